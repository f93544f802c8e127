"""The second reader: a document asked of a model piece by piece, its claims behind the same gate as everybody's."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from berdikari.edge.config import Settings
from berdikari.edge.model.answer import Told, problem, told_in
from berdikari.edge.model.endpoint import Endpoint
from berdikari.edge.model.question import Piece, cut, messages, schema
from berdikari.edge.reference import words
from berdikari.errors import BerdikariError, FetchError
from berdikari.names import fold
from berdikari.read.page import Page, lay_out
from berdikari.records import Claim, Document, Party, Problem, content_id
from berdikari.register import enter

KEY = "BERDIKARI_MODEL_KEY"
_SURE = 0.7  # confidence in a claim whose quote was found and bears it out: a convention
_TWICE = 2


@dataclass(slots=True)
class ModelReader:
    """Reads documents by asking a model. pieces: how many stretches of one document are asked for at most."""

    endpoint: Endpoint
    pieces: int = 40

    @property
    def method(self) -> str:
        """Under which its claims stand in the register."""
        return f"model:{self.endpoint.model}"

    def read(self, document: Document) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
        """What a model says that a document says, each claim with a quote that stands in it and bears it out.

        Raises FetchError where a piece gets no answer that can be used: half a document is not read.
        """
        page = lay_out(document, words())
        found: list[list[Told]] = []
        problems: list[Problem] = []
        pieces = list(cut(page))
        for piece in pieces[: self.pieces]:
            told, refused = self._ask(page, piece)
            problems += refused
            _join(found, told)
        if len(pieces) > self.pieces:
            rest = pieces[self.pieces].start
            problems.append(problem(page, f"the model was not asked for what stands behind character {rest}"))
        claims = [claim for number, told in enumerate(found) for claim in self._claims(page, number, told, problems)]
        accepted, refused_ = enter(document, claims)
        return accepted, (*problems, *refused_)

    def _ask(self, page: Page, piece: Piece) -> tuple[list[Told], list[Problem]]:
        """What an answer to one piece tells; one that is not what was asked for is asked for once more."""
        for attempt in range(_TWICE):
            content = self.endpoint.ask(messages(page, piece), schema())
            try:
                return told_in(content, page, piece)
            except FetchError:
                if attempt + 1 == _TWICE:
                    raise
        raise AssertionError

    def _claims(self, page: Page, number: int, told: list[Told], problems: list[Problem]) -> Iterable[Claim]:
        """The claims of one cooperation, which has two parties at least."""
        parties = {_name(one) for one in told if one.field == "party"}
        if len(parties) < 2:
            named = " and ".join(sorted(parties)) or "nobody"
            problems.append(problem(page, f"the model tells of a cooperation of {named} alone: it was left out"))
            return
        about = content_id("mention", page.document.id, self.method, number)
        for one in told:
            yield Claim(document=page.document.id, about=about, field=one.field, value=one.value, quote=one.quote,
                        method=self.method, confidence=_SURE)  # fmt: skip


def model_reader(settings: Settings) -> ModelReader:
    """The reader that the settings name; one for all documents of a run in a process, which remembers refusals.

    The key is taken from the environment of the process that asks. Raises BerdikariError where no model is named.
    """
    if not settings.model_url or not settings.model:
        raise BerdikariError(
            "reader: found no model, wanted BERDIKARI_MODEL_URL (such as http://localhost:11434/v1) and BERDIKARI_MODEL"
        )
    return _reader(settings.model_url, settings.model, settings.model_seconds, settings.model_pieces)


def begin_run() -> None:
    """Forget what was refused: a new run asks again, and looks for the key again."""
    _reader.cache_clear()


@cache
def _reader(url: str, model: str, seconds: int, pieces: int) -> ModelReader:
    return ModelReader(Endpoint(url, model, os.environ.get(KEY, "").strip(), seconds), pieces)


def _join(found: list[list[Told]], told: Iterable[Told]) -> None:
    """Add what one piece tells; a cooperation of parties that were told of before is that one."""
    before = list(found)
    here: dict[int, list[Told]] = {}
    for one in told:
        here.setdefault(one.cooperation, []).append(one)
    for group in here.values():
        names = {_name(one) for one in group if one.field == "party"}
        home = next((old for old in before if len(names & {_name(o) for o in old if o.field == "party"}) >= 2), None)
        if home is None:
            found.append(group)
        else:
            home += group


def _name(told: Told) -> str:
    assert isinstance(told.value, Party) or told.field != "party"
    return fold(told.value.name) if isinstance(told.value, Party) else ""
