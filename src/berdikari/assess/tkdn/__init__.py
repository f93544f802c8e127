"""TKDN: local content of a product from its cost sheet, under the rules of 2022 and 2025."""

from berdikari.assess.tkdn.compute import Extras, Thresholds, local_content, with_share
from berdikari.assess.tkdn.rules import rule_on, rules_from, thresholds_from
from berdikari.assess.tkdn.sheet import read_lines

__all__ = [
    "Extras",
    "Thresholds",
    "local_content",
    "read_lines",
    "rule_on",
    "rules_from",
    "thresholds_from",
    "with_share",
]
