import numpy as np

from berdikari.assess.complexity import complexity
from berdikari.assess.iterations import fitness, reflections

# R economiccomplexity, "How To Use This Package"
FITNESS = [0.78605655, 0.03999516, 1.05645538, 1.24261128, 1.37321261]
FIT_PRODUCT = [0.7538883, 0.7491391, 2.3018690, 0.9903918, 1.3120378]
REFLECTED = [-0.5788151, -1.7710696, 1.4074821, -0.1754989, 1.0738736]
REFLECTED_PRODUCT = [-0.66255107, -1.62169899, -0.07449487, 0.20554720, 0.15848845]


def test_fitness_is_that_of_the_r_package(made):
    countries, products = fitness(made)
    np.testing.assert_allclose(countries[:5], FITNESS, atol=5e-9)
    np.testing.assert_allclose(products[:5], FIT_PRODUCT, atol=1e-7)


def test_reflections_are_those_of_the_r_package(made):
    countries, products = reflections(made)
    np.testing.assert_allclose(countries[:5], REFLECTED, atol=1e-7)
    np.testing.assert_allclose(products[:5], REFLECTED_PRODUCT, atol=3e-8)


def test_reflections_lose_their_digits_with_the_steps(made):
    kc = complexity(made).kc
    exact = (kc - kc.mean()) / kc.std(ddof=1)
    assert 0.01 < abs(reflections(made)[0] - exact).max() < 0.05
    assert abs(reflections(made, steps=40)[0] - exact).max() > 0.1
