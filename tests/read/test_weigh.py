"""Weigh: probabilities, and what raises them."""

import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from berdikari.read.organisations import organisations
from berdikari.read.weigh import probability, surroundings, weigh

ROWS = st.dictionaries(st.sampled_from("abcd"), st.floats(-5, 5), max_size=4)


@given(ROWS, ROWS)
def test_a_probability_lies_between_nought_and_one(row, weights):
    assert 0 < probability(row, {"bias": 0.0, **weights}) < 1


def test_without_features_the_bias_alone_tells():
    assert math.isclose(probability({}, {"bias": 0.0}), 0.5)


def chance(page, text):
    laid = page(text)
    found, _ = organisations(laid)
    together = weigh(found, surroundings(laid, found)).together
    return max(together.values(), default=0.0)


def test_a_signature_makes_partners_likelier_than_a_shared_fair(page):
    signed = chance(page, "PT Sinar Alkes Jaya menandatangani MoU dengan Helvamed AG untuk produksi ventilator.")
    shown = chance(page, "Di pasar, PT Sinar Alkes Jaya tumbuh. Sementara itu harga saham Helvamed AG turun.")
    assert signed > shown + 0.2


DEAL = "Helvamed AG dan RS Bunda Kasih menandatangani MoU"


def test_what_hospitals_do_together_makes_no_partners(page):
    made = chance(page, f"{DEAL} untuk produksi ventilator.")
    taught = chance(page, f"{DEAL} untuk pelatihan perawat dan rujukan pasien.")
    assert made > taught + 0.2


def test_the_tone_of_a_page_may_take_its_deal_away(page):
    laid = page(f"{DEAL} untuk produksi ventilator.")
    found, _ = organisations(laid)
    around = surroundings(laid, found)
    told = weigh(found, around).told
    sad = {**laid.words.weights["tone"], "produksi": -30.0}
    object.__setattr__(laid, "words", replace(laid.words, weights={**laid.words.weights, "tone": sad}))
    assert weigh(found, around).told < told
