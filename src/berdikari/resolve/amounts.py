"""Values merged: one amount told twice is one value; amounts that cannot both hold are a conflict."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from berdikari.money import agree, agree_at_rate, convert
from berdikari.records import Claim, Conflict, Value
from berdikari.resolve.choosing import JUDGED, MAJORITY, Choice, Option, choose, conflict
from berdikari.resolve.days import gap
from berdikari.resolve.reports import Reports, teller

RATE = "nearest to the other currency at the rate of the day"
ARITHMETIC = "arithmetic: the parts add up to it"
LATER = 180  # days between reports after which another amount is news, no conflict


@dataclass(slots=True, kw_only=True)
class _Amount:
    """Claims that tell one amount."""

    value: Value
    claims: list[Claim] = field(default_factory=list)


def merge_values(reports: Reports, day: str | None) -> tuple[tuple[Value, ...], list[Conflict]]:
    """The values, each once, and where reports disagree about one.

    `day`: of the event, for the rate; None: not known.
    """
    amounts = _amounts(reports.of("value"))
    if len(amounts) < 2:
        return tuple(amount.value for amount in amounts), []
    losers: list[_Amount] = []
    conflicts = []
    for rivals in _rivals(amounts, reports):
        options = [Option(text=_text(a.value), claims=tuple(a.claims)) for a in rivals]
        choice = _choose(rivals, options, amounts, reports, day)
        conflicts.append(conflict(_about(rivals), options, choice))
        losers += [a for at, a in enumerate(rivals) if at != choice.at]
    return tuple(a.value for a in amounts if not any(a is loser for loser in losers)), conflicts


def _value(claim: Claim) -> Value:
    assert isinstance(claim.value, Value)
    return claim.value


def _amounts(claims: Sequence[Claim]) -> list[_Amount]:
    found: list[_Amount] = []
    for claim in claims:
        value = _value(claim)
        home = next((a for a in found if _one_amount(a.value, value)), None)
        if home is None:
            found.append(_Amount(value=value, claims=[claim]))
        else:
            home.claims.append(claim)
            home.value = _fuller(home, value)
    return found


def _one_amount(left: Value, right: Value) -> bool:
    """One amount: same currency, kind and phase (or not told), equal up to the coarser one's rounding or within its
    range.
    """
    if left.currency != right.currency or left.phase != right.phase:
        return False
    if left.kind and right.kind and left.kind != right.kind:
        return False
    if left.upper or right.upper:
        low, high = max(left.amount, right.amount), min(left.upper or left.amount, right.upper or right.amount)
        return low <= high
    return agree(left.amount, right.amount)


def _fuller(home: _Amount, value: Value) -> Value:
    """The form to show: of rounded amounts the one that is told more often, then the more precise one; kind if told."""
    amounts = [_value(claim).amount for claim in home.claims]
    best = max(dict.fromkeys(amounts), key=lambda a: (amounts.count(a), len(f"{a:.0f}".rstrip("0"))))
    chosen = next(_value(claim) for claim in home.claims if _value(claim).amount == best)
    return replace(chosen, kind=chosen.kind or home.value.kind or value.kind)


def _rivals(amounts: Sequence[_Amount], reports: Reports) -> list[list[_Amount]]:
    """Amounts of one currency, kind and phase that different reports of the same time tell."""
    groups: dict[tuple[str, str | None, str | None, bool], list[_Amount]] = {}
    for amount in amounts:
        v = amount.value
        groups.setdefault((v.currency, v.kind, v.phase, v.shared), []).append(amount)
    return [g for group in groups.values() if len(g := _disputed(group, reports)) > 1]


def _disputed(group: Sequence[_Amount], reports: Reports) -> list[_Amount]:
    """Those of the group that clash: one report that tells both knows two amounts.

    Reports far apart in time tell news.
    """
    clash: list[_Amount] = []
    for at, one in enumerate(group):
        for other in group[at + 1 :]:
            if _clash(one, other, reports):
                clash += [a for a in (one, other) if not any(a is c for c in clash)]
    return clash


def _clash(one: _Amount, other: _Amount, reports: Reports) -> bool:
    if set(map(teller, one.claims)) & set(map(teller, other.claims)):
        return False
    days = [sorted(day for c in a.claims if (day := reports.published(c))) for a in (one, other)]
    return not (all(days) and min(gap(x, y) for x in days[0] for y in days[1]) > LATER)


def _choose(
    rivals: Sequence[_Amount], options: Sequence[Option], amounts: Sequence[_Amount], reports: Reports, day: str | None
) -> Choice:
    plain = choose(options, reports)
    if plain.rule in (JUDGED, MAJORITY):
        return plain
    sums = [at for at, a in enumerate(rivals) if _adds_up(a, amounts)]
    if len(sums) == 1:
        return Choice(at=sums[0], rule=ARITHMETIC)
    near = _nearest_at_rate(rivals, amounts, reports, day)
    return plain if near is None else Choice(at=near, rule=RATE)


def _adds_up(whole: _Amount, amounts: Sequence[_Amount]) -> bool:
    parts = [a.value.amount for a in amounts if a.value.phase and a.value.currency == whole.value.currency]
    return len(parts) > 1 and whole.value.phase is None and agree(sum(parts), whole.value.amount)


def _nearest_at_rate(
    rivals: Sequence[_Amount], amounts: Sequence[_Amount], reports: Reports, day: str | None
) -> int | None:
    """Which rival is nearest to an amount of another currency that no report disputes.

    None: nothing to compare with.
    """
    rates = reports.context.rates
    days = [day] if day else sorted({d for a in rivals for c in a.claims if (d := reports.published(c))})
    first = rivals[0].value
    bases = [
        a.value
        for a in amounts
        if a.value.currency != first.currency and (a.value.kind, a.value.phase) == (first.kind, first.phase)
    ]
    if rates is None or not days or len(bases) != 1:
        return None
    told = convert(bases[0].amount, bases[0].currency, first.currency, days[0], rates)
    if told is None:
        return None
    off = [abs(a.value.amount - told) for a in rivals]
    best = off.index(min(off))
    fits = agree_at_rate(bases[0].amount, bases[0].currency, rivals[best].value.amount, first.currency, days, rates)
    return best if fits and off.count(min(off)) == 1 else None


def _about(rivals: Sequence[_Amount]) -> str:
    first, low, high = rivals[0].value, *sorted((rivals[0].value.amount, rivals[1].value.amount))
    slip = low > 0 and any(abs(high / low / factor - 1) < 0.02 for factor in (10, 1e3, 1e6))
    words = ["unit of value" if slip else "value", first.currency, first.kind or "", first.phase or ""]
    return " ".join(word for word in words if word)


def _text(value: Value) -> str:
    upper = f"-{value.upper:.0f}" if value.upper else ""
    return f"{value.amount:.0f}{upper} {value.currency}"
