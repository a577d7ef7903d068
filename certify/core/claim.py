"""What a computation says: a `Claim` with its outcome, evidence and trust. Standard library only.

An outcome is `proved`, `refuted` or `inconclusive`. Nothing here has a truth value: `if claim:` raises TypeError, so
that an undecided claim cannot be read as a proof by accident.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final, Literal

from certify.core.exact import Dyadic, Exact

Outcome = Literal["proved", "refuted", "inconclusive"]
End = Exact | Literal["beta-star", "inf"]

BECKNER: Final = "beckner-onofri"
BECKNER_EQUALITY: Final = "beckner-onofri-equality"
SEMICONTINUITY: Final = "entropy-lower-semicontinuity"
HARMONICS: Final = "spherical-harmonics"

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
    "landau-expansion",
    "large-beta",
)
"""What is said of a dimension."""
RATIO_LABELS: Final = ("bessel-ratio", "bessel-ratio-complement", "log-bessel", "log-normaliser")
"""What is said of Bessel functions of an order nu at an argument x."""
INVERSE: Final = "bessel-ratio-inverse"
INEQUALITY: Final = "ratio-inequality"
LABELS: Final = (*DIMENSION_LABELS, *RATIO_LABELS, INVERSE, INEQUALITY)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A closed interval [lower, upper] of exact ends that contains the number the claim is about."""

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
        lower = self.lower.fraction() if isinstance(self.lower, Dyadic) else self.lower
        upper = self.upper.fraction() if isinstance(self.upper, Dyadic) else self.upper
        return upper - lower


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about one dimension d (and one beta or interval of beta), what became of it, and why.

    d is None where the statement is about no dimension, but about a `subject`: say, an order nu and an argument x.
    `details` are further fields of the claim itself (bounds, transition, ...), `evidence` what the checker re-proves it
    from, `trust` the labels of the cited facts on which it rests (rows of proofs/paper.toml).
    See certify/FORMAT/README.md.
    """

    label: str
    d: int | None
    outcome: Outcome
    enclosure: Enclosure | None = None
    beta: Exact | None = None
    beta_interval: tuple[End, End] | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    evidence: Mapping[str, Any] = field(default_factory=dict)
    trust: tuple[str, ...] = ()
    reason: str | None = None
    counterexample: Mapping[str, Any] | None = None
    subject: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        raise TypeError("a claim has no truth value: compare claim.outcome with 'proved'")


def worst_exit_code(claims: Iterable[Claim]) -> int:
    """Exit code of a set of claims: 1 (refuted) goes before 3 (inconclusive) before 0 (all proved)."""
    outcomes = {claim.outcome for claim in claims}
    if "refuted" in outcomes:
        return 1
    return 3 if "inconclusive" in outcomes else 0
