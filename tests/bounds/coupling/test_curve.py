"""K_c between values: the enclosure holds for functions with the two properties, and fails where one is taken away."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction as F
from functools import cache

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from certify.bounds.coupling.curve import Value, coupling_between
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction

NODES = [F(n, 4) for n in range(4, 13)]
EPSILON = F(1, 10**9)
Function = Callable[[F], F]


def decreasing(beta: F) -> F:
    """e^-beta: log K is -e^t in t = log beta, concave and decreasing; p = beta."""
    return F(str(mpmath.nstr(mpmath.exp(-mpmath.mpf(beta.numerator) / beta.denominator), 30)))


def power(beta: F) -> F:
    """1/beta^2: a line in these coordinates, so that chords and tangents are sharp; p = 2."""
    return 1 / beta**2


@cache
def values(function: Function, slope: Function | None, *, missing: str = "") -> list[Value]:
    found = []
    for number, beta in enumerate(NODES):
        value = function(beta)
        lower = None if missing == "lower" and number % 2 else value * (1 - EPSILON)
        upper = None if missing == "upper" and number % 2 else value * (1 + EPSILON)
        p = None if slope is None else Enclosure(slope(beta) * (1 - EPSILON), slope(beta) * (1 + EPSILON))
        found.append(Value(beta, lower, upper, p))
    return found


@given(st.fractions(min_value=1, max_value=3, max_denominator=1000))
@pytest.mark.parametrize("missing", ["", "lower", "upper"])
@pytest.mark.parametrize(
    ("function", "slope"), [(decreasing, lambda b: b), (power, lambda b: F(2)), (decreasing, None)]
)
def test_it_encloses(function: Function, slope: Function | None, missing: str, beta: F) -> None:
    enclosure = coupling_between(values(function, slope, missing=missing), beta)
    assert enclosure.lower <= function(beta) <= enclosure.upper
    width = as_fraction(enclosure.width()) / function(beta)
    assert width < (F(1, 10**7) if function is power and not missing else F(1, 4))


def test_a_function_that_is_not_concave_escapes() -> None:
    """log K = t^2 - 4t in t = log beta <= log 3 decreases, but is convex: it lies below chords and above tangents."""

    def convex(beta: F) -> F:
        t = mpmath.log(mpmath.mpf(beta.numerator) / beta.denominator)
        return F(str(mpmath.nstr(mpmath.exp(t**2 - 4 * t), 30)))

    chord = [Value(b, convex(b), convex(b)) for b in (F(1), F(3))]
    assert convex(F(2)) < coupling_between(chord, F(2)).lower
    tangent = [Value(F(1), F(1), F(1), Enclosure(F(4), F(4))), Value(F(3), F(1, 1000), None)]
    assert convex(F(2)) > coupling_between(tangent, F(2)).upper
    carried = [Value(F(1), F(1), F(1)), Value(F(3, 2), F(1, 10**9), convex(F(3, 2))), Value(F(3), F(1, 10**9), None)]
    assert convex(F(2)) > coupling_between([Value(F(1), F(1), F(1)), carried[1], carried[2]], F(2)).upper


def test_without_a_slope_the_chords_are_carried_on() -> None:
    """The upper bound is better than the value to the left, and is that of a line for a line."""
    enclosure = coupling_between(values(power, None), F(19, 8))
    assert enclosure.upper < power(F(9, 4))
    assert as_fraction(enclosure.upper) - power(F(19, 8)) < F(1, 10**6)


def test_nothing_is_said_beyond_the_values() -> None:
    known = values(power, lambda b: F(2))
    for beta in (F(1, 2), F(31, 10)):
        with pytest.raises(Undecided, match="do not reach"):
            coupling_between(known, beta)
    with pytest.raises(Undecided):
        coupling_between([], F(1))
    alone = coupling_between([Value(F(2), F(1), F(2))], F(2))
    assert (as_fraction(alone.lower), as_fraction(alone.upper)) == (F(1), F(2))
