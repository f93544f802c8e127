"""Pick: which partnerships fit what is asked for, by stage, device, country, province, party, year or words."""

from collections.abc import Iterable
from dataclasses import dataclass

from berdikari.names import fold, same
from berdikari.records import Partnership, Party, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for; None: anything.

    stage     rung reached, or a status
    device    id of the catalogue, or part of a name
    country   ISO 3166-1 alpha-2 of a party
    province  ministry code or name, of the site or the place
    party     name or alias, or part of one
    year      in which something of its history happened, is planned, or was reported
    text      words that all stand in its facts or sentences
    """

    stage: str | None = None
    device: str | None = None
    country: str | None = None
    province: str | None = None
    party: str | None = None
    year: str | None = None
    text: str | None = None


def pick(partnerships: Iterable[Partnership], wanted: Wanted) -> tuple[Partnership, ...]:
    """The partnerships that fit everything asked for, in their order."""
    asked = [(getattr(wanted, name), fits) for name, fits in _RULES.items() if getattr(wanted, name)]
    return tuple(one for one in partnerships if all(fits(one, value) for value, fits in asked))


def _stage(partnership: Partnership, value: str) -> bool:
    return value in (partnership.stage, partnership.status)


def _device(partnership: Partnership, value: str) -> bool:
    part = fold(value)
    return any(value == device.id or part in fold(device.name) for device in partnership.devices)


def _country(partnership: Partnership, value: str) -> bool:
    return any(party.country == value.upper() for party in _everybody(partnership))


def _province(partnership: Partnership, value: str) -> bool:
    return any(_lies_in(place, value) for place in (partnership.site, partnership.place) if place)


def _lies_in(place: Place, value: str) -> bool:
    if value[:1].isdigit():
        return (place.code or "").split(".")[0] == value.split(".", maxsplit=1)[0]
    return fold(value) in fold(place.name)


def _party(partnership: Partnership, value: str) -> bool:
    part = fold(value)
    names = (name for party in _everybody(partnership) for name in (party.name, *party.aliases))
    return any(part in fold(name) or same(value, name) for name in names)


def _year(partnership: Partnership, value: str) -> bool:
    days = (
        partnership.date,
        partnership.planned_date,
        partnership.last_news,
        *(one.date for one in partnership.history),
    )
    return any(day and day.startswith(value[:4]) for day in days)


def _text(partnership: Partnership, value: str) -> bool:
    held = " ".join(map(fold, _words(partnership)))
    return all(word in held for word in fold(value).split())


def _words(partnership: Partnership) -> Iterable[str]:
    yield partnership.id
    for party in _everybody(partnership):
        yield from (party.name, *party.aliases)
    for thing in (*partnership.devices, partnership.site, partnership.place, *partnership.people):
        if thing is not None:
            yield thing.name
    yield partnership.fair or ""
    yield from (claim.quote.text for claim in partnership.claims if claim.quote)


def _everybody(partnership: Partnership) -> tuple[Party, ...]:
    return (*partnership.parties, *partnership.facilitators)


_RULES = {
    "stage": _stage,
    "device": _device,
    "country": _country,
    "province": _province,
    "party": _party,
    "year": _year,
    "text": _text,
}
