"""Coq: a checked certificate as theorems, and the verdict of Coq's kernel on them. Standard library only.

`export(accepted, digest)` writes what the checker has accepted of a certificate as a file against the static theory
`proofs/coq` (logical path `Certify`); every theorem in it is an inequality about the Bessel quotient or K_c, proved by
one of the theory's general theorems or by its checkers by reflection.
The checkers are mirrored in Python (`certify.coq.mirror`, `certify.coq.coupling_mirror`), so that nothing is written
that Coq would reject.
`export_ratios(accepted, digest)` writes ratio inequalities, each with the steps of its certificate as its proof.
`run_coq(path)` builds the theory if needed, compiles such a file and holds its axioms against an allow-list.
"""

from __future__ import annotations

from certify.coq.axioms import ALLOWED_AXIOMS
from certify.coq.generate import export, stated_claims, unstated
from certify.coq.ratio.export import export_ratios
from certify.coq.run import Verdict, run_coq
from certify.coq.statements import CoqRefusal, most_digits
from certify.coq.theory import theory_directory

__all__ = [
    "ALLOWED_AXIOMS",
    "CoqRefusal",
    "Verdict",
    "export",
    "export_ratios",
    "most_digits",
    "run_coq",
    "stated_claims",
    "theory_directory",
    "unstated",
]
