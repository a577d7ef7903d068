"""A real certificate of the free-energy barrier, and what is said of edits of it beside its cover."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from certify import checker
from tests.checker.arb_truth import number
from tests.checker.case_tools import Case
from tests.checker.sample_certificates import document, exact
from tests.places import VALID

Json = dict[str, Any]
FILE: Final = "d-3-beta-2-digits-20-claims-free-energy-barrier.json"
TINY: Final = Fraction(1, 10**9)
MAX_FIELDS: Final = 1000
MAX_ENTRY: Final = 10**120
"""The limits of the format."""


def barrier() -> dict[str, Json]:
    """The claims of the certificate by label, parsed anew."""
    return {claim["label"]: claim for claim in json.loads((VALID / FILE).read_text(encoding="utf-8"))["claims"]}


class Beside:
    """What a checker says of claims beside the cover, which is not decided itself but once known."""

    def __init__(self, package: Any = checker) -> None:
        self.package = package
        cover = package.registry.claims_of(document(barrier()["two-minimisers"]))
        self.context = package.document.context.Context(cover, package.arithmetic.series.Work(10**9))

    def said(self, own: Json) -> str:
        """Why the rule refuses the claim; nothing if it does not."""
        try:
            (claim,) = self.package.registry.claims_of(document(own))
            self.package.registry.RULES[claim.label, claim.rule].check(claim, self.context)
        except self.package.verdict.Refusal as refusal:
            return str(refusal)
        return ""


def edited(**evidence: Any) -> Json:
    """The claim with other evidence."""
    own = barrier()["free-energy-barrier"]
    own["evidence"] |= evidence
    return own


def enclosed(low: Fraction, high: Fraction) -> Json:
    """The claim with another enclosure."""
    return {**barrier()["free-energy-barrier"], "enclosure": {"lower": exact(low), "upper": exact(high)}}


def ends() -> tuple[Fraction, Fraction]:
    """Those of the true claim."""
    pair = barrier()["free-energy-barrier"]["enclosure"]
    return number(pair["lower"]), number(pair["upper"])


def forged() -> Iterator[tuple[str, Json, str]]:
    """Planted violations: a name, the claim, and words of the refusal."""
    low, high = ends()
    own = barrier()["free-energy-barrier"]["evidence"]
    path, modes = own["path"], own["modes"]
    saddle = own["saddle"] - 1
    yield "lower end too high", enclosed(low * (1 + TINY), high * 2), "<= F_K on C_*"
    yield "upper end too low", enclosed(low / 2, high * (1 - TINY)), "of the path: u <= enclosure.upper"
    yield "barrier of the other sign", enclosed(-high, -low), "of the path: u <= enclosure.upper"
    yield "c beyond the minimiser", edited(c="0x1p-1"), "c < m_1 of the other minimiser"
    yield "c beside the boxes", edited(c=exact(number(own["c"]) - Fraction(1, 100))), "star_lower <= z_1"
    yield "c beyond the boxes", edited(c=exact(number(own["c"]) + Fraction(1, 100))), "z_1 of the saddle <= star_upper"
    moment = barrier()["two-minimisers"]["evidence"]["moment"]
    yield "c at the lower end of m_1", edited(c=moment["lower"]), "c < m_1 of the other minimiser"
    long = [["0x1p+0"] * 200]
    yield "a field longer than those of the cover", edited(path=long, saddle=1), "expected fields of at most the modes"
    yield "a path without the saddle", edited(path=[*path[:saddle], *path[saddle + 1 :]], saddle=1), "segment"
    yield "a path that leaps", edited(path=[path[saddle]], saddle=1), "segment"
    yield "another field for the saddle", edited(saddle=1 if saddle else 2), "theta < 1"
    turned = [["-" + path[saddle][0], *path[saddle][1:]]]
    yield (
        "a saddle turned round",
        {**edited(path=turned, saddle=1), "enclosure": {"lower": "0x0p+0", "upper": "0x9p+0"}},
        ("0 <= a_1 of the saddle"),
    )
    for k in (1, 2):
        low_ends, high_ends = list(own["star_lower"]), list(own["star_upper"])
        low_ends[k], high_ends[k] = high_ends[k], 0
        yield f"star_lower {k + 1} at the other end", edited(star_lower=low_ends), "of the saddle"
        yield f"star_upper {k + 1} too low", edited(star_upper=high_ends), "of the saddle <= star_upper"
    yield (
        "a star too large",
        edited(star_upper=[own["star_upper"][0], *[2 * x for x in own["star_upper"][1:]]]),
        "theta < 1",
    )
    yield "a Perron vector of another size", edited(star_vector=[*own["star_vector"][:-1], 10**60]), "theta < 1"
    yield "a row of l = 1 that counts", edited(star_vector=[1, *own["star_vector"][1:]]), "theta < 1"
    for name, cells, words in (
        ("a cell more", [*own["tree"], ["*"]], "goes on after every box is settled"),
        ("no cell of C_*", [["g"]], "level < Gibbs bound"),
        ("a cell of C_0", [["0"]], "a cell of C_0, where there is none"),
        ("a cell of critical densities", [["x", [1] * modes]], "a cell of critical densities on a section"),
        ("a negative field", [["f", *[0] * (modes - 1), -1]], "0 <= a_l of a field on a section"),
        ("a field of nothing", [["f", *[0] * modes]], "level < Gibbs bound"),
        ("a box left", [["s", 2, 1], ["*"]], "open boxes"),
    ):
        yield name, edited(tree=cells), words


def refused() -> Iterator[Case]:
    """Without a cover nothing is said; and what is out of form."""
    own = barrier()["free-energy-barrier"]
    modes = own["evidence"]["modes"]
    yield "free-energy-barrier without a cover", document(own), 1, "no proved claim two-minimisers"
    interval = {key: value for key, value in own.items() if key != "beta"} | {"beta_interval": ["0x2p+0", "0x3p+0"]}
    yield "free-energy-barrier on an interval", document(interval), 1, "at one beta"
    yield "free-energy-barrier refuted", document({**own, "outcome": "refuted"}), 2, "cannot be refuted"
    yield (
        "free-energy-barrier by a pointer",
        document({**own, "evidence": {"rule": "two-minimisers"}}),
        2,
        "expected one of",
    )
    for name, evidence, words in (
        ("no path", {"path": []}, "non-empty list of fields"),
        ("an empty field", {"path": [[]]}, "non-empty list of numbers"),
        ("a saddle before the path", {"saddle": 0}, "saddle: expected an integer >= 1"),
        ("a saddle after the path", {"saddle": len(own["evidence"]["path"]) + 1}, "expected the place of a field"),
        ("c of 0", {"c": "0x0p+0"}, "expected a number > 0"),
        ("a short star", {"star_lower": [1]}, "entries, as there are modes"),
        ("one mode", {"modes": 1}, "modes: expected an integer >= 2"),
        ("no terms", {"terms": 0}, "terms: expected an integer >= 1"),
        ("a negative upper end", {"star_upper": [-1] * modes}, "star_upper[0]: expected an integer >= 0"),
        ("an entry 0 of the vector", {"star_vector": [0] * modes}, "star_vector[0]: expected an integer >= 1"),
        ("an empty tree", {"tree": []}, "non-empty list of cells"),
        ("a cut of s", {"tree": [["s", 0, 1]]}, "expected the entries of a cell"),
        ("a coarse precision", {"precision": 32, "grid": 40}, "units coarser than the precision"),
    ):
        yield f"free-energy-barrier with {name}", document(edited(**evidence)), 2, words
    small = {"modes": 2, "terms": 1, "weights": [1, 1], "tree": [["s", 1, 1], ["*"], ["*"]]}
    star = {"star_lower": [-MAX_ENTRY] * 2, "star_upper": [0, 0], "star_vector": [1, 1]}
    limits = small | star | {"path": [["0x1p+0"]] * MAX_FIELDS, "saddle": MAX_FIELDS}
    yield "free-energy-barrier, as small and as long as it may be", document(edited(**limits)), 1, "no proved claim"
    for name, beyond, code, words in (
        ("path", {"path": [["0x1p+0"]] * (MAX_FIELDS + 1)}, 3, f"(the number of fields) is at most {MAX_FIELDS}"),
        ("saddle", {"saddle": MAX_FIELDS + 1}, 3, f"is at most {MAX_FIELDS}"),
        ("star_lower", {"star_lower": [-MAX_ENTRY - 1] * modes}, 2, f"expected an integer >= {-MAX_ENTRY}"),
    ):
        yield (
            f"free-energy-barrier, {name} beyond its limit",
            document(edited(**beyond)),
            code,
            words,
        )
