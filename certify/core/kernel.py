"""A zonal kernel W(x.y) as it is described: a family and exact parameters. Standard library only; computes nothing.

W = sum_{l>=1} kappa_l P_l(x.y), kappa_l = lambda_l N_l; a mean does not matter and is left out. What the families are:

* `polynomial`: `coefficients` of t^0, t^1, ..; `gegenbauer`: pairs (l, kappa_l), on the circle kappa_l cos(l x);
* `poisson` r: lambda_l = r^l; `heat` s: lambda_l = e^(-s l(l+d-2));
* `power` k: (1+t)^k over its lambda_1, k > 0; `abs-power` a: |t|^a over its lambda_2, a > 0;
* `onsager`: -(1-t^2)^(1/2) over its lambda_2; `relu`: max(t, 0);
* `cone` R, on the circle: (R-|x|)_+^2 in the angle x, 0 < R < pi (Hegselmann and Krause);
* `kuramoto-daido` m, on the circle: cos x + m cos 2x, m > 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from certify.core.errors import BadInput
from certify.core.exact import quotient_text

PARAMETERS: Final[dict[str, str | None]] = {
    "poisson": "r",
    "heat": "s",
    "power": "k",
    "abs-power": "a",
    "cone": "R",
    "kuramoto-daido": "m",
    "relu": None,
    "onsager": None,
}
"""The families with at most one parameter, and its name."""
SCALED: Final = {"power": 1, "abs-power": 2, "onsager": 2}
"""Families that are taken over one of their lambda_l, and its degree: K_# and K_c are those of this quotient."""
KURAMOTO_DAIDO: Final = "kuramoto-daido"
EXPONENTIAL: Final = "exponential"
"""The paper's kernel, of which a description has no beta: the family, of which thresholds are asked."""
LISTS: Final = ("polynomial", "gegenbauer")
"""The families that are a list of numbers."""
MAX_DEGREE: Final = 120
_BELOW_PI: Final = Fraction(314159265358979323846, 10**20)
_ALLOWED: Final[dict[str, tuple[str, Callable[[Fraction], bool]]]] = {
    "poisson": ("0 < r < 1", lambda x: 0 < x < 1),
    "heat": ("0 < s <= 100", lambda x: 0 < x <= 100),
    "power": ("0 < k <= 100 (else it is not continuous)", lambda x: 0 < x <= 100),
    "abs-power": ("0 < a <= 100 (else it is not continuous)", lambda x: 0 < x <= 100),
    "cone": ("0 < R < pi", lambda x: 0 < x <= _BELOW_PI),
    "kuramoto-daido": ("0 < m <= 100", lambda x: 0 < x <= 100),
}


@dataclass(frozen=True, slots=True)
class KernelDescription:
    """A family, its parameter or list of numbers, and of `gegenbauer` their degrees: made by the functions below.

    A family that has a parameter and is given none is the whole family, of which thresholds are asked.
    """

    family: str
    numbers: tuple[Fraction, ...] = ()
    degrees: tuple[int, ...] = ()
    interval: bool = False
    """Whether the numbers are the ends of an interval of the parameter."""

    @property
    def whole(self) -> bool:
        """Whether it is a family whose parameter is left open."""
        return self.family == EXPONENTIAL or (not self.numbers and PARAMETERS.get(self.family) is not None)

    @property
    def centred(self) -> bool:
        """False for coefficients of t^0, t^2, .. that give the kernel a mean, unless they cancel: it is left out."""
        return self.family != "polynomial" or not any(self.numbers[::2])

    def subject(self) -> dict[str, Any]:
        """The field `kernel` of a claim."""
        found: dict[str, Any] = {"family": self.family}
        if self.interval:
            return found
        if self.family == "polynomial":
            found["coefficients"] = self.numbers
        elif self.family == "gegenbauer":
            found["kappa"] = tuple(zip(self.degrees, self.numbers, strict=True))
        elif (name := PARAMETERS.get(self.family)) is not None and self.numbers:
            found[name] = self.numbers[0]
        return found

    def __str__(self) -> str:
        """As the command line has it."""
        numbers = [quotient_text(x) for x in self.numbers]
        if self.family == "polynomial":
            return f"poly:{','.join(numbers)}"
        if self.family == "gegenbauer":
            return "gegenbauer:" + ",".join(f"{degree}:{x}" for degree, x in zip(self.degrees, numbers, strict=True))
        name = PARAMETERS.get(self.family)
        return f"{self.family} {name}={'..'.join(numbers)}" if numbers else self.family


def named(name: str, place: str) -> str:
    """The kernel of such a family for reading, from the place of a claim: `power k=2 (over its lambda_1)`."""
    scale = f" (over its lambda_{SCALED[name]})" if name in SCALED else ""
    return place.partition(" kernel=")[2].replace(" parameter=", f" {PARAMETERS.get(name)}=") + scale


def polynomial(coefficients: Iterable[Fraction], shown: str = "") -> KernelDescription:
    """sum_k c_k t^k. BadInput, with `shown` as the list was given, for one that is empty, too long, or constant."""
    found = list(coefficients)
    shown = shown or f"kernel=poly:{','.join(map(quotient_text, found))[:40]}"
    while found and found[-1] == 0:
        found.pop()
    if len(found) < 2 or len(found) > MAX_DEGREE + 1:
        wanted = f"coefficients of t^0, t^1, .., not all 0 from t^1 on, up to t^{MAX_DEGREE} are wanted"
        raise BadInput(f"{shown}: {wanted}")
    return KernelDescription("polynomial", tuple(found))


def gegenbauer(pairs: Iterable[tuple[int, Fraction]], shown: str = "") -> KernelDescription:
    """sum kappa_l P_l. BadInput for a list that is empty or names a degree twice, or below 1 or too large."""
    found = sorted((degree, value) for degree, value in pairs)
    shown = shown or f"kernel=gegenbauer:{','.join(f'{degree}:{quotient_text(x)}' for degree, x in found)[:40]}"
    for (one, _), (other, _) in pairwise(found):
        if one == other:
            raise BadInput(f"{shown}: the degree {one} is given twice; each once is wanted")
    if any(not 0 <= degree <= MAX_DEGREE for degree, _ in found):
        raise BadInput(f"{shown}: degrees from 1 to {MAX_DEGREE} are wanted")
    kept = [(degree, value) for degree, value in found if value != 0 and degree > 0]
    if not kept:
        raise BadInput(
            f"{shown}: degree:kappa pairs, not all 0 from degree 1 on, are wanted, as in gegenbauer:1:1,2:3/4"
        )
    return KernelDescription("gegenbauer", tuple(value for _, value in kept), tuple(degree for degree, _ in kept))


def family(name: str, value: Fraction | None, shown: str = "") -> KernelDescription:
    """One of the families with at most one parameter. BadInput for a value outside its domain."""
    parameter = PARAMETERS[name]
    if parameter is None or value is None:
        return KernelDescription(name)
    wanted, allowed = _ALLOWED[name]
    if not allowed(value):
        raise BadInput(f"{shown or f'{parameter}={quotient_text(value)[:40]}'}: kernel={name} wants {wanted}")
    return KernelDescription(name, (value,))


def over(name: str, low: Fraction, high: Fraction, shown: str = "") -> KernelDescription:
    """A family on an interval of its parameter. BadInput for one that is empty, or not in the domain."""
    for end in (low, high):
        family(name, end, shown)
    if not low < high:
        shown = shown or f"{PARAMETERS[name]}={quotient_text(low)[:40]}..{quotient_text(high)[:40]}"
        raise BadInput(f"{shown}: an interval a..b with a < b is wanted")
    return KernelDescription(name, (low, high), interval=True)


def require_dimension(description: KernelDescription, d: int) -> None:
    """BadInput for a kernel that is not there in this dimension."""
    if description.family in ("cone", KURAMOTO_DAIDO) and d != 2:
        raise BadInput(f"kernel={description.family}: d={d}: this kernel is one of the circle; d=2 is wanted")
