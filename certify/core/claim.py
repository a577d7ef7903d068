"""What a computation says: a `Claim` with its outcome, evidence and trust. Standard library only.

An outcome is `proved`, `refuted` or `inconclusive`. Nothing here has a truth value: `if claim:` raises TypeError, so
that an undecided claim cannot be read as a proof by accident.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final, Literal

from certify.core.decimals import (
    decimals,
    fixed,
    float_above,
    float_below,
    nearest_float,
    scientific,
    short,
    significant,
    tex,
)
from certify.core.exact import Dyadic, Exact, as_fraction, exact_text

Outcome = Literal["proved", "refuted", "inconclusive"]
End = Exact | Literal["beta-star", "inf"]
Point = Exact | Literal["beta-star"]

BECKNER: Final = "beckner-onofri"
BECKNER_EQUALITY: Final = "beckner-onofri-equality"
SEMICONTINUITY: Final = "entropy-lower-semicontinuity"
HARMONICS: Final = "spherical-harmonics"
AXISYMMETRY: Final = "maier-saupe-axisymmetry"
BOUNDS: Final = "bounds"
KERNEL_BOUNDS: Final = "kernel-bounds"
"""The rules of K_c between two bounds, of the paper's kernel and of others."""


def in_dimension(d: int, rows: Iterable[str]) -> tuple[str, ...]:
    """What a part of Theorem 1.1 that cites `rows` for every d rests on in dimension d.

    For d = 3 Beckner and Onofri's inequality is proved where it is used, of minimisers (`supp:beckner-minimisers-3`);
    that there are minimisers rests on the lower semicontinuity of the entropy.
    """
    beckner = {BECKNER, BECKNER_EQUALITY}.intersection(rows)
    return tuple(sorted({*rows, SEMICONTINUITY} - beckner if d == 3 and beckner else set(rows)))


DIMENSION_LABELS: Final = (
    "beta-star",
    "elementary-bounds",
    "monotone-in-dimension",
    "linear-threshold",
    "regime",
    "majorisation",
    "quartic-sign",
    "quartic-obstruction",
    "critical-coupling",
    "order-parameter",
    "two-minimisers",
    "latent-heat",
    "minimiser-profile",
    "free-energy-barrier",
    "metastable-end",
    "branch-fold",
    "fold",
    "landau-expansion",
    "large-beta",
)
"""What is said of a dimension."""
RATIO_LABELS: Final = ("bessel-ratio", "bessel-ratio-complement", "log-bessel", "log-normaliser")
"""What is said of Bessel functions of an order nu at an argument x."""
INVERSE: Final = "bessel-ratio-inverse"
INEQUALITY: Final = "ratio-inequality"
WEAKER: Final = "-axisymmetric"
"""How labels end of what is proved among zonal densities only."""
ZONAL_LABELS: Final = (
    "continuity-axisymmetric",
    "critical-coupling-axisymmetric",
    "order-parameter-axisymmetric",
    "two-minimisers-axisymmetric",
)
KERNEL_LABELS: Final = ("criterion", "continuity", "obstruction", "threshold", *ZONAL_LABELS)
"""What is said of other kernels only."""
KERNEL_QUESTIONS: Final = (
    "linear-threshold",
    "criterion",
    "continuity",
    "obstruction",
    "fold",
    "threshold",
    "critical-coupling",
    "order-parameter",
    "two-minimisers",
    *ZONAL_LABELS,
)
"""What may be asked about another kernel; what is asked of zonal densities is answered of all where that is known."""
_SYMBOLS: Final = {
    "beta-star": r"\beta_*",
    "linear-threshold": r"K_\#",
    "critical-coupling": "K_c",
    "order-parameter": "m_1",
    "latent-heat": r"\mathcal{E}",
    "bessel-ratio": r"r_\nu(x)",
    "bessel-ratio-complement": r"1-r_\nu(x)",
    "log-bessel": r"\log I_\nu(x)",
    "bessel-ratio-inverse": "x",
}
LABELS: Final = (*DIMENSION_LABELS, *RATIO_LABELS, INVERSE, INEQUALITY, *KERNEL_LABELS)


@dataclass(frozen=True, slots=True, repr=False)
class Enclosure:
    """A closed interval [lower, upper] of exact ends that contains the number the claim is about.

    It prints as `1.44548[54,56]`: the common digits of both ends, then the last digits of each, rounded outward.
    `f"{x:.8f}"` has eight digits after the point, `f"{x:.8}"` at most eight significant ones, `f"{x:.8e}"` eight after
    the first and an exponent, all rounded outward; an alignment and a width may stand before. `float(x)` is the double
    next to the middle, which need not lie inside; `x.floats` are doubles around the interval, and `numpy.asarray(x)` is
    the array of these two. `fractions.Fraction(x.lower)` is an end, exactly.

    >>> third = Enclosure(Fraction(1, 3), Fraction(1, 3) + Fraction(1, 10**9))
    >>> str(third), f"{third:.3f}", f"{third:.3e}"
    ('0.33333333[3,5]', '0.33[3,4]', '3.33[3,4]e-1')
    """

    lower: Exact
    upper: Exact

    def __post_init__(self) -> None:
        for end in (self.lower, self.upper):
            if not isinstance(end, Dyadic | Fraction):
                raise TypeError(f"an enclosure has exact ends, not {type(end).__name__}")
        if self.upper < self.lower:
            raise ValueError("an enclosure has lower <= upper")

    def __contains__(self, x: Exact | int) -> bool:
        return not (x < self.lower or self.upper < x)

    def width(self) -> Exact:
        """upper - lower, exactly."""
        if isinstance(self.lower, Dyadic) and isinstance(self.upper, Dyadic):
            return self.upper - self.lower
        return as_fraction(self.upper) - as_fraction(self.lower)

    @property
    def middle(self) -> Fraction:
        """(lower + upper)/2, exactly."""
        return (as_fraction(self.lower) + as_fraction(self.upper)) / 2

    @property
    def floats(self) -> tuple[float, float]:
        """The largest double <= lower, and the least double >= upper."""
        return float_below(self.lower), float_above(self.upper)

    def __str__(self) -> str:
        return decimals(self.lower, self.upper)

    def __repr__(self) -> str:
        return f"Enclosure({short(self.lower, self.upper)})"

    def __format__(self, spec: str) -> str:
        form = re.fullmatch(r"((?:.?[<>^])?\d{0,4})(?:\.(\d{1,6})([fe]?))?", spec)
        if form is None:
            wanted = "'.8f' (digits after the point), '.8' (significant), '.8e' or '', as in '>30.8f' too,"
            raise ValueError(f"format {spec!r}: {wanted} is wanted")
        if form[2] is None:
            return format(str(self), form[1])
        printed = {"f": fixed, "e": scientific, "": significant}[form[3]]
        return format(printed(self.lower, self.upper, int(form[2])), form[1])

    def __float__(self) -> float:
        return nearest_float(self.middle)

    @property
    def __array_interface__(self) -> dict[str, Any]:
        """What numpy reads: two doubles around the interval."""
        kind = f"{'<' if sys.byteorder == 'little' else '>'}f8"
        return {"version": 3, "shape": (2,), "typestr": kind, "data": array("d", self.floats)}

    def _repr_latex_(self) -> str:
        return f"${tex(self.lower, self.upper)}$"


@dataclass(frozen=True, slots=True, repr=False)
class Claim:
    """One statement about one dimension d (and one beta or interval of beta), what became of it, and why.

    d is None where the statement is about no dimension, but about a `subject`: say, an order nu and an argument x.
    With d, `subject` has the `kernel` that it is about, if that is not the paper's.
    `details` are further fields of the claim itself (bounds, transition, ...), `evidence` what the checker re-proves it
    from, `trust` the labels of the cited facts on which it rests (rows of proofs/paper.toml).
    See certify/FORMAT/README.md.
    """

    label: str
    d: int | None
    outcome: Outcome
    enclosure: Enclosure | None = None
    beta: Point | None = None
    beta_interval: tuple[End, End] | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    evidence: Mapping[str, Any] = field(default_factory=dict)
    trust: tuple[str, ...] = ()
    reason: str | None = None
    counterexample: Mapping[str, Any] | None = None
    subject: Mapping[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where it is made, in words: `d=3 beta=5/2`, `d=3 beta=2.4..2.5`, `nu=1/2 x=7`."""
        about = {"d": self.d, "beta": self.beta, "beta_interval": self.beta_interval, **self.subject}
        return " ".join(
            f"{key.removesuffix('_interval')}={_said(value)}" for key, value in about.items() if value is not None
        )

    @property
    def short(self) -> bool:
        """Whether it is proved, but between two bounds only, without the digits that were asked for."""
        return self.outcome == "proved" and self.evidence.get("rule") in (BOUNDS, KERNEL_BOUNDS)

    def _repr_latex_(self) -> str | None:
        """What is proved of a number, for notebooks; None where a claim is about none."""
        symbol = _SYMBOLS.get(self.label)
        if symbol is None or self.enclosure is None or self.outcome != "proved":
            return None
        symbol = symbol.replace("m_1", f"m_{self.details.get('degree', 1)}")
        value = tex(self.enclosure.lower, self.enclosure.upper)
        relation = r"\in" if value.startswith("[") else "="
        return rf"${symbol} {relation} {value}\quad (\text{{{self.place}}})$"

    def __repr__(self) -> str:
        value = "" if self.enclosure is None else f" {short(self.enclosure.lower, self.enclosure.upper)}"
        return f"<{self.label} {self.place}: {self.outcome}{value}>"

    def __bool__(self) -> bool:
        raise TypeError("a claim has no truth value: compare claim.outcome with 'proved'")


def _said(value: Any) -> str:
    """A part of a claim's subject in words: exact numbers as such, intervals as a..b, other things as they are."""
    if isinstance(value, Mapping):  # a kernel
        rest = {key: item for key, item in value.items() if key != "family"}
        lists = {key: _listed(item) if isinstance(item, list | tuple) else _said(item) for key, item in rest.items()}
        return " ".join([str(value.get("family", "")), *(f"{key}={item}" for key, item in lists.items())])
    if isinstance(value, tuple | list):
        return "..".join(_said(end) for end in value)
    return exact_text(value) if isinstance(value, Dyadic | Fraction) else str(value)


def _listed(items: Iterable[Any]) -> str:
    return ",".join(":".join(map(_said, x)) if isinstance(x, list | tuple) else _said(x) for x in items)


def worst_exit_code(claims: Iterable[Claim]) -> int:
    """Exit code of a set of claims: 1 (refuted) goes before 3 (inconclusive, or too wide) before 0 (all proved)."""
    claims = tuple(claims)
    outcomes = {claim.outcome for claim in claims}
    if "refuted" in outcomes:
        return 1
    return 3 if "inconclusive" in outcomes or any(claim.short for claim in claims) else 0
