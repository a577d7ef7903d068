"""What a mutant of the rules about other kernels has to get right: their documents, and where their inequalities end.

The modules run where they are named: `python -m tests.mutation.checker_mutants kernels.slab`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, partial
from types import SimpleNamespace
from typing import Any, Final

from certify.app.inputs import exact_kernel
from certify.checker.kernels.dichotomy import value
from certify.core.certificate import document as written
from certify.core.claim import Claim
from certify.core.exact import as_fraction, parse_exact
from tests.bounds.kernels.slabs import GRID, SLABS, SMALL_TAIL, Slab
from tests.checker.kernels.documents import document, ends
from tests.checker.kernels.test_dichotomy import CASES, first, found, text, threshold
from tests.checker.kernels.test_fold import MISFORMED, REFUSED, folded
from tests.checker.test_specification import document as shown
from tests.mutation import documents
from tests.places import ROOT, VALID

MODULES: Final = tuple(f"kernels.{name}" for name in ("slab", "turning", "dichotomy"))
FILES: Final = (
    "d-3..5-kernel-poly-0-0-0-1.json",
    "d-3-kernel-gegenbauer-1-3-2-3-2-3-7-4.json",
    "d-2-kernel-kuramoto-daido-claims-threshold.json",
    "d-2..3-kernel-exponential-claims-threshold.json",
    "d-2-kernel-cone-claims-threshold.json",
    "d-3-kernel-heat-claims-threshold.json",
    "d-2..4-kernel-power-claims-threshold.json",
    "d-3-kernel-poly-0-0-1-claims-fold.json",
)
BLOCK: Final = re.compile(r"^```json ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FORGED: Final[tuple[tuple[str, tuple[str | int, ...], Any], ...]] = (
    ("turning", ("continuous",), "below"),
    ("turning", ("kernel",), {"family": "cone"}),
    ("turning", ("d",), 3),
    ("turning", ("enclosure", "lower"), "0x3p-2"),
    ("turning", ("enclosure", "lower"), "0x1p+0"),
    ("turning", ("enclosure", "upper"), "0x144c/0x1000"),
    ("turning", ("evidence", "competitor", "field"), ["0x0p+0", "0x0p+0"]),
    ("turning", ("evidence", "slab", "star", "touch", "field"), ["0x1p+0", "0x1p+0"]),
    ("turning", ("evidence", "slab", "star", "upper"), [1 << 16, 1 << 16]),
    ("turning", ("evidence", "slab", "star", "lower"), [1 << 15, 1 << 15]),
    ("turning", ("evidence", "slab", "tree"), [["*"]]),
    ("turning", ("enclosure",), {"lower": "0x6/0x5", "upper": "0x13565b/0xf4240"}),
    ("cube", ("label",), "continuity-axisymmetric"),
    ("zonal", ("label",), "continuity"),
    ("coupling", ("enclosure",), {"lower": "0x1p+0", "upper": "0x2p+0"}),
    ("coupling", ("enclosure",), {"lower": "0x3p+0", "upper": "0x4p+0"}),
    ("first", ("enclosure",), {"lower": "0x2p+0", "upper": "0x2p+0"}),
    ("first", ("enclosure",), {"lower": "0x3p+0", "upper": "0x4p+0"}),
    ("first", ("continuous",), "above"),
    ("first", ("d",), 7),
    ("first", ("kernel",), {"family": "heat"}),
)
LED: Final[tuple[tuple[str, list[tuple[int, str]], str], ...]] = (
    ("degree 3", [(3, "0x1p+0"), (5, "0x1p-4"), (7, "0x1p-4")], "one leading degree, which is 1"),
    ("degrees 1 and 3", [(1, "0x3p+0"), (2, "0x1p+0"), (3, "0x7p+0")], "one leading degree, which is 1"),
    ("a late degree", [(1, "0x1p-3"), (2, "0x1p-3"), (3, "0x1p-3"), (9, "0x1p+5")], "one leading degree, which is 1"),
)
SOURCES: Final = {
    "turning": (FILES[2], 0),
    "first": (FILES[3], 1),
    "cube": (FILES[0], 1),
    "coupling": (FILES[0], 2),
    "zonal": (FILES[1], 1),
}


class Suite(documents.Suite):
    """Documents with their exit codes and reasons, forged ones, and slabs just within and just beyond what holds."""

    def __init__(self) -> None:
        cases = sorted(_cases(), key=lambda case: len(case[1]))
        self.checks = [(name, self._case(source, code, words)) for name, source, code, words in cases]
        self.checks += [
            (f"forged {path}", self._refuses(_forged(*SOURCES[name], path, value))) for name, path, value in FORGED
        ]
        self.checks += [(f"leading {name}", self._case(_led(kappa), 1, words)) for name, kappa, words in LED]
        self.checks.append(("an interval beyond the value", self._refuses(_beyond())))
        self.checks += [(f"star {name}", partial(_star, *values)) for name, values in STARS.items()]
        self.checks.append(("slab of a small tail", partial(_ends, SMALL_TAIL, 1, 0.1)))
        self.checks += [
            (f"slab {name} {side}", partial(_ends, SLABS[name], side, None)) for name in SLABS for side in (-1, 1)
        ]


def _cases() -> Iterator[tuple[str, bytes, int, str]]:
    """Name, document, exit code, words of the reason."""
    for head, body in BLOCK.findall((ROOT / "certify" / "FORMAT" / "kernels.md").read_text(encoding="utf-8")):
        code, _, words = head.removeprefix("exit ").partition(": ")
        accepted = head == "accepted"
        yield head, json.dumps(shown(body)).encode(), 0 if accepted else int(code), "" if accepted else words
    for name in FILES:
        yield name, (VALID / name).read_bytes(), 0, ""
    for code, table in ((1, REFUSED), (2, MISFORMED)):
        for name, changes, words in table:
            yield name, json.dumps(document(folded(**changes))).encode(), code, words
    for name, source, code, words in (*_thresholds(), *_first_thresholds()):
        yield name, json.dumps(source).encode(), code, words


def _thresholds() -> Iterator[tuple[str, Any, int, str]]:
    """Values of families, their ends just on the right and just on the wrong side; the cone up to its domain."""
    least, kuramoto = Fraction(1, 2**70), {"kernel": {"family": "kuramoto-daido"}}
    for d, family in CASES:
        low, high = found(d, family)
        plain = ("the value <= enclosure.upper", "enclosure.lower <= the value")
        words = ("at the upper end", "at the lower end") if family == "cone" else plain
        beyond = (low / 2, low - least), (high + least, high + Fraction(1, 100))
        yield f"value {family} {d}", document(threshold(d, family, low, high)), 0, ""
        for pair, said in zip(beyond, words, strict=True):
            yield f"{said} {family} {d}", document(threshold(d, family, *pair)), 1, said
    least, greatest = value("heat", 3, 128 + 64)
    for low, high, said in (
        (greatest, Fraction(1), "enclosure.lower <= the value"),
        (Fraction(0), least, "the value <= enclosure.upper"),
    ):
        yield f"within a unit: {said}", document(threshold(3, "heat", low, high)), 1, said
    for low, high, said in (
        (Fraction(1, 100), Fraction(314159, 10**5), ""),
        (Fraction(0), Fraction(3), "0 < enclosure.lower"),
        (Fraction(-1), Fraction(3), "0 < enclosure.lower"),
        (Fraction(2), Fraction(22, 7), "enclosure.upper < pi"),
    ):
        yield f"cone {low} {high}", document(threshold(2, "cone", low, high)), 1 if said else 0, said
    yield "cone in space", document(threshold(3, "cone", Fraction(2), Fraction(3))), 1, "one of the circle"
    yield "no dichotomy", document(threshold(2, "cone", Fraction(1), Fraction(2), **kuramoto)), 1, "no dichotomy"


def _first_thresholds() -> Iterator[tuple[str, Any, int, str]]:
    """beta_* with ends inside the enclosure of the claim that is pointed to."""
    box = first()["claims"][0]["enclosure"]
    low, high = (as_fraction(parse_exact(box[end])) for end in ("lower", "upper"))
    middle = text((low + high) / 2)
    yield "first", first(), 0, ""
    yield "first lower", first(enclosure=ends(middle, box["upper"])), 1, "enclosure.lower"
    yield "first upper", first(enclosure=ends(box["lower"], middle)), 1, "enclosure.upper"


def _led(kappa: list[tuple[int, str]]) -> bytes:
    """The zonal certificate for another kernel of its class."""
    return _forged(*SOURCES["zonal"], ("kernel",), {"family": "gegenbauer", "kappa": [list(pair) for pair in kappa]})


def _beyond() -> bytes:
    """m* would be the upper end, where the competitor loses."""
    source = json.loads((VALID / FILES[2]).read_text(encoding="utf-8"))
    box = source["claims"][0]["enclosure"]
    box["lower"] = box["upper"]
    return json.dumps(source).encode()


def _forged(file: str, place: int, path: tuple[str | int, ...], value: Any) -> bytes:
    source = json.loads((VALID / file).read_text(encoding="utf-8"))
    if place == 1 and file != FILES[3]:
        source["claims"], place = [source["claims"][1]], 0  # that of a slab: it points to no other
    at: Any = source["claims"][place]
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return json.dumps(source).encode()


def _star(least: int, most: int, bound: int, fits: bool, package: Any) -> bool:
    """F_K > 0 on C_* at every K_# of an enclosure, by a density that is asked to lie in C_*."""
    module, asked = package.kernels.slab, []
    density = SimpleNamespace(
        lower_bound=lambda theta: Fraction(bound), require_in_star=lambda *ends: asked.append(ends)
    )
    kernel = SimpleNamespace(threshold=lambda p: (Fraction(least), Fraction(most)))
    star = SimpleNamespace(lower=(-3,), upper=(5,), vector=(1,), touch=SimpleNamespace(bits=64))
    kept = module.star_bound, module.density_at
    module.star_bound, module.density_at = (lambda *_: Fraction(1, 2)), (lambda *_: density)
    try:
        module._require_star(kernel, None, SimpleNamespace(grid=4), star)
    except package.verdict.Invalid:
        return not fits
    finally:
        module.star_bound, module.density_at = kept
    return fits and asked == [([Fraction(-3, 16)], [Fraction(5, 16)], "")]


STARS: Final = {
    "beyond K_#": (1, 2, 3, True),
    "at the upper end of K_#": (1, 2, 2, False),
    "inside K_#": (1, 3, 2, False),
}


@cache
def _largest(own: Slab) -> float:
    return own.largest()


@cache
def _described(own: Slab) -> Any:
    kernel = exact_kernel(own.words)
    assert kernel is not None
    claim = Claim("criterion", own.d, "inconclusive", reason="", subject={"kernel": kernel.subject()})
    return json.loads(json.dumps(written([claim])))["claims"][0]["kernel"]


def _ends(own: Slab, side: int, at: float | None, package: Any) -> bool:
    """Whether the slab is accepted just within, and refused just beyond, a scale: where its inequalities end."""
    scale, p = (_largest(own) * (1 + side * 1e-6) if at is None else at), 160
    rooms = package.kernels
    given = rooms.description.description(_described(own), "kernel", package.document.reader.Numbers())
    kernel = rooms.families.kernel_of(given, own.d)
    degrees = kernel.degrees(own.modes)
    work, ellipses = package.arithmetic.series.Work(10**9), (Fraction(3, 2), Fraction(2), Fraction(3))
    family = package.coupling.family.Family(own.d, own.modes, 120, ellipses, p, work, degrees)
    couplings = rooms.cover.KernelCouplings(kernel, degrees, kernel.threshold(p), p)
    setting = package.coupling.boxes.Setting(family, couplings, GRID, ())
    try:
        rooms.slab.require_slab(setting, kernel.leading[0], own.corner(scale), own.vector)
    except package.verdict.Invalid:
        return side > 0
    return side < 0
