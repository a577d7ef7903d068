"""The rigorous remainder of (1.16) in balls: it holds against direct enclosures, and nothing false is certified."""

from __future__ import annotations

from fractions import Fraction

import pytest

from certify.bounds.large_dimension import remainder as bounds
from certify.bounds.large_dimension.remainder import Remainder, check_remainder, excess, remainder_bound
from certify.core.errors import BadInput, Undecided
from certify.core.exact import as_fraction
from certify.solve.bessel.threshold import beta_star_enclosure
from proofs.large_dimension.expansion import coefficients


@pytest.fixture(scope="module")
def remainders() -> dict[tuple[int, int], Remainder]:
    return {(n, d_0): remainder_bound(n, d_0) for n, d_0 in ((1, 2), (4, 2), (6, 2), (8, 5), (12, 100), (16, 1000))}


@pytest.mark.parametrize("n", [0, 1, 2, 3, 8, 15])
def test_the_two_layers_have_the_same_coefficients(n: int) -> None:
    assert list(bounds.expansion(n)) == coefficients(n)


@pytest.mark.parametrize("d", [2, 3, 5, 10, 100, 10**3, 10**6, 10**12])
def test_remainders_hold_against_direct_enclosures(remainders: dict[tuple[int, int], Remainder], d: int) -> None:
    tested = 0
    for (order, d_0), remainder in remainders.items():
        if d < d_0:
            continue
        digits = 10 + order * len(str(d))
        direct = beta_star_enclosure(d, digits)
        enclosure = remainder.enclosure(d)
        assert as_fraction(enclosure.lower) < as_fraction(direct.lower)
        assert as_fraction(direct.upper) < as_fraction(enclosure.upper)
        assert as_fraction(enclosure.width()) == 2 * remainder.constant / d**order
        tested += 1
    assert tested >= 3


def test_the_constants_are_near_the_least_ones(remainders: dict[tuple[int, int], Remainder]) -> None:
    """The error times d^N at one d is a lower bound of C: both sides of C are pinned."""
    for (order, d_0), remainder in remainders.items():
        worst = max(
            abs(as_fraction(beta_star_enclosure(d, 80).lower) - remainder.partial_sum(d)) * d**order
            for d in (d_0, d_0 + 1, 2 * d_0, 10 * d_0, 10**4)
        )
        assert worst < remainder.constant < worst * Fraction(21, 20)


@pytest.mark.parametrize(
    ("order", "d_0", "constant"),
    [
        (4, 2, Fraction(499, 100)),
        (3, 2, Fraction(3, 2)),  # above |a_3| = 0, but false at d = 2
        (6, 2, 45),
        (5, 3, 13),
        (8, 5, 326),
    ],
)
def test_a_constant_that_is_too_small_is_not_certified(order: int, d_0: int, constant: Fraction) -> None:
    with pytest.raises(Undecided, match=f"N={order}"):
        check_remainder(order, d_0, constant)


def test_the_sharp_constant_is_left_undecided() -> None:
    """C = |a_4| = 5 is true (derived in proofs/), but the quotient vanishes at delta = 0: no strict sign here."""
    with pytest.raises(Undecided, match="upper side"):
        check_remainder(4, 2, 5)
    assert check_remainder(4, 2, Fraction(501, 100)).constant == Fraction(501, 100)


def test_a_wrong_coefficient_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    true = bounds.expansion

    def planted(n: int) -> tuple[int, ...]:
        values = list(true(n))
        if n >= 3:
            values[3] = 1
        return tuple(values)

    monkeypatch.setattr(bounds, "expansion", planted)
    with pytest.raises(Undecided, match="not divisible"):
        check_remainder(6, 2, 100)


@pytest.mark.parametrize("levels", [1, 2, 3, 6])
def test_excess_has_the_sign_of_the_difference(levels: int) -> None:
    numerator, scale, delta = [9, -4, 3], 7, Fraction(3, 10)
    y = sum(Fraction(a, scale) * delta**i for i, a in enumerate(numerator))
    phi = 1 + 2 * levels * delta
    for j in range(levels - 1, 0, -1):
        phi = 1 + 2 * j * delta + y * y * delta * delta / phi
    value = sum(a * delta**i for i, a in enumerate(excess(numerator, scale, levels)))
    assert value * (y - phi) > 0


def test_convergents_bound_on_the_side_they_are_used(remainders: dict[tuple[int, int], Remainder]) -> None:
    for remainder in remainders.values():
        lower, upper = remainder.convergents
        assert lower % 2 == 1
        assert upper % 2 == 0
        assert 2 * min(lower, upper) > remainder.order


@pytest.mark.parametrize(
    ("order", "d_0", "constant"), [(0, 2, 1), (4, 1, 9), (4, 2, 0), (4, 2, -9), (True, 2, 9), (4, 2.0, 9)]
)
def test_domain(order: object, d_0: object, constant: object) -> None:
    with pytest.raises(BadInput):
        check_remainder(order, d_0, constant)  # type: ignore[arg-type]  # the refusal is what is tested


@pytest.mark.parametrize(("order", "d_0"), [(0, 2), (4, 1), (True, 2), (4, 2.0)])
def test_domain_of_the_search(order: object, d_0: object) -> None:
    with pytest.raises(BadInput):
        remainder_bound(order, d_0)  # type: ignore[arg-type]  # the refusal is what is tested


def test_a_float_constant_is_refused() -> None:
    with pytest.raises(TypeError):
        check_remainder(4, 2, 9.0)  # type: ignore[arg-type]  # the refusal is what is tested


def test_dimensions_below_the_first_are_refused(remainders: dict[tuple[int, int], Remainder]) -> None:
    with pytest.raises(BadInput):
        remainders[8, 5].enclosure(4)
