"""Reading: what came of one source: the document, what it says, and what was wrong."""

from dataclasses import dataclass

from berdikari.records.checks import check_text
from berdikari.records.claim import Claim
from berdikari.records.document import Document
from berdikari.records.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of one source.

    source    file name or URL, as its document has it
    document  None: it could not be made into one, and a Problem of severity `error` says why
    claims    in the order in which the readers found them
    methods   the readers that came to an end with it, each by the method of its claims, whether it found any or not
    """

    source: str
    document: Document | None = None
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    methods: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_text(self, "source", self.source)

    @property
    def left_out(self) -> bool:
        """True where nothing of the source could be used."""
        return self.document is None or any(problem.severity == "error" for problem in self.problems)
