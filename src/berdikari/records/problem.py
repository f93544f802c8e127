"""Problem: a fault in the data, collected and shown; nothing is lost for it."""

from dataclasses import dataclass

from berdikari.records.checks import check_one_of, check_text
from berdikari.records.document import Quote

SEVERITIES = ("note", "warning", "error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault in the data.

    stage     where it was seen: `load`, `read`, `register`, `resolve`, ...
    severity  note (worth knowing), warning (something was left out), error (the document was left out)
    hint      what the user can do; empty: nothing
    quote     the words at fault; None: none
    """

    stage: str
    severity: str
    message: str
    hint: str = ""
    quote: Quote | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "stage", self.stage)
        check_one_of(self, "severity", self.severity, SEVERITIES)
        check_text(self, "message", self.message)
