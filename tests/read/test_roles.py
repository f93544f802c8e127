"""Roles: what words next to a party's name tell of it."""

import pytest

from berdikari.read.organisations import organisations
from berdikari.read.roles import roles


def told(page, text):
    """The role of each organisation of a text, by its name."""
    laid = page(text)
    found, _ = organisations(laid)
    return dict(zip([one.name for one in found], roles(laid, found, []), strict=True))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("PT Alfa Medika akan mendistribusikan stent itu bersama PT Beta Jaya.", "PT Alfa Medika", "distributor"),
        ("PT Alfa Medika mengirim stent pesanan PT Beta Jaya.", "PT Beta Jaya", "buyer"),
        ("Alpha Medical Ltd ships stents ordered by Beta Medical Ltd.", "Beta Medical Ltd.", "buyer"),
        ("PT Alfa Medika merakit stent dengan teknologi dari Beta GmbH di Solo.", "Beta GmbH", "technology_owner"),
        ("PT Alfa Medika melepas pesanan Palang Merah Indonesia.", "Palang Merah Indonesia", "buyer"),
        ("PT Alfa Medika menemui Palang Merah Indonesia.", "Palang Merah Indonesia", "association"),
    ],
)
def test_roles_from_the_words_next_to_a_name(page, text, name, role):
    assert told(page, text).get(name) == role
