"""A linear functional of the critical-point equation on a box of moments: rows (R) that narrow it, (X) that empty it.

Setting (proofs/coupling/functional.py has the proofs): as for the Gibbs bound, and rho is critical, so m_k = M_k(g m)
with all modes in the field. Around a base field a let |g_l m_l - a_l| <= e_l, M and C at a,
dev_L = sum_{l<=L} (g_l m_l - a_l)(P_l - M_l), dev = dev_L + (the tail minus its mean), upper_1 >= m_1. Then

    sup dev_L <= U = sum e_l (1 + |M_l|),      V = (sqrt(sum |C_kl| e_k e_l) + tau upper_1)^2,
    log of the mean of e^dev at a <= taylor(U) V,      taylor(U) = 1/2 + U/6 + U^2 e^U/24  (`taylor_factor`),

and for every y in R^L, with eta = y C,

    y.m - y.M - sum_l eta_l (g_l m_l - a_l)  lies in
    [-(|y|_1 + y.M) taylor(U) V - tau upper_1 sqrt(eta.y), (|y|_1 - y.M) taylor(U) V + tau upper_1 sqrt(eta.y)].

taylor(U) V pays for the higher orders and for the normaliser, the other term for the covariance of y.P with the tail;
U needs no part of the tail. tests/bounds/coupling/test_functional.py leaves out every term in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from certify.bounds.coupling.family import FieldMoments
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot


@dataclass(frozen=True, slots=True)
class AffineBox:
    """m_l = m0_l + mx_l dxi_l + ms_l ds + mr_l and g_l m_l - a_l = e0_l + ex_l dxi_l + es_l ds + er_l on a box.

    |dxi_l| <= rad_l, |ds| <= rad_s: dxi are the box coordinates from its centre, ds the parameter of a moving box
    from its centre. All rows have L entries; `radii` is exact; first >= m_1 on the box. at_rest: mx are 1, ms, mr,
    es and er 0, and are not looked at.
    """

    m0: BallMatrix
    mx: BallMatrix
    ms: BallMatrix
    mr: BallMatrix
    e0: BallMatrix
    ex: BallMatrix
    es: BallMatrix
    er: BallMatrix
    radii: BallMatrix
    rad_s: Ball
    first: Ball
    at_rest: bool = False

    def deviations(self) -> BallMatrix:
        """e_l: upper bounds of |g_l m_l - a_l|, exact."""
        total = self.e0.magnitudes() + self.ex.magnitudes().scale_columns(self.radii)
        if not self.at_rest:
            total = total + self.es.magnitudes().scaled(self.rad_s) + self.er.magnitudes()
        return total.magnitudes()


def oscillation_bound(moments: FieldMoments, deviations: BallMatrix) -> Ball:
    """U = sum e_l (1 + |M_l|) >= sup of dev_L, `deviations` being the e_l."""
    ones = BallMatrix.integers([[1] * deviations.cols])
    return dot(deviations, ones + moments.mean.magnitudes())


def spread_bound(moments: FieldMoments, deviations: BallMatrix) -> Ball:
    """The root of sum |C_kl| e_k e_l >= sd_a dev_L."""
    return _root(dot(deviations @ moments.covariance.magnitudes(), deviations))


def taylor_factor(oscillation: Ball) -> Ball:
    """1/2 + U/6 + U^2 e^U/24, U >= 0: e^u - 1 - u is at most that times u^2 for every u <= U."""
    return (oscillation * oscillation * oscillation.exp() / 4 + oscillation) / 6 + Ball(1) / 2


@dataclass(frozen=True, slots=True)
class Linearised:
    """The critical-point equation on a box, linearised at a base field; `functionals` draws conclusions from it."""

    moments: FieldMoments
    box: AffineBox
    tau_b: Ball
    quadratic: Ball

    @classmethod
    def on(
        cls, moments: FieldMoments, box: AffineBox, tau: Ball, near: Callable[[Ball, Ball], Ball] | None = None
    ) -> Linearised:
        """Evaluate U, V and the Taylor factor times V on the box. near: a better `first`, from U and sd_a dev_L."""
        deviations = box.deviations()
        oscillation = oscillation_bound(moments, deviations)
        deviation = spread_bound(moments, deviations)
        first = box.first if near is None else near(oscillation, deviation)
        tau_b = tau * first
        spread = deviation + tau_b
        return cls(moments, box, tau_b, taylor_factor(oscillation) * spread * spread)

    def projected(self, y: BallMatrix) -> tuple[BallMatrix, BallMatrix]:
        """(eta, a column) for exact rows y: y.M(h) is in that column and eta times the change of the field, on the box.

        M(h) are the moments of a density whose first fields are g_l m_l, and what is beyond is at most tau upper_1.
        """
        image = y @ self.moments.covariance
        level = y @ self.moments.mean.transpose()
        ones = BallMatrix.integers([[1]] * y.cols)
        beyond = (image.times(y) @ ones).magnitudes().sqrt().scaled(self.tau_b)
        size = y.magnitudes() @ ones
        least = (size + level).scaled(-self.quadratic)
        most = (size - level).scaled(self.quadratic)
        return image, (level + least.hull(most)).widened_by(beyond)

    def functionals(self, y: BallMatrix) -> tuple[BallMatrix, BallMatrix]:
        """(W, W_0) with sum_l W_l dxi_l = -(a point of W_0) for every critical density with moments in the box.

        y: exact rows, one functional each: W has their rows, W_0 one column. W_l = y_l mx_l - eta_l ex_l; W_0 holds
        everything else, remainder included.
        """
        box = self.box
        image, level = self.projected(y)
        constant = y @ box.m0.transpose() - image @ box.e0.transpose() - level
        if not box.at_rest:
            drift = (y @ box.ms.transpose() - image @ box.es.transpose()).scaled(box.rad_s)
            constant = (constant + y @ box.mr.transpose() - image @ box.er.transpose()).widened_by(drift)
        own = y if box.at_rest else y.scale_columns(box.mx)
        return own - image.scale_columns(box.ex), constant


def narrowed(rows: BallMatrix, i: int, constant: Ball, spans: Sequence[Ball], target: int) -> Ball | None:
    """Where dxi_target can be, from row i, sum W_l dxi_l + W_0 = 0, dxi_l in spans; None if W_target may vanish."""
    pivot = rows.entry(i, target)
    if not (pivot.surely_positive() or pivot.surely_negative()):
        return None
    total = rows.against(i, spans, target) + constant
    return -total * (1 / pivot)  # Arb's quotient of balls has a radius up to 1 % too large, its product has not


def excluded(rows: BallMatrix, i: int, constant: Ball, spans: Sequence[Ball]) -> bool:
    """True is a proof that sum W_l dxi_l + W_0 = 0 in row i has no solution with dxi_l in spans."""
    return not (rows.against(i, spans) + constant).overlaps(0)


def _root(square: Ball) -> Ball:
    """The root of an upper bound of a number >= 0 (whose ball may reach below 0)."""
    return Ball(abs(square).upper()).sqrt()
