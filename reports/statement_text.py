"""A statement about Bessel ratios in TeX, from the tree that the checker reads."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from certify.checker.ratio.expression import Expression, parse_statement
from reports.escape import Tex

_SIGNS: Final = {"<": "<", "<=": r"\le", ">": ">", ">=": r"\ge"}
_SUM, _PRODUCT, _ATOM = range(3)


def statement(text: str) -> Tex:
    """A chain of comparisons as a formula. Raises `certify.checker.Refusal` where it cannot be read."""
    read = parse_statement(text, "statement")
    parts = [_expression(read.sides[0])]
    for sign, side in zip(read.comparisons, read.sides[1:], strict=True):
        parts += [_SIGNS[sign], _expression(side)]
    return Tex(" ".join(parts))


def number(value: Fraction) -> Tex:
    """An integer, or a small fraction."""
    sign = "-" if value < 0 else ""
    top, bottom = abs(value.numerator), value.denominator
    return Tex(f"{sign}{top}" if bottom == 1 else rf"{sign}\tfrac{{{top}}}{{{bottom}}}")


def _expression(e: Expression, level: int = _SUM) -> str:
    """The formula, in brackets where what stands around it binds more than it does."""
    own, text = _bare(e)
    return text if own >= level else rf"\bigl({text}\bigr)"


def _bare(e: Expression) -> tuple[int, str]:  # noqa: PLR0911  # a case for each operation
    """(how much it binds, the formula)."""
    match e.operation:
        case "number":
            return _ATOM, number(e.value)
        case "nu":
            return _ATOM, r"\nu"
        case "r" | "I":
            return _ATOM, rf"{e.operation}_{{{_expression(e.parts[0])}}}(x)"
        case "sqrt":
            return _ATOM, rf"\sqrt{{{_expression(e.parts[0])}}}"
        case "^":
            return _ATOM, rf"{_expression(e.parts[0], _ATOM)}^{{{e.power}}}"
        case "/":
            top, bottom = e.parts
            if top.operation == bottom.operation == "number":
                return _ATOM, number(top.value / bottom.value)
            return _PRODUCT, rf"\frac{{{_expression(top)}}}{{{_expression(bottom)}}}"
        case "*":
            left, right = e.parts
            if left == Expression("number", value=Fraction(-1)):
                return _SUM, f"-{_expression(right, _PRODUCT)}"
            factors = _expression(left, _PRODUCT), _expression(right, _ATOM if right.operation == "*" else _PRODUCT)
            return _PRODUCT, (r" \cdot " if factors[1][:1].isdigit() else r" ").join(factors)
        case "+" | "-":
            left, right = e.parts
            return _SUM, f"{_expression(left)} {e.operation} {_expression(right, _PRODUCT)}"
    return _ATOM, e.operation
