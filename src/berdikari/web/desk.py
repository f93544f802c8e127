"""The desk: the register at hand, resolved and indexed, kept up to date with its store; shared by all requests."""

import ctypes
import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock

from berdikari import api
from berdikari.edge.config import Settings
from berdikari.edge.store import Store
from berdikari.money import bundled_rates
from berdikari.records import Claim, Document, Organisation, Partnership, Question, Silence
from berdikari.register import Register, advance
from berdikari.report.findings import Findings
from berdikari.report.map import Region
from berdikari.report.paper import printed
from berdikari.resolve import Resolution, Workings
from berdikari.web.errands import Errands
from berdikari.web.index import Index, index_of
from berdikari.web.reader import Workshop
from berdikari.web.study import Study
from berdikari.web.trays import Trays
from berdikari.web.workroom import Workroom


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sight:
    """What a page sees: one version of the register on one day. Nothing in it ever changes.

    partnerships, organisations, documents, questions, silences  by id; silences by that of their partnership
    """

    register: Register
    resolution: Resolution
    today: date
    partnerships: dict[str, Partnership]
    organisations: dict[str, Organisation]
    documents: dict[str, Document]
    questions: dict[str, Question]
    silences: dict[str, Silence]
    figures: tuple[Claim, ...]
    index: Index

    @property
    def stamp(self) -> str:
        """Changes whenever a page may look different."""
        return f"{self.register.version}-{self.today.isoformat()}"

    def findings(self, partnerships: tuple[Partnership, ...] | None = None) -> Findings:
        """What the views of `report` are made from; partnerships: some of them, None: all."""
        shown = self.resolution.partnerships if partnerships is None else partnerships
        return Findings(
            partnerships=shown,
            documents=self.documents,
            figures=self.figures,
            problems=(*self.register.problems, *self.resolution.problems),
            questions=self.resolution.questions,
            silences=tuple(self.silences[one.id] for one in shown if one.id in self.silences),
            today=self.today.isoformat(),
        )


_ARENAS = -8  # M_ARENA_MAX of malloc.h


def settle() -> None:
    """What was loaded stays: the collector need not look through it again and again, the machine has back what is
    free.
    """
    gc.collect()
    gc.freeze()
    with suppress(OSError, AttributeError):  # of glibc; elsewhere it goes back by itself
        library = ctypes.CDLL(None)
        library.mallopt(_ARENAS, 2)  # not a heap a thread, of which each keeps what it once needed
        library.malloc_trim(0)


class Desk:
    """A store with what it comes to. `sight()` is cheap while nobody writes; a write costs what it touches.

    regions: areas for its maps; ground: changes whenever they do
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        today: Callable[[], date] = api.today,
        regions: tuple[Region, ...] = (),
    ) -> None:
        self.store = store
        self.settings = settings
        self.regions = regions
        self.ground = sha256(repr(regions).encode()).hexdigest()[:12] if regions else ""
        self.workshop = Workshop(settings)
        self.trays = Trays(self.workshop)
        self.errands = Errands()
        self.study = Study()
        self.press = Workroom(printed, settings.parse_seconds, settings.parse_bytes)
        self._today = today
        self._lock = Lock()
        self._workings = Workings(bundled_rates())
        self._sight: Sight | None = None

    def sight(self) -> Sight:
        """The register as it stands. While another request brings it up to date, the sight before that one."""
        newest, held, day = self.newest(), self._sight, self._today()
        if newest is not None:
            return newest
        if not self._lock.acquire(blocking=held is None):
            assert held is not None
            return held
        try:
            self._sight = self._renewed(self._sight, day)
            return self._sight
        finally:
            self._lock.release()

    def newest(self) -> Sight | None:
        """The sight at hand, where nothing was written since; never waits for one to be made."""
        held = self._sight
        if held is not None and (held.register.version, held.today) == (self.store.version(), self._today()):
            return held
        return None

    def fresh(self) -> Sight:
        """The register with all that was written before this call: for who has just written something."""
        with self._lock:
            self._sight = self._renewed(self._sight, self._today())
            return self._sight

    def close(self) -> None:
        """Stop what goes on in the background."""
        self.errands.close()
        self.trays.close()
        self.press.close()
        self.study.close()
        self.workshop.close()

    def _renewed(self, held: Sight | None, day: date) -> Sight:
        register = self._register(held)
        if held is not None and (held.register.version, held.today) == (register.version, day):
            return held
        resolution = self._workings.resolution(day.isoformat())
        return Sight(
            register=register,
            resolution=resolution,
            today=day,
            partnerships={one.id: one for one in resolution.partnerships},
            organisations={one.id: one for one in resolution.organisations},
            documents={one.id: one for one in register.documents},
            questions={one.id: one for one in resolution.questions},
            silences={one.partnership: one for one in resolution.silences},
            figures=tuple(claim for claim in register.claims if claim.field == "figure"),
            index=index_of(resolution.partnerships, held.index if held else None),
        )

    def _register(self, held: Sight | None) -> Register:
        """The register now, with the workings brought to it."""
        if held is None:
            return self._from_nothing()
        changes = self.store.changes(held.register.version)
        register = advance(held.register, changes)
        known = {claim.id for claim in changes.claims}
        read = set(changes.read)
        if any(claim.document in read and claim.id not in known for claim in held.register.claims):
            return self._from_nothing()  # a newer reading of a document took claims out of force
        self._workings.take_in(changes.documents, changes.claims, changes.judgements)
        return register

    def _from_nothing(self) -> Register:
        register = self.store.register()
        self.store.rest()
        self._workings = Workings(bundled_rates())
        self._workings.take_in(register.documents, register.claims, register.judgements)
        return register
