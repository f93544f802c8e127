"""Join: deals from likely partners, in three languages."""

import pytest

from berdikari.read.join import frames
from berdikari.read.organisations import organisations

DEALS = [
    ("PT Sinar Alkes Jaya menandatangani nota kesepahaman (MoU) dengan Helvamed AG untuk memproduksi ventilator di Bogor.",
     [{"PT Sinar Alkes Jaya", "Helvamed AG"}]),
    ("PT Sinar Alkes Jaya signed a memorandum of understanding with Helvamed AG to make ventilators in Indonesia.",
     [{"PT Sinar Alkes Jaya", "Helvamed AG"}]),
    ("PT Sinar Alkes Jaya ile Helvamed AG, Endonezya'da solunum cihazı üretmek için mutabakat zaptı imzaladı.",
     [{"PT Sinar Alkes Jaya", "Helvamed AG"}]),
    ("Harga sembako naik di pasar. Timnas bermain imbang.", []),
    ("Penyidik memeriksa tersangka korupsi alat kesehatan di RSUD Lembah Hijau.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), DEALS)
def test_deals(page, text, parties):
    laid = page(text)
    found, _ = organisations(laid)
    assert [set(f.parties) for f in frames(laid, found)] == parties


def test_an_empty_page_tells_of_no_deal(page):
    laid = page("")
    assert frames(laid, organisations(laid)[0]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nota kesepahaman masing-masing diteken PT Surya Alkes (SA) dengan RS Bahari (RSB) dan dengan RS Nusa untuk ventilator.",
        "PT Surya Alkes signed an agreement with Halden GmbH and with Norvik AB to make ventilators in Bekasi.",
        "Halden GmbH and Norvik AB each signed a memorandum with PT Surya Alkes on ventilators.",
        "PT Surya Alkes dan Halden GmbH secara terpisah menandatangani kontrak ventilator dengan Universitas Bahari.",
    ],
)
def test_each_of_several_has_a_deal_of_its_own(page, text):
    laid = page(text)
    told = [set(frame.parties) for frame in frames(laid, organisations(laid)[0])]
    assert [len(parties) for parties in told] == [2, 2]
    assert len(told[0] & told[1]) == 1
