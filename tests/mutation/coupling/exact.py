"""Balls with exact rational midpoint and radius: what the fixed-point balls of the checker round."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from typing import Any


class Exact:
    """All numbers of [m - r, m + r]; the midpoint-radius arithmetic of arithmetic.ball.Ball without its rounding."""

    def __init__(self, m: Fraction | int, r: Fraction | int = 0) -> None:
        self.m, self.r = Fraction(m), Fraction(r)

    @classmethod
    def of(cls, ball: Any) -> Exact:
        """What a ball of the checker stands for."""
        return cls(Fraction(ball.m, 1 << ball.p), Fraction(ball.r, 1 << ball.p))

    @property
    def low(self) -> Fraction:
        return self.m - self.r

    @property
    def high(self) -> Fraction:
        return self.m + self.r

    def __add__(self, other: Exact | Fraction | int) -> Exact:
        y = other if isinstance(other, Exact) else Exact(other)
        return Exact(self.m + y.m, self.r + y.r)

    __radd__ = __add__

    def __neg__(self) -> Exact:
        return Exact(-self.m, self.r)

    def __sub__(self, other: Exact | Fraction | int) -> Exact:
        return self + (-other)

    def __rsub__(self, other: Fraction | int) -> Exact:
        return -self + other

    def __mul__(self, other: Exact | Fraction | int) -> Exact:
        y = other if isinstance(other, Exact) else Exact(other)
        return Exact(self.m * y.m, abs(self.m) * y.r + abs(y.m) * self.r + self.r * y.r)

    __rmul__ = __mul__

    def __truediv__(self, other: Exact | Fraction | int) -> Exact:
        y = other if isinstance(other, Exact) else Exact(other)
        quotient = self.m / y.m
        return Exact(quotient, (self.r + abs(quotient) * y.r) / (abs(y.m) - y.r))


def rounds(ball: Any, exact: Exact, units: int) -> bool:
    """The ball contains the exact one, and its radius is at most so many units larger."""
    m, r = exact.m * (1 << ball.p), exact.r * (1 << ball.p)
    return bool(abs(ball.m - m) + r <= ball.r <= r + units)


def above(value: Fraction | int, exact: Fraction, slack: Fraction | int) -> bool:
    """exact <= value <= exact + slack."""
    return exact <= value <= exact + slack


@contextmanager
def recorded(*modules: Any) -> Iterator[dict[str, tuple[Any, ...]]]:
    """Both sides of the inequalities that these modules require, by their words, which say whether they are strict."""
    seen: dict[str, tuple[Any, ...]] = {}

    def note(what: str, *sides: Any, weak: bool) -> None:
        seen[what if weak == ("<=" in what) else f"{'weak' if weak else 'strict'}: {what}"] = sides

    notes = {"require_less": partial(note, weak=False), "require_at_most": partial(note, weak=True)}
    places = [(module, name) for module in modules for name in notes if hasattr(module, name)]
    kept = [getattr(*place) for place in places]
    for module, name in places:
        setattr(module, name, notes[name])
    try:
        yield seen
    finally:
        for place, function in zip(places, kept, strict=True):
            setattr(*place, function)
