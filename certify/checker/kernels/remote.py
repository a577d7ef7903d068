"""What is beyond the modes of a tube, where the kappa_l of the kernel decay slowly. FORMAT/kernels.md (W15), (W16)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ..arithmetic.ball import Ball, ceil_shift, exp, total, up
from ..arithmetic.series import Work, ceil_of
from ..branch.space import Beyond, root


class Remote(Beyond):
    """By `peak`, a bound of all |lambda_l| there, and by ellipses: P_l is orthogonal to all polynomials below l."""

    def __init__(
        self, tail: Ball, peak: Fraction, degrees: Sequence[int], ellipses: Sequence[Fraction], work: Work
    ) -> None:
        super().__init__(tail)
        self.crest, self.p = up(ceil_of(2 * peak, tail.p), tail.p), tail.p
        self.ellipses = [self._ellipse(x, degrees, work) for x in ellipses]

    def _ellipse(self, ellipse: Fraction, degrees: Sequence[int], work: Work) -> tuple[list[int], int]:
        """growth_l over 2^p, and 1/growth_{n+1}, n the last degree, over 2^(3p), both rounded up."""
        bits = (ellipse.numerator.bit_length() + ellipse.denominator.bit_length()) * degrees[-1]
        work.spend(0, bits, 4 + 2 * len(degrees))
        *growth, last = [(ellipse**k + 1 / ellipse**k) / 2 for k in (*degrees, degrees[-1] + 1)]
        return [ceil_of(x, self.p) for x in growth], ceil_of(1 / last, 3 * self.p)

    def moment(self, sizes: Sequence[Ball]) -> Ball:
        """A bound of all |M_l| beyond the modes where |a_l| <= sizes_l: Z >= 1, and |M_l| <= 1. (W15)"""
        p, least = self.p, 1 << self.p
        for growth, factor in self.ellipses:
            exponent = ceil_shift(sum(x.high * g for x, g in zip(sizes, growth, strict=True)), p)
            if exponent >> p <= p:  # else this ellipse says nothing at the precision in use
                least = min(least, ceil_shift(exp(up(exponent, p)).high * factor, 3 * p))
        return up(least, p)

    def image(self, sizes: Sequence[Ball]) -> Ball:
        """The root of sum 2 |kappa_l| M_l^2."""
        return root(self.tail) * self.moment(sizes)

    def block(self, sizes: Sequence[Ball], log_z: Ball) -> Ball:
        """The trace, or by the largest value of the density: Var_c f <= sup rho_c int f^2. (W16)"""
        most = exp(up((total(sizes) - log_z).high, self.p)) * self.crest
        return up(min(self.tail.high, most.high), self.p)
