"""The rule `touching` against witnesses that have nothing of it: balls that read the same evidence, Arb's own integrals
of an explicit density, and covers of all moments.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from flint import acb, arb, ctx

from certify.bounds.reduction.touching import check_touching
from certify.core.claim import Claim, Enclosure
from certify.core.errors import Undecided
from certify.core.exact import as_fraction, parse_exact
from certify.core.region import Region
from certify.cover.reduction import DiscPlan, PiecePlan, TouchingPlan
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.coupling.density import minimiser_estimate
from certify.solve.coupling.point import critical_coupling
from certify.solve.reduction.claims import reduced_claims
from certify.solve.reduction.touching import star_below
from certify.solve.reduction.touching_point import touching_point
from tests.bounds.reduction.test_touching import RIGHT, D
from tests.checker.asked import Json
from tests.checker.reduction.test_touching import INVALID, Edit, interval, point
from tests.sampling import sampled

POINT = Fraction(18164, 10**4)


def _exact(x: str) -> Fraction:
    return as_fraction(parse_exact(x))


def _piece(value: Json) -> PiecePlan:
    end, lower, upper = (_exact(value[name]) for name in ("end", "lower", "upper"))
    (first, second), (low, high) = value["peaks"], value["moment"]
    return PiecePlan(end, lower, upper, (first, second), (low, high), tuple(tuple(row) for row in value["chords"]))


def plan_of(evidence: Json) -> TouchingPlan:
    """The plan that the evidence of a claim two-minimisers writes."""
    disc = evidence["disc"]
    names = ("modes", "nodes", "precision", "grid", "reach", "corners")
    return TouchingPlan(
        **{name: evidence[name] for name in names},
        ellipses=tuple(map(_exact, evidence["ellipses"])),
        theta=_exact(evidence["theta"]),
        tree=tuple(evidence["tree"]),
        disc=DiscPlan(disc["radius"], tuple(disc["moments"]), disc["tail"], disc["degree"]),
        pieces=tuple(map(_piece, evidence["pieces"])),
    )


def test_balls_read_the_certificates() -> None:
    check_touching(D, plan_of(interval()[-1]["evidence"]), star_below(D))
    check_touching(D, plan_of(point()[-1]["evidence"]), POINT)


OF_THE_CLAIM = {
    *("less trust", "ends early", "ends late", "begins below beta_*", "an interval that is a point", "ends that fall"),
    *("a piece twice", "the first piece once more, at the end", "upper of the first below 1"),
}
"""What is wrong with the claim or the order of the pieces, not with one of these."""


@pytest.mark.parametrize(("name", "edit", "words"), sampled(INVALID, 5, seed=3), ids=[x[0] for x in INVALID])
def test_balls_refuse_what_the_checker_refuses(name: str, edit: Edit, words: str) -> None:
    if name in OF_THE_CLAIM:
        return
    claim = interval()[-1]
    edit(claim)
    with pytest.raises((Undecided, ValueError)):
        check_touching(D, plan_of(claim["evidence"]), star_below(D))


def _legendre(t: acb, count: int) -> list[acb]:
    """P_0, .., P_count of dimension 3 by their recursion."""
    rows = [acb(1), t]
    for k in range(1, count):
        rows.append(((2 * k + 1) * t * rows[k] - k * rows[k - 1]) / (k + 1))
    return rows


def _free_energy(beta: Fraction, coupling: Fraction, field: list[float]) -> arb:
    """F_K of the density exp(sum a_l P_l)/Z for d = 3: H = sum a_l M_l - log Z and the energy, by Arb's integrals."""
    ctx.prec = 128
    b, k, weights = _ball(beta), _ball(coupling), [acb(x) for x in field]

    def mean(function: Any) -> arb:
        return acb.integral(lambda t, _: function(t) / 2, -1, 1).real

    def exponent(t: acb) -> acb:
        return sum((a * p for a, p in zip(weights, _legendre(t, len(field))[1:], strict=True)), acb(0))

    whole = mean(lambda t: exponent(t).exp())
    moments = [
        mean(lambda t, degree=degree: exponent(t).exp() * _legendre(t, degree)[degree]) / whole
        for degree in range(1, len(field) + 1)
    ]
    entropy = sum((arb(a) * m for a, m in zip(field, moments, strict=True)), arb(0)) - whole.log()
    energy = arb(0)  # sum_l N_l lambda_l m_l^2; the degrees beyond only add to it
    for degree, m in enumerate(moments, start=1):
        eigenvalue = mean(lambda t, degree=degree: (t * acb(b)).exp() * _legendre(t, degree)[degree]) / b
        energy += (2 * degree + 1) * eigenvalue * m * m
    return entropy - k * energy


def _ball(x: Fraction) -> arb:
    return arb(x.numerator) / x.denominator


@pytest.mark.parametrize("beta", [POINT, RIGHT], ids=["1.8164", "the right end"])
def test_the_upper_bound_by_an_explicit_density(beta: Fraction) -> None:
    """F_K < 0 a hair above the upper end of K_c, with integrals that are Arb's own; below the lower end it is not."""
    coupling = next(claim for claim in (point() if beta == POINT else interval()[2:]) if "enclosure" in claim)
    assert coupling["label"] == "critical-coupling"
    lower, upper = (_exact(coupling["enclosure"][end]) for end in ("lower", "upper"))
    found = minimiser_estimate(D, float(beta))
    assert found is not None
    field = list(map(float, found.field))[:8]
    assert _free_energy(beta, upper * (1 + Fraction(1, 10**6)), field) < 0
    assert _free_energy(beta, lower * (1 - Fraction(1, 10**6)), field) > 0


def _both(d: int, beta: Fraction) -> list[tuple[Claim, Claim]]:
    """K_c and m_1 by the reduction and by a cover of all moments."""
    wanted = ["critical-coupling", "order-parameter"]
    near = {claim.label: claim for claim in reduced_claims(d, Region.at(beta), touching_point(d, beta, 12), wanted)}
    covered = {claim.label: claim for claim in critical_coupling(d, beta, 12).claims}
    return [(near[label], covered[label]) for label in wanted]


@pytest.mark.deep
@pytest.mark.parametrize(("d", "ratio"), [(2, 1.01), (3, 1.003), (3, 1.01), (5, 1.005), (8, 1.004)])
def test_covers_of_all_moments_have_the_same_values(d: int, ratio: float) -> None:
    """Two engines with no search, bound or lemma of their own in common: enclosures overlap, and are narrow."""
    beta = Fraction(int(beta_star_estimate(d) * ratio * 2**14), 2**14)
    for one, other in _both(d, beta):
        assert (one.outcome, other.outcome) == ("proved", "proved")
        boxes = [x for x in (one.enclosure, other.enclosure) if isinstance(x, Enclosure)]
        assert len(boxes) == 2
        assert max(as_fraction(x.lower) for x in boxes) <= min(as_fraction(x.upper) for x in boxes)
        assert all(0 < as_fraction(x.width()) < as_fraction(x.lower) / 10**6 for x in boxes)
