"""Adding: read in the background, shown before it is kept, and what cannot be used said in words."""

import re
import time

import pytest

ARTICLE = b"""---
outlet: Kabar Uji
published: 2026-03-04
---
Bandung - PT Sinar Medika Nusantara menandatangani nota kesepahaman dengan Nordlicht Medizintechnik GmbH dari Jerman
untuk memproduksi tempat tidur rumah sakit di Bandung, Rabu (4/3/2026). Nilai kerja sama itu Rp 12 miliar.
"""


def send(client, files, **fields):
    form = {"author": "Siti", "typed": ""} | fields
    return client.post("/id/add", data=form, files=[("files", (name, body)) for name, body in files])


def wait(client, address):
    for _ in range(200):
        page = client.get(address).text
        if "data-busy" not in page:
            return page
        time.sleep(0.1)
    raise AssertionError("it reads and reads")


def test_what_is_read_is_shown_and_then_kept(own_client, own_desk):
    before = len(own_desk.sight().partnerships)
    answer = send(own_client, [("kabar.txt", ARTICLE), ("rusak.pdf", b"%PDF-1.4 no")])
    assert answer.status_code == 303
    page = wait(own_client, answer.headers["location"])
    assert "Nordlicht Medizintechnik GmbH" in page
    assert "rusak.pdf" in page
    assert "tidak dapat dipakai" in page
    assert len(own_desk.fresh().partnerships) == before
    answer = own_client.post(answer.headers["location"], data={"item": ["0", "1"]})
    page = own_client.get(answer.headers["location"]).text
    [name] = re.findall(r'href="/id/partnership/(\w+)"', page)
    assert len(own_desk.sight().partnerships) == before + 1
    assert "Rp12" in own_client.get(f"/id/partnership/{name}").text


def test_links_to_private_places_are_refused_in_words(own_client):
    answer = send(own_client, [], typed="http://127.0.0.1:9/x http://[64:ff9b::7f00:1]/y")
    page = wait(own_client, answer.headers["location"])
    assert page.count("tidak dapat dipakai") == 2


def test_a_pasted_text_is_an_article(own_client):
    answer = send(own_client, [], typed=ARTICLE.decode())
    assert "Nordlicht" in wait(own_client, answer.headers["location"])


@pytest.mark.parametrize("fields", [{}, {"typed": "  "}, {"typed": "https://example.org/a", "author": ""}])
def test_what_is_missing_is_said_and_what_was_typed_stays(own_client, fields):
    answer = send(own_client, [], **fields)
    assert answer.status_code == 422
    assert fields.get("typed", "").strip() in answer.text


def test_a_strangers_tray_is_not_there(own_client):
    assert own_client.get("/id/add/0000000000000000").status_code == 404


def test_a_name_of_a_file_leads_nowhere(own_client):
    answer = send(own_client, [("../../etc/<b>x</b>.txt", ARTICLE)])
    page = wait(own_client, answer.headers["location"])
    assert "<b>x" not in page
    assert "&lt;b&gt;x&lt;" in page or "b&gt;.txt" in page


def test_a_sheet_is_told_under_the_name_that_people_gave_it(own_client):
    answer = send(own_client, [("Daftar saya.csv", b"a,b\n1,2\n")])
    page = wait(own_client, answer.headers["location"])
    assert "Daftar saya.csv, kepala kolom" in page
    assert "0000.csv" not in page
