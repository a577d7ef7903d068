"""A float estimate of beta_*^{(d)}: the start of the interval Newton iteration."""

from __future__ import annotations


def _quotient(d: int, x: float) -> float:
    """(d+2) r_{d/2}(x)/x = F(d/2+2, x^2/4)/F(d/2+1, x^2/4), by the power series."""
    z, a = x * x / 4.0, d / 2.0
    top = bottom = term_top = term_bottom = 1.0
    k = 0
    while term_bottom > 1e-18 * bottom:
        term_top *= z / ((a + 2.0 + k) * (k + 1.0))
        term_bottom *= z / ((a + 1.0 + k) * (k + 1.0))
        top += term_top
        bottom += term_bottom
        k += 1
    return top / bottom


def beta_star_estimate(d: int) -> float:
    """An untrusted approximation of the root of d r_{d/2}(x) = 1, d >= 2, relative error about 1e-15.

    Fixed points of x = (d+2)/(d Q(x)), Q as in `_quotient`, accelerated by the Newton slope from the Riccati equation.
    """
    x = 1.0 + 2.0 / d + 1.0 / (d * d)
    for _ in range(8):
        q = _quotient(d, x) / (d + 2.0)
        r = q * x
        # 1 - (d+1) q with (d+1)/(d+2) taken apart, so that large d does not cancel
        step = (r - 1.0 / d) / (1.0 - r * r - (d + 1.0) * q)
        x -= step
        if abs(step) < 2e-15 * d:
            break
    return x
