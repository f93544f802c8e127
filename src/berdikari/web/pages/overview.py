"""Overview: self-reliance at a glance; with an empty register, what to begin with."""

from functools import lru_cache
from typing import Any

from markupsafe import Markup
from starlette.datastructures import FormData

from berdikari import api
from berdikari.assess.official import official_shares
from berdikari.edge.asked import ELSEWHERE, HOME, NONE
from berdikari.edge.examples import examples
from berdikari.edge.reference import rows
from berdikari.errors import InvalidRecordError
from berdikari.names import fold
from berdikari.records import Partnership, rung
from berdikari.report.contradictions import about_text
from berdikari.report.findings import title_of
from berdikari.report.glance import Glance, Step, glance
from berdikari.report.map import map_html
from berdikari.report.overdue import last_day, months_between
from berdikari.report.priorities import NOBODY, PriorityDevice, priority_devices
from berdikari.report.words import Words, number
from berdikari.report.writing import day_text, percent
from berdikari.web.desk import Sight
from berdikari.web.exports import offered
from berdikari.web.maps import provinces_map
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import stage_text

_QUESTIONS = 4
_LOADS = ("starter", "examples")
_HOME = "ID"
# What the first page of an empty register offers to ask, and where the answer stands once the starter is loaded.
_ANSWERS: dict[str, tuple[str, dict[str, str | None]]] = {
    "meet": ("match", {"country": "TR"}),
    "became": ("partnerships", {"status": "silent"}),
    "made": ("partnerships", {"stage": "production"}),
    "where": ("partnerships", {"view": "map"}),
}


def page(asking: Asking) -> Shown:
    """What the register holds, at a glance; where it holds nothing, what could be put in."""
    title = str(asking.words("frame.overview"))
    if not asking.sight.partnerships:
        title = str(asking.words("overview.welcome"))
        return Shown(template="welcome.html", title=title, here="overview", view={"asks": _asks(asking)})
    told, priorities = _glance(asking.sight), _priorities(asking.sight)
    listed = sorted(priorities, key=lambda one: _nearness(one, asking.words))
    view: dict[str, Any] = {
        "exports": offered(asking, "overview", query=""),
        "figures": _figures(told, priorities, asking),
        "official": _official(asking.words),
        "proof": _proof(asking),
        "apart": _apart(asking),
        "steps": [_step(step, told, asking) for step in told.steps],
        "map": map_html(provinces_map(asking)),
        "news": [_news(one, asking) for one in told.news],
        "silent": [_silent(one, asking) for one in told.silent],
        "late": [_late(day, one, asking) for day, one in told.late],
        "told": told,
        "priorities": [_priority(one, asking) for one in listed],
        "contradicted": [_contradicted(one, asking) for one in told.contradicted],
        "questions": _questions(asking),
        "question_count": len(asking.sight.resolution.questions),
        "coming": [(asking.words.country(code), code, count) for code, count in _abroad(asking.sight)],
        "loaded": _loaded(asking),
    }
    return Shown(template="overview.html", title=title, here="overview", view=view)


def action(asking: Asking, form: FormData) -> str:
    """Load the examples or the starter register; what is there already changes nothing."""
    wanted = str(form.get("load", ""))
    if wanted == "starter":
        api.load_starter(asking.desk.store)
    elif wanted == "examples":
        for _ in api.add(asking.desk.store, api.read_files([examples()], asking.desk.settings)):
            pass
    else:
        raise InvalidRecordError("form", "load", wanted, " or ".join(_LOADS))
    asking.desk.fresh()
    then = str(form.get("then", ""))
    if then in _ANSWERS:
        page, asked = _ANSWERS[then]
        return asking.to(page, **asked) + ("#h-day" if then == "meet" else "")
    return asking.to("overview", loaded=wanted)


def _asks(asking: Asking) -> list[tuple[str, str]]:
    """What can be asked of the starter register: a question, and what leads to its answer."""
    return [(name, str(asking.words(f"overview.ask_{name}"))) for name in _ANSWERS]


def _loaded(asking: Asking) -> str:
    """What was just loaded, in numbers."""
    wanted = asking.params.get("loaded", "")
    if wanted not in _LOADS:
        return ""
    said, words = asking.sight, asking.words
    counts = {"documents": number(len(said.documents), words.language)}
    counts["partnerships"] = number(len(said.partnerships), words.language)
    return str(words("overview.loaded", what=words(f"overview.load_{wanted}"), **counts))


@lru_cache(maxsize=1)
def _abroad(sight: Sight) -> list[tuple[str, int]]:
    """The countries abroad whose firms the register knows, those with most partnerships first."""
    known = sight.index.bits["country"]
    found = [(code, bits.bit_count()) for code, bits in known.items() if code != _HOME]
    return sorted(found, key=lambda one: (-one[1], one[0]))


@lru_cache(maxsize=1)
def _glance(sight: Sight) -> Glance:
    return glance(sight.findings(_own(sight)))


@lru_cache(maxsize=1)
def _own(sight: Sight) -> tuple[Partnership, ...]:
    """Indonesia's own partnerships: others count for the self-reliance of somebody else."""
    return tuple(one for one in sight.resolution.partnerships if sight.index.by_id[one.id].at_home)


@lru_cache(maxsize=1)
def _priorities(sight: Sight) -> tuple[PriorityDevice, ...]:
    return priority_devices(rows("devices"), _own(sight))


def _figures(told: Glance, priorities: tuple[PriorityDevice, ...], asking: Asking) -> list[tuple[int, str, str]]:
    """The numbers of the first line: how many, of what, and where they are listed."""
    words, listed = asking.words, asking.to("partnerships", reach=HOME)
    nobody = sum(one.standing == NOBODY for one in priorities)
    return [
        (told.total, str(words("overview.own_partnerships")), listed),
        (told.producing, str(words("overview.producing")), f"{listed}&stage=production&stage=export"),
        (nobody, str(words("overview.nobody", total=len(priorities))), "#h-priorities"),
        (told.silent_count, str(words("overview.silent")), asking.to("partnerships", status="silent", reach=HOME)),
        (told.late_count, str(words("overview.late")), "#late" if told.late_count else listed),
        (told.conflicts, str(words("overview.conflicts")), "#h-conflicts"),
        (len(asking.sight.resolution.questions), str(words("overview.questions")), asking.to("review")),
    ]


def _apart(asking: Asking) -> list[tuple[str, str]]:
    """What the figures leave out: how many partnerships, and where they are listed."""
    counts = {name: bits.bit_count() for name, bits in asking.sight.index.bits["reach"].items()}
    return [
        (str(asking.words.many(f"overview.{said}", counts[name])), asking.to("partnerships", reach=name))
        for name, said in ((ELSEWHERE, "elsewhere_count"), (NONE, "unplaced_count"))
        if name in counts
    ]


def _proof(asking: Asking) -> dict[str, str]:
    """How many facts a sentence proves, and how many somebody compiled by hand."""
    total, proven = len(asking.sight.register.claims), _quoted(asking.sight)
    told = {"total": total, "proven": proven, "hand": total - proven}
    return {name: number(count, asking.language) for name, count in told.items()}


@lru_cache(maxsize=1)
def _quoted(sight: Sight) -> int:
    return sum(claim.quote is not None for claim in sight.register.claims)


def _official(words: Words) -> dict[str, str | Markup]:
    """The latest import share that an official table gives, and the years for which it gives none that can be."""
    shares = official_shares(rows("facts"))
    last = max((one for one in shares if one.value is not None), key=lambda one: one.period)
    source = next(row for row in rows("facts") if row["fact"] == "imports" and row["year"] == last.period)
    return {
        "share": percent(last.value or 0.0, words),
        "year": last.period,
        "speaker": words.phrase(source["speaker"]),
        "source": source["source"],
        "refused": words.joined([one.period for one in shares if one.value is None and one.period > last.period]),
    }


def _step(step: Step, told: Glance, asking: Asking) -> dict[str, Any]:
    """A rung of the ladder; widths in per cent of the longest."""
    most = max(one.reached + one.planned for one in told.steps) or 1
    return {
        "label": stage_text(step.stage, asking.words),
        "href": asking.to("partnerships", stage=step.stage or "none", reach=HOME),
        "step": step,
        "heard": 100 * (step.reached - step.silent) / most,
        "reached": 100 * step.reached / most,
        "all": 100 * (step.reached + step.planned) / most,
    }


def _line(one: Partnership, asking: Asking) -> dict[str, Any]:
    return {
        "title": title_of(one),
        "href": asking.to("partnership", one.id),
        "stage": stage_text(one.stage, asking.words),
        "devices": [*dict.fromkeys(asking.words.device(device) for device in one.devices)][:2],
    }


def _news(one: Partnership, asking: Asking) -> dict[str, Any]:
    told = (asking.sight.documents[claim.document] for claim in one.claims)
    report = max(told, key=lambda document: document.published or "")
    return _line(one, asking) | {
        "day": day_text(one.last_news, asking.words),
        "outlet": report.outlet or report.source,
        "report": asking.to("document", report.id),
    }


def _silent(one: Partnership, asking: Asking) -> dict[str, Any]:
    since = asking.sight.silences[one.id].since
    months = months_between(last_day(since), asking.sight.today)
    return _line(one, asking) | {"day": day_text(since, asking.words), "months": months}


def _late(day: str, one: Partnership, asking: Asking) -> dict[str, Any]:
    planned = asking.words.label("stage", one.planned_stage)
    months = months_between(last_day(day), asking.sight.today)
    return _line(one, asking) | {"day": day_text(day, asking.words), "planned": planned, "months": months}


def _contradicted(one: Partnership, asking: Asking) -> dict[str, Any]:
    about = [about_text(conflict.about, asking.words) for conflict in one.conflicts]
    undecided = sum(conflict.preferred is None for conflict in one.conflicts)
    line = _line(one, asking)
    return line | {"href": f"{line['href']}#h-conflicts", "about": list(dict.fromkeys(about)), "undecided": undecided}


def _nearness(one: PriorityDevice, words: Words) -> tuple[int, str]:
    """Those that nobody makes first, then the lowest rung first."""
    return (len(one.partnerships) and rung(one.partnerships[0].stage) + 2, fold(words.category(one.device)))


def _priority(one: PriorityDevice, asking: Asking) -> dict[str, Any]:
    words, device = asking.words, asking.to("device", one.device)
    first = one.partnerships[0] if one.partnerships else None
    return {
        "name": words.category(one.device),
        "href": device,
        "listings": [(words.phrase(each.name), day_text(each.day, words), each.url) for each in one.listings],
        "standing": one.standing,
        "stage": stage_text(first.stage, words) if first else "",
        "height": rung(first.stage) + 1 if first else 0,
        "count": len(one.partnerships),
        "list": asking.to("partnerships", device=one.device, reach=HOME),
    }


def _questions(asking: Asking) -> list[dict[str, Any]]:
    """The first questions: what is asked, of which partnerships."""
    sight, words = asking.sight, asking.words
    return [
        {
            "asks": str(words("overview.same") if question.asks == "same" else words("overview.prefer")),
            "titles": [title_of(sight.partnerships[name]) for name in question.partnerships],
            "href": asking.to("review", at=str(at) if at else None),
        }
        for at, question in enumerate(sight.resolution.questions[:_QUESTIONS])
    ]
