"""Events: terms, fairs, places of signing, sites."""

import pytest

from berdikari.read.events import fairs, places, signing_place, site, term


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Kontrak berlaku selama tiga tahun.", 3), ("Perjanjian ini untuk 5 tahun ke depan.", 5), ("The deal runs for the next ten years.", 10),
        ("Distribusi pada 2024—2027.", 3), ("Anlaşma beş yıl boyunca geçerli.", 5), ("Perusahaan itu berusia 20 tahun.", None),
        ("Alfa berpengalaman 15 tahun.", None), ("Dua tahun lalu mereka bertemu.", None),
    ],
)  # fmt: skip
def test_terms(page, text, years):
    found = term(page(text), 0, len(text))
    assert (found and found.value.years) == years


def test_a_fair_with_its_year(page):
    assert [f.value.name for f in fairs(page("MoU itu diteken di Medica 2025, Jerman."))] == ["Medica 2025"]


def test_places_have_codes(page):
    text = "Pabrik itu dibangun di Bekasi, Jawa Barat."
    found = places(page(text), 0, len(text))
    assert [p.country for _, p in found] == ["ID", "ID"]
    assert all(p.code for _, p in found)


def test_where_it_is_made_and_where_it_was_signed(page):
    laid = page("Kontrak diteken di Istanbul. Lampu itu akan diproduksi di Bogor, Jawa Barat.")
    made = site(laid, laid.sentences)
    signed = signing_place(laid, laid.sentences[0])
    assert made.value.name == "Bogor, Jawa Barat"
    assert (signed.value.name, signed.value.country) == ("Istanbul", "TR")


@pytest.mark.parametrize(
    "text",
    [
        "Lokasi pabrik patungan belum disebut. Pabrik Alfa berdiri di Solo.",
        "The site has not been named. Its present plant stands in Solo.",
    ],
)
def test_no_site_where_the_text_says_that_it_is_not_told(page, text):
    laid = page(text)
    assert site(laid, laid.sentences) is None
