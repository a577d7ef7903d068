"""Functions of s on [0, s_max] as f_0 + f_1 s + f_2 s^2 with f_2 in a ball. FORMAT/landau.md (L1), (L2)."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from ..arithmetic.ball import Ball

Factor: TypeAlias = "Model | Ball | int"


class Model:
    """f_0, f_1, f_2 and the ball of s, which contains [0, s_max]."""

    __slots__ = ("s", "terms")

    def __init__(self, terms: tuple[Ball, Ball, Ball], s: Ball) -> None:
        self.terms, self.s = terms, s

    @classmethod
    def of(cls, x: Ball, s: Ball) -> Model:
        """A number, or anything whose values lie in a ball."""
        return cls((x, x * 0, x * 0), s)

    def _like(self, x: Factor) -> Model:
        if isinstance(x, Model):
            return x
        return Model.of(self.s * 0 + x, self.s)

    @property
    def p(self) -> int:
        """Bits of the fixed point."""
        return self.s.p

    @property
    def low(self) -> int:
        """A lower bound of the values, over 2^p."""
        return self.range().low

    @property
    def high(self) -> int:
        """An upper bound of the values, over 2^p."""
        return self.range().high

    def range(self) -> Ball:
        """A ball with every value of the function."""
        return self.terms[0] + self.s * self.slope()

    def slope(self) -> Ball:
        """A ball with every (f(s) - f_0)/s, s > 0."""
        return self.terms[1] + self.s * self.terms[2]

    def times_s(self) -> Model:
        """s f(s)."""
        return Model((self.s * 0, self.terms[0], self.slope()), self.s)

    def __add__(self, other: Factor) -> Model:
        a, b, c = self.terms
        x, y, z = self._like(other).terms
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
        (a, b, c), s = self.terms, self.s
        if isinstance(other, int):
            return Model((a * other, b * other, c * other), s)
        x, y, z = self._like(other).terms
        return Model((a * x, a * y + b * x, a * z + b * y + c * x + s * (b * z + c * y + s * (c * z))), s)

    __rmul__ = __mul__

    def __truediv__(self, other: Factor) -> Model:
        if isinstance(other, int):
            a, b, c = self.terms
            return Model((a / other, b / other, c / other), self.s)
        (a, b, c), s = self._like(other).terms, self.s
        x = (s * 0 + 1) / a
        y = -(b * x * x)
        return self * Model((x, y, -(b * y + c * (x + y * s)) / self._like(other).range()), s)


def beta_model(d: int, star: Ball, beta: Ball, s: Ball) -> Model:
    """beta as a function of s = alpha_2 - 1/d: `star` contains beta_*, `beta` all of the interval."""
    inverse = Ball.exact(Fraction(1, d), s.p)
    (first, _), (_, second) = _slopes(d, star, inverse), _slopes(d, beta, s + inverse)
    return Model((star, first, second / 2), s)


def _slopes(d: int, beta: Ball, alpha: Ball) -> tuple[Ball, Ball]:
    """(beta', beta'') by the Riccati equation."""
    one = beta * 0 + 1
    first = one / (1 - alpha * alpha - alpha * (d + 1) / beta)
    bend = alpha * 2 + one * (d + 1) / beta - alpha * (d + 1) * first / (beta * beta)
    return first, bend * first * first
