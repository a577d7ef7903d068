"""K_c at points: known values, sound against trial densities, and planted faults that must not be proved."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from certify.app.api import certify
from certify.app.cli import main
from certify.bounds.coupling.count import Stage, check_point
from certify.bounds.coupling.density import Touch
from certify.bounds.kernels.kernel import Exponential
from certify.bounds.main_theorem import coupling_lower_bound
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.claim import Enclosure
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from certify.cover.plan import CoverPlan
from certify.cover.sizes import TouchSizes
from certify.search.coupling.density import minimiser_estimate, touch_sizes
from certify.search.coupling.family import FloatFamily
from certify.search.coupling.interaction import float_kappa
from certify.search.coupling.point_plan import Sizes, cover_modes, point_plan
from certify.solve.bessel.linear_threshold import linear_threshold
from certify.solve.bessel.threshold import beta_star_enclosure
from certify.solve.coupling import point as module
from certify.solve.coupling.density import polished
from certify.solve.coupling.explicit import explicit_density
from certify.solve.coupling.point import PointResult, critical_coupling

D, BETA = 3, Fraction(2)
Material = tuple[CoverPlan, TouchSizes, Touch, Enclosure, Enclosure]


@pytest.fixture(scope="module")
def material() -> Material:
    """A proved point, taken apart."""
    minimiser = minimiser_estimate(D, float(BETA))
    assert minimiser is not None
    sizes = touch_sizes(minimiser, 30)
    touch = explicit_density(Exponential(D, BETA), sizes, minimiser)
    with precision(sizes.bits):
        minimiser = polished(minimiser, touch)
    plan = point_plan(minimiser, Sizes())
    plan, coupling, moment = module.choose(Exponential(D, BETA), 30, plan, sizes, touch)
    return plan, sizes, touch, coupling, moment


@pytest.fixture(scope="module")
def point() -> PointResult:
    return critical_coupling(D, BETA)


def shifted(enclosure: Enclosure, by: Fraction) -> Enclosure:
    return Enclosure(as_fraction(enclosure.lower) + by, as_fraction(enclosure.upper) + by)


def test_known_value_and_width(point: PointResult) -> None:
    assert point.coupling is not None
    assert point.moment is not None
    low, high = as_fraction(point.coupling.lower), as_fraction(point.coupling.upper)
    assert Fraction(10230917155, 10**10) < low < high < Fraction(10230917156, 10**10)
    assert (high - low) * 10**30 <= low
    assert [claim.outcome for claim in point.claims] == ["proved"] * 3
    assert [claim.label for claim in point.claims] == ["critical-coupling", "order-parameter", "two-minimisers"]


def test_second_known_value() -> None:
    point = critical_coupling(5, Fraction(2), digits=12)
    assert point.coupling is not None
    assert abs(as_fraction(point.coupling.lower) - Fraction(18155363057, 10**10)) < Fraction(2, 10**10)


def test_a_check_proves_the_point(material: Material) -> None:
    plan, sizes, touch, coupling, moment = material
    assert check_point(Exponential(D, BETA), plan, sizes, touch, coupling, moment) < 1


@pytest.mark.parametrize(
    "relative", [Fraction(1, 10**27), Fraction(1, 10**6), Fraction(-1, 10**27), Fraction(-1, 10**6)]
)
def test_a_coupling_beside_k_c_is_not_proved(material: Material, relative: Fraction) -> None:
    """Above K_hi F_K is negative somewhere, below K_lo the explicit density does not reach: neither may pass."""
    plan, sizes, touch, coupling, moment = material
    wrong = shifted(coupling, relative * as_fraction(coupling.lower))
    with pytest.raises(Undecided):
        check_point(Exponential(D, BETA), plan, sizes, touch, wrong, moment)


def test_a_moment_beside_m_1_is_not_proved(material: Material) -> None:
    plan, sizes, touch, coupling, moment = material
    with pytest.raises(Undecided, match="first moment"):
        check_point(Exponential(D, BETA), plan, sizes, touch, coupling, shifted(moment, Fraction(1, 10**25)))


@pytest.mark.parametrize("direction", [1, -1])
def test_a_star_region_without_the_minimiser_does_not_close(material: Material, direction: int) -> None:
    plan, sizes, touch, coupling, moment = material
    width = plan.star_upper[0] - plan.star_lower[0]
    moved = replace(
        plan,
        star_lower=(plan.star_lower[0] + direction * width, *plan.star_lower[1:]),
        star_upper=(plan.star_upper[0] + direction * width, *plan.star_upper[1:]),
    )
    with pytest.raises(Undecided):
        check_point(Exponential(D, BETA), moved, sizes, touch, coupling, moment)
    with precision(plan.precision), pytest.raises(Undecided, match="cell"):
        Stage.at(Exponential(D, BETA), Ball.between(coupling.lower, coupling.upper), moved).cover()


@pytest.mark.parametrize("field", ["star_upper", "corner"])
def test_a_larger_region_is_not_convex(material: Material, field: str) -> None:
    plan, sizes, touch, coupling, moment = material
    larger: dict[str, Any] = {field: tuple(min(x * 3, 1 << plan.grid) for x in getattr(plan, field))}
    with pytest.raises(Undecided, match="convex"):
        check_point(Exponential(D, BETA), replace(plan, **larger), sizes, touch, coupling, moment)


def _first(plan: CoverPlan, kind: str) -> int:
    return next(i for i, cell in enumerate(plan.tree) if cell[0] == kind)


def _faults(plan: CoverPlan) -> dict[str, list[list[object]]]:
    tree = [list(cell) for cell in plan.tree]
    narrow, cut, free = _first(plan, "c"), _first(plan, "s"), _first(plan, "x")
    row = list(tree[narrow][1])
    tight = [*row[:2], row[1], *row[3:]]
    return {
        "cell left out": tree[:-1],
        "cell too many": [*tree, ["0"]],
        "discard where none holds": [["g"], *tree[1:]],
        "exclusion where none holds": [*tree[:narrow], ["x", row[3:]], *tree[narrow + 1 :]],
        "row too tight": [*tree[:narrow], ["c", tight], *tree[narrow + 1 :]],
        "cut outside": [*tree[:cut], ["s", tree[cut][1], -1], *tree[cut + 1 :]],
        "not in C_0": [*tree[:free], ["0"], *tree[free + 1 :]],
        "not in C_*": [*tree[:free], ["*"], *tree[free + 1 :]],
        "a row of zeros": [*tree[:free], ["x", [0] * plan.modes], *tree[free + 1 :]],
        "unknown": [["?"], *tree[1:]],
    }


@pytest.mark.parametrize(
    "fault",
    [
        "cell left out",
        "cell too many",
        "discard where none holds",
        "exclusion where none holds",
        "row too tight",
        "cut outside",
        "not in C_0",
        "not in C_*",
        "a row of zeros",
        "unknown",
    ],
)
def test_a_faulty_tree_is_refused(material: Material, fault: str) -> None:
    plan, _, _, coupling, _ = material
    faulty = replace(plan, tree=tuple(_faults(plan)[fault]))
    with precision(plan.precision), pytest.raises(Undecided):
        Stage.at(Exponential(D, BETA), Ball.between(coupling.lower, coupling.upper), faulty).cover()


def test_a_root_box_that_is_too_small_is_refused(material: Material) -> None:
    plan, _, _, coupling, _ = material
    smaller = replace(plan, top=(plan.top[0] - 1, *plan.top[1:]))
    with precision(plan.precision), pytest.raises(Undecided, match="first box"):
        Stage.at(Exponential(D, BETA), Ball.between(coupling.lower, coupling.upper), smaller).cover()


def test_another_density_gives_no_lower_bound(material: Material) -> None:
    """An explicit density that is not the minimiser: K_lo falls, and the published interval is not proved."""
    plan, sizes, touch, coupling, moment = material
    with precision(sizes.bits):
        field = touch.field.scaled(Fraction(1001, 1000)).midpoints()
    with pytest.raises(Undecided):
        check_point(Exponential(D, BETA), plan, sizes, replace(touch, field=field), coupling, moment)


def test_random_monotone_densities_respect_the_bound(point: PointResult) -> None:
    """H/E >= K_c for densities exp(sum a_l P_l) with random a_l >= 0, near and far from the minimiser."""
    assert point.coupling is not None
    family, rng = FloatFamily(D, 12), np.random.default_rng(7)
    kappa = float_kappa(D, float(BETA), 12)
    minimiser = minimiser_estimate(D, float(BETA))
    assert minimiser is not None
    lower = float(as_fraction(point.coupling.lower))
    ratios = []
    for trial in range(300):
        near = minimiser.field[:12] * (1 + 0.2 * rng.standard_normal(12))
        field = near if trial % 2 else rng.exponential(1.0, 12) * kappa / kappa[0] * rng.uniform(0.1, 6)
        value, mean, _ = family.moments(field)
        ratios.append((float(field @ mean) - value) / float((kappa * mean) @ mean))
    assert min(ratios) >= lower * (1 - 1e-12)
    assert min(ratios) < lower * 1.05


def test_bounds_of_the_theory_contain_k_c(point: PointResult) -> None:
    assert point.coupling is not None
    assert as_fraction(coupling_lower_bound(D, BETA)[0]) < as_fraction(point.coupling.lower)


@pytest.mark.deep  # tests/bounds/coupling/test_derivative.py has the derivative of other points
def test_log_slope_is_the_derivative(point: PointResult) -> None:
    """p = -d log K_c/d log beta against a symmetric difference of two more proved points."""
    assert point.log_slope is not None
    step = Fraction(1, 200)
    sides = [critical_coupling(D, BETA + s * step, digits=12).coupling for s in (-1, 1)]
    assert sides[0] is not None
    assert sides[1] is not None
    low, high = (float(as_fraction(x.lower)) for x in sides if x is not None)
    estimate = -np.log(high / low) / np.log(float((BETA + step) / (BETA - step)))
    assert float(as_fraction(point.log_slope.lower)) == pytest.approx(estimate, rel=1e-4)
    assert as_fraction(point.log_slope.width()) < Fraction(1, 10**20)


def test_below_beta_star_is_refused() -> None:
    with pytest.raises(Undecided, match="K_c = K_#"):
        critical_coupling(3, Fraction(3, 2))


def test_a_work_limit_is_inconclusive_with_an_upper_bound() -> None:
    result = critical_coupling(3, Fraction(2), digits=10, limit=5)
    assert [claim.outcome for claim in result.claims] == ["inconclusive"] * 3
    assert "5 boxes" in str(result.claims[0].reason)
    assert result.upper is not None
    assert abs(as_fraction(result.upper) - Fraction(10230917155, 10**10)) < Fraction(1, 10**9)


def test_next_to_beta_star_the_bounds_of_the_theory_are_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No side of beta_* is decided (here: with few bits), or no density is seen below K_#: exit 3, what is missing, and
    K_#/max_l A_l alpha_l <= K_c <= K_#."""
    star = as_fraction(beta_star_enclosure(3, 40).upper)
    monkeypatch.setattr("certify.solve.coupling.claims.LARGEST", 2)  # without the reduction, which decides it
    for beta, missing in ((star, "open at 64 bits"), (star + Fraction(1, 10**14), "tell K_c from K_#")):
        monkeypatch.setattr("certify.bounds.bessel.threshold.MAX_BITS", 64 if beta == star else 1 << 16)
        assert main(["d=3", f"beta={beta}", "digits=20"]) == 3
        out, err = capsys.readouterr()
        assert missing in err
        said = "proved so far: 1.0939627109" if beta == star else "K_c = 1.0939627109"
        assert said in " ".join(out.split())
        claims = {claim.label: claim for claim in certify(d=3, beta=beta, digits=20).claims}
        known = claims["critical-coupling"].enclosure
        assert known is not None
        threshold = linear_threshold(3, beta, 30).enclosure
        assert threshold is not None
        assert as_fraction(known.lower) <= as_fraction(threshold.upper)
        assert as_fraction(threshold.lower) <= as_fraction(known.upper)
        assert as_fraction(known.width()) < Fraction(1, 10**9)


def test_beyond_the_reach_of_the_search() -> None:
    result = critical_coupling(2, Fraction(1000), digits=10)
    assert [claim.outcome for claim in result.claims] == ["inconclusive"] * 3
    assert "so large a beta" in str(result.claims[0].reason)


def test_matrices_of_balls_keep_the_rules() -> None:
    with precision(60):
        matrix = BallMatrix.row([Ball.between(-1, 2), 3])
        with pytest.raises(TypeError, match="truth value"):
            bool(matrix)
        with pytest.raises(TypeError):
            BallMatrix.row([0.1])  # type: ignore[list-item]  # the refusal is what is tested
        with pytest.raises(ValueError, match="one length"):
            BallMatrix.of_rows([[1, 2], [3]])
        assert Ball(2).surely_at_most(matrix.magnitudes().entry(0, 0))
        assert matrix.widened(Ball(1)).entry(0, 1).surely_contains(Ball.between(2, 4))
        assert matrix.dyadic_midpoints()[1] == Dyadic(3)


@pytest.mark.parametrize(("d", "beta"), [(3, 2.5), (5, 60.0), pytest.param(3, 100.0, marks=pytest.mark.deep)])
def test_the_search_takes_as_many_modes_as_the_field_needs(d: int, beta: float) -> None:
    minimiser = minimiser_estimate(d, beta)
    assert minimiser is not None
    assert abs(minimiser.field[-1]) < 1e-10 * abs(minimiser.field[0])
    assert cover_modes(minimiser, 0.05) <= len(minimiser.moments)


@pytest.mark.parametrize(("d", "beta", "digits"), [(2, "2.7", 50), (3, "4.5", 50), (5, "1.6", 80), (10, "1.8", 50)])
def test_k_c_and_m_1_have_as_many_digits_as_are_asked_for(d: int, beta: str, digits: int) -> None:
    """And they are those of fewer digits."""
    fine, coarse = critical_coupling(d, Fraction(beta), digits), critical_coupling(d, Fraction(beta), 12)
    for one, other in ((fine.coupling, coarse.coupling), (fine.moment, coarse.moment)):
        assert one is not None
        assert other is not None
        low, high = as_fraction(one.lower), as_fraction(one.upper)
        assert (high - low) * 10**digits <= low
        assert as_fraction(other.lower) <= high
        assert low <= as_fraction(other.upper)
