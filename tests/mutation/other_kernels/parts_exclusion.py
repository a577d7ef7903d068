"""What a mutant of exclusion.py has to get right: functionals and distances by Arb, the ends of its inequalities."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from types import SimpleNamespace
from typing import Any, Final

from certify.bounds.kernels import exclusion as bounds
from certify.core.ball import precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import as_fraction
from tests.bounds.kernels.exclusions import (
    BITS,
    BOTH,
    ELLIPSES,
    GRID,
    RODS,
    SIGNED,
    WARM,
    Critical,
    boxes,
    rows,
    shared,
)
from tests.checker.kernels.documents import document
from tests.checker.kernels.exclusion_samples import MISFORMED, OF_THE_PAPER, PAPER, REFUSED, excluded
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.parts_form import code

CASES: Final = (
    (BOTH, 2, Fraction(9, 10)),
    (WARM, 3, Fraction(3, 4)),
    (SIGNED, 3, Fraction(97, 100)),
    (RODS, 2, Fraction(11, 25)),
)
P: Final = BITS + 64


def _boxes(package: Any, at: Critical, modes: int, level: Fraction, grid: int = GRID) -> Any:
    module, work = package.kernels, package.arithmetic.series.Work()
    description = module.description.Description(*_named(at))
    kernel = module.families.kernel_of(description, at.d)
    degrees = kernel.degrees(modes)
    own = package.coupling.family.Family(at.d, modes, 60, ELLIPSES, P, work, degrees)
    peak = kernel.peak(degrees[-1], P)
    return module.exclusion.boxes_of(own, kernel.couplings(degrees, (level, level), P), grid, peak)


def _named(at: Critical) -> tuple[Any, ...]:
    return at.description.family, at.description.numbers, at.description.degrees


@cache
def _expected() -> list[tuple[Any, ...]]:
    """Boxes with the ends of W and W_0 for each y, and rho^2."""
    found: list[tuple[Any, ...]] = []
    for at, modes, level in CASES:
        given, lists = shared(at, modes, level), rows(modes, 3)
        for box, _ in boxes(at, modes, level, 9, 3):
            with precision(BITS):
                part = bounds.Part(given, box)
                weights, constants = part.functionals(BallMatrix.integers(lists))
                ends = [
                    [
                        (as_fraction(x.lower()), as_fraction(x.upper()))
                        for x in (*weights.take(k).entries(), constants.entry(k))
                    ]
                    for k in range(len(lists))
                ]
                found.append((at, modes, level, box, lists, ends, as_fraction(part.distance.midpoint()) ** 2))
    return found


def functionals(package: Any) -> bool:
    """Those of the balls to seven digits, with zeros at the end of y left out or not; what they are charged."""
    for at, modes, level, box, lists, ends, square in _expected():
        setting = _boxes(package, at, modes, level)
        own = package.coupling.boxes.Box(box.lower, box.upper)
        equation = package.kernels.exclusion.Scaled(setting, own)
        before = setting.family.work.left
        for y, wanted in zip(lists, ends, strict=True):
            for given in (y, [*y, 0], _short(y)):
                weights, constant = equation.functional(given)
                pairs = zip([*weights, constant], wanted, strict=True)
                room = Fraction(1, 10**6 if at is RODS else 10**7)
                if any(abs(x.lower() - a) + abs(x.upper() - b) > room for x, (a, b) in pairs):
                    return False
        each = modes * (modes + 6) // 3
        if before - setting.family.work.left != 3 * len(lists) * each:
            return False
        found = setting.square(own, setting.field(box.lower[:-1], box.upper[:-1]))
        if not 0 <= (found - square) * 10**12 <= 10**3 * square + 8:
            return False
    return True


def places(package: Any) -> bool:
    """The functionals vanish at a critical density where short weights make base fields that are not of the centres."""
    at, modes, level = CASES[0]
    setting, room = _boxes(package, at, modes, level, 10), package.arithmetic.ball
    for box, point in boxes(at, modes, level, 5, 20, 0.002):
        lower, upper = (tuple((x >> GRID - 10) + more for x in side) for side, more in ((box.lower, 0), (box.upper, 1)))
        equation = package.kernels.exclusion.Scaled(setting, package.coupling.boxes.Box(lower, upper))
        for y in rows(modes, 7):
            weights, value = equation.functional(y)
            for w, x, c in zip(weights, point, equation.centre, strict=True):
                value = value + w * (room.Ball.exact(Fraction(x), P) - c)
            if abs(value.m) - value.r > 1 << P - 36:
                return False
    return True


def rules(package: Any) -> bool:
    """What is asked of the tube and of the boxes, in which order, with which ends; equality is enough for (F4)."""
    module, calls, high = package.kernels.exclusion, list[Any](), Fraction(5)
    evidence = SimpleNamespace(tube="tube evidence", bits=77, grid=9, tree="tree")
    claim = SimpleNamespace(
        given=lambda _: evidence, bounds=(Fraction(4), high), details={"critical_points": "axisymmetric"}
    )
    kernel = SimpleNamespace(
        peak=lambda *parts: ("peak", *parts),
        threshold=lambda p: (("low", p), ("high", p)),
        couplings=lambda *parts: ("couplings", *parts),
    )
    tube = SimpleNamespace(require_above=lambda *parts: calls.append(parts), highest=lambda: highest[0])
    highest = [high]
    with changed(
        (module, "kernel_for", lambda *_: kernel),
        (module, "tube_at", lambda *parts: calls.append(parts) or tube),
        (module, "family_at", lambda *parts: ("own", ("degrees", 4, parts[1:]))),
        (module, "boxes_of", lambda *parts: ("boxes", *parts)),
        (module, "Cover", lambda *parts: SimpleNamespace(leaves=parts)),
        (module, "step_of", lambda given: ("step", given)),
        (module, "root_box", lambda *parts: ("root", *parts)),
        (module, "settle", lambda *parts: calls.append(parts)),
    ):
        if module.check_kernel_exclusion(claim, "context") != frozenset():
            return False
        degrees = ("degrees", 4, (evidence, "context"))
        peak = ("peak", (evidence, "context"), 77)
        made = ("boxes", "own", ("couplings", degrees, (Fraction(4), Fraction(4)), 77), 9, peak)
        root = ("root", degrees, ("step", kernel), 9)
        wanted = [
            (kernel, "tube evidence", "context"),
            (Fraction(4),),
            (root, "tree", (made, tube, ("low", 77))),
        ]
        if calls != wanted:
            return False
        highest[0] = high + Fraction(1, 2**90)
        return refused(package, lambda: module.check_kernel_exclusion(claim, "context"), "(F4) K at the fold")


def charges(package: Any) -> bool:
    """The tube is made at K = 1, with what it is charged for; with what is beyond the modes where that is slow."""
    module, spent = package.kernels.exclusion, list[Any]()
    context = SimpleNamespace(work=SimpleNamespace(spend=lambda *parts: spent.append(parts)))
    given = SimpleNamespace(bits=88, piece="piece", ellipses="ellipses")
    peak: list[Any] = [None]
    kernel = SimpleNamespace(
        couplings=lambda *parts: SimpleNamespace(parts=parts, tau=Fraction(3)), peak=lambda *parts: peak[0] and parts
    )
    unit, found = (Fraction(1), Fraction(1)), []
    for some in (None, True):
        peak[0] = some
        with changed(
            (module, "family_at", lambda *parts: (("own", *parts), (2, 3, 5))),
            (module, "Space", lambda *made: SimpleNamespace(modes=7, made=made)),
            (module, "Remote", lambda *parts: parts),
            (module, "Piece", lambda *parts: parts),
        ):
            space, own, piece = module.tube_at(kernel, given, context)
        if own != ("own", kernel, given, context) or piece != "piece" or space.made[0].parts != ((2, 3, 5), unit, 88):
            return False
        found.append(space.made[1])
    tail, *rest = found[1]
    return (
        spent == [(40 * 49, 88, 2 * 343 // 3)] * 2
        and found[0] is None
        and (tail.m, tail.r, tail.p) == (3 << 88, 0, 88)
        and rest == [(5, 88), (2, 3, 5), "ellipses", context.work]
    )


def _short(y: list[int]) -> list[int]:
    while y[-1] == 0:
        y = y[:-1]
    return y


def weights(package: Any) -> bool:
    """Short stand-ins for the g_l, rounded down to the grid; a bound of |z_l| is 1; all z and x, but for a symmetry."""
    module = package.kernels.exclusion
    if module.SlowBoxes.rounds != 8:
        return False
    for grid in (4, GRID):
        setting = _boxes(package, *CASES[0], grid=grid)
        exact = [Fraction(9, 5), Fraction(9, 5)]
        if any(not 0 <= x * 2**grid - w < 1 for x, w in zip(exact, setting.weights, strict=True)):
            return False
        if setting.reach((1, 1, 1)) != 1 << P:
            return False
    table: tuple[tuple[tuple[int, ...], int, list[int]], ...] = (
        ((1, 2), 1, [0, -1]),
        ((2, 4), 1, [-1, -1]),
        ((2, 4), 2, [0, -1]),
        ((4, 6, 10), 2, [-1, 0, -1]),
        ((2, 3, 5), 1, [-1, 0, -1]),
    )
    for degrees, step, lower in table:
        box = module.root_box(degrees, step, 5)
        if box.lower != (*(32 * x for x in lower), 0) or box.upper != (32,) * (len(lower) + 1):
            return False
    return True


def ends(package: Any) -> bool:
    """K_lo (1 + X taylor(X)) against K_#, from just below to just above, by the largest abs(z_l) and tau."""
    module, ball = package.kernels.exclusion, package.arithmetic.ball
    one, p = 1 << 40, 40
    g = [ball.Ball(one // 4, 0, p), ball.Ball(-one // 2, 0, p)]
    interaction = SimpleNamespace(g=g, coupling=(Fraction(2), Fraction(3)))
    far = package.kernels.exclusion.Boxes.farthest
    setting = SimpleNamespace(
        p=p,
        grid=10,
        family=SimpleNamespace(work=SimpleNamespace(spend=lambda *_: None)),
        interaction=interaction,
        farthest=lambda lower, upper: far(None, lower, upper),
        tau_b=lambda ends: one // 8 if ends == (512, 1024) else 0,
    )
    box = package.coupling.boxes.Box((-512, 0, 0), (256, 1024, 1024))  # X = 1/8 + 1/2 + 1/8
    x = ball.up(3 * one // 4, p)
    edge = 3 * (x * ball.up(2 * x.m, p) + 1).upper()
    with changed((module, "taylor_factor", lambda x: ball.Ball(2 * x.m, 0, p))):
        for threshold, fits in ((edge, False), (edge + Fraction(1, 2**60), True)):
            cover = module.Cover(setting, None, threshold)
            if refused(package, lambda cover=cover: cover.require_near_uniform(box, "here"), "here: K_lo") is fits:
                return False
    return True


def tubes(package: Any) -> bool:
    """The base field with its zeros, and the root of rho^2, rounded up, are what the tube is asked about."""
    module, asked = package.kernels.exclusion, list[Any]()
    at, modes, level = CASES[0]
    setting = _boxes(package, at, modes, level)
    space = SimpleNamespace(p=60, modes=5)
    tube = SimpleNamespace(space=space, require_inside=lambda *parts: asked.append(parts))
    box = package.coupling.boxes.Box((1 << 28, 1 << 27, 0), (1 << 29, 1 << 28, 1 << GRID))
    module.Cover(setting, tube, Fraction(1)).require_in_tube(box)
    ((point, radius),) = asked
    field = setting.field(box.lower[:-1], box.upper[:-1])
    square = setting.square(box, field)
    low = Fraction(radius.m, 1 << 60) ** 2
    if point != [*(Fraction(x, 1 << P) for x in field), 0, 0, 0] or not square <= low <= square + Fraction(1, 10**12):
        return False
    setting.interaction.coupling = (level, 2 * level)
    if setting.square(box, field) != 2 * square:
        return False
    setting.interaction.least = lambda place: Fraction(0)
    return refused(package, lambda: setting.square(box, field), "0 < abs(kappa_l)")


def cells(package: Any) -> bool:
    """Which cell asks for what, and what it leaves."""
    module, asked = package.kernels.exclusion, list[Any]()
    found = module.Cover("boxes", "tube", Fraction(1))
    with changed(
        (module, "halves", lambda *parts: asked.append(("s", *parts)) or ["two"]),
        (module, "narrowed", lambda *parts: asked.append(("n", *parts)) or "left"),
        (module, "Scaled", lambda *parts: ("equation", *parts)),
        (module.Cover, "require_near_uniform", lambda _, *parts: asked.append(("0", *parts))),
        (module.Cover, "require_in_tube", lambda _, *parts: asked.append(("t", *parts))),
    ):
        left = [found.leaves("box", cell, "name") for cell in (("s", 3, 7), ("0",), ("t",), ("c", 5, 6), ("x", 8, 9))]
        if not refused(package, lambda: found.leaves("box", ("?",), "name"), "name: a cell of unknown kind"):
            return False
    equation = ("equation", "boxes", "box")
    return left == [["two"], [], [], ["left"], []] and asked == [
        ("s", "box", 3, 7, "name"),
        ("0", "box", "name"),
        ("t", "box"),
        ("n", equation, "box", (5, 6), None, "name"),
        ("n", equation, "box", (8,), 9, "name"),
    ]


def forms(package: Any) -> bool:
    """Which evidence has the form, and which has too much."""
    module, numbers = package.kernels.exclusion_form, package.document.reader.Numbers
    base = excluded()["evidence"]
    del base["rule"]
    tube = base["tube"]
    table: tuple[tuple[dict[str, Any], int], ...] = (
        ({}, 0),
        ({"grid": 0}, 2),
        ({"grid": 1}, 0),
        ({"grid": base["precision"] - 1}, 0),
        ({"grid": base["precision"]}, 2),
        ({"grid": 401, "precision": 500}, 3),
        ({"nodes": 35}, 2),
        ({"modes": 3}, 2),
        ({"tube": {**tube, "modes": 3}}, 0),
        ({"tube": {**tube, "nodes": 35}}, 2),
        ({"modes": 1, "tree": [["0"]], "tube": {**tube, "modes": 1}}, 2),
        ({"tree": [["s", 1, 5]]}, 0),
        ({"tree": [["s", 3, 5]]}, 0),
        ({"tree": [["s", 1, 5, 6]]}, 2),
        ({"tree": [["0", 1]]}, 2),
        ({"tree": [["c", [1, 0, 1]]]}, 0),
        ({"tree": [["c", [2, 0, 1, 4, 5]]]}, 0),
        ({"tree": [["c", [0, 0, 1]]]}, 2),
        ({"tree": [["c", [3, 0, 1, 4]]]}, 0),
        ({"tree": [["c", [1, 0, 1], [3, 0, 1]]]}, 2),
        ({"tree": [["x", [1]]]}, 0),
        ({"tree": [["x", [1, 2]]]}, 0),
        ({"tree": [["x", [1, 0, 1], [1, 2]]]}, 0),
        ({"tree": [["x", [1, 0], [1, 2]]]}, 2),
        *(({"tube": {**tube, "piece": {**tube["piece"], name: ["0x1p+0"] * 3}}}, 2) for name in ("tangent", "bend")),
    )
    return all(
        code(package, lambda row=row: module.Exclusion.parse({**base, **row}, "e", numbers())) == expected
        for row, expected in table
    )


def exclusions(package: Any) -> bool:
    """A true claim, and what is wrong with others."""
    cases: list[tuple[dict[str, Any], int, str]] = [({}, 0, "")]
    for expected, table in ((1, REFUSED), (2, MISFORMED)):
        cases += [(changes, expected, words) for _, changes, words in table]
    for changes, expected, words in cases:
        try:
            package.check_document(document(excluded(**changes)))
        except package.Refusal as refusal:
            if refusal.exit_code != expected or words not in str(refusal):
                return False
        else:
            if expected:
                return False
    return True


def papers(package: Any) -> bool:
    """kappa_l, tau and K_# of the paper's kernel are those of its own room, with the terms and the work it is given."""
    room, series = package.coupling.interaction, package.arithmetic.series
    for d, beta, count in ((2, Fraction(3), 4), (5, Fraction(7, 3), 6)):
        work, other = series.Work(), series.Work()
        kernel = package.kernels.exponential.Exponential(d, beta, 40, work)
        if (kernel.d, kernel.bits, kernel.degrees(count)) != (d, 1, tuple(range(1, count + 1))):
            return False
        pair = (Fraction(1, 3), Fraction(1, 2))
        bessel = series.Bessel(d, 90, 40, other)
        found, wanted = kernel.couplings(kernel.degrees(count), pair, 90), room.Interaction(bessel, beta, count, pair)
        if [(x.m, x.r) for x in found.g] != [(x.m, x.r) for x in wanted.g] or found.tau != wanted.tau:
            return False
        bessel = series.Bessel(d, 90, 40, other)
        if kernel.threshold(90) != package.bessel.linear_threshold.threshold_enclosure(bessel, beta):
            return False
        if work.left != other.left or work.left == series.Work().left:
            return False
    few = package.kernels.exponential.Exponential(2, Fraction(30), 3, series.Work())
    return refused(package, lambda: few.threshold(90), "tail of the 0F1 series")


def paper(package: Any) -> bool:
    """A true claim about the paper's kernel, and what is wrong with others."""
    for claim, words in ((excluded(PAPER), ""), *((claim, words) for _, claim, words in OF_THE_PAPER)):
        if words and not refused(package, lambda claim=claim: package.check_document(document(claim)), words):
            return False
        if not words and refused(package, lambda claim=claim: package.check_document(document(claim))):
            return False
    numbers = package.document.reader.Numbers()
    base = excluded(PAPER)["evidence"]
    del base["rule"]
    return all(
        code(
            package,
            lambda terms=terms: package.kernels.exclusion_form.PaperExclusion.parse(
                {**base, "terms": terms}, "e", numbers
            ),
        )
        == expected
        for terms, expected in ((0, 2), (1, 0), (100_000, 0), (100_001, 3))
    )


EXPONENTIAL: Final = (papers, paper)
EXCLUSION: Final = (cells, weights, ends, tubes, rules, charges, functionals, places, exclusions, paper)
EXCLUSION_FORM: Final = (forms, exclusions, paper)
