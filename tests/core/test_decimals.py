"""Whatever is printed of an enclosure, or handed on as doubles, encloses it: read back from the text, not believed."""

from __future__ import annotations

import math
import re
from fractions import Fraction as F
from numbers import Rational

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from certify.core.claim import Claim, Enclosure
from certify.core.decimals import decimals, fixed, float_above, float_below, short, significant, tex, width_order
from certify.core.exact import Dyadic

FORM = re.compile(r"\[(?P<low>\S+), (?P<high>\S+)\]|(?P<common>[-\d.]*)\[(?P<a>[\d.]+),(?P<b>[\d.]+)\](?P<e>e-?\d+)?")

numbers = st.builds(
    lambda n, k, sign: sign * F(n, 7) * F(10) ** k,
    st.integers(0, 10**12),
    st.integers(-40, 45),
    st.sampled_from([1, -1]),
)
enclosures = st.builds(lambda x, w: (x, x + abs(w)), numbers, st.one_of(st.just(F(0)), numbers))


def read(text: str) -> tuple[F, F]:
    """The interval that a printed text says."""
    match = FORM.fullmatch(text)
    if match is None:
        return F(text), F(text)
    if match["low"]:
        return F(match["low"]), F(match["high"])
    low, high = (F(match["common"] + match[end] + (match["e"] or "")) for end in "ab")
    return low, high


@given(enclosures, st.integers(1, 30))
@example((F(1, 10**50), F(1, 10**50) + F(1, 10**70)), 8)
@example((F(-1), F(3)), 3)
@example((F(1, 2), F(1, 2)), 3)
@example((F(0), F(0)), 3)
@example((F(999999, 10**6), F(1000001, 10**6)), 4)
def test_what_is_printed_encloses(ends: tuple[F, F], digits: int) -> None:
    lower, upper = ends
    for text in (decimals(lower, upper), fixed(lower, upper, digits), significant(lower, upper, digits)):
        low, high = read(text)
        assert low <= lower
        assert upper <= high


@given(enclosures)
@example((F(2) ** 2000, F(2) ** 2000))
@example((-(F(2) ** 2000), F(1, 3 * 2**1100)))
@example((F(1, 10), F(1, 10)))
def test_doubles_enclose_and_are_next(ends: tuple[F, F]) -> None:
    below, above = Enclosure(*ends).floats
    assert below == -math.inf or F(below) <= ends[0]
    assert above == math.inf or F(above) >= ends[1]
    assert math.nextafter(below, math.inf) == math.inf or F(math.nextafter(below, math.inf)) > ends[0]
    assert math.nextafter(above, -math.inf) == -math.inf or F(math.nextafter(above, -math.inf)) < ends[1]


@given(st.fractions(min_value=F(1, 10**60), max_value=10**60))
def test_order_of_a_width(width: F) -> None:
    order = F(width_order(width))
    assert width <= order
    assert order < 100 * width


@given(enclosures)
def test_tex_has_the_digits_of_the_text(ends: tuple[F, F]) -> None:
    shown = re.sub(r"[^\d.-]", "", tex(*ends).replace(r"\cdot 10", ""))
    assert shown == re.sub(r"[^\d.-]", "", significant(*ends, 16))


def test_repr_is_short_however_long_the_number() -> None:
    third = F(1, 3)
    long = Enclosure(third, third + F(1, 10**5000))
    assert repr(long) == "Enclosure(0.3333333333333333333[3,4], width 1e-4999)"
    claim = Claim("beta-star", 5, "proved", enclosure=long, evidence={"list": list(range(10_000))})
    assert repr(claim) == "<beta-star d=5: proved 0.3333333333333333333[3,4], width 1e-4999>"
    assert short(F(1), F(1)) == "1"


def test_formats_round_outward() -> None:
    value = Enclosure(F(2, 3), F(2, 3) + F(1, 10**9))
    assert f"{value:.3f}" == "0.66[6,7]"
    assert f"{value:.4}" == "0.666[6,7]"
    assert f"{value}" == str(value)
    assert value._repr_latex_() == "$0.66666666_{6}^{8}$"
    assert f"{value:.3e}" == "6.66[6,7]e-1"
    assert f"{value:>12.3f}|{value:*<12.4}|{value:^14}" == f"   0.66[6,7]|0.666[6,7]**|{value!s:^14}"
    for wrong in (".3g", "=10", ".f", ".3ee", "+.3f"):
        with pytest.raises(ValueError, match="is wanted"):
            format(value, wrong)


def test_small_numbers_have_an_exponent_on_either_side_of_zero() -> None:
    small = Enclosure(F(-12346, 10**20), F(-12345, 10**20))
    assert f"{small}" == "-1.234[60,49]e-16" or f"{small}".endswith("e-16")
    assert f"{small:.2e}" == "-1.2[4,3]e-16"
    assert f"{Enclosure(F(-1, 10**9), F(2, 10**9)):.1e}" == "[-1.0e-9, 2.0e-9]"
    assert f"{Enclosure(F(0), F(0)):.1e}" == "0.0e0"


def test_a_claim_in_latex_says_what_and_where() -> None:
    claim = Claim("critical-coupling", 3, "proved", Enclosure(F(1, 4), F(1, 4)), beta=F(5, 2))
    assert claim._repr_latex_() == r"$K_c = 0.25\quad (\text{d=3 beta=2.5})$"
    wide = Claim("critical-coupling", 3, "proved", Enclosure(F(1, 4), F(1, 2)), beta_interval=(F(2), F(3)))
    assert str(wide._repr_latex_()).startswith(r"$K_c \in [")
    assert Claim("regime", 3, "proved")._repr_latex_() is None
    assert Claim("beta-star", 3, "inconclusive", Enclosure(F(1), F(2)))._repr_latex_() is None


def test_numbers_for_other_libraries() -> None:
    value = Enclosure(Dyadic(1, -2), F(1, 3))
    assert float(value) == float(F(7, 24))
    assert np.asarray(value).tolist() == [0.25, math.nextafter(1 / 3, 1)]
    assert np.asarray([value, value]).shape == (2, 2)
    quarter: Rational = value.lower  # type: ignore[assignment]  # registered as such, which mypy cannot see
    assert F(quarter) == F(1, 4)
    assert value.middle == F(7, 24)
    assert float(Dyadic(5, -1)) == 2.5
    assert isinstance(Dyadic(-3, 4), Rational)
    assert (Dyadic(-3, 4).numerator, Dyadic(-3, -4).denominator) == (-48, 16)


def test_a_tiny_number_is_not_zero_from_above() -> None:
    assert float_above(F(1, 10**400)) == 5e-324
    assert float_below(F(1, 10**400)) == 0.0
    assert float_above(F(10) ** 400) == math.inf
    assert float_below(F(10) ** 400) == 1.7976931348623157e308
