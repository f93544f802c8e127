"""The drawings: everything stated is on them once, nothing leaves its frame, and unlike things are never compared."""

from hypothesis import given, settings
from hypothesis import strategies as st

from berdikari.records import LADDER, Partnership, Party, Place, Silence, Stage, Value
from berdikari.report.amounts import amounts
from berdikari.report.atlas import atlas
from berdikari.report.findings import Findings
from berdikari.report.ladder import LABELS, MOST, ladder
from berdikari.report.timeline import timeline
from berdikari.report.words import load_words

EN = load_words("en")
PARTIES = (Party(name="PT A", country="ID"), Party(name="B"))
DAYS = st.one_of(
    st.dates().map(str), st.integers(1, 9999).map("{:04d}".format), st.sampled_from(["2024-02", "2031-12"])
)
STAGES = st.builds(
    Stage, rung=st.sampled_from(LADDER), modality=st.sampled_from(["done", "planned", "hoped"]), date=st.none() | DAYS
)


def register(*partnerships, **rest):
    return Findings(partnerships=partnerships, documents={}, today="2026-11-22", **rest)


def partnership(name, **rest):
    return Partnership(id=name, parties=PARTIES, **rest)


def test_each_partnership_stands_on_its_rung_and_hollow_on_the_one_planned(findings):
    rungs = {rung.label: rung for rung in ladder(findings, EN).rungs}
    assert rungs["memorandum of understanding"].reached == (3,)
    assert rungs["production"].planned == (3,)
    assert rungs["no instrument stated"].reached == (5,)
    assert [chip.number for chip in rungs["plant opened"].chips] == [1, 2]
    assert [chip.planned for chip in rungs["plant opened"].chips] == [False, True]


def test_the_ladder_shows_its_empty_rungs_and_no_row_for_what_is_not_there():
    rungs = ladder(register(partnership("a", stage="mou")), EN).rungs
    assert [rung.label for rung in rungs] == [EN.label("stage", stage) for stage in reversed(LADDER)]


@given(st.integers(0, 90))
@settings(max_examples=30)
def test_a_crowded_rung_wraps_and_counts_what_it_leaves_out(count):
    drawing = ladder(register(*(partnership(f"{n:03d}", stage="mou") for n in range(count))), EN)
    rung = next(each for each in drawing.rungs if each.label == EN.label("stage", "mou"))
    assert len(rung.chips) + rung.more == count
    assert len(rung.chips) <= MOST
    places = {(chip.x, chip.y) for chip in rung.chips}
    assert len(places) == len(rung.chips)
    assert all(LABELS < x < drawing.width and rung.y < y < rung.y + rung.height for x, y in places)


@given(st.lists(st.lists(STAGES, max_size=4), max_size=5))
@settings(max_examples=60)
def test_nothing_leaves_the_timeline(histories):
    drawing = timeline(register(*(partnership(str(n), history=tuple(h)) for n, h in enumerate(histories))), EN)
    for row in drawing.rows:
        assert all(0 <= mark.x <= 100 for mark in row.marks)
        assert 0 < row.y < drawing.height
    assert len(drawing.ticks) <= 7
    assert 0 <= drawing.today <= 100
    assert len(drawing.rows) == sum(any(s.date and s.modality != "hoped" for s in h) for h in histories)


def test_done_is_full_planned_is_hollow_hopes_are_not_drawn_and_undated_rungs_are_listed():
    history = (
        Stage(rung="talks"),
        Stage(rung="mou", date="2024-02-01"),
        Stage(rung="production", modality="planned", date="2027"),
        Stage(rung="export", modality="hoped", date="2030"),
    )
    (row,) = timeline(register(partnership("a", stage="mou", date="2024-02-01", history=history)), EN).rows
    assert [(mark.planned, mark.text.replace("\u00a0", " ")) for mark in row.marks] == [
        (False, "1 February 2024: memorandum of understanding"),
        (True, "2027: planned: production"),
    ]
    assert row.undated == "talks"


def test_silence_is_drawn_from_the_last_news_to_the_day():
    silence = Silence(partnership="a", since="2024-02-02", months=24, rule="mou", reason="x")
    drawing = timeline(
        register(partnership("a", stage="mou", date="2024-02-01", last_news="2024-02-02"), silences=(silence,)), EN
    )
    start, end = drawing.rows[0].silent
    assert drawing.rows[0].marks[0].x < start < end == drawing.today


def test_amounts_are_grouped_by_kind_and_currency_and_never_added_up():
    values = (
        Value(amount=1e6, currency="EUR", kind="transaction_target"),
        Value(amount=47e9, currency="IDR", kind="investment"),
        Value(amount=17e9, currency="IDR", kind="transaction_target"),
        Value(amount=5, currency="IDR"),
    )
    drawing = amounts(
        register(
            partnership("a", values=values),
            partnership("b", values=(Value(amount=94e9, currency="IDR", kind="investment"),)),
        ),
        EN,
    )
    assert [group.title for group in drawing.groups] == [
        "investment, rupiah",
        "transaction target, euro",
        "transaction target, rupiah",
        "kind not stated, rupiah",
    ]
    assert [(bar.number, bar.width) for bar in drawing.groups[0].bars] == [(1, 100), (2, 50)]
    assert "141" not in " ".join(bar.text for group in drawing.groups for bar in group.bars)


def test_a_range_goes_on_from_its_lower_end_and_nought_is_no_division():
    ranged = partnership("a", values=(Value(amount=100, upper=200, currency="EUR", kind="investment"),))
    (bar,) = amounts(register(ranged), EN).groups[0].bars
    assert (bar.width, bar.upper) == (50, 100)
    assert (
        amounts(register(partnership("a", values=(Value(amount=0, currency="EUR"),))), EN).groups[0].bars[0].width == 0
    )


def test_places_stand_on_java_on_the_country_or_on_both_by_their_code(findings):
    java = atlas(findings, EN)
    assert [(place.name, place.numbers) for place in java.places] == [
        ("Banten", (4,)),
        ("Bogor, West Java", (1,)),
        ("Batang, Central Java", (2,)),
    ]
    assert 'href="#k4"><title>Banten: 4</title>' in java.map
    assert 'aria-label="Java and Bali"' in java.map
    assert 'aria-label="Indonesia"' not in java.map
    makassar = partnership("a", site=Place(name="Makassar", country="ID", code="73.71"))
    banten = partnership("b", site=Place(name="Banten", country="ID", code="36"))
    assert 'aria-label="Java and Bali"' not in atlas(register(makassar), EN).map
    both = atlas(register(makassar, banten), EN).map
    assert 'aria-label="Java and Bali"' in both
    assert 'aria-label="Indonesia"' in both
    assert atlas(register(partnership("a", site=Place(name="Dubai", country="AE"))), EN) is None
