"""Claims about a statement on Bessel ratios, with their evidence."""

from __future__ import annotations

from typing import Any

from certify.bounds.ratio.domain import Question
from certify.bounds.ratio.sample import terms_for
from certify.core.claim import INEQUALITY, Claim
from certify.solve.ratio.refute import Failure

Proof = dict[str, Any]
"""Evidence for a part of the domain."""


def proved(asked: Question, parts: list[Proof]) -> Claim:
    """The claim with its evidence."""
    return Claim(INEQUALITY, None, "proved", evidence={"rule": "barrier", "parts": parts}, subject=subject(asked))


def subject(asked: Question) -> dict[str, str]:
    """What a claim about the statement names."""
    return {"statement": asked.statement.text, "nu": asked.nu_text, "x": asked.x_text}


def refuted(asked: Question, failure: Failure) -> Claim:
    """The claim that a statement is false at a point."""
    nu, x = failure.point
    order = asked.base[0] * nu + asked.base[1]
    return Claim(
        INEQUALITY,
        None,
        "refuted",
        evidence={"rule": "counterexample", "precision": failure.bits + 40, "terms": terms_for(order, x, failure.bits)},
        counterexample={"nu": nu, "x": x},
        reason=f"false at nu = {nu}, x = {x}: {failure.what}",
        subject=subject(asked),
    )


def route_of(claim: Claim) -> str:
    """The kinds of nodes in the proofs of a claim, those that say most first; or that it is refuted at a point."""
    if claim.outcome == "refuted":
        return "values at a point"
    seen: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("by"), str):
                seen.add(value["by"])
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk(claim.evidence)
    order = ("barrier", "pieces", "values", "compare", "root", "quadratic", "split", "factors", "known", "coefficients")
    return ", ".join(
        name for name in order if name in seen and (name not in ("known", "coefficients") or len(seen) < 3)
    )
