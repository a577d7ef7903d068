"""Degenerate documents about K_c beyond beta_*: pointers to nothing, points for intervals, covers that cover nothing.

Truth comes from the claims of the corpus, made once by the program and accepted by the checker, as reference; from Arb
up to beta_*; and from the monotonicity of K_c. What these do not decide is None.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from fractions import Fraction as F
from random import Random
from typing import Any

from tests.checker.arb_truth import ends, number
from tests.checker.case_tools import FOUR
from tests.checker.sample_certificates import document, exact
from tests.checker.sample_certificates import ends as box
from tests.checker.sample_numbers import series
from tests.degenerate import truth
from tests.degenerate.documents import CORPUS, Claim, rounded

NAMES = {
    3: "d-3-beta-2.5..2.55-claims-critical-coupling-order-parameter-two-minimisers.json",
    5: "d-5-beta-2-digits-20-claims-critical-coupling-order-parameter-two-minimisers.json",
}
LABELS = ("critical-coupling", "order-parameter", "two-minimisers")
LEFT, RIGHT = F(5, 2), F(51, 20)
Values = tuple[F, F]


def corpus(d: int) -> list[Claim]:
    """The claims of a document that the program made."""
    claims: list[Claim] = json.loads((CORPUS / NAMES[d]).read_text(encoding="utf-8"))["claims"]
    return [claim for claim in claims if claim["label"] in LABELS]


def values(pair: dict[str, str]) -> Values:
    """The two numbers."""
    return number(pair["lower"]), number(pair["upper"])


REFERENCE: dict[tuple[int, str, F, F], Claim] = {
    (claim["d"], claim["label"], *ends(claim)): claim  # type: ignore[misc]  # ends are two
    for d in NAMES
    for claim in corpus(d)
}


def is_true(claim: Claim) -> truth.Truth:
    """By the reference, for claims beyond beta_*; else as truth.py says."""
    known = truth.is_true(claim)
    if known is not None or claim["label"] not in ("critical-coupling", "order-parameter"):
        return known
    a, b = ends(claim)
    if not (isinstance(a, F) and isinstance(b, F)):
        return None
    found = [
        _against(values(claim[field]), known)
        for field in ("enclosure", "derivative")
        if field in claim
        for known in _reference(claim, a, b, field)
    ]
    return False if False in found else None if None in found or not found else True


def _reference(claim: Claim, a: F, b: F, field: str) -> Iterator[Values]:
    """Enclosures of values that the claim is about; of K_c they are all that matters."""
    for x in (a, b):
        known = REFERENCE.get((claim["d"], claim["label"], x, x))
        if known is not None and field in known:
            yield values(known[field])


def _against(claimed: Values, reference: Values) -> truth.Truth:
    if claimed[1] < reference[0] or reference[1] < claimed[0]:
        return False
    return True if claimed[0] <= reference[0] and reference[1] <= claimed[1] else None


def pointers(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """The covers of the corpus, perhaps not all of them, with one or two claims that point to them."""
    rng = Random(f"pointers {seed}")
    covers = [claim for claim in corpus(3) if claim["label"] == "two-minimisers"]
    for _ in range(count):
        kept = [claim for claim in covers if rng.random() < 0.95]
        drawn = [_pointer(rng) for _ in range(rng.choice((1, 1, 2)))]
        found = {(claim["label"], *ends(claim)): claim for claim in drawn}
        yield document(*rng.sample([*kept, *found.values()], len(kept) + len(found)))


def _pointer(rng: Random) -> Claim:
    """A claim about K_c or m_1 at a point or on an interval."""
    label = rng.choice(("critical-coupling", "critical-coupling", "order-parameter"))
    a = rng.choice((LEFT, LEFT, RIGHT, F(1)))
    b = a if rng.random() < 0.6 else rng.choice((RIGHT, RIGHT, RIGHT, LEFT, F(3)))
    a, b = min(a, b), max(a, b)
    rules = ["two-minimisers"] if label == "order-parameter" else ["two-minimisers", "decreasing", "theorem-1.1"]
    claim: Claim = {"label": label, "d": 3, "outcome": "proved", "trust": sorted(FOUR)}
    point = a == b and rng.random() < 0.8
    claim |= {"beta": exact(a)} if point else {"beta_interval": [exact(a), exact(b)]}
    rule = rng.choice(["two-minimisers" if point else "decreasing", *rules]) if len(rules) > 1 else rules[0]
    claim["evidence"] = {"rule": rule, **(series(3, b, 100) if rule == "theorem-1.1" else {})}
    claim["enclosure"] = _enclosure(rng, label, "enclosure", a, b)
    if label == "critical-coupling" and rng.random() < 0.4:
        claim["derivative"] = _enclosure(rng, label, "derivative", a, b)
    return claim


def _enclosure(rng: Random, label: str, field: str, a: F, b: F) -> dict[str, str]:
    """The right values, or a point of them, or what is just not right, or says nothing."""
    known = REFERENCE.get((3, label, a, b)) or REFERENCE[3, label, LEFT, LEFT]
    lower, upper = values(known[field])
    if a == b == 1 and field == "enclosure":
        lower, upper = rounded(truth.threshold(3, F(1)), 60)
    width = max(upper - lower, F(1, 2**20))
    choices = [(lower, upper)] * 12 + [(lower, lower), (upper, upper), (F(0), F(0)), (F(-9), F(9))]
    choices += [(upper + width, F(9)), (F(-9), lower - width), (lower - width, upper + width)]
    return box(*rng.choice(choices))


EDITS: dict[str, Any] = {
    "tree": ([], [["0"]], [["*"]], [["g"]], [["c"]], [["s", 1, 0]], [["s", 1, 0], ["0"], ["*"]]),
    "nodes": (2, 4),
    "terms": (1, 2),
    "precision": (32, 40),
    "grid": (1,),
    "field_grid": (0,),
    "modes": (2,),
    "ellipses": ([], ["0x1p+0"], ["0x100001p-20"], ["0x1p+40"]),
    "weights": (0,),
    "corner": (0, 1),
    "corner_vector": (1, 0),
    "star_vector": (1, 0),
    "star_lower": ("star_upper",),
    "star_upper": ("star_lower", 0),
}
"""New values of fields of a cover; a number for a list is the list of that number."""
COUPLINGS = ("lower", "upper", "zero", "wide")


def edited_covers(d: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """A cover with one field degenerate, and the claims about K_c and m_1 that its own evidence would give.

    The same once more for a beta below beta_*, where all of it is false.
    """
    claims = {claim["label"]: claim for claim in corpus(d) if "beta" in claim}
    for name, beyond in _edited_covers(claims):
        yield name, beyond
        below = copy.deepcopy(beyond)
        for claim in below["claims"]:
            claim["beta"] = exact(1)
        yield f"{name}, below beta_*", below


def _edited_covers(claims: dict[str, Claim]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "as it is", _with_evidence(claims, claims["two-minimisers"]["evidence"])
    for field, news in EDITS.items():
        for new in news:
            yield f"{field} {new!r}", _with_evidence(claims, _edit(claims["two-minimisers"]["evidence"], field, new))
    for field in ("coupling", "moment"):
        for what in COUPLINGS:
            evidence = copy.deepcopy(claims["two-minimisers"]["evidence"])
            evidence[field] = _collapsed(evidence[field], what)
            yield f"{field} {what}", _with_evidence(claims, evidence)
    for touch in ({"field": 0}, {"nodes": 2}, {"terms": 1}, {"precision": 32}):
        evidence = copy.deepcopy(claims["two-minimisers"]["evidence"])
        for key, new in touch.items():
            evidence["touch"] = _edit(evidence["touch"], key, "0x0p+0" if key == "field" else new)
        yield f"touch {touch}", _with_evidence(claims, evidence)


def _edit(evidence: dict[str, Any], field: str, new: Any) -> dict[str, Any]:
    result = copy.deepcopy(evidence)
    if isinstance(new, str) and new in result:
        result[field] = result[new]
    elif isinstance(result[field], list) and not isinstance(new, list):
        result[field] = [new] * len(result[field])
    else:
        result[field] = new
    return result


def _collapsed(pair: dict[str, str], what: str) -> dict[str, str]:
    if what in pair:
        return {"lower": pair[what], "upper": pair[what]}
    return box(F(0), F(0)) if what == "zero" else box(F(1, 2**20), F(99))


def _with_evidence(claims: dict[str, Claim], evidence: dict[str, Any]) -> dict[str, Any]:
    found = {label: copy.deepcopy(claim) for label, claim in claims.items()}
    found["two-minimisers"]["evidence"] = evidence
    found["critical-coupling"].pop("derivative", None)
    found["critical-coupling"]["enclosure"] = evidence["coupling"]
    found["order-parameter"]["enclosure"] = evidence["moment"]
    return document(*found.values())


PIECE_EDITS: dict[str, Any] = {
    **{key: value for key, value in EDITS.items() if key not in ("star_vector",)},
    "interval": ([exact(LEFT)] * 2, [exact(RIGHT), exact(LEFT)], [exact(LEFT), exact(F(126, 50))]),
    "star_cuts": ([],),
    "star_vectors": ([],),
    "inner": ([],),
    "top": (0, 1),
    "frame": (1,),
    "frame_slope": (0, 1),
    "weights_slope": (0,),
}


def edited_pieces() -> Iterator[tuple[str, dict[str, Any]]]:
    """The moving cover with one field of its piece degenerate, with no piece, or the same piece twice."""
    claims = corpus(3)
    moving = next(claim for claim in claims if "pieces" in claim["evidence"])
    rest = [claim for claim in claims if claim["label"] == "two-minimisers" and claim is not moving]
    (piece,) = moving["evidence"]["pieces"]
    pieces = [("as it is", [piece]), ("no piece", []), ("a piece twice", [piece, piece])]
    for field, news in PIECE_EDITS.items():
        pieces += [(f"{field} {new!r}", [_edit(piece, field, new)]) for new in news]
    for name, new in pieces:
        evidence = {"rule": "moving-cover", "pieces": new}
        yield name, document(*rest, {**moving, "evidence": evidence})
    for interval in ([exact(LEFT)] * 2, ["0x0p+0", exact(RIGHT)], ["beta-star", exact(RIGHT)], [exact(LEFT), "inf"]):
        yield f"interval {interval}", document(*rest, {**moving, "beta_interval": interval})
