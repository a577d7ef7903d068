"""The slab in balls: its inequalities end where those in floats do; covers at K_# for kernels of every class."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from certify.app.inputs import exact_kernel
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.kernel import Kernel
from certify.bounds.kernels.slab import Slab, check_slab, slab_degree, slope
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.solve.kernels.slab import competes, slab_proof
from tests.bounds.kernels.slabs import SLABS
from tests.sampling import sampled

CONTINUOUS = [  # kernels.md of the design, section 2, and kernels for which Theorem 3.5 fails
    *(("poly:0,0,0,1", d) for d in (3, 4, 5)),
    *(("poly:0,0,0,0,0,1", d) for d in (2, 3)),
    *(("poly:0,0,0,0,0,0,0,1", d) for d in (2, 3)),
    ("poly:0,0,0,0,0,0,0,0,0,1", 2),
    *((f"kuramoto-daido m={m}", 2) for m in ("12673/10000", "13/10", "3/2", "19/10")),
    ("gegenbauer:1:3,2:3/2,3:7/5", 3),
    ("gegenbauer:1:3,2:5/4,3:7/4,4:9/10", 3),
    ("gegenbauer:1:1,3:2/3", 2),
    ("gegenbauer:2:1,6:1/2", 2),
]


def kernel(words: str, d: int) -> Kernel:
    found = exact_kernel(words)
    assert found is not None
    return kernel_of(found, d)


@pytest.mark.parametrize("name", SLABS)
def test_the_inequalities_end_where_they_do_in_floats(name: str) -> None:
    own = SLABS[name]
    largest = own.largest()
    with precision(120):
        Slab.at(own.kernel, own.plan(largest * (1 - 1e-6))).require()
        with pytest.raises(Undecided):
            Slab.at(own.kernel, own.plan(largest * (1 + 1e-6))).require()


@pytest.mark.parametrize(("words", "d"), sampled(CONTINUOUS, 4))
def test_continuous(words: str, d: int) -> None:
    own = kernel(words, d)
    assert not competes(own)
    found = slab_proof(own)
    check_slab(own, found.plan, found.star)


@pytest.mark.parametrize(("words", "d"), [("poly:0,0,0,1", 6), ("kuramoto-daido m=1267/1000", 2), ("heat s=27/100", 3)])
def test_no_slab_where_another_density_competes(words: str, d: int) -> None:
    own = kernel(words, d)
    assert competes(own)
    with pytest.raises(Undecided):
        slab_proof(own)


def test_what_the_theorem_proves_the_slab_proves_too() -> None:
    """A second route to Theorem 3.5's half of the dichotomies of heat and Poisson."""
    for words in ("heat s=2/5", "gegenbauer:1:3,2:5/4"):
        slab_proof(kernel(words, 3))


@pytest.mark.parametrize(
    ("words", "d", "what"),
    [
        ("kuramoto-daido m=1", 2, "largest at 1, 2"),
        ("gegenbauer:2:1", 3, "largest at 2"),
        ("gegenbauer:1:1,2:-1/4", 2, "negative"),
        ("onsager", 2, "too slowly"),
    ],
)
def test_kernels_beyond_slabs_say_why(words: str, d: int, what: str) -> None:
    with pytest.raises(Undecided, match=what):
        slab_proof(kernel(words, d))


def test_moments_along_the_axis_are_below_the_slopes() -> None:
    x = (np.arange(4000) + 0.5) * (np.pi / 4000)
    for d, leading in ((2, 1), (2, 3), (5, 1)):
        weight = np.sin(x) ** (d - 2)
        for a in (0.3, 1.1, 2.7):
            density = weight * np.exp(a * np.cos(leading * x))
            values = {2: d * np.cos(x) ** 2 - 1, 3: ((d + 2) * np.cos(x) ** 3 - 3 * np.cos(x))} if d > 2 else {}
            for order in (2, 3):
                row = values[order] / (d - 1) if d > 2 else np.cos(order * leading * x)
                moment = float((density * row).sum() / density.sum())
                bound = float(slope(d, Fraction(a), order * leading, leading)) * a * a
                assert 0 < moment <= bound
                assert moment > bound / 6
    assert slope(2, Fraction(1), 5, 3) == 0


def test_the_leading_degree() -> None:
    assert slab_degree(kernel("kuramoto-daido m=2", 2)) == 2
    assert slab_degree(kernel("poly:0,0,0,1", 40)) == 1
