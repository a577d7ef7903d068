"""What the checker makes of the piece of the corpus at d = 3, beta = 1.9..1.91."""

from __future__ import annotations

from functools import cache

from certify.checker.arithmetic.series import Bessel, Work
from certify.checker.coupling.family import Family
from certify.checker.reduction.chart import Chart, Span
from certify.checker.reduction.isolation_form import Isolation
from certify.checker.reduction.setting import LinearInteraction, Setting, setting_up_to
from certify.checker.registry import claims_of
from tests.bounds.reduction.isolation_scenes import LEFT, RIGHT, D, claims
from tests.checker.sample_certificates import document


@cache
def given() -> Isolation:
    """The evidence of the claim two-minimisers, typed."""
    return claims_of(document(claims()[-1]))[0].given(Isolation)


def weights(right: bool) -> LinearInteraction:
    """N_l alpha_l at one end of the piece."""
    evidence = given()
    bessel = Bessel(D, evidence.bits, evidence.terms, Work())
    return LinearInteraction(bessel, RIGHT if right else LEFT, evidence.modes, evidence.disc.degree)


@cache
def setting() -> Setting:
    """At the right end and K_#."""
    evidence = given()
    own = Family(D, evidence.modes, evidence.nodes, evidence.ellipses, evidence.bits, Work())
    return setting_up_to(own, weights(True), evidence.pieces[0].upper ** 0, evidence.grid)


def span() -> Span:
    """The weights of the piece."""
    piece = given().pieces[0]
    return Span(setting().p, given().modes, weights(False), weights(True), (piece.lower, piece.upper))


@cache
def chart(place: int = 0) -> Chart:
    """The chart of one of its strips."""
    return Chart(setting(), given().pieces[0].strips[place], span(), given().reach)
