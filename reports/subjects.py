"""What a claim without a dimension is about, in print."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from certify.checker.kernels.description import Description
from certify.checker.ratio.arguments import Arguments, Preimage
from certify.checker.ratio.inequality import Inequality
from certify.core.kernel import SCALED
from reports.escape import Tex, escape
from reports.numbers import exact

if TYPE_CHECKING:
    from certify.checker import Claim


def about(claim: Claim) -> tuple[tuple[Tex, ...], Tex]:
    r"""Order and argument, or value, for a table; both as a condition, like `\nu=0,\ 1\le x\le2`. Nothing for a d."""
    subject = claim.subject
    if claim.kernel is not None:
        return (), _kernel(claim.kernel)
    if isinstance(subject, Inequality):  # its text, and both ranges, as they were given
        nu, x, text = (Tex(rf"\text{{{escape(part)}}}") for part in (subject.nu, subject.x, subject.statement))
        return (nu, x, text), Tex(rf"\nu={nu},\ x={x}")
    if isinstance(subject, Arguments):
        ends = ((r"\nu", subject.orders), ("x", subject.places))
    elif isinstance(subject, Preimage):
        ends = ((r"\nu", (subject.nu, subject.nu)), ("y", (subject.y, subject.y)))
    else:
        return (), Tex("")
    cells = tuple(_set(*pair) for _, pair in ends)
    return cells, Tex(r",\ ".join(_condition(symbol, *pair) for symbol, pair in ends))


def _kernel(given: Description) -> Tex:
    """A kernel as a condition: its family with the parameter or the list."""
    numbers = [exact(x) for x in given.numbers]
    scale = rf"/\lambda_{SCALED[given.family]}" if given.family in SCALED else ""
    if given.degrees:
        terms = "+".join(f"{_factor(x)}P_{{{degree}}}" for degree, x in zip(given.degrees, numbers, strict=True))
    elif given.family == "polynomial":
        terms = "+".join(f"{_factor(x)}t^{{{k}}}" for k, x in enumerate(numbers) if given.numbers[k])
    elif given.interval:
        terms = rf"\text{{{given.family}}}([{numbers[0]},{numbers[1]}]){scale}"
    else:
        terms = rf"\text{{{given.family}}}" + (f"({numbers[0]})" if numbers else "") + scale
    return Tex(f"W={terms}")


def _factor(x: Tex) -> str:
    return "" if x == "1" else f"({x})"


def _set(low: Fraction, high: Fraction) -> Tex:
    return exact(low) if low == high else Tex(f"[{exact(low)},{exact(high)}]")


def _condition(symbol: str, low: Fraction, high: Fraction) -> str:
    return f"{symbol}={exact(low)}" if low == high else rf"{exact(low)}\le {symbol}\le {exact(high)}"
