"""A real certificate of the fold of the branch between the two minimisers, and planted violations of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from tests.checker.arb_truth import number
from tests.checker.case_tools import Case
from tests.checker.coupling.barrier_samples import barrier
from tests.checker.sample_certificates import document, exact
from tests.places import VALID

Json = dict[str, Any]
FILE: Final = "d-3-beta-2-digits-10-claims-branch-fold.json"
TINY: Final = Fraction(1, 10**8)
MAX_PIECES: Final = 1000


def branch() -> dict[str, Json]:
    """The claims of the certificate by label, parsed anew."""
    return {claim["label"]: claim for claim in json.loads((VALID / FILE).read_text(encoding="utf-8"))["claims"]}


def edited(**evidence: Any) -> Json:
    """The claim with other evidence."""
    own = branch()["branch-fold"]
    own["evidence"] |= evidence
    return own


def piece_edited(place: int, **fields: Any) -> Json:
    """The claim with other fields of one piece."""
    own = branch()["branch-fold"]
    own["evidence"]["pieces"][place] |= fields
    return own


def enclosed(low: Fraction, high: Fraction) -> Json:
    """The claim with another enclosure."""
    return {**branch()["branch-fold"], "enclosure": {"lower": exact(low), "upper": exact(high)}}


def ends() -> tuple[Fraction, Fraction]:
    """Those of the true claim."""
    pair = branch()["branch-fold"]["enclosure"]
    return number(pair["lower"]), number(pair["upper"])


def _times(text: str, factor: Fraction) -> str:
    return exact(number(text) * factor)


def forged() -> Iterator[tuple[str, Json, str]]:
    """Planted violations: a name, the claim, and words of the refusal."""
    low, high = ends()
    claims = branch()
    own = claims["branch-fold"]["evidence"]
    pieces, fold = own["pieces"], own["fold"] - 1
    last, middle = len(pieces) - 1, fold + 3
    critical = number(claims["two-minimisers"]["evidence"]["coupling"]["lower"])
    yield "lower end too high", enclosed(high * (1 + TINY), high * (1 + 2 * TINY)), "(F3) K >= enclosure.lower"
    yield "upper end too low", enclosed(low / 2, low * (1 - TINY)), "(F4) K at the fold <= enclosure.upper"
    yield "up to K_c", enclosed(low, critical * (1 + TINY)), "(F8) enclosure.upper < K_lo"
    cover = number(barrier()["two-minimisers"]["evidence"]["coupling"]["lower"])
    yield "exactly up to K_lo of the other cover", enclosed(low, cover), "(F8) enclosure.upper < K_lo"
    yield "up to K_#", enclosed(low, critical * 2), "(F8) enclosure.upper < K_#"
    yield "a lower end of 0", enclosed(Fraction(0), high), "0 < enclosure.lower"
    yield "a negative lower end", enclosed(Fraction(-1), high), "0 < enclosure.lower"
    for name, kept, place in (
        ("without the first piece", pieces[1:], fold),
        ("without a piece before the fold", [*pieces[:2], *pieces[3:]], fold),
        ("without a piece beyond the fold", [*pieces[:middle], *pieces[middle + 1 :]], fold + 1),
        ("without the last piece", pieces[:-1], fold + 1),
        ("up to the fold only", pieces[: fold + 1], fold + 1),
        ("the fold alone", [pieces[fold]], 1),
        ("the other way round", pieces[::-1], last - fold + 1),
    ):
        yield name, edited(pieces=kept, fold=place), "(F6)"
    half = {**pieces[fold], "width": _times(pieces[fold]["width"], Fraction(1, 2))}
    twice = [*pieces[: fold + 1], half, *pieces[fold + 1 :]]
    yield "a curve that turns before the fold", edited(pieces=twice), "(F6) 0 <= s where the piece of the fold is left"
    yield "the fold in the first piece", edited(fold=1), "(F4) K at the fold <= enclosure.upper"
    yield "the fold in the last piece", edited(fold=last + 1), "(F4) K at the fold <= enclosure.upper"
    for place in (0, fold, last):
        given = pieces[place]
        field, tangent, bend = given["field"], given["tangent"], given["bend"]
        for name, fields, words in (
            ("no radius", {"radius": _times(given["radius"], Fraction(1, 10**8))}, "(F2)"),
            ("a radius too large", {"radius": _times(given["radius"], Fraction(2**12))}, ": "),
            ("too wide", {"width": _times(given["width"], Fraction(8))}, ": "),
            ("another field", {"field": [_times(field[0], Fraction(11, 10)), *field[1:]]}, "(F"),
            ("another second mode", {"field": [field[0], _times(field[1], Fraction(11, 10)), *field[2:]]}, "(F"),
            ("no field", {"field": ["0x0p+0"]}, "a division by a number that is not bounded away from 0"),
            ("the field turned", {"field": [_times(x, Fraction(-1)) for x in field]}, ": "),
            ("no tangent", {"tangent": ["0x0p+0"]}, "(F"),
            ("the tangent turned", {"tangent": [_times(x, Fraction(-1)) for x in tangent]}, "(F"),
            ("another bend", {"bend": [_times(x, Fraction(64)) for x in bend]}, "(F"),
        ):
            yield f"piece {place}: {name}", piece_edited(place, **fields), words
    first, radius = own["first"], own["first_radius"]
    yield "a departure too far", edited(first=_times(first, Fraction(4))), "(F5)"
    yield "a departure that ends too early", edited(first=_times(first, Fraction(1, 8))), "(F6) a_1 <= first"
    yield "a narrow departure", edited(first_radius=_times(radius, Fraction(1, 64))), "(F5) k B <= first_radius"
    yield "a wide departure", edited(first_radius=_times(radius, Fraction(64))), "(F5)"
    yield "few modes", edited(modes=max(len(x["field"]) for x in pieces), precision=32), ": "


def _brief(**evidence: Any) -> Json:
    """The claim with its first piece alone, which is enough of it where it is out of form."""
    own = branch()["branch-fold"]["evidence"]
    return edited(**({"pieces": own["pieces"][:1], "fold": 1} | evidence))


def misformed() -> Iterator[tuple[str, Json, str]]:
    """What is out of form."""
    own = branch()["branch-fold"]["evidence"]
    modes, first = own["modes"], own["pieces"][0]
    for name, evidence, words in (
        ("no pieces", {"pieces": []}, "non-empty list of pieces"),
        ("a fold before the pieces", {"fold": 0}, "fold"),
        ("a fold after the pieces", {"fold": 2}, "expected the place of a piece"),
        ("a departure of 0", {"first": "0x0p+0"}, "expected `first` and `first_radius` > 0"),
        ("a departure without room", {"first_radius": "0x0p+0"}, "expected `first` and `first_radius` > 0"),
        ("an odd number of nodes", {"nodes": 7}, "even number of nodes"),
        ("one mode", {"modes": 1}, "modes: expected an integer >= 2"),
        ("no terms", {"terms": 0}, "terms: expected an integer >= 1"),
    ):
        yield f"branch-fold with {name}", _brief(**evidence), words
    for name, fields, words in (
        ("a width of 0", {"width": "0x0p+0"}, "expected a width and a radius > 0"),
        ("a radius of 0", {"radius": "0x0p+0"}, "expected a width and a radius > 0"),
        ("an empty field", {"field": []}, "non-empty list of numbers"),
        ("a long field", {"field": ["0x1p+0"] * (modes + 1)}, "at most as many entries as modes"),
        ("a long bend", {"bend": ["0x1p+0"] * (modes + 1)}, "at most as many entries as modes"),
    ):
        yield f"branch-fold with {name}", _brief(pieces=[first | fields]), words


def refused() -> Iterator[Case]:
    """Without a cover nothing is said; and what is out of form."""
    own = _brief()
    yield "branch-fold without a cover", document(own), 1, "no proved claim two-minimisers"
    interval = {key: value for key, value in own.items() if key != "beta"} | {"beta_interval": ["0x2p+0", "0x3p+0"]}
    yield "branch-fold on an interval", document(interval), 1, "at one beta"
    yield "branch-fold refuted", document({**own, "outcome": "refuted"}), 2, "cannot be refuted"
    for name, claim, words in misformed():
        yield name, document(claim), 2, words


def limits() -> Iterator[Case]:
    """As small and as long as it may be; beyond."""
    one = {name: ["0x1p+0"] * 2 for name in ("field", "tangent", "bend")} | {"width": "0x1p+0", "radius": "0x1p+0"}
    small = {"modes": 2, "terms": 1, "nodes": 2, "precision": 32, "pieces": [one] * MAX_PIECES, "fold": MAX_PIECES}
    yield "branch-fold, as small and as long as it may be", document(edited(**small)), 1, "no proved claim"
    for name, beyond, code, words in (
        ("pieces", {"pieces": [one] * (MAX_PIECES + 1)}, 3, f"(the number of pieces) is at most {MAX_PIECES}"),
        ("fold", {"fold": MAX_PIECES + 1}, 3, f"is at most {MAX_PIECES}"),
        ("modes", {"modes": 201}, 3, "is at most 200"),
        ("terms", {"terms": 0}, 2, "expected an integer >= 1"),
        ("precision", {"precision": 31}, 2, "a precision of at least 32"),
    ):
        yield f"branch-fold, {name} beyond its limit", document(_brief(**beyond)), code, words
