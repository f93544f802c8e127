"""Choosing between claims that cannot all hold: one order of rules for every field; the loser stays in sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from berdikari.records import Alternative, Claim, Conflict, Document
from berdikari.resolve.reports import MODEL, Reports

JUDGED = "a person's judgement"
MAJORITY = "majority of independent outlets"
SIGNED = "signed paper over press"
RULES = "read by rules over read by a model"
NEWEST = "newest report, as nothing else decides"
UNDECIDED = "no rule decides: the first report is shown"

_SIGNED_WORDS = (
    "pihak pertama",
    "pihak kedua",
    "the parties hereby",
    "in witness whereof",
    "işbu protokol",
    "the first party",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that claims say: `text`, as a conflict shows it, and the claims that say it."""

    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which option was chosen, by which rule, and whether the rule decided."""

    at: int
    rule: str
    decided: bool = True


def choose(options: Sequence[Option], reports: Reports) -> Choice:
    """Choose by the first rule that decides.

    Judgement, majority of voices, signed paper, what was read by rules and not only by a model, newest report.
    """
    if len(options) == 1:
        return Choice(at=0, rule=MAJORITY)
    judged = [at for at, option in enumerate(options) if any(c.id in reports.context.preferred for c in option.claims)]
    if len(judged) == 1:
        return Choice(at=judged[0], rule=JUDGED)
    counts = [len(reports.voices(option.claims)) for option in options]
    signed, by_rules = ([of(option, reports) for option in options] for of in (_signed, _by_rules))
    for rule, scores in ((MAJORITY, counts), (SIGNED, signed), (RULES, by_rules)):
        if scores.count(max(scores)) == 1:
            return Choice(at=scores.index(max(scores)), rule=rule)
    days = [max((reports.published(c) or "" for c in option.claims), default="") for option in options]
    if max(days) and days.count(max(days)) == 1:
        return Choice(at=days.index(max(days)), rule=NEWEST)
    return Choice(at=0, rule=UNDECIDED, decided=False)


def conflict(about: str, options: Sequence[Option], choice: Choice) -> Conflict:
    """The conflict between the options, with the one chosen and why."""
    return Conflict(
        about=about,
        alternatives=tuple(Alternative(value=o.text, claims=tuple(sorted(c.id for c in o.claims))) for o in options),
        preferred=options[choice.at].text if choice.decided else None,
        rule=choice.rule,
    )


def is_signed_paper(document: Document) -> bool:
    """True for the paper itself: no outlet, and the words of a contract's preamble or close."""
    text = document.text.casefold()
    return document.outlet is None and sum(words in text for words in _SIGNED_WORDS) >= 2


def _signed(option: Option, reports: Reports) -> int:
    documents = (reports.context.documents.get(claim.document) for claim in option.claims)
    return sum(is_signed_paper(document) for document in documents if document)


def _by_rules(option: Option, reports: Reports) -> int:  # noqa: ARG001 - as the other rules
    """1 for an option that somebody else than a model has read."""
    return int(any(not claim.method.startswith(MODEL) for claim in option.claims))
