"""Settle: kinds by what stands around a name; employer and person behind an office."""

from berdikari.read.organisations import organisations


def kinds(page, text):
    found, others = organisations(page(text))
    return {o.name: o.kind for o in found} | {m.text: m.kind for m in others}


def test_behind_a_person_and_an_office_stands_the_employer(page):
    assert (
        kinds(page, "Pabrik dibuka. Menurut Adam Zhou, Presiden Direktur Helvamed, alat itu baru.")["Helvamed"]
        == "company"
    )


def test_employer_and_person_behind_an_office(page):
    told = "PT Sinar Alkes Jaya tumbuh. Direktur PT. Sinar Alkes Jaya Surya Gunawan hadir di pabrik."
    assert set(kinds(page, told)) == {"PT Sinar Alkes Jaya", "Surya Gunawan"}


def test_a_common_word_in_front_of_a_known_name_is_no_part_of_it(page):
    told = "Menurut laporan, PT Oriflex Medika tumbuh. Menurut rencana, Kapasitas Oriflex naik."
    assert "Kapasitas Oriflex" not in kinds(page, told)


def test_a_brand_is_no_organisation(page):
    assert kinds(page, "Mereka menjual alat merek Zentrafix di pasar.").get("Zentrafix") in (None, "other")


def test_a_name_between_commas_behind_an_office_is_a_person(page):
    laid = page("Ketua rombongan, Alan Zelmar, memuji letak kota.")
    persons = {m.text for m in organisations(laid)[1] if m.kind == "person"}
    assert persons == {"Alan Zelmar"}
