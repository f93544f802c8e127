"""Findings: all that is found on a page before it is given to its cooperations, looked up by sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from berdikari.read.dates import When, dates
from berdikari.read.devices import Found, devices, general_devices
from berdikari.read.goods import with_general, with_listed
from berdikari.read.money import Sum, sums
from berdikari.read.names import Mention
from berdikari.read.organisations import Organisation, organisations
from berdikari.read.owners import Owned, owners
from berdikari.read.page import Page, Placed
from berdikari.read.people import Met, people
from berdikari.read.stages import Rung, rungs
from berdikari.read.values import is_rounded

P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found on a page. rungs, devices, general, sums, met: by the number of their sentence;
    amounts: the sums of each currency in order of size.
    """

    page: Page
    organisations: Sequence[Organisation]
    persons: Sequence[Mention]
    dates: Sequence[When]
    devices: Sequence[Found]
    owned: Sequence[Owned]
    rungs_in: Mapping[int, Sequence[Rung]]
    devices_in: Mapping[int, Sequence[Found]]
    general_in: Mapping[int, Sequence[Found]]
    sums_in: Mapping[int, Sequence[Sum]]
    met_in: Mapping[int, Sequence[Met]]
    amounts: Mapping[str, Sequence[float]]


def find(page: Page) -> Findings:
    """Everything that the page names."""
    found, others = organisations(page)
    every = dates(page)
    persons = sorted((m for m in others if m.kind == "person"), key=lambda m: m.start)
    names = sorted((m.start, m.end) for o in found if o.kind != "unknown" for m in o.mentions)
    general = general_devices(page, names)
    known = with_general(page, with_listed(page, devices(page, names)), general)
    stated: dict[int, list[Rung]] = {}
    for rung in rungs(page, every):
        stated.setdefault(rung.sentence, []).append(rung)
    money = sums(page)
    exact = [s for s in money if not is_rounded(page, s, money)]
    met = people(page, persons, found)
    return Findings(
        page=page,
        organisations=found,
        persons=persons,
        dates=every,
        devices=known,
        owned=owners(page, found),
        rungs_in=stated,
        devices_in=_by_sentence(page, known),
        general_in=_by_sentence(page, general),
        sums_in=_by_sentence(page, exact),
        met_in=_by_sentence(page, met),
        amounts=_amounts(exact),
    )


def _amounts(found: Iterable[Sum]) -> dict[str, list[float]]:
    amounts: dict[str, set[float]] = {}
    for sum_ in found:
        amounts.setdefault(sum_.currency, set()).add(sum_.amount)
    return {currency: sorted(known) for currency, known in amounts.items()}


def within(found: Mapping[int, Sequence[P]], sentences: Iterable[int]) -> list[P]:
    """What was found in some sentences, in order of place."""
    return [item for number in sorted(sentences) for item in found.get(number, ())]


def _by_sentence(page: Page, found: Iterable[P]) -> dict[int, list[P]]:
    index: dict[int, list[P]] = {}
    for item in found:
        index.setdefault(page.sentence_at(item.start), []).append(item)
    return index
