"""The board: a card moves only by the words of a report, dragged by hand or pressed by key, and can be read back."""

import pytest

SAID = {"stage": "production", "quote": "Lampu operasi GTM mulai diproduksi massal.", "source_url": "https://example.org/berita",
        "outlet": "Kabar Uji", "published": "2026-11-20", "date": "2026-11-19", "author": "Siti"}  # fmt: skip


@pytest.fixture
def surgiris(own_desk):
    return next(one for one in own_desk.sight().partnerships.values() if one.fair == "Arab Health 2024")


def test_a_stage_moves_by_the_words_of_a_report(own_client, own_desk, surgiris):
    assert surgiris.stage == "mou"
    answer = own_client.post(f"/id/partnership/{surgiris.id}/move", data=SAID)
    assert answer.status_code == 303
    moved = next(one for one in own_desk.fresh().partnerships.values() if one.fair == "Arab Health 2024")
    assert (moved.stage, moved.date) == ("production", "2026-11-19")
    page = own_client.get(answer.headers["location"]).text
    assert "mulai diproduksi massal" in page
    assert any(claim.method.startswith("hand:Siti@") for claim in moved.claims)


@pytest.mark.parametrize("lacking", ["quote", "source_url", "author"])
def test_without_words_source_or_author_nothing_moves(own_client, own_desk, surgiris, lacking):
    answer = own_client.post(f"/id/partnership/{surgiris.id}/move", data=SAID | {lacking: " "})
    assert answer.status_code == 422
    assert SAID["outlet"] in answer.text
    assert own_desk.fresh().partnerships[surgiris.id].stage == "mou"


@pytest.mark.parametrize(
    "wrong", [{"stage": "heaven"}, {"published": "gestern"}, {"source_url": "javascript:alert(1)"}]
)
def test_what_cannot_be_is_said(own_client, own_desk, surgiris, wrong):
    answer = own_client.post(f"/en/partnership/{surgiris.id}/move", data=SAID | wrong)
    assert answer.status_code in (303, 422)
    assert own_desk.fresh().partnerships[surgiris.id].stage == ("production" if answer.status_code == 303 else "mou")


def test_dragging_and_pressing_lead_to_the_same_form(browser, own_site, surgiris):
    page = browser.new_page(viewport={"width": 2400, "height": 900})
    page.goto(f"{own_site}/id/partnerships?view=board&q=Surgiris")
    card = page.locator("[data-move]")
    card.drag_to(page.locator("[data-stage=contract]"))
    page.wait_for_url("**/move?stage=contract")
    page.go_back()
    page.locator("[data-move] a").first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/move?stage=contract")
    assert page.locator("#stage").input_value() == "contract"
    page.close()
