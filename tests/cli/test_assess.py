import json

import pytest

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def test_until_trade_data_are_loaded_it_says_so_plainly(run):
    ran = run("assess", "ct-scanner", "--lang", "en")
    assert ran.code == 0
    assert "No trade data are loaded, so dependence is not known" in ran.out
    assert "berdikari fetch trade --source comtrade --years 2019-2024" in ran.out
    assert "import share of CT scanners: 100 % (director of Forsta" in ran.out


def test_made_up_trade_is_fetched_and_labelled(run):
    ran = run(
        "fetch", "trade", "--source", "synthetic", "--years", "2021-2023", "--device", "ct-scanner", "--lang", "en"
    )
    assert ran.code == 0
    assert "rows of trade written" in ran.err
    for argv in (("assess", "CT scan", "--lang", "en"), ("assess", "--lang", "en")):
        assert "SYNTHETIC DATA" in run(*argv).out
    shape = json.loads(run("assess", "ct-scanner", "--json").out)
    assert shape["synthetic"] is True
    assert [year["year"] for year in shape["years"]] == [2021, 2022, 2023]


def test_a_file_goes_before_what_is_made_up(run, tmp_path):
    run("fetch", "trade", "--source", "synthetic", "--years", "2021-2023", "--device", "ct-scanner")
    (tmp_path / "impor.csv").write_text(
        "Tahun;HS;Negara;Nilai (US$)\n2023;902212;Jerman;1.000\n2023;902212;Bulan;2.000\n"
    )
    ran = run(
        "fetch",
        "trade",
        "--source",
        "file",
        "--file",
        "impor.csv",
        "--reporter",
        "IDN",
        "--flow",
        "import",
        "--lang",
        "en",
    )
    assert ran.code == 1
    assert "'Bulan' is no country that is known (row 3)" in ran.err
    out = run("assess", "ct-scanner", "--lang", "en").out
    assert "SYNTHETIC" not in out
    assert "1,000 USD (2023)" in out


def test_views_are_written_as_files(run, tmp_path):
    run("fetch", "trade", "--source", "synthetic", "--years", "2023", "--device", "ct-scanner")
    for name in ("d.xlsx", "bars.svg", "sankey.svg", "d.csv"):
        assert run("assess", "ct-scanner", "-o", name).code == 0
        assert (tmp_path / name).stat().st_size > 100
    ran = run("assess", "-o", "all.svg", "--lang", "en")
    assert (ran.code, "one device for a chart" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("assess", "flux-capacitor"), "no device has the id 'flux-capacitor'"),
        (("assess", "--name", "nothing"), "one called nothing"),
        (("fetch", "trade", "--years", "soon"), "years such as 2019-2024"),
        (("fetch", "trade", "--source", "bps", "--years", "2023"), "BPS_API_KEY"),
        (("fetch", "trade", "--source", "file", "--years", "2023"), "no --file"),
        (("assess", "--engine", "oracle"), "duckdb or sc://"),
        (("tkdn",), "--template"),
    ],
)
def test_wrong_use_is_told_and_ends_with_2(run, argv, words, monkeypatch):
    monkeypatch.delenv("BPS_API_KEY", raising=False)
    ran = run(*argv, "--lang", "en")
    assert ran.code == 2
    assert words in ran.err


def test_tkdn_of_a_sheet_with_a_slip_and_a_what_if(run, tmp_path):
    (tmp_path / "bed.csv").write_text(
        "component,aspect,cost_idr,domestic_share_percent,domestic_cost_printed_idr\nplate,material,58640,100,59640\n"
        "other,material,1198485,100,\nactuators,material,5147875,0,0\nworkers,labour,400000,100,\nfactory,overhead,300000,60,\n"
    )
    ran = run("tkdn", "bed.csv", "--lang", "en")
    assert "59,640 printed, 58,640 computed" in ran.err
    assert "TKDN 31.70 %" in ran.out
    assert "TKDN 33.72 %" in ran.out
    assert "TKDN 63.85 %" in run("tkdn", "bed.csv", "--whatif", "actuators=50", "--lang", "en").out
    assert run("tkdn", "--template", "t.xlsx").code == 0
    assert run("tkdn", "bed.csv", "-o", "out.xlsx").code == 0
    assert run("tkdn", "bed.csv", "--whatif", "gearbox=50", "--lang", "en").code == 2


def test_a_list_of_hospitals_is_taken_in(run, tmp_path):
    (tmp_path / "rs.csv").write_text("Nama RS;Kab/Kota;Kelas;TT\nRSUD Banten;Kota Serang;B;300\nRS Y;Atlantis;C;1\n")
    ran = run("fetch", "hospitals", "--file", "rs.csv", "--lang", "en")
    assert ran.code == 1
    assert "'Atlantis' is no regency" in ran.err
    assert "RSUD Banten,36.73,B,300" in (tmp_path / "berdikari-trade" / "hospitals.csv").read_text(encoding="utf-8-sig")
