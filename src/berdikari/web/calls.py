"""The HTTP API, version 1: a function a call; its name is its route. Filters are those of the pages."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from berdikari import api
from berdikari.edge.accounts import Accounts, Who
from berdikari.edge.asked import value_of, values_near
from berdikari.edge.fetch.language import detect_language
from berdikari.edge.wire import organisation_shape, partnership_shape, question_shape, reading_shape, receipt_shape
from berdikari.errors import BerdikariError, StaleWriteError, UnknownIdError, UnreadableSourceError
from berdikari.lookup import find_one
from berdikari.pipeline import partnerships_in
from berdikari.records import Claim, Document, Judgement, Partnership, Reading
from berdikari.records.checks import given
from berdikari.web import wire
from berdikari.web.desk import Desk, Sight
from berdikari.web.index import FACETS
from berdikari.web.links import claims_of
from berdikari.web.page import Viewer
from berdikari.web.query import Query as Asked
from berdikari.web.query import ask
from berdikari.web.reader import Order

T = TypeVar("T")

_ENCODE = msgspec.json.Encoder().encode
LOST: dict[int | str, dict[str, Any]] = {404: {"model": wire.FaultOut, "description": "There is none of this id"}}
REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"model": wire.FaultOut, "description": "It cannot be done as asked"},
    403: {"model": wire.FaultOut, "description": "Not for this account"},
    409: {"model": wire.FaultOut, "description": "Somebody else decided meanwhile"},
}

router = APIRouter(prefix="/api/v1")


async def desk_of(request: Request) -> Desk:
    """The desk that the app was made on."""
    desk: Desk = request.app.state.desk
    return desk


async def sight_of(request: Request) -> Sight:
    """The register as it stands. What only reads it answers at once, between two pages, in the thread of the server:
    in another one it would wait for them.
    """
    desk: Desk = request.app.state.desk
    newest = desk.newest()
    return await run_in_threadpool(desk.sight) if newest is None else newest


def viewer_of(request: Request) -> Viewer:
    """Who asks, as the guard found out; nobody in particular looks with the eyes of a viewer."""
    who: Who | None = getattr(request.state, "who", None)
    if who is None:
        return Viewer(role="viewer")
    return Viewer(name=who.name if who.account else None, role=who.role)


async def looking(request: Request) -> Viewer:
    """As `viewer_of`."""
    return viewer_of(request)


async def editor_of(viewer: Annotated[Viewer, Depends(looking)]) -> Viewer:
    """Who asks, if that is somebody who may change the register."""
    if not viewer.edits:
        raise HTTPException(403, "this account may read, but change nothing")
    return viewer


def note(request: Request, action: str, subject: str) -> None:
    """Write down who changed what, on a server with accounts."""
    accounts: Accounts | None = request.app.state.accounts
    who: Who | None = getattr(request.state, "who", None)
    if accounts is not None and who is not None:
        accounts.record(who, action, subject)


Kept = Annotated[Desk, Depends(desk_of)]
Seen = Annotated[Sight, Depends(sight_of)]
Editor = Annotated[Viewer, Depends(editor_of)]


@router.get("/register", response_model=wire.RegisterOut)
async def get_register(sight: Seen) -> Response:
    """What the register holds."""
    return json_of(
        {
            "version": sight.register.version,
            "today": sight.today.isoformat(),
            "documents": len(sight.documents),
            "partnerships": len(sight.partnerships),
            "organisations": len(sight.organisations),
            "questions": len(sight.questions),
        }
    )


@router.get("/partnerships", response_model=wire.PartnershipsOut, responses=LOST)
async def get_partnerships(sight: Seen, wanted: Annotated[wire.Filters, Query()]) -> Response:
    """The partnerships that fit, merged over all documents, with the words that prove each fact."""
    answer = ask(sight.index, _asked(wanted, sight))
    listed = _listed(answer.count, wanted)
    rows = answer.part((wanted.page - 1) * wanted.per_page, wanted.per_page)
    return json_of(listed | {"items": [_partnership(row.partnership, sight) for row in rows]})


@router.get("/partnerships/{id}", response_model=wire.PartnershipOut, responses=LOST)
async def get_partnership(sight: Seen, id: wire.Id) -> Response:  # noqa: A002 - the name in the address
    """One partnership, by its id or the first characters of it."""
    one = _found("partnership", id, sight.partnerships)
    return json_of(_partnership(one, sight))


@router.get("/facets", response_model=dict[str, list[wire.FacetOut]], responses=LOST)
async def get_facets(sight: Seen, wanted: Annotated[wire.Filters, Query()]) -> Response:
    """How many partnerships have each value of each filter, with everything else that is asked for."""
    counts = ask(sight.index, _asked(wanted, sight)).counts
    return json_of({facet: [{"value": value, "count": count} for value, count in counts[facet]] for facet in FACETS})


@router.get("/organisations", response_model=wire.OrganisationsOut)
async def get_organisations(sight: Seen, part: Annotated[wire.Page, Query()]) -> Response:
    """The organisations of the register, by name."""
    rows, listed = _part(sight.resolution.organisations, part)
    return json_of(listed | {"items": [organisation_shape(one) for one in rows]})


@router.get("/organisations/{id}", response_model=wire.OrganisationOut, responses=LOST)
async def get_organisation(sight: Seen, id: wire.Id) -> Response:  # noqa: A002 - as above
    """One organisation, by its id or the first characters of it."""
    return json_of(organisation_shape(_found("organisation", id, sight.organisations)))


@router.get("/documents", response_model=wire.DocumentsOut)
async def get_documents(sight: Seen, part: Annotated[wire.Page, Query()]) -> Response:
    """The documents of the register, without their texts."""
    rows, listed = _part(sight.register.documents, part)
    return json_of(listed | {"items": [_document(one) for one in rows]})


@router.get("/documents/{id}", response_model=wire.DocumentClaims, responses=LOST)
async def get_document(sight: Seen, id: wire.Id) -> Response:  # noqa: A002 - as above
    """One document with its text, and every claim that was read in it."""
    one = _found("document", id, sight.documents)
    claims = [_claim(claim) for claim in claims_of(sight, one.id)]
    return json_of(_document(one) | {"text": one.text, "claims": claims})


@router.get("/questions", response_model=list[wire.QuestionOut])
async def get_questions(sight: Seen) -> Response:
    """What the register asks of its keepers, the most useful first."""
    return json_of([question_shape(one) for one in sight.resolution.questions])


@router.get("/judgements", response_model=list[wire.JudgementOut])
async def get_judgements(sight: Seen) -> Response:
    """Every decision, in the order in which they were made."""
    return json_of([_judgement(one) for one in sight.register.judgements])


@router.post("/judgements", response_model=wire.JudgementOut, status_code=201, responses=LOST | REFUSED)
def post_judgement(request: Request, desk: Kept, viewer: Editor, said: wire.AboutTwo | wire.AboutOne) -> Response:
    """Keep a decision for ever; `undo` takes one back."""
    author = viewer.name or said.author.strip()
    with faults():
        kept = api.judge(desk.store, said.verdict, said.subjects, author=author, why=said.why)
    desk.fresh()
    note(request, f"judgement.{kept.verdict}", " ".join(kept.subjects))
    return json_of(_judgement(kept), 201)


@router.post("/read", response_model=wire.ReadingOut, responses={400: REFUSED[400]})
def post_read(desk: Kept, viewer: Annotated[Viewer, Depends(looking)], said: wire.DocumentIn) -> Response:
    """What a text says. Nothing is kept."""
    with faults():
        reading = _read(desk, viewer, said)
    return json_of(reading_shape(reading, partnerships_in(reading)))


@router.post("/documents", response_model=wire.ReceiptOut, status_code=201, responses=REFUSED)
def post_document(request: Request, desk: Kept, viewer: Editor, said: wire.DocumentIn) -> Response:
    """Read a text into the register. What is known already changes nothing."""
    with faults():
        reading = _read(desk, viewer, said)
        receipt = desk.store.add(reading, added=datetime.now(UTC))
    desk.fresh()
    note(request, "document.add", receipt.document or receipt.source)
    return json_of(receipt_shape(receipt), 201)


@contextmanager
def faults() -> Iterator[None]:
    """What goes wrong in use, as an answer with its status."""
    try:
        yield
    except UnknownIdError as error:
        raise HTTPException(404, str(error)) from None
    except StaleWriteError as error:
        raise HTTPException(409, str(error)) from None
    except BerdikariError as error:
        raise HTTPException(400, str(error)) from None


def _read(desk: Desk, viewer: Viewer, said: wire.DocumentIn) -> Reading:
    """The text, read in the workshop, which is killed where it takes too long. Raises BerdikariError then."""
    document = Document(
        source=said.source,
        text=said.text,
        published=said.published,
        outlet=said.outlet,
        url=said.url,
        language=detect_language(said.text),
    )
    found = desk.workshop.read(Order(source=document, author=viewer.name or "", today=desk.sight().today.isoformat()))
    if not isinstance(found, Reading) or found.document is None:
        raise UnreadableSourceError(said.source, "a text that cannot be read in time", "an article")
    return found


def _found(kind: str, name: str, known: Mapping[str, T]) -> T:
    with faults():
        return find_one(kind, name, known)


def _asked(wanted: wire.Filters, sight: Sight) -> Asked:
    """The query of a call. Raises a 404 for what has the form of a value, and is none."""
    chosen = {facet: tuple(dict.fromkeys(getattr(wanted, facet))) for facet in FACETS if getattr(wanted, facet)}
    with faults():
        for facet, values in chosen.items():
            for value in values:
                if value_of(facet, value, sight.index.bits[facet]) != value:
                    raise UnknownIdError(facet, value, values_near(facet, value))
    return Asked(chosen=chosen, text=wanted.q, sort=wanted.sort)


def _part(rows: Sequence[T], part: wire.Page) -> tuple[Sequence[T], dict[str, Any]]:
    """The rows of a page, and what goes before them in the answer."""
    first = (part.page - 1) * part.per_page
    return rows[first : first + part.per_page], _listed(len(rows), part)


def _listed(count: int, part: wire.Page) -> dict[str, Any]:
    return {"count": count, "page": part.page, "pages": max(1, -(-count // part.per_page))}


def _partnership(one: Partnership, sight: Sight) -> dict[str, Any]:
    known = sight.documents
    names = {claim.document for claim in one.claims if claim.document in known}
    return partnership_shape(one, {name: known[name].source for name in names})


def _document(one: Document) -> dict[str, Any]:
    names = ("id", "source", "url", "outlet", "title", "published", "language", "media")
    return {name: getattr(one, name) for name in names} | {"characters": len(one.text)}


def _claim(one: Claim) -> dict[str, Any]:
    quote = one.quote
    return {
        "id": one.id,
        "field": one.field,
        "about": one.about,
        "value": dict(given(one.value)),
        "method": one.method,
        "confidence": one.confidence,
        "quote": quote.text if quote else None,
        "start": quote.start if quote else None,
        "end": quote.end if quote else None,
    }


def _judgement(one: Judgement) -> dict[str, Any]:
    names = ("id", "verdict", "subjects", "author", "day", "why")
    return {name: getattr(one, name) for name in names}


def json_of(body: Any, status: int = 200) -> Response:
    """An answer of plain lists, dicts, texts and numbers."""
    return Response(_ENCODE(body), status_code=status, media_type="application/json")
