"""Economic and product complexity by the symmetric eigenproblem between countries."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from berdikari.assess.threads import one_thread
from berdikari.errors import UndecidedComplexityError

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
CLEAR_SIGN = 0.2
SEPARATE = 1e-9


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Complexity:
    """Complexity of a presence table.

    eci      countries, mean 0 and standard deviation 1 (ddof 0); NaN for a country present in nothing
    pci      products, on the countries' scale, so that ECI is the mean PCI of what is made; NaN for a product of nobody
    kc, kp   the same before scaling, as the eigenvector gives them: what the outlook is built on
    countries, products  True for those that take part
    """

    eci: Array
    pci: Array
    kc: Array
    kp: Array
    countries: Mask
    products: Mask


def complexity(present: ArrayLike, clear: float = CLEAR_SIGN) -> Complexity:
    """ECI and PCI of a table countries x products of presence (0 or 1).

    clear: least correlation of complexity and diversity that is taken for a sign, 0 to 1

    With D diversity, U ubiquity: S = D^-1/2 M U^-1 M' D^-1/2 has the eigenvalues of the usual product x product matrix;
    its second eigenvector v gives kp = U^-1 M' D^-1/2 v and kc = D^-1 M kp. Hidalgo and Hausmann (2009), Hausmann
    et al. (2014). Raises UndecidedComplexityError where the second eigenvector is not unique, or has no clear sign.
    """
    table = np.asarray(present, dtype=np.float64)
    return complexity_from(table, similarity(table), clear)


@one_thread
def similarity(table: Array) -> Array:
    """W = M U^-1 M', countries x countries, products of nobody left out. Shape (countries, countries)."""
    ubiquity = table.sum(axis=0)
    made = ubiquity > 0
    part = table[:, made]
    result: Array = (part / ubiquity[made]) @ part.T
    return result


@one_thread
def complexity_from(table: Array, alike: Array, clear: float = CLEAR_SIGN) -> Complexity:
    """ECI and PCI when W = M U^-1 M' is known already: what a change of one entry needs."""
    diversity, ubiquity = table.sum(axis=1), table.sum(axis=0)
    countries, products = diversity > 0, ubiquity > 0
    root = np.sqrt(diversity[countries])
    vector = _second(alike[np.ix_(countries, countries)] / root[:, None] / root[None, :])
    weights = np.zeros(len(diversity))
    weights[countries] = vector / root
    kp = np.divide(weights @ table, ubiquity, out=np.full(len(ubiquity), np.nan), where=products)
    kc = np.divide(table @ np.where(products, kp, 0.0), diversity, out=np.full(len(diversity), np.nan), where=countries)
    sign = _sign(diversity[countries], kc[countries], clear)
    kc, kp = sign * kc, sign * kp
    middle, spread = kc[countries].mean(), kc[countries].std()
    return Complexity(eci=(kc - middle) / spread, pci=(kp - middle) / spread, kc=kc, kp=kp,
                      countries=countries, products=products)  # fmt: skip


def _second(symmetric: Array) -> Array:
    """The eigenvector of the second largest eigenvalue, where that one stands alone."""
    size = len(symmetric)
    if size < 3:
        raise UndecidedComplexityError(f"{size} countries with exports", "at least 3")
    values, vectors = np.linalg.eigh(symmetric)
    if values[-1] - values[-2] < SEPARATE:
        raise UndecidedComplexityError("countries in groups that share no product", "a world that hangs together")
    if values[-2] - values[-3] < SEPARATE:
        raise UndecidedComplexityError("two equal second eigenvalues", "one, so that its eigenvector is unique")
    result: Array = vectors[:, -2]
    return result


def _sign(diversity: Array, kc: Array, clear: float) -> float:
    """Complex countries make many things: the vector is turned so that both rise together."""
    spreads = diversity.std() * kc.std()
    if spreads <= 0:
        raise UndecidedComplexityError("countries that all make equally many products", "different diversities")
    correlation = float(np.mean((diversity - diversity.mean()) * (kc - kc.mean())) / spreads)
    if abs(correlation) < clear:
        found = f"a correlation of {correlation:.2f} between complexity and diversity"
        raise UndecidedComplexityError(found, f"at least {clear} either way")
    return 1.0 if correlation > 0 else -1.0
