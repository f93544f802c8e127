"""Advice: when a score may become a recommendation: never on one feature alone."""

from collections.abc import Iterable

from berdikari.match.settings import Settings
from berdikari.records.match import Feature


def advised(features: Iterable[Feature], settings: Settings) -> tuple[bool, str]:
    """Whether enough features speak for it, and none of them alone; where not, why not, as a key of the words."""
    points = [feature.points for feature in features if feature.value is not None and feature.points > 0]
    if len(points) < settings.reasons:
        return False, "too_few_reasons"
    if max(points) > settings.largest * sum(points):
        return False, "one_reason_alone"
    return True, ""
