"""Tone: the words of a page without its names."""

import math

from berdikari.read.organisations import organisations
from berdikari.read.tone import tone
from berdikari.read.weigh import surroundings


def heard(page, text):
    laid = page(text)
    return tone(surroundings(laid, organisations(laid)[0]))


def test_names_of_organisations_and_people_are_no_tone(page):
    words = heard(page, "PT Sinar Alkes Jaya menandatangani kontrak dengan Helvamed AG, kata Abdullah.")
    assert {"menandatangani", "kontrak", "dengan"} <= set(words)
    assert not {"sinar", "alkes", "jaya", "helvamed", "abdullah"} & set(words)


def test_a_long_page_has_a_tone_of_one_and_a_short_one_less(page):
    long = " ".join("".join(chr(97 + n // 26**k % 26) for k in range(3)) for n in range(400))
    assert math.isclose(math.hypot(*heard(page, long).values()), 1)
    assert math.hypot(*heard(page, "harga emas turun").values()) < 0.5


def test_an_empty_page_has_none(page):
    assert heard(page, "") == {}
