"""Runs the checker on mutants and keeps the score.

A mutant *must* be rejected if it is out of form, if its claim is certainly false, or if FORMAT/ certainly demands
more of its evidence (both by Arb). All others may be accepted: a changed claim can be true, changed evidence can do.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from certify.checker import Malformed, Refusal, check_document
from tests.checker import arb_evidence, arb_truth
from tests.checker.case_tools import FOUR, coupling_below
from tests.checker.sample_certificates import document, examples, refuted
from tests.mutation.mutate import mutants


@dataclass
class Score:
    """How many mutants there were of each kind, and the survivors that should have died."""

    rejected: Counter[str] = field(default_factory=Counter)
    demanded: Counter[str] = field(default_factory=Counter)
    accepted: int = 0
    survivors: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        total, killed = sum(self.demanded.values()), sum(self.rejected[kind] for kind in self.demanded)
        lines = [
            f"  {kind}: {self.rejected[kind]} of {count} that must be rejected"
            for kind, count in sorted(self.demanded.items())
        ]
        lines += [f"  {kind}: {count} rejected" for kind, count in self.rejected.items() if kind not in self.demanded]
        lines.append(f"  harmless: {self.accepted} accepted")
        lines.append(f"kill score: {killed}/{total}")
        return "\n".join([*lines, *self.survivors])


def kinds(d: int) -> dict[str, dict[str, Any]]:
    """One claim of every kind of the Bessel half, for dimension d."""
    none = {**refuted("two-minimisers", d, Fraction(1, 2), Fraction(3), Fraction(1)), "trust": sorted(FOUR)}
    return {**examples(d), "critical-coupling": coupling_below(d), "refuted-two-minimisers": none}


def verdict(claim: dict[str, Any]) -> tuple[int, str]:
    """Exit code and reason of the checker for a document with this one claim."""
    try:
        check_document(json.dumps(document(claim)))
    except Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def must_die(kind: str, claim: dict[str, Any]) -> str:
    """Why the mutant must be rejected: form, falsehood, evidence; or "harmless"."""
    if kind == "form":
        return "form"
    try:
        false = arb_truth.falsehoods(claim) if claim.get("outcome") != "inconclusive" else []
        if false:
            return "falsehood"
        return "evidence" if claim.get("outcome") != "inconclusive" and arb_evidence.gaps(claim) else "harmless"
    except (KeyError, ValueError, TypeError, IndexError):
        return "form"  # the second reader does not find what the format requires either


def survivors(claim: dict[str, Any]) -> Iterator[str]:
    """The mutants of one claim that are accepted and must not be; the rejected ones are not looked into."""
    for what, kind, mutant in mutants(claim):
        if verdict(mutant)[0] == 0 and must_die(kind, mutant) != "harmless":
            yield what


def judge(name: str, kind: str, claim: dict[str, Any], score: Score) -> None:
    """Put one mutant to the checker and count it."""
    code, reason = verdict(claim)
    if code == 0:
        why = must_die(kind, claim)
        if why == "harmless":
            score.accepted += 1
        else:
            score.demanded[why] += 1
            score.survivors.append(f"SURVIVES ({why}): {name}")
        return
    if kind != "form" and code != 1:
        score.rejected["other values, malformed or a work limit"] += 1
        return
    why = must_die(kind, claim)
    if kind == "form" and code not in (Malformed.exit_code, 3):
        score.survivors.append(f"NOT MALFORMED ({reason}): {name}")
    score.rejected[why] += 1
    if why != "harmless":
        score.demanded[why] += 1


def run(claims: Iterable[tuple[str, dict[str, Any]]], sample: int | None = None, seed: int = 0) -> Score:
    """All mutants of the claims, or a seeded sample of so many of each."""
    score = Score()
    for name, claim in claims:
        population = list(mutants(claim))
        if sample is not None and sample < len(population):
            population = random.Random(f"{seed}:{name}").sample(population, sample)
        for what, kind, mutant in population:
            judge(f"{name}: {what}", kind, mutant, score)
    return score
