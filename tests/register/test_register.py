"""An older register with what is new is the new register."""

from hypothesis import given
from hypothesis import strategies as st

from berdikari.records import Claim, Document, Party, Problem
from berdikari.register import Changes, Register, advance

TEXTS = [f"GTM dan Surgiris {number}" for number in range(6)]


def known(texts: dict[int, int], version: int) -> Register:
    """A register of these texts, each with so many claims."""
    documents = sorted((Document(source=f"{n}", text=TEXTS[n]) for n in texts), key=lambda one: one.id)
    counts = {Document(source="x", text=TEXTS[n]).id: count for n, count in texts.items()}
    claims = [
        Claim(document=one.id, field="party", value=Party(name="x"), quote=one.quote(start, 12))
        for one in documents
        for start in range(counts[one.id])
    ]
    return Register(documents=tuple(documents), claims=tuple(claims), version=version)


texts = st.dictionaries(st.integers(0, 5), st.integers(0, 4))


@given(texts, texts)
def test_advance_gives_what_reading_anew_gives(before: dict[int, int], later: dict[int, int]) -> None:
    old, new = known(before, 1), known(before | later, 2)
    touched = {Document(source="x", text=TEXTS[n]).id for n in later}
    had = {one.id for one in old.documents}
    changes = Changes(
        documents=tuple(one for one in new.documents if one.id not in had),
        read=tuple(sorted(touched)),
        claims=tuple(claim for claim in new.claims if claim.document in touched),
        judgements=(),
        problems=(),
        version=2,
    )
    assert advance(old, changes) == new
    assert advance(old, changes).version == 2


def test_problems_stay_in_their_order() -> None:
    a, b, c = (Problem(stage="read", severity="note", message=word) for word in "abc")
    changes = Changes(documents=(), read=(), claims=(), judgements=(), problems=(b,), version=3)
    assert advance(Register(problems=(a, c)), changes).problems == (a, b, c)
