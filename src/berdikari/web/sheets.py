"""Partnerships as tables and as JSON: with what they rest on, and nothing else of the register."""

from collections.abc import Sequence
from dataclasses import replace

from berdikari.edge.sheets.table import Table
from berdikari.edge.sheets.views import views
from berdikari.edge.wire import Json, partnership_shape
from berdikari.records import Partnership
from berdikari.register import Register
from berdikari.web.desk import Sight


def sheets_of(sight: Sight, partnerships: Sequence[Partnership]) -> tuple[Table, ...]:
    """A row a partnership, and the sheets of claims, conflicts, documents and judgements behind them."""
    return views(_narrowed(sight.register, partnerships), partnerships)


def shapes_of(sight: Sight, partnerships: Sequence[Partnership]) -> list[Json]:
    """The partnerships in the shape of the API and of the command line."""
    names = {document.id: document.source for document in sight.documents.values()}
    return [partnership_shape(one, names) for one in partnerships]


def _narrowed(register: Register, partnerships: Sequence[Partnership]) -> Register:
    """The register with what the partnerships rest on, and nothing else."""
    claims = {claim.id for one in partnerships for claim in one.claims}
    about = {claim.about for one in partnerships for claim in one.claims}
    told = {claim.document for one in partnerships for claim in one.claims}
    documents = tuple(document for document in register.documents if document.id in told)
    sources = {document.source for document in documents}
    return replace(
        register,
        documents=documents,
        claims=tuple(claim for claim in register.claims if claim.id in claims),
        judgements=tuple(one for one in register.judgements if (claims | about) & set(one.subjects)),
        problems=tuple(problem for problem in register.problems if problem.source in sources),
    )
