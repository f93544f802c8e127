"""People: with office and employer, as signatories or speakers."""

import pytest

from berdikari.read.findings import find


def people(page, text):
    return [met.person for met in (m for found in find(page(text)).met_in.values() for m in found)]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Kontrak itu diteken Direktur Utama PT Alfa Medika, Budi Santoso, di Solo.", "Budi Santoso", "Direktur Utama"),
        ("Budi Santoso, Direktur Utama PT Alfa Medika, menyambut baik hal itu.", "Budi Santoso", "Direktur Utama"),
    ],
)
def test_office_and_employer(page, text, name, office):
    (person,) = people(page, text)
    assert person.name == name
    assert person.office.startswith(office)
    assert person.employer == "PT Alfa Medika"


def test_who_signs_is_told(page):
    (person,) = people(page, "MoU itu ditandatangani Direktur Utama PT Alfa Medika, Budi Santoso, di Solo.")
    assert person.signed
    (person,) = people(page, "Hal itu disambut Direktur Utama PT Alfa Medika, Budi Santoso, di Solo.")
    assert not person.signed


OFFICES = [
    (
        "PT Graha Medika meneken MoU dengan Surgiris. Direktur Utama PT Graha Medika Budi Santoso mengatakan kerja sama ini penting.",
        "Budi Santoso",
        "Direktur Utama",
        "PT Graha Medika",
    ),
    (
        '"Ini penting," kata Direktur Utama Graha Medika Budi Santoso, Rabu. PT Graha Medika hadir.',
        "Budi Santoso",
        "Direktur Utama",
        "Graha Medika",
    ),
    (
        "Kata Direktur Utama PT Graha Medika, Budi Santoso, kerja sama itu penting.",
        "Budi Santoso",
        "Direktur Utama",
        "PT Graha Medika",
    ),
    (
        "Budi Santoso, Direktur Utama PT Graha Medika, menandatangani MoU.",
        "Budi Santoso",
        "Direktur Utama",
        "PT Graha Medika",
    ),
    (
        "MoU diteken oleh Direktur Pemasaran PT Graha Medika Siti Nurhaliza Putri dan CEO Surgiris Daniel Micucci.",
        "Siti Nurhaliza Putri",
        "Direktur Pemasaran",
        "PT Graha Medika",
    ),
    (
        "MoU diteken oleh Direktur Pemasaran PT Graha Medika Siti Nurhaliza Putri dan CEO Surgiris Daniel Micucci.",
        "Daniel Micucci",
        "CEO",
        "Surgiris",
    ),
    (
        "Presiden Direktur PT Alfa Beta Medika Andi Wijaya menyambut kerja sama dengan Gama Ltd.",
        "Andi Wijaya",
        "Presiden Direktur",
        "PT Alfa Beta Medika",
    ),
    (
        "Menteri Kesehatan Budi Gunadi Sadikin menyaksikan penandatanganan.",
        "Budi Gunadi Sadikin",
        "Menteri Kesehatan",
        None,
    ),
    (
        "Rektor Universitas Diponegoro Prof Yos Johan Utama menyambut baik.",
        "Yos Johan Utama",
        "Rektor",
        "Universitas Diponegoro",
    ),
    (
        "Chief Executive Officer of Graha Medika Budi Santoso said the deal matters.",
        "Budi Santoso",
        "Chief Executive Officer",
        "Graha Medika",
    ),
    ("Graha Medika CEO Budi Santoso said the deal matters.", "Budi Santoso", "CEO", "Graha Medika"),
    ("Budi Santoso, CEO of Graha Medika, said the deal matters.", "Budi Santoso", "CEO", "Graha Medika"),
    (
        "Budi Santoso, chief executive of Graha Medika, signed the MoU.",
        "Budi Santoso",
        "chief executive",
        "Graha Medika",
    ),
    (
        "Graha Medika president director Budi Santoso signed the MoU.",
        "Budi Santoso",
        "president director",
        "Graha Medika",
    ),
    (
        "Graha Medika's president director, Budi Santoso, signed the MoU.",
        "Budi Santoso",
        "president director",
        "Graha Medika",
    ),
    ("ASELSAN Genel Müdürü Faik Eken, iş birliğinin önemli olduğunu söyledi.", "Faik Eken", "Genel Müdürü", "ASELSAN"),
    (
        "Alfa Medikal Yönetim Kurulu Başkanı Ahmet Yılmaz imza attı.",
        "Ahmet Yılmaz",
        "Yönetim Kurulu Başkanı",
        "Alfa Medikal",
    ),
    ("Sağlık Bakanı Fahrettin Koca törene katıldı.", "Fahrettin Koca", "Sağlık Bakanı", None),
    ("Marmara Üniversitesi Rektörü Prof. Dr. Mustafa Kurt konuştu.", "Mustafa Kurt", "Rektörü", "Marmara Üniversitesi"),
    (
        "General Manager PT Oneject Indonesia Jahja Tear Tjahjana hadir.",
        "Jahja Tear Tjahjana",
        "General Manager",
        "PT Oneject Indonesia",
    ),
    ("Ketua Umum ASPAKI Imam Subagyo mengatakan pasar tumbuh.", "Imam Subagyo", "Ketua Umum", "ASPAKI"),
    ("Wakil Direktur RS Gama Tono Sutrisno hadir.", "Tono Sutrisno", "Wakil Direktur", "RS Gama"),
    (
        "Country Manager Philips Indonesia Astri Dharmawan menandatangani MoU.",
        "Astri Dharmawan",
        "Country Manager",
        "Philips Indonesia",
    ),
]


@pytest.mark.parametrize(("text", "name", "office", "employer"), OFFICES)
def test_a_person_with_office_and_employer_in_one_run(page, text, name, office, employer):
    met = [m.person for found in find(page(text)).met_in.values() for m in found]
    (person,) = [one for one in met if one.name.endswith(name)]
    assert office in (person.office or "")
    assert employer is None or (person.employer or "").endswith(employer)


@pytest.mark.parametrize(
    "text",
    [
        "Direktur PT Mitra Rajawali Banjaran, Heri Kurniawan, menandatangani MoU.",
        "Dirut PT Sari Husada mengatakan pasar tumbuh.",
        "CEO of Graha Medika signed the MoU.",
    ],
)
def test_the_name_of_a_firm_is_not_cut(page, text):
    names = {one.name for one in find(page(text)).organisations}
    persons = {m.person.name for found in find(page(text)).met_in.values() for m in found}
    assert not persons & {"Rajawali Banjaran", "Husada", "Sari Husada", "Graha Medika"}
    assert names & {"PT Mitra Rajawali Banjaran", "PT Sari Husada", "Graha Medika"}


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Sopar Sirait, Secretary of the Directorate General of Metal, Machinery, Transport and Electronics, spoke.",
            "Sopar Sirait",
            "Secretary of the Directorate General of Metal, Machinery, Transport and Electronics",
        ),
        ("Ketua rombongan Dr Alan Bayrak datang.", "Alan Bayrak", "Ketua rombongan"),
        ("Gubernur Banten datang bersama Ketua Dr Alan Bayrak.", "Alan Bayrak", "Ketua"),
    ],
)
def test_an_office_keeps_its_fields_and_no_title(page, text, name, office):
    assert [(person.name, person.office) for person in people(page, text)] == [(name, office)]
