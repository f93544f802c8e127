"""Partnerships and readings as lines for people, in the reader's language, each fact with its sentence."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from berdikari.cli.screen import Screen
from berdikari.cli.sentences import labels, marked, told_in
from berdikari.cli.words import Words
from berdikari.records import Claim, Disagreement, Figure, Partnership, Party, Reading, Value

_INDENT = "  "
_WIDTH = 14


def reading_lines(reading: Reading, partnerships: Sequence[Partnership], screen: Screen) -> Iterator[str]:
    """A document: its partnerships with their sentences, then its figures; of one left out, nothing."""
    words, document = screen.words, reading.document
    if document is None:
        return
    about = ", ".join(filter(None, (document.language, document.published, document.outlet)))
    yield screen.paint(reading.source, "bold") + (f" ({about})" if about else "")
    if not partnerships:
        yield _INDENT + screen.paint(words("say.nothing"), "dim")
    for partnership in partnerships:
        yield _INDENT + screen.paint(title(partnership), "blue")
        yield from (_INDENT * 2 + text for text in fact_lines(partnership, words))
        for told in told_in(document, partnership.claims):
            yield f"{_INDENT * 2}{marked(document, told, screen)} ({labels(told, screen)})"
    yield from (_INDENT + text for text in figure_lines(reading.claims, words))
    yield ""


def disagreement_lines(disagreements: Iterable[Disagreement], screen: Screen) -> Iterator[str]:
    """Where readers of one document differ: on what, and what each says in which words."""
    words, several = screen.words, tuple(disagreements)
    for one in several:
        about = f"{one.partnership}: {words.label('field', one.field)}"
        yield _INDENT + screen.paint(f"{words('say.readers_differ')}: {about}", "yellow")
        for said in one.said:
            quotes = dict.fromkeys(claim.quote.text for claim in said.claims if claim.quote)
            told = " ".join(f"“{' '.join(quote.split())}”" for quote in quotes)
            yield f"{_INDENT * 2}{said.method:<{_WIDTH}} {said.value or words('say.says_nothing')} {told}".rstrip()
    if several:
        yield ""


def partnership_lines(partnership: Partnership, screen: Screen) -> Iterator[str]:
    """A partnership of the register in short: id and parties, facts, what contradicts, where it was told."""
    words = screen.words
    yield f"{screen.paint(partnership.id[:8], 'dim')}  {screen.paint(title(partnership), 'bold')}"
    for text in fact_lines(partnership, words, without=("party",)):
        yield _INDENT * 5 + text
    if partnership.last_news:
        label = words.label("field", "last_news")
        silent = words("say.silent_since", day=partnership.last_news) if partnership.status == "silent" else ""
        yield f"{_INDENT * 5}{label:<{_WIDTH}} {silent or partnership.last_news}"
    for conflict in partnership.conflicts:
        said = " / ".join(one.value for one in conflict.alternatives)
        yield _INDENT * 5 + screen.paint(f"{words('say.conflict'):<{_WIDTH}} {words.about(conflict)}: {said}", "yellow")
    yield f"{_INDENT * 5}{words.label('field', 'source'):<{_WIDTH}} {', '.join(partnership.sources)}"
    yield ""


def title(partnership: Partnership) -> str:
    """The parties, shortly."""
    return " × ".join(party.name for party in partnership.parties) or partnership.id


def fact_lines(partnership: Partnership, words: Words, without: Collection[str] = ()) -> Iterator[str]:
    """One line a fact, its label first; what is not known is left out."""
    for field, text in _facts(partnership, words):
        if text and field not in without:
            yield f"{words.label('field', field):<{_WIDTH}} {text}"


def figure_lines(claims: Iterable[Claim], words: Words) -> Iterator[str]:
    """One line a figure: whose, what, how much."""
    for claim in claims:
        if isinstance(claim.value, Figure):
            figure = claim.value
            number = (
                f"{words.number(round(figure.value * 100, 6))} %"
                if figure.unit in ("share", "%", "fraction")
                else words.number(figure.value)
            )
            unit = "" if figure.unit in ("share", "%", "fraction", figure.measure) else f" {figure.unit}"
            measure = figure.measure.replace("_", " ")
            yield f"{words.label('field', 'figure'):<{_WIDTH}} {figure.subject}: {measure} {number}{unit}"


def party_text(party: Party, words: Words) -> str:
    """A party with its country and role."""
    more = ", ".join(filter(None, (party.country, words.label("role", party.role) if party.role else None)))
    return f"{party.name} ({more})" if more else party.name


def value_text(value: Value, words: Words) -> str:
    """Money with its bound, range and kind."""
    amount = words.number(value.amount) + (f"–{words.number(value.upper)}" if value.upper else "")
    bound = f"{words.label('bound', value.bound)} " if value.bound else ""
    kind = ", ".join(filter(None, (words.label("kind", value.kind), value.phase)))
    return f"{bound}{amount} {value.currency} ({kind})"


def _facts(partnership: Partnership, words: Words) -> Iterator[tuple[str, str]]:
    yield "party", "; ".join(party_text(party, words) for party in partnership.parties)
    yield "facilitator", "; ".join(party_text(party, words) for party in partnership.facilitators)
    yield "device", ", ".join(dict.fromkeys(device.name for device in partnership.devices))
    yield "stage", _stage(partnership, words)
    yield "status", words.label("status", partnership.status) if partnership.status else ""
    yield "depth", words.label("depth", str(partnership.depth)) if partnership.depth is not None else ""
    yield "value", "; ".join(value_text(value, words) for value in partnership.values)
    term = partnership.term_years
    yield "term", words("say.years", count=words.number(term)) if term is not None else ""
    yield "date", partnership.date or ""
    yield "fair", partnership.fair or ""
    yield "place", partnership.place.name if partnership.place else ""
    yield "site", partnership.site.name if partnership.site else ""


def _stage(partnership: Partnership, words: Words) -> str:
    planned = partnership.planned_stage
    text = words.label("stage", partnership.stage)
    if planned is None:
        return text
    when = f" {partnership.planned_date}" if partnership.planned_date else ""
    return f"{text} ({words('say.planned', stage=words.label('stage', planned))}{when})"
