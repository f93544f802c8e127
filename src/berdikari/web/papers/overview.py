"""The overview as files: figures, the ladder, the map, priority devices, what is new, silent, late or contrary."""

from collections.abc import Mapping
from typing import Any

from berdikari.errors import BerdikariError
from berdikari.report.paper import Block, Grid, Heading, Paper, Text
from berdikari.report.words import Words, number
from berdikari.web.exports import Export, Handout, handed
from berdikari.web.maps import provinces_map
from berdikari.web.page import Asking
from berdikari.web.pages import overview as page
from berdikari.web.papers.parts import drawn, paper_of, part

_LISTS = ("news", "silent", "late", "contradicted")


def export(asking: Asking) -> Export:
    """The overview. Raises BerdikariError while the register is empty."""
    if not asking.sight.partnerships:
        raise BerdikariError(str(asking.words("overview.empty")))
    view = page.page(asking).view
    return handed(
        asking,
        Handout(
            name=f"berdikari-overview-{asking.sight.today.isoformat()}",
            paper=lambda _: _paper(view, asking),
            record=lambda: _record(view),
        ),
    )


def _record(view: Mapping[str, Any]) -> dict[str, Any]:
    """Figures, steps and priority devices as on the page; of the lists, the ids."""
    told = view["told"]
    lists = {name: [one.id for one in getattr(told, name)] for name in ("news", "silent", "contradicted")}
    return {
        "figures": [{"what": label, "count": count} for count, label, _ in view["figures"]],
        "official": {name: str(view["official"][name]) for name in ("share", "year", "speaker", "source")},
        "steps": [
            {"stage": one.stage, "reached": one.reached, "silent": one.silent, "planned": one.planned}
            for one in told.steps
        ],
        "priorities": [
            {name: one[name] for name in ("name", "standing", "stage", "count")} for one in view["priorities"]
        ],
        **lists,
        "late": [one.id for _, one in told.late],
    }


def _paper(view: Mapping[str, Any], asking: Asking) -> Paper:
    words = asking.words
    official = {name: view["official"][name] for name in ("share", "year", "speaker")}
    counts = tuple((label, number(count, words.language)) for count, label, _ in view["figures"])
    blocks: list[Block] = [
        Text(text=str(words("overview.official", **official).striptags()) + f" ({view['official']['source']})"),
        Grid(columns=(str(words("paper.what")), str(words("paper.value"))), rows=counts, widths=(4, 1), numbers=(1,)),
        Heading(text=str(words("overview.map"))),
        drawn(provinces_map(asking), asking),
    ]
    columns = (
        str(words("partnerships.facet_stage")),
        *(str(words(f"overview.key_{name}")) for name in ("heard", "silent", "planned")),
    )
    steps = [_step(one, words) for one in view["steps"]]
    blocks += part(words("overview.ladder"), steps, heads=columns)
    columns = tuple(str(words(f"overview.{name}")) for name in ("device", "standing", "listed"))
    blocks += part(words("overview.priorities"), [_priority(one, words) for one in view["priorities"]], heads=columns)
    for name, heading in zip(_LISTS, ("news", "gone_silent", "passed", "contradicts"), strict=True):
        blocks += part(words(f"overview.{heading}"), [_line(one, words) for one in view[name]], words("overview.none"))
    asked = [(one["asks"], " / ".join(one["titles"])) for one in view["questions"]]
    blocks += part(words("overview.open_questions"), asked, words("overview.none"))
    return paper_of(str(words("overview.title")), "", blocks, asking)


def _step(one: Mapping[str, Any], words: Words) -> tuple[str, ...]:
    step = one["step"]
    counts = (step.reached - step.silent, step.silent, step.planned)
    return one["label"], *(number(count, words.language) for count in counts)


def _priority(one: Mapping[str, Any], words: Words) -> tuple[str, ...]:
    count = str(words.many("partnerships.count", one["count"]))
    standing = f"{one['stage']} · {count}" if one["count"] else str(words("overview.is_nobody"))
    return one["name"], standing, "; ".join(f"{name}, {day}" for name, day, _ in one["listings"])


def _line(one: Mapping[str, Any], words: Words) -> tuple[str, ...]:
    """A partnership of a list: title, what is told of it there."""
    told = [*one.get("about", ()), one["stage"]]
    if "planned" in one:
        told = [str(words("overview.was_planned", stage=one["planned"], day=one["day"]))]
    elif "months" in one:
        told.append(str(words.many("overview.since", one["months"], day=one["day"])))
    elif "outlet" in one:
        told += [one["day"], one["outlet"]]
    return one["title"], " · ".join(told)
