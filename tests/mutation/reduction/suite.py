"""What a mutant of the rules `reduction` has to get right: its own lemma, then real and forged certificates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, Final

from tests.bounds.reduction import chord_scenes, concave_scenes
from tests.bounds.reduction.isolation_scenes import claims
from tests.checker.asked import Json
from tests.checker.reduction.isolation_faults import INVALID as PLANTED
from tests.checker.reduction.isolation_faults import MALFORMED as UNFORMED
from tests.checker.reduction.samples import coupling, regime
from tests.checker.reduction.test_concavity import TREES
from tests.checker.reduction.test_touching import INVALID as WRONG
from tests.checker.reduction.test_touching import MALFORMED as OUT_OF_FORM
from tests.checker.reduction.test_touching import interval, point
from tests.checker.reduction.test_uniqueness import INVALID, MALFORMED
from tests.checker.sample_certificates import document, exact
from tests.mutation.checker_rule_parts import refused
from tests.mutation.reduction.parts import DISC, EXTENT, FORM, RULES, SERIES, SETTING
from tests.mutation.reduction.parts_isolation import ISOLATION
from tests.mutation.reduction.parts_touching import TOUCHING

Part = Callable[[Any], bool]


def _concave(package: Any) -> bool:
    """No scene of a box is accepted where it is false; each is where it is true with room."""
    for name, scene in concave_scenes.SCENES.items():
        small, large = concave_scenes.THETAS[name]
        if scene(small).checked(package) or not scene(large).checked(package):
            return False
        value = Fraction(scene(small).value())
        accepted = [
            scene(value * factor).checked(package) for factor in (Fraction(9999, 10000), Fraction(10001, 10000))
        ]
        if accepted != [False, True]:
            return False
    return True


def _definite(package: Any) -> bool:
    """Symmetric matrices of three rows: which are positive definite; singular ones are not. And what it costs."""
    ball = package.arithmetic.ball.Ball
    setting = concave_scenes.SCENES["moved"](Fraction(1, 5)).atoms.checked(package)
    concave = package.reduction.concavity.Concavity(setting, Fraction(1, 2), 2)
    for matrix, positive in (
        (((2,), (1, 2), (1, 1, 2)), True),
        (((2,), (-1, 2), (0, -1, 2)), True),
        (((4,), (2, 2), (2, 3, 9)), True),
        (((4,), (2, 2), (2, 3, 5)), False),
        (((4,), (2, 2), (2, 3, 4)), False),
        (((1,), (1, 1), (0, 0, 1)), False),
        (((1,), (2, 1), (0, 0, 1)), False),
        (((1,), (0, 1), (2, 0, 1)), False),
        (((1,), (0, 1), (0, 2, 1)), False),
        (((0,), (0, 1), (0, 0, 1)), False),
        (((1,), (0, 0), (0, 0, 1)), False),
        (((1,), (0, 1), (0, 0, 0)), False),
        (((3,), (2, 3), (-2, 2, 3)), False),
        (((3,), (2, 3), (2, 2, 3)), True),
    ):
        concave.diagonal = [ball.exact(row[i], setting.p) for i, row in enumerate(matrix)]
        full = [[matrix[max(i, j)][min(i, j)] for j in range(3)] for i in range(3)]
        rows = [[ball.exact(0 if i == j else full[i][j], setting.p) for j in range(3)] for i in range(3)]
        before = setting.work.left
        if refused(package, lambda rows=rows: concave._require_definite(rows, "x")) is positive:
            return False
        if before - setting.work.left != 13 * (1 + (120 // 30 + 1) * 2 // 60):
            return False
    return _least_pivot(concave, ball, package)


def _least_pivot(concave: Any, ball: Any, package: Any) -> bool:
    """Both steps before the last pivot take two units from it, as a product rounds: one more than 4 is positive."""
    p = concave.setting.p
    for units, positive in ((4, False), (5, True)):
        concave.diagonal = [ball(1 << p, 0, p), ball(1 << p, 0, p), ball(units, 0, p)]
        rows = [[ball(0, 0, p) for _ in range(3)] for _ in range(3)]
        if refused(package, lambda rows=rows: concave._require_definite(rows, "x"), "x: <") is positive:
            return False
    return True


def _trees(package: Any) -> bool:
    """Trees that settle the root box are accepted, others are refused in the words of the specification."""
    setting = concave_scenes.SCENES["moved"](Fraction(1, 5)).atoms.checked(package)
    concave = package.reduction.concavity.Concavity(setting, Fraction(1, 2), 2)
    for first, second in ((0, 0), (9, 9), (4, 0), (4, 9)):
        concave.require([("s", 2, first), ("s", 1, second), ("v",), ("v",), ("v",)], 9)
    return all(refused(package, lambda tree=tree: concave.require(tree, 9), words) for tree, words in TREES)


def _chords(package: Any) -> bool:
    """Bounds at places are bounds, and the same chords are accepted as are below the parabola."""
    names = chord_scenes.SCENES
    if not all(chord_scenes.bounded(name, package) and chord_scenes.exact(name, package) for name in names):
        return False
    half, quarter = Fraction(1, 2), Fraction(1, 4)
    tangent = ((half, 3 * quarter / 4), (2 * half, 15 * quarter / 4))  # it meets m^2 at 3/4
    if chord_scenes.accepted(*tangent, package):
        return False
    known = ((ends, chord_scenes.truly_below(2, *ends)) for ends in chord_scenes.random_chords()[:120])
    return all(true or not chord_scenes.accepted(*ends, package) for ends, true in known)


PARTS: Final[dict[str, tuple[Part, ...]]] = {
    "reduction.form": FORM,
    "reduction.setting": SETTING,
    "reduction.extent": EXTENT,
    "reduction.concavity": (_definite, _concave, _trees),
    "reduction.chord": (_chords,),
    "reduction.disc": DISC,
    "reduction.series": SERIES,
    "reduction.uniqueness": RULES,
    "reduction.touching": TOUCHING,
    "reduction.touching_form": (),
    "reduction.ground": (),
    "reduction.ground_form": (),
    "reduction.pieces": (),
    "reduction.isolation": (),
    "reduction.isolation_form": (),
    **ISOLATION,
}


KINDS: Final = {
    **dict.fromkeys(("reduction.touching", "reduction.touching_form"), "touching"),
    **dict.fromkeys(("reduction.ground", "reduction.ground_form", "reduction.pieces"), "touching"),
    **dict.fromkeys(("reduction.isolation", "reduction.isolation_form", *ISOLATION), "isolation"),
}
"""Certificates of which rule a module is put to, if not of `reduction`."""


class Suite:
    """The parts of the module that is changed, then the real certificate, then forged ones; prepared once."""

    def __init__(self) -> None:
        self.real = {
            "reduction": [_encoded(regime(), coupling())],
            "touching": [_encoded(*x()) for x in (interval, point)],
            "isolation": [_encoded(*claims())],
        }
        self.forged = {
            "reduction": _forged(regime, INVALID, MALFORMED),
            "touching": _forged(_cover, WRONG, OUT_OF_FORM) + _one_sided(),
            "isolation": _forged(_charted, PLANTED, UNFORMED),
        }

    def killer(self, package: Any, module: str) -> str | None:
        """What a package, changed in this module, gets wrong first; None for a survivor."""
        return self.parts(package, module) or self.certificates(package, KINDS.get(module, "reduction"))

    @staticmethod
    def parts(package: Any, module: str) -> str | None:
        """The first check of the module's own that fails."""
        return next((check.__name__ for check in PARTS[module] if not check(package)), None)

    def certificates(self, package: Any, kind: str) -> str | None:
        """The real certificates are accepted, the forged ones are refused in the words of the specification."""
        for source in self.real[kind]:
            package.check_document(source)
        for name, code, words, source in self.forged[kind]:
            try:
                package.check_document(source)
            except package.Refusal as refusal:
                if refusal.exit_code == code and words in str(refusal):
                    continue
            return name
        return None


Edits = Iterable[tuple[str, Callable[[Json], None], str]]


def _forged(made: Callable[[], Json], invalid: Edits, malformed: Edits) -> list[tuple[str, int, str, bytes]]:
    """(name, exit code, words, document) of each edit."""
    found = []
    for code, edits in ((1, invalid), (2, malformed)):
        for name, edit, words in edits:
            claim = made()
            edit(claim)
            found.append((name, code, words, _encoded(claim)))
    return found


def _cover() -> Json:
    """The claim two-minimisers on an interval."""
    return interval()[-1]


def _charted() -> Json:
    """The claim two-minimisers by charts."""
    return claims()[-1]


def _encoded(*claims: Json) -> bytes:
    return json.dumps(document(*claims)).encode()


def _one_sided() -> list[tuple[str, int, str, bytes]]:
    """Claims of K_c and of m_1, on the interval and at the point, whose enclosure is one of its ends."""
    found = []
    for made in (interval, point):
        for place in (0, 1):
            for side, other in (("lower", "upper"), ("upper", "lower")):
                every = made()
                values = every[place]["enclosure"]
                if values[side] != exact(0):
                    values[side] = values[other]
                    name = f"{made.__name__} {every[place]['label']}: no {side} end"
                    found.append((name, 1, "enclosure", _encoded(every[place], every[-1])))
    return found
