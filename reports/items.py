"""One claim in print: its numbers, each rounded outward, and what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from certify.checker.quartic.obstruction import QuarticDensity, QuarticFamily
from reports.escape import Tex
from reports.fold import remark
from reports.landau import Expansion, expansion
from reports.numbers import Decimal, beta_range, beta_set, decimal, exact, fraction, rounded_down
from reports.profile import profile
from reports.subjects import about

if TYPE_CHECKING:
    from certify.checker import Claim


@dataclass(frozen=True, slots=True)
class Item:
    """One claim in print."""

    d: int | None
    """None where the claim is about no dimension."""
    where: Tex
    beta: Tex
    subject: tuple[Tex, ...]
    """What a claim without a dimension is about: order, and argument or value."""
    number: Decimal | None
    slope: Decimal | None
    """The derivative of K_c."""
    bounds: tuple[Tex, Tex] | None
    unique: Tex | None
    density: Tex | None
    counterexample: tuple[Tex, int] | None
    expansion: Expansion | None
    profile: tuple[Tex, Tex] | None
    """Moments, and values of a density."""
    remark: Tex | None
    """A sentence beside the statement."""
    degrees: Tex
    """Of another kernel: where lambda_l is largest, or that of the order parameter."""


def item_of(claim: Claim) -> Item:
    """A claim in print."""
    details = claim.details
    interval = claim.interval
    unique: Fraction | None = details.get("unique_critical_point")
    if claim.label == "critical-coupling" and claim.enclosure is not None:
        unique = claim.enclosure[0] / 2
    bounds: tuple[Fraction, Fraction] | None = details.get("remainder" if claim.label == "large-beta" else "bounds")
    example = details.get("counterexample")
    subject, where = about(claim)
    return Item(
        d=claim.dimension,
        where=beta_range(interval) if interval is not None else where,
        beta=beta_set(interval) if interval is not None else Tex(""),
        subject=subject,
        number=decimal(*claim.enclosure) if claim.enclosure is not None else None,
        slope=decimal(*details["derivative"], brief=True) if "derivative" in details else None,
        bounds=(fraction(bounds[0]), fraction(bounds[1])) if bounds is not None else None,
        unique=rounded_down(unique) if unique is not None and unique > 0 else None,
        density=_density(claim),
        counterexample=_counterexample(example) if example is not None else None,
        expansion=expansion(claim),
        profile=profile(claim),
        remark=remark(claim),
        degrees=Tex(",".join(map(str, details.get("leading", (details["degree"],) if "degree" in details else ())))),
    )


def _counterexample(example: Mapping[str, Any]) -> tuple[Tex, int]:
    """Where a claim fails: beta and l (0: none), or nu and x."""
    if "nu" in example:
        return Tex(rf"(\nu,x)=({exact(example['nu'])},\ {exact(example['x'])})"), 0
    place = Tex(r"\beta_*") if example["beta"] is None else exact(example["beta"])
    return Tex(rf"\beta={place}"), example.get("l", 0)


def _density(claim: Claim) -> Tex | None:
    """The parameters of the explicit density, exactly as in the evidence."""
    if claim.label != "quartic-obstruction" or claim.outcome != "proved":
        return None
    if claim.rule == "quartic-density":
        density = claim.given(QuarticDensity)
        return Tex(rf"\varepsilon={exact(density.epsilon)},\ t={exact(density.t)}")
    family = claim.given(QuarticFamily)
    return Tex(rf"E={exact(family.epsilon_max)},\ C={exact(family.constant)}")
