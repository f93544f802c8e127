"""Value: money in a partnership, with its kind. Figure: a number about a subject that is no value of a deal."""

from dataclasses import dataclass

from berdikari.records.checks import check_day, check_number, check_one_of, check_text, whole

KINDS = ("investment", "transaction_target", "purchase", "funding", "shipment")
BOUNDS = ("at_least", "at_most", "about")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Money in a partnership. Kinds are never added up.

    amount    whole units of the currency (17 miliar = 17 000 000 000)
    upper     other end of a range; None: no range
    currency  ISO 4217
    kind      one of KINDS; None: the text does not tell
    bound     "more than" and the like; None: as stated
    phase     the part of the deal that it is for ("tahap pertama"); None: the whole
    shared    several partnerships share it: never given to one of them alone
    period    the time that it is for ("per tahun", "hingga 2030"); None: not told
    speaker   who said so; None: the text itself tells it
    """

    amount: float
    currency: str
    kind: str | None = None
    upper: float | None = None
    bound: str | None = None
    phase: str | None = None
    shared: bool = False
    period: str | None = None
    speaker: str | None = None

    def __post_init__(self) -> None:
        check_number(self, "amount", self.amount, low=0)
        check_number(self, "upper", self.upper, low=self.amount)
        object.__setattr__(self, "amount", whole(self.amount))
        object.__setattr__(self, "upper", whole(self.upper))
        check_text(self, "currency", self.currency)
        check_one_of(self, "kind", self.kind, KINDS)
        check_one_of(self, "bound", self.bound, BOUNDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number about a subject (Banten: 130 hospitals).

    subject  whom or what it is about, as the text names it
    measure  what is counted or measured: `hospitals`, `population`, `import_share`, `capacity`, ...
    value    in `unit`; shares are fractions (100 % = 1.0)
    upper    other end of a range; None: no range
    basket   what is counted in, period: when; speaker: who said so; None: not stated
    """

    subject: str
    measure: str
    value: float
    unit: str
    upper: float | None = None
    bound: str | None = None
    basket: str | None = None
    period: str | None = None
    speaker: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "subject", self.subject)
        check_text(self, "measure", self.measure)
        check_number(self, "value", self.value)
        check_number(self, "upper", self.upper)
        object.__setattr__(self, "value", whole(self.value))
        object.__setattr__(self, "upper", whole(self.upper))
        check_one_of(self, "bound", self.bound, BOUNDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long an agreement runs. years: its length; start, end: ISO years or days; None: not stated."""

    years: float
    start: str | None = None
    end: str | None = None

    def __post_init__(self) -> None:
        check_number(self, "years", self.years, low=0, high=99)
        object.__setattr__(self, "years", whole(self.years))
        check_day(self, "start", self.start)
        check_day(self, "end", self.end)
