"""Match: whom a delegation should meet, who could bring a device, whom a firm should talk to; each with its reasons."""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from starlette.datastructures import FormData, QueryParams, UploadFile

from berdikari.edge.delegation import alpha3, firm_line, firms_in
from berdikari.edge.devices import device_named
from berdikari.edge.reference import rows
from berdikari.errors import BerdikariError
from berdikari.names import firm_key
from berdikari.records import Partnership
from berdikari.records.match import BackTest, Feature, Firm, Match, Meeting, Pair
from berdikari.report.findings import title_of
from berdikari.report.foresee_words import Texts, texts
from berdikari.report.match_views import back_test_table, reasons
from berdikari.report.overdue import last_day, months_between
from berdikari.report.phrases import phrase
from berdikari.report.writing import day_text
from berdikari.web import matching, thinking
from berdikari.web.exports import offered
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import stage_text
from berdikari.web.thinking import Delegation, Met

HOME = "ID"
TIMES = "09.00, 09.45, 10.30, 11.15, 13.00, 13.45, 14.30, 15.15"
MOST_LETTERS, MOST_FIRMS, MOST_SLOTS, MOST_TABLES, MOST_BYTES = 12_000, 60, 16, 50, 2**20
_OWNERS, _PAIRS = 10, 10


def page(asking: Asking, fault: str = "") -> Shown:
    """What the address asks: a delegation (`country`, `list`), a device, a firm; else what can be asked."""
    view: dict[str, Any] = {"fault": fault, "met": None, "ranked": [], "firm": None, "exports": []}
    try:
        view |= _asked(asking)
    except BerdikariError as error:
        view |= {"fault": fault or asking.words.fault(str(error))}
    if view["met"] or view["ranked"] or view["firm"]:
        view["exports"] = offered(asking, "match")
    view |= _form(asking) | _known(asking) | _trust(asking) | {"said": texts(asking.language)}
    return _shown(asking, view)


def action(asking: Asking, form: FormData) -> str | Shown:
    """A list from a file: put into the address, so that the timetable can be sent on; or what is wrong with it."""
    asked = {name: str(form.get(name, ""))[:600].strip() for name in ("country", "province", "slots", "tables")}
    asking = replace(asking, params=QueryParams(asked | {"list": str(form.get("list", ""))}))
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        return page(asking, str(asking.words("matching.no_file")))
    body = file.file.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return page(asking, str(asking.words("matching.long", most=MOST_FIRMS)))
    try:
        guests = _read(body, file.filename, alpha3(asked["country"]) or "TUR")
    except BerdikariError as error:
        return page(asking, asking.words.fault(str(error)))
    text = "\n".join(_line(one, asking) for one in guests)
    if len(text) > MOST_LETTERS or len(guests) > MOST_FIRMS:
        return page(asking, str(asking.words("matching.long", most=MOST_FIRMS)))
    return asking.to("match", **asked, list=text) + "#h-day"


def _shown(asking: Asking, view: dict[str, Any]) -> Shown:
    status = 422 if view["fault"] else 200
    title = str(asking.words("matching.title"))
    return Shown(template="match.html", title=title, here="match", status=status, view=view)


def _asked(asking: Asking) -> dict[str, Any]:
    """The answer to what is asked. Raises BerdikariError where it cannot be understood."""
    if device := asking.params.get("device", "").strip()[:200]:
        known = device_named(device)
        if known is None or known not in matching.coded():
            return {"fault": asking.words("matching.no_device", device=device)}
        return {"ranked": [_ranked(known, asking)]}
    if firm := asking.params.get("firm", "").strip()[:200]:
        found = asking.think(thinking.firm_named, firm)
        return {"firm": _firm(found, asking)} if found else {"fault": asking.words("matching.no_firm", firm=firm)}
    delegation = delegation_of(asking)
    return {"met": _met(delegation, asking)} if delegation else {}


def delegation_of(asking: Asking) -> Delegation | None:
    """The delegation of the address; a country alone stands for its firms in the register. Raises BerdikariError."""
    params, words = asking.params, asking.words
    text, code = params.get("list", "").strip(), params.get("country", "").strip().upper()
    if not text and not code:
        return None
    country = alpha3(code or "TR")
    if country is None:
        raise BerdikariError(words("matching.no_country", country=code[:40]).unescape())
    text = text or _listed(asking, country)
    tables = params.get("tables", "").strip() or "10"
    slots = tuple(dict.fromkeys(one.strip()[:40] for one in _slots(params.get("slots", "")) if one.strip()))
    if len(text) > MOST_LETTERS or len(text.splitlines()) > MOST_FIRMS + 1:
        raise BerdikariError(words("matching.long", most=MOST_FIRMS).unescape())
    if not (tables.isascii() and tables.isdigit() and 1 <= int(tables[:9]) <= MOST_TABLES):
        raise BerdikariError(words("matching.no_tables", found=tables[:20], most=MOST_TABLES).unescape())
    if not 1 <= len(slots) <= MOST_SLOTS:
        raise BerdikariError(words("matching.no_slots", found=len(slots), most=MOST_SLOTS).unescape())
    if not text:
        raise BerdikariError(words("matching.nobody", country=words.country(code)).unescape())
    province = params.get("province", "").strip()[:40]
    if province and not asking.think(thinking.hosts_there, province):
        raise BerdikariError(words("matching.no_host", province=words.province(province)).unescape())
    return Delegation(text=text, country=country, province=province, slots=slots, tables=int(tables))


def _slots(typed: str) -> Sequence[str]:
    """Times behind commas, or just how many."""
    typed = typed.strip() or TIMES
    if typed.isascii() and typed.isdigit():
        return [str(at + 1) for at in range(min(int(typed[:4]), MOST_SLOTS + 1))]
    return re.split(r"[,;\n]", typed)


def _listed(asking: Asking, country: str) -> str:
    """The firms of a country in the register, a line each."""
    return "\n".join(_line(one, asking) for one in asking.think(thinking.firms_of, country))


def _line(firm: Firm, asking: Asking) -> str:
    country = texts(asking.language).country(firm.country)
    return firm_line(firm, country, (asking.words.category(device) for device in firm.devices))


def _read(body: bytes, name: str, country: str) -> tuple[Firm, ...]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"list{PurePath(name).suffix.lower()[:6]}"
        file.write_bytes(body)
        try:
            return firms_in(str(file), country)[0]
        except BerdikariError as error:
            raise BerdikariError(str(error).replace(str(file), PurePath(name).name[:80])) from None


def _form(asking: Asking) -> dict[str, Any]:
    """What stands in the form: as it was asked, or the firms of the country that was chosen."""
    code = asking.params.get("country", "").strip().upper()
    typed = asking.params.get("list", "")
    country = alpha3(code)
    return {
        "code": code or "TR",
        "province": asking.params.get("province", "").strip()[:40],
        "own": bool(typed),
        "text": typed[: 2 * MOST_LETTERS] or (_listed(asking, country) if country else ""),
        "slots": asking.params.get("slots", "")[:600] or TIMES,
        "tables": asking.params.get("tables", "")[:20] or "10",
        "wanted_device": asking.params.get("device", "")[:200],
        "wanted_firm": asking.params.get("firm", "")[:200],
    }


def _known(asking: Asking) -> dict[str, Any]:
    """What can be chosen: countries with how many firms, firms of the register, devices with a customs code."""
    known, words = asking.think(thinking.known), asking.words
    counts = known.counts
    every = sorted((words.country(row["iso2"]), row["iso2"], row["iso3"]) for row in rows("countries"))
    province = asking.params.get("province", "").strip()[:40] or None
    coming = [
        (name, asking.to("match", country=code, province=province) + "#h-day", counts[long])
        for name, code, long in every
        if long in counts and code != HOME
    ]
    return {
        "countries": [(code, name) for name, code, _ in every],
        "provinces": sorted((words.province(code), code) for code in known.hosting),
        "coming": sorted(coming, key=lambda one: -one[2]),
        "firms": known.names,
        "devices": sorted(words.category(device) for device in matching.coded()),
    }


def _trust(asking: Asking) -> dict[str, Any]:
    """How the match would have done, as far as that is worked out yet."""
    said, errand = texts(asking.language), matching.back_tested(asking.desk)
    test: BackTest | None = errand.answer
    return {
        "trust": _hits(test, said) if test else None,
        "table": back_test_table(test, said) if test else None,
        "pending": errand.busy,
        "bias": said("match.bias"),
    }


def _hits(test: BackTest, said: Texts) -> dict[str, Any]:
    match, *others = test.rivals
    return {
        "hits": said.percent(match.hits),
        "low": said.percent(match.interval[0]),
        "high": said.percent(match.interval[1]),
        "cases": len(test.cases),
        "candidates": test.candidates,
        "best": said.percent(max(one.hits for one in others)),
    }


def _ranked(device: str, asking: Asking) -> dict[str, Any]:
    """Who could bring a device."""
    found = asking.think(thinking.ranked, device, _OWNERS)
    return {
        "name": asking.words.category(device),
        "href": asking.to("device", device),
        "firms": [_owner(one, asking) for one in found.firms],
        "countries": [_owner(one, asking) for one in found.countries],
        "of": found.of,
    }


def _owner(one: Match, asking: Asking) -> dict[str, Any]:
    said = texts(asking.language)
    return {
        "name": one.firm or said.country(one.country),
        "country": said.country(one.country) if one.firm else "",
        "chance": said.percent(one.chance),
        "score": said.number(one.score, 2),
        "width": 100 * one.chance,
        "recommended": one.recommended,
        "reasons": reasons(one.features, said) if one.recommended else said(f"match.{one.why_not}"),
        "features": _features(one.features, said),
    }


def _features(features: Sequence[Feature], said: Texts) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (
            said(f"feature.{one.name}"),
            "?" if one.value is None else said.number(one.value, 2),
            said.number(one.standard, 2),
            said.number(one.weight, 2),
            said.number(one.points, 2),
            phrase(one.evidence, said.language),
        )
        for one in features
    ]


def _firm(firm: Firm, asking: Asking) -> dict[str, Any]:
    """For a firm at home, the owners of what it makes; for one from abroad, the makers at home."""
    words, at_home = asking.words, firm.country == alpha3(HOME)
    known = [device for device in firm.devices if device in matching.coded()]
    return {
        "name": firm.name,
        "country": texts(asking.language).country(firm.country),
        "devices": [(words.category(device), asking.to("device", device)) for device in firm.devices],
        "ranked": [_ranked(one, asking) for one in known[:6]] if at_home else [],
        "pairs": [] if at_home else [_pair(one, asking) for one in asking.think(thinking.partners, firm, _PAIRS)],
        "at_home": at_home,
    }


def _pair(one: Pair, asking: Asking) -> dict[str, Any]:
    said = texts(asking.language)
    return {
        "guest": _named(one.guest, asking),
        "host": _named(one.host, asking),
        "device": asking.words.category(one.device),
        "device_href": asking.to("device", one.device),
        "grounds": _grounds(one, asking),
        "proofs": _proofs(one, asking),
        "fit": said.number(one.fit, 2),
        "reasons": reasons(one.features, said) if one.recommended else said(f"match.{one.why_not}"),
        "features": _features(one.features, said),
    }


def _named(name: str, asking: Asking) -> dict[str, str]:
    """A firm with the address of its page, where the register has one."""
    known = matching.organisations_by_key(asking.sight).get(firm_key(name))
    return {"name": name, "href": asking.to("organisation", known) if known else ""}


def _grounds(one: Pair, asking: Asking) -> str:
    """Why the two should meet, in words that can be said aloud, and what to know before."""
    values = {feature.name: feature.value for feature in one.features}
    words, device = asking.words, asking.words.category(one.device)
    guest, host = _known_of(one.guest, one.device, asking), _known_of(one.host, one.device, asking)
    shared = "same" if values.get("same_device") else "near" if values.get("capability") else "apart"
    parts = [words(f"matching.ground_{shared}", device=device, host=one.host)]
    if set(guest) & set(host):
        parts.append(words("matching.ground_together"))
    elif any(party.country not in (None, HOME) for each in host for party in each.parties):
        parts.append(words("matching.ground_taken", host=one.host))
    if not guest:
        parts.append(words("matching.ground_listed", guest=one.guest))
    return " ".join(part.unescape() for part in parts)


def _known_of(name: str, device: str, asking: Asking) -> Sequence[Partnership]:
    """The partnerships of a firm for a device, the highest first."""
    return matching.partnerships_of(asking.sight, name, device)


def _proofs(one: Pair, asking: Asking) -> list[dict[str, str]]:
    """The partnership of each of the two that is furthest with the device."""
    best = [each for name in (one.guest, one.host) for each in _known_of(name, one.device, asking)[:1]]
    return [_proof(each, asking) for each in dict.fromkeys(best)]


def _proof(one: Partnership, asking: Asking) -> dict[str, str]:
    """A partnership as the proof of a ground: its title, how far it is and since when."""
    words = asking.words
    stage = stage_text(one.stage, words) if one.stage else str(words("matching.no_stage"))
    day = day_text(one.date, words) if one.date else str(words("matching.no_day"))
    return {
        "title": title_of(one),
        "href": asking.to("partnership", one.id),
        "stage": ", ".join([stage, day, *_age(one, asking)]),
    }


def _age(one: Partnership, asking: Asking) -> list[str]:
    """How long nobody has reported anything of it, where that is a year or more."""
    last = one.last_news or one.date
    years = months_between(last_day(last), asking.sight.today) // 12 if last else 0
    return [str(asking.words.many("matching.years_ago", years))] if years else []


def _met(delegation: Delegation, asking: Asking) -> dict[str, Any]:
    met = asking.think(thinking.met, delegation, str(asking.words("matching.list")))
    schedule = met.schedule
    by_slot: dict[int, list[Meeting]] = {}
    for one in schedule.meetings:
        by_slot.setdefault(one.slot, []).append(one)
    listed = asking.params.get("list", "").strip()
    return {
        "country": "" if listed else asking.words.country(asking.params.get("country", "").strip().upper()),
        "guests": len(met.guests),
        "meetings": len(schedule.meetings),
        "hosts": len({one.pair.host for one in schedule.meetings}),
        "slots": [
            (schedule.slots[slot], [{"table": one.table} | _pair(one.pair, asking) for one in several])
            for slot, several in sorted(by_slot.items())
        ],
        "first": _first(schedule.meetings, asking),
        "alone": alone_of(met, asking),
        "problems": [str(one.message) for one in met.problems],
    }


def _first(meetings: Sequence[Meeting], asking: Asking) -> list[dict[str, Any]]:
    """For each guest its best meeting, and whom else it meets."""
    best: dict[str, list[Meeting]] = {}
    for one in meetings:
        best.setdefault(one.pair.guest, []).append(one)
    tops = sorted(
        (max(several, key=lambda one: one.pair.fit) for several in best.values()), key=lambda one: -one.pair.fit
    )
    return [
        _pair(one.pair, asking)
        | {"more": [_named(each.pair.host, asking) for each in best[one.pair.guest] if each != one]}
        for one in tops
    ]


def alone_of(met: Met, asking: Asking) -> list[tuple[str, str]]:
    """Guests without a meeting, with the reason in words."""
    said, silent = texts(asking.language), {one.name for one in met.guests if not one.devices}
    unknown = str(asking.words("matching.no_devices"))
    return [(name, unknown if name in silent else said(f"match.{why}")) for name, why in met.schedule.alone]
