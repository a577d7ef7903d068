"""What a mutant of obstruction.py has to get right: integrals of zonal polynomials, exactly, and where a bound ends."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, combinations_with_replacement
from types import SimpleNamespace
from typing import Any, Final

from tests.bounds.reduction.series_truth import _times, mean, zonal
from tests.mutation.checker_rule_parts import changed, refused

P: Final = 60


def integral(d: int, *degrees: int) -> Fraction:
    """int P_i P_j .. w dt."""
    row = [Fraction(1)]
    for degree in degrees:
        row = _times(row, zonal(d, degree))
    return mean(d, row)


def triples(package: Any) -> bool:
    """Whether some int P_i P_j P_k > 0, for all sets of degrees up to 5."""
    for d in (2, 3, 5):
        for size in (1, 2, 3):
            for degrees in combinations(range(1, 6), size):
                truth = any(integral(d, *each) > 0 for each in combinations_with_replacement(degrees, 3))
                if package.kernels.obstruction.has_triple(d, degrees) is not truth:
                    return False
    return True


def _kernel(d: int, leading: int, others: dict[int, tuple[Fraction, Fraction]]) -> Any:
    table = {leading: (Fraction(1), Fraction(5, 4)), **others}
    return SimpleNamespace(d=d, leading=(leading,), eigenvalue=lambda degree, p: table[degree])


def quartics(package: Any) -> bool:
    """The coefficient by its integrals, alpha_l at its lower end; degrees whose integral is 0 are not asked for."""
    for d, leading in ((2, 1), (2, 3), (3, 1), (3, 2), (4, 3), (5, 2)):
        size = 1 / integral(d, leading, leading)
        degrees = [k for k in range(1, 2 * leading + 1) if k != leading and integral(d, leading, leading, k)]
        ends = {k: (Fraction(2, 3 + k), Fraction(1)) for k in degrees}
        exact = (3 / size**2 - integral(d, *[leading] * 4)) / 24
        for degree in degrees:
            alpha = ends[degree][0] / Fraction(5, 4)
            exact -= (
                integral(d, leading, leading, degree) ** 2 / integral(d, degree, degree) * alpha / (8 * (1 - alpha))
            )
        if package.kernels.obstruction.quartic_bound(_kernel(d, leading, ends), leading, P) != exact:
            return False
        one = {degree: (Fraction(5, 4), Fraction(2)) for degree in degrees}
        if not refused(
            package,
            lambda d=d, leading=leading, one=one: package.kernels.obstruction.quartic_bound(
                _kernel(d, leading, one), leading, P
            ),
            f"alpha_{degrees[0]} < 1",
        ):
            return False
    return True


def rule(package: Any) -> bool:
    """A triple, or else a negative coefficient at some leading degree; the work by the largest of them."""
    module, rests = package.kernels.obstruction, package.main_theorem.DISCONTINUOUS
    claim = SimpleNamespace(given={package.kernels.form.Precise: SimpleNamespace(bits=P)}.get)
    asked: list[tuple[int, ...]] = []
    context = SimpleNamespace(work=SimpleNamespace(spend=lambda *parts: asked.append(parts)))
    kernel = SimpleNamespace(d=3, leading=(1, 3, 5))
    bounds = {1: Fraction(0), 3: Fraction(-1, 10**9), 5: Fraction(1)}

    def bound(own: Any, degree: int, p: int) -> Fraction:
        return bounds[degree] if own is kernel and p == P else Fraction(1)

    with changed((module, "kernel_for", lambda *_: kernel), (module, "quartic_bound", bound)):
        if module.check_obstruction(claim, context) != rests or asked != [(0, P + 200, 20 * 49 * 3)]:
            return False
        bounds[3] = Fraction(0)
        if not refused(package, lambda: module.check_obstruction(claim, context), "the quartic coefficient < 0"):
            return False
        kernel.leading = (2, 3)
        bounds.clear()
        return bool(module.check_obstruction(claim, context) == rests)


OBSTRUCTION: Final = (triples, quartics, rule)
