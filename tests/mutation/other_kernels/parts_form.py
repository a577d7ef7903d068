"""What a mutant of form.py has to get right: the limits of each number, how sizes fit together, what a kernel costs."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.checker_rule_parts import changed
from tests.mutation.coupling.parts_form import Json
from tests.places import VALID

LARGE: Final = 10**120
POINT: Final = ("d-3-kernel-heat-s-1-5-digits-8-claims-critical-coupling-order-parameter.json", 2)
TURNING: Final = ("d-2-kernel-kuramoto-daido-claims-threshold.json", 0)
CUBE: Final = ("d-3..5-kernel-poly-0-0-0-1.json", 1)
THRESHOLD: Final = ("d-3..5-kernel-poly-0-0-0-1.json", 0)
MOMENT: Final = ("d-3-kernel-heat-s-1-5-digits-8-claims-critical-coupling-order-parameter.json", 1)
GONE: Final = object()
STAR: Final = ("evidence", "slab", "star")
Edit = tuple[tuple[str, int], tuple[Any, ...], Any, int, str]
EDITS: Final[tuple[Edit, ...]] = (
    (THRESHOLD, ("evidence", "precision"), 31, 2, "precision"),
    (THRESHOLD, ("evidence", "precision"), 32, 0, ""),
    (THRESHOLD, ("leading",), [], 2, "expected a non-empty list of degrees"),
    (THRESHOLD, ("leading",), 1, 2, "expected a non-empty list of degrees"),
    (THRESHOLD, ("leading",), [0], 2, "leading[0]"),
    (THRESHOLD, ("leading",), [1, 120], 0, ""),
    (THRESHOLD, ("leading",), [1, 121], 3, "leading[1]"),
    (THRESHOLD, ("leading",), [2, 2], 2, "expected increasing degrees"),
    (THRESHOLD, ("leading",), [1, 3, 2], 2, "expected increasing degrees"),
    (MOMENT, ("degree",), 0, 2, "degree"),
    (MOMENT, ("degree",), 1, 0, ""),
    (MOMENT, ("degree",), 120, 0, ""),
    (MOMENT, ("degree",), 121, 3, "degree"),
    (POINT, ("evidence", "degree"), 0, 2, "degree"),
    (POINT, ("evidence", "degree"), 120, 0, ""),
    (POINT, ("evidence", "degree"), 121, 3, "degree"),
    (POINT, ("evidence", "weights", 5), -LARGE, 0, ""),
    (POINT, ("evidence", "weights", 5), -LARGE - 1, 2, "weights[5]"),
    (POINT, ("evidence", "star_upper", 5), -LARGE, 0, ""),
    (POINT, ("evidence", "star_upper", 5), -LARGE - 1, 2, "star_upper[5]"),
    (POINT, ("evidence", "star_upper"), [], 2, "star_upper"),
    (CUBE, ("evidence", "vector", 1), 0, 2, "vector[1]"),
    (CUBE, ("evidence", "vector", 1), 1, 0, ""),
    (CUBE, ("evidence", "vector"), [1], 2, "vector: expected 2 entries, as there are modes"),
    (CUBE, ("evidence", "grid"), 90, 2, "expected units coarser than the precision"),
    (CUBE, ("evidence", "tree", 0), ["*"], 2, "star: missing: a cell of the tree is of it"),
    (CUBE, ("evidence", "tree", 0), ["s", 1, 2, 3], 2, "tree[0]: expected the entries of a cell 's' for 2 modes"),
    (CUBE, ("evidence", "tree", 0), ["s", 0, 2], 2, "tree[0]: expected the entries of a cell 's' for 2 modes"),
    (CUBE, ("evidence", "tree", 0), ["s", 1, 2], 0, ""),
    (TURNING, (*STAR, "lower", 0), -1, 2, "star.lower[0]"),
    (TURNING, (*STAR, "lower", 0), 0, 0, ""),
    (TURNING, (*STAR, "upper", 0), -1, 2, "star.upper[0]"),
    (TURNING, (*STAR, "upper", 0), 0, 0, ""),
    (TURNING, (*STAR, "vector", 0), 0, 2, "star.vector[0]"),
    (TURNING, (*STAR, "vector", 0), 1, 0, ""),
    (TURNING, (*STAR, "lower"), [1], 2, "star.lower: expected 2 entries, as there are modes"),
    (TURNING, (*STAR, "upper"), [1, 2, 3], 2, "star.upper: expected 2 entries, as there are modes"),
    (TURNING, (*STAR, "vector"), [1], 2, "star.vector: expected 2 entries, as there are modes"),
    (TURNING, (*STAR, "touch", "modes"), 1, 2, "star.touch.field: expected as many entries as modes, at least 2"),
    (TURNING, STAR, GONE, 2, "star: missing: a cell of the tree is of it"),
    (
        TURNING,
        ("evidence", "competitor", "field"),
        ["0x1p+0"],
        2,
        "competitor.field: expected as many entries as modes",
    ),
)


@cache
def _claim(place: tuple[str, int]) -> str:
    file, number = place
    return json.dumps(json.loads((VALID / file).read_text(encoding="utf-8"))["claims"][number])


def _read(package: Any, claim: Json) -> tuple[int, str]:
    """What the form alone says of a claim."""
    data = json.dumps({"format": "certify/1", "claims": [claim]}).encode()
    try:
        package.registry.claims_of(package.document.reader.read_json(data))
    except package.Refusal as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def limits(package: Any) -> bool:
    """Each field at its ends and beyond them."""
    for place, path, value, code, words in EDITS:
        claim = json.loads(_claim(place))
        at = claim
        for key in path[:-1]:
            at = at[key]
        if value is GONE:
            del at[path[-1]]
        else:
            at[path[-1]] = value
        found, reason = _read(package, claim)
        if found != code or words not in reason:
            return False
    return True


def one_mode(package: Any) -> bool:
    """A competitor may have one mode only."""
    claim = json.loads(_claim(TURNING))
    given = claim["evidence"]["competitor"]
    given["modes"], given["field"] = 1, given["field"][:1]
    return _read(package, claim) == (0, "")


def bits(package: Any) -> bool:
    """The guard beyond the precision of the evidence."""
    return bool(package.kernels.form.Precise(precision=40).bits == 40 + 64)


def costs(package: Any) -> bool:
    """A kernel is made once, and charged by its numbers and the largest degree of its list."""
    module, kind = package.kernels.form, package.kernels.description.Description
    half, spent, known = Fraction(1, 2), list[tuple[int, ...]](), dict[Any, Any]()

    def once(key: Any, make: Any) -> Any:
        if key not in known:
            known[key] = make()
        return known[key]

    context = SimpleNamespace(work=SimpleNamespace(spend=lambda *parts: spent.append(parts)), once=once)
    with changed((module, "kernel_of", lambda given, d: (given, d))):
        for given, size, length in (
            (kind("polynomial", (half, Fraction(5), half)), 3, 3 + 4 + 3),
            (kind("gegenbauer", (half, Fraction(5)), (2, 7)), 7, 3 + 4),
            (kind("relu"), 0, 0),
        ):
            for _ in range(2):
                if module.kernel_at(given, 4, context) != (given, 4):
                    return False
            if spent != [(0, length + 40 * size, 4 * size * size + 20)]:
                return False
            spent.clear()
        given = kind("relu")
        if module.kernel_for(SimpleNamespace(kernel=given, d=5), context) != (given, 5) or len(known) != 4:
            return False
    try:
        module.kernel_for(SimpleNamespace(kernel=None, d=5), context)
    except TypeError as error:
        return "demands a kernel" in str(error)
    return False


FORM: Final = (limits, one_mode, bits, costs)
