"""The proved ratio inequalities of a checked certificate as a Coq file against the room Bessel of the theory."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import Final

from certify.checker import Claim as Accepted
from certify.checker.ratio.inequality import Inequality
from certify.coq.ratio.script import Unsupported
from certify.coq.ratio.statement import RatioTheorem, theorem
from certify.coq.run import EVERYTHING
from certify.coq.statements import WIDTH
from certify.core.errors import Undecided

_HEAD: Final = """(* Generated from a checked certificate of noisy-transformer-certify, do not edit.
   Certificate {digest}
   Compile: coqc -Q proofs/coq Certify FILE.v, with the room Bessel of proofs/coq built (make bessel).
   r nu t is I_(nu+1)(t)/I_nu(t), as Bessel/Ratio.v defines it and BesselI.ratio_besselI says. *)
From Coq Require Import Reals Lra.
From Coquelicot Require Import Coquelicot.
From Certify Require Import Bessel.Inequality Bessel.Calculus Bessel.RatioMonotone Bessel.Barrier.
Open Scope R_scope.
"""


def export_ratios(accepted: Sequence[Accepted], digest: str) -> tuple[str, list[tuple[str, Sequence[str]]], list[str]]:
    """(the text of the file, the inequalities with the names of their theorems, those left out with the reason).

    Each theorem has the steps of its certificate as its proof, so that Coq's kernel decides the same polynomial
    identities and signs again, the barrier lemma included. Undecided if no claim can be written so.
    """
    found: list[RatioTheorem] = []
    named: list[tuple[str, Sequence[str]]] = []
    silent: list[str] = []
    for claim in accepted:
        if claim.outcome != "proved":
            continue
        about: Inequality = claim.about(Inequality)
        try:
            found.append(theorem(claim, f"ratio_inequality_{len(found) + 1}"))
            named.append((f"{about.statement}, nu = {about.nu}", [found[-1].name]))
        except Unsupported as error:
            silent.append(f"{about.statement} for nu = {about.nu} ({error})")
    if not found:
        raise Undecided(f"--coq: not written in Coq: {silent[0] if silent else 'nothing is proved'}")
    parts = [_HEAD.format(digest=digest), *(each.text() for each in found)]
    if silent:
        parts.append(fill(f"(* Not stated here: {'; '.join(silent)}. *)".replace("*)^", "* )^"), WIDTH) + "\n")
    listed = "\n".join(f"  let _ := {each.name} in" for each in found)
    parts.append(f"Definition {EVERYTHING} : True :=\n{listed}\n  I.\nPrint Assumptions {EVERYTHING}.")
    return "\n".join(parts) + "\n", named, silent
