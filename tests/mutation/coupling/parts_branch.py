"""What a mutant of branch.py, departure.py and space.py has to get right: a certificate, and what is planted in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.checker.branch.numbers import apart
from tests.checker.branch.samples import branch, forged, limits, refused
from tests.checker.coupling.barrier_samples import Beside
from tests.mutation.coupling.parts_family import quadrature, scaled

_SHARES = 4


def _accepted(package: Any) -> bool:
    """The certificate of the corpus, beside its cover."""
    return Beside(package).said(branch()["branch-fold"]) == ""


def _refused(package: Any, share: int) -> bool:
    """A part of the planted violations, each in its words."""
    beside = Beside(package)
    return all(words in beside.said(own) for k, (_, own, words) in enumerate(forged()) if k % _SHARES == share)


def _formed(package: Any) -> bool:
    """What is out of form, and what has no cover."""
    for _, source, code, words in (*refused(), *limits()):
        try:
            package.check_document(source)
        except package.Refusal as refusal:
            if refusal.exit_code != code or words not in str(refusal):
                return False
        else:
            return False
    return True


def _named(name: str, check: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def part(package: Any) -> bool:
        return check(package)

    part.__name__ = name
    return part


BRANCH: tuple[Callable[[Any], bool], ...] = (
    _named("branch_formed", _formed),
    _named("branch_accepted", _accepted),
    *(_named(f"branch_refused_{share}", partial(_refused, share=share)) for share in range(_SHARES)),
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


NUMBERS_OF_PIECES = (numbers_of_pieces,)
SQUARES = (squares,)
