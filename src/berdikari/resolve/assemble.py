"""Assemble: the claims of one cooperation, from one report or many, become one Partnership."""

from collections.abc import Collection, Mapping

from berdikari.money import Rates
from berdikari.names import fold, same
from berdikari.records import Claim, Device, Document, Ownership, Partnership, content_id
from berdikari.resolve.amounts import merge_values
from berdikari.resolve.parties import merge_parties
from berdikari.resolve.people import merge_people
from berdikari.resolve.places import merge_depth, merge_fair, merge_place, merge_term
from berdikari.resolve.reports import Context, Reports, gather
from berdikari.resolve.stages import merge_stages, merge_status


def assemble(claims: Collection[Claim], documents: Mapping[str, Document], rates: Rates | None = None) -> Partnership:
    """Merge the claims of one or several mentions (`Claim.about`) of one cooperation; the order of the claims is of no
    account.

    documents: by id, at least those of the claims. rates: for amounts in two currencies; None: they are not compared.
    Parties are merged by name and alias; the stage is the highest rung stated as done, where a body beats its headline
    and a
    day in the future of the report beats a past verb; what is planned is kept apart; each disagreement is a Conflict.
    Raises ValueError where there are no claims.
    """
    return assembled(claims, Context(documents=documents, rates=rates))


def assembled(claims: Collection[Claim], context: Context) -> Partnership:
    """As `assemble`, with the judgements on single claims that the context holds."""
    if not claims:
        raise ValueError("no claims, wanted at least one of the cooperation")
    reports = gather(claims, context)
    parties, facilitators, conflicts = merge_parties(reports)
    stages = merge_stages(reports)
    values, of_values = merge_values(reports, stages.date)
    fair, of_fair = merge_fair(reports)
    place, of_place = merge_place(reports, "place")
    site, of_site = merge_place(reports, "site")
    term, of_term = merge_term(reports)
    depth, of_depth = merge_depth(reports)
    people, of_people = merge_people(reports)
    sources, last_news = _sources(reports)
    return Partnership(
        id=partnership_id(anchor(reports)),
        parties=parties,
        facilitators=facilitators,
        devices=_devices(reports),
        stage=stages.stage,
        planned_stage=stages.planned,
        planned_date=stages.planned_date,
        status=merge_status(reports, stages),
        depth=depth,
        values=values,
        term_years=term,
        date=stages.date,
        fair=fair,
        place=place,
        site=site,
        people=people,
        owners=_owners(reports),
        history=stages.history,
        conflicts=(
            *stages.conflicts,
            *conflicts,
            *of_values,
            *of_fair,
            *of_place,
            *of_site,
            *of_term,
            *of_depth,
            *of_people,
        ),
        claims=reports.claims,
        sources=sources,
        last_news=last_news,
    )


def partnership_id(mention: str) -> str:
    """The id of the partnership whose oldest report is this mention."""
    return content_id("partnership", mention)


def ids_of(partnership: Partnership) -> tuple[str, ...]:
    """Every id that the partnership can have had, as its reports came in: an old link finds it by one of them."""
    return tuple(sorted({partnership_id(claim.about or claim.document) for claim in partnership.claims}))


def anchor(reports: Reports) -> str:
    """The mention that gives the partnership its id: that of the oldest report, so that later ones do not change it."""
    return reports.mention(reports.claims[0])


def _devices(reports: Reports) -> tuple[Device, ...]:
    """Devices by category, those outside the catalogue by folded name; each under the name of the oldest report."""
    found: dict[str, Device] = {}
    for claim in reports.of("device"):
        assert isinstance(claim.value, Device)
        found.setdefault(claim.value.id or fold(claim.value.name) or claim.value.name, claim.value)
    return tuple(found.values())


def _owners(reports: Reports) -> tuple[Ownership, ...]:
    """Who belongs to whom, each pair once; a report that tells the share wins over one that does not."""
    found: list[Ownership] = []
    for claim in reports.of("ownership"):
        told = claim.value
        assert isinstance(told, Ownership)
        at = next((k for k, o in enumerate(found) if same(o.owner, told.owner) and same(o.owned, told.owned)), None)
        if at is None:
            found.append(told)
        elif found[at].share is None and told.share is not None:
            found[at] = told
    return tuple(found)


def _sources(reports: Reports) -> tuple[tuple[str, ...], str | None]:
    """The documents' sources, sorted, and the newest day of publication."""
    known = reports.context.documents
    documents = [known[name] for name in {claim.document for claim in reports.claims} if name in known]
    days = [document.published for document in documents if document.published]
    return tuple(sorted({document.source for document in documents})), max(days, default=None)
