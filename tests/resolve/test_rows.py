"""Rows: outside lists matched without labels; rare agreement counts more; category names of two lists are learned."""

import random

from berdikari.resolve.rows import Field, Scale, candidate_pairs, match_rows

FIELDS = [
    Field(name="name", kind="organisation"),
    Field(name="city", kind="category"),
    Field(name="licence", kind="code"),
]


def rows(count=60, seed=3):
    chance = random.Random(seed)
    found = {}
    for n in range(count):
        name = "".join(chance.choice("bdgklmnprst") + chance.choice("aeiou") for _ in range(5)).capitalize()
        licence = f"AKD{chance.randrange(10**8):08}"
        found[f"{n}a"] = {"name": f"PT {name} Medika", "city": chance.choice(["Bogor", "Solo"]), "licence": licence}
        found[f"{n}b"] = {
            "name": f"{name} Medika, PT",
            "city": found[f"{n}a"]["city"],
            "licence": licence if n % 3 else None,
        }
    return found


def test_twins_find_each_other_whatever_the_order():
    table = rows()
    found = match_rows(table, FIELDS)
    assert sorted(found) == sorted(tuple(sorted((f"{n}a", f"{n}b"))) for n in range(60))
    assert match_rows(dict(reversed(table.items())), FIELDS) == found


def test_a_rare_value_is_worth_more():
    table = [{"name": "Bakti", "city": "Bogor"}] * 50 + [{"name": "Zwart", "city": "Kendal"}] * 2
    scale = Scale([Field(name="city", kind="category")], table)
    assert (
        scale.score({"city": "Kendal"}, {"city": "Kendal"}).total
        > scale.score({"city": "Bogor"}, {"city": "Bogor"}).total
    )


def test_what_a_row_lacks_says_nothing():
    scale = Scale(FIELDS, rows().values())
    assert scale.score({"name": None}, {"name": "X"}).total == 0


def test_the_reasons_add_up_to_the_score():
    scale = Scale(FIELDS, rows().values())
    left, right = rows()["1a"], rows()["2b"]
    score = scale.score(left, right)
    assert abs(score.total - sum(r.weight for r in score.reasons)) < 0.05
    assert abs(score.total - scale.bits(scale.compare(left, right))) < 0.01


def test_two_names_of_one_category_are_learned():
    scale = Scale(
        [Field(name="city", kind="category")], [{"city": c} for c in ("Surabaya", "Kota Sby", "Solo", "Medan")]
    )
    pairs = (
        [({"city": "Surabaya"}, {"city": "Kota Sby"})] * 5
        + [({"city": "Solo"}, {"city": "Medan"})]
        + [({"city": "Medan"}, {"city": "Medan"})] * 5
    )
    scale.learn_names(pairs)
    assert (
        scale.score({"city": "Surabaya"}, {"city": "Kota Sby"}).total
        > 0
        > scale.score({"city": "Solo"}, {"city": "Medan"}).total
    )


def test_candidates_share_something_rare():
    table = {"a": {"name": "Anteria"}, "b": {"name": "Anteria"}, "c": {"name": "Bolvera"}}
    assert candidate_pairs(table, FIELDS) == {("a", "b")}
