"""`berdikari plan`: what to make where, for whom, from when, with the gap as it falls; stopped, the best plan so
far.
"""

import argparse
import json
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.screen import Screen
from berdikari.errors import BerdikariError

if TYPE_CHECKING:
    from berdikari.plan.planning import Planned
    from berdikari.plan.siting import Progress
    from berdikari.plan.tables import Tables
    from berdikari.records.plan import Futures, GivenPlant, Plan, PlanSettings, Scenario

WITHIN = (0.01, 0.02, 0.05)
MOST_YEARS = 50
ENDINGS = (".html", ".json", ".xlsx")


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
        parser.option(name, action="append", metavar="REGION")
    parser.option("scenario", metavar="FILE")
    parser.option("parameters", metavar="FILE")
    parser.option("seconds", type=float, default=60.0, metavar="NUMBER")
    parser.option("alternatives", action="store_true")
    parser.option("workers", metavar="N")
    parser.option("executor", metavar="URL")
    parser.option("gap", type=float, default=0.005, metavar="SHARE")
    parser.option("output", "-o", metavar="FILE")
    parser.option("json", action="store_true")


def run(args: argparse.Namespace, screen: Screen) -> int:
    """Plan, and print or write it. Ctrl-C ends the search, not the command."""
    from berdikari.edge.plan_files import load_tables, read_parameters, read_scenarios  # noqa: PLC0415 - heavy
    from berdikari.plan.planning import BASE, plan  # noqa: PLC0415 - heavy

    _check(args)
    tables = load_tables(read_parameters(Path(args.parameters)) if args.parameters else ())
    scenarios, given = read_scenarios(Path(args.scenario)) if args.scenario else ((), ())
    settings = settings_of(
        args, tuple(row.scope.removeprefix("device:") for row in tables.parameters if row.name == "price")
    )
    if len(scenarios) > 1:
        return _futures(tables, settings, scenarios, given, args, screen)
    watch, scenario = Clock(float(args.seconds), screen), scenarios[0] if scenarios else BASE
    with answering(watch.stop):
        planned = plan(tables, settings, scenario, given, gap=float(args.gap), watch=watch.told)
        more = _alternatives(planned, args, screen, watch) if args.alternatives and planned.plan.builds else []
    show(planned, args, screen, more)
    return int(planned.plan.status in ("infeasible", "none_found"))


def _futures(
    tables: "Tables", settings: "PlanSettings", scenarios: "tuple[Scenario, ...]", given: "tuple[GivenPlant, ...]",
    args: argparse.Namespace, screen: Screen,
) -> int:  # fmt: skip
    """Every scenario planned, every plan tried in all of them; shows what they say together and the plan to choose."""
    from berdikari.cli.settings import settings_of as reading_settings  # noqa: PLC0415 - the verb has its own
    from berdikari.edge.executor import open_executor  # noqa: PLC0415 - only many scenarios need it
    from berdikari.plan.futures import solve_scenarios  # noqa: PLC0415 - heavy
    from berdikari.report.plan_words import futures  # noqa: PLC0415 - heavy

    watch = Clock(float(args.seconds), screen)
    with open_executor(reading_settings(args), len(scenarios), few=1) as executor, answering(watch.stop):
        outlook = solve_scenarios(
            tables, settings, scenarios, given, executor=executor, gap=float(args.gap),
            told=lambda count: watch.counted(count, len(scenarios)), watch=Until(time.time() + float(args.seconds)),
        )  # fmt: skip
    if len(outlook.scenarios) < len(scenarios):
        screen.say(screen.words("say.scenarios_done", done=len(outlook.scenarios), all=len(scenarios)))
    show(outlook.chosen, args, screen, futures(outlook.view, screen.words.language), outlook.view)
    return int(outlook.chosen.plan.status in ("infeasible", "none_found"))


def _alternatives(planned: "Planned", args: argparse.Namespace, screen: Screen, watch: "Clock") -> list[str]:
    """Other plans within 1, 2 and 5 % of the best, as lines."""
    from berdikari.plan.alternatives import alternatives  # noqa: PLC0415 - heavy
    from berdikari.records.plan import OPTIONS, Variant  # noqa: PLC0415 - heavy
    from berdikari.report.plan_words import place_names, variants  # noqa: PLC0415 - heavy

    question = planned.question
    watch.again(float(args.seconds))
    names = place_names(question.sites, screen.words.language)
    found = [
        Variant(dearer=one.dearer, apart=one.apart, lines=tuple(
            (question.settings.devices[line.device], question.sites[line.site].code, OPTIONS[line.option])
            for lines in one.solution.lines for line in lines
        ))
        for one in alternatives(question.case, planned.solution, within=WITHIN, watch=watch.told)
    ]  # fmt: skip
    return variants(found, names, WITHIN[-1], screen.words.language, question.settings.objective)


def settings_of(args: argparse.Namespace, known: tuple[str, ...]) -> "PlanSettings":
    """The settings that the options say; known: devices that `all` stands for. Devices and regencies are told by id
    or name. Raises BerdikariError for years, a device or a regency that there is not.
    """
    from berdikari.edge.devices import device_id  # noqa: PLC0415 - heavy
    from berdikari.edge.regions import find_region  # noqa: PLC0415 - heavy
    from berdikari.records.plan import PlanSettings  # noqa: PLC0415 - heavy

    named = [*_many(args.device), *_many(args.devices)]
    devices = known if "all" in named else tuple(dict.fromkeys(device_id(name, known) for name in named))
    if args.objective == "self_reliance" and args.cost_limit is None and args.budget is None:
        raise BerdikariError("--objective self_reliance: found no limit, wanted --cost-limit or --budget")
    return PlanSettings(
        devices=devices, years=_years(args.years), objective=args.objective,
        budget=args.budget, cost_limit=args.cost_limit, jobs=args.jobs, local_content=args.local_content,
        import_share=args.import_share, most_plants=args.most_plants, least_plants=args.least_plants,
        fix=tuple(map(find_region, _many(args.fix))), forbid=tuple(map(find_region, _many(args.forbid))),
    )  # fmt: skip


def _years(typed: str) -> tuple[int, ...]:
    found = re.fullmatch(r"(20\d\d)(?:-(20\d\d))?", typed.strip())
    years = range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)
    if not 1 <= len(years) <= MOST_YEARS:
        raise BerdikariError(f"--years: found {typed!r}, wanted years as 2026-2035")
    return tuple(years)


def _check(args: argparse.Namespace) -> None:
    """Refuse limits of the search, and endings of the output, that cannot be, before the search begins."""
    if not float(args.seconds) > 0:
        raise BerdikariError(f"--seconds: found {args.seconds}, wanted a number above 0")
    if not 0 <= float(args.gap) < 1:
        raise BerdikariError(f"--gap: found {args.gap}, wanted a share from 0 to 1")
    if args.output and Path(args.output).suffix not in ENDINGS:
        raise BerdikariError(
            f"--output: found {args.output!r}, wanted a file {ENDINGS[0]}, {ENDINGS[1]} or {ENDINGS[2]}"
        )


@dataclass(frozen=True, slots=True)
class Until:
    """Stops every search at a time of day; it may go to other processes and machines."""

    end: float

    def __call__(self, _: "Progress") -> bool:
        """Whether to go on."""
        return time.time() < self.end


class Clock:
    """Stops a search after so many seconds or at Ctrl-C, and shows the gap as it falls."""

    def __init__(self, seconds: float, screen: Screen) -> None:
        self._end, self._shown, self._screen, self._stopped = time.monotonic() + seconds, 0.0, screen, False

    def told(self, progress: "Progress") -> bool:
        """Whether to go on."""
        self._say(f"{progress.cost:,.0f} >= {progress.bound:,.0f}  gap {progress.gap:.2%}", 1.0)
        return not self._stopped and time.monotonic() < self._end

    def counted(self, done: int, whole: int) -> bool:
        """Whether to go on with scenarios of which so many are done; their time is counted by `Until`."""
        self._say(f"{done} / {whole}", 0.2)
        return not self._stopped

    def again(self, seconds: float) -> None:
        """So many seconds from now on for the next search; none if Ctrl-C was pressed."""
        self._end = time.monotonic() + seconds

    def stop(self, *_: object) -> None:
        """Ctrl-C: ends the search; pressed again, the command."""
        if self._stopped:
            raise KeyboardInterrupt
        self._stopped = True

    def _say(self, line: str, every: float) -> None:
        now = time.monotonic()
        if now - self._shown >= every and sys.stderr.isatty():
            self._shown = now
            self._screen.say(line)


@contextmanager
def answering(interrupt: Callable[..., None] | signal.Handlers) -> Iterator[None]:
    """Ctrl-C does this and nothing else, as long as it lasts."""
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def show(
    planned: "Planned", args: argparse.Namespace, screen: Screen, more: Sequence[str] = (),
    futures: "Futures | None" = None,
) -> None:  # fmt: skip
    """The plan as JSON, as a web page or workbook by the output's ending, or as lines; more: lines that follow."""
    import msgspec  # noqa: PLC0415 - only JSON needs it

    from berdikari.report.plan_answer import headline  # noqa: PLC0415 - heavy
    from berdikari.report.plan_words import place_names, plan_texts, summary  # noqa: PLC0415 - heavy

    plan: Plan = planned.plan
    names = place_names(planned.question.sites, screen.words.language)
    if args.output:
        with answering(signal.SIG_IGN):  # a file is written whole
            _write(planned, names, Path(args.output), screen, more)
        screen.say(screen.words("say.written", path=args.output))
    if args.json:
        shape = msgspec.to_builtins(plan)
        if futures is not None:
            shape = {**msgspec.to_builtins(futures), "plan": shape}
        screen.line(json.dumps(shape, ensure_ascii=False))
    elif not args.output:
        title, *lines = summary(plan, names, screen.words.language)
        screen.lines([title, *headline(plan, names, plan_texts(screen.words.language)), *lines, *more])


def _write(planned: "Planned", names: dict[str, str], path: Path, screen: Screen, more: Sequence[str]) -> None:
    """The plan as a workbook, JSON or a web page, by the file's ending."""
    import msgspec  # noqa: PLC0415 - only JSON needs it

    from berdikari.report.plan_views import page  # noqa: PLC0415 - heavy
    from berdikari.report.plan_words import plan_texts  # noqa: PLC0415 - heavy

    plan = planned.plan
    if path.suffix == ".xlsx":
        from berdikari.edge.plan_sheets import plan_sheets  # noqa: PLC0415 - only workbooks need it
        from berdikari.edge.sheets.files import write_tables  # noqa: PLC0415 - as above

        write_tables(plan_sheets(plan, names, plan_texts(screen.words.language)), path)
    elif path.suffix == ".json":
        path.write_bytes(msgspec.json.encode(plan))
    else:
        path.write_text(page(plan, planned.question.sites, screen.words.language, more), encoding="utf-8")


def _many(value: object) -> list[str]:
    """What an option that may be given often holds, be it a list or a text from the environment."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return list(value) if isinstance(value, list) else []
