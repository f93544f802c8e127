"""A public service asked politely: one call at a time, patience when it is busy, each answer kept on disk."""

import email.utils
import gzip
import hashlib
import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from berdikari.errors import FetchError

_BUSY = (408, 425, 429, 500, 502, 503, 504)
_AGENT = "berdikari (+https://github.com/berdikari/berdikari)"
_LARGEST = 400 * 1024 * 1024
_KEY_LETTERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Where a service is and how it wants to be treated.

    pause     seconds between calls
    attempts  how often a busy service is asked; patience: the longest single wait in seconds
    secrets   keys: sent, never shown, never kept
    headers   sent with each call
    """

    name: str
    url: str
    pause: float = 1.0
    attempts: int = 5
    patience: float = 120.0
    timeout: float = 120.0
    secrets: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


class Client:
    """Asks one service. What was answered once is read from `cache`: an interrupted run goes on where it stopped."""

    def __init__(self, service: Service, cache: Path, sleep: Callable[[float], None] = time.sleep) -> None:
        self._service, self._cache, self._sleep = service, cache, sleep
        self._opener = urllib.request.build_opener(_SameHost(service.name))
        self._last = 0.0

    def get(self, query: Mapping[str, str], secret: Mapping[str, str] | None = None) -> Any:
        """The JSON answer to a query. secret: parameters that are sent but belong to no cache, message or log.

        Raises FetchError for a refusal, and for a service that stays busy or gives no JSON.
        """
        kept = self._cache / f"{self._key(query)}.json.gz"
        if kept.exists():
            return json.loads(gzip.decompress(kept.read_bytes()))
        body = self._redacted(self._patiently({**query, **(secret or {})}))
        try:
            answer = json.loads(body)
        except ValueError:
            raise FetchError(self._service.name, "an answer that is no JSON", "try again later") from None
        kept.parent.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(".draft")
        draft.write_bytes(gzip.compress(body))
        draft.replace(kept)
        return answer

    def forget(self, query: Mapping[str, str]) -> None:
        """Drop a kept answer, for one that turned out to be a refusal."""
        (self._cache / f"{self._key(query)}.json.gz").unlink(missing_ok=True)

    def _key(self, query: Mapping[str, str]) -> str:
        text = json.dumps([self._service.url, sorted(query.items())])
        return hashlib.sha256(text.encode()).hexdigest()[:24]

    def _patiently(self, query: Mapping[str, str]) -> bytes:
        found = ""
        for attempt in range(self._service.attempts):
            self._wait()
            try:
                return self._once(query)
            except urllib.error.HTTPError as fault:
                found, wait = self._refused(fault, attempt)
            except (OSError, http.client.HTTPException) as fault:
                found, wait = f"no answer ({type(fault).__name__})", 2.0**attempt
            if attempt + 1 < self._service.attempts:
                self._sleep(min(wait, self._service.patience))
        raise FetchError(
            self._service.name, found, f"asked {self._service.attempts} times; run the same command again later"
        )

    def _once(self, query: Mapping[str, str]) -> bytes:
        separator = "&" if "?" in self._service.url else "?"
        url = self._service.url + separator + urllib.parse.urlencode(query, safe=";,:+")
        headers = {
            "User-Agent": _AGENT,
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            **self._service.headers,
        }
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 - the scheme is that of the service's own address
        with self._opener.open(request, timeout=self._service.timeout) as response:
            body: bytes = response.read(_LARGEST + 1)
            packed = response.headers.get("Content-Encoding") == "gzip"
        if len(body) > _LARGEST:
            raise FetchError(self._service.name, "an answer of more than 400 MiB", "ask for fewer codes or years")
        return gzip.decompress(body) if packed else body

    def _refused(self, fault: urllib.error.HTTPError, attempt: int) -> tuple[str, float]:
        """What was found and how long to wait; refusals that waiting does not mend are raised."""
        if fault.code in (401, 403):
            raise FetchError(self._service.name, f"answer {fault.code}: the key is missing, wrong or used up",
                             "check the key in the environment") from None  # fmt: skip
        if fault.code not in _BUSY:
            raise FetchError(self._service.name, f"answer {fault.code}", "the question was not understood") from None
        return f"answer {fault.code}", retry_after(fault.headers.get("Retry-After"), 2.0**attempt)

    def _wait(self) -> None:
        due = self._last + self._service.pause - time.monotonic()
        if due > 0:
            self._sleep(due)
        self._last = time.monotonic()

    def _redacted(self, body: bytes) -> bytes:
        """The answer without keys: some services repeat what they were asked. A word of few letters is no key."""
        for secret in (one for one in self._service.secrets if len(one) >= _KEY_LETTERS):
            body = body.replace(secret.encode(), b"***")
        return body


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only on the same host: a key goes nowhere else."""

    def __init__(self, name: str) -> None:
        self._name = name

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urllib.parse.urlsplit(newurl).netloc != urllib.parse.urlsplit(req.full_url).netloc:
            raise FetchError(
                self._name, "a redirect to another host", "it was not followed, for it would carry the key there"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def retry_after(header: str | None, otherwise: float) -> float:
    """Seconds that a busy service asks to wait, given as seconds or as a date."""
    if not header:
        return otherwise
    if header.isascii() and header.isdigit():
        return float(header)
    try:
        return max(email.utils.parsedate_to_datetime(header).timestamp() - time.time(), 0.0)
    except ValueError:
        return otherwise
