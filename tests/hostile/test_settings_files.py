"""Files of settings and plans that nest, swell or are none: refused in a sentence, not in a page of brackets."""

import pytest

from berdikari.edge.codec import decode, decode_content
from berdikari.edge.foresee import read_table
from berdikari.errors import BerdikariError, InvalidRecordError

JSON = {
    "lists in lists": b"[" * 200_000,
    "objects in objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "no number": b'{"budget":NaN}',
    "a number that is infinite": b"[-Infinity]",
    "another encoding": '{"a":1}'.encode("utf-16"),
    "nulls": b"\0" * 1000,
    "nothing": b"",
}
TOML = {
    "lists in lists": b"a = " + b"[" * 100_000,
    "tables in tables": b"a = " + b"{a = " * 50_000,
    "a number without end": b"a = " + b"9" * 10_000,
    "another encoding": "a = 1".encode("utf-16"),
    "a name twice": b"a = 1\na = 2",
    "nulls": b"\0" * 1000,
}


@pytest.mark.parametrize("raw", JSON.values(), ids=JSON)
def test_hostile_json_is_refused_in_a_sentence(raw):
    with pytest.raises(InvalidRecordError) as fault:
        decode(raw)
    assert len(str(fault.value)) < 700


def test_hostile_content_of_a_claim_is_refused_in_a_sentence():
    with pytest.raises(InvalidRecordError) as fault:
        decode_content("party", '{"name":' + "[" * 200_000)
    assert len(str(fault.value)) < 700


@pytest.mark.parametrize("raw", TOML.values(), ids=TOML)
def test_hostile_toml_is_refused_in_a_sentence(raw, tmp_path):
    file = tmp_path / "own.toml"
    file.write_bytes(raw)
    with pytest.raises(BerdikariError) as fault:
        read_table(str(file))
    assert len(str(fault.value)) < 900
