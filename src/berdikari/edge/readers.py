"""Who reads a document: the rules that ship with the package, a model that the user names, or both."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from berdikari.edge.config import Settings
from berdikari.edge.model import begin_run, model_reader
from berdikari.edge.reference import words
from berdikari.errors import BerdikariError
from berdikari.read import METHOD, read
from berdikari.records import Document, Problem, Reading

Step = Callable[[Document], Reading]


def step_of(settings: Settings) -> Step:
    """What is done with each document of a run. Raises BerdikariError where a model is to read and none is named."""
    if settings.reader == "rules":
        return read_by_rules
    begin_run()
    model_reader(settings)
    return partial(_read_by_both if settings.reader == "both" else _read_by_model, settings=settings)


def read_by_rules(document: Document) -> Reading:
    """What a document says, by the word lists that ship with the package."""
    claims, problems = read(document, words())
    return Reading(source=document.source, document=document, claims=claims, problems=problems, methods=(METHOD,))


def left_out(source: str, stage: str, message: str) -> Reading:
    """The reading of a source of which nothing could be used."""
    problem = Problem(stage=stage, severity="error", message=message, source=source)
    return Reading(source=source, problems=(problem,))


def _read_by_model(document: Document, settings: Settings) -> Reading:
    """What a document says by the model; a document that it does not answer for is left out."""
    reader = model_reader(settings)
    claims, problems = reader.read(document)
    return Reading(
        source=document.source, document=document, claims=claims, problems=problems, methods=(reader.method,)
    )


def _read_by_both(document: Document, settings: Settings) -> Reading:
    """What a document says by the rules, and then by the model; where the model does not answer, by the rules alone."""
    rules = read_by_rules(document)
    try:
        model = _read_by_model(document, settings)
    except BerdikariError as fault:
        problem = Problem(stage="read", severity="warning", message=f"{fault}; the rules alone read it",
                          source=document.source)  # fmt: skip
        return replace(rules, problems=(*rules.problems, problem))
    return replace(rules, claims=(*rules.claims, *model.claims), problems=(*rules.problems, *model.problems),
                   methods=(*rules.methods, *model.methods))  # fmt: skip
