"""A checked certificate as a Coq file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Final

from certify.checker import Claim as Accepted
from certify.coq import statements
from certify.coq.claims import MOST_DIMENSIONS, Claim, proved_claims
from certify.coq.coefficients import linear_threshold, majorisation_margin
from certify.coq.couplings import coupling, stated
from certify.coq.ranges import has_range
from certify.coq.regimes import obstruction, regime, side
from certify.coq.run import EVERYTHING
from certify.coq.statements import WIDTH, Theorem
from certify.core.errors import BadInput


def _of_dimension(claim: Claim) -> list[Theorem]:
    """What is stated for each d whose beta_* is certified: the bracket, and the general theorems at this d."""
    d = claim.d
    return [
        statements.beta_star(claim),
        statements.elementary_bounds(d),
        statements.majorisation(d),
        statements.quartic_sign(d),
    ]


def _bounds(claim: Claim) -> list[Theorem]:
    """The two rationals of an elementary-bounds claim, by computation."""
    if claim.lower is None or claim.upper is None:
        raise BadInput("certificate: an elementary-bounds claim has bounds")
    stem = f"certified_bounds_{claim.d}"
    return [
        statements.below(f"{stem}_lower", claim.d, claim.lower),
        statements.above(f"{stem}_upper", claim.d, claim.upper),
    ]


# By label: the theorems of the n-th proved claim with this label and d.
_STATED: Final[dict[str, Callable[[Claim, int], list[Theorem]]]] = {
    "beta-star": lambda claim, _: _of_dimension(claim),
    "elementary-bounds": lambda claim, _: _bounds(claim),
    "monotone-in-dimension": lambda claim, _: [statements.decreasing(claim.d)],
    "linear-threshold": linear_threshold,
    "majorisation": lambda claim, index: side(claim, index) + majorisation_margin(claim, index),
    "critical-coupling": coupling,
    "quartic-sign": side,
    "quartic-obstruction": obstruction,
    "regime": regime,
}


@dataclass(frozen=True)
class Stated:
    """What the file states of one proved claim: its theorems, and those of them that no claim before it has."""

    about: str
    names: tuple[str, ...]
    new: tuple[Theorem, ...]


_COUPLINGS: Final = """
   K_c is that of Main.v, for every model with the facts of Sphere/Model.v that a theorem names. For d = 2 it is that of
   MainCircle.v, over all probability measures on the circle, hence also over the continuous positive densities, and no
   fact is assumed; for d = 3 the theorems with _zonal assume none either: K_c is that of MainZonal.v, over the
   continuous positive densities of x_1 alone."""


_REGIMES: Final = """
   The regimes are those of Theorem 1.1 as Bracket/Regime.v words them, (1.11) among them: up to K_#/2 if
   beta <= beta_*, up to K_c/2 beyond; the theorems with _range have it there up to the number unique_critical_point of
   a claim. The facts that the paper cites are hypotheses, as Sphere/Model.v states them, each where it is used:
   general_facts in either case, with beckner_onofri_facts (classical_facts holds the two) up to beta_* and for the
   number; uniqueness_facts, semicontinuity_facts and regularity_facts inside the statements. For d = 2 nothing is
   assumed: the statements named circle are about all probability measures on the circle, in the vocabulary of
   MainCircle.v. Nor for d = 3 in the statements named zonal: they are about the continuous positive densities of x_1
   alone, in the vocabulary of MainZonal.v."""


def _file(digest: str, claims: Sequence[Stated], silent: list[str]) -> str:
    theorems = [theorem for claim in claims for theorem in claim.new]
    modules = " ".join(sorted({module for theorem in theorems for module in theorem.modules} | {"Bracket.Series"}))
    parts = [
        "(* Generated from a checked certificate of noisy-transformer-certify, do not edit.\n"
        f"   Certificate {digest}\n"
        "   Compile: coqc -Q proofs/coq Certify FILE.v, with the theory of proofs/coq built.\n"
        "   The vocabulary is that of proofs/coq/Main.v: besselI nu x is the modified Bessel function I_nu(x), and\n"
        "   beta_star d the one positive root x of besselI (d/2 + 1) x / besselI (d/2) x = 1/d."
        f"{_REGIMES if 'Bracket.Regime' in modules else ''}"
        f"{_COUPLINGS if 'Bracket.Coupling' in modules else ''} *)",
        "From Coq Require Import ZArith Reals Lra Lia.",
        "From Certify Require Main.",
        fill(f"From Certify Require Import {modules} Bracket.Theorems.", WIDTH, subsequent_indent="  "),
        "Open Scope R_scope.\n",
    ]
    for claim in claims:
        parts.append(fill(f"(* {claim.about}: {', '.join(claim.names)} *)", WIDTH, subsequent_indent="   ") + "\n")
        parts += [theorem.text() for theorem in claim.new]
    if silent:
        silence = f"(* Of the certificate nothing is stated here on: {', '.join(silent)}. *)"
        parts.append(fill(silence, WIDTH) + "\n")
    listed = "\n".join(f"  let _ := {theorem.name} in" for theorem in theorems)
    parts.append(f"Definition {EVERYTHING} : True :=\n{listed}\n  I.\nPrint Assumptions {EVERYTHING}.")
    return "\n".join(parts) + "\n"


def unstated(accepted: Sequence[Accepted], others: Sequence[tuple[str, int]] = ()) -> list[str]:
    """What the proved claims say and the file of `export` does not, as "label (d = 3)".

    Those about minimisers, and K_c on an interval; K_c at a number is stated, if less sharply than the claim has it.
    Of a regime beyond beta_* it is the range of K with one critical point where beta is large; in high dimension all
    but the side of beta_*. others: labels and dimensions of proved claims of the same certificate
    that the checker has not decided.
    """
    stated = [text for claim in proved_claims(accepted) if (text := _left_out(claim))]
    return stated + [f"{label} (d = {d})" for label, d in others]


def _left_out(claim: Claim) -> str:
    """What the file leaves out of a claim; nothing if it is stated whole."""
    dimension = f"(d = {claim.d})"
    if claim.label not in _STATED or (claim.label == "critical-coupling" and not stated(claim)):
        return f"{claim.label} {dimension}"
    if claim.label in ("regime", "quartic-obstruction") and claim.d > MOST_DIMENSIONS:
        return f"{claim.label} but for the side of beta_* {dimension}"
    if (
        claim.label == "regime"
        and claim.transition == "discontinuous"
        and claim.critical_range
        and not has_range(claim)
    ):
        return f"unique_critical_point of the discontinuous regime {dimension}"
    return ""


def export(
    accepted: Sequence[Accepted],
    digest: str,
    others: Sequence[tuple[str, int]] = (),
    stated: Sequence[Stated] | None = None,
) -> str:
    """The text of a Coq file with what the checker has accepted and is proved, as theorems.

    digest: of the certificate, for the head of the file. others: as for `unstated`, named in the file. stated:
    `stated_claims(accepted)`, where it is there already. For every d with a beta-star claim: `beta_star_d`, a bracket
    by two decimals with the digits of the enclosure, the elementary bounds, the majorisation for every l >= 2 and every
    beta up to beta_*, and the sign of (5.10) beyond. The other claims: certified bounds, K_#, margins, obstructions,
    K_c at a number, regimes (the cited facts as hypotheses; for d = 2 also on the circle, without). Each theorem stands
    under the claim that it belongs to. The file ends with the axioms on which all of them rest, printed.

    Raises BadInput if there is no claim that Coq can state, CoqRefusal if Coq's checker would not accept one, Undecided
    if one is beyond the work limit.
    """
    claims = stated_claims(accepted) if stated is None else stated
    if not claims:
        raise BadInput("certificate: it has no proved claim that can be stated in Coq")
    return _file(digest, claims, unstated(accepted, others))


def stated_claims(accepted: Sequence[Accepted]) -> list[Stated]:
    """The claims of which `export` states something, each with the names of its theorems; raises what that raises."""
    theorems: dict[str, Theorem] = {}  # by statement: two claims may have the same consequence
    seen: dict[tuple[str, int], int] = {}
    found = []
    for claim in proved_claims(accepted):
        key = (claim.label, claim.d)
        seen[key] = seen.get(key, 0) + 1
        given = _STATED[claim.label](claim, seen[key]) if claim.label in _STATED else []
        new = tuple(theorem for theorem in given if theorem.statement not in theorems)
        theorems |= {theorem.statement: theorem for theorem in new}
        if given:
            names = tuple(theorems[theorem.statement].name for theorem in given)
            found.append(Stated(f"{claim.label} (d = {claim.d}{claim.place})", names, new))
    return found
