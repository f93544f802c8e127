"""Stage: how far a partnership has come, on a ladder; status: what stands beside the ladder, never on it."""

from dataclasses import dataclass

from berdikari.records.checks import check_day, check_one_of

LADDER = (
    "talks", "letter_of_intent", "mou", "contract", "joint_venture", "plant_announced",
    "construction", "commissioned", "licensed", "production", "export",
)  # fmt: skip
STATUSES = ("stalled", "cancelled", "silent")
MODALITIES = ("done", "planned", "hoped")


def rung(stage: str | None) -> int:
    """Height of a stage on the ladder, from 0; -1 for None."""
    return -1 if stage is None else LADDER.index(stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A rung as one sentence states it.

    rung      one of LADDER
    modality  done, planned or hoped for
    date      when it happened or is to happen, ISO 8601, perhaps cut; None: not stated
    headline  True where only the headline says so: the body beats it
    """

    rung: str
    modality: str = "done"
    date: str | None = None
    headline: bool = False

    def __post_init__(self) -> None:
        check_one_of(self, "rung", self.rung, LADDER)
        check_one_of(self, "modality", self.modality, MODALITIES)
        check_day(self, "date", self.date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """That a partnership stalled or was cancelled, as a source declares it."""

    status: str
    date: str | None = None

    def __post_init__(self) -> None:
        check_one_of(self, "status", self.status, STATUSES)
        check_day(self, "date", self.date)
