"""A page: a function of what is asked and what is known; everything around it (language, cache, frame) is here."""

import hashlib
import re
import zlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from threading import Lock
from typing import Any, TypeVar, TypeVarTuple
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from berdikari import __version__
from berdikari.report.plain import plain
from berdikari.report.words import Words, number, upfirst
from berdikari.report.writing import day_text
from berdikari.web.assets import asset
from berdikari.web.desk import Desk, Sight
from berdikari.web.thinking import Matter
from berdikari.web.words import LANGUAGES, web_words

T = TypeVar("T")
Given = TypeVarTuple("Given")
NAVIGATION = (
    "overview", "partnerships", "match", "devices", "provinces", "forecast", "plan", "review", "add", "sources",
)  # fmt: skip
HTML = "text/html; charset=utf-8"
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")  # what ends a clause is no part of it
_LONGEST = 48
_NEVER = re.compile(r"q\s*=\s*0(\.0*)?")
_KEPT_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who looks. role: viewer, editor or admin; name: None alone on one's own machine."""

    name: str | None = None
    role: str = "admin"

    @property
    def edits(self) -> bool:
        """True for those who may change the register."""
        return self.role in ("editor", "admin")


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What a page is asked, and what it may look at. path: the values in its route."""

    language: str
    desk: Desk
    viewer: Viewer
    params: QueryParams
    address: str
    path: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sight(self) -> Sight:
        """The register as this answer sees it."""
        return self.desk.sight()

    @cached_property
    def words(self) -> Words:
        """The words of the page's language."""
        return web_words(self.language)

    def think(self, task: Callable[[Matter, *Given], T], *given: *Given) -> T:
        """What a task of `thinking` makes of the register. Raises BerdikariError as `Study.ask`."""
        return self.desk.study.ask(self.sight, task, *given)

    def to(self, *parts: str, **asked: str | None) -> str:
        """The address of a page in this language: `to("partnership", id)`, `to("partnerships", stage="mou")`."""
        path = "/".join(map(_quoted, (self.language, *parts)))
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"/{path}?{query}" if query else f"/{path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a page shows: a template with what it is given. here: the entry of the navigation that it belongs to."""

    template: str
    title: str
    here: str = ""
    status: int = 200
    view: Mapping[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=1 << 12)
def _quoted(part: str) -> str:
    """A page has hundreds of addresses, made of few parts."""
    return quote(part, safe="")


Page = Callable[[Asking], Shown]


def frame(asking: Asking, shown: Shown) -> str:
    """The whole page, its frame around it."""
    words = asking.words
    rest = asking.address.removeprefix(f"/{asking.language}")
    return (
        _environment()
        .get_template(shown.template)
        .render(
            shown.view,
            words=words,
            language=asking.language,
            languages=[(code, name, f"/{code}{rest}") for code, name in LANGUAGES.items()],
            navigation=[(name, words(f"frame.{name}"), asking.to(name)) for name in NAVIGATION],
            here=shown.here,
            filled=bool(asking.sight.documents),
            title=shown.title,
            to=asking.to,
            viewer=asking.viewer,
            version=__version__,
            today=day_text(asking.sight.today.isoformat(), words),
            day=lambda day: day_text(day, words),
            number=lambda value: number(value, words.language),
            style=asset("css").name,
            script=asset("js").name,
        )
    )


class Kept:
    """Pages that were drawn, the latest of them, packed: a page is a pure function of the register and its address."""

    def __init__(self, most: int = _KEPT_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._pages: OrderedDict[tuple[str, ...], tuple[int, bytes]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...]) -> tuple[int, bytes] | None:
        """Status and packed body of a page that was drawn before."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: tuple[str, ...], status: int, body: bytes) -> None:
        """Keep a page, and let go of those that nobody asked for longest."""
        with self._lock:
            if key not in self._pages and len(body) <= self._most // 4:
                self._pages[key] = (status, body)
                self._bytes += len(body)
            while self._bytes > self._most:
                _, (_, old) = self._pages.popitem(last=False)
                self._bytes -= len(old)


def respond(page: Page, asking: Asking, request: Request, kept: Kept | None) -> Response:
    """The answer of a page: from those kept where it was drawn before, packed where the browser can unpack it."""
    if kept is None:
        shown = page(asking)
        return _answer(shown.status, _packed(frame(asking, shown).encode()), {"Cache-Control": "no-store"}, request)
    key = (asking.sight.stamp, asking.desk.ground, asking.address, asking.viewer.name or "", asking.viewer.role)
    tag = '"' + hashlib.sha256("\n".join((*key, asset("css").name)).encode()).hexdigest()[:20] + '"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding, Cookie"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    found = kept.get(key)
    if found is None:
        shown = page(asking)
        found = shown.status, _packed(frame(asking, shown).encode())
        if shown.status == 200:
            kept.put(key, *found)
    return _answer(*found, headers, request)


def _answer(status: int, body: bytes, headers: dict[str, str], request: Request) -> Response:
    """A packed page, unpacked where the browser cannot."""
    if takes_gzip(request.headers.get("accept-encoding", "")):
        headers["Content-Encoding"] = "gzip"
    else:
        body = zlib.decompress(body, wbits=31)
    return Response(body, status_code=status, headers=headers, media_type=HTML)


def takes_gzip(accepted: str) -> bool:
    """Whether a browser that sends this Accept-Encoding unpacks gzip (RFC 9110 12.5.3); `*` alone is no yes."""
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        if name.strip() == "gzip":
            return not _NEVER.fullmatch(weight.strip())
    return False


def _packed(body: bytes) -> bytes:
    pack = zlib.compressobj(level=5, wbits=31)
    return pack.compress(body) + pack.flush()


@cache
def _environment() -> Environment:
    """Templates that escape whatever is filled in, and fail on a name that nobody gave."""
    made = Environment(
        loader=PackageLoader("berdikari.web", "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        finalize=plain,
    )
    made.filters["upfirst"] = _upfirst
    made.filters["linked"] = linked
    return made


def linked(text: str) -> Markup:
    """A text whose addresses lead there, each shown by no more than its beginning."""
    parts, at = [], 0
    for found in _ADDRESS.finditer(text):
        href = found.group()
        shown = href if len(href) <= _LONGEST else f"{href[: _LONGEST - 1]}…"
        parts.append(escape(text[at : found.start()]))
        parts.append(Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(href, shown))
        at = found.end()
    return Markup().join([*parts, escape(text[at:])])


@pass_context
def _upfirst(context: Context, text: str) -> str:
    """The text with a capital at its head."""
    return upfirst(text, context["language"])
