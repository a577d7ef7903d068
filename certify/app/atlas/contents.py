"""What the atlas has: its documents, each a list of questions whose claims go into one certificate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any, Final

from certify.app.api import certify
from certify.app.result import Result
from certify.app.sweep.grid import parse_grid
from certify.core.claim import Claim

DIAGRAM: Final = range(2, 11)
RATIOS: Final = "0.5,1.1,1.25,1.5,2,3"
FURTHER: Final = "1.75,2.5,10"
"""Multiples of beta_* at which figures have K_c beside those of `RATIOS`."""
DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Document:
    """One certificate of the atlas. kind: how its page shows it; make: the claims, proved.

    beside: other certificates that the figure of a diagram is drawn from.
    """

    name: str
    kind: str
    title: str
    make: Callable[[], Result]
    beside: tuple[str, ...] = ()


def _asked(**named: Any) -> Callable[[], Result]:
    return lambda: certify(**named)


def _points(d: int, ratios: str = RATIOS, **named: Any) -> Result:
    """K_c and what goes with it at multiples of beta_*."""
    claims: dict[tuple[str, object], Claim] = {}
    for point in parse_grid([f"d={d}", f"ratio={ratios}"]):
        for claim in certify(d=d, beta=point.beta, **{"digits": DIGITS, **named}).claims:
            claims.setdefault((claim.label, claim.beta), claim)
    return Result(tuple(claims.values()))


def _diagrams() -> Iterator[Document]:
    """For each d its diagram, and after it the points that only the figure needs."""
    for d in DIAGRAM:
        beside = (f"further-d{d}", "large-beta" if d in (3, 4, 5) else "large-beta-others")
        yield Document(f"diagram-d{d}", "diagram", f"K_c over beta, d = {d}", partial(_points, d), beside)
        labels = ("critical-coupling", "order-parameter")
        make = partial(_points, d, FURTHER, digits=6, claims=labels)
        yield Document(f"further-d{d}", "table", f"K_c at further multiples of beta_*, d = {d}", make)


def _asked_in_turn(*questions: dict[str, Any]) -> Callable[[], Result]:
    """Several questions about other kernels in one certificate."""
    return lambda: Result(tuple(claim for named in questions for claim in certify(**named).claims))


_DAIDO: Final = (
    "1/2",
    "11/20",
    "3/5",
    "7/10",
    "3/4",
    "4/5",
    "9/10",
    "1",
    "11/10",
    "6/5",
    "5/4",
    "13/10",
    "3/2",
    "19/10",
)
"""m of the kernels cos x + m cos 2x: discontinuous transitions between continuous ones on both sides."""
_HEAT: Final = ("1/10", "3/20", "1/5", "1/4", "27/100", "3/10", "2/5")
_CONE: Final = ("3/2", "8/5", "9/5", "11/5", "5/2", "3")
_CUBE: Final = "poly:0,0,0,1"
_SQUARE: Final = "poly:0,0,1"


def _known() -> Result:
    """The bounds of the literature that are proved."""
    from certify.solve.ratio.inequality import decide
    from certify.solve.ratio.literature import KNOWN

    proved: dict[str, Claim] = {}  # two works may have one bound
    for known in KNOWN:
        for claim in decide(known.statement, known.nu, known.x).claims:
            if claim.outcome == "proved":
                proved.setdefault(f"{claim.label} {claim.place}", claim)
    return Result(tuple(proved.values()))


def documents() -> tuple[Document, ...]:
    """All of them, in the order of the atlas."""
    return (
        Document(
            "thresholds",
            "table",
            "beta_* for d = 2..100",
            _asked(d="2..100", digits=30, claims=("beta-star", "elementary-bounds", "monotone-in-dimension")),
        ),
        Document("main-theorem", "claims", "Theorem 1.1 for d = 2..20 and every beta", _asked(d="2..20", digits=20)),
        *_diagrams(),
        Document(
            "landau",
            "claims",
            "(1.17) with its remainder, d = 2..5",
            _asked(d="2..5", claims="landau-expansion"),
        ),
        Document(
            "large-beta",
            "claims",
            "(1.18) with its remainder, d = 3, 4, 5",
            _asked(d="3..5", beta=(Fraction(100), "inf"), claims="large-beta"),
        ),
        Document(
            "large-beta-others",
            "claims",
            "(1.18) with its remainder, d = 2 and d = 6..10",
            lambda: Result(
                certify(d=2, beta=(Fraction(10**4), "inf"), claims="large-beta").claims
                + certify(d="6..10", beta=(Fraction(100), "inf"), claims="large-beta").claims
            ),
        ),
        Document(
            "kuramoto-daido",
            "curve",
            "K_c of cos x + m cos 2x on the circle",
            _asked_in_turn(*({"d": 2, "kernel": {1: 1, 2: m}, "digits": DIGITS} for m in _DAIDO)),
        ),
        Document(
            "heat",
            "curve",
            "K_c of the heat kernel in d = 3, over its time s",
            _asked_in_turn(*({"d": 3, "kernel": f"heat s={s}", "digits": DIGITS} for s in _HEAT)),
        ),
        Document(
            "hegselmann-krause",
            "curve",
            "K_c of Hegselmann and Krause's kernel on the circle, over its range R",
            _asked_in_turn(*({"d": 2, "kernel": f"cone R={r}", "digits": 9} for r in _CONE)),
        ),
        Document(
            "cubes",
            "curve",
            "K_c of (x.y)^3, over d",
            _asked_in_turn(
                *({"d": d, "kernel": _CUBE, "digits": DIGITS} for d in (2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20))
            ),
        ),
        Document(
            "squares",
            "curve",
            "K_c of (x.y)^2, Maier and Saupe's kernel, over d",
            _asked_in_turn(*({"d": d, "kernel": _SQUARE, "digits": DIGITS} for d in (3, 4, 5, 6, 7, 8, 10, 12))),
        ),
        Document(
            "maier-saupe",
            "claims",
            "Maier and Saupe's model, K_c and the fold",
            _asked_in_turn(
                {"d": 3, "kernel": "poly:0,0,1", "digits": 30},
                {"d": 3, "kernel": "poly:0,0,1", "claims": "fold", "digits": 30},
            ),
        ),
        Document(
            "kernels",
            "claims",
            "Powers of x.y, the heat kernel, and where families turn",
            _asked_in_turn(
                {"d": 6, "kernel": "poly:0,0,0,1", "digits": DIGITS},
                {"d": 3, "kernel": "heat s=1/5", "digits": DIGITS},
                *({"d": "2..5", "kernel": name, "claims": "threshold"} for name in ("poisson", "heat", "power")),
                {"d": 2, "kernel": "cone", "claims": "threshold"},
                {"d": 2, "kernel": "kuramoto-daido", "claims": "threshold"},
                {"d": "3..5", "kernel": "poly:0,0,0,1", "digits": DIGITS},
            ),
        ),
        Document("literature", "claims", "Bounds of Bessel ratios from the literature", _known),
    )
