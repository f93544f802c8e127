"""A store keeps what it acknowledged and nothing else, the same in a file and on a server."""

from datetime import UTC, datetime, timedelta

import pytest

from berdikari.edge.store import Store, adding, open_store
from berdikari.errors import InvalidRecordError, StaleWriteError, StoreError, UnknownIdError
from berdikari.records import Claim, Device, Document, Judgement, Party, Problem, Quote, Stage, Value
from berdikari.records.reading import Reading
from berdikari.register import Register, advance

NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)
TEXT = "GTM dan Surgiris meneken MoU lampu operasi senilai 1 juta euro. Ç, ş, 医 dan 😀 ikut."


def document(text: str = TEXT, source: str = "001.txt") -> Document:
    return Document(source=source, text=text, outlet="Antara", published="2024-02", language="id", url=None)


def quote(of: Document, words: str) -> Quote:
    start = of.text.index(words)
    return of.quote(start, start + len(words))


def claims(of: Document, method: str = "rules-1", words: tuple[str, ...] = ("GTM", "Surgiris")) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            document=of.id,
            about=f"{of.id}-1",
            field="party",
            value=Party(name=word, aliases=("a", "b")),
            quote=quote(of, word),
            method=method,
        )
        for word in words
    )


def reading(text: str = TEXT, method: str = "rules-1", words: tuple[str, ...] = ("GTM", "Surgiris")) -> Reading:
    doc = document(text)
    return Reading(source=doc.source, document=doc, claims=claims(doc, method, words))


@pytest.fixture
def store(where: str):
    with open_store(where) as opened:
        yield opened


def names(register: Register) -> list[str]:
    return [claim.value.name for claim in register.claims]


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.register() == Register()
    assert store.version() == 0


def test_what_goes_in_comes_out(store: Store) -> None:
    doc = document()
    value = Claim(
        document=doc.id,
        about="x",
        field="value",
        value=Value(amount=1e6, currency="EUR", bound="about"),
        quote=quote(doc, "1 juta euro"),
        confidence=0.5,
    )
    device = Claim(
        document=doc.id,
        field="device",
        value=Device(name="lampu operasi", id="surgical-light"),
        quote=quote(doc, "lampu operasi"),
        method="model:m",
    )
    typed = Claim(
        document=doc.id, field="stage", value=Stage(rung="mou", date="2024-02"), quote=None, method="hand:Siti"
    )
    emoji = Claim(document=doc.id, field="party", value=Party(name="😀"), quote=quote(doc, "😀"))
    problem = Problem(
        stage="read", severity="note", message="two dates", hint="look", quote=doc.quote(0, 3), source="001.txt"
    )
    receipt = store.add(
        Reading(source="001.txt", document=doc, claims=(value, device, typed, emoji), problems=(problem,)), added=NOON
    )
    assert (receipt.document, receipt.is_new, receipt.claims, receipt.problems, receipt.version) == (
        doc.id,
        True,
        4,
        (),
        1,
    )
    register = store.register()
    assert register.documents == (doc,)
    assert register.claims == (typed, device, value, emoji)
    assert register.problems == (problem,)


def test_it_is_there_when_opened_again(where: str) -> None:
    with open_store(where) as store:
        store.add(reading(), added=NOON)
        before = store.register()
    with open_store(where) as store:
        assert store.register() == before
        assert store.version() == 1


def test_the_same_document_twice_changes_nothing(store: Store) -> None:
    store.add(reading(), added=NOON)
    before = store.register()
    receipt = store.add(reading(), added=NOON + timedelta(days=1))
    assert (receipt.is_new, receipt.claims, receipt.version) == (False, 0, 1)
    assert store.register() == before
    assert store.add_batch([reading(), reading()], added=NOON)[1].claims == 0
    assert store.version() == 1


def test_the_same_document_twice_in_one_batch_enters_once(store: Store) -> None:
    first, second = store.add_batch([reading(), reading()], added=NOON)
    assert (first.is_new, second.is_new) == (True, False)
    assert names(store.register()) == ["GTM", "Surgiris"]


def test_a_claim_whose_quote_does_not_stand_is_left_out_and_said(store: Store) -> None:
    doc = document()
    bad = Claim(document=doc.id, field="party", value=Party(name="GTM"), quote=Quote(text="gtm", start=0, end=3))
    receipt = store.add(Reading(source="001.txt", document=doc, claims=(bad, *claims(doc))), added=NOON)
    assert receipt.claims == 2
    assert [problem.quote for problem in receipt.problems] == [bad.quote]
    assert store.register().problems == receipt.problems


def test_a_source_without_a_document_leaves_its_problems(store: Store) -> None:
    problem = Problem(stage="load", severity="error", message="no PDF", source="x.pdf")
    receipt = store.add(Reading(source="x.pdf", problems=(problem, problem)), added=NOON)
    assert receipt.document is None
    assert store.register() == Register(problems=(problem,))
    assert store.add(Reading(source="x.pdf", problems=(problem,)), added=NOON).version == 1


def test_a_document_with_a_nul_is_left_out_as_a_problem(store: Store) -> None:
    receipt = store.add(reading("GTM\x00Surgiris"), added=NOON)
    assert (receipt.document, receipt.claims) == (None, 0)
    assert [problem.severity for problem in store.register().problems] == ["error"]
    assert store.register().documents == ()


@pytest.mark.parametrize("odd", ["a\x00b", "caf\udce9.txt"])
def test_odd_characters_in_a_problem_are_spelled_out(store: Store, odd: str) -> None:
    problem = Problem(
        stage="load", severity="error", message=odd, hint=odd, quote=Quote(text=odd, start=0, end=len(odd)), source=odd
    )
    store.add(Reading(source=odd, problems=(problem,)), added=NOON)
    (kept,) = store.register().problems
    assert kept.quote is None
    assert kept.message in ("a\\x00b", "caf\\udce9.txt")
    with pytest.raises(InvalidRecordError, match="NUL"):
        store.judge(
            Judgement(verdict="same", subjects=("a", "b"), author="S", day="2026-01-21", why=odd), seen=0, added=NOON
        )


def test_a_newer_reader_is_in_force_and_the_older_claims_stay(store: Store) -> None:
    store.add(reading(method="rules-1"), added=NOON)
    store.add(reading(method="rules-2", words=("GTM",)), added=NOON + timedelta(days=1))
    assert [claim.method for claim in store.register().claims] == ["rules-2"]
    store.add(reading(method="rules-1", words=("lampu",)), added=NOON + timedelta(days=2))
    assert [claim.method for claim in store.register().claims] == ["rules-2"]
    assert [claim.method for claim in store.register("2026-01-21").claims] == ["rules-1", "rules-1"]


def test_the_newest_pass_of_one_reader_is_in_force(store: Store) -> None:
    for day, words in enumerate((("GTM",), ("GTM", "Surgiris"), ("GTM",))):
        store.add(reading(words=words), added=NOON + timedelta(days=day))
        assert names(store.register()) == list(words)
    assert names(store.register("2026-01-22")) == ["GTM", "Surgiris"]


def test_the_last_pass_is_in_force_whatever_the_clock_says(store: Store) -> None:
    for hours, words in enumerate((("GTM",), ("GTM", "Surgiris"), ("GTM",), ("Surgiris",))):
        store.add(reading(words=words), added=NOON - timedelta(hours=hours // 2))
        assert names(store.register()) == list(words)


def test_a_reader_that_finds_nothing_now_is_in_force_too(store: Store) -> None:
    store.add(reading(), added=NOON)
    store.add(Reading(source="001.txt", document=document()), added=NOON + timedelta(days=1))
    assert len(store.register().claims) == 2
    store.add(Reading(source="001.txt", document=document()), added=NOON + timedelta(days=1), methods=["rules-2"])
    assert store.register().claims == ()


def test_readers_do_not_displace_one_another(store: Store) -> None:
    store.add(reading(method="rules-1", words=("GTM",)), added=NOON)
    store.add(reading(method="model:m", words=("GTM",)), added=NOON)
    store.add(reading(method="hand:Siti", words=("GTM",)), added=NOON)
    assert sorted(claim.method for claim in store.register().claims) == ["hand:Siti", "model:m", "rules-1"]


def test_as_of_a_day_what_came_later_is_not_known(store: Store) -> None:
    store.add(reading(), added=NOON)
    store.add(reading("Kalbe dan GE", words=("Kalbe",)), added=NOON + timedelta(days=40))
    subject = store.register().claims[0].id
    store.judge(
        Judgement(verdict="wrong", subjects=(subject,), author="Siti", day="2026-03-05"),
        seen=2,
        added=NOON + timedelta(days=43),
    )
    assert store.register("2026-01-20") == Register()
    for day, documents, judgements in (
        ("2026-01-21", 1, 0),
        ("2026-01", 1, 0),
        ("2026-03-02", 2, 0),
        ("2026-03", 2, 1),
        ("2026", 2, 1),
    ):
        known = store.register(day)
        assert (len(known.documents), len(known.judgements)) == (documents, judgements), day
    assert store.register(NOON.date()) == store.register("2026-01-21")


@pytest.mark.parametrize("day", ["yesterday", "2026-13", "2026-02-30", ""])
def test_as_of_no_day_is_refused(store: Store, day: str) -> None:
    with pytest.raises(InvalidRecordError, match="wanted a day"):
        store.register(day)


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(InvalidRecordError, match="zone"):
        store.add(reading(), added=datetime(2026, 1, 1))  # noqa: DTZ001


def test_changes_bring_an_older_register_up_to_date(store: Store) -> None:
    store.add(reading(), added=NOON)
    old = store.register()
    assert advance(old, store.changes(old.version)) == old
    store.add(reading("Kalbe dan GE", words=("Kalbe",)), added=NOON)
    store.add(reading(words=("GTM",)), added=NOON + timedelta(days=1))
    store.add(
        Reading(source="x", problems=(Problem(stage="load", severity="error", message="no text", source="a"),)),
        added=NOON,
    )
    store.judge(
        Judgement(verdict="wrong", subjects=(old.claims[0].id,), author="Siti", day="2026-01-22"), seen=4, added=NOON
    )
    changes = store.changes(old.version)
    assert len(changes.documents) == 1
    new = advance(old, changes)
    assert new == store.register()
    assert new.version == store.version() == 5


def test_a_judgement_is_kept_and_the_same_again_changes_nothing(store: Store) -> None:
    store.add(reading(), added=NOON)
    judgement = Judgement(
        verdict="wrong", subjects=(store.register().claims[0].id,), author="Siti", day="2026-01-22", why="salah tik"
    )
    assert store.judge(judgement, seen=1, added=NOON) == 2
    assert store.judge(judgement, seen=1, added=NOON) == 2
    assert store.register().judgements == (judgement,)


def test_whoever_judges_second_is_told_who_was_first_and_what_they_said(store: Store) -> None:
    store.add(reading(), added=NOON)
    first = Judgement(verdict="same", subjects=("a", "b"), author="Siti", day="2026-01-22", why="one deal")
    second = Judgement(verdict="not_same", subjects=("b", "c"), author="Budi", day="2026-01-22")
    store.judge(first, seen=1, added=NOON)
    with pytest.raises(
        StaleWriteError, match=r'Siti was first and said of b on 2026-01-22: these are the same, because "one deal"'
    ):
        store.judge(second, seen=1, added=NOON)
    assert store.register().judgements == (first,)
    store.judge(second, seen=2, added=NOON)
    assert store.register().judgements == (first, second)


def test_judgements_on_other_subjects_do_not_stand_in_the_way(store: Store) -> None:
    store.judge(Judgement(verdict="same", subjects=("a", "b"), author="Siti", day="2026-01-22"), seen=0, added=NOON)
    store.judge(Judgement(verdict="same", subjects=("c", "d"), author="Budi", day="2026-01-22"), seen=0, added=NOON)
    assert len(store.register().judgements) == 2


def test_to_undo_a_judgement_touches_its_subjects(store: Store) -> None:
    first = Judgement(verdict="same", subjects=("a", "b"), author="Siti", day="2026-01-22")
    store.judge(first, seen=0, added=NOON)
    store.judge(Judgement(verdict="undo", subjects=(first.id,), author="Budi", day="2026-01-23"), seen=1, added=NOON)
    with pytest.raises(StaleWriteError, match="Budi was first and said of a"):
        store.judge(Judgement(verdict="same", subjects=("a", "c"), author="Ani", day="2026-01-23"), seen=1, added=NOON)


@pytest.mark.parametrize("verdict, kind", [("wrong", "claim"), ("prefer", "claim"), ("undo", "judgement")])
def test_what_is_not_there_cannot_be_judged(store: Store, verdict: str, kind: str) -> None:
    with pytest.raises(UnknownIdError, match=f"no {kind} has the id 'nowhere'"):
        store.judge(
            Judgement(verdict=verdict, subjects=("nowhere",), author="Siti", day="2026-01-22"), seen=0, added=NOON
        )
    assert store.version() == 0


def test_a_judgement_from_the_future_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="judged on version 7, but the register is at 0"):
        store.judge(Judgement(verdict="same", subjects=("a", "b"), author="Siti", day="2026-01-22"), seen=7, added=NOON)


def test_the_order_of_arrival_does_not_show(store: Store, where: str) -> None:
    readings = [reading(f"GTM dan Surgiris, laporan {number}") for number in range(5)]
    for one in readings[3:] + readings[:3]:
        store.add(one, added=NOON)
    register = store.register()
    assert [document.id for document in register.documents] == sorted(one.document.id for one in readings)
    assert list(register.claims) == sorted(
        register.claims, key=lambda claim: (claim.document, claim.quote.start, claim.id)
    )


def test_a_failed_batch_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    real = adding.tables_of

    def half(new, version):
        yield from real(new, version)
        raise StoreError("pulled the plug")

    store.add(reading("Kalbe", words=("Kalbe",)), added=NOON)
    before = store.register()
    monkeypatch.setattr(adding, "tables_of", half)
    with pytest.raises(StoreError, match="pulled the plug"):
        store.add_batch([reading(), reading("satu lagi GTM", words=("GTM",))], added=NOON)
    assert store.register() == before
    assert store.version() == 1
