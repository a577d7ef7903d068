"""What a Python caller asks, as a Query: exact numbers of any usual type, lists, ranges. Standard library only.

Exact are ints and whatever has `__index__` (numpy and flint integers), Fractions and whatever has an integer numerator
and denominator (sympy and flint rationals), finite Decimals. A float is a TypeError that says what to write instead.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from itertools import islice
from typing import Any, Final, Protocol, SupportsIndex

from certify.app.numbers import signed_number
from certify.app.query import (
    BETA_HELP,
    KERNEL_KEYS,
    MAX_BETA,
    MAX_DIMENSIONS,
    MAX_KERNELS,
    check_interval,
    keys_of,
    parse_beta,
    parse_digits,
    parse_dimensions,
    parse_end,
    parse_kernel,
    parse_kernels,
    parse_questions,
    require_list,
)
from certify.core.claim import End
from certify.core.digits import digits_of
from certify.core.errors import BadInput
from certify.core.exact import Dyadic, as_fraction, quotient_text
from certify.core.kernel import KernelDescription, gegenbauer
from certify.core.region import Region
from certify.solve.question import Query

_MOST_PLACES: Final = 2000  # of a Decimal: 1E+999999999 is short to write and too long to compute with


class Quotient(Protocol):
    """A rational of any library."""

    @property
    def numerator(self) -> Any:
        """An integer, or a method that returns it."""

    @property
    def denominator(self) -> Any:
        """An integer, or a method that returns it."""


UserNumber = str | SupportsIndex | Dyadic | Decimal | Quotient
UserKernel = str | Mapping[SupportsIndex, UserNumber] | KernelDescription


def query_of(
    d: SupportsIndex | str | Iterable[SupportsIndex],
    digits: SupportsIndex | str | None,
    beta: UserNumber | Sequence[UserNumber] | None,
    claims: str | Iterable[str] | None,
    kernel: UserKernel | Sequence[UserKernel] | None = None,
) -> Query:
    """The Query that a caller means. Raises BadInput for a value outside its domain, TypeError for a wrong type."""
    if beta is not None and kernel is not None:
        raise BadInput("beta: the paper's kernel has a beta; with kernel= there is none")
    names = claims if claims is None or isinstance(claims, str) else ",".join(claims)
    described, *others = exact_kernels(kernel, names) or (None,)
    return Query(
        parse_dimensions(whole_texts("d", d)),
        None if digits is None else parse_digits(digits if isinstance(digits, str) else _integer("digits", digits)),
        exact_beta(beta),
        None if names is None else parse_questions(names, described),
        described,
        others=tuple(others),
    )


def exact_kernels(
    kernel: UserKernel | Sequence[UserKernel] | None, claims: str | None = None
) -> tuple[KernelDescription, ...]:
    """The kernels that a caller has: none for None, several for a list or a text with a list of values."""
    if isinstance(kernel, str):
        first, *rest = kernel.split() or [""]
        asked = {} if claims is None else {"claims": claims}
        return parse_kernels({"kernel": first} | keys_of(rest, KERNEL_KEYS) | asked)
    if not isinstance(kernel, list | tuple):
        found = exact_kernel(kernel)  # type: ignore[arg-type]  # no sequence
        return () if found is None else (found,)
    if not kernel or None in kernel:
        raise BadInput("kernel: a list of kernels without one; several are wanted, as in ['poisson r=1/3', {1: 1}]")
    return require_list([each for item in islice(kernel, MAX_KERNELS + 1) for each in exact_kernels(item, claims)])


def exact_kernel(kernel: UserKernel | None) -> KernelDescription | None:
    """A kernel as a caller has it: a description, a mapping of degrees to coefficients, a text; None for None."""
    if kernel is None or isinstance(kernel, KernelDescription):
        return kernel
    if isinstance(kernel, str):
        first, *rest = kernel.split() or [""]
        return parse_kernel({"kernel": first} | keys_of(rest, KERNEL_KEYS))
    if not isinstance(kernel, Mapping):
        wanted = "a mapping such as {1: 1, 2: '3/4'}, a text or certify.Poisson(r='2/5')"
        raise TypeError(f"kernel: {wanted} is wanted, not {type(kernel).__name__}")
    pairs = ((int(_integer("kernel", degree)), x) for degree, x in kernel.items())
    return gegenbauer((degree, kernel_number(f"kernel[{degree}]", x)) for degree, x in pairs)


def kernel_number(key: str, value: UserNumber) -> Fraction:
    """An exact number, or a text that is one."""
    return signed_number(f"{key}={value[:40]}", value) if isinstance(value, str) else exact_number(key, value)


def whole_texts(key: str, value: SupportsIndex | str | Iterable[SupportsIndex]) -> str:
    """An integer or a list of them as the command line has them."""
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return ",".join(_integer(key, item) for item in islice(value, MAX_DIMENSIONS + 1))
    return _integer(key, value)


def _integer(key: str, value: SupportsIndex) -> str:
    number = _index(value)
    if number is None:
        raise TypeError(_refusal(key, value, whole=True))
    return digits_of(number)


def _index(value: object) -> int | None:
    """The int that a value is, or None; a bool is none."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        return None
    try:
        return operator.index(value)
    except TypeError:  # an array of several numbers has the method too
        return None


def exact_number(key: str, value: object) -> Fraction:
    """The number that a value is, exactly. Raises TypeError for a float and for what is no number."""
    if isinstance(value, Dyadic):
        return value.fraction()
    if isinstance(value, Decimal):
        if not value.is_finite() or not -_MOST_PLACES <= int(value.as_tuple().exponent) <= _MOST_PLACES:
            raise BadInput(f"{key}={str(value)[:40]}: a finite number of at most {_MOST_PLACES} places is wanted")
        return Fraction(value)
    if (whole := _index(value)) is not None:
        return Fraction(whole)
    if not isinstance(value, bool):
        parts = (getattr(value, name, None) for name in ("numerator", "denominator"))
        top, bottom = (_index(part() if callable(part) else part) for part in parts)
        if top is not None and bottom:
            return Fraction(top, bottom)
    raise TypeError(_refusal(key, value, whole=False))


def _refusal(key: str, value: object, *, whole: bool) -> str:
    """Why a value of this type is not taken; for a float, how the number is written exactly."""
    wanted = f"{'an integer' if whole else 'an exact number'} is wanted, not {type(value).__name__}"
    try:
        number = Decimal(str(value))
    except (InvalidOperation, ValueError):  # no number, or one with more digits than Python writes
        return f"{key}: {wanted}"
    if not number.is_finite() or abs(number.adjusted()) > 40 or (whole and number != number.to_integral_value()):
        return f"{key}={value!s}: {wanted}"
    text = f"{int(number)}" if whole else f'"{number:f}" (exactly {quotient_text(Fraction(number))})'
    return f"{key}={value!s}: {wanted}; write {key}={text}"


def exact_beta(beta: UserNumber | Sequence[UserNumber] | None) -> Region | None:
    """The Python API's beta: a str (as on the command line), an exact number, or a pair of them; None for None."""
    if beta is None:
        return None
    if isinstance(beta, str):
        return parse_beta(beta)
    if isinstance(beta, list | tuple):
        ends = [_end(end) for end in beta]
        shown = "..".join(end if isinstance(end, str) else quotient_text(as_fraction(end)) for end in ends)
        if len(ends) != 2 or ends[0] == "inf":
            raise BadInput(f"beta={shown[:40]}: {BETA_HELP}")
        return check_interval(shown, *ends)
    value = exact_number("beta", beta)
    if not 0 < value <= MAX_BETA:
        raise BadInput(f"beta={quotient_text(value)[:40]}: {BETA_HELP}")
    return Region.at(value)


def _end(value: UserNumber) -> End:
    if isinstance(value, str):
        return value if value in {"inf", "beta-star"} else parse_end(value, value)  # type: ignore[return-value]  # narrowed
    number = exact_number("beta", value)
    if not 0 <= number <= MAX_BETA:
        raise BadInput(f"beta={quotient_text(number)[:40]}: {BETA_HELP}")
    return number
