"""python -m benchmarks.web [--partnerships 11800] [--seconds 600] [--users 50] [--core 0] [--write]

Processor time of each page on a made-up register, each address asked once (nothing is kept); then users who ask one thing
after the other over loopback, each looking a while at what came. Seven of ten requests are pages, every kind as often as
any other (`addresses`); three are calls of the API (`calls`). --write puts the tables into RESULTS.md.
"""

import argparse
import asyncio
import os
import platform
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from urllib.parse import urlencode
from zlib import compress

import httpx
from starlette.datastructures import QueryParams

from benchmarks.web.register import write_register
from berdikari.edge.config import Settings
from berdikari.edge.reference import rows
from berdikari.edge.store import open_store
from berdikari.records import LADDER
from berdikari.web.app import LIVE, PAGES
from berdikari.web.desk import Desk
from berdikari.web.devices import warm
from berdikari.web.page import Asking, Viewer, frame

RESULTS = Path(__file__).parent / "RESULTS.md"


def addresses(sight, chance):
    """What people look at: lists, single things, the whole of them, and what the engines say."""
    one = chance.choice(sight.index.rows).partnership
    device = chance.choice([row["id"] for row in rows("devices") if row["technology_level"] and row["hs6"]])
    country, stage = chance.choice(["TR", "CN", "DE", "JP"]), chance.choice(LADDER)
    return {
        "list": f"partnerships?stage={stage}&country={country}&page={chance.randint(1, 3)}",
        "list, everything": f"partnerships?page={chance.randint(1, 200)}",
        "list, search": f"partnerships?q=contoh+{device.split('-')[0]}&country={country}",
        "board": f"partnerships?view=board&country={country}&device={device}",
        "map": f"partnerships?view=map&country={country}&stage={stage}",
        "timeline": f"partnerships?view=timeline&device={device}",
        "partnership": f"partnership/{one.id}",
        "document": f"document/{one.claims[0].document}",
        "organisation": f"organisation/{chance.choice(list(sight.organisations))}",
        "province": f"province/{chance.choice(rows('provinces'))['code']}",
        "device": f"device/{device}",
        "overview": "overview",
        "devices": "devices",
        "provinces": "provinces",
        "organisations": "organisations",
        "documents": f"documents?page={chance.randint(1, 100)}",
        "sources": "sources",
        "review": "review",
        "add": "add",
        "match": "match",
        "match, device": f"match?device={device}",
        "match, firm": f"match?{urlencode({'firm': chance.choice(one.parties).name})}",
        "forecast": "forecast",
        "forecast, device": f"forecast?device={device}",
        "plan": "plan",
    }


def cpu_of_pages(desk, rounds):
    """Median milliseconds of processor time a page, and its packed weight, by kind of page."""
    chance, found, weights = random.Random(7), {}, {}
    for at in range(rounds + 1):
        for name, address in addresses(desk.sight(), chance).items():
            path, _, query = address.partition("?")
            first, _, rest = path.partition("/")
            route = next(r for r in (PAGES | LIVE) if r.split("/")[1] == first and bool(rest) == ("{" in r))
            page = import_module(f"berdikari.web.pages.{(PAGES | LIVE)[route]}").page
            key = route.partition("{")[2].partition("}")[0]
            asking = Asking(language=chance.choice(["id", "en"]), desk=desk, viewer=Viewer(), params=QueryParams(query),
                            address=f"/id/{address}", path={key: rest} if key else {})  # fmt: skip
            start = time.process_time()
            body = frame(asking, page(asking)).encode()
            spent = (time.process_time() - start) * 1000
            if at:  # the first round loads tables
                found.setdefault(name, []).append(spent)
                weights.setdefault(name, []).append(len(compress(body, 5)))
    return {name: (statistics.median(times), max(weights[name])) for name, times in found.items()}


PAUSE = 2.0  # seconds a user looks at a page, on average


def calls(sight, chance):
    """What programs ask: a page of a list, one record, counts."""
    row = chance.choice(sight.index.rows).partnership
    part, country = chance.randint(1, 20), chance.choice(["TR", "CN", "DE", "JP"])
    return {
        "API, list": f"partnerships?per_page=10&page={part}&stage={chance.choice(LADDER)}",
        "API, search": f"partnerships?q=contoh&per_page=5&country={country}",
        "API, partnership": f"partnerships/{row.id}",
        "API, document": f"documents/{row.claims[0].document}",
        "API, organisations": f"organisations?per_page=20&page={part}",
        "API, facets": f"facets?stage={chance.choice(LADDER)}&country={country}",
        "API, register": "register",
    }


async def user(client, sight, seed, until, times, faults):
    """Three of ten requests are a program's; the pages are those of `addresses`, each as often as any other."""
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, PAUSE))
    while time.monotonic() < until:
        some = calls(sight, chance) if chance.random() < 0.3 else addresses(sight, chance)
        kind, address = chance.choice(list(some.items()))
        target = f"/api/v1/{address}" if kind.startswith("API") else f"/{chance.choice(['id', 'en', 'tr'])}/{address}"
        start = time.monotonic()
        try:
            answer = await client.get(target)
            if answer.status_code != 200:
                faults.append((answer.status_code, target))
        except httpx.HTTPError as error:
            faults.append((type(error).__name__, target))
        times.setdefault(kind, []).append((time.monotonic() - start) * 1000)
        await asyncio.sleep(chance.expovariate(1 / PAUSE))


async def load(address, sight, users, seconds):
    """Milliseconds of every answer by kind, and what went wrong."""
    times, faults = {}, []
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=users)
    async with httpx.AsyncClient(
        base_url=address, limits=limits, timeout=30, headers={"Accept-Encoding": "gzip"}
    ) as client:
        await asyncio.gather(*(user(client, sight, seed, until, times, faults) for seed in range(users)))
    return times, faults


def free_port():
    """A port of loopback on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def served(file, port, core):
    """The server as a user starts it, in a process of its own, once it answers and has made its pages ready."""
    command = [sys.executable, "-m", "berdikari", "serve", "--store", str(file), "--port", str(port)]
    server = subprocess.Popen(
        [*(["taskset", "-c", str(core)] if core is not None else []), *command], stdout=subprocess.DEVNULL
    )
    for _ in range(600):
        try:
            for page in ("device/ct-scanner", "match", "forecast"):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/en/{page}", timeout=300).read()
        except OSError:  # nobody listens yet, or it is still made ready
            time.sleep(1)
        else:
            return server
    raise SystemExit("the server does not answer")


def workers_of(process):
    """Resident memory in MiB of the processes that the server has started and that still run."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    lines = [line for one in found for line in Path(f"/proc/{one}/status").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def state_of(process):
    """Resident memory in MiB, its peak, and seconds of processor time so far."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{process.pid}/status").read_text().splitlines())
    ticks = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    spent = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
    return int(lines["VmRSS"].split()[0]) / 1024, int(lines["VmHWM"].split()[0]) / 1024, spent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--partnerships", type=int, default=11_800)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--core", type=int, help="the one core on which the server runs")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "synthetic.db"
        write_register(file, args.partnerships)
        with open_store(str(file)) as store:
            desk = Desk(store, Settings())
            start = time.process_time()
            sight = desk.sight()
            first = time.process_time() - start
            claims = len(sight.register.claims)
            warm(desk)
            cpu = cpu_of_pages(desk, args.rounds)
            port = free_port()
            server = served(file, port, args.core)
            try:
                before = state_of(server)
                times, faults = asyncio.run(load(f"http://127.0.0.1:{port}", sight, args.users, args.seconds))
                after = state_of(server)
            finally:
                server.terminate()
            desk.close()
    text = "\n".join([*cpu_report(args, sight, claims, first, cpu), *load_report(args, times, faults, before, after)])
    print(text)
    if args.write:
        RESULTS.write_text(text, encoding="utf-8")


def cpu_report(args, sight, claims, first, cpu):
    """The head of the results, and the table of processor time."""
    return [
        "# The web app, measured",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, by `python -m benchmarks.web --write`. The register is made up.",
        "",
        f"{len(sight.partnerships)} partnerships, {claims} claims; resolved and indexed from the file in {first:.1f} s of processor time.",
        "",
        "## Processor time and weight of a page",
        "",
        f"Every address asked once, {args.rounds} rounds; nothing kept.",
        "",
        "| page | median, ms | heaviest, KB packed |",
        "|---|---|---|",
        *(f"| {name} | {median:.1f} | {weight / 1000:.1f} |" for name, (median, weight) in cpu.items()),
        f"| **all, median** | **{statistics.median(median for median, _ in cpu.values()):.1f}** | |",
        "",
    ]


def load_report(args, times, faults, before, after):
    """What the users felt, and what it cost the server."""
    asked = sum(map(len, times.values()))
    every = {
        "**every page**": [one for kind, found in times.items() if not kind.startswith("API") for one in found],
        "**every API call**": [one for kind, found in times.items() if kind.startswith("API") for one in found],
    }
    pinned = "" if args.core is None else f", the server on core {args.core} alone"
    return [
        f"## {args.users} users, {args.seconds} s, each looking {PAUSE:g} s at what came{pinned}",
        "",
        f"Load of the machine at the end {os.getloadavg()[0]:.1f} over one minute, {os.getloadavg()[2]:.1f} over fifteen: whatever else runs on it is in these times.",
        "",
        "| what | answers | p50, ms | p95, ms | p99, ms | slowest, ms |",
        "|---|---|---|---|---|---|",
        *(_line(kind, sorted(found)) for kind, found in (sorted(times.items()) + list(every.items()))),
        "",
        (
            f"Errors: {len(faults)}{' ' + str(faults[:5]) if faults else ''}. Processor time of the server: {1000 * (after[2] - before[2]) / asked:.1f} ms a request. "
            f"Memory of the server: {before[0]:.0f} MiB before the first user, {after[0]:.0f} MiB after the last, {after[1]:.0f} MiB at most."
        ),
        "",
    ]


def _line(kind, ordered):
    at = [ordered[min(int(len(ordered) * part), len(ordered) - 1)] for part in (0.5, 0.95, 0.99)]
    return f"| {kind} | {len(ordered)} | " + " | ".join(f"{one:.0f}" for one in (*at, ordered[-1])) + " |"


if __name__ == "__main__":
    main()
