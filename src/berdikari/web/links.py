"""Links: what belongs to what, asked of a sight once and kept as long as it is the newest."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from operator import attrgetter

from berdikari.names import fold
from berdikari.records import Claim, Organisation
from berdikari.web.desk import Sight


def claims_of(sight: Sight, document: str) -> tuple[Claim, ...]:
    """The claims in force of a document; a register holds its claims in the order of their documents."""
    claims, key = sight.register.claims, attrgetter("document")
    return claims[bisect_left(claims, document, key=key) : bisect_right(claims, document, key=key)]


@lru_cache(maxsize=1)
def told_by(sight: Sight) -> Mapping[str, tuple[str, ...]]:
    """Ids of the partnerships of which each document speaks."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one in sight.resolution.partnerships:
        for claim in one.claims:
            found[claim.document][one.id] = None
    return {document: tuple(several) for document, several in found.items()}


@lru_cache(maxsize=1)
def members_of(sight: Sight) -> Mapping[str, tuple[Organisation, ...]]:
    """The organisations in each partnership, by its id."""
    found: defaultdict[str, list[Organisation]] = defaultdict(list)
    for organisation in sight.organisations.values():
        for one in organisation.partnerships:
            found[one].append(organisation)
    return {one: tuple(several) for one, several in found.items()}


@lru_cache(maxsize=1)
def by_name(sight: Sight) -> Mapping[str, Organisation]:
    """Organisations by their folded name to show."""
    return {fold(one.name): one for one in sight.organisations.values()}


@lru_cache(maxsize=1)
def owned_by(sight: Sight) -> Mapping[str, tuple[Organisation, ...]]:
    """Organisations by the folded name of whom they belong to."""
    found: defaultdict[str, list[Organisation]] = defaultdict(list)
    for one in sight.organisations.values():
        if one.owner:
            found[fold(one.owner)].append(one)
    return {owner: tuple(several) for owner, several in found.items()}
