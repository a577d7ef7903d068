"""What a mutant of count.py has to get right: what each rule asks for, in which words, and what points to a piece."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.coupling.given import claim, context, record
from tests.mutation.spine.scenes import BITS

ONE: Final = 1 << BITS


def points(package: Any) -> bool:
    """One beta, 0 < K_lo, bounds with theta of the tube, and z in it."""
    module, asked = package.spine.count, list[Any]()
    evidence = SimpleNamespace(coupling=(Fraction(1, 3), Fraction(1, 2)))
    own = claim(package, "two-minimisers", Fraction(3), evidence=evidence)
    pair = claim(package, "two-minimisers", (Fraction(3), Fraction(4)), evidence=evidence)
    with changed(
        (module, "point_tube", lambda *parts: asked.append(parts) or ("tube", "theta")),
        (module, "density_of", lambda *parts: asked.append(parts) or "density"),
        (module, "require_bounds", lambda *parts: asked.append(parts)),
        (module, "_require_touch_inside", lambda *parts: asked.append(parts)),
    ):
        if module.check_spine(own, "context") != module.TRUST:
            return False
        if asked != [(own, "context"), (own, "context"), ("density", evidence, "theta"), ("density", "tube")]:
            return False
        if not refused(package, lambda: module.check_spine(pair, "context"), "the rule 'spine' is about one beta"):
            return False
        evidence.coupling = (Fraction(0), Fraction(1, 2))
        return refused(package, lambda: module.check_spine(own, "context"), "0 < coupling.lower")


def touches(package: Any) -> bool:
    """z of the modes of the tube, and sum g_l z_l^2 of the others with the slack as a rest."""
    make, asked = package.arithmetic.ball.Ball, list[Any]()
    places = [make(k * ONE // 9, k, BITS + 10) for k in (5, 4, 300, 200)]
    density = SimpleNamespace(p=BITS + 10, places=places)
    density.interaction = SimpleNamespace(g=[make((9 - k) << BITS + 10, 0, BITS + 10) for k in range(4)])
    tube = SimpleNamespace(setting=SimpleNamespace(p=BITS, slack=777, mesh=SimpleNamespace(modes=2)))
    tube.require_inside = lambda *parts: asked.append(parts)
    package.spine.count._require_touch_inside(density, tube)
    ((moments, rest, who),) = asked
    if who != "z" or [m.p for m in moments] != [BITS] * 2:
        return False
    for moment, z in zip(moments, places, strict=False):
        if not (moment.lower() <= z.lower() and z.upper() <= moment.upper() and moment.r <= 2):
            return False
    exact = sum(((9 - k) * places[k].upper() ** 2 for k in (2, 3)), Fraction(0)) * ONE
    if not above(Fraction(rest), exact + 777, 2):
        return False
    density.p = BITS
    density.places, density.interaction.g = [make(5, 0, BITS)] * 2, [make(ONE, 0, BITS)] * 2
    package.spine.count._require_touch_inside(density, tube)
    return bool(asked[1][1] == 777)


def pieces(package: Any) -> bool:
    """Adjacent pieces from end to end, beta_* < a, and each of them."""
    module, asked = package.spine.count, list[Any]()
    rows = [SimpleNamespace(interval=(Fraction(a), Fraction(a + 1)), bits=60 + a, terms=70 + a) for a in (3, 4)]
    own = claim(package, "two-minimisers", (Fraction(3), Fraction(5)), evidence=SimpleNamespace(pieces=rows))
    work = SimpleNamespace(work="work", own=lambda parts: parts)
    with changed(
        (module, "Bessel", lambda *parts: ("bessel", *parts)),
        (module, "require_above_root", lambda *parts: asked.append(parts)),
        (module, "_check_piece", lambda *parts: asked.append(parts)),
    ):
        if module.check_pieces(own, work) != module.TRUST:
            return False
        root = (("bessel", 3, 63, 73, "work"), Fraction(3), "a")
        if asked != [root, (3, rows[0], work), (3, rows[1], work)]:
            return False
        rows.pop()
        return refused(package, lambda: module.check_pieces(own, work), "do not end where")


def one_piece(package: Any) -> bool:
    """The parts of a piece in their order, and its moment cut to [0, 1]."""
    module, calls = package.spine.count, list[Any]()
    bounds = [Fraction(1, 4), Fraction(3, 4)]
    piece = SimpleNamespace(
        interval=(Fraction(3), Fraction(4)), coupling=(Fraction(1), Fraction(2)), moment=None, plain=5
    )
    dilation = SimpleNamespace(
        require_upper=lambda: calls.append("upper"),
        begin=lambda *parts: ("begin", *parts),
        frame=lambda setting: ("frame", setting),
        concentration=lambda tube: (calls.append(tube), ("theta", "fall"))[1],
        require_lower=lambda *parts: calls.append(parts),
        moments=lambda *parts: (calls.append(parts), tuple(bounds))[1],
    )
    with changed(
        (module, "Span", lambda *parts: calls.append(parts) or SimpleNamespace(loss=9)),
        (module, "Dilation", lambda *parts: calls.append(parts[:3]) or dilation),
        (module, "Setting", lambda *parts: ("setting", *parts)),
        (module, "reach_of", lambda *parts: ("reach", *parts)),
        (module, "Dilated", lambda *parts: parts),
        (module, "cover", lambda *parts: calls.append(parts) or "tube"),
    ):
        for found, moment, words in (
            ((Fraction(1, 4), Fraction(3, 4)), (Fraction(1, 4), Fraction(3, 4)), ""),
            ((Fraction(1, 4), Fraction(3, 4)), (Fraction(251, 1000), Fraction(1)), "moment.lower <="),
            ((Fraction(1, 4), Fraction(3, 4)), (Fraction(0), Fraction(749, 1000)), "<= moment.upper"),
            ((Fraction(-1), Fraction(2)), (Fraction(0), Fraction(1)), ""),
            ((Fraction(-1), Fraction(2)), (Fraction(1, 1000), Fraction(1)), "moment.lower <="),
            ((Fraction(-1), Fraction(2)), (Fraction(0), Fraction(999, 1000)), "<= moment.upper"),
        ):
            calls.clear()
            bounds[:], piece.moment = found, moment
            if words and not refused(package, lambda: module._check_piece(3, piece, "context"), words):
                return False
            if not words:
                module._check_piece(3, piece, "context")
    setting = ("setting", "context", 3, Fraction(3), Fraction(2), piece)
    wide = (*setting, ("reach", 3, piece, "context"))
    first, second, upper, covered, *rest = calls
    if (first, second, upper) != ((3, piece, "context"), (3, piece, "context"), "upper"):
        return False
    plain, begin, frame = covered[4]
    if covered[:4] != (setting, wide, piece, 9) or (plain, frame) != (5, ("frame", setting)):
        return False
    return begin(33) == ("begin", setting, 33) and rest == ["tube", ("tube", "theta"), ("tube", "fall")]


def pointers(package: Any) -> bool:
    """K_c and m_1 on exactly a piece of a proved claim, the same d: K_lo at b_1, K_hi, and its moment."""
    module, form = package.spine.count, package.spine.form

    def make(a: int, b: int) -> Any:
        ends = (Fraction(a), Fraction(b))
        values = {"coupling": (Fraction(1), Fraction(2)), "moment": (Fraction(1, 3), Fraction(1, 2))}
        return record(form.Piece, interval=ends, **values)

    rows = (make(3, 4), make(4, 5))
    target = claim(package, "two-minimisers", (Fraction(3), Fraction(5)), evidence=form.SpinePieces(pieces=rows))
    other = claim(package, "two-minimisers", (Fraction(3), Fraction(5)), evidence=SimpleNamespace(pieces=rows))
    found: list[Any] = []

    def code(label: str, beta: Any, bounds: Any, *claims: Any, d: int = 3) -> int:
        own = claim(package, label, beta, enclosure=bounds, d=d)
        check = module.check_piece_coupling if label == "critical-coupling" else module.check_piece_moment
        with changed(
            (module, "Span", lambda *parts: found.append(parts) or SimpleNamespace(least=lambda: Fraction(4, 5)))
        ):
            return int(refused(package, lambda: found.append(check(own, context(package, *claims)))))

    beta, step = (Fraction(4), Fraction(5)), Fraction(1, 2**100)
    for label, low, high in (
        ("critical-coupling", Fraction(4, 5), Fraction(2)),
        ("order-parameter", Fraction(1, 3), Fraction(1, 2)),
    ):
        wide = (Fraction(0), Fraction(9))
        for given, ends, claims, d, expected in (
            (beta, (low, high), (target,), 3, 0),
            (beta, (low - 1, high + 1), (target,), 3, 0),
            (beta, (low + step, high), (target,), 3, 1),
            (beta, (low, high - step), (target,), 3, 1),
            (beta, wide, (), 3, 1),
            (beta, wide, (other,), 3, 1),
            (beta, wide, (other, target), 3, 0),
            (beta, wide, (target,), 4, 1),
            ((Fraction(3), Fraction(5)), wide, (target,), 3, 1),
            ((Fraction(4), Fraction(9, 2)), wide, (target,), 3, 1),
        ):
            if code(label, given, ends, *claims, d=d) != expected:
                return False
            if expected == 0 and found.pop() != module.TRUST:
                return False
    spans = [x for x in found if len(x) == 3 and x[0] == 3]
    return bool(spans and spans[0][1] is rows[1])


COUNT: Final = (points, touches, pieces, one_piece, pointers)
