"""K_c of other kernels against known values and another route: direct minimisation of H/E in floats."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from certify.app.inputs import exact_kernel
from certify.bounds.coupling.quadrature import quadrature
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.legendre import polynomial
from certify.core.ball import precision
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.search.untrusted import untrusted
from certify.solve.coupling.density import settled
from certify.solve.coupling.point import density_near
from certify.solve.kernels.claims import kernel_claims
from certify.solve.kernels.point import Found, critical_coupling, floats

KNOWN = [  # kernels.md, of a prototype of its own
    ("gegenbauer:1:1,2:1", 2, "0.878211844072", "0.580062466900"),
    ("poly:0,0,0,1", 6, "7.884939422", None),
    ("poly:0,0,1", 3, "3.406094244034", "0.429029025716"),
    ("heat s=1/5", 3, "0.715811367634", None),
]


def found(words: str, d: int, digits: int = 12) -> Found:
    kernel = exact_kernel(words)
    assert kernel is not None
    return critical_coupling(kernel_of(kernel, d), digits)


@pytest.mark.parametrize(("words", "d", "coupling", "moment"), KNOWN, ids=lambda x: str(x)[:12])
def test_known_values(words: str, d: int, coupling: str, moment: str | None) -> None:
    own = found(words, d, 20)
    for value, box in ((coupling, own.coupling), (moment, own.moment)):
        if value is not None:
            unit = Fraction(1, 10 ** len(value.partition(".")[2]))
            assert abs(as_fraction(box.lower) - Fraction(value)) <= unit
            assert as_fraction(box.width()) * 10**20 <= as_fraction(box.lower)


@pytest.mark.parametrize(
    ("words", "d", "kappa"),
    [
        ("gegenbauer:1:1,2:11/10", 2, {1: 1.0, 2: 1.1}),
        ("gegenbauer:2:1", 4, {2: 1.0}),
        ("gegenbauer:1:1,3:2", 3, {1: 1.0, 3: 2.0}),
    ],
)
def test_no_zonal_density_in_floats_is_below(words: str, d: int, kappa: dict[int, float]) -> None:
    """H/E minimised over densities on a grid of angles, by its own fixed-point iteration, meets K_c."""
    own = found(words, d)
    t, w = np.polynomial.legendre.leggauss(400)
    x = np.pi / 2 * (t + 1)
    weight = w * np.sin(x) ** (d - 2)
    weight /= weight.sum()
    rows = {degree: sum(float(c) * np.cos(x) ** k for k, c in enumerate(polynomial(d, degree))) for degree in kappa}
    best = np.inf
    for start in (0.5, 2.0, 5.0, 20.0):
        density = np.exp(start * sum(rows.values()))
        for _ in range(3000):
            density /= (density * weight).sum()
            moments = {degree: float((density * row * weight).sum()) for degree, row in rows.items()}
            energy = sum(kappa[degree] * m * m for degree, m in moments.items())
            if energy < 1e-14:
                break
            ratio = float((density * np.log(density) * weight).sum()) / energy
            density = np.exp(sum(2 * ratio * kappa[degree] * m * rows[degree] for degree, m in moments.items()))
            best = min(best, ratio)
    assert best == pytest.approx(float(own.coupling), rel=1e-9)
    assert best > float(as_fraction(own.coupling.lower)) * (1 - 1e-10)


@pytest.mark.deep
def test_poisson_to_30_digits() -> None:
    """177 degrees: their recurrence loses more bits than the density otherwise has to spare."""
    own = found("poisson r=2/5", 3, 30)
    value = Fraction("1.2179506806806111412488721801")
    assert abs(as_fraction(own.coupling.lower) - value) < Fraction(1, 10**27)
    assert as_fraction(own.moment.width()) * 10**30 <= as_fraction(own.moment.lower)


@pytest.mark.parametrize("r", ["7/20", "17/50"])
def test_newtons_noise_fits_on_an_ellipse(r: str) -> None:
    """160 degrees, at the last of which a float's error counts 10^100 times on the ellipse that suits the density."""
    kernel = exact_kernel(f"poisson r={r}")
    assert kernel is not None
    own = kernel_of(kernel, 3)
    with untrusted():
        _, sizes, touch, upper = density_near(own, floats(own), 30)
    assert min(sizes.ellipses) < Fraction(3, 2)
    with precision(sizes.working):
        assert touch.upper_coupling().surely_less(own.threshold())
        assert (touch.upper_coupling() * 10**30).radius() < upper


def test_more_degrees_than_there_are_floats_is_said() -> None:
    kernel = exact_kernel("poisson r=3/5")
    assert kernel is not None
    own = kernel_of(kernel, 3)
    with pytest.raises(Undecided, match="fewer digits may do"):
        density_near(own, floats(own), 30)


def test_each_entry_of_a_settled_field_is_accurate() -> None:
    """Newton's method leaves in all entries an error of the size of the largest, which spoils the defect."""
    kernel = exact_kernel("poisson r=2/5")
    assert kernel is not None
    own = kernel_of(kernel, 3)
    with untrusted():
        _, sizes, touch, _ = density_near(own, floats(own), 8)
    with precision(sizes.working):
        degrees = own.degrees(sizes.modes)
        settled_one = settled(quadrature(3, sizes.modes, sizes.nodes, sizes.ellipses, degrees), touch)
        rows = zip(settled_one.preimage(settled_one.upper_coupling()), settled_one.mean.entries(), strict=True)
        gaps = [float(abs(z - m).upper()) for z, m in rows]
    assert max(gaps) < 1e-10
    assert sizes.guard == 2 * sizes.modes


def test_a_kernel_without_a_second_minimiser_stays_open() -> None:
    with pytest.raises(Undecided):
        found("poly:0,0,0,1", 3)


@pytest.mark.parametrize(("d", "words", "what"), [(3, "relu", "too slowly"), (4, "abs-power a=1", "no bound")])
def test_kernels_beyond_the_covers_say_why(d: int, words: str, what: str) -> None:
    kernel = exact_kernel(words)
    assert kernel is not None
    coupling, count = kernel_claims(kernel, d, 6, ("critical-coupling", "two-minimisers"))
    assert (coupling.label, coupling.outcome, coupling.short) == ("critical-coupling", "proved", True)
    assert coupling.evidence["rule"] == "kernel-bounds"
    assert count.outcome == "inconclusive"
    for claim in (coupling, count):
        assert what in str(claim.reason)


def test_without_names_what_stays_open_is_left_out() -> None:
    kernel = exact_kernel("abs-power a=1")
    assert kernel is not None
    labels = [claim.label for claim in kernel_claims(kernel, 4, 6, None)]
    assert labels == ["linear-threshold", "obstruction", "critical-coupling"]
