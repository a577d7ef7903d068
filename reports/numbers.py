r"""Exact numbers as TeX: outward-rounded decimals such as $1.4454854324_{65}^{66}$, exact fractions, sets of beta.

Every printed enclosure is read back from the TeX that is printed, and the inequality is proved again on what was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from certify.core.digits import digits_of
from certify.core.exact import common_digits, decimal_lower, decimal_upper, outward, parse_decimal
from reports.escape import Tex

if TYPE_CHECKING:
    from certify.checker import Region

SHORT_PLACES: Final = 12
LINE_DIGITS: Final = 56
"""Digits that fit into one line of amsart beside `K_\\#(\\beta)=`; longer numbers may break."""

_UNBROKEN: Final = 20
"""Digits of an exact number that a sentence takes without a break."""

_FORM: Final = re.compile(
    r"(?:\[(?P<low>-?[\d.]+),\\,(?P<high>-?[\d.]+)\]"
    r"|(?P<common>-?(?:\\crtdigits\{[\d.]+\}|[\d.]+))_\{(?P<sub>\d+)\}\^\{(?P<sup>\d+)\})"
    r"(?:\\cdot10\^\{(?P<exponent>-\d+)\})?"
)


@dataclass(frozen=True, slots=True)
class Decimal:
    """An enclosure in print: `short` and `full` in math mode; `spread` if it is an interval rather than a number."""

    short: Tex
    full: Tex
    spread: bool
    exact: bool

    @property
    def relation(self) -> Tex:
        """How it joins the quantity: K = number, K in interval."""
        return Tex(r"\in") if self.spread else Tex("=")

    @property
    def long(self) -> bool:
        """Whether `full` needs more than one line."""
        return "crtdigits" in self.full

    @property
    def more(self) -> bool:
        """Whether `full` says more than `short`."""
        return self.full != self.short


def decimal(lower: Fraction, upper: Fraction, *, brief: bool = False) -> Decimal:
    """The enclosure [lower, upper] in print. ArithmeticError if the printed text did not enclose it.

    brief: an interval has as many places as its width is worth, and not ten.
    """
    if lower == upper:
        return Decimal(exact(lower), exact(lower), spread=False, exact=True)
    exponent = _exponent(max(abs(lower), abs(upper)))
    scale = Fraction(10) ** -exponent
    low, high = lower * scale, upper * scale
    if 1000 * (upper - lower) > abs(upper):
        places = min(10, _places(high - low) + 1) if brief else 10
        text = _printed(low, high, places, exponent, spread=True)
        return Decimal(text, text, spread=True, exact=False)
    places = _places(high - low)
    full = _printed(low, high, places, exponent, tail=1)
    short = _printed(low, high, min(places, SHORT_PLACES), exponent, tail=2)
    return Decimal(short if places > SHORT_PLACES else full, full, spread=False, exact=False)


def _exponent(upper: Fraction) -> int:
    """Power of ten to take out of a small positive number; 0 for others."""
    if not 0 < upper < Fraction(1, 1000):
        return 0
    return -len(digits_of(upper.denominator // upper.numerator))


def _places(width: Fraction) -> int:
    """Decimals to print: about the first one at which ends `width` apart differ, and one more."""
    bits = width.denominator.bit_length() - width.numerator.bit_length()
    return max(3, bits * 30103 // 100000 + 1)


def _printed(low: Fraction, high: Fraction, places: int, exponent: int, *, tail: int = 1, spread: bool = False) -> Tex:
    text = _layout(*outward(low, high, places), tail, spread=spread)
    if exponent:
        text += rf"\cdot10^{{{exponent}}}"
    shown_low, shown_high = read_back(text)
    scale = Fraction(10) ** exponent
    if not shown_low <= low * scale <= high * scale <= shown_high:
        raise ArithmeticError(f"the printed number {text[:60]} does not enclose what is proved")
    return Tex(text)


def _layout(low: str, high: str, tail: int, *, spread: bool) -> str:
    r"""`common_{tail of low}^{tail of high}` with at least `tail` digits each, or `[low,\,high]`."""
    common = common_digits(low, high)
    split = min(len(common), len(low) - tail)
    head, below, above = low[:split], low[split:], high[split:]
    if spread or not below.isdigit() or not above.isdigit() or not head.strip("-0."):
        return rf"[{low},\,{high}]"
    return f"{digit_run(head)}_{{{below}}}^{{{above}}}"


def read_back(tex: str) -> tuple[Fraction, Fraction]:
    """The two numbers that a printed enclosure says. ValueError for anything else."""
    match = _FORM.fullmatch(tex)
    if match is None:
        raise ValueError(f"not an enclosure in print: {tex[:60]}")
    scale = Fraction(10) ** int(match["exponent"] or 0)
    if match["low"] is not None:
        return parse_decimal(match["low"]) * scale, parse_decimal(match["high"]) * scale
    common = match["common"].replace(r"\crtdigits{", "").replace("}", "")
    return parse_decimal(common + match["sub"]) * scale, parse_decimal(common + match["sup"]) * scale


def digit_run(digits: str, most: int = LINE_DIGITS) -> str:
    """Digits for math mode; more than `most` may be broken anywhere (and stay contiguous in the source)."""
    if len(digits) <= most:
        return digits
    sign, body = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    return rf"{sign}\crtdigits{{{body}}}"


def rounded_down(x: Fraction) -> Tex:
    """A decimal <= x with eight significant digits or so, for a bound that holds below x."""
    exponent = _exponent(x)
    scaled = x * Fraction(10) ** -exponent
    text = decimal_lower(scaled, 8)
    if parse_decimal(text) > scaled:
        raise ArithmeticError(f"the printed number {text} is not a lower bound")
    return Tex(text if not exponent else rf"{text}\cdot10^{{{exponent}}}")


def rounded_up(x: Fraction) -> Tex:
    """A decimal >= x > 0 with four significant digits or so, for a bound of what is left out."""
    places = max(0, 4 - len(digits_of(int(x))))
    text = decimal_upper(x, places)
    if parse_decimal(text) < x:
        raise ArithmeticError(f"the printed number {text} is not an upper bound")
    return Tex(text)


def fraction(x: Fraction) -> Tex:
    """x as an integer or a quotient of integers."""
    sign = "-" if x < 0 else ""
    numerator = sign + digits_of(abs(x.numerator))
    if x.denominator == 1:
        return Tex(digit_run(numerator, _UNBROKEN))
    return Tex(f"{digit_run(numerator, _UNBROKEN)}/{digit_run(digits_of(x.denominator), _UNBROKEN)}")


def exact(x: Fraction) -> Tex:
    """x exactly, in the shortest of these forms: decimal, m 2^e, quotient."""
    power = x.denominator.bit_length() - 1
    sign = "-" if x < 0 else ""
    forms = [str(fraction(x))]
    places = _terminating(x.denominator)
    if places is not None:
        digits = digits_of(abs(x.numerator) * 10**places // x.denominator).rjust(places + 1, "0")
        text = digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"
        forms.insert(0, digit_run(sign + text, _UNBROKEN))
    if x.denominator == 1 << power and power > 12:
        forms.remove(str(fraction(x)))
        forms.append(rf"{digit_run(sign + digits_of(abs(x.numerator)), _UNBROKEN)}\cdot2^{{-{power}}}")
    return Tex(min(forms, key=len))


def _terminating(denominator: int) -> int | None:
    """Decimals of a number with this denominator if they end within 40, else None."""
    return next((places for places in range(41) if 10**places % denominator == 0), None)


def beta_set(interval: Region) -> Tex:
    """The set of beta as an interval, for a table: `(0,\\beta_*]`."""
    if interval.point:
        return Tex(r"\beta_*") if interval.a is None else exact(interval.a)
    left = r"(\beta_*" if interval.a is None else "(0" if interval.a == 0 else f"[{exact(interval.a)}"
    right = r"\infty)" if interval.infinite else r"\beta_*]" if interval.b is None else f"{exact(interval.b)}]"
    return Tex(rf"{left},\,{right}")


def beta_range(interval: Region) -> Tex:
    r"""The set of beta as a condition, for a sentence: `0<\beta\le\beta_*`."""
    if interval.point:
        return Tex(rf"\beta={beta_set(interval)}")
    if interval.infinite:
        return Tex(r"\beta>\beta_*" if interval.a is None else rf"\beta\ge{exact(interval.a)}")
    left = r"\beta_*<" if interval.a is None else "0<" if interval.a == 0 else rf"{exact(interval.a)}\le"
    right = r"\beta_*" if interval.b is None else exact(interval.b)
    return Tex(rf"{left}\beta\le {right}")


def dimension_list(dimensions: list[int]) -> Tex:
    """`$d=5$`, or `$d=2$, 3, 5--9`: in text mode, breakable. Nothing where there is none."""
    if not dimensions:
        return Tex("")
    runs: list[list[int]] = []
    for d in sorted(set(dimensions)):
        if runs and d == runs[-1][-1] + 1:
            runs[-1].append(d)
        else:
            runs.append([d])
    pieces = [", ".join(map(str, run)) if len(run) <= 3 else rf"{run[0]}, \dots, {run[-1]}" for run in runs]
    if len(runs) == 1:
        return Tex(f"$d={pieces[0].replace(', ', ',')}$")
    return Tex("$d=" + "$, $".join(pieces) + "$")
