"""One partnership as a page of lines: facts, history, contradictions, and each report with its sentences and claims."""

from collections.abc import Iterator, Mapping

from berdikari.cli.screen import Screen
from berdikari.cli.sentences import marked, told_in
from berdikari.cli.texts import fact_lines, title
from berdikari.cli.words import Words
from berdikari.records import Claim, Conflict, Document, Partnership

_INDENT = "  "


def page_lines(partnership: Partnership, documents: Mapping[str, Document], screen: Screen) -> Iterator[str]:
    """All that is known of a partnership. documents: by id, at least those of its claims."""
    words = screen.words
    yield f"{screen.paint(title(partnership), 'bold')}  {partnership.id}"
    yield from (_INDENT + text for text in fact_lines(partnership, words))
    if partnership.last_news:
        yield f"{_INDENT}{words.label('field', 'last_news'):<14} {partnership.last_news}"
    if partnership.history:
        yield from ("", screen.paint(words("say.history"), "blue"))
        for stage in partnership.history:
            modality = words.label("modality", stage.modality)
            yield f"{_INDENT}{stage.date or words('say.not_known'):<14} {words.label('stage', stage.rung)} ({modality})"
    for conflict in partnership.conflicts:
        yield from ("", screen.paint(f"{words('say.conflict')}: {words.about(conflict)}", "yellow"))
        yield from (_INDENT + text for text in _conflict_lines(conflict, partnership, documents, words))
    yield from ("", screen.paint(words("say.facts"), "blue"))
    yield from _report_lines(partnership, documents, screen)


def _conflict_lines(
    conflict: Conflict, partnership: Partnership, documents: Mapping[str, Document], words: Words
) -> Iterator[str]:
    by_id = {claim.id: claim for claim in partnership.claims}
    for one in conflict.alternatives:
        sources = dict.fromkeys(_source(by_id[name], documents) for name in one.claims if name in by_id)
        yield f"{one.value}: {', '.join(sources)}  [{' '.join(name[:8] for name in one.claims)}]"
    known = conflict.preferred is not None
    yield words("say.preferred" if known else "say.undecided", value=conflict.preferred, rule=conflict.rule)


def _report_lines(partnership: Partnership, documents: Mapping[str, Document], screen: Screen) -> Iterator[str]:
    """The claims report by report, as their sentences come, each with the id by which it is judged."""
    reports: dict[str, list[Claim]] = {}
    for claim in partnership.claims:
        reports.setdefault(claim.document, []).append(claim)
    for name, claims in reports.items():
        document = documents[name]
        about = filter(None, (document.outlet, document.published, document.url))
        yield _INDENT + screen.paint(document.source, "bold") + "  " + " · ".join(about)
        yield _INDENT * 2 + screen.paint(f"id {claims[0].about or name}", "dim")
        for told in told_in(document, claims):
            yield _INDENT * 2 + marked(document, told, screen)
            yield _INDENT * 4 + " · ".join(_claim(claim, screen) for claim in told.claims)
        for claim in claims:
            if claim.quote is None:
                yield f"{_INDENT * 2}{_claim(claim, screen)} ({screen.words('say.no_quote')})"


def _claim(claim: Claim, screen: Screen) -> str:
    """Its id, by which it is judged, and what it is about."""
    what = f" “{' '.join(claim.quote.text.split())}”" if claim.quote else ""
    return f"{screen.paint(claim.id[:8], 'dim')} {screen.words.label('field', claim.field)}{what}"


def _source(claim: Claim, documents: Mapping[str, Document]) -> str:
    document = documents.get(claim.document)
    return document.source if document else claim.document
