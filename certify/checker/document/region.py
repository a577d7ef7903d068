"""The set of beta that a claim is about: a point, which may be beta_*, or an interval, of which it may be an end.

FORMAT/README.md, "beta", has the table of ends. An end that is beta_* is replaced by an end of a bracket of beta_*
from the evidence, which is proved here first.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from ..arithmetic.root import require_below_root, require_bracket
from ..arithmetic.series import Bessel
from ..verdict import Invalid, Malformed, require_at_most, require_less
from .parsers import Bounds
from .reader import Numbers


@dataclass(frozen=True, slots=True)
class Region:
    """A set of beta that is not empty. None for a number means a symbolic end; the point beta_* has two of them."""

    a: Fraction | None
    """A number >= 0 (zero: open), or None: `beta-star`, open but for the point."""
    b: Fraction | None
    """A number > 0, or None: `beta-star` (closed) or infinity."""
    infinite: bool
    """Whether b is infinity."""
    point: bool
    """Whether it was given as the field `beta`."""

    @classmethod
    def parse(cls, value: dict[str, Any], place: str, numbers: Numbers) -> Self:
        """From the field `beta` or `beta_interval` of a claim, which has exactly one of them."""
        if ("beta" in value) == ("beta_interval" in value):
            raise Malformed(place, "expected exactly one of the fields 'beta' and 'beta_interval'")
        if value.get("beta") == "beta-star":
            return cls(None, None, infinite=False, point=True)
        if "beta" in value:
            beta = numbers.number(value["beta"], f"{place}.beta")
            if beta <= 0:
                raise Malformed(f"{place}.beta", "expected a number > 0")
            return cls(beta, beta, infinite=False, point=True)
        ends, place = value["beta_interval"], f"{place}.beta_interval"
        if not isinstance(ends, list) or len(ends) != 2:
            raise Malformed(place, "expected a pair")
        a = None if ends[0] == "beta-star" else numbers.number(ends[0], f"{place}[0]")
        b = None if ends[1] in ("beta-star", "inf") else numbers.number(ends[1], f"{place}[1]")
        region = cls(a, b, infinite=ends[1] == "inf", point=False)
        if (a is not None and a < 0) or (b is not None and (b <= 0 or (a is not None and a > b))):
            raise Malformed(place, "expected 0 <= a <= b and 0 < b")
        if a is None and region.to_beta_star:
            raise Malformed(place, "expected a non-empty interval")
        return region

    @property
    def to_beta_star(self) -> bool:
        """Whether the right end is beta_* itself."""
        return self.b is None and not self.infinite

    @property
    def star(self) -> bool:
        """Whether it is the point beta_*."""
        return self.point and self.b is None

    @property
    def symbolic(self) -> bool:
        """Whether beta_* is an end, so that evidence has to bracket it."""
        return self.a is None or self.to_beta_star

    @property
    def beta(self) -> Fraction:
        """The right end, where it is a number: of a point, the point."""
        if self.b is None:
            raise TypeError("the right end is no number")
        return self.b

    def between(self) -> Bounds:
        """Both ends of an interval between two numbers. `Invalid` for any other region."""
        if self.point or self.a is None or self.b is None:
            raise Invalid("this rule is about an interval of beta between two numbers")
        require_less("a < b", self.a, self.b)
        return self.a, self.b

    def numbers(self) -> Bounds:
        """Both ends of an interval between two numbers, a point twice. `Invalid` for any other region."""
        return (self.b, self.b) if self.point and self.b is not None else self.between()

    def key(self) -> tuple[object, ...]:
        """Equal for equal sets."""
        return self.a, self.b, self.infinite

    def outer(self, bessel: Bessel, star: Bounds | None) -> tuple[Fraction, Fraction | None]:
        """(a-, b+) of FORMAT/README.md, b+ None at infinity; proves the bracket `star` of beta_* if it is an end."""
        a, b = self.a, self.b
        if star is None:
            if a is None:
                raise TypeError("the form of a claim demands a bracket of beta_*")
            return a, b
        require_bracket(bessel, star, "beta_star")
        if self.star:
            return star
        if a is not None:
            require_at_most("a <= beta_star.lower", a, star[0])
            return a, star[1]
        if b is not None:
            require_at_most("beta_star.upper <= b", star[1], b)
        return star[0], b

    def below(self, bessel: Bessel, star: Bounds | None) -> tuple[Fraction, Fraction]:
        """(a, b+) of a region below beta_*, or up to it: proves that it is."""
        a, b = self.outer(bessel, star)
        if (self.a is None and not self.star) or b is None:
            raise Invalid("beta <= beta_*: the interval reaches beyond beta_*")
        if not self.to_beta_star:
            require_below_root(bessel, b, "b")
        return a, b

    def beyond(self, bessel: Bessel, star: Bounds | None) -> tuple[Fraction, Fraction | None]:
        """(a-, b) of a region that is to lie beyond beta_*; whether a number a does is left to the caller."""
        a, b = self.outer(bessel, star)
        if a == 0 or self.to_beta_star:
            raise Invalid("beta_* < beta: the interval reaches below beta_*")
        return a, b
