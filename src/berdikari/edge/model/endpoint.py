"""An endpoint for chat completions, asked politely, within limits of time and size. The key is sent, never shown."""

import ipaddress
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from berdikari.edge.fetch.polite import retry_after
from berdikari.errors import FetchError

_BUSY = (408, 409, 425, 429, 500, 502, 503, 504, 529)
_NOT_UNDERSTOOD = (400, 404, 405, 415, 422)
_LARGEST = 1024 * 1024  # bytes of an answer
_ATTEMPTS = 4
_PATIENCE = 60.0  # longest single wait, in seconds
_TIRED = 3  # questions in a row without an answer, behind which no other is asked
_CONNECT = 10.0


@dataclass(slots=True)
class Endpoint:
    """Where a model answers. base: URL up to `/v1`; seconds: what one answer may take.

    closed says why nothing more is asked: a refusal is not repeated for every document of an archive.
    """

    base: str
    model: str
    key: str = field(default="", repr=False)
    seconds: int = 120
    sleep: Callable[[float], None] = time.sleep
    closed: str = ""
    _unanswered: int = 0
    _plain: bool = False

    def __post_init__(self) -> None:
        if not is_safe(self.base):
            found = "an address that is none, holds a password, or is not encrypted"
            raise FetchError("model", found, "wanted https://..., or http://... on this network (BERDIKARI_MODEL_URL)")
        if not (self.key.isascii() and self.key.isprintable()):
            raise FetchError("model", "a key with other letters than ASCII", "check BERDIKARI_MODEL_KEY")

    def ask(self, messages: list[dict[str, str]], schema: Mapping[str, Any]) -> str:
        """The model's answer. schema: of JSON, for servers that hold to one; others are asked again without.

        Raises FetchError where the server refuses, stays busy, or gives no answer that can be used.
        """
        if self.closed:
            raise FetchError("model", self.closed, "it was not asked again")
        try:
            answer = self._patiently(messages, schema)
        except FetchError:
            self._unanswered += 1
            if self._unanswered >= _TIRED:
                self.closed = self.closed or f"no answer to {_TIRED} questions in a row"
            raise
        self._unanswered = 0
        return answer

    def _patiently(self, messages: list[dict[str, str]], schema: Mapping[str, Any]) -> str:
        found = ""
        for attempt in range(_ATTEMPTS):
            wait = 2.0**attempt
            try:
                status, headers, body = self._once(messages, schema)
            except httpx.TimeoutException:
                found = f"no whole answer within {self.seconds} s"
            except httpx.HTTPError as fault:
                found = f"no answer ({type(fault).__name__})"
            else:
                if status == httpx.codes.OK:
                    return _content(body)
                if status in _NOT_UNDERSTOOD and not self._plain:
                    self._plain = True
                    continue
                self._refuse(status)
                found, wait = f"answer {status}", retry_after(headers.get("Retry-After"), wait)
            if attempt + 1 < _ATTEMPTS:
                self.sleep(min(wait, _PATIENCE))
        raise FetchError("model", found, f"asked {_ATTEMPTS} times; run the same command again later")

    def _once(self, messages: list[dict[str, str]], schema: Mapping[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        question: dict[str, Any] = {"model": self.model, "messages": messages}
        if not self._plain:
            form = {"name": "claims", "strict": True, "schema": schema}
            question |= {"temperature": 0, "response_format": {"type": "json_schema", "json_schema": form}}
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        headers |= {"Authorization": f"Bearer {self.key}"} if self.key else {}
        deadline = time.monotonic() + self.seconds
        timeout = httpx.Timeout(self.seconds, connect=min(_CONNECT, self.seconds))
        body = bytearray()
        with httpx.stream("POST", self._url(), content=json.dumps(question), headers=headers, timeout=timeout) as got:
            if got.status_code == httpx.codes.OK:
                self._check_form(got.headers)
                for chunk in got.iter_raw():
                    body += chunk
                    if len(body) > _LARGEST:
                        raise FetchError("model", f"an answer of more than {_LARGEST} bytes", "it was not read")
                    if time.monotonic() > deadline:
                        raise httpx.ReadTimeout("too slow")
        return got.status_code, got.headers, bytes(body)

    def _url(self) -> str:
        base = self.base.rstrip("/")
        return base if base.endswith("/chat/completions") else f"{base}/chat/completions"

    def _check_form(self, headers: httpx.Headers) -> None:
        kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json" or headers.get("Content-Encoding", "identity") != "identity":
            self._close(f"an answer of type {kind or 'unknown'}", "wanted application/json: check BERDIKARI_MODEL_URL")

    def _refuse(self, status: int) -> None:
        """Raise FetchError for an answer that asking again does not mend."""
        if status in (401, 403):
            self._close(f"answer {status}", "check BERDIKARI_MODEL_KEY: it is missing, wrong or used up")
        if 300 <= status < 400:
            self._close(f"a redirect ({status})", "it was not followed, for it would carry text and key elsewhere")
        if status not in _BUSY:
            self._close(f"answer {status}", "check BERDIKARI_MODEL_URL and BERDIKARI_MODEL")

    def _close(self, found: str, hint: str) -> None:
        self.closed = found
        raise FetchError("model", found, hint)


def is_safe(url: str) -> bool:
    """True for https, and for plain http to a host of this machine or network: a text goes no farther unencrypted."""
    try:
        target = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    if not target.host or target.userinfo:
        return False
    if target.scheme == "https":
        return True
    try:
        near = ipaddress.ip_address(target.host).is_private
    except ValueError:
        near = "." not in target.host or target.host.endswith((".local", ".internal", ".localhost"))
    return target.scheme == "http" and near


def _content(body: bytes) -> str:
    """What the model says. Raises FetchError where the answer has no such place, or was cut short."""
    try:
        choice = json.loads(body)["choices"][0]
        content = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        content = choice = None
    if not isinstance(content, str):
        raise FetchError("model", "an answer without a message", "is it a server for chat completions?")
    if choice.get("finish_reason") == "length":
        raise FetchError("model", "an answer that was cut short", "let the model answer at greater length")
    return content
