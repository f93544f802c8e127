"""python -m benchmarks.web [--partnerships 10000] [--seconds 60] [--users 50] [--write]

Processor time of each page on a made-up register, each address asked once (nothing is kept); then users who ask one thing
after the other over loopback, without a pause.
"""

import argparse
import asyncio
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
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
from berdikari.web.page import Asking, Viewer, frame

RESULTS = Path(__file__).parent / "RESULTS.md"


def addresses(sight, chance):
    """What people look at: mostly lists and single partnerships."""
    one = chance.choice(sight.index.rows).partnership
    device = chance.choice([row["id"] for row in rows("devices") if row["technology_level"]])
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


async def user(client, sight, seed, until, times, faults):
    chance = random.Random(seed)
    while time.monotonic() < until:
        address = chance.choice(list(addresses(sight, chance).values()))
        kind = "page"
        target = f"/{chance.choice(['id', 'en'])}/{address}"
        if chance.random() < 0.3:
            kind, target = "API", chance.choice(["/api/v1/partnerships?per_page=10&stage=mou", f"/api/v1/partnerships?q=contoh&per_page=5&country={chance.choice(['TR', 'CN'])}", f"/api/v1/partnerships/{chance.choice(sight.index.rows).partnership.id}", "/api/v1/facets?stage=contract"])  # fmt: skip
        start = time.monotonic()
        try:
            answer = await client.get(target)
            if answer.status_code != 200:
                faults.append((answer.status_code, target))
        except httpx.HTTPError as error:
            faults.append((type(error).__name__, target))
        times[kind].append((time.monotonic() - start) * 1000)
        await asyncio.sleep(chance.expovariate(1 / PAUSE))


PAUSE = 2.0  # seconds a user looks at a page, on average


async def load(address, sight, users, seconds):
    times, faults = {"page": [], "API": []}, []
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=users)
    async with httpx.AsyncClient(
        base_url=address, limits=limits, timeout=30, headers={"Accept-Encoding": "gzip"}
    ) as client:
        await asyncio.gather(*(user(client, sight, seed, until, times, faults) for seed in range(users)))
    return times, faults


def served(file, port):
    """The server as a user starts it, in a process of its own, once it answers."""
    server = subprocess.Popen([sys.executable, "-m", "berdikari", "serve", "--store", str(file), "--port", str(port)], stdout=subprocess.DEVNULL)  # fmt: skip
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/en/overview", timeout=60).read()
        except OSError:
            time.sleep(0.2)
        else:
            return server
    raise SystemExit("the server does not answer")


def memory_of(process):
    """Resident memory in MiB, and its peak."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{process.pid}/status").read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024, int(lines["VmHWM"].split()[0]) / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--partnerships", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=60)
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
            cpu = cpu_of_pages(desk, args.rounds)
            server = served(file, 8190)
            try:
                times, faults = asyncio.run(load("http://127.0.0.1:8190", sight, args.users, args.seconds))
                resident, peak = memory_of(server)
            finally:
                server.terminate()
            desk.close()
    print(text := report(args, sight, claims, first, cpu, times, faults, resident, peak))
    if args.write:
        RESULTS.write_text(text, encoding="utf-8")


def report(args, sight, claims, first, cpu, times, faults, resident, peak):
    lines = [
        "# The web app, measured",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end, by `python -m benchmarks.web --write`. The register is made up.",
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
        f"## {args.users} users, {args.seconds} s, each looking {PAUSE:g} s at what came",
        "",
        "| what | answers | median, ms | p99, ms | slowest, ms |",
        "|---|---|---|---|---|",
    ]
    for kind, found in times.items():
        ordered = sorted(found)
        p99 = ordered[int(len(ordered) * 0.99)]
        lines.append(f"| {kind} | {len(ordered)} | {statistics.median(ordered):.0f} | {p99:.0f} | {ordered[-1]:.0f} |")
    lines += [
        "",
        f"Errors: {len(faults)}. Memory of the server: {resident:.0f} MiB at the end, {peak:.0f} MiB at most.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
