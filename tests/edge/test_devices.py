"""Devices by what a person writes."""

import pytest

from berdikari.edge.devices import device_id, device_named, find_device
from berdikari.edge.reference import rows
from berdikari.errors import UnknownIdError


def test_by_id_and_by_name_in_three_languages():
    assert device_named("Lampu Operasi") == device_named("surgical light") == device_named("surgical-light")
    assert device_named("nothing") is None
    assert find_device("BİLGİSAYARLI TOMOGRAFİ")["id"] == "ct-scanner"


@pytest.mark.parametrize("row", rows("devices"), ids=lambda row: row["id"])
def test_every_device_answers_to_its_own_id(row):
    assert find_device(row["id"]) is row


def test_a_slip_names_what_was_meant():
    with pytest.raises(UnknownIdError, match="no device has the id 'ct scaner'; near: ct-scanner"):
        find_device("ct scaner")
    with pytest.raises(UnknownIdError, match=r"near: .*mri-scanner"):
        find_device("scanner")


def test_ids_of_own_tables_stand_beside_the_catalogue():
    assert device_id("own-thing", {"own-thing"}) == "own-thing"
    assert device_id("CT scanner", {"own-thing"}) == "ct-scanner"
    with pytest.raises(UnknownIdError):
        device_id("own-thing")
