"""The fold of kernels of one degree: series against quadrature, chi against c/M, and terms that are dropped."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

import mpmath
import pytest

from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.fold import check_fold, curve, holds_on, single_degree
from certify.bounds.kernels.legendre import polynomial as powers_of
from certify.core.ball import precision
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction
from certify.core.kernel import family, gegenbauer, polynomial
from certify.solve.kernels.fold import fold

F = Fraction
MAIER_SAUPE = polynomial([F(0), F(0), F(1)])
VALUE = "6.73148639648335651041050648592889753"


@cache
def maier_saupe(digits: int = 30) -> Claim:
    return fold(MAIER_SAUPE, 3, digits)


def means(d: int, degree: int, c: float) -> tuple[Any, Any]:
    """Z and int P e^(cP) w by quadrature in the angle."""
    row = [mpmath.mpf(x.numerator) / x.denominator for x in powers_of(d, degree)]

    def at(power: int) -> Any:
        def integrand(angle: Any) -> Any:
            value = mpmath.polyval(row[::-1], mpmath.cos(angle))
            return value**power * mpmath.exp(c * value) * mpmath.sin(angle) ** (d - 2)

        return mpmath.quad(integrand, mpmath.linspace(0, mpmath.pi, 5))

    return at(0), at(1)


@pytest.mark.parametrize(("d", "degree", "c"), [(2, 3, 2.0), (3, 2, 1.5), (3, 2, -3.0), (4, 3, 2.5), (7, 2, -1.0)])
def test_chi_is_the_field_over_the_moment(d: int, degree: int, c: float) -> None:
    """Two routes: chi = q Z/N with exact moments, and c/M by quadrature, which integrates by no parts."""
    with precision(120), mpmath.workdps(25):
        found = curve(d, degree, 48).coupling(F(c))
        whole, first = means(d, degree, c)
        assert found.radius().exponent < -40
        assert mpmath.almosteq(mpmath.mpf(float(found.midpoint())), c * whole / first, rel_eps=1e-14)


def test_maier_saupe_to_thirty_digits() -> None:
    """In the normalisation of the literature: three times kappa = 2/3 times K_fold."""
    claim = maier_saupe()
    assert claim.enclosure is not None
    low, high = (2 * as_fraction(end) for end in (claim.enclosure.lower, claim.enclosure.upper))
    assert low < F(VALUE) < high
    assert high - low < F(1, 10**29)
    assert claim.trust == ("maier-saupe-axisymmetry",)
    assert low > F("6.7314") > F("6.7313935"), "not the printed value 6.731393"


def test_another_route_to_the_value() -> None:
    """1/int (t^2 - t^4) of the density e^(c t^2), minimised by mpmath, is 2 K there."""
    with mpmath.workdps(30):

        def mean(f: Any, c: Any) -> Any:
            return mpmath.quad(lambda t: f(t) * mpmath.exp(c * t * t), [0, 0.5, 1])

        def inverse(c: Any) -> Any:
            return mean(lambda t: 1, c) / mean(lambda t: t**2 - t**4, c)

        c = mpmath.findroot(lambda x: mpmath.diff(inverse, x), 2.178)
        assert abs(inverse(c) - mpmath.mpf(VALUE)) < mpmath.mpf(10) ** -25


@pytest.mark.parametrize(
    ("d", "degree", "all_points"), [(2, 1, True), (2, 3, True), (3, 1, True), (3, 3, False), (4, 2, False)]
)
def test_other_kernels(d: int, degree: int, all_points: bool) -> None:
    """On the circle, and for odd degrees here, the fold is K_#, approached by fields near 0."""
    claim = fold(gegenbauer([(degree, F(1))]), d, 12)
    assert claim.enclosure is not None
    assert (claim.details["critical_points"] == "all") == all_points
    with precision(100):
        threshold = as_fraction(kernel_of(gegenbauer([(degree, F(1))]), d).threshold().midpoint())
    low, high = as_fraction(claim.enclosure.lower), as_fraction(claim.enclosure.upper)
    if d >= 3 and degree % 2 == 0:
        assert high < F(99, 100) * threshold
    else:
        assert low < threshold < high


def replayed(claim: Claim, **changes: Any) -> None:
    evidence = dict(claim.evidence) | changes
    assert claim.enclosure is not None
    coupling = changes.get("coupling", claim.enclosure)
    with precision(evidence["precision"]):
        path = curve(3, 2, evidence["terms"])
        check_fold(path, F(2, 3), coupling, evidence["nodes"], evidence["order"], evidence["witness"])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"nodes": []}, "do not reach"),
        ({"nodes": [F(-9), F(9)]}, "between the fields"),
        ({"witness": F(0)}, "no critical density"),
        ({"witness": F(1)}, "no critical density"),
        ({"coupling": Enclosure(F(1, 2), F(7, 2))}, "2 kappa K_lo >= 1"),
        ({"coupling": Enclosure(F(27, 8), F(7, 2))}, "between the fields"),
        ({"terms": 9}, "too few terms"),
    ],
    ids=str,
)
def test_what_is_wrong_is_refused(changes: dict[str, Any], words: str) -> None:
    claim = maier_saupe()
    replayed(claim)
    with pytest.raises(Undecided, match=words):
        replayed(claim, **changes)


def test_no_interval_holds_on_which_the_sign_changes() -> None:
    with precision(100):
        path = curve(3, 2, 48)
        x = F(VALUE) * F(2, 3)
        assert holds_on(path, x * F(999, 1000), F(1), F(2), 12)
        assert not holds_on(path, x * F(1001, 1000), F(1), F(2), 12)
        assert not holds_on(path, x * F(1001, 1000), F(-20), F(20), 4)


@pytest.mark.parametrize("given", [family("onsager", None), gegenbauer([(1, F(1)), (2, F(1))])], ids=str)
def test_kernels_of_more_degrees_are_not_decided(given: Any) -> None:
    with pytest.raises(Undecided, match="single degree"):
        single_degree(kernel_of(given, 3))
