"""Place: where something was signed or will be made."""

from dataclasses import dataclass

from berdikari.records.checks import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as a text names it.

    country  ISO 3166-1 alpha-2; None: not known
    code     ministry code of a province (`36`) or regency (`32.01`); None: abroad, or not known
    """

    name: str
    country: str | None = None
    code: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "name", self.name)
