"""Exact numbers: round trips, order, outward decimals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certify.core.digits import digits_of
from certify.core.errors import BadInput
from certify.core.exact import (
    Dyadic,
    as_fraction,
    common_digits,
    decimal_lower,
    decimal_upper,
    format_exact,
    outward,
    parse_decimal,
    parse_exact,
)

dyadics = st.builds(Dyadic, st.integers(-(10**40), 10**40), st.integers(-200, 200))
rationals = st.fractions(max_denominator=10**12)
exacts = st.one_of(dyadics, rationals)


@given(exacts)
def test_text_round_trip(x: Dyadic | Fraction) -> None:
    assert as_fraction(parse_exact(format_exact(x))) == as_fraction(x)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_dyadic_text_is_read_by_float_fromhex(x: float) -> None:
    assert float.fromhex(format_exact(Dyadic.from_float(x))) == x


@given(exacts, exacts)
def test_order_is_that_of_the_rationals(x: Dyadic | Fraction, y: Dyadic | Fraction) -> None:
    a, b = as_fraction(x), as_fraction(y)
    assert ((x < y), (x <= y), (x == y), (x > y), (x >= y)) == ((a < b), (a <= b), (a == b), (a > b), (a >= b))


@given(dyadics)
def test_equal_numbers_have_equal_hashes(x: Dyadic) -> None:
    assert x == x.fraction()
    assert hash(x) == hash(x.fraction())


@given(dyadics, dyadics)
def test_sum_and_difference_are_exact(x: Dyadic, y: Dyadic) -> None:
    assert (x + y).fraction() == x.fraction() + y.fraction()
    assert (x - y).fraction() == x.fraction() - y.fraction()


@given(exacts, st.integers(0, 60))
def test_decimals_enclose_within_one_unit(x: Dyadic | Fraction, places: int) -> None:
    low, high = parse_decimal(decimal_lower(x, places)), parse_decimal(decimal_upper(x, places))
    assert low <= as_fraction(x) <= high
    assert high - low <= Fraction(1, 10**places)
    assert (high == low) == ((as_fraction(x) * 10**places).denominator == 1)


def test_outward_rounds_away_from_the_enclosure() -> None:
    assert outward(Fraction(1, 3), Fraction(2, 3), 4) == ("0.3333", "0.6667")
    assert outward(Fraction(-2, 3), Fraction(-1, 3), 4) == ("-0.6667", "-0.3333")


@pytest.mark.parametrize(
    "text", ["", "0x", "1.5", "0x1.8p0", "0x1p", "0x1/0x0", "0X1p+0", "0x1p+12345678901", "0x1 p+0"]
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_exact(text)


@pytest.mark.parametrize("value", [0.5, True, "1", None])
def test_only_exact_numbers_are_written(value: object) -> None:
    with pytest.raises(TypeError):
        format_exact(value)  # type: ignore[arg-type]  # the refusal is what is tested
    with pytest.raises(TypeError):
        as_fraction(value)  # type: ignore[arg-type]  # the refusal is what is tested


@given(st.integers(0, 10**200))
def test_digits_of_small(n: int) -> None:
    assert digits_of(n) == str(n)


def test_digits_of_beyond_the_interpreters_limit() -> None:
    n = 10**9000 + 12345
    assert digits_of(n) == "1" + "0" * 8995 + "12345"
    assert parse_decimal(digits_of(n)) == n


def test_a_dyadic_is_immutable_and_normal() -> None:
    x = Dyadic(12, -3)
    assert (x.mantissa, x.exponent) == (3, -1)
    with pytest.raises(AttributeError):
        x.mantissa = 5
    with pytest.raises(TypeError):
        Dyadic(True, 0)


def test_common_digits() -> None:
    assert common_digits("1.2345", "1.2399") == "1.23"
    assert common_digits("9.99", "10.00") == ""
