"""What is asked of Bessel functions of any order: `key=value` words to exact, checked values. No mathematics.

Standard library only. Every complaint is one line: the key, the value, and what is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from certify.app.numbers import parse_number
from certify.app.query import keys_of, parse_claims, parse_digits, parse_dimensions
from certify.core.claim import RATIO_LABELS
from certify.core.errors import BadInput
from certify.core.exact import quotient_text
from certify.solve.ratio.question import DIGITS, Preimages, Span, Values
from certify.solve.ratio.values import complaint

MAX_PAIRS: Final = 10_000
_FAR: Final = 300
_RATIO_KEYS: Final = ("nu", "x", "d", "kappa", "digits", "claims")
_INVERSE_KEYS: Final = ("nu", "y", "d", "digits")
_NU: Final = f"an order > -1 up to 10^{_FAR} such as 1/2, a list 0,1,2 or an interval a..b, a < b, is wanted"
_X: Final = f"a number from 10^-{_FAR} to 10^{_FAR} such as 75000, a list 1,2,3 or an interval a..b, a < b, is wanted"
_Y: Final = f"a number between 0 and 1 such as 9/10 is wanted (with 10^-{_FAR} of room), or a list of them"
_INVERTIBLE: Final = (
    "an order >= -1/2 is wanted: from there on r_nu increases from 0 to 1; for smaller nu it rises above 1 and falls "
    "back to it, so that it has no inverse"
)


def ratio_query(words: Sequence[str]) -> Values:
    """The words of `python -m certify ratio`."""
    given = keys_of(words, _RATIO_KEYS)
    nus = _orders(given)
    if "kappa" in given and "x" in given:
        raise BadInput(f"kappa={given['kappa'][:40]}: is another name for x, which is given too; one of them is wanted")
    key = "kappa" if "kappa" in given else "x"
    if key not in given:
        raise BadInput(f"x: missing; {_X}")
    labels = parse_claims(given["claims"], RATIO_LABELS) if "claims" in given else None
    return values(nus, spans(key, given[key]), _digits(given), labels)


def inverse_query(words: Sequence[str]) -> Preimages:
    """The words of `python -m certify inverse`."""
    given = keys_of(words, _INVERSE_KEYS)
    nus = _orders(given)
    if "y" not in given:
        raise BadInput(f"y: missing; {_Y}")
    return preimages(nus, spans("y", given["y"]), _digits(given))


def values(nus: Sequence[Span], xs: Sequence[Span], digits: int, labels: tuple[str, ...] | None) -> Values:
    """The question, if every label that is named can be claimed there."""
    _require_few(nus, xs)
    for label in labels or ():
        for nu in nus:
            for x in xs:
                if why := complaint(label, nu, x):
                    raise BadInput(f"claims={label}: {why}")
    return Values(tuple(nus), tuple(xs), digits, labels)


def preimages(nus: Sequence[Span], ys: Sequence[Span], digits: int) -> Preimages:
    """The question, if every order has an inverse."""
    _require_few(nus, ys)
    for key, all_of in (("nu", nus), ("y", ys)):
        for span in all_of:
            if not span.point:
                raise BadInput(f"{key}={_shown(span)}: a number is wanted, not an interval")
    for nu in nus:
        if nu.lower < Fraction(-1, 2):
            raise BadInput(f"nu={_shown(nu)}: {_INVERTIBLE}")
    return Preimages(tuple(nu.lower for nu in nus), tuple(y.lower for y in ys), digits)


def _require_few(first: Sequence[Span], second: Sequence[Span]) -> None:
    if len(first) * len(second) > MAX_PAIRS:
        raise BadInput(f"{len(first)} orders with {len(second)} numbers: at most {MAX_PAIRS} pairs are wanted")


def _orders(given: Mapping[str, str]) -> list[Span]:
    """The orders nu, or nu = d/2 - 1 for the dimensions d."""
    if "d" in given and "nu" in given:
        raise BadInput(f"d={given['d'][:40]}: stands for nu = d/2 - 1, which is given too; one of them is wanted")
    if "d" in given:
        return [dimension_order(d) for d in parse_dimensions(given["d"])]
    if "nu" not in given:
        raise BadInput(f"nu: missing; {_NU}")
    return spans("nu", given["nu"])


def dimension_order(d: int) -> Span:
    """The order nu = d/2 - 1 of the von Mises-Fisher density in dimension d."""
    order = Fraction(d, 2) - 1
    return Span(order, order)


def _digits(given: Mapping[str, str]) -> int:
    return parse_digits(given["digits"]) if "digits" in given else DIGITS


def spans(key: str, text: str) -> list[Span]:
    """Points and intervals, `1`, `-1/2..3`, `1,2,3..4`, each once and within what the key allows."""
    found: list[Span] = []
    for part in text.split(","):
        low, dots, high = part.partition("..")
        ends = [_signed(low), _signed(high) if dots else _signed(low)]
        found.append(span(key, text, ends, interval=bool(dots)))
    if len(set(found)) != len(found):
        raise BadInput(f"{key}={text[:40]}: a number is given twice; each once is wanted")
    return found


def span(key: str, text: str, ends: Sequence[Fraction | None], *, interval: bool) -> Span:
    """The interval between two ends, if the key allows it; `text` is how it was given."""
    wanted, allowed = _DOMAINS[key]
    low, high = ends
    if low is None or high is None or not allowed(low) or not allowed(high) or (low >= high if interval else False):
        raise BadInput(f"{key}={text[:40]}: {wanted}")
    return Span(low, high)


def _signed(text: str) -> Fraction | None:
    value = parse_number(text.removeprefix("-"))
    return -value if value is not None and text.startswith("-") else value


def without_powers(text: str) -> str:
    """A range of `prove` as certificates have it: an end such as 10^6 or -3/10^2 is written out, others stay."""
    ends = ((end, _signed(end) if "^" in end else None) for end in text.split(".."))
    return "..".join(end if value is None else quotient_text(value) for end, value in ends)


_LARGE: Final = Fraction(10) ** _FAR
_DOMAINS: Final[dict[str, tuple[str, Callable[[Fraction], bool]]]] = {
    "nu": (_NU, lambda nu: -1 + 1 / _LARGE <= nu <= _LARGE),
    "x": (_X, lambda x: 1 / _LARGE <= x <= _LARGE),
    "kappa": (_X, lambda x: 1 / _LARGE <= x <= _LARGE),
    "y": (_Y, lambda y: 1 / _LARGE <= y <= 1 - 1 / _LARGE),
}


def _shown(span_: Span) -> str:
    low, high = quotient_text(span_.lower)[:40], quotient_text(span_.upper)[:40]
    return low if span_.point else f"{low}..{high}"
