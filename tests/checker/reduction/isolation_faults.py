"""Planted violations of the rule `isolation`, each with words of its refusal, and evidence that is out of form."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from tests.bounds.reduction.isolation_scenes import LEFT, Json, claims
from tests.checker.sample_certificates import exact

Edit = Callable[[Json], None]
PIECE = 0


def _radius() -> int:
    radius: int = claims()[-1]["evidence"]["disc"]["radius"]
    return radius


def _set(name: str, value: Any) -> Edit:
    def edit(claim: Json) -> None:
        evidence = claim["evidence"]
        evidence[name] = value(evidence[name]) if callable(value) else value

    return edit


def _piece(name: str, value: Any) -> Edit:
    def edit(claim: Json) -> None:
        piece = claim["evidence"]["pieces"][PIECE]
        piece[name] = value(piece[name]) if callable(value) else value

    return edit


def _strip(place: int, name: str, value: Any) -> Edit:
    def edit(claim: Json) -> None:
        own = claim["evidence"]["pieces"][PIECE]["strips"][place]
        own[name] = value(own[name]) if callable(value) else value

    return edit


def _foot(name: str, value: Any) -> Edit:
    return _piece("foot", lambda foot: {**foot, name: value(foot[name])})


def _copied(source: str, target: str) -> Edit:
    def edit(claim: Json) -> None:
        piece = claim["evidence"]["pieces"][PIECE]
        piece[target] = piece[source]

    return edit


def _wide(claim: Json) -> None:
    claim["beta_interval"][0] = exact(Fraction(185, 100))


def _below(claim: Json) -> None:
    claim["beta_interval"][0] = exact(Fraction(18, 10))


def _star(claim: Json) -> None:
    claim["beta_interval"][0] = "beta-star"
    claim["evidence"]["beta_star"] = {"lower": exact(Fraction(18, 10)), "upper": exact(Fraction(1816271, 10**6))}


def _point(claim: Json) -> None:
    """[b, b], by the piece."""
    claim["beta_interval"] = [claim["beta_interval"][1]] * 2


def _divided(claim: Json) -> None:
    """The point b, by two pieces."""
    claim["beta"] = claim.pop("beta_interval")[1]
    claim["evidence"]["pieces"] *= 2


def _twice(claim: Json) -> None:
    claim["evidence"]["pieces"] *= 2


def _fall(claim: Json) -> None:
    """A first piece that ends beyond the interval, and the piece itself."""
    own = claim["evidence"]["pieces"][0]
    claim["evidence"]["pieces"] = [{**own, "end": exact(2)}, own]


def _no_room(claim: Json) -> None:
    """Inner chords that go on to where the outer ones begin: nothing is left for the strips."""
    piece = claim["evidence"]["pieces"][PIECE]
    piece["inner"] = [*piece["inner"], piece["outer"][0]]


def _crossed(claim: Json) -> None:
    """Outer chords that begin before the inner ones end."""
    piece = claim["evidence"]["pieces"][PIECE]
    piece["outer"] = [piece["inner"][-2], *piece["outer"]]


def _no_width(claim: Json) -> None:
    """The chords meet, and the one strip between them ends where it begins."""
    piece = claim["evidence"]["pieces"][PIECE]
    piece["outer"] = [piece["inner"][-1], *piece["outer"]]
    piece["strips"] = [{**piece["strips"][0], "end": piece["inner"][-1][0]}]
    piece["moment"] = [piece["inner"][-1][0]] * 2


def _moment(first: bool, second: bool) -> Edit:
    """Ends of moment, each the left (or else the right) end of all strips."""

    def edit(claim: Json) -> None:
        piece = claim["evidence"]["pieces"][PIECE]
        ends = piece["outer"][0][0], piece["inner"][-1][0]
        piece["moment"] = [ends[first], ends[second]]

    return edit


INVALID: list[tuple[str, Edit, str]] = [
    ("from 1.85", _wide, "chart: g m'"),
    ("from below beta_*", _below, ""),
    ("from beta_*", _star, "begin at a number"),
    ("ends early", lambda claim: claim.update(beta_interval=[exact(LEFT), exact(2)]), "do not end where"),
    ("ends that fall", _piece("end", exact(Fraction(189, 100))), "do not end where"),
    ("K_c too large", _copied("upper", "lower"), "chart"),
    ("K_c too small", _copied("lower", "upper"), ""),
    ("another foot", _foot("centre", lambda x: [x[0] * 11 // 10, *x[1:]]), ""),
    ("a foot beyond the chords", _foot("centre", lambda x: [x[0] * 2, *x[1:]]), ""),
    ("another peak", _piece("peak", lambda x: [x[0] // 2, *x[1:]]), "< Phi"),
    ("a moment at its left end", _moment(True, True), "ell' < 0 at the upper"),
    ("a moment at its right end", _moment(False, False), "ell' > 0 at the lower"),
    ("a moment outside", _piece("moment", lambda x: [1, x[1]]), "in no strip"),
    ("a moment that ends early", _piece("moment", lambda x: [x[0], x[0]]), "ell'"),
    ("a moment that begins late", _piece("moment", lambda x: [x[1], x[1]]), "ell'"),
    ("no last strip", _piece("strips", lambda x: x[:-1]), ""),
    ("no first strip", _piece("strips", lambda x: x[1:]), "strip"),
    ("strips twice", _piece("strips", lambda x: [*x, x[-1]]), "the strips increase"),
    ("a strip beyond its chart", _strip(0, "end", lambda x: x * 2), "within the chart"),
    ("one cell", _strip(0, "cells", 1), "N > 0"),
    ("a short series", _strip(0, "degree", 3), "N > 0"),
    ("a wide disc", _strip(0, "radius", lambda x: x * 5 // 4), "chart"),
    ("no drift", _strip(0, "drift", lambda x: [0] * len(x)), "chart: g mu_2"),
    ("no spread", _strip(0, "spread", lambda x: [0] * len(x)), "chart: g m'_2"),
    ("a small tail", _strip(0, "tail", 1), "e^U + w"),
    ("inner chords begin late", _piece("inner", lambda x: x[-1:]), "near 0"),
    ("inner chords begin beyond the disc", _piece("inner", lambda x: [[1 << 80] * 14, *x]), "radius"),
    ("inner chords begin at 0", _piece("inner", lambda x: [[0] * 14, *x]), "0 < first"),
    ("an inner chord removed", _piece("inner", lambda x: [x[0], x[-1]]), "chord 0"),
    ("an outer chord removed", _piece("outer", lambda x: [x[0], x[-1]]), "chord 0"),
    ("outer chords end early", _piece("outer", lambda x: x[:-1]), "reach <= last"),
    ("short reach", _set("reach", lambda x: x * 99 // 100), "1 <= reach"),
    ("theta 1", _set("theta", exact(1)), "theta < 1"),
    ("theta 1/2", _set("theta", exact(Fraction(1, 2))), "theta - S > 0"),
    ("theta of another range", _set("theta", exact(Fraction(1, 4))), "theta - S > 0"),
    ("open tree", _set("tree", [["s", 1, 0], ["v"]]), "leaves 1"),
    ("a wide disc near 0", _set("disc", lambda x: {**x, "radius": x["radius"] * 21 // 20}), "disc"),
    ("an interval that is a point", _point, "ends of the pieces increase"),
    ("a point that is divided", _divided, "divide a point"),
    ("a piece twice", _twice, "ends of the pieces increase"),
    ("pieces that overlap", _fall, "ends of the pieces increase"),
    ("no room for strips", _no_room, "chord"),
    ("chords that cross", _crossed, "chord"),
    ("a strip of no width", _no_width, "chord"),
    ("strips in another order", _piece("strips", lambda x: x[::-1]), ""),
    ("a strip that skips the one before", _strip(0, "end", 1), "the strips increase"),
    ("strips that end late", _strip(1, "end", lambda x: x + 1), "does not end where"),
    ("strips that end early", _strip(1, "end", lambda x: x - 1), "does not end where"),
    ("inner chords begin at the radius", _piece("inner", lambda x: [[_radius(), *x[0][1:]], x[-1]]), "radius"),
    ("an inner chord twice", _piece("inner", lambda x: [x[0], *x]), "chords[0] < chords[1]"),
    ("an outer chord beyond the reach", _piece("outer", lambda x: [*x, [x[-1][0] + 1, *x[-1][1:]]]), "<= reach"),
    ("a foot before the chords", _foot("centre", lambda x: [1, *x[1:]]), ""),
    ("a foot of another field", _foot("centre", lambda x: [x[0], *[n * 2 for n in x[1:]]]), "chart"),
    ("a chart of no field", _strip(0, "centre", lambda x: [0] * len(x)), ""),
    ("a disc of one unit", _strip(0, "radius", 1), "within the chart"),
    ("a chart out of reach", _strip(0, "spread", lambda x: [x[0] << 3, *x[1:]]), ""),
    ("a peak of no field", _piece("peak", lambda x: [0] * len(x)), "< Phi"),
    ("a peak with the first mode only", _piece("peak", lambda x: [x[0], *[0] * (len(x) - 1)]), "< Phi"),
    ("less trust", lambda claim: claim.update(trust=[]), "trust"),
    ("few nodes", _set("nodes", 10), ""),
]
MALFORMED: list[tuple[str, Edit, str]] = [
    ("no pieces", _set("pieces", []), "non-empty list of pieces"),
    ("no strips", _piece("strips", []), "non-empty list of strips"),
    ("lower above upper", _piece("upper", exact(Fraction(1, 2))), "lower <= upper < 1"),
    ("upper 1", _piece("upper", exact(1)), "lower <= upper < 1"),
    ("lower 0", _piece("lower", exact(0)), "0 < lower"),
    ("one moment", _piece("moment", [1]), "two ends"),
    ("moments that fall", _piece("moment", [2, 1]), "in order"),
    ("no inner chords", _piece("inner", []), "non-empty"),
    ("no outer chords", _piece("outer", []), "non-empty"),
    ("short places", _piece("outer", [[1, 2]]), "14 entries"),
    ("a short peak", _piece("peak", [1]), "14 entries"),
    ("a short centre", _strip(0, "centre", [1]), "14 entries"),
    ("a short spread", _strip(0, "spread", [1]), "13 entries"),
    ("a short drift", _foot("drift", lambda x: x[1:]), "13 entries"),
    ("no radius", _strip(0, "radius", 0), ""),
    ("no cells", _strip(0, "cells", 0), ""),
    ("degree 1", _strip(0, "degree", 1), ""),
    ("a field below 0", _strip(0, "centre", lambda x: [*x[:-1], -1]), ""),
    ("a fine unit", _set("grid", 300), "coarser"),
    ("a cut of coordinate 15", _set("tree", [["s", 15, 0], ["v"], ["v"]]), "from 1 to 14"),
]
