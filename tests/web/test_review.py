"""Review: an answer is kept with its author, changes what it should, and can be taken back."""

import re

import pytest

from berdikari import api

CONFLICT = """---
outlet: {outlet}
published: 2026-03-0{day}
---
PT Sinar Medika Nusantara menandatangani nota kesepahaman dengan Nordlicht Medizintechnik GmbH dari Jerman untuk memproduksi
tempat tidur rumah sakit di Bandung. Nilai investasinya Rp {amount} miliar, kata Direktur Utama PT Sinar Medika Nusantara.
"""


@pytest.fixture(autouse=True)
def in_doubt(own_desk, tmp_path):
    """Two reports of one deal that cannot both be right, and no rule that decides."""
    for day, outlet, amount in ((4, "Kabar Satu", 12), (4, "Kabar Dua", 29)):
        file = tmp_path / f"{outlet}.txt"
        file.write_text(CONFLICT.format(outlet=outlet, day=day, amount=amount), encoding="utf-8")
        list(api.add(own_desk.store, [api.read_file(file)]))


def questions(desk):
    return desk.fresh().resolution.questions


def test_an_answer_settles_its_question_and_undo_asks_it_again(own_client, own_desk):
    asked = questions(own_desk)
    assert asked, "the examples leave something to ask"
    page = own_client.get("/en/review").text
    subject = re.search(r'name="subject" value="([^"]+)"', page)[1]
    answer = own_client.post(
        "/en/review", data={"verdict": "close", "subject": asked[0].id, "author": "Siti", "at": "0"}
    )
    assert answer.status_code == 303
    assert subject
    assert asked[0].id not in {one.id for one in questions(own_desk)}
    page = own_client.get(answer.headers["location"]).text
    assert "Siti" in page
    undone = re.search(r'name="verdict" value="undo"><input type="hidden" name="subject" value="([^"]+)"', page)[1]
    own_client.post("/en/review", data={"verdict": "undo", "subject": undone, "author": "Siti", "at": "0"})
    assert asked[0].id in {one.id for one in questions(own_desk)}


def test_an_answer_without_an_author_is_refused(own_client, own_desk):
    asked = questions(own_desk)
    answer = own_client.post("/en/review", data={"verdict": "close", "subject": asked[0].id, "author": "", "at": "0"})
    assert answer.status_code == 400
    assert len(questions(own_desk)) == len(asked)


def test_one_key_answers(browser, own_site, own_desk):
    asked = questions(own_desk)
    page = browser.new_page()
    page.goto(f"{own_site}/id/review")
    page.locator(".answer input[name=author]").fill("Siti")
    page.locator("h1").click()
    page.keyboard.press("c")
    page.wait_for_url("**done=**")
    assert len(questions(own_desk)) == len(asked) - 1
    page.keyboard.press("u")
    page.wait_for_url(lambda url: "done=" not in url)
    assert len(questions(own_desk)) == len(asked)
    page.close()
