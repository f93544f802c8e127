"""The starter register: whoever is not named in a report is nobody in the list of organisations."""

from berdikari import api
from berdikari.edge.store import open_store


def test_whom_no_report_names_is_no_organisation(tmp_path):
    with open_store(str(tmp_path / "starter.db")) as store:
        api.load_starter(store)
        nameless = {party.name for one in api.partnerships(store) for party in one.parties if not party.named}
        known = {name for one in api.organisations(store) for name in (one.name, *one.aliases)}
    assert "perusahaan Tiongkok" in nameless
    assert not nameless & known
