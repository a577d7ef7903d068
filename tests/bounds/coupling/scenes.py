"""Made-up data at which the inequalities of the K_c cover are nearly equalities, with the exact truth beside them.

The lemmas hold for every probability measure and functions P_l of absolute value at most 1; a few atoms, with a tail
that takes its worst values there, are where they are sharp. A scene says whether the statement of a lemma is true of
what the code computes.
"""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from certify.bounds.coupling import functional as functional_lemma
from certify.bounds.coupling import gibbs as gibbs_lemma
from certify.bounds.coupling import interaction as interaction_lemma
from certify.bounds.coupling import origin as origin_lemma
from certify.bounds.coupling import perron as perron_lemma
from certify.bounds.coupling import quadrature as quadrature_lemma
from certify.bounds.coupling import star as star_lemma
from certify.bounds.coupling.family import FieldMoments
from certify.bounds.coupling.functional import AffineBox
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix, dot
from certify.core.exact import Dyadic
from certify.search.coupling.family import FloatFamily
from certify.search.coupling.interaction import float_kappa

BITS = 100
ROUNDING = Fraction(1, 10**13)  # of the truth, which is computed in floats
Floats = Any
Scene = Callable[[], bool]
Term = tuple[str, tuple[Any, str], str, str]
"""(scene, function, a piece of its text, what stands there without the term): true at the scene, then false."""


def rewritten(owner: Any, name: str, old: str, new: str) -> Any:
    """The function with one piece of its text replaced; the piece occurs exactly once."""
    function = inspect.unwrap(getattr(owner, name))
    source = textwrap.dedent(inspect.getsource(function))
    assert source.count(old) == 1, f"{name} has {source.count(old)} times {old!r}"
    names = dict(vars(sys.modules[function.__module__]))
    code = "from __future__ import annotations\n" + source.replace(old, new)
    exec(compile(code, name, "exec"), names)
    return names[name]


def holds(statement: Callable[..., bool], *arguments: Any) -> Scene:
    """The scene at which the statement is tried with these arguments."""
    return lambda: bool(statement(*arguments))


def scene_tests(scenes: dict[str, Scene], terms: list[Term]) -> tuple[Callable[..., None], Callable[..., None]]:
    """Two tests: the inequality holds at each scene; without one of the terms it is false at the scene of the term."""

    @pytest.mark.parametrize("scene", scenes)
    def at_the_scene(scene: str) -> None:
        assert scenes[scene]()

    @pytest.mark.parametrize("term", terms)
    def without_the_term(monkeypatch: pytest.MonkeyPatch, term: Term) -> None:
        scene, place, old, new = term
        monkeypatch.setattr(*place, rewritten(*place, old, new))
        assert not scenes[scene]()

    return at_the_scene, without_the_term


def number(x: float) -> Dyadic:
    return Dyadic.from_float(float(x))


def row(*values: float) -> BallMatrix:
    return BallMatrix.row([number(v) for v in values])


def mean_and_covariance(values: Floats, masses: Floats) -> tuple[Floats, Floats]:
    """values[k] = (P_1, .., P_L) at the k-th atom."""
    mean = masses @ values
    return mean, (values - mean).T @ (masses[:, None] * (values - mean))


def atoms(values: Floats, masses: Floats) -> FieldMoments:
    """The family at the field 0, as the code sees it."""
    mean, covariance = mean_and_covariance(values, masses)
    second = BallMatrix.of_rows([row(*r).entries() for r in covariance])
    return FieldMoments(row(*[0.0] * len(mean)), Ball(0), row(*mean), second)


def tilted(masses: Floats, change: Floats) -> Floats:
    """The masses after a change of the field."""
    new = masses * np.exp(change)
    return new / new.sum()


def functional(
    values: Floats, masses: Floats, e: Floats, tail: Floats, y: tuple[int, ...], way: str = "e0", first: float = 1.0
) -> bool:
    """The functional y of a critical point with deviations e (held by the part `way` of the box), tail at the atoms."""
    values, masses, e, tail = (np.array(x, dtype=float) for x in (values, masses, e, tail))
    with precision(BITS):
        zero = row(*[0.0] * len(e))
        new = tilted(masses, values @ e + tail) @ values
        box = AffineBox(row(*new), zero, zero, zero, zero, zero, zero, zero, zero, Ball(0), Ball(number(first)))
        if way == "ex":  # dx = 1 at the critical point
            box = replace(box, ex=row(*e), radii=row(*[1.0] * len(e)))
        elif way == "es":  # ds = 1 there
            box = replace(box, es=row(*e), rad_s=Ball(1))
        else:
            changed: dict[str, Any] = {way: row(*e)}
            box = replace(box, **changed)
        reach = Ball(number(np.abs(tail).max() / first))
        linear = functional_lemma.Linearised.on(atoms(values, masses), box, reach)
        weights, constant = linear.functionals(BallMatrix.integers([list(y)]))
        steps = BallMatrix.integers([[1 if way == "ex" else 0] * len(e)])
        return (dot(weights, steps) + constant.entry(0)).overlaps(Ball.between(-ROUNDING, ROUNDING))


def rare(e: float, y: int = 1, way: str = "e0", mass: float = 1e-6) -> bool:
    """One mode: P_1 has the sign of e with a small probability, the other one else; the field makes it less rare."""
    side = float(np.sign(e))
    return functional([[side], [-side]], [mass, 1 - mass], [e], [0, 0], (y,), way)


def opposite() -> bool:
    """P_2 = -P_1, e_2 = -e_1: the parts of the variance add up though C_12 < 0."""
    return functional([[1, -1], [-1, 1]], [1e-6, 1 - 1e-6], [0.1, -0.1], [0, 0], (1, 0))


def rare_tail(mass: float, size: float, y: int = 1) -> bool:
    """Only the tail changes the density."""
    return functional([[1.0], [-1.0]], [mass, 1 - mass], [0.0], [size, -size], (y,))


def star(e: float, g: tuple[float, float], z: float, mass: float, tail_values: tuple[float, float, float]) -> bool:
    """theta is at least the spectral radius after the field of P_1 changes by e, that of the tail by g_2 z."""
    values = np.array([[1.0, tail_values[0]], [-1.0, tail_values[1]], [-1.0, tail_values[2]]])
    masses = np.array([mass, (1 - mass) / 2, (1 - mass) / 2])
    new = tilted(masses, values @ np.array([e, g[1] * z]))
    covariance = mean_and_covariance(values, new)[1] * np.sqrt(np.outer(g, g))
    with precision(BITS):
        head = atoms(values[:, :1], masses)
        theta = star_lemma.star_bound(
            head, row(abs(e)), [Ball(number(g[0]))], Ball(number(g[1])), Ball(number(z)), row(1.0)
        )
    return bool(np.linalg.eigvalsh(covariance)[-1] <= float(theta.upper().fraction()))


def origin(d: int, g: list[float], corner: list[float], z: list[float], modes: int = 2) -> bool:
    """The bound on C_0 is at least the spectral radius at the point z of C_0; g and z have the tail's modes too."""
    family = FloatFamily(d, len(g))
    covariance = family.moments(np.array(g) * np.array(z))[2] * np.sqrt(np.outer(g, g))
    vector = row(*[1.0 if x == max(g[:modes]) else 0.1 for x in g[:modes]])
    with precision(BITS):
        quad = quadrature_lemma.quadrature(d, modes, 60, (Fraction(2), Fraction(4)))
        heads = [Ball(number(x)) for x in g[:modes]]
        tau = Ball(number(sum(g[modes:])))
        bound = origin_lemma.origin_bound(quad, heads, tau, row(*corner), vector)
    return bool(np.linalg.eigvalsh(covariance)[-1] <= float(bound.upper().fraction()))


def gibbs(field: float, g: list[float], low: float | None, high: float | None, first: float | None = None) -> bool:
    """The density with this field of P_1 on S^2; its first moment is the end that is not given. g_2: the tail."""
    family = FloatFamily(3, 2)
    value, mean, _ = family.moments(np.array([field, 0.0]))
    truth = field * mean[0] - value - 0.5 * float((np.array(g) * mean) @ mean)
    ends = [float(mean[0]) if x is None else x for x in (low, high)]
    with precision(BITS):
        quad = quadrature_lemma.quadrature(3, 1, 60, (Fraction(3),))
        bound = gibbs_with(quad, row(field), *(row(x) for x in ends), row(g[0]), Ball(number(g[1])))
        return bool(float(bound.lower().fraction()) <= truth + 1e-12)


def gibbs_with(*arguments: Any) -> Ball:
    """The Gibbs bound as it stands in its module now."""
    return gibbs_lemma.gibbs_bound(*arguments)


def perron(matrix: list[list[int]], vector: list[float], radius: float) -> bool:
    """The Perron bound is at least the spectral radius."""
    with precision(BITS):
        rows, ones = BallMatrix.integers(matrix), BallMatrix.integers([[1] * len(vector)])
        bound = perron_lemma.perron_bound(rows, ones, row(*vector))
    return float(bound.upper().fraction()) >= radius * (1 - 1e-12)


@contextmanager
def fresh() -> Iterator[None]:
    """No quadrature is one that was kept, or is kept: it may be one without a term."""
    kept = (quadrature_lemma._nodes, quadrature_lemma._ellipses)
    for own in kept:
        own.cache_clear()
    yield
    for own in kept:
        own.cache_clear()


def aliasing() -> bool:
    """d = 2 with atoms at t = +-1/2 for a measure: T_6 is 1 there, and with N = 4 the nodes take it for T_2 = -1/2.

    f = P_3^2 = (1 + T_6)/2 has the integral 1, and the rule gives 1/4: its error is 3/4, and so is the bound, nearly.
    """
    plain = quadrature_lemma.chebyshev_moments
    with precision(BITS), fresh():
        try:
            atoms_only = [Fraction(x, 2) for x in (2, -1, -1, 2, -1)]
            quadrature_lemma.chebyshev_moments = lambda d, count: atoms_only[:count]
            quad = quadrature_lemma.quadrature(2, 3, 4, (Fraction(8),))
        finally:
            quadrature_lemma.chebyshev_moments = plain
        square = quad.nodes.values.take(2).scale_columns(quad.nodes.values.take(2))
        error = abs(dot(square, quad.nodes.omega) - 1)
        return error.surely_at_most(quad.error(row(0, 0, 0)))


def exact_in_degree(d: int, nodes: int) -> bool:
    """P_k^2, 2 k = nodes, has the integral 1/N_k."""
    modes = nodes // 2
    with precision(BITS), fresh():
        quad = quadrature_lemma.quadrature(d, modes, nodes, (Fraction(8),))
        square = quad.nodes.values.take(modes - 1).scale_columns(quad.nodes.values.take(modes - 1))
        gap = abs(dot(square, quad.nodes.omega) - Fraction(1, interaction_lemma.multiplicity(d, modes)))
        return gap.surely_less(Fraction(1, 10**20))


def growing(a: float = 32.0) -> bool:
    """int exp(a t) w = sinh(a)/a on S^2 with N = 6, far too few nodes: the bound on a short ellipse holds."""
    with precision(BITS), fresh():
        quad = quadrature_lemma.quadrature(3, 1, 6, (Fraction(13, 8),))
        ones = BallMatrix.integers([[1]] * 7)
        value = ((row(a) @ quad.nodes.values).exp().scale_columns(quad.nodes.omega) @ ones).entry(0, 0)
        truth = (Ball(number(a)).exp() - Ball(number(-a)).exp()) / (2 * Ball(number(a)))
        return abs(value - truth).surely_at_most(quad.error(row(a)))


def tail_sum(d: int = 3, beta: Fraction = Fraction(2), modes: int = 5) -> bool:
    """The bound of sum_{l>L} kappa_l is at least the sum of the next sixty."""
    with precision(BITS):
        bound = float(interaction_lemma.interaction_on(d, beta, beta, modes).kappa_tail.upper().fraction())
    return bool(float_kappa(d, float(beta), modes + 60)[modes:].sum() <= bound)


def tail_of_whole(d: int = 3, beta: Fraction = Fraction(60), modes: int = 12) -> bool:
    """Where the tail is not geometric yet, its bound is the sum of all the others, neither less nor more."""
    with precision(BITS):
        bound = float(interaction_lemma.interaction_on(d, beta, beta, modes).kappa_tail.upper().fraction())
    return bool(bound == pytest.approx(float_kappa(d, float(beta), 200)[modes:].sum(), rel=1e-11))


def tail_ratio() -> bool:
    """kappa_{l+1}/kappa_l <= q_l, where the two nearly agree: small beta."""
    with precision(BITS):
        for d, degree in ((2, 1), (3, 2), (7, 3), (20, 1)):
            kappa = float_kappa(d, 0.01, degree + 1)
            bound = interaction_lemma.ratio_bound(d, Ball(number(0.01)), degree)
            if kappa[degree] / kappa[degree - 1] > float(bound.upper().fraction()):
                return False
    return True


def tail_range() -> bool:
    """The weights on an interval of beta contain those at both ends."""
    low, high = Fraction(2), Fraction(5, 2)
    with precision(BITS):
        wide = interaction_lemma.interaction_on(3, low, high, 4)
        ends = [interaction_lemma.interaction_on(3, beta, beta, 4) for beta in (low, high)]
        inside = all(k.surely_contains(x) for end in ends for k, x in zip(wide.kappa, end.kappa, strict=True))
        return inside and all(end.kappa_tail.surely_at_most(wide.kappa_tail.upper()) for end in ends)
