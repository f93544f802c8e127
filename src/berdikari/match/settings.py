"""What the match assumes: the weight that all features share, how firmly they are held to it, and the rules
of advice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from berdikari.errors import InvalidRecordError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that the match assumes; each field has its line in `reference/match/weights.toml`.

    equal        weight of every feature before any partnership is seen; firmness: of the prior that holds them together
    loose        of the prior that holds their mean at `equal`
    rates        part of planned investment that came true, by country (alpha-3); base: of all countries
    pair_weights weight of each feature of a pair of firms
    reasons      features that must speak for a recommendation; largest: part of the score that one of them may give at
                 most
    """

    equal: float
    firmness: float
    loose: float
    base: float
    rates: Mapping[str, float]
    pair_weights: Mapping[str, float]
    reasons: int
    largest: float


def settings_from(table: Mapping[str, Any]) -> Settings:
    """Settings from a table like `reference/match/weights.toml`. Raises InvalidRecordError where a number
    is missing.
    """
    try:
        return Settings(
            equal=table["prior"]["equal"],
            firmness=table["prior"]["firmness"],
            loose=table["prior"]["loose"],
            base=table["realisation"]["base"],
            rates=dict(table["realisation"]["rates"]),
            pair_weights=dict(table["pair"]["weights"]),
            reasons=table["advice"]["reasons"],
            largest=table["advice"]["largest"],
        )
    except KeyError as missing:
        raise InvalidRecordError("Match", "settings", sorted(table), f"a table with {missing}") from None
