"""Matches, meetings and the back-test as people read them: tables with reasons, and the sheet of a day to print."""

from collections.abc import Sequence
from html import escape

from berdikari.records.match import BackTest, Feature, Match, Pair, Schedule
from berdikari.report.foresee_words import Texts
from berdikari.report.tables import Table

_REASONS = 3


def match_table(matches: Sequence[Match], texts: Texts, most: int = 10) -> Table:
    """The first candidates, each with its strongest reasons for and against, and why it is not recommended."""
    heads = ("rank", "country", "firm", "chance", "score", "recommended", "reasons")
    rows = tuple(
        (
            str(at),
            texts.country(match.country),
            match.firm or "",
            texts.percent(match.chance),
            texts.number(match.score, 2),
            texts(f"yes.{str(match.recommended).lower()}"),
            reasons(match.features, texts) if match.recommended else texts(f"match.{match.why_not}"),
        )
        for at, match in enumerate(matches[:most], start=1)
    )
    return Table(texts("match.title"), tuple(map(texts.column, heads)), rows, frozenset((0, 3, 4)))


def reasons(features: Sequence[Feature], texts: Texts) -> str:
    """The weightiest features: `+ share of world exports, + growth of the advantage, - unit value`."""
    known = [feature for feature in features if feature.value is not None and abs(feature.points) > 1e-9]
    weighty = sorted(known, key=lambda one: -abs(one.points))[:_REASONS]
    return ", ".join(f"{'+' if one.points > 0 else '−'} {texts(f'feature.{one.name}')}" for one in weighty)


def feature_table(match: Match, texts: Texts) -> Table:
    """Every feature of one candidate: value, standard, weight, points, evidence."""
    heads = ("feature", "value_of", "standard", "weight", "points", "evidence")
    rows = tuple(
        (
            texts(f"feature.{one.name}"),
            "?" if one.value is None else texts.number(one.value, 3),
            texts.number(one.standard, 2),
            texts.number(one.weight, 2),
            texts.number(one.points, 2),
            one.evidence,
        )
        for one in match.features
    )
    caption = f"{texts.device(match.device)}: {match.firm or texts.country(match.country)}"
    return Table(caption, tuple(map(texts.column, heads)), rows, frozenset((1, 2, 3, 4)))


def schedule_table(schedule: Schedule, texts: Texts) -> Table:
    """The meetings in order of time and table, each with its device, fit and reasons."""
    heads = ("slot", "table", "guest", "host", "device", "fit", "reasons")
    rows = tuple(
        (
            schedule.slots[one.slot],
            str(one.table),
            one.pair.guest,
            one.pair.host,
            texts.device(one.pair.device),
            texts.number(one.pair.fit, 2),
            reasons(one.pair.features, texts),
        )
        for one in schedule.meetings
    )
    return Table(texts("match.sheet"), tuple(map(texts.column, heads)), rows, frozenset((1, 5)))


def pair_table(pairs: Sequence[Pair], texts: Texts) -> Table:
    """Hosts for a guest, each with its device, fit and reasons."""
    heads = ("guest", "host", "device", "fit", "reasons")
    rows = tuple(
        (
            one.guest,
            one.host,
            texts.device(one.device),
            texts.number(one.fit, 2),
            reasons(one.features, texts) if one.recommended else texts(f"match.{one.why_not}"),
        )
        for one in pairs
    )
    return Table(texts("match.title"), tuple(map(texts.column, heads)), rows, frozenset((3,)))


def schedule_html(schedule: Schedule, texts: Texts) -> str:
    """The sheet of the day as a fragment of HTML, with those who have no meeting and why."""
    alone = "".join(f"<li>{escape(name)}: {escape(texts(f'match.{why}'))}</li>" for name, why in schedule.alone)
    rest = f"<h3>{escape(texts('match.alone'))}</h3><ul>{alone}</ul>" if alone else ""
    return schedule_table(schedule, texts).html() + rest


def back_test_table(test: BackTest, texts: Texts) -> Table:
    """The match beside the simpler ways, with intervals and exact p-values, whatever they are."""
    heads = tuple(map(texts.column, ("way", "hits", "interval", "reciprocal", "likelihood")))
    rows = tuple(
        (
            one.name,
            texts.percent(one.hits),
            f"{texts.percent(one.interval[0])} – {texts.percent(one.interval[1])}",
            texts.number(one.reciprocal, 3),
            texts.number(one.likelihood, 3),
            *("" if p is None else texts.number(p, 3) for p in (one.p_hits, one.p_reciprocal, one.p_likelihood)),
        )
        for one in test.rivals
    )
    ps = tuple(f"{texts.column('p')} ({texts.column(name)})" for name in ("hits", "reciprocal", "likelihood"))
    return Table(texts("match.backtest"), (*heads, *ps), rows, frozenset(range(1, 8)))


def match_html(matches: Sequence[Match], texts: Texts) -> str:
    """The candidates as a fragment of HTML, with the reasons of the first three in full."""
    parts = [match_table(matches, texts).html(), *(feature_table(match, texts).html() for match in matches[:3])]
    return "\n".join([*parts, f"<p>{escape(texts('match.only_country'))}</p>"])
