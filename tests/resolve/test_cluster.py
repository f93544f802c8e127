"""Cluster: judgements first, nothing chained, the order of no account."""

from hypothesis import given
from hypothesis import strategies as st

from berdikari.resolve.cluster import cluster, components, pair


def scorer(table, otherwise=-5.0):
    return lambda a, b: table.get(pair(a, b), otherwise)


def test_links_join():
    assert cluster("abc", {("a", "b"): 9.0}, scorer({})) == [("a", "b"), ("c",)]


def test_look_alikes_are_not_chained():
    links = {("a", "b"): 9.0, ("b", "c"): 8.5}
    assert cluster("abc", links, scorer(links | {("a", "c"): -2.0})) == [("a", "b"), ("c",)]
    assert cluster("abc", links, scorer(links | {("a", "c"): 5.0})) == [("a", "b", "c")]


def test_people_outweigh_links():
    links = {("a", "b"): 20.0}
    assert cluster("ab", links, scorer(links), apart=[("a", "b")]) == [("a",), ("b",)]
    assert cluster("ab", {}, scorer({}), must=[("a", "b")]) == [("a", "b")]


def test_apart_holds_through_others():
    links = {("a", "b"): 20.0, ("b", "c"): 19.0, ("a", "c"): 18.0}
    assert cluster("abc", links, scorer(links), apart=[("a", "c")]) == [("a", "b"), ("c",)]


names = st.sampled_from("abcdef")
pairs = st.tuples(names, names).filter(lambda p: p[0] < p[1])


@given(st.dictionaries(pairs, st.sampled_from([8.0, 9.0, 12.0])), st.sets(pairs, max_size=3), st.randoms())
def test_each_member_once_apart_respected_and_order_free(links, apart, chance):
    score = scorer(links, 1.0)
    found = cluster("abcdef", links, score, apart=apart)
    assert sorted(m for group in found for m in group) == list("abcdef")
    assert all(not (set(two) <= set(group)) for two in apart for group in found)
    shuffled = list(links.items())
    chance.shuffle(shuffled)
    assert cluster(list("fedcba"), dict(shuffled), score, apart=sorted(apart, reverse=True)) == found


@given(st.sets(pairs))
def test_components_are_what_links_connect(links):
    near = {n: [b if a == n else a for a, b in links if n in (a, b)] for n in "abcdef"}
    found = components("abcdef", near.__getitem__)
    home = {n: group for group in map(tuple, found) for n in group}
    assert sorted(home) == list("abcdef")
    assert all(home[a] == home[b] for a, b in links)
