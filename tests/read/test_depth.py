"""Depth: from what is only sold to what is designed at home, where the text states it."""

import pytest

from berdikari.read.depth import depth


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Alfa menjadi distributor tunggal produk Beta.", 0), ("Alpha was named exclusive distributor of Beta.", 0),
        ("Lampu itu dirakit di Bogor dari komponen Beta.", 2), ("Alfa memproduksinya lewat maklon untuk Beta.", 3),
        ("Alfa, Beta'nın cihazını lisanslı üretimle yapıyor.", 3), ("Ventilator desain sendiri itu ber-TKDN 58 persen.", 5),
        ("Ventilator desain sendiri itu ber-TKDN 25 persen.", None), ("Alfa dan Beta menandatangani MoU.", None),
        ("Alfa berharap dapat merakit lampu itu.", None),
    ],
)  # fmt: skip
def test_levels(page, text, level):
    laid = page(text)
    found = depth(laid, laid.sentences)
    assert (found and found.depth.level) == level


def test_what_is_done_goes_before_what_is_planned(page):
    laid = page("Lampu itu dirakit di Bogor. Alfa akan membangun pabrik patungan.")
    found = depth(laid, laid.sentences)
    assert (found.depth.level, found.planned) == (2, False)
