"""Models of functions of s: they contain the functions, and do not without a term."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from certify.bounds.bessel.ratio import ratio_series
from certify.bounds.landau import model
from certify.bounds.landau.model import Model, beta_model
from certify.core.ball import Ball, precision
from certify.core.errors import NotFinite
from certify.core.exact import Dyadic
from certify.search.bessel.threshold import beta_star_estimate
from tests.bounds.coupling.scenes import Scene, Term, rewritten, scene_tests
from tests.bounds.coupling.scenes import holds as scene

S = Fraction(1, 3)
F, G = ((Fraction(2), Fraction(-3), Fraction(5)), (Fraction(-1), Fraction(7, 2), Fraction(1, 4)))
Terms = tuple[Fraction, Fraction, Fraction]


def given(terms: Terms) -> Model:
    a, b, c = (Ball(x) for x in terms)
    return Model((a, b, c), Ball.between(0, S))


def value(terms: Terms, s: Fraction) -> Fraction:
    return terms[0] + terms[1] * s + terms[2] * s * s


def at(found: Model, s: Fraction) -> Ball:
    a, b, c = found.terms
    return a + b * s + c * s * s


RESULTS: dict[str, tuple[Callable[[Model, Model], Model], Callable[[Fraction, Fraction, Fraction], Fraction]]] = {
    "sum": (lambda f, g: f + g + 2, lambda f, g, s: f + g + 2),
    "difference": (lambda f, g: 3 - f - g, lambda f, g, s: 3 - f - g),
    "product": (lambda f, g: f * g * Fraction(2, 7), lambda f, g, s: f * g * Fraction(2, 7)),
    "quotient": (lambda f, g: g / f, lambda f, g, s: g / f),
    "inverse": (lambda f, g: 2 / f, lambda f, g, s: 2 / f),
    "times s": (lambda f, g: f.times_s(), lambda f, g, s: f * s),
    "range": (lambda f, g: Model((g.range(), Ball(0), Ball(0)), g.s), lambda f, g, s: g),
    "slope": (lambda f, g: Model((Ball(F[0]), f.slope(), Ball(0)), f.s), lambda f, g, s: f),
}


def holds(name: str) -> bool:
    ours, truth = RESULTS[name]
    points = [S * k / 16 for k in range(17)]
    with precision(80):
        found = ours(given(F), given(G))
        return all(at(found, s).overlaps(truth(value(F, s), value(G, s), s)) for s in points)


SCENES: dict[str, Scene] = {name: scene(holds, name) for name in RESULTS}
TERMS: list[Term] = [
    ("sum", (Model, "__add__"), "c + z", "c"),
    ("product", (Model, "__mul__"), " + s * (b * z + c * y + s * c * z)", ""),
    ("product", (Model, "__mul__"), "a * z + b * y + c * x", "a * z + c * x"),
    ("product", (Model, "__mul__"), "a * y + b * x", "a * y"),
    ("inverse", (Model, "_inverse"), "f_1 * g_1 + f_2 * (g_0 + g_1 * self.s)", "f_2 * (g_0 + g_1 * self.s)"),
    ("inverse", (Model, "_inverse"), "(g_0 + g_1 * self.s)", "g_0"),
    ("inverse", (Model, "_inverse"), "/ self.range()", "/ f_0"),
    ("times s", (Model, "times_s"), "self.slope()", "self.terms[1]"),
    ("range", (Model, "range"), "f_1 + self.s * f_2", "f_1"),
    ("slope", (Model, "slope"), " + self.s * self.terms[2]", ""),
]
test_a_model_contains_the_function, test_without_a_term_it_does_not = scene_tests(SCENES, TERMS)


def test_no_inverse_where_the_function_may_vanish() -> None:
    with precision(80), pytest.raises(NotFinite):
        1 / given(G)


def beta_holds(d: int) -> bool:
    """The model of beta contains beta at the s of beta, for 20 numbers up to 1.001 beta_*."""
    star = beta_star_estimate(d)
    with precision(80):
        ends = [Dyadic.from_float(star * x) for x in (1 - 1e-12, 1 + 1e-12, 1.001)]
        s_max = (ratio_series(d, Ball(ends[2])).r - Fraction(1, d)).upper()
        found = beta_model(d, Ball.between(ends[0], ends[1]), Ball.between(ends[0], ends[2]), Ball.between(0, s_max))
        for k in range(1, 21):
            beta = Dyadic.from_float(star * (1 + k / 20000))
            s = ratio_series(d, Ball(beta)).r - Fraction(1, d)
            a, b, c = found.terms
            if not (a + s * (b + s * c)).overlaps(beta):
                return False
        return bool(found.terms[2].radius() < abs(found.terms[2].midpoint().fraction()))


@pytest.mark.parametrize("d", [2, 3, 5])
def test_beta_is_a_function_of_s(d: int) -> None:
    assert beta_holds(d)


@pytest.mark.parametrize(
    ("method", "old", "new"),
    [
        ("beta_model", "second / 2", "second"),
        ("_slopes", "alpha * 2 + (d + 1) / beta", "(d + 1) / beta"),
        ("_slopes", " - alpha * (d + 1) * first / (beta * beta)", ""),
        ("_slopes", "1 - alpha * alpha - ", "1 - "),
        ("_slopes", "bend * first * first", "bend * first"),
    ],
)
def test_without_a_term_beta_is_not(monkeypatch: pytest.MonkeyPatch, method: str, old: str, new: str) -> None:
    monkeypatch.setattr(model, method, rewritten(model, method, old, new))
    monkeypatch.setitem(globals(), "beta_model", model.beta_model)
    assert not beta_holds(3)
