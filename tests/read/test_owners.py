"""Owners: which firm belongs to which, in both directions of telling."""

import pytest

from berdikari.read.findings import find


@pytest.mark.parametrize(
    "text",
    [
        "PT Alfa Medika, anak usaha PT Beta Farma, membuat stent di Solo.",
        "PT Beta Farma melalui anak usahanya PT Alfa Medika membuat stent di Solo.",
        "PT Alfa Medika, a subsidiary of PT Beta Farma, makes stents in Solo.",
    ],
)
def test_an_owner_and_the_owned(page, text):
    (stated,) = find(page(text)).owned
    assert (stated.ownership.owner, stated.ownership.owned) == ("PT Beta Farma", "PT Alfa Medika")


def test_two_firms_in_a_sentence_own_nothing(page):
    assert find(page("PT Alfa Medika dan PT Beta Farma membuat stent di Solo.")).owned == []
