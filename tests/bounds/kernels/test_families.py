"""lambda_l in balls against integrals of the kernel and against the checker; leading degrees, signs and tails."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from certify.bounds.coupling.interaction import multiplicity
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.kernel import Exponential
from certify.checker.document.reader import Numbers
from certify.checker.kernels import families as checker
from certify.checker.kernels.description import description
from certify.checker.kernels.kernel import Kernel as Decided
from certify.core.ball import Ball, precision
from certify.core.certificate import _plain
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction
from certify.core.kernel import KernelDescription, family, gegenbauer, polynomial
from tests.bounds.kernels.kernels import SAMPLES, Sample, projection

CASES = [(sample, d) for sample in SAMPLES for d in sample.dimensions]
NAMES = [f"{sample.description}-{d}" for sample, d in CASES]


def decided(given: KernelDescription, d: int) -> Decided:
    """The checker's kernel, from the field that a certificate would have."""
    return checker.kernel_of(description(_plain(given.subject()), "kernel", Numbers()), d)


@pytest.mark.parametrize(("sample", "d"), CASES, ids=NAMES)
def test_eigenvalues_are_the_integrals_of_the_kernel(sample: Sample, d: int) -> None:
    with precision(80):
        kernel = kernel_of(sample.description, d)
        first = kernel.degrees(1)[0]
        scale = projection(sample, d, first) / _number(kernel.eigenvalue(first))
        assert scale > 0
        for degree in range(1, 7):
            ball = kernel.eigenvalue(degree)
            assert abs(projection(sample, d, degree) / scale - _number(ball)) < 1e-6
            assert ball.surely_contains(0) == (degree not in kernel.degrees(9))


def _number(ball: Ball) -> float:
    return float(as_fraction(ball.midpoint()))


@pytest.mark.parametrize(("sample", "d"), CASES, ids=NAMES)
def test_the_checker_has_the_same_kernel(sample: Sample, d: int) -> None:
    with precision(200):
        kernel, other = kernel_of(sample.description, d), decided(sample.description, d)
        assert kernel.degrees(7) == other.degrees(7)
        assert (kernel.leading, kernel.nonnegative, kernel.increasing, kernel.symmetry) == (
            other.leading,
            other.nonnegative,
            other.increasing,
            other.symmetry,
        )
        assert kernel.decisive == other.decisive
        for degree in range(1, 9):
            low, high = other.eigenvalue(degree, 200)
            ball = kernel.eigenvalue(degree)
            assert as_fraction(ball.lower()) <= high
            assert low <= as_fraction(ball.upper())
            assert high - low <= Fraction(abs(high) + 1, 1 << 180)
        low, high = other.threshold(200)
        assert as_fraction(kernel.threshold().lower()) <= high
        assert low <= as_fraction(kernel.threshold().upper())


@pytest.mark.parametrize(("sample", "d"), CASES, ids=NAMES)
def test_no_degree_exceeds_the_leading_ones(sample: Sample, d: int) -> None:
    with precision(100):
        kernel = kernel_of(sample.description, d)
        first = kernel.eigenvalue(kernel.leading[0])
        for degree in range(1, 60):
            if degree not in kernel.leading:
                assert kernel.eigenvalue(degree).surely_less(first)


@pytest.mark.parametrize("given", [family("poisson", Fraction(2, 5)), family("heat", Fraction(1, 9))], ids=str)
@pytest.mark.parametrize("d", [2, 3, 5])
def test_tails_bound_the_sums_that_they_are_of(given: KernelDescription, d: int) -> None:
    with precision(120):
        kernel, other = kernel_of(given, d), decided(given, d)
        terms = [kernel.eigenvalue(degree) * multiplicity(d, degree) for degree in range(13, 120)]
        total = sum(terms[1:], terms[0])
        for bound in (kernel.tail(12), Ball(other.tail(12, 120))):
            assert not bound.surely_less(total)
            assert (total * Fraction(999, 1000)).surely_less(bound)
            assert bound.surely_less(total * Fraction(3, 2))


def test_a_tail_is_refused_where_it_is_not_geometric_yet() -> None:
    with precision(80), pytest.raises(Undecided, match="not geometric"):
        kernel_of(family("poisson", Fraction(9, 10)), 5).tail(3)


def test_a_tail_of_a_list_is_what_is_left_of_it() -> None:
    given = gegenbauer([(1, Fraction(1)), (4, Fraction(1, 3)), (7, Fraction(1, 5))])
    with precision(80):
        assert kernel_of(given, 3).tail(1).surely_contains(Fraction(8, 15))
    assert decided(given, 3).tail(1, 80) == Fraction(8, 15)
    assert decided(given, 3).tail(7, 80) == 0


@pytest.mark.parametrize(
    ("coefficients", "increases"),
    [
        ("0 1", True),
        ("0 0 0 1", True),  # t^3: the derivative vanishes inside, and keeps its sign
        ("0 1 1/4 0", True),  # a minimum at -2
        ("0 1 1/2", True),  # the derivative vanishes at -1
        ("0 1 51/100", False),
        ("0 0 1", False),
        ("0 -1", False),
        ("1 4 6 4 1", True),
        ("0 1/16 0 -1/6 0 1/5", True),  # (t^2-1/4)^2: two double roots inside
        ("0 1/17 0 -1/6 0 1/5", False),
        ("0 -3 0 1", False),  # decreasing on all of [-1, 1]
        ("0 3 0 -1", True),  # 3(1-t)(1+t)
    ],
)
def test_increasing_polynomials(coefficients: str, increases: bool) -> None:
    row = [Fraction(x) for x in coefficients.split()]
    given = polynomial(row)
    for d in (2, 3, 6):
        try:
            assert kernel_of(given, d).increasing is increases
        except BadInput:
            assert not increases
            continue
        assert decided(given, d).increasing is increases


def test_symmetry_classes() -> None:
    one = Fraction(1)
    assert kernel_of(gegenbauer([(1, one), (2, one)]), 2).symmetry == "circle"
    assert kernel_of(gegenbauer([(1, one), (2, one)]), 3).symmetry == "quadratic"
    assert kernel_of(gegenbauer([(1, one), (2, one / 9)]), 3).symmetry == "increasing"
    assert kernel_of(gegenbauer([(1, one), (2, -one / 9)]), 3).symmetry == "increasing"
    assert kernel_of(gegenbauer([(1, one), (2, -one)]), 2).symmetry == "axisymmetric-only"
    assert kernel_of(gegenbauer([(4, one)]), 3).symmetry == "axisymmetric-only"
    assert kernel_of(gegenbauer([(2, one)]), 3).symmetry == "quadratic"


def test_the_exponential_kernel_is_one_of_them() -> None:
    with precision(100):
        kernel = Exponential(3, Fraction(2))
        assert (kernel.leading, kernel.symmetry, kernel.degrees(3)) == ((1,), "increasing", (1, 2, 3))
        for modes in (2, 5):
            own = kernel.interaction(modes)
            assert own.kappa_tail.overlaps(kernel.tail(modes))
            assert (own.kappa[-1] / multiplicity(3, modes)).overlaps(kernel.eigenvalue(modes))
        assert (1 / (kernel.eigenvalue(1) * 2)).overlaps(kernel.threshold())


def test_all_leading_degrees_are_named() -> None:
    assert kernel_of(gegenbauer([(1, Fraction(1)), (2, Fraction(1))]), 2).leading == (1, 2)
    assert kernel_of(gegenbauer([(1, Fraction(3)), (2, Fraction(5)), (3, Fraction(7))]), 3).leading == (1, 2, 3)


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (lambda: gegenbauer([]), "not all 0"),
        (lambda: gegenbauer([(1, Fraction(1)), (1, Fraction(2))]), "given twice"),
        (lambda: gegenbauer([(10**9, Fraction(1))]), "degrees from 1 to 120"),
        (lambda: gegenbauer([(-1, Fraction(1))]), "degrees from 1 to 120"),
        (lambda: gegenbauer([(0, Fraction(1))]), "not all 0"),
        (lambda: polynomial([]), "are wanted"),
        (lambda: polynomial([Fraction(2)]), "are wanted"),
        (lambda: polynomial([Fraction(1)] * 200), "are wanted"),
        (lambda: family("poisson", Fraction(1)), "0 < r < 1"),
        (lambda: family("power", Fraction(0)), "not continuous"),
        (lambda: family("heat", Fraction(-1)), "0 < s"),
        (lambda: family("cone", Fraction(22, 7)), "0 < R < pi"),
        (lambda: kernel_of(family("cone", Fraction(1)), 3), "d=2 is wanted"),
        (lambda: kernel_of(polynomial([Fraction(0), Fraction(-1)]), 3), "K_c = infinity"),
    ],
)
def test_what_is_no_kernel_is_refused_in_one_line(make: object, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint) as caught:
        make()  # type: ignore[operator]  # a table of calls
    assert "\n" not in str(caught.value)


def test_a_mean_is_said_to_be_left_out() -> None:
    assert not polynomial([Fraction(1), Fraction(1)]).centred
    assert not polynomial([Fraction(0), Fraction(0), Fraction(1)]).centred
    assert polynomial([Fraction(0), Fraction(1), Fraction(0), Fraction(1)]).centred


def test_the_tail_of_an_interaction_is_about_absolute_values() -> None:
    kernel = kernel_of(gegenbauer([(1, Fraction(1)), (2, Fraction(-1)), (3, Fraction(1, 2))]), 3)
    with precision(80):
        found = kernel.interaction(1)
        assert found.signed
        assert found.kappa_tail.surely_contains(Fraction(3, 2))
        assert kernel.interaction(2).kappa[1].surely_negative()


def test_eigenvalues_of_the_heat_kernel_keep_their_relative_accuracy() -> None:
    kernel = decided(family("heat", Fraction(1, 3)), 3)
    values = [kernel.eigenvalue(degree, 100) for degree in range(1, 40)]
    for (low, high), (_, above) in pairwise([(a, b) for a, b in reversed(values)]):
        assert 0 < low <= high <= low * (1 + Fraction(1, 1 << 80))
        assert high < above
