"""A file of boundaries: its areas get the codes of the ministry; a file that cannot be drawn is refused in plain words."""

import json
import os

import pytest

from berdikari.edge.boundaries import load_boundaries
from berdikari.errors import UnreadableSourceError

RING = [[105, -7], [107, -7], [107, -6], [105, -6], [105, -7]]


def file_of(folder, *named, ring=RING):
    features = [
        {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for properties in named
    ]
    file = folder / "areas.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return file


def test_names_and_codes_become_those_of_the_ministry(tmp_path):
    file = file_of(
        tmp_path,
        {"provinsi": "BANTEN", "code": "x1"},
        {"ADM2_PCODE": "ID3603", "ADM2_EN": "no such name"},
        {"kode": "36.71", "nama": "Kota Tangerang"},
        {"name": "Atlantis"},
    )
    regions, problems = load_boundaries(file)
    assert [one.code for one in regions] == ["36", "36.03", "36.71", "Atlantis"]
    assert problems == ()


def test_what_cannot_be_drawn_is_refused_in_plain_words(tmp_path):
    with pytest.raises(UnreadableSourceError, match="nothing; wanted a GeoJSON file"):
        load_boundaries(tmp_path / "none.geojson")
    with pytest.raises(UnreadableSourceError, match="no file"):
        load_boundaries(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableSourceError, match="no file"):
        load_boundaries(tmp_path / "pipe")
    with pytest.raises(UnreadableSourceError, match="crosses itself"):
        load_boundaries(file_of(tmp_path, {"name": "Banten"}, ring=[[105, -7], [107, -6], [107, -7], [105, -6]]))
    huge = tmp_path / "huge.geojson"
    with huge.open("wb") as out:
        out.truncate(10**9)
    with pytest.raises(UnreadableSourceError, match=r"1000[.]0 MB"):
        load_boundaries(huge)


def test_one_bad_area_does_not_lose_the_others(tmp_path):
    regions, [problem] = load_boundaries(file_of(tmp_path, {"name": "Banten"}, {}))
    assert [one.code for one in regions] == ["36"]
    assert "neither code nor name" in problem.message
