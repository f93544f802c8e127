"""Days: which date is the event's, beside days of statements, datelines and fairs."""

import pytest

from berdikari.read.dates import dates
from berdikari.read.days import happened
from berdikari.read.stages import highest, rungs


def day(page, text, published=None):
    """The date of the highest rung of a text that speaks of one partnership."""
    laid = page(text, published)
    every = dates(laid)
    found = rungs(laid, every)
    best = highest(found)
    when = happened(laid, every, best, [r for r in found if r.name == best.name], range(len(laid.sentences)))
    return when and when.date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("MoU itu diteken Rabu (21/1/2026) di Serang.", "2026-01-21"),
        ("Alfa dan Beta menandatangani MoU. Penandatanganan berlangsung 3 Mei 2024 di Solo.", "2024-05-03"),
        ("Alpha and Beta signed a memorandum. The ceremony took place on 3 May 2024.", "2024-05-03"),
        ("Alfa ile Beta protokol imzaladı. Tören 3 Mayıs 2024'te yapıldı.", "2024-05-03"),
        ("MoU itu diteken Alfa dan Beta, kata Budi, Jumat (7/6/2024).", "2024-06"),
        ("KAZAN, May 19, 2022 - Alpha has signed a contract with Beta.", "2022-05"),
        ("Alpha signed a contract with Beta. It was made public on 19 June 2025.", "2025-06"),
        ("Pada 2023 Alfa dan Beta menandatangani MoU.", "2023"),
        ("Delegasi Beta bertemu dengan Alfa pada 3 Mei 2024 untuk audiensi.", "2024-05-03"),
    ],
)
def test_the_day_of_the_event(page, text, date):
    assert day(page, text) == date


def test_what_is_done_did_not_happen_after_its_report(page):
    assert day(page, "MoU diteken kedua pihak menjelang 9 Mei 2026.", published="2026-04-02") == "2026-04"
