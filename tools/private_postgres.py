"""A private PostgreSQL server from the programs of this machine, for tests and benchmarks: made, used, and gone."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pg8000.native

DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server: its socket's folder, its port on the loopback address, and the password there."""

    folder: Path
    port: int
    password: str
    process: subprocess.Popen[bytes]

    def database(self, name: str) -> str:
        """Make an empty database; its URL."""
        self.run(f'CREATE DATABASE "{name}" TEMPLATE template0 ENCODING UTF8')
        return self.url(name)

    def url(self, name: str) -> str:
        """The URL of a database, by the loopback address."""
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{name}"

    def socket_url(self, name: str) -> str:
        """The URL of a database, by the socket."""
        return f"postgresql://postgres@/{name}?host={self.folder}&port={self.port}"

    def run(self, statement: str) -> None:
        """One statement in the database `postgres`."""
        with pg8000.native.Connection("postgres", unix_sock=f"{self.folder}/.s.PGSQL.{self.port}") as connection:
            connection.run(statement)


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`: Debian's newest, or that of the search path; None: not installed."""
    by_version = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda file: float(file.parts[-3]))
    if by_version:
        return by_version[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def private_server(settings: dict[str, str] | None = None) -> Iterator[Server]:
    """A server with a data folder of its own, stopped and removed at the end."""
    where = programs()
    if where is None:
        raise FileNotFoundError("no PostgreSQL server: apt-get install -y postgresql")
    folder = Path(tempfile.mkdtemp(prefix="berdikari-pg-"))
    as_user = _other_user(folder)
    try:
        password = secrets.token_hex(8)
        _make(where, folder, password, as_user)
        process, port = start(where, folder, as_user, settings or {})
        server = Server(folder=folder, port=port, password=password, process=process)
        try:
            _wait(server)
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start(
    where: Path, folder: Path, as_user: dict[str, object], settings: dict[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    """Start `postgres` on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {"listen_addresses": "127.0.0.1", "unix_socket_directories": str(folder), "port": str(port)} | settings
    options = [part for key, value in given.items() for part in ("-c", f"{key}={value}")]
    log = (folder / "log").open("wb")
    command = [str(where / "postgres"), "-D", str(folder / "data"), *options]
    with log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, **as_user), port  # type: ignore[call-overload]


def _make(where: Path, folder: Path, password: str, as_user: dict[str, object]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    secret.chmod(0o644)
    command = [str(where / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "--encoding=UTF8", "--locale=C"]
    command += ["--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, **as_user)  # type: ignore[call-overload]
    secret.unlink()
    if done.returncode:
        raise RuntimeError(f"initdb: {done.stderr or done.stdout}")


def _other_user(folder: Path) -> dict[str, object]:
    """PostgreSQL does not run as root: then it runs as `postgres`, or as `nobody` where there is no such user."""
    if os.getuid():
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": ()}


def _wait(server: Server, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            server.run("SELECT 1")
        except Exception as error:
            if server.process.poll() is not None or time.monotonic() > until:
                log = (server.folder / "log").read_text(errors="replace")
                raise RuntimeError(f"the server did not start: {log[-2000:]}") from error
            time.sleep(0.05)
        else:
            return
