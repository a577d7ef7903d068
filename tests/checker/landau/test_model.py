"""The checker's models of functions of s: they contain the functions, and do not without a term."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from certify.checker.arithmetic.ball import Ball
from certify.checker.landau import model
from certify.checker.landau.model import Model, beta_model
from certify.checker.verdict import Invalid
from tests.bounds.coupling.scenes import Scene, Term, rewritten, scene_tests
from tests.bounds.coupling.scenes import holds as scene
from tests.bounds.landau.test_model import F, G, S, Terms, value

P = 96
LINE = (Fraction(2), Fraction(-3), Fraction(0))


def given(terms: Terms) -> Model:
    a, b, c = (Ball.exact(x, P) for x in terms)
    return Model((a, b, c), Ball.between(Fraction(0), S, P))


def contains(found: Model, s: Fraction, truth: Fraction) -> bool:
    a, b, c = found.terms
    at = Ball.exact(s, P)
    whole = a + (b + c * at) * at
    return whole.lower() <= truth <= whole.upper()


RESULTS: dict[str, tuple[Callable[[Model, Model], Model], Callable[[Fraction, Fraction, Fraction], Fraction]]] = {
    "sum": (lambda f, g: f + g + 2, lambda f, g, s: f + g + 2),
    "difference": (lambda f, g: 3 - f - g, lambda f, g, s: 3 - f - g),
    "product": (lambda f, g: f * g * 2 / 7, lambda f, g, s: f * g * 2 / 7),
    "quotient": (lambda f, g: g / f, lambda f, g, s: g / f),
    "inverse": (lambda f, g: Model.of(Ball(2 << P, 0, P), f.s) / f, lambda f, g, s: 2 / f),
    "line": (lambda f, g: Model.of(Ball(2 << P, 0, P), f.s) / given(LINE), lambda f, g, s: 2 / value(LINE, s)),
    "times s": (lambda f, g: f.times_s(), lambda f, g, s: f * s),
    "range": (lambda f, g: Model.of(g.range(), g.s), lambda f, g, s: g),
    "slope": (lambda f, g: Model((Ball.exact(F[0], P), f.slope(), Ball(0, 0, P)), f.s), lambda f, g, s: f),
}


def holds(name: str) -> bool:
    ours, truth = RESULTS[name]
    found = ours(given(F), given(G))
    return all(
        contains(found, s, truth(value(F, s), value(G, s), s)) for s in (S * k / 16 for k in range(17))
    ) and found.low <= min(found.terms[0].m, found.high)


SCENES: dict[str, Scene] = {name: scene(holds, name) for name in RESULTS}
TERMS: list[Term] = [
    ("sum", (Model, "__add__"), "c + z", "c"),
    ("product", (Model, "__mul__"), " + s * (b * z + c * y + s * (c * z))", ""),
    ("product", (Model, "__mul__"), "a * z + b * y + c * x", "a * z + c * x"),
    ("product", (Model, "__mul__"), "a * y + b * x", "a * y"),
    ("line", (Model, "__truediv__"), "b * y + c * (x + y * s)", "c * (x + y * s)"),
    ("inverse", (Model, "__truediv__"), "(x + y * s)", "x"),
    ("inverse", (Model, "__truediv__"), "/ self._like(other).range()", "/ a"),
    ("inverse", (Model, "__truediv__"), "-(b * x * x)", "b * 0"),
    ("times s", (Model, "times_s"), "self.slope()", "self.terms[1]"),
    ("range", (Model, "range"), "self.slope()", "self.terms[1]"),
    ("slope", (Model, "slope"), " + self.s * self.terms[2]", ""),
]
test_a_model_contains_the_function, test_without_a_term_it_does_not = scene_tests(SCENES, TERMS)


def test_no_quotient_where_the_function_may_vanish() -> None:
    with pytest.raises(Invalid):
        given(F) / given(G)


def ode(d: int, start: Fraction, s: Fraction, steps: int = 400) -> Fraction:
    """beta(s) by the midpoint rule for beta' = 1/(1 - alpha^2 - (d+1) alpha/beta), alpha = 1/d + s: to 1e-11 here."""

    def slope(at: Fraction, beta: float) -> float:
        alpha = 1 / d + float(at)
        return 1 / (1 - alpha * alpha - (d + 1) * alpha / beta)

    beta, h = float(start), float(s) / steps
    for k in range(steps):
        middle = beta + h / 2 * slope(s * k / steps, beta)
        beta += h * slope(s * (2 * k + 1) / (2 * steps), middle)
    return Fraction(beta)


def beta_holds(d: int, start: Fraction, s_max: Fraction) -> bool:
    """`start` stands for beta_*, whatever it is: (L2) is about a solution of the differential equation."""
    end = ode(d, start, s_max)
    s, beta = Ball.between(Fraction(0), s_max, P), Ball.between(start, end + Fraction(1, 10**9), P)
    found = beta_model(d, Ball.exact(start, P), beta, s)
    for k in range(9):
        at = Ball.exact(s_max * k / 8, P)
        a, b, c = found.terms
        whole = a + (b + c * at) * at
        truth = ode(d, start, s_max * k / 8)
        if not whole.lower() - Fraction(1, 10**10) <= truth <= whole.upper() + Fraction(1, 10**10):
            return False
    return True


@pytest.mark.parametrize(("d", "start"), [(2, Fraction(49, 20)), (5, Fraction(29, 20))])
def test_beta_is_a_function_of_s(d: int, start: Fraction) -> None:
    assert beta_holds(d, start, Fraction(1, 500))


@pytest.mark.parametrize(
    ("method", "old", "new"),
    [
        ("beta_model", "second / 2", "second"),
        ("_slopes", "alpha * 2 + one * (d + 1) / beta", "one * (d + 1) / beta"),
        ("_slopes", " - alpha * (d + 1) * first / (beta * beta)", ""),
        ("_slopes", "1 - alpha * alpha - ", "1 - "),
        ("_slopes", "bend * first * first", "bend * first"),
    ],
)
def test_without_a_term_beta_is_not(monkeypatch: pytest.MonkeyPatch, method: str, old: str, new: str) -> None:
    monkeypatch.setattr(model, method, rewritten(model, method, old, new))
    monkeypatch.setitem(globals(), "beta_model", model.beta_model)
    assert not beta_holds(2, Fraction(49, 20), Fraction(1, 500))
