"""One link into bytes: http and https, public addresses only, redirects checked again, with limits of time and size."""

import time
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message

import httpcore
import httpx

from berdikari.edge.config import Settings
from berdikari.edge.fetch.addresses import Resolve, resolve
from berdikari.edge.fetch.connect import CheckedBackend, DeadlineError, RefusedAddressError, left
from berdikari.edge.fetch.text import known_charset
from berdikari.errors import UnreadableSourceError, UnsafeLinkError

_PORTS = (None, 80, 443, 8080, 8443)
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS: dict[bytes | str, bytes | str] = {
    "User-Agent": "berdikari (+https://github.com/berdikari/berdikari)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9",
    "Accept-Encoding": "gzip",
    "Accept-Language": "id, tr, en",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a link gave. url: where it came from in the end; charset: as the server declares it, or None."""

    url: str
    body: bytes
    charset: str | None = None


def fetch(url: str, settings: Settings, resolve: Resolve = resolve) -> Answer:
    """The bytes behind a link. No proxy is asked and no cookie kept: what is fetched is public.

    resolve: gives a host's addresses. Raises UnsafeLinkError for a link that must not be followed, and
    UnreadableSourceError for one that does not answer, answers with a fault, too slowly or too much.
    """
    deadline = time.monotonic() + settings.fetch_seconds
    backend = CheckedBackend(resolve, deadline)
    here = url
    try:
        with httpcore.ConnectionPool(network_backend=backend, ssl_context=httpx.create_ssl_context()) as pool:
            for _ in range(settings.fetch_redirects + 1):
                target = checked(here)
                with pool.stream("GET", str(target), headers=_headers(target)) as response:
                    if response.status not in _REDIRECTS:
                        return _answer(str(target), response, settings, deadline)
                    here = str(target.join(_header(response, "location")))
    except RefusedAddressError as fault:
        raise UnsafeLinkError(here, str(fault)) from None
    except (DeadlineError, httpcore.TimeoutException):
        raise UnreadableSourceError(here, f"no whole answer within {settings.fetch_seconds} s", "an answer") from None
    except (OSError, httpcore.NetworkError, httpcore.ProtocolError, httpx.InvalidURL, ValueError, zlib.error) as fault:
        raise UnreadableSourceError(here, f"no answer ({fault})", "a page that answers") from None
    raise UnreadableSourceError(url, f"more than {settings.fetch_redirects} redirects", "a page that answers")


def checked(url: str) -> httpx.URL:
    """The link in its parts. Raises UnsafeLinkError for another scheme, a password, or a port of no web server."""
    try:
        target = httpx.URL(url)
        host = target.host
    except (httpx.InvalidURL, ValueError):
        raise UnsafeLinkError(url, "it is no link") from None
    if target.scheme not in ("http", "https") or not host:
        raise UnsafeLinkError(url, "it is neither http nor https")
    if target.userinfo:
        raise UnsafeLinkError(str(target.copy_with(username=None, password=None)), "it carries a name or a password")
    if target.port not in _PORTS:
        raise UnsafeLinkError(url, f"port {target.port} is not that of a web server")
    return target.copy_with(fragment=None)


def _headers(target: httpx.URL) -> dict[bytes | str, bytes | str]:
    return {"Host": target.netloc.decode("ascii"), **_HEADERS}


def _answer(url: str, response: httpcore.Response, settings: Settings, deadline: float) -> Answer:
    if response.status != 200:
        raise UnreadableSourceError(url, f"answer {response.status}", "answer 200 with an article")
    packing = _header(response, "content-encoding").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise UnreadableSourceError(url, f"an answer packed as {packing}", "one that is plain or gzip")
    body = _collect(url, response.iter_stream(), packing.endswith("gzip"), settings.file_bytes, deadline)
    return Answer(url=url, body=body, charset=_charset(_header(response, "content-type")))


def _collect(url: str, chunks: Iterable[bytes], packed: bool, most: int, deadline: float) -> bytes:
    """All bytes, unpacked as they come and never more than allowed: a packed bomb stops at the limit."""
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if packed else None
    body = bytearray()
    for chunk in chunks:
        left(deadline)
        body += unpacker.decompress(chunk, most + 1 - len(body)) if unpacker else chunk
        if len(body) > most:
            raise UnreadableSourceError(url, f"more than {most} bytes", "a smaller page (--file-bytes)")
    return bytes(body)


def _header(response: httpcore.Response, name: str) -> str:
    wanted = name.encode("ascii")
    return next((value.decode("latin-1") for key, value in response.headers if key.lower() == wanted), "")


def _charset(content_type: str) -> str | None:
    message = Message()
    message["content-type"] = content_type
    name = message.get_param("charset")
    return known_charset(name) if isinstance(name, str) else None
