"""Regimes, the quartic obstruction and sides of beta_* as Coq theorems (see `statements` for beta_* itself)."""

from __future__ import annotations

from typing import Final

from certify.coq import mirror
from certify.coq.claims import Claim
from certify.coq.statements import Theorem, above, below, computed, point, ratio

_MODULES: Final = ("Sphere.Model", "Bracket.Regime")
# For d = 2 the hypotheses are theorems, in the model whose measures are the continuous positive densities.
_CIRCLE_FACTS: Final = {"continuous": "Main.circle_facts", "discontinuous": "(in_general _ _ Main.circle_facts)"}
MOST_DIMENSIONS: Final = 1000  # the sphere's dimension is a unary natural number in Coq


def side(claim: Claim, index: int) -> list[Theorem]:
    """On which side of beta_* the claim's interval lies, where that is a statement about a number."""
    name = f"{claim.label.replace('-', '_')}_{claim.d}_{index}"
    if claim.at_beta_star:
        return []
    if claim.label == "majorisation" or claim.transition == "continuous":
        return [] if claim.right is None else [below(f"{name}_below_beta_star", claim.d, claim.right)]
    return [] if claim.left is None else [above(f"{name}_above_beta_star", claim.d, claim.left)]


def continuous(claim: Claim, name: str) -> Theorem:
    """Theorem 1.1 (1.9) and (1.11) up to the right end of the claim, for every model that has the classical facts."""
    d, b = claim.d, claim.right
    start = f"forall (S : sphere) (beta : R), classical_facts S {d} ->\n  0 < beta <="
    if claim.at_beta_star or b is None:
        statement = f"{start} Main.beta_star {d} -> continuous_regime S {d} beta"
        return Theorem(name, statement, f"intros S beta; apply (continuous_up_to_beta_star {d}); lia", _MODULES)
    return computed(
        name,
        f"{start} {ratio(b)} -> continuous_regime S {d} beta",
        "continuous_up_to",
        f"{d} {point(b)}",
        lambda w: mirror.ratio_below(d, b.numerator, b.denominator, 1, d, w),
        (d, b.denominator.bit_length() + d.bit_length(), [(b.numerator, b.denominator)]),
        _MODULES,
    )


def discontinuous(claim: Claim, name: str) -> Theorem:
    """Theorem 1.1 (1.10) and (1.11) from the left end of the claim on, for every model that has the general facts.

    Only the discontinuity needs more, and says so in `discontinuous_regime`.
    """
    d, a = claim.d, claim.left
    start = f"forall (S : sphere) (beta : R), general_facts S {d} ->\n "
    if claim.at_beta_star or a is None:
        statement = f"{start} Main.beta_star {d} < beta -> discontinuous_regime S {d} beta"
        return Theorem(name, statement, f"intros S beta; apply (discontinuous_beyond_beta_star {d}); lia", _MODULES)
    return computed(
        name,
        f"{start} {ratio(a)} <= beta -> discontinuous_regime S {d} beta",
        "discontinuous_from",
        f"{d} {point(a)}",
        lambda w: mirror.ratio_above(d, a.numerator, a.denominator, 1, d, w),
        (d, a.denominator.bit_length() + d.bit_length(), [(a.numerator, a.denominator)]),
        _MODULES,
    )


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
    """A regime claim, the cited facts being hypotheses of the theorem; only its side of beta_* if d is large."""
    if claim.d > MOST_DIMENSIONS:
        return side(claim, index)
    name = f"regime_{claim.d}_{index}"
    theorem = continuous(claim, name) if claim.transition == "continuous" else discontinuous(claim, name)
    return [theorem, *([on_circle(theorem, claim.transition)] if claim.d == 2 else [])]


def on_circle(theorem: Theorem, transition: str) -> Theorem:
    """A regime for d = 2 without the facts as hypotheses, for the one model in which they are proved."""
    range_of_beta = theorem.statement.partition("\n")[2].strip()
    statement = f"forall beta : R, {range_of_beta}".replace("_regime S 2", "_regime Circle.Model.circle 2")
    proof = f"intros beta; apply ({theorem.name} Circle.Model.circle beta {_CIRCLE_FACTS[transition]})"
    return Theorem(f"{theorem.name}_circle", statement, proof, _MODULES)
