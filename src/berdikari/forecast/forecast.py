"""Forecast: the whole answer for one register on one day."""

from berdikari.forecast.contribution import counts
from berdikari.forecast.outlook import Question, outlooks, run_of, windows_of
from berdikari.forecast.settings import Settings
from berdikari.records.forecast import Forecast
from berdikari.records.problem import Problem


def forecast(question: Question, settings: Settings, day: str, problems: tuple[Problem, ...] = ()) -> Forecast:
    """Bands for each device and window, what each line brings, how many lines come, and all that it rests on.

    day: today in ISO 8601, as the answer shows it; problems: of making the lines and needs.
    """
    windows = windows_of(question)
    run = run_of(question, settings, windows) if question.lines else None
    brought = {line.device for line in question.lines}
    return Forecast(
        today=day,
        seed=question.seed,
        draws=question.draws,
        outlooks=outlooks(question, run, windows) if run else (),
        counts=counts(run, question.years) if run else (),
        assumed=settings.assumed,
        untouched=tuple(need for need in question.needs if need.device not in brought),
        problems=problems,
    )
