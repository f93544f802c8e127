import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.assess.intake import Columns, Given, cells, guess_columns, read_rows
from berdikari.assess.intake.numbers import currency_of, decimal_comma, number, scale_of
from berdikari.errors import InvalidSheetError

NAMES = {
    "china": "CHN",
    "chn": "CHN",
    "jerman": "DEU",
    "germany": "DEU",
    "deu": "DEU",
    "cotedivoire": "CIV",
    "idn": "IDN",
}
HEAD = ["Tahun", "Kode HS", "Negara", "Nilai (US$)", "Berat (kg)", "Mata uang"]
IDN = Given(source="t.csv", names=NAMES, reporter="IDN", flow="import")


def read(*rows, head=HEAD, given=IDN, columns=""):
    return read_rows(head, rows, guess_columns(head, "t.csv", columns), given)


def messages(problems):
    return " / ".join(problem.message for problem in problems)


def test_a_good_row_becomes_a_flow():
    flows, problems = read(["2021", "9022.12.00", "Jerman", "1.234,50", "12", "USD"])
    assert problems == ()
    (flow,) = flows
    assert (flow.year, flow.product, flow.exporter, flow.importer) == (2021, "90221200", "DEU", "IDN")
    assert (flow.usd, flow.kg, flow.teller) == (1234.5, 12.0, "importer")


def test_each_hostile_row_is_named_and_the_rest_goes_on():
    good = ["2021", "90221200", "China", "10", "1", "USD"]
    flows, problems = read(
        good,
        good,
        ["2021", "90221200", "Jerman", "sekitar 5", "1", "USD"],
        ["2021", "90221200", "Jerman", "5", "1", "EUR"],
        ["20x1", "90221200", "Jerman", "5", "1", "USD"],
        ["2021", "CT", "Jerman", "5", "1", "USD"],
        ["2021", "90221200", "Atlantis", "5", "1", "USD"],
        ["2021", "90221200", "Dunia", "5", "1", "USD"],
        ["2021", "90221200", "Jerman", "-5", "1", "USD"],
        ["2021", "90221200", "Jerman", "nan", "1", "USD"],
        ["2021", "90221200", "Jerman", "7", "berat", "USD"],
        [],
        ["2023", "90221200", "Jerman", "8", "", "USD"],
    )
    assert [flow.usd for flow in flows] == [10, 7, 8]
    found = messages(problems)
    for fault in (
        "the same row again: counted once (row 3)",
        "'sekitar 5' stands where an amount is wanted (row 4)",
        "amounts in EUR: never added to US dollars (row 5)",
        "'20x1' is no year (row 6)",
        "'CT' is no customs code",
        "'Atlantis' is no country",
        "'Dunia' is a total over countries",
        "a negative amount (row 10)",
        "'nan' stands where an amount is wanted (row 11)",
        "'berat' stands where a weight is wanted",
        "no rows for 2022",
    ):
        assert fault in found


def test_many_rows_with_one_fault_are_one_problem():
    rows = [["2021", "90221200", "China", "x", "1", str(at)] for at in range(500)]
    _, (problem,) = read(*rows)
    assert problem.message.endswith("(500 rows, first 2, 3, 4)")


def test_thousands_named_in_the_heading_are_multiplied_and_said():
    flows, problems = read(["2021", "902212", "CHN", "5"], head=["year", "hs", "country", "value (US$ thousand)"])
    assert flows[0].usd == 5000
    assert "1,000 US dollars" in messages(problems)


def test_a_year_in_another_unit_is_suspected():
    rows = [[str(year), "902212", "CHN", "1000000" if year != 2021 else "1000", "", ""] for year in (2019, 2020, 2021)]
    assert "amounts of 2021 are 1/1,000 of" in messages(read(*rows)[1])


def test_a_row_in_another_unit_is_suspected():
    rows = [["2021", "902212", name, "1000", weight, ""] for name, weight in
            (("CHN", "10"), ("DEU", "11"), ("Jerman", "12"), ("IDN", "9"), ("China", "0.01"))]  # fmt: skip
    found = messages(read(*rows)[1])
    assert "1 rows of 902212 cost over 200 times more or less a kilogram than the others (CHN-IDN 2021)" in found


def test_a_lost_leading_zero_is_put_back_and_said():
    flows, problems = read(["2021", 30510.0, "CHN", 5.0, "", ""])
    assert flows[0].product == "030510"
    assert "leading zero" in messages(problems)


def test_codes_of_two_lengths_are_noticed():
    found = messages(read(["2021", "902212", "CHN", "1", "", ""], ["2021", "90221200", "CHN", "1", "", ""])[1])
    assert "6 and 8 digits" in found


def test_a_table_without_a_reporter_says_what_to_add():
    _, problems = read(["2021", "902212", "CHN", "5", "", ""], given=Given(source="t.csv", names=NAMES))
    assert "--reporter IDN --flow import" in problems[0].hint


def test_a_reconciled_table_names_both_countries():
    flows, _ = read_rows(
        ["t", "i", "j", "k", "v"], [["2021", "CHN", "IDN", "902212", "3"]],
        guess_columns(["t", "i", "j", "k", "v"], "b.csv"), Given(source="b", names=NAMES, factor=1000),
    )  # fmt: skip
    assert (flows[0].exporter, flows[0].importer, flows[0].usd, flows[0].teller) == ("CHN", "IDN", 3000, "both")


def test_a_missing_column_is_named_with_what_to_do():
    with pytest.raises(InvalidSheetError, match=r"--columns usd=HEADING"):
        guess_columns(["Tahun", "HS", "Negara"], "t.csv")
    assert guess_columns(["A", "HS", "Negara"], "t.csv", "usd=A") == Columns(product="HS", partner="Negara", usd="A")
    with pytest.raises(InvalidSheetError, match="a heading of the table"):
        guess_columns(["A", "HS", "Negara"], "t.csv", "usd=B")


@pytest.mark.parametrize(
    ("cell", "comma", "value"),
    [
        ("1.234,56", True, 1234.56), ("1,234.56", False, 1234.56), ("1 234 567", False, 1234567.0), (5, False, 5.0),
        ("12,5", True, 12.5), ("US$ 1,000", False, 1000.0), ("1e6", False, 1e6), ("1.2.3", False, None),
        ("12,34", False, None), ("", False, None), ("n/a", False, None), (float("inf"), False, None), (True, False, None),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(cell, comma, value):
    assert number(cell, comma) == value


@given(st.floats(0, 1e12))
def test_any_number_is_read_back_in_both_styles(value):
    english = f"{value:,.2f}"
    assert number(english, comma=False) == pytest.approx(value, abs=0.006)
    assert number(english.translate(str.maketrans(",.", ".,")), comma=True) == pytest.approx(value, abs=0.006)


def test_the_style_of_a_column_is_told_by_its_cells():
    assert decimal_comma(["1.234,5", "12,34"])
    assert not decimal_comma(["1,234.5", "12.34"])
    assert decimal_comma(["1.234.567"])
    assert not decimal_comma([1.5, 2])
    assert decimal_comma(["58.640", "400.000"])
    assert not decimal_comma(["58.640", "12.5"])


def test_a_doubtful_point_is_read_for_thousands_and_said():
    flows, problems = read(["2021", "902212", "CHN", "58.640", "", ""])
    assert flows[0].usd == 58640
    assert "'58.640' was read with its point for thousands" in messages(problems)


def test_units_and_currencies_are_told_by_their_words():
    assert [scale_of(text) for text in ("US$ ribu", "million USD", "USD")] == [1000, 1e6, 1]
    assert [currency_of(text) for text in ("Rp", "€ 5", "USD", "value")] == ["IDR", "EUR", "USD", None]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2021", 2021),
        ("2021*", 2021),
        (2021.0, 2021),
        ("202103", 2021),
        ("2021-03", 2021),
        ("21", None),
        ("20211", None),
    ],
)
def test_years(cell, expected):
    assert cells.year(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("[90221200] computed tomography apparatus", "90221200"), ("9022.12", "902212"), (902212.0, "902212"),
     ("90221200.0", "90221200"), ("9", None), ("abc", None), ("123456789", None)],
)  # fmt: skip
def test_codes(cell, expected):
    assert cells.code(cell)[0] == expected


def test_country_names_are_folded():
    assert cells.country("Côte d'Ivoire", NAMES) == "CIV"
    assert cells.direction("Ekspor") == "export"
    assert cells.direction("?") is None
