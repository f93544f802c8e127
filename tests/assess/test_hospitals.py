import pytest

from berdikari.assess.intake.hospitals import read_hospitals, regency_names
from berdikari.edge.reference import rows
from berdikari.errors import InvalidSheetError

NAMES = regency_names(rows("regencies"))
HEAD = ["Nama RS", "Kab/Kota", "Kelas", "Jumlah TT"]


def test_a_list_is_read_with_its_faults_named():
    given = [
        ["RSUD Banten", "Kota Serang", "Kelas B", 300],
        ["RS Hermina", "Kab. Tangerang", "C", "150"],
        ["RS Hermina", "Kabupaten Tangerang", "C", "150"],
        ["RS Bulan", "Kota Bulan", "C", 10],
        ["RS X", "Cilegon", "Z", "banyak"],
        ["", "", "", ""],
        ["", "Kota Serang", "A", 5],
        ["RS Kode", "36.71", "", ""],
    ]
    found, problems = read_hospitals(HEAD, given, NAMES, "rs.xlsx")
    assert [(one.name, one.regency, one.category, one.beds) for one in found] == [
        ("RSUD Banten", "36.73", "B", 300), ("RS Hermina", "36.03", "C", 150), ("RS X", "36.72", None, None),
        ("RS Kode", "36.71", None, None),
    ]  # fmt: skip
    told = " / ".join(problem.message for problem in problems)
    for fault in (
        "stands in the same regency already",
        "'Kota Bulan' is no regency",
        "class 'Z'",
        "'banyak' stands",
        "without a name",
    ):
        assert fault in told


def test_a_name_that_a_city_and_a_regency_share_needs_its_kind():
    assert "bogor" not in NAMES
    assert NAMES["kotabogor"] != NAMES["kabupatenbogor"]


def test_a_missing_column_is_named():
    with pytest.raises(InvalidSheetError, match="'kabupaten'"):
        read_hospitals(["Nama"], [], NAMES, "rs.xlsx")
