"""One organisation: its names, its people, and what it does with whom, as all reports together know it."""

from collections import Counter

from berdikari.lookup import find_one
from berdikari.names import fold
from berdikari.records import Organisation, Partnership, Party, rung
from berdikari.web.exports import offered
from berdikari.web.index import Row
from berdikari.web.links import by_name, members_of, owned_by
from berdikari.web.page import Asking, Shown
from berdikari.web.pages.partnerships import line_of
from berdikari.web.query import query_of


def page(asking: Asking) -> Shown:
    """The organisation whose id, or the first characters of it, stands in the address."""
    sight, words = asking.sight, asking.words
    one, rows = found(asking)
    own = [party for row in rows for party in _as_party(one, row.partnership)]
    devices = Counter((device.id, words.device(device)) for row in rows for device in row.partnership.devices)
    view = {
        "exports": offered(asking, "organisation", one.id, query=""),
        "one": one,
        "country": words.country(one.country),
        "roles": [words.label("role", role) for role in dict.fromkeys(party.role for party in own if party.role)],
        "devices": [
            (name, asking.to("device", code) if code else "", count) for (code, name), count in devices.most_common()
        ],
        "partners": _partners(one, asking),
        "lines": [line_of(row, asking, query_of(())) for row in rows],
        "owner": _owner(one, asking),
        "owned": [
            (other.name, asking.to("organisation", other.id)) for other in owned_by(sight).get(fold(one.name), ())
        ],
    }
    return Shown(template="organisation.html", title=one.name, here="partnerships", view=view)


def found(asking: Asking) -> tuple[Organisation, list[Row]]:
    """The organisation of the address and its partnerships, the highest rung first. Raises UnknownIdError."""
    one = find_one("organisation", asking.path["id"], asking.sight.organisations)
    rows = [asking.sight.index.by_id[name] for name in one.partnerships]
    return one, sorted(rows, key=lambda row: -rung(row.partnership.stage))


def _as_party(one: Organisation, partnership: Partnership) -> list[Party]:
    names = {fold(name) for name in (one.name, *one.aliases)}
    return [
        p for p in (*partnership.parties, *partnership.facilitators) if names & {fold(n) for n in (p.name, *p.aliases)}
    ]


def _partners(one: Organisation, asking: Asking) -> list[tuple[str, str, int]]:
    """The other organisations of its partnerships, those of most first: name, address, how many."""
    members = members_of(asking.sight)
    counts = Counter(other.id for name in one.partnerships for other in members.get(name, ()) if other.id != one.id)
    shared = [(asking.sight.organisations[name], count) for name, count in counts.items()]
    shared.sort(key=lambda pair: (-pair[1], pair[0].name.casefold()))
    return [(other.name, asking.to("organisation", other.id), count) for other, count in shared]


def _owner(one: Organisation, asking: Asking) -> tuple[str, str] | None:
    """Name and address of the organisation that it belongs to; an empty address where the register lacks it."""
    if one.owner is None:
        return None
    known = by_name(asking.sight).get(fold(one.owner))
    return one.owner, asking.to("organisation", known.id) if known else ""
