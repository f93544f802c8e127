"""Settings of a server: each has a default and an environment variable."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from typing import Any

from berdikari.edge.accounts import Lasting
from berdikari.edge.config import MEBIBYTE, read_settings
from berdikari.errors import InvalidRecordError


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarding:
    """What a server allows, and to whom.

    host             BERDIKARI_HOST: address that it listens on
    allowed_hosts    BERDIKARI_ALLOWED_HOSTS: names under which it is reached, with commas; one makes it a server for
                     others, also where it listens on loopback behind a proxy
    https            BERDIKARI_HTTPS: 1 where browsers reach it by https, as behind a proxy that ends TLS
    proxies          BERDIKARI_PROXIES: addresses of proxies whose X-Forwarded-For is believed, with commas
    body_bytes       BERDIKARI_BODY_BYTES: largest request
    upload_bytes     BERDIKARI_UPLOAD_BYTES: largest request that brings files
    request_seconds  BERDIKARI_REQUEST_SECONDS: until an answer begins
    upload_seconds   BERDIKARI_UPLOAD_SECONDS: the same, for a request that brings files
    rate_per_minute  BERDIKARI_RATE_PER_MINUTE: requests of one session or token; 0: any number
    rate_burst       BERDIKARI_RATE_BURST: how many of them at once; an address may have four times as many
    session_idle_minutes  BERDIKARI_SESSION_IDLE_MINUTES: without a request, until a session ends
    session_hours    BERDIKARI_SESSION_HOURS: until a session ends in any case
    proof_minutes    BERDIKARI_PROOF_MINUTES: for so long a password that was given opens acts on accounts
    second_factor    BERDIKARI_SECOND_FACTOR: `editor` or `admin`, from which role on one is demanded; empty: from none
    """

    host: str = "127.0.0.1"
    allowed_hosts: str = ""
    https: int = 0
    proxies: str = ""
    body_bytes: int = MEBIBYTE
    upload_bytes: int = 128 * MEBIBYTE
    request_seconds: int = 30
    upload_seconds: int = 600
    rate_per_minute: int = 600
    rate_burst: int = 120
    session_idle_minutes: int = 120
    session_hours: int = 12
    proof_minutes: int = 10
    second_factor: str = ""

    @property
    def is_alone(self) -> bool:
        """True where only this machine reaches it, by loopback: then nobody logs in."""
        return is_loopback(self.host) and not self.allowed_hosts

    @property
    def lasting(self) -> Lasting:
        """How long sessions last."""
        return Lasting(
            idle=timedelta(minutes=self.session_idle_minutes),
            whole=timedelta(hours=self.session_hours),
            proof=timedelta(minutes=self.proof_minutes),
        )


def guarding_from(environment: Mapping[str, str], **given: Any) -> Guarding:
    """Settings from what is given, else from the environment, else the defaults. Raises InvalidRecordError."""
    found = read_settings(Guarding, environment, **given)
    if found.second_factor not in ("", "editor", "admin"):
        wanted = "editor, admin or nothing"
        raise InvalidRecordError("Guarding", "second_factor (BERDIKARI_SECOND_FACTOR)", found.second_factor, wanted)
    return found


def is_loopback(host: str) -> bool:
    """True for an address that only this machine reaches."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
