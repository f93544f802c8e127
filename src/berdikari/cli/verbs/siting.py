"""`berdikari siting`: the textbook questions of siting in files of public formats, answered with a proven bound."""

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.cli.verbs.plan import Clock, answering
from berdikari.errors import UnreadableSourceError

if TYPE_CHECKING:
    from berdikari.plan.siting import Answer, Siting

PROBLEMS = ("p-median", "uncapacitated", "capacitated")


def options(parser: Options) -> None:
    """The files, and what they leave open."""
    parser.argument("instances", nargs="+", metavar="FILE")
    parser.option("problem", choices=PROBLEMS)
    for name, kind in (("p", int), ("capacity", float)):
        parser.option(name, type=kind, metavar="NUMBER")
    parser.option("unrounded", action="store_true")
    parser.option("seconds", type=float, default=60.0, metavar="NUMBER")
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """One line or one JSON object a file. Ctrl-C ends the search at hand with the best so far; 1: a file has none."""
    from berdikari.plan.instances import read_instance  # noqa: PLC0415 - heavy
    from berdikari.plan.modes import solve  # noqa: PLC0415 - heavy

    none = 0
    for path in map(Path, args.instances):
        siting = read_instance(
            _text(path), str(path), problem=args.problem, p=args.p and int(args.p),
            capacity=args.capacity and float(args.capacity), rounded=not args.unrounded,
        )  # fmt: skip
        watch, start = Clock(float(args.seconds), screen), time.process_time()
        with answering(watch.stop):
            answer = solve(siting, watch=watch.told)
        seconds = time.process_time() - start
        screen.line(_as_json(path, siting, answer, seconds) if args.json else _told(path, answer, seconds, screen))
        none += not answer.open
    return int(none > 0)


def _text(path: Path) -> str:
    """The text of a file. Raises UnreadableSourceError for one that holds none."""
    from berdikari.plan.orlib import FORMATS  # noqa: PLC0415 - heavy

    raw = path.read_bytes()
    if raw.startswith(b"%PDF-") or b"\0" in raw:
        found = "a PDF" if raw.startswith(b"%PDF-") else "binary data"
        raise UnreadableSourceError(str(path), found, FORMATS)
    return raw.decode("utf-8", "replace")


def _told(path: Path, answer: "Answer", seconds: float, screen: Screen) -> str:
    """One line: cost, bound, proof, how many sites are open, processor seconds."""
    words = screen.words
    bound = words.number(answer.bound)
    if not answer.open:
        return words("say.siting_none" if answer.proven else "say.siting_unknown", path=path, bound=bound)
    proof = words("say.siting_proven") if answer.proven else words("say.siting_gap", gap=words.number(100 * answer.gap))
    return words(
        "say.siting", path=path, cost=words.number(answer.cost), bound=bound, proof=proof, open=len(answer.open),
        seconds=words.number(seconds),
    )  # fmt: skip


def _as_json(path: Path, siting: "Siting", answer: "Answer", seconds: float) -> str:
    """Cost and bound (null: none), the open sites and who serves each customer, both counted from 1 as in the files."""
    sites, customers = siting.cost.shape
    limited = siting.capacity is not None
    shape = {
        "file": str(path), "problem": PROBLEMS[0 if siting.p else 2 if limited else 1], "sites": sites,
        "customers": customers, "p": siting.p, "cost": _finite(answer.cost), "bound": _finite(answer.bound),
        "proven": answer.proven, "open": [site + 1 for site in answer.open],
        "served": (answer.served + 1).tolist() if answer.open else [], "nodes": answer.nodes, "seconds": seconds,
    }  # fmt: skip
    return json.dumps(shape)


def _finite(value: float) -> float | None:
    return value if abs(value) < float("inf") else None
