import json


def test_a_region_is_printed_with_its_partnerships(run, article):
    run("add", article)
    ran = run("region", "banten", "--lang", "en")
    assert ran.code == 0
    assert "hospitals                          119" in ran.out
    assert "2021-08, " in ran.out
    shape = json.loads(run("region", "36", "--json").out)
    assert shape["name"] == "Banten"
    assert {"value", "unit", "source", "day", "years"} <= set(shape["rows"][0])


def test_all_provinces_are_listed_and_written(run, tmp_path):
    assert len(run("region").out.splitlines()) == 39
    for name in ("regions.csv", "regions.xlsx"):
        assert run("region", "-o", name).code == 0
        assert (tmp_path / name).stat().st_size > 1000


def test_a_name_that_no_region_has_is_told(run):
    ran = run("region", "Atlantis", "--lang", "en")
    assert (ran.code, "no region has the id 'Atlantis'" in ran.err) == (2, True)


def test_the_starter_register_shows_its_plants_where_they_lie(run):
    run("starter")
    assert "PT Oneject" in run("region", "kabupaten bekasi").out
