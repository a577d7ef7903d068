"""Numbers in print: rounded outward, read back from the TeX, exact where they are exact."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certify.checker import Region
from certify.core.exact import parse_decimal
from reports import numbers
from reports.numbers import beta_range, beta_set, decimal, dimension_list, exact, read_back, rounded_down

SIZE = st.fractions(min_value=Fraction(1, 10**9), max_value=10**6, max_denominator=10**12)
WIDTH = st.integers(0, 60).map(lambda k: Fraction(1, 10**k))


@given(SIZE, WIDTH, st.sampled_from([1, 10**20, 10**-30, -1]))
def test_print_encloses(lower: Fraction, width: Fraction, factor: int | float) -> None:
    scale = Fraction(factor) if isinstance(factor, int) else Fraction(1, 10**30)
    low, high = sorted((lower * scale, (lower + width) * scale))
    number = decimal(low, high)
    for text in (number.short, number.full):
        below, above = read_back(text)
        assert below <= low <= high <= above


@given(SIZE, st.integers(4, 60))
def test_print_is_not_much_wider(lower: Fraction, digits: int) -> None:
    upper = lower * (1 + Fraction(1, 10**digits))
    below, above = read_back(decimal(lower, upper).full)
    assert above - below <= 5 * (upper - lower)


def test_form_of_the_paper() -> None:
    star = Fraction("1.44548543246584038410"), Fraction("1.44548543246584038412")
    number = decimal(*star)
    assert number.short == "1.4454854324_{65}^{66}"
    assert number.full.replace("_{", "").startswith("1.445485432465840384")
    assert decimal(Fraction(1, 3), Fraction(1, 2)).short == r"[0.3333333333,\,0.5000000000]"
    assert decimal(Fraction(0), Fraction(0)).short == "0"
    small = decimal(Fraction("6.9716582650938e-15"), Fraction("6.9716582650939e-15"))
    assert small.short == r"6.9716582650_{93}^{94}\cdot10^{-15}"
    slope = decimal(Fraction("-1.14035266855624e-15"), Fraction("-1.14035266855623e-15"))
    assert slope.short == r"-1.1403526685_{57}^{56}\cdot10^{-15}"
    assert decimal(Fraction(-2, 10**9), Fraction(-1, 10**9), brief=True).short.endswith(r"\cdot10^{-9}")
    across = decimal(Fraction("0.99999999999999"), Fraction("1.00000000000001"))
    assert across.full == r"[0.99999999999999,\,1.00000000000001]"


def test_a_wrong_rounding_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a rounding that is inward by one unit of the last place."""
    true = numbers.outward  # type: ignore[attr-defined]  # replaced where it is imported

    def inward(lower: Fraction, upper: Fraction, places: int) -> tuple[str, str]:
        low, high = true(lower, upper, places)
        last = str((int(low[-1]) + 1) % 10)
        return low[:-1] + last, high

    monkeypatch.setattr(numbers, "outward", inward)
    with pytest.raises(ArithmeticError, match="does not enclose"):
        decimal(Fraction(1, 3), Fraction(1, 3) + Fraction(1, 10**9))


def test_long_numbers_may_break_and_stay_contiguous() -> None:
    third = Fraction(1, 3)
    number = decimal(third, third + Fraction(1, 10**200))
    assert number.long
    assert re.fullmatch(r"\\crtdigits\{0\.3{190,}\}_\{\d+\}\^\{\d+\}", number.full)
    assert not decimal(third, third + Fraction(1, 10**50)).long


@given(st.fractions(max_denominator=10**40) | st.integers(-(10**30), 10**30).map(lambda n: Fraction(n, 2**80)))
def test_exact_is_exact(x: Fraction) -> None:
    text = exact(x).replace(r"\crtdigits{", "").replace("}", "")
    if match := re.fullmatch(r"(-?\d+)\\cdot2\^\{-(\d+)", text):
        assert Fraction(int(match[1]), 2 ** int(match[2])) == x
    elif "/" in text:
        assert Fraction(text) == x
    else:
        assert parse_decimal(text) == x


@given(SIZE)
def test_rounded_down_is_below(x: Fraction) -> None:
    mantissa, _, exponent = rounded_down(x).partition(r"\cdot10^{")
    value = parse_decimal(mantissa) * Fraction(10) ** int(exponent.rstrip("}") or 0)
    assert x * (1 - Fraction(1, 10**5)) <= value <= x


@pytest.mark.parametrize(
    ("interval", "as_set", "as_range"),
    [
        (Region(Fraction(0), None, infinite=False, point=False), r"(0,\,\beta_*]", r"0<\beta\le \beta_*"),
        (Region(None, None, infinite=True, point=False), r"(\beta_*,\,\infty)", r"\beta>\beta_*"),
        (Region(None, Fraction(3), infinite=False, point=False), r"(\beta_*,\,3]", r"\beta_*<\beta\le 3"),
        (Region(Fraction(1, 2), Fraction(3), infinite=False, point=False), r"[0.5,\,3]", r"0.5\le\beta\le 3"),
        (Region(Fraction(3), None, infinite=True, point=False), r"[3,\,\infty)", r"\beta\ge3"),
        (Region(None, None, infinite=False, point=True), r"\beta_*", r"\beta=\beta_*"),
        (Region(Fraction(13, 9), Fraction(13, 9), infinite=False, point=True), "13/9", r"\beta=13/9"),
    ],
)
def test_sets_of_beta(interval: Region, as_set: str, as_range: str) -> None:
    assert beta_set(interval) == as_set
    assert beta_range(interval) == as_range


def test_dimensions() -> None:
    assert dimension_list([5]) == "$d=5$"
    assert dimension_list([4, 2, 3]) == "$d=2,3,4$"
    assert dimension_list(list(range(2, 11))) == r"$d=2,\dots,10$"
    assert dimension_list([2, 3, 5, 7, 8, 9, 10]) == r"$d=2, 3$, $5$, $7, \dots, 10$"
