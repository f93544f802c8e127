import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from berdikari.assess.complexity import complexity
from berdikari.assess.outlook import outlook
from berdikari.assess.whatif import made_at_home, survey

from .conftest import random_world

TABLE = np.hstack([random_world(30, 60), np.zeros((30, 1))])
WORLD = survey(TABLE)
ABSENT = np.argwhere(TABLE == 0).tolist()


@given(st.sampled_from(ABSENT))
@settings(max_examples=60)
def test_an_update_equals_a_full_computation(change):
    country, product = change
    changed = TABLE.copy()
    changed[country, product] = 1
    measured = complexity(changed)
    full = outlook(changed, measured)
    found = made_at_home(WORLD, country, product)
    np.testing.assert_allclose(found.complexity.eci, measured.eci, atol=1e-11)
    np.testing.assert_allclose(found.complexity.pci, measured.pci, atol=1e-11)
    np.testing.assert_allclose(found.density, full.density, atol=1e-12)
    np.testing.assert_allclose(found.index, full.index, atol=1e-11)
    np.testing.assert_allclose(found.gain, full.gain[country], atol=1e-11)


def test_what_is_made_already_changes_nothing():
    country, product = np.argwhere(TABLE == 1)[0]
    np.testing.assert_allclose(made_at_home(WORLD, country, product).complexity.eci, complexity(TABLE).eci, atol=1e-12)
    assert TABLE.sum() == WORLD.table.sum()
