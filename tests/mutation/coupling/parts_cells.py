"""What a mutant of count.py and cover.py has to get right about one piece: its frame, its tree, its cells."""

from __future__ import annotations

from typing import Any

from tests.mutation.coupling.given import record
from tests.mutation.coupling.parts_ball import refused
from tests.mutation.coupling.parts_form import HUGE
from tests.mutation.coupling.parts_moving import GRID, boxes, moving, piece

ONE = 1 << GRID


def frame(package: Any) -> bool:
    """frame > |slope|, and (frame - |slope|) top >= 1."""
    require = package.coupling.count._require_frame
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
            own = record(package.coupling.moving_form.MovingBoxes, **given)
            if refused(package, lambda own=own: require(own)) is fits:
                return False
    return True


def _tree(package: Any, *cells: tuple[Any, ...], **change: Any) -> bool:
    """Whether a tree of cells that need no couplings is accepted on a piece at rest: frame 1, no slopes."""
    at = piece(package)
    still = {"frame": (ONE,) * 3, "frame_slope": (0,) * 3, "top": (ONE,) * 3, "corner": (0,) * 3, "field_grid": 3}
    given = {**still, "star_lower": (0,) * 3, "star_upper": (0,) * 3, **change, "tree": cells}
    like = package.coupling.moving.Piece(moving(package, **given), at.band, at.bessel, at.family)
    return not refused(package, lambda: package.coupling.cover.walk(like))


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
    module, at = package.coupling.cover, piece(package)
    kept, seen = module.require_gibbs, []
    like = package.coupling.moving.Piece(moving(package, field_grid=3), at.band, at.bessel, at.family)
    module.require_gibbs = lambda *arguments: seen.append(arguments)
    box = boxes(package)[2]
    try:
        left = [module.leaves(like, box, cell, "x") for cell in (("g",), ("f", 5, -7, 0))]
    finally:
        module.require_gibbs = kept
    fields = (like.field(box), [5 << (at.p - 3), -7 << (at.p - 3), 0])
    for (setting, lower, upper, field, name), expected in zip(seen, fields, strict=True):
        _, *hull = like.placed(box, field, [])
        if (
            [lower, upper] != hull
            or field != expected
            or setting.interaction is not like.interaction(box.s0, box.s1)
            or name != "x"
        ):
            return False
    narrow = package.coupling.boxes.Box((0,) * 3, (20, 30, 20), -ONE, 0)
    row = (2, 0, 25, 1, 900, 1)
    kept, seen = module.narrowed, []
    made = package.coupling.boxes.Box((1, 2, 3), (4, 5, 6), -ONE, 0)
    module.narrowed = lambda *arguments: seen.append(arguments) or made
    try:
        after = [module.leaves(like, narrow, cell, "x") for cell in (("c", row), ("x", row, (1, 2, 3)))]
    finally:
        module.narrowed = kept
    ends = [(x[1], list(x[2]), x[3], x[4]) for x in seen]
    same = (narrow, [row])
    return bool(left == [[], []] and after == [[made], []] and ends == [(*same, None, "x"), (*same, (1, 2, 3), "x")])
