"""A real certificate that describes the other minimiser, and documents about it that are refused without a cover."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from typing import Any, Final

from certify.checker.arithmetic.series import Work
from certify.checker.document.context import Context
from certify.checker.registry import RULES, claims_of
from certify.checker.verdict import Invalid
from tests.checker.arb_truth import number
from tests.checker.case_tools import Case
from tests.checker.sample_certificates import document, exact
from tests.places import VALID

Json = dict[str, Any]
FILE: Final = "d-3-beta-2-digits-20-claims-latent-heat-minimiser-profile.json"
TRUST: Final = ["entropy-lower-semicontinuity", "spherical-harmonics"]
WIDE: Final = {"lower": "0x0p+0", "upper": "0x9p+0"}


def described() -> dict[str, Json]:
    """The claims of the certificate by label, parsed anew."""
    return {claim["label"]: claim for claim in json.loads((VALID / FILE).read_text(encoding="utf-8"))["claims"]}


@cache
def _cover() -> Context:
    """The document of the cover alone, with what is known of it."""
    return Context(claims_of(document(described()["two-minimisers"])), Work())


def said(own: Json) -> str:
    """Why its rule refuses a claim beside the cover, which is not checked itself; nothing if it does not."""
    (claim,) = claims_of(document(own))
    try:
        RULES[claim.label, claim.rule].check(claim, _cover())
    except Invalid as refusal:
        return refusal.reason
    return ""


def sharpest(make: Callable[[Fraction, Fraction], Json], low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """The largest lower and the least upper end of [low, high] that are accepted, to a thousandth of its width."""
    ends = []
    for start, stop in ((low, high), (high, low)):
        good, step = Fraction(0), Fraction(1, 2)
        for _ in range(10):
            end = start + (stop - start) * (good + step)
            if not said(make(end, high) if start == low else make(low, end)):
                good += step
            step /= 2
        ends.append(start + (stop - start) * good)
    return ends[0], ends[1]


def ends_of(pair: Json) -> tuple[Fraction, Fraction]:
    """Exactly."""
    return number(pair["lower"]), number(pair["upper"])


def pair_of(lower: Fraction, upper: Fraction) -> Json:
    """As a document has it."""
    return {"lower": exact(lower), "upper": exact(upper)}


def heat(**more: Any) -> Json:
    """A claim that says little, and points to a cover at beta = 2."""
    return _pointing("latent-heat", {"enclosure": WIDE, **more})


def profile(**more: Any) -> Json:
    """The same."""
    return _pointing("minimiser-profile", {"moments": [WIDE], "density": [{"t": "0x0p+0", **WIDE}], **more})


def _pointing(label: str, more: Json) -> Json:
    own = {"label": label, "d": 3, "outcome": "proved", "beta": "0x2p+0", "evidence": {"rule": "two-minimisers"}}
    found = {**own, "trust": TRUST, **more}
    return {key: value for key, value in found.items() if value is not None}


def refused() -> Iterator[Case]:
    """Without a cover nothing is said; and what is out of form."""
    for name, make in (("latent-heat", heat), ("minimiser-profile", profile)):
        yield f"{name} without a cover", document(make()), 1, "no proved claim two-minimisers"
        interval = make(beta=None, beta_interval=["0x2p+0", "0x3p+0"])
        yield f"{name} on an interval", document(interval), 1, "at one beta"
        yield (
            f"{name} with evidence",
            document(make(evidence={"rule": "two-minimisers", "terms": 1})),
            2,
            "unknown field",
        )
        yield f"{name} by a cover of its own", document(make(evidence={"rule": "cover"})), 2, "expected one of"
        yield f"{name} refuted", document(make(outcome="refuted")), 2, "cannot be refuted"
    yield "latent-heat without a number", document(heat(enclosure=None)), 2, "enclosure"
    for key in ("moments", "density"):
        yield f"minimiser-profile without {key}", document(profile(**{key: None})), 2, key
        yield f"minimiser-profile with empty {key}", document(profile(**{key: []})), 2, "non-empty list"
        yield f"minimiser-profile with {key} no list", document(profile(**{key: WIDE})), 2, "non-empty list"
    yield "minimiser-profile with an enclosure", document(profile(enclosure=WIDE)), 2, "unknown field"
    turned = {"lower": "0x9p+0", "upper": "0x0p+0"}
    yield "minimiser-profile moments turned round", document(profile(moments=[turned])), 2, "lower <= upper"
    density = [{"t": "0x0p+0", **turned}]
    yield "minimiser-profile density turned round", document(profile(density=density)), 2, "lower <= upper"
    turned_back = ["-0x1p+0", "0x1p-1", "0x0p+0"]
    for name, places, words in (
        ("beyond", ["0x101p-8"], "density[0].t: expected a number of [-1, 1]"),
        ("below", ["-0x101p-8"], "density[0].t: expected a number of [-1, 1]"),
        ("twice", ["0x0p+0"] * 2, "density[1].t: expected strictly increasing numbers"),
        ("back", turned_back, "density[2].t: expected strictly increasing numbers"),
    ):
        density = [{"t": t, **WIDE} for t in places]
        yield f"minimiser-profile t {name}", document(profile(density=density)), 2, words
    yield "minimiser-profile no t", document(profile(density=[WIDE])), 2, "t"
