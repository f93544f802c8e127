import pytest
import xlsxwriter

from berdikari.assess.intake import Given
from berdikari.edge.trade.ask import basket_flows
from berdikari.edge.trade.engine import open_engine
from berdikari.edge.trade.library import DataSet
from berdikari.edge.trade.load import load_baci, load_file
from berdikari.edge.trade.settings import TradeSettings
from berdikari.edge.trade.sheets import read_sheet
from berdikari.errors import TradeDataError
from berdikari.records.trade import Basket

GIVEN = Given(source="", names={}, reporter="IDN", flow="import")
CT = Basket(device="ct-scanner", codes=("902212",))


@pytest.fixture
def data_set(tmp_path):
    return DataSet(name="mine", folder=tmp_path / "trade" / "mine", source="a user's file")


def imports(data_set, basket=CT):
    with open_engine(TradeSettings(threads=1)) as engine:
        return basket_flows(engine, data_set, basket, "IDN").imports


def test_a_csv_with_semicolons_decimal_commas_and_turkish_letters(tmp_path, data_set):
    file = tmp_path / "veri.csv"
    file.write_bytes("Yıl;GTİP;Ülke;Değer (USD)\n2022;9022.12;Çin;1.234,50\n2022;902212;Almanya;10\n".encode("cp1254"))
    count, problems = load_file(data_set, file, GIVEN)
    assert (count, problems) == (2, ())
    assert {(flow.exporter, flow.usd) for flow in imports(data_set)} == {("CHN", 1234.5), ("DEU", 10.0)}


def test_a_workbook_with_titles_above_its_headings(tmp_path, data_set):
    file = tmp_path / "impor.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Impor alat kesehatan"])
        sheet.write_row(2, 0, ["Tahun", "Kode HS", "Negara", "Nilai CIF"])
        sheet.write_row(3, 0, [2022, 902212, "Tiongkok", 5.5])
        sheet.write_row(4, 0, [2022, 902212, "Jepang", "lima"])
    count, (problem,) = load_file(data_set, file, GIVEN, "usd=Nilai CIF")
    assert count == 1
    assert problem.message == "'lima' stands where an amount is wanted (row 5)"
    assert imports(data_set)[0].exporter == "CHN"


@pytest.mark.parametrize(
    ("raw", "words"),
    [(b"", "an empty file"), (b"\x89PNG\0\0\0\0", "no text"), (b"1,2\n3,4\n", "no row of headings"),
     (b"year,hs,country,value\nx,902212,China,5\n", "'x' is no year")],
)  # fmt: skip
def test_what_is_no_table_is_named(tmp_path, data_set, raw, words):
    file = tmp_path / "t.csv"
    file.write_bytes(raw)
    with pytest.raises(TradeDataError, match=words):
        load_file(data_set, file, GIVEN)


def test_a_broken_workbook_is_named(tmp_path):
    file = tmp_path / "t.xlsx"
    file.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(TradeDataError, match="a workbook that cannot be read"):
        read_sheet(file)
    with pytest.raises(TradeDataError, match="no such file"):
        read_sheet(tmp_path / "none.csv")


def test_baci_files_become_a_world_data_set(tmp_path, data_set):
    folder = tmp_path / "BACI_HS22_V202501"
    folder.mkdir()
    (folder / "country_codes_V202501.csv").write_text(
        "country_code,country_name,country_iso2,country_iso3\n156,China,CN,CHN\n360,Indonesia,ID,IDN\n842,USA,US,USA\n"
    )
    (folder / "BACI_HS22_Y2022_V202501.csv").write_text(
        "t,i,j,k,v,q\n2022,156,360,902212,12.5,3.25\n2022,842,360,902212,7.5,          NA\n2022,999,360,902212,1,1\n"
        "2022,156,360,030510,1,1\n"
    )
    count, (problem,) = load_baci(data_set, folder)
    assert count == 3
    assert problem.message == "country 999 is not known: its rows are left out"
    found = {(flow.exporter, flow.usd, flow.kg, flow.teller) for flow in imports(data_set)}
    assert found == {("CHN", 12500.0, 3250.0, "both"), ("USA", 7500.0, None, "both")}
    assert imports(data_set, Basket(device="fish", codes=("030510",)))[0].product == "030510"


def test_a_folder_without_baci_is_named(tmp_path, data_set):
    with pytest.raises(TradeDataError, match="BACI_"):
        load_baci(data_set, tmp_path)
