"""What the tests of hostile input share: limits that are reached soon, and a network that nobody reaches."""

import socket

import httpcore
import pytest

from berdikari.edge.config import MEBIBYTE, Settings
from berdikari.edge.fetch import connect

TIGHT = Settings(parse_seconds=3, parse_bytes=400 * MEBIBYTE, file_bytes=2 * MEBIBYTE, page_bytes=MEBIBYTE)


class Network:
    """Stands in for the network: tells which addresses were called, and answers with what it was given."""

    def __init__(self):
        self.called, self.answers = [], []

    def connect_tcp(self, address, port, *_):
        self.called.append((address, port))
        if not self.answers:
            raise httpcore.ConnectError("nobody is there")
        return httpcore.MockStream([self.answers.pop(0)])


@pytest.fixture
def network(monkeypatch):
    standing = Network()
    monkeypatch.setattr(connect.httpcore, "SyncBackend", lambda: standing)
    return standing


def resolving(**names):
    """A resolver that knows these names (`__` for a point), and numbers in every form that the system takes."""

    def resolve(host, port):
        known = names.get(host.rstrip(".").replace(".", "__"))
        if known is not None:
            return known
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        except UnicodeError:
            raise socket.gaierror(f"{host}: no name") from None
        return [str(entry[4][0]) for entry in found]

    return resolve
