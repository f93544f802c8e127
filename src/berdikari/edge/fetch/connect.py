"""Connections that lead only to checked addresses, and that end at a deadline, however slowly the other side talks."""

import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from berdikari.edge.fetch.addresses import Resolve, is_public


class RefusedAddressError(Exception):
    """A host has an address that must not be reached; its text says which."""


class DeadlineError(Exception):
    """The time for one link is over."""


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore: resolves once, checks every address, and connects to the one that was checked.

    deadline: on the clock of `time.monotonic`.
    """

    def __init__(self, resolve: Resolve, deadline: float) -> None:
        self._resolve = resolve
        self._deadline = deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline stands for it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers, where all of them are public."""
        addresses = self._resolve(host, port)
        for address in addresses:
            if not is_public(address):
                raise RefusedAddressError(f"{host} is {address}, which is not on the public internet")
        for number, address in enumerate(addresses, start=1):
            try:
                stream = self._network.connect_tcp(address, port, left(self._deadline), local_address, socket_options)
            except httpcore.ConnectError:
                if number == len(addresses):
                    raise
            else:
                if _is_of(stream, address):
                    stream.close()
                    raise RefusedAddressError(f"{host} is {address}, which is this machine")
                return _TimedStream(stream, self._deadline)
        raise socket.gaierror(f"{host} has no address")


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no single read or write outlasts the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline stands for it
        return self._stream.read(max_bytes, left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as above
        self._stream.write(buffer, left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.NetworkStream:
        """The same, encrypted; the certificate must be that of the host's name, not of its address."""
        stream = self._stream.start_tls(ssl_context, server_hostname, left(self._deadline))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _is_of(stream: httpcore.NetworkStream, address: str) -> bool:
    """True where a connection has one address at both its ends: a public one of this very machine."""
    here = stream.get_extra_info("client_addr")
    return here is not None and here[0] == address


def left(deadline: float) -> float:
    """Seconds until the deadline. Raises DeadlineError behind it."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise DeadlineError
    return seconds
