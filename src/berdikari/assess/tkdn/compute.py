"""TKDN of a cost sheet: each aspect's domestic share, weighed by the rule; what one component would change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from berdikari.assess.tkdn.slips import slips_of
from berdikari.records.dependence import Margin
from berdikari.records.local_content import ASPECTS, CostLine, Lever, LocalContent, TkdnRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """What procurement asks: TKDN of `least`, or TKDN and BMP together of `with_benefit`. All 0 to 1."""

    least: float = 0.25
    with_benefit: float = 0.40
    benefit_most: float = 0.15
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """What a sheet does not hold: points of research and of BMP (0 to 1), and whether the investor's floor holds."""

    research: float = 0.0
    benefit: float = 0.0
    investor: bool = False


def local_content(lines: Sequence[CostLine], rule: TkdnRule, extras: Extras, asked: Thresholds) -> LocalContent:
    """TKDN under a rule: sum over aspects of weight times domestic cost over cost, plus research, at least the floor.

    An aspect without a line leaves TKDN unknown: it is never taken for nothing or for all.
    """
    shares = tuple(_share(lines, aspect) for aspect in ASPECTS)
    lacking = [aspect for aspect, share in zip(ASPECTS, shares, strict=True) if share is None]
    value = None if lacking else _value(shares, rule, extras)
    benefit = min(extras.benefit, rule.benefit, asked.benefit_most)
    warnings = [*rule.uncertain, *(f"the sheet has no line of {aspect}: TKDN is not known" for aspect in lacking)]
    if extras.research > rule.research:
        warnings.append(f"research adds at most {rule.research:.0%} under this rule: {extras.research:.0%} was cut")
    material, labour, overhead = shares
    return LocalContent(
        rule=rule.id, shares=(material, labour, overhead), value=value, benefit=benefit,
        margins=_margins(value, benefit, asked), levers=_levers(lines, rule), warnings=tuple(warnings),
        slips=slips_of(lines),
    )  # fmt: skip


def with_share(lines: Sequence[CostLine], name: str, share: float) -> tuple[CostLine, ...]:
    """The sheet in which the lines of that name have another domestic share. Raises KeyError where there is none."""
    wanted = name.casefold().strip()
    if not any(line.name.casefold().strip() == wanted for line in lines):
        raise KeyError(name)
    return tuple(
        replace(line, share=share, printed=None) if line.name.casefold().strip() == wanted else line for line in lines
    )


def _share(lines: Sequence[CostLine], aspect: str) -> float | None:
    cost = sum(line.cost for line in lines if line.aspect == aspect)
    return sum(line.domestic for line in lines if line.aspect == aspect) / cost if cost else None


def _value(shares: Sequence[float | None], rule: TkdnRule, extras: Extras) -> float:
    weighed = sum(weight * (share or 0.0) for weight, share in zip(rule.weights, shares, strict=True))
    value = rule.aspect_weight * weighed + min(extras.research, rule.research)
    return min(max(value, rule.floor if extras.investor else 0.0), 1.0)


def _levers(lines: Sequence[CostLine], rule: TkdnRule) -> tuple[Lever, ...]:
    """Gain of each line if it were wholly domestic: weight times its foreign cost over all cost of its aspect."""
    totals = {aspect: sum(line.cost for line in lines if line.aspect == aspect) for aspect in ASPECTS}
    weights = dict(zip(ASPECTS, rule.weights, strict=True))
    found = [
        Lever(name=line.name, aspect=line.aspect, foreign_cost=line.cost - line.domestic,
              gain=rule.aspect_weight * weights[line.aspect] * (line.cost - line.domestic) / totals[line.aspect])
        for line in lines
        if line.cost > line.domestic
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda lever: (-lever.gain, lever.name)))


def _margins(value: float | None, benefit: float, asked: Thresholds) -> tuple[Margin, ...]:
    both = None if value is None else value + benefit
    return (
        Margin(criterion="tkdn", value=value, threshold=asked.least, source=asked.source),
        Margin(criterion="tkdn_with_bmp", value=both, threshold=asked.with_benefit, source=asked.source),
    )
