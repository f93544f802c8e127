"""`berdikari plan`: what to make where, for whom, from when, with the gap as it falls; stopped, the best plan so
far.
"""

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.errors import BerdikariError

if TYPE_CHECKING:
    from berdikari.plan.planning import Planned
    from berdikari.plan.siting import Progress
    from berdikari.records.plan import Plan, PlanSettings


def options(parser: Options) -> None:
    """The question, what is fixed, and where the answer goes."""
    parser.option("device", action="append", metavar="ID")
    parser.option("devices", metavar="all|ID,ID")
    parser.option("years", default="2026-2035", metavar="FROM-TO")
    parser.option("objective", choices=("cost", "self_reliance"), default="cost")
    for name in ("budget", "cost-limit", "jobs", "local-content", "import-share"):
        parser.option(name, type=float, metavar="NUMBER")
    for name in ("most-plants", "least-plants"):
        parser.option(name, type=int, metavar="NUMBER")
    for name in ("fix", "forbid"):
        parser.option(name, action="append", metavar="REGENCY")
    parser.option("scenario", metavar="FILE")
    parser.option("parameters", metavar="FILE")
    parser.option("seconds", type=float, default=60.0, metavar="NUMBER")
    parser.option("gap", type=float, default=0.005, metavar="SHARE")
    parser.option("output", "-o", metavar="FILE")
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Plan, and print or write it. Ctrl-C ends the search, not the command."""
    from berdikari.edge.plan_files import load_tables, read_parameters, read_scenarios  # noqa: PLC0415 - heavy
    from berdikari.plan.planning import BASE, plan  # noqa: PLC0415 - heavy

    tables = load_tables(read_parameters(Path(args.parameters)) if args.parameters else ())
    scenarios, given = read_scenarios(Path(args.scenario)) if args.scenario else ((), ())
    settings = settings_of(
        args, tuple(row.scope.removeprefix("device:") for row in tables.parameters if row.name == "price")
    )
    codes = 0
    for scenario in scenarios or (BASE,):
        watch = Clock(float(args.seconds), screen)
        with watch.heeding():
            planned = plan(tables, settings, scenario, given, gap=float(args.gap), watch=watch.told)
        show(planned, args, screen)
        codes = max(codes, int(planned.plan.status in ("infeasible", "none_found")))
    return codes


def settings_of(args: argparse.Namespace, known: tuple[str, ...]) -> "PlanSettings":
    """The settings that the options say; known: devices that `all` stands for. Raises BerdikariError on a wrong
    years.
    """
    from berdikari.records.plan import PlanSettings  # noqa: PLC0415 - heavy

    named = [*_many(args.device), *(args.devices or "").replace(" ", "").split(",")]
    devices = known if "all" in named else tuple(dict.fromkeys(name for name in named if name))
    first, _, last = args.years.partition("-")
    if not (first.isdigit() and (last or first).isdigit()):
        raise BerdikariError(f"--years: found {args.years!r}, wanted years as 2026-2035")
    return PlanSettings(
        devices=devices, years=tuple(range(int(first), int(last or first) + 1)), objective=args.objective,
        budget=args.budget, cost_limit=args.cost_limit, jobs=args.jobs, local_content=args.local_content,
        import_share=args.import_share, most_plants=args.most_plants, least_plants=args.least_plants,
        fix=tuple(_many(args.fix)), forbid=tuple(_many(args.forbid)),
    )  # fmt: skip


class Clock:
    """Stops a search after so many seconds or at Ctrl-C, and shows the gap as it falls."""

    def __init__(self, seconds: float, screen: Screen) -> None:
        self._end, self._shown, self._screen = time.monotonic() + seconds, 0.0, screen

    def told(self, progress: "Progress") -> bool:
        """Whether to go on."""
        now = time.monotonic()
        if now - self._shown >= 1.0 and sys.stderr.isatty():
            self._shown = now
            self._screen.say(f"{progress.cost:,.0f} >= {progress.bound:,.0f}  gap {progress.gap:.2%}")
        return now < self._end

    @contextmanager
    def heeding(self) -> Iterator[None]:
        """Ctrl-C stops the search and nothing else, as long as this lasts."""

        def stop(*_: object) -> None:
            self._end = 0.0

        before = signal.signal(signal.SIGINT, stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


def show(planned: "Planned", args: argparse.Namespace, screen: Screen) -> None:
    """The plan as JSON, as a web page or workbook by the output's ending, or as lines."""
    import msgspec  # noqa: PLC0415 - only JSON needs it

    from berdikari.report.plan_views import page, summary  # noqa: PLC0415 - heavy

    plan: Plan = planned.plan
    names = {site.code: site.name for site in planned.question.sites}
    if args.output:
        path = Path(args.output)
        if path.suffix == ".xlsx":
            from berdikari.edge.plan_files import write_plan  # noqa: PLC0415 - only workbooks need it

            path.write_bytes(write_plan(plan, names))
        elif path.suffix == ".json":
            path.write_bytes(msgspec.json.encode(plan))
        else:
            path.write_text(page(plan, planned.question.sites, screen.words.language), encoding="utf-8")
        screen.say(screen.words("say.written", path=args.output))
    if args.json:
        screen.line(json.dumps(msgspec.to_builtins(plan), ensure_ascii=False))
    elif not args.output:
        screen.lines(summary(plan, names, screen.words.language))


def _many(value: object) -> list[str]:
    """What an option that may be given often holds, be it a list or a text from the environment."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return list(value) if isinstance(value, list) else []
