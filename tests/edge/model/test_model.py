import dataclasses
import json
import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from berdikari import api, pipeline
from berdikari.edge.config import Settings, settings_from
from berdikari.edge.model.answer import locate, told_in
from berdikari.edge.model.endpoint import Endpoint, is_safe
from berdikari.edge.model.question import cut, messages, schema
from berdikari.edge.model.reader import KEY, ModelReader, _reader
from berdikari.edge.readers import step_of
from berdikari.edge.reference import words
from berdikari.edge.store import open_store
from berdikari.errors import BerdikariError, FetchError, InvalidRecordError
from berdikari.read.page import lay_out
from berdikari.records import Document

from .stand_in import StandIn, claims, said

TEXT = """PT Satu Alkes (SATU) dan Dua GmbH asal Jerman menandatangani nota kesepahaman (MoU) produksi ventilator.

Penandatanganan berlangsung pada 1 Februari 2024 di Jakarta. Nilainya Rp 17 miliar untuk tiga tahun.
"""
DOCUMENT = Document(source="1.txt", text=TEXT, published="2024-02-02", language="id")
ONE = (1, "party", "PT Satu Alkes", {"name": "PT Satu Alkes", "aliases": ["SATU"], "country": "ID", "role": None})
TWO = (1, "party", "Dua GmbH asal Jerman", {"name": "Dua GmbH", "aliases": [], "country": "DE", "named": True})
STAGE = (1, "stage", "menandatangani  nota kesepahaman", {"rung": "mou", "modality": "done"})
SECRET = "sk-very-secret-123456"


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", KEY):
        monkeypatch.delenv(name, raising=False)
    _reader.cache_clear()


def ok(body):
    return 200, {}, body


def reader(server, **more):
    waits = []
    made = ModelReader(Endpoint(server.url, "tiny", SECRET, **{"seconds": 5, "sleep": waits.append} | more))
    return made, waits


def read(*answers, document=DOCUMENT, **more):
    """What a reader makes of these answers: claims, problems, what was asked, how long it waited."""
    with StandIn(*answers) as server:
        made, waits = reader(server, **more)
        found, problems = made.read(document)
        return found, problems, server.asked, waits


def refused(*told):
    """The claims and the one problem that come of claims beside two good parties."""
    found, problems, _, _ = read(ok(claims(ONE, TWO, *told)))
    assert len(found) == 2
    assert all(problem.severity == "warning" and problem.source == "1.txt" for problem in problems)
    return [problem.message for problem in problems]


def test_good_answers_become_claims_with_exact_quotes_under_a_method_of_their_own():
    found, problems, asked, _ = read(ok(claims(ONE, TWO, STAGE)))
    assert problems == ()
    assert all(DOCUMENT.holds(claim.quote) and claim.method == "model:tiny" for claim in found)
    assert {(claim.field, claim.quote.text) for claim in found} == {
        ("party", "PT Satu Alkes"), ("party", "Dua GmbH asal Jerman"), ("stage", "menandatangani nota kesepahaman"),
    }  # fmt: skip
    [partnership] = pipeline.partnerships_in(pipeline.Reading(source="1.txt", document=DOCUMENT, claims=found))
    assert ([party.country for party in partnership.parties], partnership.stage) == (["ID", "DE"], "mou")
    [(path, headers, question)] = asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {SECRET}"
    assert question["response_format"]["json_schema"]["schema"] == schema()
    assert "1| PT Satu Alkes (SATU)" in question["messages"][1]["content"]


def test_money_terms_days_and_devices_that_the_quote_tells():
    found, problems, _, _ = read(ok(claims(
        ONE, TWO,
        (1, "value", "Nilainya Rp 17 miliar", {"amount": 17e9, "currency": "IDR", "kind": "investment"}),
        (1, "term", "untuk tiga tahun", {"years": 3}),
        (1, "date", "pada 1 Februari 2024", {"date": "2024-02-01"}),
        (1, "device", "produksi ventilator", {"name": "ventilator"}),
        (1, "place", "di Jakarta", {"name": "Jakarta"}),
    )))  # fmt: skip
    assert problems == ()
    assert len(found) == 7
    [device] = [claim.value for claim in found if claim.field == "device"]
    assert device.id == "ventilator"


@pytest.mark.parametrize("told, why", [
    ((1, "stage", "menandatangani kontrak senilai", {"rung": "contract", "modality": "done"}), "quote does not stand"),
    ((1, "party", "Penandatanganan", {"name": "PT Karangan"}), "'PT Karangan' does not stand in its quote"),
    ((1, "party", "PT Satu Alkes", {"name": "PT Satu Alkes", "aliases": ["KARANGAN"]}), "'KARANGAN' does not stand"),
    ((1, "value", "Nilainya Rp 17 miliar", {"amount": 71e9, "currency": "IDR"}), "does not tell of 71,000,000,000 IDR"),
    ((1, "value", "Nilainya Rp 17 miliar", {"amount": 17e9, "currency": "USD"}), "does not tell of 17,000,000,000 USD"),
    ((1, "value", "Nilainya Rp 17 miliar", {"amount": -1, "currency": "IDR"}), "Value"),
    ((1, "value", "Nilainya Rp 17 miliar", {"amount": True, "currency": "IDR"}), "Value"),
    ((1, "value", "Nilainya Rp 17 miliar", {"amount": 17e9, "currency": "Rupiah"}), "no currency of ISO 4217"),
    ((1, "date", "pada 1 Februari 2024", {"date": "2024-02-30"}), "Day.date"),
    ((1, "date", "pada 1 Februari 2024", {"date": "2023-02-01"}), "does not tell of the day 2023-02-01"),
    ((1, "term", "untuk tiga tahun", {"years": 30}), "does not tell of 30 years"),
    ((1, "stage", "nota kesepahaman", {"rung": "wedding", "modality": "done"}), "Stage.rung"),
    ((1, "stage", "nota kesepahaman", {"rung": "mou", "modality": "done", "date": "2024"}), "a stage has no date"),
    ((1, "depth", "produksi ventilator", {"level": 6}), "no depth 6"),
    ((1, "status", "menandatangani", {"status": "silent?"}), "Status.status"),
    ((1, "rumour", "menandatangani", {"name": "x"}), "the field is none of"),
    (("one", "stage", "menandatangani", {"rung": "talks", "modality": "done"}), "no number of a cooperation"),
    ((1, "device", "ve", {"name": "ve"}), "quote does not stand"),
    ((1, "device", "   ", {"name": "x"}), "quote does not stand"),
    ((1, "device", None, {"name": "x"}), "quote does not stand"),
    ((1, "device", "ventilator", ["x"]), "it has no value"),
    ((1, "device", "ventilator", {"name": "..."}), "'...' does not stand"),
    ((1, "device", TEXT, {"name": "ventilator"}), "quote does not stand"),
])  # fmt: skip
def test_what_is_invented_or_cannot_be_is_refused_in_plain_words(told, why):
    if told[2] == TEXT:
        told = (told[0], told[1], TEXT * 10, told[3])
    [message] = refused(told)
    assert why in message
    assert message.startswith("the model claims")


def test_a_country_of_which_the_text_does_not_tell_is_left_away():
    found, _, _, _ = read(ok(claims(ONE, (*TWO[:3], TWO[3] | {"country": "FR"}))))
    assert [claim.value.country for claim in found] == ["ID", None]


def test_a_cooperation_with_nobody_is_left_out():
    found, problems, _, _ = read(ok(claims(ONE, (2, *STAGE[1:]))))
    assert found == ()
    assert [problem.message for problem in problems] == [
        "the model tells of a cooperation of pt satu alkes alone: it was left out",
        "the model tells of a cooperation of nobody alone: it was left out",
    ]


def test_two_deals_of_the_same_parties_in_one_answer_stay_two():
    found, _, _, _ = read(ok(claims(ONE, TWO, (2, *ONE[1:]), (2, *TWO[1:]))))
    assert len({claim.about for claim in found}) == 2


def test_a_quote_that_stands_twice_is_the_one_nearest_to_its_line():
    text = TEXT + "\nMenurut PT Satu Alkes, itu awal yang baik.\n"
    page = lay_out(Document(source="1.txt", text=text), words())
    [piece] = cut(page)
    last = text.rindex("PT Satu Alkes")
    assert locate(page, "PT Satu Alkes", piece, piece.lines[-1][0]).start == last
    assert locate(page, "PT Satu Alkes", piece, 0).start == 0
    assert locate(page, "PT  Satu\nAlkes", piece, 0).text == "PT Satu Alkes"
    assert locate(page, "T Satu Alkes", piece, 0) is None


@pytest.mark.parametrize("wrapping", ["```json\n{}\n```", "```\n{}\n```", "<think>so {{...}}</think>\n{}", "  {}  "])
def test_fences_and_thoughts_around_the_answer_are_passed_over(wrapping):
    answer = json.loads(claims(ONE, TWO))["choices"][0]["message"]["content"]
    found, problems, _, _ = read(ok(said(wrapping.replace("{}", answer).replace("{{", "{").replace("}}", "}"))))
    assert (len(found), problems) == (2, ())


@pytest.mark.parametrize("content", [
    "Sure! Here are the claims:", "{", '{"claims": 3}', "[]", '{"claims": [1, null]', "[" * 100_000, '{"claims": [NaN, 1e999]',
    '{"claims": [' + "0," * 3000 + "0]}",
])  # fmt: skip
def test_broken_answers_are_asked_for_once_more_and_then_said(content):
    with StandIn(ok(said(content))) as server, pytest.raises(FetchError, match="an answer"):
        reader(server)[0].read(DOCUMENT)
    assert len(server.asked) == 2
    assert len(read(ok(said(content)), ok(claims(ONE, TWO)))[0]) == 2


def test_claims_that_are_no_objects_are_problems():
    found, problems, _, _ = read(ok(said('{"claims": [1, null, [], "x", NaN]}')))
    assert found == ()
    assert len(problems) == 5


def test_a_busy_server_is_given_the_time_that_it_asks_for():
    busy = (429, {"Retry-After": "7"}, b"")
    found, _, asked, waits = read(busy, (500, {}, b""), ok(claims(ONE, TWO)))
    assert (len(found), len(asked), waits) == (2, 3, [7.0, 2.0])


@pytest.mark.parametrize("after", ["100000", "soon", "-1", "²"])
def test_no_wait_is_longer_than_our_patience(after):
    waits = read((503, {"Retry-After": after.encode().decode("latin-1")}, b""), ok(claims(ONE, TWO)))[3]
    assert 0 <= waits[0] <= 60


def test_a_server_that_stays_busy_is_left_alone_after_some_documents():
    with StandIn((503, {}, b"")) as server:
        made, waits = reader(server)
        for _ in range(5):
            with pytest.raises(FetchError, match=r"answer 503|3 questions in a row"):
                made.read(DOCUMENT)
    assert len(server.asked) == 12
    assert waits == [1.0, 2.0, 4.0] * 3


@pytest.mark.parametrize("answer, why", [
    ((401, {}, b""), "BERDIKARI_MODEL_KEY"),
    ((302, {"Location": "http://127.0.0.1:9/steal"}, b""), "redirect"),
    ((200, {"Content-Type": "text/html"}, b"<html>"), "type text/html"),
    ((200, {"Content-Encoding": "gzip"}, b"x"), "application/json"),
    ((418, {}, b""), "answer 418"),
])  # fmt: skip
def test_what_asking_again_does_not_mend_is_asked_once(answer, why):
    with StandIn(answer) as server:
        made, _ = reader(server)
        for _ in range(3):
            with pytest.raises(FetchError, match=why if made.endpoint.closed == "" else "not asked again") as fault:
                made.read(DOCUMENT)
            assert SECRET not in str(fault.value)
    assert len(server.asked) == 1


def test_a_server_that_knows_no_schema_is_asked_without():
    found, _, asked, _ = read((400, {}, b'{"error": "response_format"}'), ok(claims(ONE, TWO)))
    assert len(found) == 2
    assert [sorted(question) for _, _, question in asked] == [
        ["messages", "model", "response_format", "temperature"], ["messages", "model"],
    ]  # fmt: skip
    with StandIn((400, {}, b"")) as server, pytest.raises(FetchError, match="BERDIKARI_MODEL_URL"):
        reader(server)[0].read(DOCUMENT)
    assert len(server.asked) == 2


def test_a_huge_answer_is_not_read_to_its_end():
    with StandIn(ok(said("x" * 3_000_000))) as server, pytest.raises(FetchError, match="more than 1048576 bytes"):
        reader(server)[0].read(DOCUMENT)


def test_a_slow_answer_is_waited_for_only_so_long():
    with StandIn(ok(said("x" * 4000)), slow=0.05) as server, pytest.raises(FetchError, match="within 1 s"):
        reader(server, seconds=1)[0].read(DOCUMENT)


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}']
)
def test_an_envelope_without_a_message_is_said(body):
    with StandIn(ok(body)) as server, pytest.raises(FetchError, match="without a message"):
        reader(server)[0].read(DOCUMENT)


def test_an_answer_that_was_cut_short_is_no_answer():
    with StandIn(ok(said("{}", finish_reason="length"))) as server, pytest.raises(FetchError, match="cut short"):
        reader(server)[0].read(DOCUMENT)


def test_nobody_listening_is_said():
    made = ModelReader(Endpoint("http://127.0.0.1:9/v1", "tiny", seconds=1, sleep=lambda _: None))
    with pytest.raises(FetchError, match="ConnectError"):
        made.read(DOCUMENT)


def test_a_long_document_is_asked_for_in_pieces_and_its_cooperations_are_joined():
    text = "\n\n".join([TEXT, "Kabar itu disampaikan kepada pers. " * 500, TEXT.replace("ventilator", "inkubator")])
    document = Document(source="1.txt", text=text)
    found, problems, asked, _ = read(
        ok(claims(ONE, TWO)), ok(said('{"claims": []}')), ok(claims(ONE, TWO)), document=document
    )
    assert (problems, len(asked)) == ((), 3)
    assert len({claim.about for claim in found}) == 1
    assert len(found) == 4
    assert all(len(question["messages"][1]["content"]) < 10_000 for _, _, question in asked)
    with StandIn(ok(claims(ONE, TWO))) as server:
        made, _ = reader(server)
        made.pieces = 1
        _, [problem] = made.read(document)
    assert "was not asked for what stands behind character" in problem.message


def test_half_a_document_is_not_read():
    document = Document(source="1.txt", text=TEXT + "\n\n" + "Kabar itu disampaikan. " * 800)
    with StandIn(ok(claims(ONE, TWO)), (500, {}, b"")) as server, pytest.raises(FetchError):
        reader(server)[0].read(document)


def test_page_furniture_is_neither_shown_to_the_model_nor_quoted():
    document = Document(source="1.txt", text=TEXT + "\nBaca juga: Empat AG dan Lima BV meneken MoU\n")
    page = lay_out(document, words())
    [piece] = cut(page)
    assert "Empat" not in messages(page, piece)[1]["content"]
    assert (
        told_in(
            json.dumps(
                {"claims": [{"cooperation": 1, "field": "party", "quote": "Empat AG", "value": {"name": "Empat AG"}}]}
            ),
            page,
            piece,
        )[0]
        == []
    )


@effort(max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(
    ["party", "value", "date", "PT Satu Alkes", "Rp 17 miliar", "2024-02-01", "IDR"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["claims", "cooperation", "field", "line", "quote", "value", "name", "amount", "date", "rung"]), inner, max_size=6),
    max_leaves=30))  # fmt: skip
def test_no_answer_breaks_the_reader_or_gets_an_untrue_quote_in(answer):
    page = lay_out(DOCUMENT, words())
    [piece] = cut(page)
    told, problems = told_in(
        json.dumps({"claims": [answer, *(answer if isinstance(answer, list) else [])]}), page, piece
    )
    assert all(DOCUMENT.holds(one.quote) for one in told)
    assert all(len(problem.message) < 600 for problem in problems)


@pytest.mark.parametrize("url, safe", [
    ("https://api.example.org/v1", True), ("http://localhost:11434/v1", True), ("http://127.0.0.1:1/v1", True),
    ("http://[::1]:1/v1", True), ("http://10.0.0.5/v1", True), ("http://ollama:11434/v1", True), ("http://gpu.local/v1", True),
    ("http://api.example.org/v1", False), ("http://8.8.8.8/v1", False), ("ftp://x/v1", False), ("", False), ("/v1", False),
    ("https://user:word@example.org/v1", False), ("http://\x00", False),
])  # fmt: skip
def test_texts_and_keys_go_nowhere_in_the_clear(url, safe):
    assert is_safe(url) is safe
    if not safe:
        with pytest.raises(FetchError, match="wanted https") as fault:
            Endpoint(url, "tiny")
        assert "word@" not in str(fault.value)


def test_the_key_stands_in_no_setting_and_no_text(monkeypatch):
    monkeypatch.setenv(KEY, SECRET)
    settings = settings_from(
        {"BERDIKARI_READER": "model", "BERDIKARI_MODEL_URL": "http://localhost:1/v1", "BERDIKARI_MODEL": "m"}
    )
    step = step_of(settings)
    assert not any("key" in field.name for field in dataclasses.fields(Settings))
    assert SECRET.encode() not in pickle.dumps(step)
    assert SECRET not in repr(_reader(settings.model_url, "m", 120, 40))
    with pytest.raises(FetchError) as fault:
        Endpoint("http://localhost/v1", "m", "schlüssel\n")
    assert "schlüssel" not in str(fault.value)


def test_without_an_address_nothing_is_asked():
    assert step_of(Settings())(DOCUMENT).methods == ("rules-1",)
    for reader_ in ("model", "both"):
        with pytest.raises(BerdikariError, match="BERDIKARI_MODEL_URL"):
            step_of(Settings(reader=reader_))
    with pytest.raises(InvalidRecordError, match="BERDIKARI_READER"):
        settings_from({"BERDIKARI_READER": "everybody"})


def both(*answers, reader_="both", document=DOCUMENT):
    with StandIn(*answers) as server:
        return step_of(Settings(reader=reader_, model_url=server.url, model="tiny", model_seconds=5))(document)


def test_both_readers_tell_of_one_cooperation_once_and_their_differences_are_shown():
    stage = (1, "stage", "produksi ventilator", {"rung": "production", "modality": "done"})
    reading = both(ok(claims(ONE, TWO, stage)))
    assert reading.methods == ("rules-1", "model:tiny")
    [partnership] = pipeline.partnerships_in(reading)
    assert {claim.method for claim in partnership.claims} == {"rules-1", "model:tiny"}
    found = {one.field: one for one in pipeline.disagreements_in(reading)}
    assert [(one.method, one.value) for one in found["stage"].said] == [
        ("rules-1", "mou"),
        ("model:tiny", "production"),
    ]
    assert [claim.quote.text for claim in found["stage"].said[1].claims] == ["produksi ventilator"]
    assert [one.value for one in found["term"].said] == ["3", None]
    assert not {"party", "facilitator", "partnership"} & found.keys()


def test_a_cooperation_that_one_reader_alone_tells_of_is_a_difference():
    more = "\nPT Empat Farma bekerja sama dengan Lima Medical Ltd untuk membuat kursi roda.\n"
    reading = both(ok(claims(ONE, TWO)), document=Document(source="1.txt", text=TEXT + more, published="2024-02-02"))
    assert len(pipeline.partnerships_in(reading)) == 2
    [alone] = [one for one in pipeline.disagreements_in(reading) if one.field == "partnership"]
    assert alone.partnership == "PT Empat Farma × Lima Medical Ltd"
    assert [one.value for one in alone.said] == [alone.partnership, None]


def test_where_the_model_does_not_answer_the_rules_alone_have_read_it():
    reading = both((401, {}, b""))
    assert (reading.methods, reading.left_out) == (("rules-1",), False)
    assert "the rules alone read it" in reading.problems[-1].message
    assert pipeline.disagreements_in(reading) == ()
    with pytest.raises(FetchError):
        both((401, {}, b""), reader_="model")


def test_the_register_holds_one_partnership_of_two_readers_whoever_came_first(tmp_path):
    readers = [
        both(ok(claims(ONE, TWO, STAGE)), reader_="model"), step_of(Settings())(DOCUMENT),
    ]  # fmt: skip
    seen = []
    for number, readings in enumerate((readers, readers[::-1])):
        with open_store(str(tmp_path / f"{number}.db")) as store:
            assert [receipt.is_new for receipt in api.add(store, readings)] == [True, False]
            [partnership] = api.partnerships(store)
            seen.append(partnership)
            assert {claim.method for claim in partnership.claims} == {"rules-1", "model:tiny"}
            nothing = replace(readings[0], claims=(), methods=("model:tiny",))
            list(api.add(store, [nothing]))
            assert {claim.method for claim in api.partnerships(store)[0].claims} == {"rules-1"}
    assert seen[0] == seen[1]


def test_a_new_run_asks_again():
    with StandIn((401, {}, b""), ok(claims(ONE, TWO))) as server:
        wanted = Settings(reader="model", model_url=server.url, model="tiny", model_seconds=5)
        step = step_of(wanted)
        for _ in range(2):
            with pytest.raises(FetchError):
                step(DOCUMENT)
        assert len(step_of(wanted)(DOCUMENT).claims) == 2
    assert len(server.asked) == 2
