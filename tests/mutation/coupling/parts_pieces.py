"""What a mutant of coupling_moving.py has to get right."""

from __future__ import annotations

import copy
from collections.abc import Callable
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from tests.mutation.coupling.exact import recorded
from tests.mutation.coupling.parts_ball import refused
from tests.mutation.coupling.parts_form import HUGE, small
from tests.mutation.coupling.parts_moving import GRID, PIECE, boxes, piece

Json = dict[str, Any]
TRUST = {"entropy-lower-semicontinuity", "spherical-harmonics"}
ONE = 1 << GRID


def frame(package: Any) -> bool:
    """frame > |slope|, and (frame - |slope|) top >= 1."""
    require = package.coupling.pieces._require_frame
    for f, v, top, fits in (
        (9, 8, ONE * ONE, True),
        (9, -8, ONE * ONE, True),
        (9, 9, HUGE, False),
        (9, -9, HUGE, False),
        (8, 9, HUGE, False),
        (9, 8, ONE * ONE - 1, False),
        (9, -8, ONE * ONE - 1, False),
        (10, 8, ONE * ONE // 2, True),
        (1, 0, 0, False),
    ):
        evidence = {"grid": GRID, "frame": (ONE, f), "frame_slope": (0, v), "top": (ONE, top)}
        turned = {key: value[::-1] if key != "grid" else value for key, value in evidence.items()}  # type: ignore[index]  # sequences but for grid
        for given in (evidence, turned):
            if refused(package, lambda given=given: require(given)) is fits:
                return False
    return True


def _tree(package: Any, *cells: tuple[Any, ...], **change: Any) -> bool:
    """Whether a tree of cells that need no couplings is accepted on a piece at rest: frame 1, no slopes."""
    at = piece(package)
    still = {"frame": (ONE,) * 3, "frame_slope": (0,) * 3, "top": (ONE,) * 3, "corner": (0,) * 3, "field_grid": 3}
    given = {**PIECE, **still, "star_lower": (0,) * 3, "star_upper": (0,) * 3, **change, "tree": cells}
    like = package.coupling.moving.Piece(given, at.band, at.bessel, at.family)
    return not refused(package, lambda: package.coupling.pieces._walk(like))


def trees(package: Any) -> bool:
    whole, mid = {"corner": (ONE,) * 3}, 300
    halves = {"corner": (mid, ONE, ONE), "star_lower": (mid, 0, 0), "star_upper": (ONE,) * 3}
    turning = {"frame": (2 * ONE,) * 3, "frame_slope": (ONE, 0, 0)}  # m_1 is largest at s = 1: 3 x_1
    cut, late = ("s", 1, mid), ("s", 0, 0)
    accepted = (
        _tree(package, ("0",), **whole),
        _tree(package, ("*",), star_upper=(ONE,) * 3),
        _tree(package, cut, ("0",), ("*",), **halves),
        _tree(package, late, ("0",), ("0",), **whole),
        _tree(package, ("s", 0, 1 - ONE), ("0",), ("0",), **whole),
        _tree(package, ("s", 0, ONE - 1), ("0",), ("0",), **whole),
        _tree(package, ("0",), corner=(3 * ONE, 2 * ONE, 2 * ONE), **turning),
        _tree(package, late, ("0",), ("*",), **turning, corner=(2 * ONE,) * 3, star_upper=(ONE,) * 3),
        _tree(package, ("s", 3, ONE), ("0",), ("0",), **whole),
        _tree(package, ("0",), corner=(ONE, 7, ONE), top=(ONE, 7, ONE)),
    )
    forged = (
        _tree(package),
        _tree(package, ("0",), ("0",), **whole),
        _tree(package, late, ("0",), **whole),
        _tree(package, ("0",), corner=(ONE - 1, ONE, ONE)),
        _tree(package, ("*",), star_upper=(ONE, ONE, ONE - 1)),
        _tree(package, ("*",), star_upper=(ONE,) * 3, star_lower=(0, 1, 0)),
        _tree(package, ("q",), **whole),
        _tree(package, ("s", 0, ONE), ("0",), ("0",), **whole),
        _tree(package, ("s", 0, -ONE), ("0",), ("0",), **whole),
        _tree(package, cut, ("*",), ("0",), **halves),
        _tree(package, late, late, ("0",), ("0",), ("0",), **whole),
        _tree(package, ("0",), corner=(3 * ONE - 1, 2 * ONE, 2 * ONE), **turning),
        _tree(package, late, ("*",), ("0",), **turning, corner=(2 * ONE,) * 3, star_upper=(ONE,) * 3),
        _tree(package, ("s", 1, ONE + 1), ("0",), ("0",), **whole),
    )
    return all(accepted) and not any(forged)


def cells(package: Any) -> bool:
    """g and f ask for (G) on the hull of the moments at their fields; c and x narrow by the equation of the box."""
    module, at = package.coupling.pieces, piece(package)
    kept, seen = module.require_gibbs, []
    like = package.coupling.moving.Piece({**PIECE, "field_grid": 3}, at.band, at.bessel, at.family)
    module.require_gibbs = lambda *arguments: seen.append(arguments)
    box = boxes(package)[2]
    try:
        left = [module._leaves(like, box, cell, "x") for cell in (("g",), ("f", 5, -7, 0))]
    finally:
        module.require_gibbs = kept
    fields = (like.field(box), [5 << (at.p - 3), -7 << (at.p - 3), 0])
    for (setting, lower, upper, field, name), expected in zip(seen, fields, strict=True):
        _, *hull = like.placed(box, field, [])
        if (
            [lower, upper] != hull
            or field != expected
            or setting.couplings is not like.couplings(box.s0, box.s1)
            or name != "x"
        ):
            return False
    narrow = package.coupling.moving.Box((0,) * 3, (20, 30, 20), -ONE, 0)
    row = (2, 0, 25, 1, 900, 1)
    kept, seen = module.narrowed, []
    module.narrowed = lambda *arguments: seen.append(arguments) or ((1, 2, 3), (4, 5, 6))
    try:
        after = [module._leaves(like, narrow, cell, "x") for cell in (("c", row), ("x", row, (1, 2, 3)))]
    finally:
        module.narrowed = kept
    made = package.coupling.moving.Box((1, 2, 3), (4, 5, 6), -ONE, 0)
    ends = [(x[1], list(x[2]), x[3], x[4]) for x in seen]
    same = ((narrow.lower, narrow.upper), [row])
    return bool(left == [[], []] and after == [[made], []] and ends == [(*same, None, "x"), (*same, (1, 2, 3), "x")])


def claim(label: str, beta: Any, d: int = 3, outcome: str = "proved", **evidence: Any) -> Any:
    """A claim, as far as these rules look at it; beta: a number, a pair, or None."""
    pair = beta if isinstance(beta, tuple) else (beta, beta)
    interval = None if beta is None else SimpleNamespace(a=pair[0], b=pair[1], point=not isinstance(beta, tuple))
    enclosure, details = evidence.pop("enclosure", None), evidence.pop("details", {})
    return SimpleNamespace(
        label=label, d=d, outcome=outcome, interval=interval, evidence=evidence, enclosure=enclosure, details=details
    )


def _found(package: Any, action: Callable[[], Any]) -> Any:
    try:
        return action()
    except package.Invalid:
        return None


def targets(package: Any) -> bool:
    """Claims at points and pieces are found by d, label, outcome, beta and rule, and nothing else is."""
    module, own = package.coupling.pieces, claim("order-parameter", (2, 3))
    good = claim("two-minimisers", 2, rule="cover")
    wrong = (
        claim("two-minimisers", 3, rule="cover"),
        claim("two-minimisers", 2, 4, rule="cover"),
        claim("order-parameter", 2, rule="cover"),
        claim("two-minimisers", 2, outcome="inconclusive", rule="cover"),
        claim("two-minimisers", (1, 2), rule="cover"),
        claim("two-minimisers", None, rule="cover"),
        claim("two-minimisers", 2, rule="theorem-1.1"),
    )
    for others, expected in (((*wrong, good), good), (wrong, None), ((good, *wrong), good)):
        if (
            _found(package, lambda others=others: module.point_claim(own, others, "two-minimisers", 2, "cover"))
            is not expected
        ):
            return False
    if module.point_claim(own, wrong, "two-minimisers", 2) is not wrong[-1]:
        return False
    at = {"interval": (2, 3)}
    cover = claim(
        "two-minimisers", (1, 4), rule="moving-cover", pieces=({"interval": (1, 2)}, at, {"interval": (3, 4)})
    )
    bad = (
        claim("two-minimisers", (1, 4), 4, rule="moving-cover", pieces=(at,)),
        claim("two-minimisers", 2, rule="cover"),
        claim("two-minimisers", (1, 4), outcome="refuted", rule="moving-cover", pieces=(at,)),
        claim("regime", (1, 4), pieces=(at,)),
        claim("two-minimisers", (1, 4), rule="moving-cover", pieces=({"interval": (2, 4)}, {"interval": (1, 3)})),
    )
    fine = _found(package, lambda: module.piece_on(own, (*bad, cover))) is at
    return fine and _found(package, lambda: module.piece_on(own, bad)) is None and _spans(package)


def _spans(package: Any) -> bool:
    """An interval is one of two numbers, in order."""
    module, half = package.coupling.pieces, SimpleNamespace
    for interval, fits in (
        (None, False),
        (half(a=1, b=2, point=False), True),
        (half(a=2, b=2, point=False), False),
        (half(a=3, b=2, point=False), False),
        (half(a=1, b=2, point=True), False),
        (half(a=None, b=2, point=False), False),
        (half(a=1, b=None, point=False), False),
    ):
        own = claim("order-parameter", None)
        own.interval = interval
        if (_found(package, lambda own=own: module._numbers(own)) is not None) is not fits:
            return False
    return True


def decreasing(package: Any) -> bool:
    check = package.coupling.pieces.check_decreasing
    ends = [
        claim("critical-coupling", 2, rule="cover", enclosure=(10, 12)),
        claim("critical-coupling", 3, rule="cover", enclosure=(7, 8)),
    ]
    for enclosure, fits in (((7, 12), True), ((6, 13), True), ((8, 12), False), ((7, 11), False), (None, False)):
        own = claim("critical-coupling", (2, 3), rule="decreasing", enclosure=enclosure)
        if (_found(package, lambda own=own: check(own, ends)) is not None) is not fits:
            return False
    own = claim("critical-coupling", (2, 3), rule="decreasing", enclosure=(7, 12))
    if check(own, ends) != TRUST:
        return False
    for i in (0, 1):
        changed = copy.deepcopy(ends)
        changed[i].evidence["rule"] = "theorem-1.1"
        if (
            check(own, changed) != TRUST | set(package.bessel.threshold.CONTINUOUS)
            or package.bessel.threshold.CONTINUOUS <= TRUST
        ):
            return False
        changed[i].enclosure = None
        if _found(package, lambda changed=changed: check(own, changed)) is not None:
            return False
    return True


def moments(package: Any) -> bool:
    module = package.coupling.pieces
    at = {
        "grid": 2,
        "frame": (8, 9),
        "frame_slope": (-3, 9),
        "star_lower": (-1, 9),
        "star_upper": (5, 9),
        "interval": (2, 3),
    }
    cover = claim("two-minimisers", (2, 3), rule="moving-cover", pieces=(at,))
    low, high, step = Fraction(-11, 16), Fraction(55, 16), Fraction(1, 99)
    for enclosure, fits in (
        ((low, high), True),
        ((low + step, high), False),
        ((low, high - step), False),
        (None, False),
    ):
        for label in ("order-parameter", "critical-coupling"):
            own = claim(label, (2, 3), rule="two-minimisers", enclosure=enclosure)
            found = _found(package, lambda own=own: module.check_range(own, (cover,)))
            if found != (TRUST if fits and label == "order-parameter" else None):
                return False
    turned = claim("two-minimisers", (2, 3), rule="moving-cover", pieces=({**at, "frame_slope": (3, 9)},))
    for enclosure, fits in (((low, high), True), ((low + step, high), False), ((low, high - step), False)):
        own = claim("order-parameter", (2, 3), rule="two-minimisers", enclosure=enclosure)
        if (_found(package, lambda own=own: module.check_range(own, (turned,))) is not None) is not fits:
            return False
    point = claim("order-parameter", 2, rule="two-minimisers", enclosure=(low, high))
    return _found(package, lambda: module.check_range(point, (cover,))) is None


def chains(package: Any) -> bool:
    """Pieces adjacent from b to b', points at all their ends, D_d(b) > 0, and each piece with the ends around it."""
    module = package.coupling.pieces
    names = ("require_above_root", "end_of", "_check_piece")
    kept, seen = {name: getattr(module, name) for name in names}, []
    points = [claim("two-minimisers", b, rule="cover", name=b) for b in (2, 3, 4)]
    module.require_above_root = lambda bessel, x, name: seen.append((bessel.precision, bessel.terms, x))
    module.end_of = lambda found, work: found.evidence["name"]
    module._check_piece = lambda d, evidence, ends, work: seen.append((d, evidence["interval"], ends))
    work = package.arithmetic.series.Work()

    def run(span: tuple[int, int], *intervals: tuple[int, int], others: Any = points) -> bool:
        pieces = [{"interval": x, "precision": 90, "terms": 9} for x in intervals]
        own = claim("two-minimisers", span, rule="moving-cover", pieces=pieces)
        return _found(package, lambda: module.check_moving(own, [*others, own], work)) == TRUST

    try:
        accepted = run((2, 4), (2, 3), (3, 4))
        expected = [(90 + package.coupling.regions.GUARD, 9, 2), (3, (2, 3), (2, 3)), (3, (3, 4), (3, 4))]
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
    module, seen = package.coupling.pieces, []
    names = ("_require_frame", "Node", "Band", "Piece", "require_origin", "moving_star_bound", "_walk")
    kept = {name: getattr(module, name) for name in names}

    def note(name: str, result: Any) -> Callable[..., Any]:
        return lambda *arguments: seen.append((name, arguments)) or result

    class Node:
        def __init__(self, d: int, beta: Fraction, evidence: Json, work: Any) -> None:
            self.s = evidence["s"]
            seen.append(("node", (d, beta)))

        def end(self) -> int:
            return int(self.s)

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
        "inner": ({"s": -512}, {"s": -5}, {"s": 512}),
        "star_lower": (1, 2),
        "star_upper": (3, 2),
    }
    ends = tuple(package.coupling.band.End(Fraction(b), (1, 1), (1, 1)) for b in (2, 4))
    stars = iter(("t0", "t1", "t2"))
    try:
        for name in names:
            setattr(module, name, note(name, made))
        module.Node = Node
        module.moving_star_bound = lambda at, star, vector: seen.append(("star", (star, vector))) or next(stars)
        module._check_piece(3, evidence, ends, package.arithmetic.series.Work())
        turned = {**evidence, "star_upper": (0, 2)}
        empty = refused(package, lambda: module._check_piece(3, turned, ends, package.arithmetic.series.Work()))
    finally:
        for name, function in kept.items():
            setattr(module, name, function)
    found: Json = {}
    for name, arguments in seen:
        found.setdefault(name, []).append(arguments)
    box = package.coupling.moving.Box
    ranges = ((-ONE, -5, "u"), (-5, 100, "v"), (100, ONE, "w"))
    p = 40 + package.coupling.regions.GUARD
    setting, corner, vector = found["require_origin"][0]
    band, piece_ = found["Band"][0], found["Piece"][0]
    return bool(
        empty
        and found["node"][:3] == [(3, Fraction(5, 2)), (3, 3 - Fraction(5, ONE)), (3, Fraction(7, 2))]
        and found["star"][:3] == [(box((1, 2), (3, 2), a, b), v) for a, b, v in ranges]
        and found["lower"] == [(-512, "t0"), (-5, "t0"), (512, "t2")]
        and found["_require_frame"][0] == (evidence,)
        and (setting.couplings, setting.grid, corner, vector) == ("couplings", GRID, (1, 2), (3, 4))
        and setting.p == p
        and band == (*ends, p, [-512, -5, 512])
        and piece_[0] is evidence
        and piece_[1] is made
        and found["_walk"] == [(made,)]
        and (piece_[2].precision, piece_[2].terms, piece_[2].d) == (p, 9, 3)
        and piece_[3] is setting.quadrature
        and (setting.quadrature.d, setting.quadrature.modes, setting.quadrature.half) == (3, 2, 2)
    )


def messages(package: Any) -> bool:
    """Messages count cells and coordinates from 1."""
    module = package.coupling.pieces
    with recorded(module, "require_less", "require_at_most") as seen:
        module._require_frame({"grid": GRID, "frame": (9, 9), "frame_slope": (1, 1), "top": (1, 1)})
    if set(seen) != {
        f"{x}, l={k}" for x in ("|frame_slope| < frame", "1 <= (frame - |frame_slope|) top") for k in (1, 2)
    }:
        return False
    at = piece(package)
    given = {**PIECE, "top": (ONE,) * 3, "corner": (0,) * 3, "tree": (("s", 1, 9), ("0",))}
    like = package.coupling.moving.Piece(given, at.band, at.bessel, at.family)
    try:
        module._walk(like)
    except package.Invalid as refusal:
        return "cell 2 (0)" in str(refusal)
    return False


MOVING = (frame, trees, cells, targets, decreasing, moments, chains, parts, messages)
