import pytest

from berdikari.assess.criteria import core_dependency, geodep, lasting, share_of_years


def test_a_margin_says_how_far_beyond_each_threshold():
    concentrated, world, ratio = geodep(0.55, 0.35, imports=30.0, exports=10.0)
    assert concentrated.margin == pytest.approx(0.15)
    assert concentrated.beyond
    assert world.margin == pytest.approx(-0.05)
    assert not world.beyond
    assert ratio.value == 3.0


def test_no_exports_count_as_9999_and_unknown_ones_as_unknown():
    assert geodep(0.5, 0.5, 1.0, 0.0)[2].value == 9999
    assert geodep(0.5, 0.5, 1.0, None)[2].value is None
    assert geodep(0.5, None, 1.0, 1.0)[1].beyond is None


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ([True, True, False], True),
        ([True, False, True], True),
        ([True, False, False], False),
        ([True, True, True, False, False], False),
        ([True, True], True),
        ([True], None),
        ([False, False], False),
        ([True, None, False], None),
        ([], None),
    ],
)
def test_two_of_the_last_three_years_make_it_lasting(flags, expected):
    assert lasting(flags) is expected


def test_the_share_of_years_leaves_out_the_unknown():
    assert share_of_years([True, None, False, True]) == pytest.approx(2 / 3)
    assert share_of_years([None]) is None


def test_core_dependency_of_a_bloc():
    concentrated, share, ratio = core_dependency(0.5, 60.0, 100.0, 30.0)
    assert (concentrated.beyond, share.beyond, ratio.beyond) == (True, True, True)
    assert (share.value, ratio.value) == (0.6, 2.0)
    assert core_dependency(None, 0.0, 0.0, 0.0)[1].value is None
