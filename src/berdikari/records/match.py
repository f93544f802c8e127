"""Match: who could bring the technology of a device, and why; Meeting: who should sit with whom when a delegation
comes.
"""

from dataclasses import dataclass

from berdikari.records.checks import check_number, check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One reason of a score.

    value     as it is (a share, an index); None: not known, which counts as the average of the candidates
    standard  the value in standard deviations from the mean of the candidates; weight: what one of them is worth
    evidence  where the value comes from, with its year
    """

    name: str
    value: float | None
    standard: float
    weight: float
    evidence: str

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
        check_number(self, "value", self.value)
        check_number(self, "standard", self.standard)
        check_number(self, "weight", self.weight)

    @property
    def points(self) -> float:
        """What the feature adds to the score."""
        return self.standard * self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One candidate for one device. country: ISO 3166-1 alpha-3; firm: None where only the country is known.

    chance       among the candidates, 0 to 1: how likely partnerships of the past would have come from here
    features     all of them, the weightiest first; score: the sum of their points
    recommended  False where fewer than two features speak for it, or one gives nearly all of the score; `why_not` says
                 so
    """

    device: str
    country: str
    firm: str | None
    score: float
    chance: float
    features: tuple[Feature, ...]
    recommended: bool = True
    why_not: str = ""

    def __post_init__(self) -> None:
        check_text(self, "device", self.device)
        check_text(self, "country", self.country)
        check_number(self, "chance", self.chance, 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A firm that may be matched: of a delegation, of the register, or of a user's list.

    country       ISO 3166-1 alpha-3; devices: ids that it makes or wants; certificates: `CE`, `FDA`, `AKL`, `ISO 13485`
    produced      partnerships of it that came to production, of `known` that are known
    partnered     devices for which it has a partnership in the country already
    heard         day of its latest report in the register; empty: never
    away          slots (0, 1, ..) in which it cannot come; most: meetings it can take, None: one in every slot
    """

    name: str
    country: str
    devices: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    produced: int = 0
    known: int = 0
    partnered: tuple[str, ...] = ()
    heard: str = ""
    away: tuple[int, ...] = ()
    most: int | None = None
    source: str = ""

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
        check_text(self, "country", self.country)
        check_number(self, "produced", self.produced, 0, self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A guest and a host, with the device that they would talk about and the fit between 0 and 1, explained."""

    guest: str
    host: str
    device: str
    fit: float
    features: tuple[Feature, ...]
    recommended: bool
    why_not: str = ""

    def __post_init__(self) -> None:
        check_number(self, "fit", self.fit, 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A pair at a slot of the timetable (0, 1, ..) and a table."""

    slot: int
    table: int
    pair: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The meetings with the greatest sum of fits. fit: that sum; alone: firms without any meeting, each with the
    reason.
    """

    slots: tuple[str, ...]
    tables: int
    meetings: tuple[Meeting, ...]
    fit: float
    alone: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A way to rank, judged by real partnerships.

    hits         part of them whose country is among the first ten, with its 95 % interval; reciprocal: mean of 1 / rank
    likelihood   mean logarithm of the chance given to the country that came
    p_hits, p_reciprocal, p_likelihood  chance to be beaten so much, were it as good; None: for the match itself
    """

    name: str
    hits: float
    interval: tuple[float, float]
    reciprocal: float
    likelihood: float
    p_hits: float | None = None
    p_reciprocal: float | None = None
    p_likelihood: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackTest:
    """How the match would have done. cases: (key, country that came, rank by the match, chance given); sales: the ranks
    of
    countries that only bought, of how many candidates.
    """

    rivals: tuple[Rival, ...]
    cases: tuple[tuple[str, str, int, float], ...]
    sales: tuple[tuple[str, str, int, int], ...]
    candidates: int
    weights: tuple[tuple[str, float], ...]
