"""Functions of s on [0, s_max] as f_0 + f_1 s + f_2 s^2: f_0 and f_1 are numbers, f_2 is bounded on the interval.

Lemma (proofs/landau/model.py). A `Model` stands for every function f with f(s) = f_0 + f_1 s + f_2(s) s^2 for 0 <= s <=
s_max, f_0, f_1 and each f_2(s) in their balls. Sums, products and quotients of models contain those of the functions;
what a product or quotient has beyond s^2 goes into f_2, with s in its ball.

beta as a function of s = alpha_2 - 1/d: beta' = 1/rho, rho = 1 - alpha_2^2 - (d+1) alpha_2/beta (Riccati), and
beta'' = (2 alpha_2 + (d+1)/beta - (d+1) alpha_2 beta'/beta^2) beta'^2; f_2 = beta''/2 at some number below s.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from certify.core.ball import Ball

Factor: TypeAlias = "Model | Ball | int | Fraction"


class Model:
    """f_0, f_1, f_2 and the ball of s, which contains [0, s_max]."""

    __slots__ = ("s", "terms")

    def __init__(self, terms: tuple[Ball, Ball, Ball], s: Ball) -> None:
        self.terms, self.s = terms, s

    def _like(self, x: Factor) -> Model:
        if isinstance(x, Model):
            return x
        return Model((x if isinstance(x, Ball) else Ball(x), Ball(0), Ball(0)), self.s)

    def range(self) -> Ball:
        """A ball with every value of the function."""
        f_0, f_1, f_2 = self.terms
        return f_0 + self.s * (f_1 + self.s * f_2)

    def slope(self) -> Ball:
        """A ball with every (f(s) - f_0)/s, s > 0."""
        return self.terms[1] + self.s * self.terms[2]

    def times_s(self) -> Model:
        """s f(s)."""
        return Model((Ball(0), self.terms[0], self.slope()), self.s)

    def __add__(self, other: Factor) -> Model:
        (a, b, c), (x, y, z) = self.terms, self._like(other).terms
        return Model((a + x, b + y, c + z), self.s)

    __radd__ = __add__

    def __neg__(self) -> Model:
        a, b, c = self.terms
        return Model((-a, -b, -c), self.s)

    def __sub__(self, other: Factor) -> Model:
        return self + -self._like(other)

    def __rsub__(self, other: Factor) -> Model:
        return -self + other

    def __mul__(self, other: Factor) -> Model:
        (a, b, c), (x, y, z), s = self.terms, self._like(other).terms, self.s
        return Model((a * x, a * y + b * x, a * z + b * y + c * x + s * (b * z + c * y + s * c * z)), s)

    __rmul__ = __mul__

    def __truediv__(self, other: Factor) -> Model:
        return self * self._like(other)._inverse()

    def __rtruediv__(self, other: Factor) -> Model:
        return self._like(other) * self._inverse()

    def _inverse(self) -> Model:
        """1/f: 1 - f (g_0 + g_1 s) = -s^2 (f_1 g_1 + f_2 (g_0 + g_1 s)) for the right g_0 and g_1."""
        f_0, f_1, f_2 = self.terms
        g_0 = 1 / f_0
        g_1 = -f_1 * g_0 * g_0
        return Model((g_0, g_1, -(f_1 * g_1 + f_2 * (g_0 + g_1 * self.s)) / self.range()), self.s)


def beta_model(d: int, star: Ball, beta: Ball, s: Ball) -> Model:
    """beta as a function of s: `star` contains beta_*, `beta` all of the interval, s all alpha_2 - 1/d there."""
    (first, _), (_, second) = _slopes(d, star, Ball(Fraction(1, d))), _slopes(d, beta, s + Fraction(1, d))
    return Model((star, first, second / 2), s)


def _slopes(d: int, beta: Ball, alpha: Ball) -> tuple[Ball, Ball]:
    """(beta', beta'')."""
    first = 1 / (1 - alpha * alpha - alpha * (d + 1) / beta)
    bend = alpha * 2 + (d + 1) / beta - alpha * (d + 1) * first / (beta * beta)
    return first, bend * first * first
