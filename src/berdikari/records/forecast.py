"""Forecast: what a partnership may bring of a device (Line), what is needed (Need), and the bands between them
(Outlook).
"""

from dataclasses import dataclass

from berdikari.records.checks import check_day, check_number, check_one_of, check_text
from berdikari.records.problem import Problem
from berdikari.records.stage import LADDER

DECLARED = ("stalled", "cancelled")
INFERRED = ("quiet", "shelved", "cancelled")
BASES = ("programme", "replacement", "consumption", "trade", "user")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one partnership would make of one device: one production line, come or to come.

    id          of the partnership; `device` of the catalogue
    stage       highest rung done, or the place on the chain that stands for it; None: nothing but cooperation is stated
    since       day on which that rung was reached, perhaps cut; None: not known
    planned     day for which production is promised, perhaps cut; None: no promise with a date
    last_news   newest report; declared: stalled or cancelled, as a source or a judgement says
    capacity    units a year at full work; None: not known, so that the line is counted but weighs nothing
    depth       of localisation, 0 to 5; parts: share of parts made at home, 0 to 1; None: not stated
    country     of the technology owner (ISO 3166-1 alpha-2); province: ministry code of the site; firm: who makes it
    source      where capacity, depth and parts come from
    """

    id: str
    device: str
    title: str
    stage: str | None = None
    since: str | None = None
    planned: str | None = None
    last_news: str | None = None
    declared: str | None = None
    capacity: float | None = None
    depth: int | None = None
    parts: float | None = None
    country: str | None = None
    province: str | None = None
    firm: str | None = None
    source: str = ""

    def __post_init__(self) -> None:
        check_text(self, "id", self.id)
        check_text(self, "device", self.device)
        check_one_of(self, "stage", self.stage, LADDER)
        check_day(self, "since", self.since)
        check_day(self, "planned", self.planned)
        check_day(self, "last_news", self.last_news)
        check_one_of(self, "declared", self.declared, DECLARED)
        check_number(self, "capacity", self.capacity, low=0)
        check_number(self, "depth", self.depth, 0, 5)
        check_number(self, "parts", self.parts, 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """How many units of a device are needed from one day to another.

    units        over the whole time, most likely; low, high: its range, None: no range is known
    start, end   first and last day, perhaps cut: `2027` ends on 31 December
    basis        one of BASES; why: how it was reckoned, with its source and day
    assumption   True where a figure in it is nobody's but the project's
    """

    device: str
    units: float
    start: str
    end: str
    basis: str
    why: str
    low: float | None = None
    high: float | None = None
    assumption: bool = False

    def __post_init__(self) -> None:
        check_text(self, "device", self.device)
        check_number(self, "units", self.units, low=1e-9)
        check_day(self, "start", self.start)
        check_day(self, "end", self.end)
        check_one_of(self, "basis", self.basis, BASES)
        check_text(self, "why", self.why)
        check_number(self, "low", self.low, low=1e-9, high=self.units)
        check_number(self, "high", self.high, low=self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Where a quantity will lie: with four chances in five between low and high; mid: the median; mean: the
    expectation.
    """

    low: float
    mid: float
    high: float
    mean: float

    def __post_init__(self) -> None:
        for name in ("low", "mid", "high", "mean"):
            check_number(self, name, getattr(self, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """What comes if everything announced comes true: full capacity from the announced day, and nobody falls silent.

    low    share over the whole time, each line starting on the latest day that its date allows
    high   share in a full year, all lines running; never below low
    units  made over the whole time by `low`, beyond the need of a year too, which helps no other year
    start  first day on which any of it is made; None: not within the time
    """

    low: float
    high: float
    units: float
    start: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one line brings to an outlook.

    silence  what its silence makes us infer: quiet, shelved or cancelled; None: nothing. `declared` is what was said.
    running  chance that it produces by the end; units: expected output; share: of the need, points from 0 to 1
    parts    share of its parts made at home, expected; stated: True where a source says so, False where inferred from
             depth
    """

    line: Line
    silence: str | None
    running: float
    units: float | None
    share: float | None
    parts: float
    stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Domestic supply of one device from one day to another, over what is needed.

    units, value, parts  three readings of the share: of pieces; of money; of money that parts made at home earn.
                         None: need not known
    supply               units made, by what usually comes true; None: no line has a known capacity
    announced            if everything announced comes true; None: need not known
    unweighed            lines without known capacity: counted in no band, so each band is a lower bound of the pipeline
    """

    device: str
    start: str
    end: str
    need: Need | None
    supply: Band | None
    units: Band | None
    value: Band | None
    parts: Band | None
    announced: Announced | None
    contributions: tuple[Contribution, ...]
    unweighed: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What it would bring, at once, if a line were taken to a further stage today. gain: points of the
    share (0 to 1).
    """

    line: Line
    to: str
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is missing to a target share in a year.

    missing   units of that year's output above the expected; 0: the target is met
    capacity  yearly capacity that would have to run in addition, at the usual utilisation
    moves     the stage moves of known lines, the one that closes most first
    enough    True where all moves together reach the target
    """

    device: str
    year: int
    target: float
    expected: float
    missing: float
    capacity: float
    moves: tuple[Move, ...]
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sway:
    """What an assumption does: the expected share with it moved down, as it is, and moved up."""

    name: str
    low: float
    now: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of the lines will produce by the end of a year: `chances[k]` is the chance of exactly k."""

    year: int
    chances: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """A number that the forecast rests on, as a screen shows it: what, how much, on whose word, and whether it is
    assumed.
    """

    name: str
    value: str
    source: str
    day: str
    assumption: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The whole answer for one register on one day. untouched: needs of devices that no line brings."""

    today: str
    seed: int
    draws: int
    outlooks: tuple[Outlook, ...]
    counts: tuple[Count, ...]
    assumed: tuple[Assumed, ...]
    untouched: tuple[Need, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """That a partnership was seen on a stage on a day: what the register's own history is made of.

    stage     highest rung done; planned: rung that is promised next, `promised` the day it is promised for, perhaps cut
    declared  stalled or cancelled, as a source says
    """

    partnership: str
    day: str
    stage: str | None = None
    planned: str | None = None
    promised: str | None = None
    country: str | None = None
    declared: str | None = None
