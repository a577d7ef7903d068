"""The interaction: kappa_l = lambda_l N_l, g_l = 2 K kappa_l, and tau, the sum of all g_l beyond degree L.

    E(rho) = sum_{l>=1} kappa_l m_l^2,   m_l = int P_l rho dsigma,

for a density that depends on one coordinate only (Funk-Hecke (4.1) and the addition theorem). Lemmas, each with its
proof in proofs/coupling/interaction.py:

* lambda_l = (1/d) (beta/2)^{l-1}/(d/2+1)_{l-1} F(d/2+l, beta^2/4), F(mu, z) = 0F1(; mu; z): positive, and increasing in
  beta because every coefficient is >= 0; so an interval of beta is enclosed by its end points;
* kappa_{l+1}/kappa_l <= ratio_l := beta (l+d-2)/((l+1)(2l+d-2)), which decreases in l, so
  sum_{l>L} kappa_l <= kappa_{L+1}/(1 - ratio_{L+1}) when ratio_{L+1} < 1;
* sum_{l>=1} kappa_l = (e^beta - F(d/2, beta^2/4))/beta, the kernel at the pole, where it is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb

from certify.core.ball import Ball


def multiplicity(d: int, degree: int) -> int:
    """N_l, the dimension of the spherical harmonics of degree l >= 1 on S^{d-1}, d >= 2."""
    if d == 2:
        return 2
    return comb(d + degree - 1, degree) - (comb(d + degree - 3, degree - 2) if degree >= 2 else 0)


def ratio_bound(d: int, beta: Ball, degree: int) -> Ball:
    """ratio_l = beta (l+d-2)/((l+1)(2l+d-2)) >= kappa_{l+1}/kappa_l, decreasing in l >= 1."""
    return beta * (degree + d - 2) / ((degree + 1) * (2 * degree + d - 2))


def _eigenvalues(d: int, beta: Ball, count: int) -> list[Ball]:
    z = beta * beta / 4
    result = []
    factor = Ball(1) / d
    for degree in range(1, count + 1):
        result.append(factor * z.hypergeometric_0f1(d + 2 * degree, 2))
        factor = factor * beta / (d + 2 * degree)  # (beta/2)/(d/2+l)
    return result


@dataclass(frozen=True, slots=True)
class Interaction:
    """kappa_1..kappa_L and the sum of all kappa_l, l > L (an upper bound), on a ball of beta.

    peak: an upper bound of all lambda_l beyond L, and the N_l of the modes, where what is beyond L is bounded by the
    norm of the density (`kernels:norm`).
    """

    d: int
    kappa: tuple[Ball, ...]
    kappa_tail: Ball
    peak: Ball | None = None
    multiplicities: tuple[int, ...] = ()
    signed: bool = False
    """Whether some kappa_l may be negative: `kappa_tail` is then the sum of all |kappa_l|."""

    @property
    def modes(self) -> int:
        """L."""
        return len(self.kappa)

    def at(self, coupling: Ball) -> tuple[list[Ball], Ball]:
        """(g_1..g_L, tau): g_l = 2 K kappa_l and tau = sum_{l>L} g_l (an upper bound) for K in a ball."""
        twice = coupling * 2
        return [k * twice for k in self.kappa], self.kappa_tail * twice


def interaction_on(d: int, low: Fraction, high: Fraction, modes: int) -> Interaction:
    """The interaction for all beta of [low, high], 0 < low <= high.

    Where the tail is not geometric yet after `modes` terms it is what they leave of the whole sum, to the precision.
    """
    right = Ball(high)
    upper = _eigenvalues(d, right, modes + 1)
    lower = upper if low == high else _eigenvalues(d, Ball(low), modes + 1)
    kappa = [a.hull(b) * multiplicity(d, degree) for degree, (a, b) in enumerate(zip(lower, upper, strict=True), 1)]
    tail_ratio = ratio_bound(d, right, modes + 1)
    if tail_ratio.surely_less(1):
        return Interaction(d, tuple(kappa[:-1]), kappa[-1] / (1 - tail_ratio))
    rest = whole_sum(d, right)
    for degree, eigenvalue in enumerate(upper[:-1], 1):
        rest = rest - eigenvalue * multiplicity(d, degree)
    return Interaction(d, tuple(kappa[:-1]), rest)


def whole_sum(d: int, beta: Ball) -> Ball:
    """The sum of kappa_l over l >= 1, by the value of the kernel at t = 1."""
    return (beta.exp() - (beta * beta / 4).hypergeometric_0f1(d, 2)) / beta


def slopes_at(d: int, beta: Fraction, count: int) -> list[Ball]:
    """d kappa_l/d beta for l = 1..count at an exact beta > 0; each is increasing in beta (coefficients >= 0).

    With kappa_l = factor_l F(d/2+l, z), z = beta^2/4: kappa_l' = factor_l ((l-1)/beta F(d/2+l, z) +
    beta/(d+2l) F(d/2+l+1, z)).
    """
    at = Ball(beta)
    z = at * at / 4
    result = []
    factor = Ball(1) / d
    for degree in range(1, count + 1):
        own = z.hypergeometric_0f1(d + 2 * degree, 2) * (degree - 1) / at
        next_one = z.hypergeometric_0f1(d + 2 * degree + 2, 2) * at / (d + 2 * degree)
        result.append(factor * (own + next_one) * multiplicity(d, degree))
        factor = factor * at / (d + 2 * degree)
    return result
