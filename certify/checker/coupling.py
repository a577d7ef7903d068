"""The rules for K_c, the order parameter and the count of minimisers beyond beta_*. FORMAT_COUPLING.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from .coupling_boxes import Setting
from .coupling_cover import walk
from .coupling_family import Quadrature
from .coupling_regions import check_touch, require_origin, star_bound
from .coupling_weights import Couplings
from .series import Bessel, Work
from .shape import Claim
from .verdict import Invalid, require_at_most, require_less

TRUST: Final = frozenset({"entropy-lower-semicontinuity", "spherical-harmonics"})


def check_two_minimisers(claim: Claim, work: Work) -> frozenset[str]:
    """The rule `cover`: one beta, all K of evidence.coupling."""
    evidence, interval = claim.evidence, claim.interval
    if interval is None or not interval.point or interval.b is None:
        raise Invalid("the rule 'cover' is about one beta")
    beta = interval.b
    _require_sizes(evidence)
    require_less("0 < coupling.lower", 0, evidence["coupling"][0])
    bessel = Bessel(claim.d, evidence["precision"], evidence["terms"], work)
    couplings = Couplings(bessel, beta, evidence["modes"], evidence["coupling"])
    family = Quadrature(claim.d, evidence["modes"], evidence["nodes"], evidence["ellipses"], bessel.precision, work)
    setting = Setting(family, couplings, evidence["grid"], evidence["weights"])
    theta = star_bound(setting, evidence["star_lower"], evidence["star_upper"], evidence["star_vector"])
    require_origin(setting, evidence["corner"], evidence["corner_vector"])
    check_touch(claim.d, beta, evidence, theta, work)
    walk(setting, evidence)
    return TRUST


def _require_sizes(evidence: Mapping[str, Any]) -> None:
    """Lists have L entries, cells have theirs, N is even, and the units are coarser than the precision."""
    modes, density = evidence["modes"], evidence["touch"]
    for name in ("weights", "corner", "corner_vector", "star_lower", "star_upper", "star_vector"):
        if len(evidence[name]) != modes:
            raise Invalid(f"{name} has {len(evidence[name])} entries for {modes} modes")
    if len(density["field"]) != density["modes"] or density["modes"] < modes:
        raise Invalid("the explicit density has another number of modes")
    for part in (evidence, density):
        if part["nodes"] % 2:
            raise Invalid("an odd number of intervals in a quadrature")
        if part["precision"] < 32:
            raise Invalid("a precision below 32 bits")
    if evidence["precision"] <= max(evidence["grid"], evidence["field_grid"]):
        raise Invalid("the units are finer than the precision")
    for a, b in zip(evidence["star_lower"], evidence["star_upper"], strict=True):
        require_at_most("star_lower <= star_upper", a, b)
    for i, cell in enumerate(evidence["tree"], start=1):
        _require_cell(cell, modes, f"cell {i}")


def _require_cell(cell: tuple[Any, ...], modes: int, name: str) -> None:
    kind, rest = cell[0], cell[1:]
    if kind in ("c", "x"):
        rows = rest if kind == "c" else rest[:-1]
        fits = bool(rest) and all(len(row) == modes + 3 and 1 <= row[0] <= modes for row in rows)
        fits = fits and (kind == "c" or len(rest[-1]) == modes)
    elif kind == "s":
        fits = len(rest) == 2 and 1 <= rest[0] <= modes
    else:
        fits = len(rest) == (modes if kind == "f" else 0)
    if not fits:
        raise Invalid(f"{name} ({kind}) does not have the entries of its kind")


def check_pointer(claim: Claim, claims: Sequence[Claim]) -> frozenset[str]:
    """The rule `two-minimisers`: the enclosure contains what a claim of this document proves on the way."""
    for other in claims:
        same = other.label == "two-minimisers" and other.outcome == "proved" and other.d == claim.d
        if same and other.interval == claim.interval:
            low, high = other.evidence["coupling" if claim.label == "critical-coupling" else "moment"]
            if claim.enclosure is None:
                raise Invalid("no enclosure")
            lower, upper = claim.enclosure
            require_at_most("enclosure.lower <= what two-minimisers proves", lower, low)
            require_at_most("what two-minimisers proves <= enclosure.upper", high, upper)
            return TRUST
    raise Invalid("the document has no proved claim two-minimisers at this d and beta")
