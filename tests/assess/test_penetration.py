import pytest
from hypothesis import given
from hypothesis import strategies as st

from berdikari.assess.penetration import import_share, self_sufficiency


def test_the_official_table_of_2023_is_refused_with_its_reason():
    """US ITA: production 2,808, exports 3,342, imports 1,968 million dollars; the plain ratio gives 137 %."""
    found = import_share(1968e6, 2808e6, 3342e6, "2023")
    assert found.value is None
    assert "exports exceed production" in found.reason
    assert "137%" in found.reason
    assert self_sufficiency(1968e6, 2808e6, 3342e6, "2023").value is None


def test_the_official_table_of_2020_gives_a_share():
    found = import_share(2183e6, 2126e6, 955e6, "2020")
    assert found.value == pytest.approx(2183 / 3354)
    assert found.formula == "M / (P + M - X)"


@pytest.mark.parametrize(
    ("production", "exports", "reason"), [(None, 1.0, "production"), (1.0, None, "exports"), (0.0, 0.0, "not above")]
)
def test_what_is_missing_is_named(production, exports, reason):
    assert reason in import_share(0.0, production, exports, "2023").reason


@given(st.floats(0, 1e12), st.floats(0, 1e12), st.floats(0, 1e12))
def test_a_share_that_is_given_lies_between_nothing_and_all(imports, production, exports):
    found = import_share(imports, production, exports, "2023")
    assert found.value is None or 0 <= found.value <= 1 + 1e-12
    assert found.value is not None or found.reason
