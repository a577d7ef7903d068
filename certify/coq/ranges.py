"""(1.11) beyond beta_* up to a number, half of min_l 1/(2 A_l lambda_l), for every beta up to the end of a claim."""

from __future__ import annotations

from typing import Final

from certify.coq import mirror
from certify.coq.claims import MOST_DIMENSIONS, Claim
from certify.coq.coupling_mirror import Place, coupling_above, no_increase
from certify.coq.statements import CoqRefusal, Theorem, computed, integer, least, point, ratio

_MODULES: Final = ("Sphere.Model", "Bracket.Coupling")
CIRCLE: Final = 2
"""The dimension in which no fact is left to assume, for any measure."""
_FREE: Final = {
    2: ("circle", "mu", "MainCircle.critical (Main.W beta) K mu -> MainCircle.same mu MainCircle.sigma"),
    3: ("zonal", "f", "MainZonal.critical beta K f -> MainZonal.uniform f"),
}
_FIGURES: Final = 9  # of the number, which is cut off there
_MOST_BETA: Final = 100  # the degrees that are looked at, and their integers, grow with beta


def has_range(claim: Claim) -> bool:
    """Whether `unique` states the number of a claim: beyond beta_*, where beta and d are not too large."""
    beyond = claim.label == "regime" and claim.transition == "discontinuous" and claim.critical_range is not None
    return beyond and claim.right is not None and claim.right <= _MOST_BETA and claim.d <= MOST_DIMENSIONS


def unique(claim: Claim, name: str) -> list[Theorem]:
    """The uniform density is the only critical point for 0 <= K <= lo/10^places, for every model.

    With nothing assumed on the circle, where it is stated for measures alone, and for zonal densities of dimension 3.
    """
    d, b, most = claim.d, claim.right, claim.critical_range
    if b is None or most is None:
        raise CoqRefusal(f"coq: {name} has no number up to which one critical point is claimed")
    places, place = _FIGURES, Place(d, b.numerator, b.denominator)
    while most * 10 ** (places - _FIGURES + 1) < 1:
        places += 1
    degrees = least(lambda k: no_increase(place, k + 1), 0, name)
    lo, scale = int(most * 10**places), 10**places

    def check(work: mirror.Work) -> bool:
        return coupling_above(place, 2 * lo, scale, degrees, work)

    where = (d, scale.bit_length(), [(b.numerator, b.denominator)])
    reach = f"0 < beta <= {ratio(b)} ->\n  forall K"
    upto = f"0 <= K <= {integer(lo)} / 10 ^ {places} ->\n  "
    sphere = (
        f"forall (S : sphere) (beta : R), classical_facts S {d} ->\n  {reach} rho, {upto}"
        "critical_point S beta K rho -> forall x, rho x = 1"
    )
    arguments = f"{point(b)} _ {places} {degrees}"
    general = (f"{name}_range", sphere, "unique_up_to", f"{d} {arguments}", check, where, _MODULES)
    stated = [] if d == CIRCLE else [computed(*general)]
    if d in _FREE:
        word, variable, conclusion = _FREE[d]
        free = f"forall beta : R, {reach} {variable}, {upto}{conclusion}"
        lemma = f"{word}_unique_up_to"
        stated.append(computed(f"{name}_range_{word}", free, lemma, arguments, check, where, _MODULES))
    return stated
