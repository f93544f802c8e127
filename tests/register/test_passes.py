"""The newest pass of a reader is in force, whatever the order in which passes came."""

import itertools

import pytest

from berdikari.records import Claim, Document, Party
from berdikari.register import Pass, in_force, passes_of
from berdikari.register.passes import scope_of

DOC = Document(source="1", text="GTM dan Surgiris")


def one(scope: str, number: int, added: str, order: int, document: str = "d") -> Pass:
    return Pass(document=document, scope=scope, number=number, added=added, claims=(f"{order}",), order=order)


@pytest.mark.parametrize(
    "method, about, wanted",
    [
        ("rules-1", "x", ("rules", 1)),
        ("rules-12", None, ("rules", 12)),
        ("model:gpt-4", "x", ("model:gpt-4", 0)),
        ("rules", "x", ("rules", 0)),
        ("hand:Siti", "k", ("hand:Siti#k", 0)),
        ("hand:Siti", None, ("hand:Siti#", 0)),
        ("hand:siti@go.id@2026-01-21", "k", ("hand:siti@go.id#k", 20260121)),
        ("hand:Siti@2026-01", "k", ("hand:Siti#k", 20260100)),
        ("hand:siti@go.id", "k", ("hand:siti@go.id#k", 0)),
    ],
)
def test_the_scope_of_a_method(method: str, about: str | None, wanted: tuple[str, int]) -> None:
    assert scope_of(method, about) == wanted


def test_claims_are_grouped_by_reader_and_hand_by_cooperation() -> None:
    def claim(method: str, about: str, start: int) -> Claim:
        return Claim(
            document=DOC.id, about=about, field="party", value=Party(name="x"), quote=DOC.quote(start, 3), method=method
        )

    a, b, c, d = claim("rules-1", "x", 0), claim("rules-1", "y", 1), claim("hand:S", "x", 0), claim("hand:S", "y", 0)
    assert passes_of([a, b, c, d, a]) == {
        ("rules", 1): tuple(sorted((a.id, b.id))),
        ("hand:S#x", 0): (c.id,),
        ("hand:S#y", 0): (d.id,),
    }
    assert passes_of([], ["rules-3"]) == {("rules", 3): ()}


def test_the_highest_number_then_the_newest_is_in_force() -> None:
    first, second = one("rules", 1, "2026-01-01", 1), one("rules", 2, "2026-01-02", 2)
    late, model = one("rules", 1, "2026-01-09", 3), one("model:m", 0, "2026-01-01", 4)
    elsewhere = one("rules", 1, "2026-01-05", 5, document="e")
    passes = [first, second, late, model, elsewhere]
    for order in itertools.permutations(passes):
        assert in_force(order) == {("d", "rules"): second, ("d", "model:m"): model, ("e", "rules"): elsewhere}
    assert in_force([late, first])["d", "rules"] is late


def test_at_one_instant_the_last_added_is_in_force() -> None:
    passes = [one("rules", 1, "2026-01-01", 1), one("rules", 1, "2026-01-01", 2)]
    for order in itertools.permutations(passes):
        assert in_force(order)["d", "rules"] is passes[1]
