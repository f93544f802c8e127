"""Devices: by the catalogue's names in three languages, in lists, and as the text calls what the catalogue does not know."""

import pytest

from berdikari.read.devices import devices, general_devices, telling
from berdikari.read.goods import made_goods, with_listed


def names(found):
    return [f.device.name for f in found]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Pabrik itu membuat mesin cuci darah.", ["mesin cuci darah"]),
        ("They will make infusion pumps in Bekasi.", ["infusion pumps"]),
        ("Alfa, solunum cihazını Bursa'da üretiyor.", ["solunum cihazı"]),
        ("Ventilator dan CT scan akan dirakit.", ["Ventilator", "CT scan"]),
    ],
)
def test_names_of_the_catalogue(page, text, named):
    assert names(devices(page(text))) == named


def test_what_stands_in_a_name_is_no_device(page):
    text = "PT Ventilator Jaya membuat stent."
    assert names(devices(page(text), [(0, 18)])) == ["stent"]


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("Produknya pompa infus, meja operasi, dan docking station.", "docking station"),
        ("They list ventilators, oxygen generators, incinerators and hospital beds.", "incinerators"),
        ("Isinya ventilator, lampu operasi, alat pengukur embun dan pompa infus.", "alat pengukur embun"),
    ],
)
def test_unknown_members_of_a_list(page, text, member):
    laid = page(text)
    assert member in names(with_listed(laid, devices(laid)))


@pytest.mark.parametrize("text", ["Ventilator, kata direktur, dan mobil.", "Stents, he said, and that was all."])
def test_a_clause_is_no_member(page, text):
    laid = page(text)
    assert len(with_listed(laid, devices(laid))) == 1


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Keduanya membangun pabrik alat deteksi stunting di Bogor.", "alat deteksi stunting"),
        ("Beta dikenal sebagai pembuat kacamata pintar lipat dari Korea.", "kacamata pintar lipat"),
        ("ASELSAN taşınabilir diyaliz cihazı üretiyor.", "taşınabilir diyaliz cihazı"),
        ("Alpha is a maker of corneal shields in Ohio.", "corneal shields"),
    ],
)
def test_goods_that_the_catalogue_does_not_know(page, text, thing):
    assert thing in names(made_goods(page(text), 0, len(text)))


@pytest.mark.parametrize(
    "text", ["Produksi massal dimulai.", "Alpha produces needles.", "Alfa memproduksi bersama Beta."]
)
def test_no_goods_where_none_are_told(page, text):
    assert made_goods(page(text), 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Alfa memproduksi alat kesehatan di Batam.", 1), ("Distributor alat kesehatan PT Alfa hadir.", 0),
        ("the medical device industry of Turkey", 0), ("Alpha makes medical devices.", 1), ("tıbbi cihaz üreticileri katıldı", 0),
    ],
)  # fmt: skip
def test_general_words_are_devices_only_as_things(page, text, count):
    assert len(general_devices(page(text))) == count


def test_a_special_name_beats_a_part_of_it(page):
    laid = page("Alfa membuat stent. Stent jantung itu murah. Stent lain tidak.")
    assert len(telling(devices(laid))) <= 2
