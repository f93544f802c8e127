"""The rules of local content from their table, and which is in force on a day."""

from collections.abc import Iterable, Mapping
from typing import Any

from berdikari.assess.tkdn.compute import Thresholds
from berdikari.records.local_content import TkdnRule


def rules_from(table: Mapping[str, Any]) -> tuple[TkdnRule, ...]:
    """The rules of `reference/tkdn_rules.toml`, oldest first."""
    found = [_rule(name, one) for name, one in table.items() if "weights" in one]
    return tuple(sorted(found, key=lambda rule: rule.since))


def thresholds_from(table: Mapping[str, Any]) -> Thresholds:
    """The thresholds of procurement."""
    given = table["thresholds"]
    return Thresholds(least=given["least"], with_benefit=given["with_benefit"], benefit_most=given["benefit_most"],
                      source=given["source"])  # fmt: skip


def rule_on(rules: Iterable[TkdnRule], day: str) -> TkdnRule | None:
    """The newest rule in force on a day (ISO 8601); None before the first. Older sector rules may stay beside it."""
    return max((rule for rule in rules if rule.since <= day), key=lambda rule: rule.since, default=None)


def _rule(name: str, given: Mapping[str, Any]) -> TkdnRule:
    rest = {key: value for key, value in given.items() if key not in ("weights", "uncertain")}
    material, labour, overhead = given["weights"]
    return TkdnRule(id=name, weights=(material, labour, overhead), uncertain=tuple(given["uncertain"]), **rest)
