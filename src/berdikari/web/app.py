"""The app: every page and every API call under its address, around one desk."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from importlib import import_module
from urllib.parse import quote

from anyio import CapacityLimiter
from anyio.to_thread import current_default_thread_limiter, run_sync
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from berdikari import __version__
from berdikari.edge.accounts import Accounts
from berdikari.errors import BerdikariError, StaleWriteError, UnknownIdError
from berdikari.web.assets import assets
from berdikari.web.calls import note, router, viewer_of
from berdikari.web.calls_engines import router as engines
from berdikari.web.desk import Desk
from berdikari.web.doors import add_doors
from berdikari.web.exports import Export
from berdikari.web.guard import Guarding, SessionCookie, guarded
from berdikari.web.guard.asgi import API, App
from berdikari.web.page import HTML, Asking, Kept, Page, Shown, frame, respond, takes_gzip
from berdikari.web.papers import brief, device, dossier, forecast, match, overview, pages, plan, region, views
from berdikari.web.words import LANGUAGES, preferred

Action = Callable[[Asking, FormData], str | Shown]
Answered = Coroutine[None, None, Response]

# One module a page, its address beside it; what stands in {braces} is in `Asking.path`.
PAGES = {
    "/overview": "overview",
    "/partnerships": "partnerships",
    "/partnership/{id}": "partnership",
    "/partnership/{id}/move": "move",
    "/document/{id}": "document",
    "/organisations": "organisations",
    "/organisation/{id}": "organisation",
    "/fair/{name}": "fair",
    "/documents": "documents",
    "/method/{name}": "method",
    "/provinces": "provinces",
    "/province/{code}": "province",
    "/review": "review",
    "/add": "add",
    "/forecast": "forecast",
}
# Pages that change while the register does not: never kept.
LIVE = {
    "/sources": "sources",
    "/devices": "devices",
    "/device/{id}": "device",
    "/add/{tray}": "tray",
    "/match": "match",
    "/plan": "plan",
}
# Pages that may wait for seconds, for what is not ready yet, or for the study: those of a row wait for one another, and
# nobody else for them.
SLOW = ("/devices", "/device/{id}", "/plan")
THOUGHT = ("/match", "/forecast")
# Pages drawn at a time: they only compute, and each one more would take its time from the others and from the API.
AT_ONCE = 2
# Pages that take a form too: `action(asking, form)` does what is asked and gives the address of the page to see next,
# or the page again where something is wrong with the form.
ACTIONS = {
    "/partnership/{id}/move": "move",
    "/overview": "overview",
    "/review": "review",
    "/add": "add",
    "/add/{tray}": "tray",
    "/partnership/{id}": "partnership",
    "/match": "match",
    "/plan": "plan",
}
# What is on the screen, as a file.
EXPORTS: dict[str, Callable[[Asking], Export]] = {
    "/overview.{form}": overview.export,
    "/partnerships.{form}": views.export,
    "/partnership/{id}.{form}": dossier.export,
    "/brief.{form}": brief.export,
    "/organisation/{id}.{form}": pages.export_organisation,
    "/fair/{name}.{form}": pages.export_fair,
    "/sources.{form}": pages.export_sources,
    "/province/{code}/profile.{form}": region.export,
    "/device/{id}/sheet.{form}": device.export,
    "/match.{form}": match.export,
    "/forecast.{form}": forecast.export,
    "/plan.{form}": plan.export,
}
_TOLD = ("verdict", "subject", "load", "why")  # of a form, for the log
_MOST_FILES, _MOST_FIELDS = 200, 200
_FOR_EVER = "public, max-age=31536000, immutable"


def make_app(desk: Desk, guarding: Guarding | None = None, accounts: Accounts | None = None) -> App:
    """The app on a desk, behind its guard. guarding: None for this machine alone. Raises AccountError as `guarded`."""
    guarding = guarding or Guarding()
    app = FastAPI(
        title="Berdikari", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json",
        lifespan=_few_threads,
    )  # fmt: skip
    app.state.desk, app.state.accounts = desk, accounts
    app.include_router(router)
    app.include_router(engines)
    app.add_exception_handler(HTTPException, _refused(desk))
    app.add_exception_handler(RequestValidationError, _misshapen)
    kept, (light, slow, thought) = Kept(), (CapacityLimiter(AT_ONCE) for _ in range(3))
    rooms = dict.fromkeys(SLOW, slow) | dict.fromkeys(THOUGHT, thought)
    for route, export in EXPORTS.items():
        app.add_route("/{language}" + route, _file(export, desk, slow), methods=["GET", "HEAD"])
    for route, module in (PAGES | LIVE).items():
        page: Page = import_module(f"berdikari.web.pages.{module}").page
        answer = _answer(page, desk, kept if route in PAGES else None, rooms.get(route, light))
        app.add_route("/{language}" + route, answer, methods=["GET", "HEAD"])
    for route, module in ACTIONS.items():
        action: Action = import_module(f"berdikari.web.pages.{module}").action
        app.add_route("/{language}" + route, _done(action, desk), methods=["POST"])
    if accounts is not None:
        add_doors(app, lambda request: asking_of(request, desk), accounts, SessionCookie(https=bool(guarding.https)))
    app.add_route("/static/{name}", _static, methods=["GET", "HEAD"])
    app.add_route("/favicon.ico", _icon, methods=["GET", "HEAD"])
    app.add_route("/robots.txt", _robots, methods=["GET", "HEAD"])
    app.add_route("/", _home, methods=["GET", "HEAD"])
    app.add_route("/api/{rest:path}", _no_call, methods=["GET", "HEAD"])
    app.add_route("/{rest:path}", _answer(_lost, desk, None, light), methods=["GET", "HEAD"])
    return guarded(app, guarding, accounts)


@asynccontextmanager
async def _few_threads(_app: FastAPI) -> AsyncIterator[None]:
    """Everything else that runs in threads: forms, calls of the engines."""
    current_default_thread_limiter().total_tokens = 4 * AT_ONCE
    yield


def _refused(desk: Desk) -> Callable[[Request, Exception], Response]:
    """What answers a request that no route takes: the API in the shape that it promises, all else as a page."""

    def answer(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if request.url.path.startswith(API):
            return JSONResponse({"fault": str(error.detail)}, status_code=error.status_code, headers=error.headers)
        response = fault_page(asking_of(request, desk), None, error.status_code)
        response.headers.update(error.headers or {})
        return response

    return answer


def _misshapen(_request: Request, error: Exception) -> Response:
    """What of a call is not as it is described, without what was sent: that may be no text, and no number."""
    assert isinstance(error, RequestValidationError)
    told = [{name: one[name] for name in ("type", "loc", "msg")} for one in error.errors()]
    body = json.dumps({"detail": told}).encode()  # in ASCII: a name that was sent may be no text either
    return Response(body, status_code=422, media_type="application/json")


def _answer(page: Page, desk: Desk, kept: Kept | None, room: CapacityLimiter) -> Callable[[Request], Answered]:
    def answer(request: Request) -> Response:
        asking = asking_of(request, desk)
        path = "/" + request.url.path.strip("/")  # one slash: behind two of them would stand another server
        if page is _lost and (path[1:] in LANGUAGES or path != request.url.path):
            return RedirectResponse(path if path[1:] not in LANGUAGES else f"{path}/overview", status_code=308)
        if request.path_params.get("language", asking.language) != asking.language:
            return _response(asking, _lost(asking))
        try:
            return respond(page, asking, request, kept)
        except UnknownIdError as error:
            return fault_page(asking, error, 404)
        except BerdikariError as error:
            return fault_page(asking, error, 400)

    return in_room(answer, room)


def in_room(answer: Callable[[Request], Response], room: CapacityLimiter) -> Callable[[Request], Answered]:
    """The answer, worked out in a thread of a room that holds so many at once."""

    async def entered(request: Request) -> Response:
        return await run_sync(answer, request, limiter=room)

    return entered


def _file(export: Callable[[Asking], Export], desk: Desk, room: CapacityLimiter) -> Callable[[Request], Answered]:
    def answer(request: Request) -> Response:
        asking = asking_of(request, desk)
        try:
            made = export(asking)
        except UnknownIdError as error:
            return fault_page(asking, error, 404)
        except BerdikariError as error:
            return fault_page(asking, error, 400)
        headers = {"Content-Disposition": f'attachment; filename="{made.name}"', "Cache-Control": "private, no-cache"}
        return Response(made.body, media_type=made.media, headers=headers)

    return in_room(answer, room)


def _done(action: Action, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """Does what a form asks, for those who may, and leads to the page that shows it."""

    async def answer(request: Request) -> Response:
        asking = asking_of(request, desk)
        if not asking.viewer.edits:
            return fault_page(asking, None, 403)
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
            response = await run_in_threadpool(_outcome, action, asking, form)
            if response.status_code < 400:
                said = " ".join(str(form[name]) for name in _TOLD if isinstance(form.get(name), str))
                await run_in_threadpool(note, request, f"page {request.url.path}", said)
            return response

    return answer


def _outcome(action: Action, asking: Asking, form: FormData) -> Response:
    try:
        outcome = action(asking, form)
    except StaleWriteError as error:
        return fault_page(asking, error, 409)
    except UnknownIdError as error:
        return fault_page(asking, error, 404)
    except BerdikariError as error:
        return fault_page(asking, error, 400)
    if isinstance(outcome, str):
        return RedirectResponse(outcome, status_code=303)
    return _response(asking, outcome)


def _response(asking: Asking, shown: Shown) -> Response:
    return Response(frame(asking, shown), status_code=shown.status, media_type=HTML)


def asking_of(request: Request, desk: Desk) -> Asking:
    """What a request asks, in the language of its address, or of its browser where the address has none."""
    path = dict(request.path_params)
    language = path.pop("language", "")
    if language not in LANGUAGES:
        language = request.url.path.split("/")[1]
    if language not in LANGUAGES:
        language = preferred(request.headers.get("accept-language", ""))
    query = request.url.query
    return Asking(
        language=language,
        desk=desk,
        viewer=viewer_of(request),
        params=request.query_params,
        address=quote(request.url.path) + (f"?{query}" if query else ""),
        path=path,
    )


def fault_page(asking: Asking, error: Exception | None, status: int) -> Response:
    """What went wrong, in a page of its own."""
    known = status if asking.words.has("frame", f"fault_{status}") else 400
    title = str(asking.words(f"frame.fault_{known}"))
    shown = Shown(
        template="fault.html", title=title, status=status, view={"message": asking.words.fault(str(error or ""))}
    )
    return _response(asking, shown)


def _lost(asking: Asking) -> Shown:
    view = {"message": ""}
    return Shown(template="fault.html", title=str(asking.words("frame.no_page")), status=404, view=view)


async def _no_call(_request: Request) -> Response:
    return JSONResponse({"fault": "no such call; all stand in /api/v1/openapi.json"}, status_code=404)


async def _home(request: Request) -> Response:
    return RedirectResponse(f"/{preferred(request.headers.get('accept-language', ''))}/overview", status_code=302)


async def _icon(_request: Request) -> Response:
    return RedirectResponse("/static/icon.svg", status_code=308)


async def _robots(_request: Request) -> Response:
    """A register is for those it is shown to, not for search engines."""
    return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")


async def _static(request: Request) -> Response:
    found = assets().get(request.path_params["name"])
    if found is None:
        return Response(status_code=404)
    headers = {"Cache-Control": _FOR_EVER, "ETag": found.tag, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == found.tag:
        return Response(status_code=304, headers=headers)
    if not takes_gzip(request.headers.get("accept-encoding", "")):
        return Response(found.body, media_type=found.media, headers=headers)
    return Response(found.packed, media_type=found.media, headers=headers | {"Content-Encoding": "gzip"})
