"""Devices: the catalogue, with what the register and the trade data say of each."""

from typing import Any

from berdikari.edge.reference import rows
from berdikari.names import fold
from berdikari.records.dependence import Dependence
from berdikari.report.dependence.labels import labels
from berdikari.report.priorities import listings_of
from berdikari.web.devices import known, own_by_device, partnerships_by_device
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import stage_text

SHOWS = ("known", "all")


def page(asking: Asking) -> Shown:
    """Those in the register or on a priority list; all of them, or those of whose names `q` is part, where asked."""
    text = asking.params.get("q", "").strip()[:200]
    show = "all" if text or asking.params.get("show") == "all" else "known"
    wanted = fold(text).split()
    about, found = partnerships_by_device(asking.sight), known().dependences
    told = [
        _device(row, found[row["id"]], asking)
        for row in rows("devices")
        if (show == "all" or row["priority"] or row["id"] in about) and all(word in _names(row) for word in wanted)
    ]
    told.sort(key=lambda one: (-one["count"], not one["priority"], one["name"].casefold()))
    view: dict[str, Any] = {
        "text": text,
        "show": show,
        "devices": told,
        "every": len(rows("devices")),
        "traded": any(one.years for one in found.values()),
        "synthetic": any(one.synthetic for one in found.values()),
    }
    return Shown(template="devices.html", title=str(asking.words("frame.devices")), here="devices", view=view)


def _names(row: dict[str, str]) -> str:
    """All names of a device, and its codes, folded."""
    columns = ("id", "name_id", "name_en", "name_tr", "aliases_id", "aliases_en", "aliases_tr", "hs6", "btki8")
    return " ".join(fold(row[column]) for column in columns)


def _device(row: dict[str, str], dependence: Dependence, asking: Asking) -> dict[str, Any]:
    words = asking.words
    several = partnerships_by_device(asking.sight).get(row["id"], ())
    about = own_by_device(asking.sight).get(row["id"], ())
    share = dependence.measure("import_share") if dependence.years else None
    largest = dependence.measure("top_supplier_share") if dependence.years else None
    own = labels(words.language, {})
    return {
        "name": words.category(row["id"]),
        "href": asking.to("device", row["id"]),
        "priority": len(listings_of(row)),
        "count": len(about),
        "list": asking.to("partnerships", device=row["id"], reach="home"),
        "apart": str(words.many("device.elsewhere", len(several) - len(about))) if len(several) > len(about) else "",
        "apart_list": asking.to("partnerships", device=row["id"], reach="elsewhere"),
        "stage": stage_text(about[0].stage, words) if about else "",
        "level": words.label("technology", row["technology_level"]) if row["technology_level"] else "",
        "risk": row["risk_class"],
        "codes": row["hs6"].split("|")[:3] if row["hs6"] else [],
        "share": own.amount(share) if share and share.value is not None else "",
        "largest": own.amount(largest) if largest and largest.value is not None else "",
    }
