"""What Python callers may hand over: exact numbers of any usual type; floats are refused with what to write instead."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import flint
import mpmath
import numpy as np
import pytest
import sympy

from certify import certify
from certify.app.inputs import exact_beta, query_of
from certify.core.errors import BadInput
from certify.core.exact import Dyadic
from certify.core.region import Region


def named(value: object) -> str:
    """The name of a case: its type (a long integer has no text)."""
    return type(value).__name__


class Methods:
    """A rational whose numerator and denominator are methods, as some libraries have it."""

    def numerator(self) -> int:
        return 5

    def denominator(self) -> int:
        return 2


@pytest.mark.parametrize(
    "value",
    [Fraction(5, 2), Decimal("2.5"), sympy.Rational(5, 2), flint.fmpq(5, 2), Dyadic(5, -1), "2.5", "5/2", Methods()],
    ids=named,
)
def test_every_exact_type_is_the_same_number(value: Any) -> None:
    assert exact_beta(value) == Region.at(Fraction(5, 2))
    assert exact_beta((value, "inf")) == exact_beta([value, "inf"]) == Region(Fraction(5, 2), "inf")


def test_powers_are_exact_numbers_of_texts() -> None:
    assert exact_beta("10^6") == Region.at(Fraction(10**6))
    assert exact_beta(("10^-3", "3/10^2")) == Region(Fraction(1, 1000), Fraction(3, 100))


@pytest.mark.parametrize("two", [2, np.int64(2), np.uint8(2), sympy.Integer(2), flint.fmpz(2)], ids=named)
def test_every_integer_type_is_taken(two: Any) -> None:
    query = query_of(two, two, two, None)
    assert (list(query.dimensions), query.digits, query.beta) == ([2], 2, Region.at(Fraction(2)))
    assert list(query_of([two, 3], None, None, None).dimensions) == [2, 3]


def test_lists_ranges_and_texts() -> None:
    for d in ([2, 3, 4], (2, 3, 4), range(2, 5), "2..4", np.arange(2, 5)):
        assert list(query_of(d, None, None, None).dimensions) == [2, 3, 4]  # numpy's array
    for claims in ("regime,majorisation", ["regime", "majorisation"], ("regime", "majorisation")):
        assert query_of(5, None, None, claims).claims == ("regime", "majorisation")
    assert certify(d=5, claims="elementary-bounds").claim("elementary-bounds").outcome == "proved"
    assert list(query_of(10**6, None, None, None).dimensions) == [10**6]


@pytest.mark.parametrize(
    "value",
    [2.5, np.float64(2.5), np.float32(2.5), sympy.Float(2.5), mpmath.mpf("2.5"), flint.arb(2.5)],
    ids=named,
)
def test_a_float_is_told_how_to_be_exact(value: Any) -> None:
    for beta in (value, (value, 3), [1, value]):
        with pytest.raises(TypeError, match=r'write beta="2\.50*" \(exactly 5/2\)'):
            exact_beta(beta)


@pytest.mark.parametrize("value", [True, np.True_, 1j, float("nan"), sympy.oo, sympy.sqrt(2), np.array([1, 2]), {1}])
def test_what_is_no_exact_number_is_a_type_error(value: Any) -> None:
    with pytest.raises(TypeError, match="an exact number is wanted"):
        exact_beta(value)


def test_integers_are_wanted_for_d_and_digits() -> None:
    for value, hint in ((5.0, "write d=5"), (5.5, "an integer is wanted"), (True, "an integer is wanted")):
        with pytest.raises(TypeError, match=hint):
            certify(d=value)  # type: ignore[arg-type]  # the refusal is what is tested
    with pytest.raises(TypeError, match="write digits=20"):
        certify(digits=20.0)  # type: ignore[arg-type]  # the refusal is what is tested
    with pytest.raises(TypeError, match="an integer is wanted"):
        certify(d=Fraction(5, 2))  # type: ignore[arg-type]  # the refusal is what is tested


@pytest.mark.parametrize("d", [10**6 + 1, -1, 10**5000, [2, 2], [], range(2, 10**12), "1e6", "5.0"], ids=named)
def test_dimensions_outside_the_domain_are_one_short_line(d: Any) -> None:
    with pytest.raises(BadInput, match=r"is wanted|each once") as caught:
        certify(d=d)
    assert str(caught.value).startswith("d=")
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    "beta", [10**5000, -1, Decimal("NaN"), Decimal("1e999999999"), Decimal("1e-999999999"), (3, 2)], ids=named
)
def test_betas_outside_the_domain_are_one_short_line(beta: Any) -> None:
    with pytest.raises(BadInput, match="is wanted") as caught:
        certify(d=5, beta=beta)
    assert str(caught.value).startswith("beta=")
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("text", "hint"), [("1e6", "1000000"), ("1E+3", "1000"), ("5.0", "5"), ("0.5e1", "5"), ("5.", "5")]
)
def test_an_integer_in_another_form_is_written_out(text: str, hint: str) -> None:
    for named in ({"d": text}, {"digits": text}):
        with pytest.raises(BadInput, match=f"; write {hint}$"):
            certify(**dict[str, Any](named))  # one of two keys


def test_a_suggestion_is_allowed_itself() -> None:
    for named in ({"d": "1e7"}, {"d": "1e0"}, {"digits": "1e9"}, {"beta": "1e9"}, {"beta": "1e-99"}, {"d": "2.5"}):
        with pytest.raises(BadInput) as caught:
            certify(**dict[str, Any](named))  # one of three keys
        assert "; write" not in str(caught.value) or named == {"beta": "1e-99"}
    with pytest.raises(BadInput, match=r"write 0\.001$"):
        certify(d=5, beta="1e-3")
