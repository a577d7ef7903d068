"""A real certificate of where metastable densities begin, and planted violations of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from tests.checker.arb_truth import number
from tests.checker.sample_certificates import exact
from tests.places import VALID

Json = dict[str, Any]
FILE: Final = "d-3-beta-2-digits-20-claims-metastable-end.json"


def metastable() -> Json:
    """The claim, parsed anew."""
    claims = json.loads((VALID / FILE).read_text(encoding="utf-8"))["claims"]
    found: Json = next(claim for claim in claims if claim["label"] == "metastable-end")
    return found


def cover() -> Json:
    """The claim that it names."""
    claims = json.loads((VALID / FILE).read_text(encoding="utf-8"))["claims"]
    found: Json = next(claim for claim in claims if claim["label"] == "two-minimisers")
    return found


def _with(key: str, value: Any) -> Json:
    own = metastable()
    own["evidence" if key in own["evidence"] else "enclosure"][key] = value
    return own


def forged() -> Iterator[tuple[str, Json, str]]:
    """A name, the claim, and words of the refusal."""
    own = metastable()["evidence"]
    low, high = (number(metastable()["enclosure"][end]) for end in ("lower", "upper"))
    saddle, last = own["path"]
    tiny = Fraction(1, 10**9)
    yield "more than K_c/2", _with("lower", exact(low * (1 + tiny))), "enclosure.lower <= K_lo/2"
    coupling = cover()["evidence"]["coupling"]
    yield "half of the other end of K_c", _with("lower", exact(number(coupling["upper"]) / 2)), "lower <= K_lo/2"
    at_zero = {**metastable(), "enclosure": {"lower": "-0x2p+0", "upper": "0x0p+0"}}
    yield "at 0", at_zero, "0 < enclosure.upper: < not shown; left side 0, right side 0"
    yield "below the fold", _with("upper", exact(high * Fraction(99, 100))), "< F_K on C_* of the section"
    yield "another K", _with("upper", exact(high * Fraction(9999, 10000))), "< F_K on C_* of the section"
    yield "the saddle for the last field", _with("path", [saddle, saddle]), "< F_K on C_* of the section"
    yield "the other way round", _with("saddle", 2), "< F_K on C_* of the section"
    yield "c beyond the last field", _with("c", "0x1p-1"), "c < M_1 of the last field"
    yield "a field before the section", _with("path", [saddle, ["0x1p-1"]]), "c < M_1 of the last field"
    yield (
        "a field far beyond",
        _with("path", [saddle, ["0x3p+0"]]),
        "< F_K",
    )
    yield "no cell of C_*", _with("tree", [["g"]]), "level < Gibbs bound"
    yield "a cell more", _with("tree", [*own["tree"], ["*"]]), "goes on after every box is settled"
    yield "a long field", _with("path", [saddle, [*last, *["0x0p+0"] * 200]]), "expected fields of at most the modes"
