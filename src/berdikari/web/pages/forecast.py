"""Forecast: how much of each device will be made at home, what each partnership brings, what is missing, on what it
rests, and how well it foresees.
"""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from berdikari.edge.reference import rows, table
from berdikari.errors import UnknownIdError
from berdikari.records.forecast import Forecast, Outlook
from berdikari.report import forecast_views as views
from berdikari.report.band_chart import band_chart
from berdikari.report.foresee_words import Texts, texts
from berdikari.report.tables import Table
from berdikari.web import thinking
from berdikari.web.exports import offered
from berdikari.web.page import Asking, Shown
from berdikari.web.thinking import Foreseen, Moved, Target

YEARS = range(2020, 2061)
ASKED = ("device", "year", "share", "prior", "value")


def page(asking: Asking) -> Shown:
    """All devices whose need is known, or one device; with a target, or a prior moved, where the address asks."""
    title = str(asking.words("outlook.title"))
    device = device_of(asking)
    faults = [
        asking.words("outlook.no_asking", found=f"{name}={value}"[:80]).unescape()
        for name, value in asking.params.items()
        if name not in ASKED
    ]
    moved = moved_of(asking, faults)
    target = target_of(asking, faults) if device else None
    answer = asking.think(thinking.foreseen, device, moved, target)
    found = answer.found
    view: dict[str, Any] = {
        "said": texts(asking.language),
        "device": device,
        "name": asking.words.category(device) if device else "",
        "table": views.outlook_table(views.telling(found.outlooks), texts(asking.language)),
        "charts": [] if device else _charts(found, asking),
        "one": _one(found, asking) if device else None,
        "gap": _gap(answer, asking, faults) if target else None,
        "after": _after(answer, asking, faults),
        "exports": offered(asking, "forecast"),
        "asked": {name: asking.params.get(name, "")[:60] for name in ("year", "share", "prior", "value")},
        "faults": faults,
    }
    view |= _whole(answer, asking)
    return Shown(template="forecast.html", title=title, here="forecast", status=422 if faults else 200, view=view)


def device_of(asking: Asking) -> str | None:
    """The device of the address. Raises UnknownIdError."""
    device = asking.params.get("device", "").strip()
    if device and all(row["id"] != device for row in rows("devices")):
        raise UnknownIdError("device", device[:80])
    return device or None


def _whole(answer: Foreseen, asking: Asking) -> dict[str, Any]:
    """What stands on every page of it: devices to choose, what it rests on, how well it foresees."""
    said, found = texts(asking.language), answer.found
    names = {device: asking.words.category(device) for device in answer.brought}
    chosen = ((names[one], asking.to("forecast", device=one), one in answer.needed) for one in answer.brought)
    return {
        "chosen": sorted(chosen),
        "untouched": [] if asking.params.get("device") else _untold(found, said),
        "assumed": views.assumed_table(found, said),
        "count": (sum(one.assumption for one in found.assumed), len(found.assumed)),
        "priors": [(name, said.assumption(name), said.number(value, 2)) for name, value in priors().items()],
        "calibration": calibration_of(answer, asking),
        "cohorts": answer.cohorts,
    }


def calibration_of(answer: Foreseen, asking: Asking) -> Table:
    """How well it foresees, beside one constant."""
    return views.calibration_table(answer.scores, texts(asking.language))


def by_device(found: Forecast) -> dict[str, list[Outlook]]:
    """The windows of each device."""
    several: dict[str, list[Outlook]] = {}
    for one in found.outlooks:
        several.setdefault(one.device, []).append(one)
    return several


def told_of(own: Sequence[Outlook]) -> Outlook:
    """The window that is told in sentences: the longest with a need, else the last."""
    return next((one for one in own if one.need and one.start[:4] != one.end[:4]), own[-1])


def _untold(found: Forecast, said: Texts) -> tuple[str, ...]:
    return views.share_sentences(found.outlooks, said) + views.untouched_sentences(found, said)


def _charts(found: Forecast, asking: Asking) -> list[dict[str, Any]]:
    """The answer at a glance: each device of which a share can be told, its two sentences and its chart."""
    said = texts(asking.language)
    told = ((device, own, views.sentences(told_of(own), said)[:3:2]) for device, own in by_device(found).items())
    return [
        {
            "name": asking.words.category(device),
            "href": asking.to("forecast", device=device),
            "sentences": sentences,
            "chart": Markup(drawn),  # noqa: S704 - made here, what is filled in is escaped
        }
        for device, own, sentences in told
        if (drawn := band_chart(own, said))
    ]


def _one(found: Forecast, asking: Asking) -> dict[str, Any] | None:
    """A device: sentences, chart, what each partnership brings."""
    said = texts(asking.language)
    if not found.outlooks:
        return None
    told = told_of(found.outlooks)
    titles = {one.line.title: asking.to("partnership", one.line.id) for one in told.contributions}
    return {
        "sentences": views.sentences(told, said),
        "chart": Markup(band_chart(found.outlooks, said)),  # noqa: S704 - made here, what is filled in is escaped
        "lines": views.contribution_table(told, said),
        "titles": titles,
        "need": told.need,
        "assumed": bool(told.need and told.need.assumption),
    }


def _gap(answer: Foreseen, asking: Asking, faults: list[str]) -> dict[str, Any] | None:
    """What is missing to the target of the address, in words."""
    found, said = answer.gap, texts(asking.language)
    if found is None:
        faults.append(asking.words("outlook.no_need", year=asking.params.get("year", "").strip()).unescape())
        return None
    return {"sentences": views.gap_sentences(found, said), "table": views.gap_table(found, said)}


def target_of(asking: Asking, faults: list[str]) -> Target:
    """Year and share of the address; None: no target is asked for, or what is wrong with it is told."""
    year, share = asking.params.get("year", "").strip(), _number(asking.params.get("share", ""))
    if not year and not asking.params.get("share"):
        return None
    if not (year.isascii() and year.isdigit() and int(year[:5]) in YEARS) or share is None or not 0 < share <= 100:
        faults.append(str(asking.words("outlook.no_target")))
        return None
    return int(year), share / 100


def moved_of(asking: Asking, faults: list[str]) -> Moved:
    """The prior of the address with its new number."""
    name, typed = asking.params.get("prior", "").strip(), asking.params.get("value", "")
    value = _number(typed)
    if not name or not typed.strip():
        return None
    if value is None or name not in priors():
        faults.append(str(asking.words("outlook.no_number")))
        return None
    return name, value


def _after(answer: Foreseen, asking: Asking, faults: list[str]) -> Table | None:
    """The bands before and after a prior was moved."""
    if answer.fault:
        faults.append(answer.fault)
    return views.moved_table(answer.found, answer.after, texts(asking.language)) if answer.after else None


def priors() -> dict[str, float]:
    """The numbers that can be moved, as `slip.median`, with what they are."""
    cells = ((name, key, cell) for name, own in table("forecast/priors").items() for key, cell in own.items())
    return {f"{name}.{key}": cell for name, key, cell in cells if type(cell) is float}


def _number(typed: str) -> float | None:
    """A number with a decimal point or comma; None: it is none."""
    try:
        value = float(typed.strip().replace(",", ".")[:20])
    except ValueError:
        return None
    return value if abs(value) < 1e6 else None
