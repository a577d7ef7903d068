"""Random statements put to prover, refuter and checker: `python -m tests.solve.ratio.fuzz COUNT [FIRST]` counts them.

For each: the prover without the refuter, the refuter, and for what is not proved, every third time, the whole decision,
which proves on parts of the domain, too. Every claim is put to the exact checker and judged from its statement alone: a
proof at random points, a refutation and what is undefined at the point that is named.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Final

from certify.bounds.ratio.canonical import Inhomogeneous
from certify.bounds.ratio.domain import Question, question
from certify.bounds.ratio.expression import parse_statement
from certify.bounds.ratio.inequality import require_homogeneous
from certify.checker import Refusal, check_document
from certify.core.certificate import document
from certify.core.claim import Claim
from certify.core.errors import BadInput
from certify.solve.ratio.claims import proved, refuted
from certify.solve.ratio.inequality import Answer, Equal, Vanishing, decide, prove_domain
from certify.solve.ratio.refute import Failure, search
from tests.app.fuzz_queries import TooLong, processor_seconds
from tests.solve.ratio.arb_truth import points, truth_at
from tests.solve.ratio.random_statements import statement

ATTEMPTS: Final = 60
"""Of the prover without the refuter, for a range of nu."""
EFFORTS: Final = (100, 120)
"""Attempts of the whole decision, first without boxes, then with them."""
SECONDS: Final = 1.0
POINTS: Final = 8


def examined(seed: int) -> tuple[str, list[str]]:
    """(what became of the statement, what is wrong with that)."""
    text, nu, x = statement(Random(seed))
    try:
        with processor_seconds(SECONDS):
            kind, found = _examined(text, nu, x, Random(seed), whole=seed % 3 == 0)
    except TooLong:
        return "too long", []
    except Exception as error:  # noqa: BLE001  whatever is raised is a fault, and named
        kind, found = "broken", [repr(error)]
    return kind, [f"seed {seed}: {text} nu={nu} x={x}: {fault}" for fault in found]


def _examined(text: str, nu: str, x: str, dice: Random, *, whole: bool) -> tuple[str, list[str]]:
    try:
        asked = question(parse_statement(text), nu, x)
        require_homogeneous(asked)
    except (BadInput, Inhomogeneous):
        return "not readable", []
    claim = _proof(asked)
    if claim is None and whole:
        answer = decide(text, nu, x, efforts=EFFORTS)
        return answer.outcome, list(faults(text, answer, dice))
    failure = search(asked, thorough=True)
    if claim is None:
        answer = _without_proof(asked, failure)
        return answer.outcome, list(faults(text, answer, dice))
    conflict = [] if failure is None else [f"proved, but {failure}"]
    return "proved", [*conflict, *faults(text, Answer("proved", (claim,)), dice)]


def _without_proof(asked: Question, failure: Failure | None) -> Answer:
    """What the refuter says of a statement that is not proved."""
    if failure is None:
        return Answer("inconclusive", ())
    if failure.kind == "false":
        return Answer("refuted", (refuted(asked, failure),))
    return Answer("undefined", (), "undefined at nu = {}, x = {}".format(*failure.point), failure.point)


def _proof(asked: Question) -> Claim | None:
    """What the prover finds when nothing holds it back."""
    try:
        parts, _ = prove_domain(asked, asked.nu, ATTEMPTS, boxes=False, hints=[])
    except (Vanishing, Equal):
        return None
    return None if parts is None else proved(asked, parts)


def faults(text: str, answer: Answer, dice: Random) -> Iterator[str]:
    """What is wrong with an answer."""
    if answer.outcome == "undefined":
        assert answer.point is not None
        if " at nu = " in answer.reason and (found := truth_at(text, *answer.point)) != "undefined":
            yield f"{answer.reason}, where it is {found}"
        return
    if all(claim.outcome == "inconclusive" for claim in answer.claims):
        return
    try:
        check_document(document(answer.claims))
    except Refusal as refusal:
        yield f"the checker refuses: {refusal}"
    for claim in answer.claims:
        yield from falsehoods(claim, dice)


def falsehoods(claim: Claim, dice: Random) -> Iterator[str]:
    """Points at which a claim is not what Arb makes of its statement."""
    text, nu, x = (str(claim.subject[key]) for key in ("statement", "nu", "x"))
    if claim.outcome == "refuted":
        assert claim.counterexample is not None
        at = claim.counterexample
        if (found := truth_at(text, at["nu"], at["x"])) != "false":
            yield f"refuted at nu = {at['nu']}, x = {at['x']}, where it is {found}"
    if claim.outcome == "proved":
        for n, v in points(nu, x, dice, POINTS):
            if (found := truth_at(text, n, v)) in ("false", "undefined"):
                yield f"proved for nu = {nu}, x = {x}, and {found} at nu = {n}, x = {v}"


def main(arguments: list[str]) -> int:
    """Print what is wrong, then the counts; 1 if anything is."""
    count, first = (int(argument) for argument in (*arguments, "0")[:2])
    kinds: Counter[str] = Counter()
    wrong = 0
    for seed in range(first, first + count):
        kind, found = examined(seed)
        kinds[kind] += 1
        wrong += len(found)
        for line in found:
            print(line, flush=True)
        if (seed - first + 1) % 1000 == 0:
            print(dict(kinds), flush=True)
    print(f"{count} statements, {wrong} faults: {dict(kinds)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
