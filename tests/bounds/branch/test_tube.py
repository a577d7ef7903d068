"""A piece of the branch: its numbers bound what floats find by points; a term that is left out is missed somewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from certify.bounds.branch.tube import Piece
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from tests.bounds.branch.truth import ALL, BITS, TWICE, VALUES, Tube, covariance, critical, mean, norm, padded, settled
from tests.bounds.coupling.other_route import middle
from tests.bounds.coupling.scenes import rewritten

ROUNDING = 1e-11
Statement = Callable[[Tube], bool]


def number(tube: Tube, name: str) -> Any:
    """A number of the piece, or several."""
    with precision(BITS):
        found = getattr(tube.piece, name)
        return middle(found) if isinstance(found, Ball) else tuple(middle(x) for x in found)


def series(tube: Tube, s: float) -> float:
    n0, n1, n2 = number(tube, "series")
    return float(n0 + n1 * s + n2 * s * s)


def gap(tube: Tube) -> bool:
    """The largest eigenvalue of P T'(c) P."""
    root = np.sqrt(TWICE)
    unit = tube.c / root / norm(tube.c)
    off = np.eye(ALL) - np.outer(unit, unit)
    return bool(np.linalg.eigvalsh(off @ (root[:, None] * covariance(tube.c) * root) @ off)[-1] <= number(tube, "gap"))


def turn(tube: Tube) -> bool:
    """sup |h - its mean at c|, over eta too: by points, the worst eta at each."""
    centred = VALUES - mean(tube.c)[:, None]
    unit = tube.c / norm(tube.c)
    most = np.sqrt((TWICE[:, None] * centred**2).sum(axis=0) - (unit @ centred) ** 2) * tube.radius
    tops = [np.abs((s * tube.v + s * s * tube.w) @ centred) + most for s in tube.steps()]
    return bool(np.max(tops) <= number(tube, "turn") + ROUNDING)


def cubic(tube: Tube) -> bool:
    """The third order of the mean of some D."""
    cov, m = covariance(tube.c), mean(tube.c)
    centred = VALUES - m[:, None]
    from tests.bounds.branch.truth import measure

    third = centred @ (measure(tube.c) * (tube.v @ centred) ** 2)
    for d in (tube.c, tube.v, tube.w, *np.eye(ALL)[:3]):
        spread = float(np.sqrt(d @ cov @ d))
        for s in tube.steps():
            exact = float(d @ (mean(tube.at(s)) - m - s * cov @ tube.v - s * s * (third / 2 + cov @ tube.w)))
            if abs(exact) > spread * number(tube, "cubic") + ROUNDING:
                return False
    return True


def rest(tube: Tube) -> bool:
    """c.M(b(s)) beside its expansion."""
    exact = [abs(float(tube.c @ mean(tube.at(s))) - series(tube, s)) for s in tube.steps()]
    return bool(max(exact) <= number(tube, "rest") + ROUNDING)


def drift(tube: Tube) -> bool:
    """q(s) beside q_0, and beside q_0 + q_1 s."""
    n0, n1, _ = number(tube, "series")
    (v, _), n, (one, two) = number(tube, "along"), number(tube, "n"), number(tube, "drift")
    first = max(abs(tube.quotient(s) - n0 / n) for s in tube.steps())
    second = max(abs(tube.quotient(s) - n0 / n - (n1 - n0 * v) / n * s) for s in tube.steps())
    return bool(first <= one + ROUNDING and second <= two + ROUNDING)


def defect(tube: Tube) -> bool:
    """|P T(b(s)) - q(s) P b(s)|, everywhere and at s = 0."""
    sizes = [norm(tube.off(tube.image(tube.at(s)) - tube.quotient(s) * tube.at(s))) for s in tube.steps()]
    at_zero = norm(tube.off(tube.image(tube.c)))
    return bool(max(sizes) <= number(tube, "defect") + ROUNDING and at_zero <= number(tube, "start") + ROUNDING)


def push(tube: Tube) -> bool:
    """c.M moves with eta."""
    for s in tube.steps()[::10]:
        towards = tube.off(TWICE * (covariance(tube.at(s)) @ tube.c))
        for sign in (-1, 1):
            eta = sign * tube.radius * towards / norm(towards)
            moved = abs(float(tube.c @ (mean(tube.at(s) + eta) - mean(tube.at(s)))))
            if moved > number(tube, "push") * tube.radius + ROUNDING:
                return False
    return True


def derivative(tube: Tube, s: float, field: Any) -> float:
    """The norm of that of the map which is to contract, at a field of the plane of b(s)."""
    root = np.sqrt(TWICE)
    c, unit = tube.c / root, tube.c / root / norm(tube.c)
    off = np.eye(ALL) - np.outer(unit, unit)
    matrix = root[:, None] * covariance(field) * root
    along = float(tube.c @ mean(field))
    coupling = float(tube.c @ (tube.at(s) / TWICE)) / along
    image = off @ (root * mean(field))
    whole = off @ matrix @ off - np.outer(image, off @ matrix @ c) / along
    return coupling * float(np.linalg.norm(whole, 2))


def theta(tube: Tube) -> bool:
    """The derivative of the map at some fields of the tube."""
    for s in (-tube.width, 0.0, tube.width):
        for k in range(3):
            eta = tube.off(np.sqrt(TWICE) * np.eye(ALL)[k])
            for sign in (-1, 0, 1):
                if derivative(tube, s, tube.at(s) + sign * tube.radius * eta / norm(eta)) > number(tube, "theta"):
                    return False
    return True


def coupling(tube: Tube, field: Any) -> float:
    return float(tube.c @ (field / TWICE)) / float(tube.c @ mean(field))


def off(tube: Tube) -> bool:
    """The distance of the critical fields from b(s), and their K."""
    found = tube.solutions
    apart = max(norm(a - tube.at(s)) for s, a in zip(tube.steps(), found, strict=True))
    highest = max(coupling(tube, a) for a in found)
    return bool(apart <= number(tube, "off") + ROUNDING and highest <= number(tube, "coupling") + ROUNDING)


def levels(tube: Tube) -> bool:
    """The largest level that is proved is no larger than K anywhere, and K at s = 0 no larger than what is said."""
    found = [coupling(tube, field) for field in tube.solutions]
    low, high = 0.5 * min(found), 2 * min(found)
    with precision(BITS):
        for _ in range(50):
            middle_level = (low + high) / 2
            try:
                tube.piece.require_above(Dyadic.from_float(middle_level))
            except Undecided:
                high = middle_level
            else:
                low = middle_level
        top = middle(tube.piece.highest())
    return low <= min(found) + ROUNDING and found[len(found) // 2] <= top + ROUNDING


def jet(first: float) -> tuple[Any, Any, Any]:
    """A critical field, and the tangent and bend of the curve there, by differences, <V,c> = n and <W,c> = 0."""
    c = critical(first)
    n = float(c @ (c / TWICE))

    def at(s: float) -> Any:
        def step(field: Any) -> Any:
            image = TWICE * mean(field)
            return image * n * (1 + s) / float(c @ (image / TWICE))

        return settled(step, c * (1 + s))

    step = 1e-3
    up, down = at(step), at(-step)
    return c, (up - down) / (2 * step), (up + down - 2 * c) / (2 * step * step)


def cut(rows: tuple[Any, Any, Any], modes: int) -> tuple[Any, Any, Any]:
    return rows[0][:modes], rows[1][:modes], rows[2][:modes]


POLAR, FOLDED, LATE = jet(0.7), jet(1.5598), jet(1.8)
"""d=3, beta=5/2: before the fold, at it, beyond it."""
WIDE: dict[str, Callable[[], Tube]] = {
    "on the curve": lambda: Tube(*cut(LATE, 12), 0.02, 0.01),
    "at the fold": lambda: Tube(*cut(FOLDED, 22), 0.001, 0.0005),
    "before it": lambda: Tube(*cut(POLAR, 12), 0.05, 0.01),
    "few modes": lambda: Tube(*cut(LATE, 7), 0.01, 0.05),
    "without bend": lambda: Tube(*cut((LATE[0], LATE[1], 0 * LATE[2]), 12), 0.02, 0.01),
    "without bend, narrow": lambda: Tube(*cut((LATE[0], LATE[1], 0 * LATE[2]), 22), 0.002, 0.001),
    "straight": lambda: Tube(*cut((LATE[0], LATE[0], 0 * LATE[2]), 12), 0.02, 0.05),
    "beside the curve": lambda: Tube(*cut((LATE[0] + 0.01 * padded([0, 1, 0.3]), LATE[1], LATE[2]), 12), 1e-4, 0.05),
    "below the curve": lambda: Tube(*cut((LATE[0] - 0.01 * padded([0, 1, 0.3]), LATE[1], LATE[2]), 12), 1e-4, 0.05),
}
ANY: dict[str, Callable[[], Tube]] = {
    "two humps": lambda: Tube([0.0, 6.0], [1.0, 0.0], [0.0, 0.0], 0.02, 1e-6),
    "a small hump": lambda: Tube([2.3, 9.0], [1.0, 0.0], [0.0, 0.0], 0.02, 1e-6),
    "bent only": lambda: Tube([2.0, 0.5], [0.0, 0.0], [1.0, -0.5], 0.02, 1e-6),
    "tangent only": lambda: Tube([2.0, 0.5, 0.1], [1.0, -0.5, 0.2], [0.0, 0.0, 0.0], 0.2, 1e-9),
    "bend only": lambda: Tube([2.0, 0.5, 0.1], [0.0, 0.0, 0.0], [1.0, -0.5, 0.2], 0.3, 1e-9),
    "radius only": lambda: Tube([2.0, 0.5, 0.1], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 1e-9, 0.3),
    "away": lambda: Tube(*cut((LATE[0] + 0.1 * padded([0, 1, 0.3]), LATE[1], LATE[2]), 12), 1e-4, 1e-3),
    "far off": lambda: Tube([1.0, 1.5, 0.2], [1.0, 0.3, 0.1], [0.2, 0.1, 0.0], 1e-4, 1e-5),
}
EVERYWHERE: tuple[Statement, ...] = (gap, turn, cubic, rest, drift, defect, push)
ON_THE_CURVE: tuple[Statement, ...] = (*EVERYWHERE, theta, off, levels)


@cache
def scene(name: str) -> Tube:
    """Its floats and its piece are made once."""
    return (WIDE | ANY)[name]()


@pytest.mark.parametrize("name", WIDE)
def test_what_is_said_of_a_piece_holds(name: str) -> None:
    for statement in ON_THE_CURVE:
        assert statement(scene(name)), statement.__name__


@pytest.mark.parametrize("name", ANY)
def test_what_is_said_anywhere_holds(name: str) -> None:
    for statement in EVERYWHERE:
        assert statement(scene(name)), statement.__name__


TERMS: tuple[tuple[str, str, str, str, Statement], ...] = (
    ("two humps", "gap", " + self.block", "", gap),
    ("before it", "turn", "self.extent(self.tangent) * s + ", "", turn),
    ("bend only", "turn", " + self.extent(self.bend) * s * s", "", turn),
    ("radius only", "turn", " + self.radius * beyond", "", turn),
    ("two humps", "cubic", " + spread * spread * 2", "", cubic),
    ("a small hump", "cubic", "extent * extent + ", "", cubic),
    ("bent only", "cubic", " + extent * half * bend * 6", "", cubic),
    ("before it", "rest", "self.spread(self.star) * self.cubic", "Ball(0)", rest),
    ("before it", "drift", "one = abs(first) * s + ", "one = ", drift),
    ("at the fold", "drift", " + abs(second) * s * s + self.rest", " + self.rest", drift),
    ("far off", "drift", "two = abs(second - first * v) * s * s + ", "two = ", drift),
    ("a small hump", "drift", "abs(first * w) * s * s * s + self.rest", "abs(first * w) * s * s * s", drift),
    ("far off", "drift", "(1 - abs(v) * s - abs(w) * s * s)", "Ball(1)", drift),
    ("few modes", "start", " + self.beyond", "", defect),
    ("away", "start", "self.metric.dual(self._residuals[0]) + ", "", defect),
    ("away", "defect", "self.start + first", "first", defect),
    ("straight", "defect", " + first * s", "", defect),
    ("without bend, narrow", "defect", " + second * s * s", "", defect),
    ("beside the curve", "least", " - self.rest - self.push * self.radius", " - self.rest", off),
    ("away", "theta", "size + self.push * image / self.least", "size", theta),
    ("before it", "theta", "size + self.push * image / self.least", "self.push * image / self.least", theta),
    ("below the curve", "within", " / (1 - self.theta)", "", off),
    ("at the fold", "require_above", "low = low - abs(e2) * s * s", "pass", levels),
    ("below the curve", "require_above", "self.rest + self.push * self.off", "self.rest", levels),
    ("beside the curve", "highest", " - self.push * self.within(self.start)", "", levels),
)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: f"{term[1]}: {term[2]}")
def test_without_a_term_it_is_false(monkeypatch: pytest.MonkeyPatch, term: Any) -> None:
    place, name, old, new, statement = term
    assert statement(scene(place))
    without(monkeypatch, name, old, new)
    assert not statement(scene(place).again())


def without(monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str) -> None:
    """The property or method with one piece of its text replaced."""
    own = Piece.__dict__[name]
    if isinstance(own, cached_property):
        changed = rewritten(SimpleNamespace(**{name: own.func}), name, old, new)
        changed.__set_name__(Piece, name)
    else:
        changed = rewritten(Piece, name, old, new)
    monkeypatch.setattr(Piece, name, changed)


def accepts(tube: Tube, point: Any, radius: float) -> bool:
    """Whether all fields within the radius of the point are said to lie in the tube."""
    with precision(BITS):
        row = BallMatrix.row([Dyadic.from_float(float(x)) for x in point[: tube.modes]])
        try:
            tube.piece.require_inside(row, Ball(Dyadic.from_float(radius)))
        except Undecided:
            return False
        return True


def lies(tube: Tube, field: Any) -> bool:
    """Whether a field lies in the tube: in the plane of some b(s), within the radius."""
    s = (float(tube.c @ (field / TWICE)) / norm(tube.c) ** 2 - 1) / (
        float(tube.c @ (tube.v / TWICE)) / norm(tube.c) ** 2
    )
    for _ in range(20):  # <W,c> is small
        s -= float(tube.c @ ((tube.at(s) - field) / TWICE)) / float(tube.c @ ((tube.v + 2 * s * tube.w) / TWICE))
    return abs(s) <= tube.width and norm(tube.off(field - tube.at(s))) <= tube.radius


def worst(tube: Tube, point: Any, radius: float) -> bool:
    """Whether fields at the distance from the point, along c, across, and between, lie in the tube."""
    along = tube.c / norm(tube.c)
    across = tube.off(point - tube.at(0.0))
    across = across / norm(across) if norm(across) > 1e-9 else tube.off(tube.v) / norm(tube.off(tube.v))
    turns = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    return all(lies(tube, point + radius * (np.cos(x) * along + np.sin(x) * across)) for x in turns)


TILTED = Tube([2.0, 0.5], [2.0, 3.0], [0.0, 0.0], 0.1, 0.05)
PLACES: dict[str, tuple[float, float, float]] = {
    "the middle": (0.0, 0.0, 0.01),
    "near an end": (0.095, 0.0, 0.015),
    "beyond an end": (0.11, 0.0, 0.001),
    "near the side": (0.0, 0.8, 0.02),
    "beyond the side": (0.0, 1.2, 0.001),
    "as wide as the tube": (0.0, 0.0, 0.05),
    "a little less": (0.0, 0.0, 0.04),
}
"""s, the part of the radius across, and how much about it."""


@pytest.mark.parametrize("name", PLACES)
def test_what_is_said_to_lie_in_a_tube_does(name: str) -> None:
    s, share, radius = PLACES[name]
    side = TILTED.off(TWICE * padded([0.0, 1.0]))
    point = TILTED.at(s) + share * TILTED.radius * side / norm(side)
    if accepts(TILTED, point, radius):
        assert worst(TILTED, point, radius)
    assert accepts(TILTED, point, radius) == (name == "the middle")


@pytest.mark.parametrize(
    ("name", "place", "old", "new"),
    [
        ("near an end", "require_inside", "abs(place) + gap", "abs(place)"),
        ("beyond an end", "require_inside", "(abs(place) + gap).surely_at_most(self.width) and ", ""),
        ("near the side", "meeting", " + radius + gap * move", ""),
        ("beyond the side", "require_inside", " and apart.surely_at_most(self.radius)", ""),
        ("a little less", "meeting", " + gap * move", ""),
    ],
)
def test_without_a_term_something_outside_is_accepted(
    monkeypatch: pytest.MonkeyPatch, name: str, place: str, old: str, new: str
) -> None:
    s, share, radius = PLACES[name]
    side = TILTED.off(TWICE * padded([0.0, 1.0]))
    point = TILTED.at(s) + share * TILTED.radius * side / norm(side)
    assert not worst(TILTED, point, radius)
    without(monkeypatch, place, old, new)
    assert accepts(TILTED, point, radius)
