"""Balls: each trap of Arb, python-flint and Python that was reproduced is held off here."""

from __future__ import annotations

import copy
import pickle
import threading
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import flint
import mpmath
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from certify.core.ball import Ball, maximum, minimum, precision
from certify.core.errors import NotFinite, PrecisionError, Undecided
from certify.core.exact import Dyadic

fractions = st.fractions(min_value=-50, max_value=50, max_denominator=1000)


@pytest.mark.parametrize("value", [0.1, True, "0.1", Decimal("0.1"), 1j, None, mpmath.mpf("0.1"), sympy.Float(0.1)])
def test_no_float_enters(value: object) -> None:
    with precision(64):
        with pytest.raises(TypeError):
            Ball(value)  # type: ignore[arg-type]  # the refusal is what is tested
        with pytest.raises(TypeError):
            Ball(1) + value  # type: ignore[operator]  # the refusal is what is tested
        with pytest.raises(TypeError):
            Ball(1).surely_less(value)  # type: ignore[arg-type]  # the refusal is what is tested


def test_the_trap_itself_a_float_is_not_one_tenth() -> None:
    assert not flint.arb(0.1).contains(flint.fmpq(1, 10))
    with precision(53):
        assert Ball(Fraction(1, 10)).surely_contains(Ball(1) / 10) or Ball(Fraction(1, 10)).overlaps(Ball(1) / 10)


def test_no_truth_value_no_order_no_hash() -> None:
    with precision(64):
        x = Ball(0)
        for use in (bool, hash, lambda b: b < 1, lambda b: b == 1, lambda b: max(b, b), lambda b: sorted([b, b])):
            with pytest.raises(TypeError):
                use(x)


def test_builtin_max_depends_on_the_order_of_arbs_and_ours_does_not() -> None:
    wide, thin = flint.arb(0, 2), flint.arb(1)
    assert max(wide, thin).contains(2) != max(thin, wide).contains(2)
    with precision(64):
        a, b = Ball.between(-2, 2), Ball(1)
        for result in (maximum([a, b]), maximum([b, a])):
            assert result.surely_contains(Fraction(3, 2))
            assert result.surely_contains(1)
        assert minimum([a, b]).surely_contains(-2)
        assert minimum([b, a]).surely_contains(-2)


@pytest.mark.parametrize(
    "operation",
    [
        lambda: 1 / Ball(0),
        lambda: Ball(1) / Ball.between(-1, 1),
        lambda: Ball(-1).sqrt(),
        lambda: Ball(0).log(),
        lambda: Ball.between(-1, 1) ** -1,
        lambda: Ball(-1).log1p(),
        lambda: Ball(-2).gamma(),
        lambda: Ball(10**30).exp().exp(),
    ],
)
def test_a_result_that_is_not_finite_is_a_failure(operation: Callable[[], object]) -> None:
    assert flint.arb("nan").contains(7)  # the trap: a NaN ball contains everything
    with precision(64), pytest.raises(NotFinite):
        operation()


def test_precision_nests_and_is_restored() -> None:
    before = flint.ctx.prec
    with precision(100):
        with pytest.raises(NotFinite), precision(200):
            1 / Ball(flint.ctx.prec - 200)
        assert flint.ctx.prec == 100
    assert flint.ctx.prec == before


@pytest.mark.parametrize("bits", [0, 1, -5, 2**40, 64.0, True, "64"])
def test_precision_outside_its_domain(bits: object) -> None:
    with pytest.raises(PrecisionError):
        precision(bits)  # type: ignore[arg-type]  # the refusal is what is tested


def test_a_ball_outside_a_context_is_an_error() -> None:
    with pytest.raises(PrecisionError):
        Ball(1)
    with precision(64):
        x = Ball(1)
    with pytest.raises(PrecisionError):
        x + 1


def test_threads_do_not_change_each_others_precision() -> None:
    failures: list[str] = []
    barrier = threading.Barrier(4)

    def work(bits: int) -> None:
        barrier.wait()
        for _ in range(200):
            with precision(bits):
                radius = (Ball(1) / 3).radius()
                if not Dyadic(1, -bits - 2) < radius < Dyadic(1, -bits + 1):
                    failures.append(f"{bits}: {radius}")

    threads = [threading.Thread(target=work, args=(bits,)) for bits in (32, 64, 333, 1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_another_thread_cannot_compute_inside_our_context() -> None:
    caught: list[type[BaseException]] = []

    def intrude() -> None:
        try:
            Ball(1)
        except PrecisionError as error:
            caught.append(type(error))

    with precision(64):
        thread = threading.Thread(target=intrude)
        thread.start()
        thread.join()
    assert caught == [PrecisionError]


def test_negation_negates() -> None:
    with precision(64):
        assert (-Ball(3)).surely_less(0)
        assert (-Ball.between(1, 2)).surely_contains(Fraction(-3, 2))


def test_no_pickle_no_copy() -> None:
    with precision(64):
        x = Ball(1)
        for use in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError):
                use(x)


@given(fractions, fractions, st.integers(8, 200))
def test_arithmetic_encloses_the_exact_result(a: Fraction, b: Fraction, bits: int) -> None:
    with precision(bits):
        x, y = Ball(a), Ball(b)
        assert (x + y).surely_contains(a + b) or (x + y).overlaps(a + b)
        for ball, exact in (
            (x + y, a + b),
            (x - y, a - b),
            (x * y, a * b),
            (a - y, a - b),
            (x**3, a**3),
            (abs(x), abs(a)),
        ):
            assert ball.lower() <= exact <= ball.upper()
        if b:
            assert (x / y).lower() <= a / b <= (x / y).upper()


@given(fractions, st.fractions(min_value=0, max_value=5, max_denominator=64), st.integers(8, 120))
def test_sets_contain_their_ends(a: Fraction, width: Fraction, bits: int) -> None:
    with precision(bits):
        ball = Ball.between(a, a + width)
        assert ball.lower() <= a
        assert a + width <= ball.upper()
        centred = Ball.centred(a, Dyadic(3, -2))
        assert centred.lower() <= a - Fraction(3, 4)
        assert a + Fraction(3, 4) <= centred.upper()
        assert (ball.mid().midpoint() - ball.midpoint()) == Dyadic(0)


def test_intersection_of_disjoint_balls_is_undecided_never_empty() -> None:
    with precision(64):
        assert Ball.between(0, 2).intersection(Ball.between(1, 3)).surely_contains(Fraction(3, 2))
        with pytest.raises(Undecided):
            Ball(1).intersection(Ball(2))


def test_predicates_are_certain_only() -> None:
    with precision(64):
        wide = Ball.between(0, 1)
        assert not wide.surely_positive()
        assert not wide.surely_negative()
        assert not wide.surely_less(1)
        assert wide.surely_less(2)
        assert Ball(1).surely_at_most(1)
        assert not Ball(1).surely_less(1)
        assert not (-wide).surely_positive()


def test_wide_balls_are_useless_as_bessel_arguments_which_is_why_ratio_on_exists() -> None:
    with precision(64):
        x = Ball.between(Fraction(5, 2), Fraction(7, 2))
        assert (x.bessel_i(Fraction(5, 2)) / x.bessel_i(Fraction(3, 2))).radius() > 1  # of a number in (0, 1)


def test_0f1_of_a_large_argument_is_as_good_as_its_argument() -> None:
    with flint.ctx.workprec(53):  # other tests may have left another precision behind
        assert flint.arb(19600).hypgeom_0f1(98).rel_accuracy_bits() < 10  # the trap, of an exact argument
    with precision(100):
        value = Ball(19600).hypergeometric_0f1(98)
        assert value.radius().fraction() < value.lower().fraction() / 2**75
        assert value.mid().surely_positive()
    with precision(900):
        assert value.surely_contains(Ball(19600).hypergeometric_0f1(98))


def test_functions_against_mpmath() -> None:
    mpmath.mp.dps = 30
    with precision(100):
        pairs = [
            (Ball(2).hypergeometric_0f1(7, 2), mpmath.hyp0f1(mpmath.mpf(7) / 2, 2)),
            (Ball(3).bessel_i(Fraction(5, 2)), mpmath.besseli(2.5, 3)),
            (Ball(2).exp(), mpmath.e**2),
            (Ball(2).log(), mpmath.log(2)),
            (Ball(2).tanh(), mpmath.tanh(2)),
            (Ball(2).cos(), mpmath.cos(2)),
            (Ball.pi(), +mpmath.pi),
            (Ball(Fraction(1, 3)).gamma(), mpmath.gamma(mpmath.mpf(1) / 3)),
            (Ball(2).sqrt(), mpmath.sqrt(2)),
            (Ball(2).log1p(), mpmath.log(3)),
        ]
        for ball, value in pairs:
            near = Fraction(int(mpmath.nint(value * 2**90)), 2**90)
            assert abs(ball.midpoint().fraction() - near) < Fraction(1, 2**86)
