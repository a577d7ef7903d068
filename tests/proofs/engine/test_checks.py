"""The exact checks: what they accept is true, what is false they refuse, and a missing hypothesis is not supplied."""

from __future__ import annotations

import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from proofs.engine.checks import all_of, identities, identity, induction, positive, reduce_gamma, vanishes
from proofs.engine.derivation import NotDerived
from proofs.engine.symbols import d, hypergeometric_coefficient, k, l, mu, x

s = sp.Symbol("s", nonnegative=True)
p = sp.Symbol("p", positive=True)


@given(st.integers(-4, 4), st.integers(-4, 4), st.integers(-3, 3))
def test_gamma_recurrence_is_exact_for_every_shift(m: int, n: int, c: int) -> None:
    expr = c * sp.gamma(mu + m) / sp.gamma(mu + n)
    reduced = reduce_gamma(expr)
    assert not reduced.has(sp.gamma)
    assert sp.N((expr - reduced).subs(mu, sp.Rational(53, 7)), 30) == pytest.approx(0, abs=1e-20)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (sp.rf(d, l) * (d + l), sp.rf(d, l + 1)),
        (sp.binomial(l + 1, 3), sp.binomial(l, 3) + sp.binomial(l, 2)),
        (sp.factorial(l + 2), (l + 2) * (l + 1) * sp.gamma(l + 1)),
        (x ** (d + 2) / x**d, x**2),
        (4**k * 2 ** (l + 1), 2 ** (2 * k + l) * 2),
        (sp.sqrt(x) * sp.sqrt(x), x),
    ],
)
def test_true_identities_pass_and_near_ones_do_not(left: sp.Expr, right: sp.Expr) -> None:
    assert identity(left, right)() == "difference rewritten to 0"
    for wrong in (right + 1, right * sp.Rational(8, 7), right.subs({l: l + 1, x: 2 * x, k: k + 1}, simultaneous=True)):
        with pytest.raises(NotDerived, match="not an identity"):
            identity(left, wrong)()


def test_a_difference_that_is_small_but_not_zero_is_refused() -> None:
    assert not vanishes(sp.Rational(1, 10**40))
    assert not vanishes(x * sp.Rational(1, 10**40))
    assert not vanishes(sp.sqrt(x**2 + sp.Rational(1, 10**40)) - x)


def test_no_identity_is_no_evidence() -> None:
    with pytest.raises(NotDerived, match="no identity given"):
        identities([])()


def test_an_identity_beyond_the_rewriting_is_refused_and_not_guessed() -> None:
    series = sp.Sum(x**k / sp.factorial(k), (k, 0, sp.oo))
    with pytest.raises(NotDerived):
        identity(series + sp.Symbol("unknown"), sp.exp(x))()


def test_induction_needs_base_and_step() -> None:
    y = sp.Symbol("y")
    good = {"start": 1, "base": sp.Integer(1), "previous": y, "step": y + k + 1}
    assert "rewritten" in induction(k * (k + 1) / 2, k, **good)()
    for wrong in ({"base": sp.Integer(2)}, {"step": y + k}, {"start": 2}):
        with pytest.raises(NotDerived):
            induction(k * (k + 1) / 2, k, **{**good, **wrong})()


@pytest.mark.parametrize(
    ("expr", "message"),
    [
        (d**2 - 3 * d + 1, "negative"),  # false at d = 2
        (1 - d, "negative"),
        (d - 2, "no monomial is strictly positive"),  # 0 at d = 2
        (1 / (3 - d), "negative"),  # the denominator changes sign
        (d + x, "no domain given for \\['x'\\]"),
        (sp.sqrt(2) * d, "not a rational number"),
        (sp.Integer(0) * d, "no monomial"),
    ],
)
def test_a_false_or_unproved_sign_is_refused(expr: sp.Expr, message: str) -> None:
    with pytest.raises(NotDerived, match=message):
        positive(expr, {d: 2 + s}, (s,))()


def test_true_signs_pass_on_their_domain_only() -> None:
    assert "coefficients" in positive(d**2 - 3 * d + 3, {d: 2 + s}, (s,))()
    assert positive(d - 2, {d: 2 + s}, (s,), strict=False)()
    assert positive(p * x / (1 + p), positive_symbols=(p, x))()
    assert positive(sp.Rational(1, 3))()
    with pytest.raises(NotDerived, match="constant"):
        positive(sp.Integer(0))()
    with pytest.raises(NotDerived, match="no monomial"):
        positive(s * x, nonnegative=(s,), positive_symbols=(x,))()
    with pytest.raises(NotDerived, match="negative"):
        positive(-1 / x, positive_symbols=(x,))()


@given(st.lists(st.integers(-3, 5), min_size=1, max_size=5), st.fractions(0, 20))
def test_a_certificate_is_never_wrong_at_a_point(coefficients: list[int], point: object) -> None:
    poly = sum((c * s**i for i, c in enumerate(coefficients)), sp.Integer(0))
    try:
        positive(poly, nonnegative=(s,))()
    except NotDerived:
        return
    assert poly.subs(s, sp.Rational(str(point))) > 0


def test_all_of_needs_every_check() -> None:
    assert all_of(identity(1, 1), positive(sp.Integer(1)))()
    with pytest.raises(NotDerived):
        all_of(identity(1, 1), positive(sp.Integer(-1)))()


def test_a_contiguity_with_a_wrong_shift_is_refused() -> None:
    c = hypergeometric_coefficient
    identity(c(mu, k), c(mu + 1, k) + c(mu + 2, k - 1) / (mu * (mu + 1)))()
    with pytest.raises(NotDerived):
        identity(c(mu, k), c(mu + 1, k) + c(mu + 2, k - 1) / (mu * (mu + 2)))()
    with pytest.raises(NotDerived):
        identity(c(mu, k), c(mu + 1, k) + c(mu + 3, k - 1) / (mu * (mu + 1)))()
