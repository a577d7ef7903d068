"""Regimes, the quartic obstruction and sides of beta_* as Coq theorems (see `statements` for beta_* itself)."""

from __future__ import annotations

from typing import Final

from certify.coq import mirror
from certify.coq.claims import Claim
from certify.coq.statements import Theorem, above, below, computed, point, ratio

_MODULES: Final = ("Sphere.Model", "Bracket.Regime")
MOST_DIMENSIONS: Final = 1000  # the sphere's dimension is a unary natural number in Coq


def side(claim: Claim, index: int) -> list[Theorem]:
    """On which side of beta_* the claim's interval lies, where that is a statement about a number."""
    name = f"{claim.label.replace('-', '_')}_{claim.d}_{index}"
    if claim.at_beta_star:
        return []
    if claim.label == "majorisation" or claim.transition == "continuous":
        return [] if claim.right is None else [below(f"{name}_below_beta_star", claim.d, claim.right)]
    return [] if claim.left is None else [above(f"{name}_above_beta_star", claim.d, claim.left)]


def continuous(claim: Claim, name: str) -> list[Theorem]:
    """Theorem 1.1 (1.9) and (1.11) up to the right end of the claim, for every model that has the classical facts.

    What uniqueness and the continuous transition need besides, `continuous_regime` says itself. For d = 2 also for all
    probability measures on the circle, where nothing is assumed.
    """
    d, b = claim.d, claim.right
    start = f"forall (S : sphere) (beta : R), classical_facts S {d} ->\n  0 < beta <="
    circle = "forall beta : R, 0 < beta <="
    if claim.at_beta_star or b is None:
        range_of_beta, exact = f"Main.beta_star {d}", "up_to_beta_star"
        stated = [
            Theorem(
                name,
                f"{start} {range_of_beta} -> continuous_regime S {d} beta",
                f"intros S beta; apply (continuous_{exact} {d}); lia",
                _MODULES,
            ),
            Theorem(
                f"{name}_circle",
                f"{circle} {range_of_beta} -> circle_continuous_regime beta",
                f"exact circle_continuous_{exact}",
                _MODULES,
            ),
        ]
        return stated if d == 2 else stated[:1]
    where = (d, b.denominator.bit_length() + d.bit_length(), [(b.numerator, b.denominator)])

    def check(work: mirror.Work) -> bool:
        return mirror.ratio_below(d, b.numerator, b.denominator, 1, d, work)

    sphere = f"{start} {ratio(b)} -> continuous_regime S {d} beta"
    theorems = [computed(name, sphere, "continuous_up_to", f"{d} {point(b)}", check, where, _MODULES)]
    if d == 2:
        on_circle = f"{circle} {ratio(b)} -> circle_continuous_regime beta"
        lemma = "circle_continuous_up_to"
        theorems.append(computed(f"{name}_circle", on_circle, lemma, point(b), check, where, _MODULES))
    return theorems


def discontinuous(claim: Claim, name: str) -> list[Theorem]:
    """Theorem 1.1 (1.10) and (1.11) from the left end of the claim on, for every model that has the general facts.

    Only the discontinuity needs more, and says so in `discontinuous_regime`. For d = 2 as in `continuous`.
    """
    d, a = claim.d, claim.left
    start = f"forall (S : sphere) (beta : R), general_facts S {d} ->\n "
    if claim.at_beta_star or a is None:
        stated = [
            Theorem(
                name,
                f"{start} Main.beta_star {d} < beta -> discontinuous_regime S {d} beta",
                f"intros S beta; apply (discontinuous_beyond_beta_star {d}); lia",
                _MODULES,
            ),
            Theorem(
                f"{name}_circle",
                f"forall beta : R, Main.beta_star {d} < beta -> circle_discontinuous_regime beta",
                "exact circle_discontinuous_beyond_beta_star",
                _MODULES,
            ),
        ]
        return stated if d == 2 else stated[:1]
    where = (d, a.denominator.bit_length() + d.bit_length(), [(a.numerator, a.denominator)])

    def check(work: mirror.Work) -> bool:
        return mirror.ratio_above(d, a.numerator, a.denominator, 1, d, work)

    sphere = f"{start} {ratio(a)} <= beta -> discontinuous_regime S {d} beta"
    theorems = [computed(name, sphere, "discontinuous_from", f"{d} {point(a)}", check, where, _MODULES)]
    if d == 2:
        on_circle = f"forall beta : R, {ratio(a)} <= beta -> circle_discontinuous_regime beta"
        lemma = "circle_discontinuous_from"
        theorems.append(computed(f"{name}_circle", on_circle, lemma, point(a), check, where, _MODULES))
    return theorems


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


def regime(claim: Claim, index: int) -> list[Theorem]:
    """A regime claim, the cited facts being hypotheses if d >= 3; only its side of beta_* if d is large."""
    if claim.d > MOST_DIMENSIONS:
        return side(claim, index)
    name = f"regime_{claim.d}_{index}"
    return continuous(claim, name) if claim.transition == "continuous" else discontinuous(claim, name)
