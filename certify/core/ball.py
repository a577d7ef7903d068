"""Balls over Arb: beside `certify.core.polynomial` the only module that imports flint.

A `Ball` is a set [m - r, m + r] that contains the exact result of every operation on every choice of points of its
arguments. This wrapper adds what python-flint leaves open:

* no float enters: ints, Fractions and Dyadics only (`arb(0.1)` silently excludes 1/10);
* no truth value, no hash, no `<`: predicates say `surely_...`, where True is a proof and False means "not proved";
* a result that is not finite raises `NotFinite` (a NaN ball contains and overlaps everything);
* precision is held by one context manager, `with precision(bits):`. FLINT's precision belongs to the process, so the
  context holds a lock: threads take turns, and a ball computed outside the context is an error.

Exchange with the rest of the project is exact: `Dyadic` ends, never a decimal string.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from fractions import Fraction
from types import TracebackType
from typing import Any, Final, NoReturn, TypeAlias

import flint

from certify.core.errors import NotFinite, PrecisionError, Undecided
from certify.core.exact import Dyadic, Exact

arb: Final[Any] = flint.arb
_fmpq: Final[Any] = flint.fmpq
_ctx: Final[Any] = flint.ctx
_lock: Final = threading.RLock()
_ident: Final = threading.get_ident
_MAX_BITS: Final = 1 << 26
_owner: int | None = None

Operand: TypeAlias = "Ball | int | Fraction | Dyadic"


class precision:
    """`with precision(bits):` sets Arb's working precision; nests; threads wait for one another; restores on exit.

    bits: 2 .. 2**26. Raises PrecisionError outside that domain.
    """

    __slots__ = ("_bits", "_outer_owner", "_outer_prec")

    def __init__(self, bits: int) -> None:
        if type(bits) is not int or not 2 <= bits <= _MAX_BITS:
            raise PrecisionError(f"precision {bits!r}: an int from 2 to {_MAX_BITS} is wanted")
        self._bits = bits

    def __enter__(self) -> int:
        global _owner  # noqa: PLW0603  the one place that guards FLINT's process-wide precision
        _lock.acquire()
        self._outer_owner = _owner
        self._outer_prec = _ctx.prec
        _owner = _ident()
        _ctx.prec = self._bits
        return self._bits

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        global _owner  # noqa: PLW0603  # as above
        _ctx.prec = self._outer_prec
        _owner = self._outer_owner
        _lock.release()


def working_bits() -> int:
    """The bits with which balls are computed at present."""
    bits: int = _ctx.prec
    return bits


def _to_arb(x: object) -> Any:
    """Exact conversion of an operand (rationals: correctly enclosed at the working precision)."""
    if type(x) is Ball:
        return x.arb
    if type(x) is int:
        return arb(x)
    if isinstance(x, Dyadic):
        return arb((x.mantissa, x.exponent))
    if isinstance(x, Fraction):  # asked last: for any other type the question is a slow one
        return arb(_fmpq(x.numerator, x.denominator))
    raise TypeError(f"a ball takes int, Fraction, Dyadic or Ball, not {type(x).__name__}")


def _wrap(x: Any) -> Ball:
    if _owner != _ident():
        raise PrecisionError("a ball was computed outside `with precision(bits):`")
    if not x.is_finite():
        raise NotFinite("a ball operation gave a result that is not finite")
    ball = _new(Ball)
    ball.arb = x
    return ball


def _dyadic(x: Any) -> Dyadic:
    """An exact arb as a Dyadic."""
    mantissa, exponent = x.man_exp()
    return Dyadic(int(mantissa), int(exponent))


class Ball:
    """A finite real ball. Construct with `Ball(n)`, `Ball(Fraction(...))`, `Ball.between(lo, hi)`, `Ball.pi()`."""

    __slots__ = ("arb",)
    arb: Any
    __hash__ = None  # type: ignore[assignment]  # equality of balls is not an equivalence

    def __new__(cls, x: int | Fraction | Dyadic | Ball) -> Ball:
        return _wrap(_to_arb(x))

    @staticmethod
    def between(lower: Exact | int, upper: Exact | int) -> Ball:
        """The smallest ball Arb makes around [lower, upper]."""
        if upper < lower:
            raise ValueError("Ball.between wants lower <= upper")
        return _wrap(_to_arb(lower).union(_to_arb(upper)))

    @staticmethod
    def centred(midpoint: Exact | int, radius: Dyadic) -> Ball:
        """[midpoint - radius, midpoint + radius], radius >= 0."""
        if radius < 0:
            raise ValueError("a radius is >= 0")
        return _wrap(_to_arb(midpoint) + arb(0, (radius.mantissa, radius.exponent)))

    @staticmethod
    def of(x: Any) -> Ball:
        """FLINT's own ball."""
        return _wrap(x)

    @staticmethod
    def descending(top: Ball, numbers: Iterable[int], tail: Ball) -> Iterator[Ball]:
        """y = top/(n + y) from y = tail, for one number n after the other; as fast as Arb's own balls."""
        y, above = tail.arb, top.arb
        for n in numbers:
            y = above / (y + n)
            yield _wrap(y)

    @staticmethod
    def pi() -> Ball:
        """The number pi."""
        return _wrap(arb.pi())

    # --- no truth value, no order -------------------------------------------------------------------------------
    def __bool__(self) -> NoReturn:
        raise TypeError("a ball has no truth value: use a surely_... predicate")

    def _no_order(self, other: object) -> NoReturn:
        raise TypeError("balls are not ordered: use surely_less, surely_at_most, overlaps")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _no_order

    def __reduce__(self) -> NoReturn:
        raise TypeError("balls are exchanged as exact ends (lower, upper), not pickled or copied")

    __copy__ = __reduce__

    def __deepcopy__(self, memo: object) -> NoReturn:
        self.__reduce__()

    def __repr__(self) -> str:
        return f"Ball([{self.arb.mid().str(12, radius=False)} +/- {self.arb.rad().str(3, radius=False)}])"

    # --- arithmetic ---------------------------------------------------------------------------------------------
    def __add__(self, other: Operand) -> Ball:
        return _wrap(self.arb + _to_arb(other))

    def __sub__(self, other: Operand) -> Ball:
        return _wrap(self.arb - _to_arb(other))

    def __mul__(self, other: Operand) -> Ball:
        return _wrap(self.arb * _to_arb(other))

    def __truediv__(self, other: Operand) -> Ball:
        return _wrap(self.arb / _to_arb(other))

    def __radd__(self, other: Operand) -> Ball:
        return _wrap(_to_arb(other) + self.arb)

    def __rsub__(self, other: Operand) -> Ball:
        return _wrap(_to_arb(other) - self.arb)

    def __rmul__(self, other: Operand) -> Ball:
        return _wrap(_to_arb(other) * self.arb)

    def __rtruediv__(self, other: Operand) -> Ball:
        return _wrap(_to_arb(other) / self.arb)

    def __neg__(self) -> Ball:
        return _wrap(0 - self.arb)  # not arb.neg(): 0.8.0 returned its input unchanged

    def __abs__(self) -> Ball:
        return _wrap(abs(self.arb))

    def __pow__(self, n: int) -> Ball:
        """Integer power, n >= 0 or 0 not in the ball."""
        if type(n) is not int:
            raise TypeError("a ball has integer powers only; write exp(y*log(x)) for others")
        return _wrap(self.arb**n)

    def sqrt(self) -> Ball:
        """Square root; NotFinite if the ball reaches below 0."""
        return _wrap(self.arb.sqrt())

    def exp(self) -> Ball:
        """Exponential."""
        return _wrap(self.arb.exp())

    def log(self) -> Ball:
        """Natural logarithm; NotFinite if the ball reaches 0."""
        return _wrap(self.arb.log())

    def log1p(self) -> Ball:
        """log(1 + x); NotFinite if the ball reaches -1."""
        return _wrap(self.arb.log1p())

    def tanh(self) -> Ball:
        """Hyperbolic tangent."""
        return _wrap(self.arb.tanh())

    def cos(self) -> Ball:
        """Cosine."""
        return _wrap(self.arb.cos())

    def gamma(self) -> Ball:
        """Gamma function; NotFinite at the poles."""
        return _wrap(self.arb.gamma())

    def hypergeometric_0f1(self, p: int, q: int = 1) -> Ball:
        """0F1(; p/q; x), not regularised, p/q > 0.

        For large x Arb's result can be far wider than its argument (0F1(; 98; 19600) at 53 bits has 3 good bits), so
        it is computed again with more bits while the argument is worth them.
        """
        a = _fmpq(p, q)
        result = self.arb.hypgeom_0f1(arb(a))
        bits = _ctx.prec
        if result.rel_accuracy_bits() < bits - 24 <= self.arb.rel_accuracy_bits():
            for factor in (2, 4, 8, 16):
                with precision(bits * factor):
                    result = self.arb.hypgeom_0f1(arb(a))
                if result.rel_accuracy_bits() >= bits:
                    break
            result = result + 0  # rounded to `bits` again
        return _wrap(result)

    def bessel_i(self, order: Fraction) -> Ball:
        """Modified Bessel function I_order(x)."""
        return _wrap(self.arb.bessel_i(_to_arb(order)))

    # --- sets ---------------------------------------------------------------------------------------------------
    def hull(self, other: Ball) -> Ball:
        """A ball that contains both."""
        return _wrap(self.arb.union(other.arb))

    def intersection(self, other: Ball) -> Ball:
        """A ball that contains the common points; Undecided if the balls are disjoint (then a hypothesis was wrong)."""
        if not self.arb.overlaps(other.arb):
            raise Undecided("two enclosures of one number are disjoint")
        return _wrap(self.arb.intersection(other.arb))

    def mid(self) -> Ball:
        """The midpoint, as an exact ball."""
        return _wrap(self.arb.mid())

    def midpoint(self) -> Dyadic:
        """The midpoint, exactly."""
        return _dyadic(self.arb.mid())

    def radius(self) -> Dyadic:
        """The radius, exactly."""
        return _dyadic(self.arb.rad())

    def lower(self) -> Dyadic:
        """A dyadic <= every point, rounded down at the working precision."""
        return _dyadic(self.arb.lower())

    def upper(self) -> Dyadic:
        """A dyadic >= every point, rounded up at the working precision."""
        return _dyadic(self.arb.upper())

    # --- predicates: True is a proof, False means "not proved" ---------------------------------------------------
    def surely_positive(self) -> bool:
        """Every point is > 0."""
        return bool(self.arb > 0)

    def surely_negative(self) -> bool:
        """Every point is < 0."""
        return bool(self.arb < 0)

    def surely_less(self, other: Operand) -> bool:
        """x < y for every point x of self and y of other."""
        return bool(self.arb < _to_arb(other))

    def surely_at_most(self, other: Operand) -> bool:
        """x <= y for every point x of self and y of other."""
        return bool(self.arb <= _to_arb(other))

    def surely_contains(self, other: Operand) -> bool:
        """Every point of other lies in self."""
        return bool(self.arb.contains(_to_arb(other)))

    def surely_interior(self, other: Ball) -> bool:
        """Every point of other lies in the interior of self."""
        return bool(self.arb.contains_interior(other.arb))

    def overlaps(self, other: Operand) -> bool:
        """False is a proof that the two are disjoint."""
        return bool(self.arb.overlaps(_to_arb(other)))


_new: Final = object.__new__


def maximum(balls: Iterable[Ball]) -> Ball:
    """An enclosure of the maximum of one point from each ball (builtin max depends on the order of arguments)."""
    values = iter(balls)
    result = next(values).arb
    for ball in values:
        result = result.max(ball.arb)
    return _wrap(result)


def minimum(balls: Iterable[Ball]) -> Ball:
    """An enclosure of the minimum of one point from each ball."""
    values = iter(balls)
    result = next(values).arb
    for ball in values:
        result = result.min(ball.arb)
    return _wrap(result)
