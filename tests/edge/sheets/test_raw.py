"""The whole register goes out as JSON lines and comes back, nothing lost."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from berdikari.edge.sheets.raw import read_raw, write_raw
from berdikari.edge.store import Store, open_store
from berdikari.errors import InvalidSheetError
from berdikari.records import Claim, Document, Judgement, Ownership, Party, Problem, Reading, Value

NOON = datetime(2026, 1, 21, 12, tzinfo=UTC)
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    words = draw(text)
    document = Document(
        source=draw(text.filter(str.strip)),
        text=words,
        url=draw(st.none() | text),
        outlet=draw(st.none() | text),
        body=draw(st.integers(0, len(words))),
    )
    claims = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(words)))
        content = draw(
            st.sampled_from(
                [
                    ("party", Party(name="PT Ş;\n", aliases=("a",))),
                    ("value", Value(amount=1.5e16, currency="IDR")),
                    ("ownership", Ownership(owner="a", owned="b", share=51.5)),
                ]
            )
        )
        quote = document.quote(start, draw(st.integers(start, len(words))))
        method = draw(st.sampled_from(["rules-1", "rules-2", "model:m", "hand:Siti@2026-01-21"]))
        claims.append(
            Claim(
                document=document.id,
                about=draw(st.none() | st.just(f"{document.id}-1")),
                field=content[0],
                value=content[1],
                quote=quote,
                method=method,
                confidence=draw(st.floats(0, 1)),
            )
        )
    problems = (Problem(stage="read", severity="note", message="m", quote=document.quote(0, 1), source="s"),) * draw(
        st.integers(0, 1)
    )
    return Reading(source="s", document=document, claims=tuple(claims), problems=problems)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(readings(), st.integers(0, 3)), max_size=5))
def test_there_and_back_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, past: list[tuple[Reading, int]]
) -> None:
    folder = tmp_path_factory.mktemp("raw")
    with open_store(folder / "a.db") as one, open_store(folder / "b.db") as other:
        for reading, day in past:
            one.add(reading, added=NOON + timedelta(days=day), methods=["rules-3"] if day == 2 else [])
        for number, claim in enumerate(one.register().claims[:2]):
            one.judge(
                Judgement(verdict="wrong", subjects=(claim.id,), author="Siti", day="2026-01-22", why=str(number)),
                seen=one.version(),
                added=NOON,
            )
        one.add(Reading(source="x", problems=(Problem(stage="load", severity="error", message="no PDF"),)), added=NOON)
        write_raw(one, folder / "raw.jsonl")
        assert read_raw(other, folder / "raw.jsonl") == ()
        assert other.register() == one.register()
        for day in ("2026-01-20", "2026-01-21", "2026-01-22", "2026-01-23", "2026"):
            assert other.register(day) == one.register(day), day
        write_raw(other, folder / "again.jsonl")
        assert sorted(unnumbered(folder / "again.jsonl")) == sorted(unnumbered(folder / "raw.jsonl"))
        version = other.version()
        assert read_raw(other, folder / "raw.jsonl") == ()
        assert other.version() == version, "the same once more changes nothing"


def unnumbered(file: Path) -> list[str]:
    """The lines without the order of passes, which is that of their arrival in each store."""
    return [
        json.dumps({key: value for key, value in json.loads(line).items() if key != "order"})
        for line in file.read_text(encoding="utf-8").split("\n")
        if line
    ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "r.db") as opened:
        yield opened


def exported(tmp_path: Path) -> list[dict]:
    document = Document(source="1", text="GTM dan Surgiris")
    claims = [
        Claim(document=document.id, field="party", value=Party(name=name), quote=document.quote(start, 3))
        for name, start in (("GTM", 0), ("TM", 1))
    ]
    with open_store(tmp_path / "from.db") as store:
        store.add(Reading(source="1", document=document, claims=tuple(claims)), added=NOON)
        write_raw(store, tmp_path / "raw.jsonl")
    return [json.loads(line) for line in (tmp_path / "raw.jsonl").read_text().splitlines()]


def write(tmp_path: Path, lines: list) -> Path:
    (tmp_path / "raw.jsonl").write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    )
    return tmp_path / "raw.jsonl"


def test_a_line_that_cannot_be_is_named_and_the_rest_goes_on(tmp_path: Path, store: Store) -> None:
    lines = exported(tmp_path)
    lines[2] = lines[2] | {"field": "colour"}
    problems = read_raw(
        store,
        write(tmp_path, [*lines, "{nonsense", {"kind": "thing"}, {"kind": "problem", "added": "now", "message": "x"}]),
    )
    assert [problem.message.split(":")[0] for problem in problems][:4] == ["line 3", "line 6", "line 7", "line 8"]
    assert "1 claims of a pass" in problems[4].message
    assert len(store.register().claims) == 1


def test_a_forged_quote_does_not_pass_the_gate(tmp_path: Path, store: Store) -> None:
    lines = exported(tmp_path)
    lines[2]["quote"] = {"text": "XYZ", "start": 0, "end": 3}
    problems = read_raw(store, write(tmp_path, lines))
    assert "does not stand in the document" in problems[0].message
    assert len(store.register().claims) == 1


def test_claims_without_passes_enter_with_their_document(tmp_path: Path, store: Store) -> None:
    lines = [line for line in exported(tmp_path) if line["kind"] != "pass"]
    assert read_raw(store, write(tmp_path, lines)) == ()
    assert len(store.register().claims) == 2


def test_a_claim_away_from_its_document_is_told(tmp_path: Path, store: Store) -> None:
    lines = exported(tmp_path)
    problems = read_raw(store, write(tmp_path, [lines[0], lines[2]]))
    assert store.register().claims == ()
    assert "did not come with it" in problems[0].message
    assert store.register().problems == problems


def test_a_judgement_on_what_is_not_there_is_told(tmp_path: Path, store: Store) -> None:
    line = {
        "kind": "judgement",
        "added": "2026-01-21T08:00:00.000000Z",
        "verdict": "wrong",
        "subjects": ["x"],
        "author": "S",
        "day": "2026-01-21",
    }
    problems = read_raw(store, write(tmp_path, [exported(tmp_path)[0], line]))
    assert ["no claim has the id 'x'" in problem.message for problem in problems] == [True]


@pytest.mark.parametrize("line", ["", "{}", "not json", '{"kind": "register", "product": "other", "format": 1}'])
def test_what_is_no_export_is_refused(tmp_path: Path, store: Store, line: str) -> None:
    with pytest.raises(InvalidSheetError, match="line 1"):
        read_raw(store, write(tmp_path, [line]))


def test_an_export_of_a_newer_berdikari_is_refused(tmp_path: Path, store: Store) -> None:
    with pytest.raises(InvalidSheetError, match="a newer Berdikari"):
        read_raw(store, write(tmp_path, [{"kind": "register", "product": "berdikari", "format": 2}]))


def test_a_file_that_is_not_there_and_a_place_that_cannot_be_written(tmp_path: Path, store: Store) -> None:
    with pytest.raises(InvalidSheetError, match="No such file"):
        read_raw(store, tmp_path / "nowhere.jsonl")
    with pytest.raises(InvalidSheetError, match="a place to write to"):
        write_raw(store, tmp_path / "nowhere" / "raw.jsonl")
