"""Spoken: numbers in words, alone and together, in three languages."""

import pytest

from berdikari.read.spoken import spoken


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("tiga", [3]),
        ("dua belas", [12]),
        ("dua puluh", [20]),
        ("dua puluh lima", [25]),
        ("seratus lima puluh", [150]),
        ("lima ratus dua puluh", [520]),
        ("twenty-five", [25]),
        ("two hundred fifty", [250]),
        ("half a million", [0.5]),
        ("yirmi beş", [25]),
        ("yüz elli", [150]),
        ("iki yüz", [200]),
        ("dua, tiga", [2, 3]),
        ("dua tiga", [2, 3]),
        ("on five sites", [10, 5]),
        ("puluh", []),
    ],
)
def test_numbers_in_words(page, text, values):
    assert [value for _, _, value in spoken(page(text))] == values
