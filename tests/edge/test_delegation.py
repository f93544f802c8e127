import pytest
import xlsxwriter

from berdikari.edge.delegation import alpha3, firms_in
from berdikari.errors import InvalidSheetError, UnreadableSourceError


def test_a_pasted_list(tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("Mikron Makina, orthopaedic-implant\nSurgiris, lampu operasi; ct-scanner\n", "utf-8")
    firms, problems = firms_in(str(file), "TUR")
    assert [(firm.name, firm.country, firm.devices) for firm in firms] == [
        ("Mikron Makina", "TUR", ("orthopaedic-implant",)), ("Surgiris", "TUR", ("surgical-light", "ct-scanner")),
    ]  # fmt: skip
    assert problems == ()


def test_a_sheet_with_heads_in_turkish(tmp_path):
    path = tmp_path / "heyet.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Firma", "Ülke", "Cihazlar", "Belgeler", "away", "most"])
        sheet.write_row(1, 0, ["Bıçakcılar", "Türkiye", "dialyser", "CE; FDA", "1 3", 4])
    [firm], problems = firms_in(str(path), "DEU")
    assert (firm.name, firm.country, firm.devices) == ("Bıçakcılar", "TUR", ("dialyser",))
    assert (firm.certificates, firm.away, firm.most) == (("CE", "FDA"), (0, 2), 4)
    assert problems == ()


def test_a_device_that_the_catalogue_does_not_know_is_said(tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("name;devices\nA;flux capacitor\n", "utf-8")
    [firm], [problem] = firms_in(str(file), "TUR")
    assert firm.devices == ()
    assert "flux capacitor" in problem.message


@pytest.mark.parametrize(
    "text, wanted", [("name,most\nA,four\n", "whole number"), ("name,country\nA,Atlantis\n", "a country")]
)
def test_a_cell_that_cannot_be_is_refused(tmp_path, text, wanted):
    file = tmp_path / "list.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(InvalidSheetError, match=wanted):
        firms_in(str(file), "TUR")


def test_an_empty_file_and_a_missing_one_are_refused(tmp_path):
    (tmp_path / "empty.csv").write_text("", "utf-8")
    with pytest.raises(InvalidSheetError):
        firms_in(str(tmp_path / "empty.csv"), "TUR")
    with pytest.raises(UnreadableSourceError):
        firms_in(str(tmp_path / "none.csv"), "TUR")
    (tmp_path / "bad.xlsx").write_text("no workbook", "utf-8")
    with pytest.raises(UnreadableSourceError):
        firms_in(str(tmp_path / "bad.xlsx"), "TUR")


def test_codes_of_countries():
    assert (alpha3("TR"), alpha3("XX")) == ("TUR", None)
