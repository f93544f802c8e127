"""Resolve: the register as a pure function of documents, claims and judgements, on any day."""

from collections.abc import Iterable, Mapping

from berdikari.money import Rates
from berdikari.records import Claim, Document, Judgement, Problem
from berdikari.resolve.workings import Resolution, Workings


def resolve(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    today: str,
    rates: Rates | None = None,
) -> Resolution:
    """Partnerships, organisations, questions and problems; the same in whatever order the arguments come.

    today: ISO 8601, for silence. rates: for amounts in two currencies (`money.bundled_rates()`); None: not compared.
    """
    workings = Workings(rates)
    workings.take_in(documents, claims, judgements)
    return workings.resolution(today)


def known_on(
    day: str,
    documents: Iterable[Document],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    added: Mapping[str, str] | None = None,
) -> tuple[tuple[Document, ...], tuple[Claim, ...], tuple[Judgement, ...], tuple[Problem, ...]]:
    """What was known on a day: documents published by then, with their claims, and judgements made by then.

    added: day on which a document came into the register, for those whose publication is not known; a document with
    neither
    is kept, and a Problem says so. Give the rest to `resolve` with `today` = day.
    """
    kept, problems = [], []
    for document in documents:
        known = document.published or (added or {}).get(document.id)
        if known is None:
            problems.append(_undated(document))
        if known is None or known[: len(day)] <= day[: len(known)]:
            kept.append(document)
    names = {document.id for document in kept}
    held = tuple(claim for claim in claims if claim.document in names)
    return tuple(kept), held, tuple(j for j in judgements if j.day <= day), tuple(problems)


def _undated(document: Document) -> Problem:
    return Problem(
        stage="resolve",
        severity="note",
        message="its day of publication is not known: it is counted as known on every day",
        hint="add a line `published:` to its front matter",
        source=document.source,
    )
