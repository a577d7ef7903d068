"""What a mutant of count.py has to get right."""

from __future__ import annotations

import copy
from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.mutation.coupling.exact import recorded
from tests.mutation.coupling.given import claim, context, record
from tests.mutation.coupling.parts_ball import refused
from tests.mutation.coupling.parts_cells import ONE, cells, frame, trees
from tests.mutation.coupling.parts_form import small
from tests.mutation.coupling.parts_moving import GRID, moving, piece

Json = dict[str, Any]
TRUST = {"entropy-lower-semicontinuity", "spherical-harmonics"}


def _found(package: Any, action: Callable[[], Any]) -> Any:
    try:
        return action()
    except package.Invalid:
        return None


def cover_claim(package: Any, beta: Any, intervals: Any, rule: str = "moving-cover", **more: Any) -> Any:
    """A claim with pieces on these intervals."""
    form = package.coupling.moving_form
    pieces = tuple(record(form.MovingBoxes, interval=x, precision=90, terms=9) for x in intervals)
    return claim(package, "two-minimisers", beta, rule, evidence=record(form.MovingCover, pieces=pieces), **more)


def targets(package: Any) -> bool:
    """Claims at points and pieces are found by d, label, outcome and beta, and nothing else is."""
    module, own = package.coupling.count, claim(package, "order-parameter", (2, 3))
    good = claim(package, "two-minimisers", 2, "cover")
    wrong = (
        claim(package, "two-minimisers", 3, "cover"),
        claim(package, "two-minimisers", 2, "cover", d=4),
        claim(package, "order-parameter", 2, "cover"),
        claim(package, "two-minimisers", 2, "cover", outcome="inconclusive"),
        claim(package, "two-minimisers", (1, 2), "cover"),
        claim(package, "two-minimisers", (2, 2), "cover"),
    )
    for others, expected in (((*wrong, good), good), (wrong, None), ((good, *wrong), good)):
        document = context(package, *others)
        found = _found(package, lambda document=document: module.point_claim(own, document, "two-minimisers", 2))
        if found is not expected:
            return False
    cover = cover_claim(package, (1, 4), ((1, 2), (2, 3), (3, 4)))
    bad = (
        cover_claim(package, (1, 4), ((2, 3),), d=4),
        claim(package, "two-minimisers", 2, "cover"),
        cover_claim(package, (1, 4), ((2, 3),), outcome="refuted"),
        cover_claim(package, (1, 4), ((2, 3),), "cover"),
        cover_claim(package, (1, 4), ((2, 4), (1, 3))),
    )
    document = context(package, *bad, cover)
    fine = _found(package, lambda: module.piece_on(own, document)) is cover.evidence.pieces[1]
    return fine and _found(package, lambda: module.piece_on(own, context(package, *bad))) is None and _spans(package)


def _spans(package: Any) -> bool:
    """An interval is one of two numbers, in order."""
    for beta, fits in (((1, 2), True), ((2, 2), False), (2, False), ((None, 2), False), ((1, None), False)):
        region = claim(package, "order-parameter", beta).region
        if _found(package, region.between) != (beta if fits else None):
            return False
    return True


def decreasing(package: Any) -> bool:
    check = package.coupling.count.check_decreasing
    whole, half = package.main_theorem.CONTINUOUS, {"rule": "cover"}
    ends = [
        claim(package, "critical-coupling", 2, **half, enclosure=(10, 12)),
        claim(package, "critical-coupling", 3, **half, enclosure=(7, 8)),
    ]
    for enclosure, fits in (((7, 12), True), ((6, 13), True), ((8, 12), False), ((7, 11), False)):
        own = claim(package, "critical-coupling", (2, 3), "decreasing", enclosure=enclosure)
        if (_found(package, lambda own=own: check(own, context(package, *ends))) is not None) is not fits:
            return False
    own = claim(package, "critical-coupling", (2, 3), "decreasing", enclosure=(7, 12))
    if check(own, context(package, *ends)) != TRUST:
        return False
    for i in (0, 1):
        changed = copy.copy(ends[i])
        changed.rule = "theorem-1.1"
        others = [changed if j == i else x for j, x in enumerate(ends)]
        if check(own, context(package, *others)) != TRUST | set(whole) or whole <= TRUST:
            return False
        fewer = claim(package, "critical-coupling", (2, 3), "decreasing", enclosure=(7, 12), trust=frozenset(TRUST))
        if check(fewer, context(package, *others)) != TRUST:  # for d = 3 the rest is proved
            return False
    return True


def moments(package: Any) -> bool:
    module = package.coupling.count
    at = {
        "grid": 3,
        "frame": (8, 9),
        "frame_slope": (-3, 9),
        "star_lower": (-1, 9),
        "star_upper": (5, 9),
        "interval": (2, 3),
    }
    form = package.coupling.moving_form

    def cover(**change: Any) -> Any:
        pieces = (record(form.MovingBoxes, **{**at, **change}),)
        return claim(
            package, "two-minimisers", (2, 3), "moving-cover", evidence=record(form.MovingCover, pieces=pieces)
        )

    low, high, step = Fraction(-11, 64), Fraction(55, 64), Fraction(1, 99)
    for enclosure, fits in (((low, high), True), ((low + step, high), False), ((low, high - step), False)):
        own = claim(package, "order-parameter", (2, 3), "two-minimisers", enclosure=enclosure)
        for change in ({}, {"frame_slope": (3, 9)}):
            document = context(package, cover(**change))
            found = _found(package, lambda document=document, own=own: module.check_moment(own, document))
            if found != (TRUST if fits else None):
                return False
    own = claim(package, "critical-coupling", (2, 3), "two-minimisers", enclosure=(low, high))
    point = claim(package, "order-parameter", 2, "two-minimisers", enclosure=(low, high))
    document = context(package, cover())
    return all(
        _found(package, action) is None
        for action in (lambda: module.check_coupling(own, document), lambda: module.check_moment(point, document))
    )


def chains(package: Any) -> bool:
    """Pieces adjacent from a to b, points at all their ends, D_d(a) > 0, and each piece with the ends around it."""
    module = package.coupling.count
    names = ("require_above_root", "end_of", "_check_piece")
    kept, seen = {name: getattr(module, name) for name in names}, []
    points = [claim(package, "two-minimisers", b, "cover", evidence=b) for b in (2, 3, 4)]
    module.require_above_root = lambda bessel, x, name: seen.append((bessel.precision, bessel.terms, x))
    module.end_of = lambda found, context: found.evidence
    module._check_piece = lambda d, piece, ends, context: seen.append((d, piece.interval, ends))

    def run(span: tuple[int, int], *intervals: tuple[int, int], others: Any = points) -> bool:
        own = cover_claim(package, span, intervals)
        return _found(package, lambda: module.check_moving_cover(own, context(package, *others, own))) == TRUST

    try:
        accepted = run((2, 4), (2, 3), (3, 4))
        expected = [(90 + package.coupling.form.GUARD, 9, 2), (3, (2, 3), (2, 3)), (3, (3, 4), (3, 4))]
        fine = accepted and seen == expected and run((2, 3), (2, 3))
        bad = (
            run((2, 4), (2, 3)),
            run((2, 3), (2, 3), (3, 4)),
            run((2, 4), (3, 4)),
            run((1, 4), (2, 3), (3, 4)),
            run((2, 4), (2, 3), (2, 4)),
            run((2, 4), (2, 4), (3, 4)),
            run((2, 4), (2, 3), (3, 4), others=points[1:]),
            run((2, 4), (2, 3), (3, 4), others=points[:2]),
            run((2, 4), (2, 3), (3, 4), others=[points[0], points[2]]),
            run((2, 5), (2, 3), (3, 4)),
        )
    finally:
        for name, function in kept.items():
            setattr(module, name, function)
    return fine and not any(bad)


def parts(package: Any) -> bool:
    """A piece is checked in all its parts, each with what belongs to it."""
    module, seen = package.coupling.count, []
    names = ("_require_frame", "Node", "Band", "Piece", "require_origin", "moving_star_bound", "walk")
    kept = {name: getattr(module, name) for name in names}

    def note(name: str, result: Any) -> Callable[..., Any]:
        return lambda *arguments: seen.append((name, arguments)) or result

    class Node:
        def __init__(self, document: Any, d: int, beta: Fraction, inner: Any) -> None:
            self.s = self.end = inner.s
            seen.append(("node", (d, beta)))

        def require_lower(self, evidence: Json, theta: Any) -> None:
            seen.append(("lower", (self.s, theta)))

    class Whole:
        grid = GRID

        def everywhere(self) -> str:
            return "couplings"

    class Piece_(Whole):
        pass

    made = Piece_()
    evidence = {
        **small(),
        "grid": GRID,
        "precision": 40,
        "terms": 9,
        "nodes": 4,
        "ellipses": (Fraction(2),),
        "corner": (1, 2),
        "corner_vector": (3, 4),
        "star_cuts": (-5, 100),
        "star_vectors": ("u", "v", "w"),
        "inner": tuple(SimpleNamespace(s=s) for s in (-512, -5, 512)),
        "star_lower": (1, 2),
        "star_upper": (3, 2),
    }
    ends = tuple(package.coupling.band.End(Fraction(b), (1, 1), (1, 1)) for b in (2, 4))
    stars = iter(("t0", "t1", "t2"))
    own = record(package.coupling.moving_form.MovingBoxes, **evidence)
    turned = record(package.coupling.moving_form.MovingBoxes, **{**evidence, "star_upper": (0, 2)})
    document = context(package)
    try:
        for name in names:
            setattr(module, name, note(name, made))
        module.Node = Node
        module.moving_star_bound = lambda at, star, vector: seen.append(("star", (star, vector))) or next(stars)
        module._check_piece(3, own, ends, document)
        empty = refused(package, lambda: module._check_piece(3, turned, ends, document))
    finally:
        for name, function in kept.items():
            setattr(module, name, function)
    found: Json = {}
    for name, arguments in seen:
        found.setdefault(name, []).append(arguments)
    box = package.coupling.boxes.Box
    ranges = ((-ONE, -5, "u"), (-5, 100, "v"), (100, ONE, "w"))
    p = 40 + package.coupling.form.GUARD
    setting, corner, vector = found["require_origin"][0]
    band, piece_ = found["Band"][0], found["Piece"][0]
    return bool(
        empty
        and found["node"][:3] == [(3, Fraction(5, 2)), (3, 3 - Fraction(5, ONE)), (3, Fraction(7, 2))]
        and found["star"][:3] == [(box((1, 2), (3, 2), a, b), v) for a, b, v in ranges]
        and found["lower"] == [(-512, "t0"), (-5, "t0"), (512, "t2")]
        and found["_require_frame"][0] == (own,)
        and (setting.interaction, setting.grid, corner, vector) == ("couplings", GRID, (1, 2), (3, 4))
        and setting.p == p
        and band == (*ends, p, [-512, -5, 512])
        and piece_[0] is own
        and piece_[1] is made
        and found["walk"] == [(made,)]
        and (piece_[2].precision, piece_[2].terms, piece_[2].d) == (p, 9, 3)
        and piece_[3] is setting.family
        and (setting.family.d, setting.family.modes, setting.family.half) == (3, 2, 2)
    )


def messages(package: Any) -> bool:
    """Messages count cells and coordinates from 1."""
    module = package.coupling.count
    with recorded(module) as seen:
        module._require_frame(moving(package, frame=(9, 9), frame_slope=(1, 1), top=(1, 1)))
    if set(seen) != {
        f"{x}, l={k}" for x in ("|frame_slope| < frame", "1 <= (frame - |frame_slope|) top") for k in (1, 2)
    }:
        return False
    at = piece(package)
    given = moving(package, top=(ONE,) * 3, corner=(0,) * 3, tree=(("s", 1, 9), ("0",)))
    like = package.coupling.moving.Piece(given, at.band, at.bessel, at.family)
    try:
        package.coupling.cover.walk(like)
    except package.Invalid as refusal:
        return "cell 2 (0)" in str(refusal)
    return False


MOVING = (frame, targets, decreasing, moments, chains, parts, messages)
MOVING_CELLS = (trees, cells, messages)
