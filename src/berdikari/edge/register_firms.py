"""Firms of the register as they may be matched: what each makes, what became of its partnerships, and who is taken."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from berdikari.edge.delegation import alpha3
from berdikari.edge.reference import rows
from berdikari.forecast.chain import PRODUCTION, place
from berdikari.names import firm_key, fold
from berdikari.records import Partnership, Party
from berdikari.records.match import Firm

MAKERS = ("manufacturer", "technology_owner", "parent_company")
GUESTS = (*MAKERS, "cluster")  # who may come for its members
HOME = "ID"


def register_firms(partnerships: Iterable[Partnership], roles: Sequence[str] = MAKERS) -> tuple[Firm, ...]:
    """Makers and owners of the register, with the devices of their partnerships. Those of the openFDA list are
    certified.
    """
    found: dict[str, Firm] = {}
    for partnership in partnerships:
        devices = tuple(device.id for device in partnership.devices if device.id)
        produced = int(place(partnership.stage) == PRODUCTION)
        abroad = any(party.country not in (None, HOME) for party in partnership.parties)
        for party in partnership.parties:
            if party.named and party.role in roles and party.country:
                key = firm_key(party.name)
                found[key] = replace(
                    _with(found.get(key), party, devices, produced, taken=abroad),
                    heard=max(found[key].heard if key in found else "", partnership.last_news or ""),
                )
    return tuple(found[key] for key in sorted(found))


def _with(known: Firm | None, party: Party, devices: tuple[str, ...], produced: int, *, taken: bool) -> Firm:
    before = known or Firm(name=party.name, country=alpha3(party.country or "") or party.country or "?")
    return Firm(
        name=before.name,
        country=before.country,
        devices=tuple(dict.fromkeys((*before.devices, *devices))),
        certificates=("FDA",) if fold(party.name) in _certified() else before.certificates,
        produced=before.produced + produced,
        known=before.known + 1,
        partnered=tuple(dict.fromkeys((*before.partnered, *(devices if taken else ())))),
        source="register",
    )


@cache
def _certified() -> Mapping[str, str]:
    return {fold(row["name"]): row["source"] for row in rows("match/registered")}


def joined(register: Iterable[Firm], listed: Iterable[Firm]) -> tuple[Firm, ...]:
    """The firms of a list, each with what the register knows of it beside."""
    known = {firm_key(firm.name): firm for firm in register}
    return tuple(_joined(firm, known.get(firm_key(firm.name))) for firm in listed)


def _joined(firm: Firm, known: Firm | None) -> Firm:
    certificates = ("FDA",) if fold(firm.name) in _certified() else ()
    return Firm(
        name=firm.name,
        country=firm.country,
        devices=firm.devices or (known.devices if known else ()),
        certificates=tuple(dict.fromkeys((*firm.certificates, *certificates, *(known.certificates if known else ())))),
        produced=known.produced if known else 0,
        known=known.known if known else 0,
        partnered=known.partnered if known else (),
        heard=known.heard if known else "",
        away=firm.away,
        most=firm.most,
        source=firm.source,
    )
