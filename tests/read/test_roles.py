"""Roles: what words next to a party's name tell of it."""

import pytest

from berdikari.read.organisations import organisations
from berdikari.read.roles import helper_role, roles


def told(page, text):
    """The role of each organisation of a text, by its name."""
    laid = page(text)
    found, _ = organisations(laid)
    return dict(zip([one.name for one in found], roles(laid, found, [], range(len(laid.sentences))), strict=True))


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


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("PT Alfa Medika dan Beta GmbH sepakat, disaksikan Kementerian Kesehatan.", "Kementerian Kesehatan", "witness"),
        ("Alfa A.Ş. ile Beta GmbH, geçen hafta Sağlık Bakanlığı huzurunda anlaştı.", "Sağlık Bakanlığı", "witness"),
        ("Alpha Ltd and Beta Ltd met the Food and Drug Administration.", "Food and Drug Administration", "regulator"),
        ("PT Alfa Medika menemui Pemerintah Provinsi Banten.", "Pemerintah Provinsi Banten", "host_government"),
        ("PT Alfa Medika dibantu Kementerian Kesehatan.", "Kementerian Kesehatan", "facilitator"),
    ],
)
def test_roles_of_those_who_are_no_parties(page, text, name, role):
    laid = page(text)
    found, _ = organisations(laid)
    assert helper_role(laid, next(one for one in found if one.name == name)) == role


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("PT Alfa Medika menjual stent bersama Beta asal Jerman.", "PT Alfa Medika", "ID"),
        ("PT Alfa Medika, perusahaan asal Jepang, merakit stent.", "PT Alfa Medika", "ID"),
        ("Mira Holding, perusahaan alat kesehatan asal Jepang, merakit stent.", "Mira Holding", "JP"),
    ],
)
def test_a_country_is_not_taken_from_another(page, text, name, country):
    found, _ = organisations(page(text))
    assert {one.name: one.country for one in found}[name] == country
