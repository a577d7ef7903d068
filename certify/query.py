"""What is asked: `key=value` words to exact, checked values. No mathematics, standard library only."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from certify.errors import BadInput
from certify.exact import Dyadic, as_fraction
from certify.outcome import LABELS, End

MAX_D: Final = 10**6
MAX_DIMENSIONS: Final = 10**5
MAX_DIGITS: Final = 10**6
MAX_BETA: Final = 1000
_MAX_LENGTH: Final = 2000
KEYS: Final = ("d", "digits", "beta", "claims")
_BETA_HELP: Final = (
    f"a number > 0 up to {MAX_BETA} such as 1.2 or 13/9 is wanted, "
    "or an interval a..b, 0 <= a < b, whose ends may be beta-star and inf"
)

Beta = Fraction | tuple[End, End]
UserNumber = str | int | Fraction | Dyadic


@dataclass(frozen=True, slots=True)
class Query:
    """A question: dimensions, digits (None: 50; 30 for K_c), beta (None, a point, an interval), labels (None: all)."""

    dimensions: Sequence[int]
    digits: int | None = None
    beta: Beta | None = None
    claims: tuple[str, ...] | None = None


def parse_words(words: Sequence[str]) -> Query:
    """`d=5 beta=1.2 digits=100 claims=regime` as a Query. Raises BadInput (one line: key, value, what is allowed)."""
    values: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise BadInput(f"{word[:60]!r}: words of the form key=value are wanted, keys: {', '.join(KEYS)}")
        if key not in KEYS:
            raise BadInput(f"{key[:40]}={value[:40]}: unknown key; allowed: {', '.join(KEYS)}")
        if key in values:
            raise BadInput(f"{key}={value[:40]}: the key is given twice; once is wanted")
        values[key] = value
    if "d" not in values:
        raise BadInput(f"d: missing; an integer from 2 to {MAX_D} is wanted, as in d=5, d=2..10 or d=2,3,5")
    return make_query(values)


def make_query(values: Mapping[str, str]) -> Query:
    """A Query from the texts of the keys."""
    return Query(
        parse_dimensions(values["d"]),
        parse_digits(values["digits"]) if "digits" in values else None,
        parse_beta(values["beta"]) if "beta" in values else None,
        parse_claims(values["claims"]) if "claims" in values else None,
    )


def _integer(text: str, least: int, most: int, complaint: str) -> int:
    if not re.fullmatch(r"\d{1,20}", text, re.ASCII) or not least <= int(text) <= most:
        raise BadInput(complaint)
    return int(text)


def parse_dimensions(text: str) -> Sequence[int]:
    """`5`, `2..10`, `2,3,5` or a mixture, without repetition. Each from 2 to 10^6, at most 10^5 of them."""
    allowed = f"an integer from 2 to {MAX_D}, a range 2..10 or a list 2,3,5 is wanted, at most {MAX_DIMENSIONS} of them"
    complaint = f"d={text[:40]}: {allowed}"
    result: list[int] = []
    for part in text.split(","):
        low, dots, high = part.partition("..")
        first = _integer(low, 2, MAX_D, complaint)
        last = _integer(high, first, MAX_D, complaint) if dots else first
        if len(result) + last - first + 1 > MAX_DIMENSIONS:
            raise BadInput(complaint)
        result.extend(range(first, last + 1))
    if len(set(result)) != len(result):
        raise BadInput(f"d={text[:40]}: a dimension is given twice; each once is wanted")
    return result


def parse_digits(text: str) -> int:
    """A plain decimal integer from 1 to 10^6."""
    return _integer(text, 1, MAX_DIGITS, f"digits={text[:40]}: a plain integer from 1 to {MAX_DIGITS} is wanted")


def parse_claims(text: str) -> tuple[str, ...]:
    """A comma-separated list of labels."""
    names = tuple(text.split(","))
    for name in names:
        if name not in LABELS:
            near = difflib.get_close_matches(name, LABELS, 1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise BadInput(f"claims={name[:40]}: unknown claim{hint}; allowed: {', '.join(LABELS)}")
    if len(set(names)) != len(names):
        raise BadInput(f"claims={text[:60]}: a claim is named twice; each once is wanted")
    return names


def parse_number(text: str) -> Fraction | None:
    """A plain decimal or a fraction of two integers, exactly; None for any other text."""
    match = re.fullmatch(r"(\d+)(?:\.(\d+))?|(\d+)/(\d+)", text, re.ASCII) if len(text) <= _MAX_LENGTH else None
    if match is None or (match[4] is not None and int(match[4]) == 0):
        return None
    return Fraction(int(match[3]), int(match[4])) if match[3] is not None else Fraction(text)


def _number(whole: str, text: str) -> Fraction:
    value = parse_number(text)
    if value is None or value > MAX_BETA:
        raise BadInput(f"beta={whole[:40]}: {_BETA_HELP}")
    return value


def parse_beta(text: str) -> Beta:
    """A point `1.2`, `13/9`, or an interval `a..b` (ends may be `beta-star`, on the right `inf`); `0..b` is (0, b]."""
    low, dots, high = text.partition("..")
    if not dots:
        point = _number(text, text)
        if point == 0:
            raise BadInput(f"beta={text[:40]}: {_BETA_HELP}")
        return point
    left: End = "beta-star" if low == "beta-star" else _number(text, low)
    right: End = high if high in ("beta-star", "inf") else _number(text, high)  # type: ignore[assignment]  # narrowed
    return _interval(text, left, right)


def _interval(text: str, left: End, right: End) -> tuple[End, End]:
    if left == right or (not isinstance(left, str) and not isinstance(right, str) and not left < right):
        raise BadInput(f"beta={text[:40]}: {_BETA_HELP}")
    return left, right


def exact_beta(beta: UserNumber | tuple[UserNumber, UserNumber] | None) -> Beta | None:
    """The Python API's beta: str (as on the command line), int, Fraction, or a pair of them; a float is a TypeError."""
    if beta is None:
        return None
    if isinstance(beta, str):
        return parse_beta(beta)
    if isinstance(beta, tuple):
        if len(beta) != 2:
            raise BadInput(f"beta={beta!r}: {_BETA_HELP}")
        left, right = (_end(end) for end in beta)
        if left == "inf":
            raise BadInput(f"beta={beta!r}: {_BETA_HELP}")
        return _interval(str(beta), left, right)
    value = _end(beta)
    if isinstance(value, str) or value == 0:
        raise BadInput(f"beta={beta}: {_BETA_HELP}")
    return as_fraction(value)


def _end(value: UserNumber) -> End:
    if isinstance(value, str):
        if value in {"inf", "beta-star"}:
            return value  # type: ignore[return-value]  # one of the two literals
        return _number(value, value)
    exact = as_fraction(value)
    if not 0 <= exact <= MAX_BETA:
        raise BadInput(f"beta={value}: {_BETA_HELP}")
    return exact
