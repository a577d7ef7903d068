"""What a mutant of branch.py, departure.py and space.py has to get right: a certificate, and what is planted in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from types import SimpleNamespace
from typing import Any

from tests.checker.branch.numbers import apart, given
from tests.checker.branch.samples import branch, forged, limits, refused
from tests.checker.case_tools import Case
from tests.checker.coupling.barrier_samples import Beside
from tests.mutation.coupling.parts_barrier import named, turned_away
from tests.mutation.coupling.parts_family import quadrature, scaled

_SHARES = 4


def _accepted(package: Any) -> bool:
    """The certificate of the corpus, beside its cover."""
    return Beside(package).said(branch()["branch-fold"]) == ""


def _refused(package: Any, share: int) -> bool:
    """A part of the planted violations, each in its words."""
    beside = Beside(package)
    return all(words in beside.said(own) for k, (_, own, words) in enumerate(forged()) if k % _SHARES == share)


def _formed() -> list[Case]:
    """What is out of form, what has no cover, what costs too much."""
    return [*refused(), *limits()]


BRANCH: tuple[Callable[[Any], bool], ...] = (
    named("branch_formed", partial(turned_away, _formed)),
    named("branch_accepted", _accepted),
    *(named(f"branch_refused_{share}", partial(_refused, share=share)) for share in range(_SHARES)),
)


def numbers_of_pieces(package: Any) -> bool:
    """Each of them beside the balls."""
    return not [*apart(package)]


def squares(package: Any) -> bool:
    """The means of P_l Y^2 are those of the triples, with a radius that is what is said of it; M and C as before."""
    for d, modes, nodes, p in ((3, 3, 40, 40), (2, 3, 100, 24)):
        family = quadrature(package, d, modes, nodes, p)
        tangent = scaled((1.0, -0.5, 0.75), modes, p)
        for field in ((0.0,) * modes, (2.0, 0.5, -0.25)):
            a = scaled(field, modes, p)
            (moments, triples), (own, found) = family.triples(a), family.squares(a, tangent)
            if [moments.covariance, moments.radius] != [own.covariance, own.radius]:
                return False
            for k, value in enumerate(found):
                terms = [
                    triples[tuple(sorted((k, i, j)))] * (x * y >> p)
                    for i, x in enumerate(tangent)
                    for j, y in enumerate(tangent)
                ]
                middle = sum(x.m for x in terms) >> p
                spread = (sum(x.r for x in terms) >> p) + 4 * len(terms)
                if abs(value.m - middle) > value.r + spread or not spread < 8 * value.r < 60 * spread:
                    return False
    return True


def roundings(package: Any) -> bool:
    """C x contains all that it may be, and the norm is at least that of every matrix of the ball; not by much more."""
    p, count = 12, 5
    one, radius = 1 << p, 3
    moments = SimpleNamespace(covariance=[[one] * count] * count, radius=radius)
    for sign in (-1, 1):
        numbers = [Fraction(sign * (1000 * k + 999) * (-1) ** k, 1000 * one) for k in range(count)]
        stub = SimpleNamespace(p=p, moments=moments)
        found = package.branch.tube.Piece._image(stub, numbers)[0]
        exact = sum((Fraction(c, one) * x for c, x in zip(moments.covariance[0], numbers, strict=True)), Fraction(0))
        spread = sum(map(abs, numbers)) * Fraction(radius, one)
        slack = Fraction(2 * count + 3, one)
        if not found.lower() <= exact - spread <= exact + spread <= found.upper() <= exact + spread + slack:
            return False
    return _norm(package)


def _norm(package: Any) -> bool:
    """Of diagonal matrices, for c along the first mode: the largest of the other entries, with all that is rounded."""
    p, count = 16, 4
    ball = package.arithmetic.ball.Ball
    for radius in (0, 40):
        entries = [1 << p, 20_000, 9_000, 3_000]
        covariance = [[entries[j] if j == k else 0 for k in range(count)] for j in range(count)]
        field = [ball(1 << p, 0, p), *[ball(0, 0, p)] * (count - 1)]
        stub = SimpleNamespace(
            p=p,
            space=SimpleNamespace(modes=count, twice_kappa=[ball(1 << p, 0, p)] * count),
            n=ball(1 << p, 0, p),
            moments=SimpleNamespace(covariance=covariance, radius=radius),
        )
        found = package.branch.tube.Piece._gap(stub, field, field)
        largest = [(x + radius) / 2**p for x in entries[1:]]
        norm = sum(x**4 for x in largest) ** 0.25
        if not norm <= float(found.lower()) <= norm + (400 + 60 * radius) / 2**p:
            return False
    return True


def ends(package: Any) -> bool:
    """The field of the other minimiser: cut or filled up, and at least what is beyond it more than its distance."""
    p = 40
    ball = package.arithmetic.ball.Ball
    field = (Fraction(1), Fraction(-1, 2), Fraction(-1, 4), Fraction(1, 8))
    places = [ball.between(min(a, 2 * a), max(a, 2 * a), p) for a in field]
    density = SimpleNamespace(coupling=(Fraction(1, 2), Fraction(1)))
    near = SimpleNamespace(
        field=field, places=places, interaction=density, distance=lambda theta, factor: theta * factor / 4
    )
    for modes, beyond in ((2, Fraction(5, 32)), (4, Fraction(0)), (6, Fraction(0))):
        space = SimpleNamespace(p=p, modes=modes)
        head, found = package.branch.fold._end(near, Fraction(1, 2), space)
        if head != [*field[:modes], *[Fraction(0)] * (modes - len(field))]:
            return False
        least = Fraction(1, 8) + Fraction(float(beyond) ** 0.5)
        if not least - Fraction(1, 10**9) <= found.lower() <= least + Fraction(1, 10**5):
            return False
    return True


def _reason(act: Callable[[], Any], package: Any) -> str:
    """Why it is refused; nothing if it is not."""
    try:
        act()
    except package.verdict.Invalid as failure:
        return str(failure.reason)
    return ""


def turned(package: Any) -> bool:
    """A parabola that turns back along c is refused; next to the uniform density R tau^2 counts, and Delta < 1."""
    evidence, beta = given()
    work, bits = package.arithmetic.series.Work(10**9), evidence.bits
    bessel = package.arithmetic.series.Bessel(3, bits, evidence.terms, work)
    inner = package.coupling.interaction
    space = package.branch.space.Space(inner.Interaction(bessel, beta, evidence.modes, inner.UNIT))
    own = package.coupling.family.Family(3, evidence.modes, evidence.nodes, evidence.ellipses, bits, work)
    last, none = evidence.pieces[-1], package.arithmetic.ball.up(0, bits)
    piece = package.branch.tube.Piece(space, own, replace(last, bend=last.field, width=Fraction(3, 5)))
    if "(F6) 0 < v - 2 |w| width" not in _reason(lambda: piece.meeting(piece.c, none), package):
        return False
    make = package.branch.departure.Departure
    if "(F5) Delta < 1" not in _reason(lambda: make(3, space, Fraction(4), Fraction(1, 10)).drift, package):
        return False
    departure = make(3, space, Fraction(1, 10), Fraction(1, 5))
    unit = Fraction(float(space.twice_kappa[1].upper()) ** 0.5) / 5  # |a| = R for this a_2

    def inside(share: Fraction) -> str:
        row = [Fraction(1, 20), share * unit, *[Fraction(0)] * (evidence.modes - 2)]
        return _reason(lambda: departure.require_inside(row, none), package)

    return inside(Fraction(6, 25)) == "" and "first_radius tau^2" in inside(Fraction(13, 50))


NUMBERS_OF_PIECES = (roundings, ends, turned, numbers_of_pieces)
SQUARES = (squares,)
