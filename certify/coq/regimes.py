"""Regimes, the quartic obstruction and sides of beta_* as Coq theorems (see `statements` for beta_* itself)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from certify.coq import mirror
from certify.coq.claims import MOST_DIMENSIONS, Claim
from certify.coq.ranges import CIRCLE, has_range, unique
from certify.coq.statements import Theorem, above, below, computed, point, ratio

_MODULES: Final = ("Sphere.Model", "Bracket.Regime")
_CLASSES: Final = {2: "circle", 3: "zonal"}  # of measures for which all facts are theorems


def side(claim: Claim, index: int) -> list[Theorem]:
    """On which side of beta_* the claim's interval lies, where that is a statement about a number."""
    name = f"{claim.label.replace('-', '_')}_{claim.d}_{index}"
    if claim.at_beta_star:
        return []
    if claim.label == "majorisation" or claim.transition == "continuous":
        return [] if claim.right is None else [below(f"{name}_below_beta_star", claim.d, claim.right)]
    return [] if claim.left is None else [above(f"{name}_above_beta_star", claim.d, claim.left)]


@dataclass(frozen=True)
class _Side:
    """One side of beta_* in the words of Bracket/Regime.v: its statements there are named after `word` and `where`."""

    word: str
    facts: str
    at_beta_star: str
    at_number: str
    symbolic: str
    numeric: str
    decides: Callable[[int, int, int, int, int, mirror.Work], bool]

    def range_of(self, end: str) -> str:
        """The set of beta that reaches to `end`, a number or beta_*, from the side's own end."""
        return (self.at_beta_star if "beta_star" in end else self.at_number).format(end)


_UP_TO: Final = _Side(
    "continuous", "classical_facts", "0 < beta <= {}", "0 < beta <= {}", "up_to_beta_star", "up_to", mirror.ratio_below
)
_BEYOND: Final = _Side(
    "discontinuous", "general_facts", "{} < beta", "{} <= beta", "beyond_beta_star", "from", mirror.ratio_above
)


def regime(claim: Claim, index: int) -> list[Theorem]:
    """Theorem 1.1 on the claim's side of beta_*, (1.9) or (1.10), and (1.11), for every model with the facts it takes.

    What uniqueness and the type of the transition need besides, `continuous_regime` and `discontinuous_regime` say
    themselves. For d = 2 it is stated for all probability measures on the circle instead, and for d = 3 for zonal
    densities too, where nothing is assumed. Beyond beta_* a claim with a number has (1.11) up to it besides. If d is
    large only the side of beta_* is stated.
    """
    d, name, free = claim.d, f"regime_{claim.d}_{index}", _CLASSES.get(claim.d)
    if d > MOST_DIMENSIONS:
        return side(claim, index)
    of, end = (_UP_TO, claim.right) if claim.transition == "continuous" else (_BEYOND, claim.left)
    reach = of.range_of(f"Main.beta_star {d}" if claim.at_beta_star or end is None else ratio(end))
    statements = [
        f"forall (S : sphere) (beta : R), {of.facts} S {d} ->\n  {reach} -> {of.word}_regime S {d} beta",
        f"forall beta : R, {reach} -> {free}_{of.word}_regime beta",
    ]
    if claim.at_beta_star or end is None:
        lemma = f"{of.word}_{of.symbolic}"
        proofs = [f"intros S beta; apply ({lemma} {d}); lia", f"exact {free}_{lemma}"]
        stated = [] if d == CIRCLE else [Theorem(name, statements[0], proofs[0], _MODULES)]
        stated += [Theorem(f"{name}_{free}", statements[1], proofs[1], _MODULES)] if free else []
    else:
        lemma, num, den = f"{of.word}_{of.numeric}", end.numerator, end.denominator
        where = (d, den.bit_length() + d.bit_length(), [(num, den)])

        def check(work: mirror.Work) -> bool:
            return of.decides(d, num, den, 1, d, work)

        general = (statements[0], lemma, f"{d} {point(end)}", check, where, _MODULES)
        stated = [] if d == CIRCLE else [computed(name, *general)]
        if free:
            arguments = (statements[1], f"{free}_{lemma}", point(end), check, where, _MODULES)
            stated.append(computed(f"{name}_{free}", *arguments))
    return [*stated, *(unique(claim, name) if has_range(claim) else [])]


def obstruction(claim: Claim, index: int) -> list[Theorem]:
    """Lemma 5.1 from the left end of the claim on: a density of negative free energy at K_#, without hypotheses."""
    d, a, name = claim.d, claim.left, f"quartic_obstruction_{claim.d}_{index}"
    if claim.d > MOST_DIMENSIONS:
        return side(claim, index)
    if claim.at_beta_star or a is None:
        statement = f"forall beta : R, Main.beta_star {d} < beta -> obstructed {d} beta"
        proof = f"intros beta; apply (obstructed_beyond_beta_star {d}); lia"
        return [Theorem(name, statement, proof, ("Bracket.Obstruction",))]
    return [
        computed(
            name,
            f"forall beta : R, {ratio(a)} <= beta -> obstructed {d} beta",
            "obstructed_from",
            f"{d} {point(a)}",
            lambda w: mirror.ratio_above(d, a.numerator, a.denominator, 1, d, w),
            (d, a.denominator.bit_length() + d.bit_length(), [(a.numerator, a.denominator)]),
            ("Bracket.Obstruction",),
        )
    ]
