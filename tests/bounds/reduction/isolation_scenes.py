"""The piece of the corpus at d = 3, beta = 1.9..1.91, as a plan, and its reduced function in floats by brute force."""

from __future__ import annotations

import copy
import json
from fractions import Fraction
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from certify.bounds.reduction.chart import Chart, Span, chart_at
from certify.bounds.reduction.ground import Ground, check_ground
from certify.bounds.reduction.isolation import span
from certify.core.ball import precision
from certify.core.exact import as_fraction, parse_exact
from certify.cover.reduction import ChartPlan, DiscPlan, IsolationPiece, IsolationPlan, StripPlan
from certify.search.reduction.model import gauss
from tests.places import VALID

Json = dict[str, Any]
Complex = NDArray[np.complex128]
D, LEFT, RIGHT = 3, Fraction(19, 10), Fraction(191, 100)
NAME = "d-3-beta-1.9..1.91-claims-critical-coupling-order-parameter-two-minimisers.json"


@cache
def _claims() -> list[Json]:
    found: list[Json] = json.loads((VALID / NAME).read_text(encoding="utf-8"))["claims"]
    return found


def claims() -> list[Json]:
    """critical-coupling, order-parameter, two-minimisers."""
    return copy.deepcopy(_claims()[1:])


def _chart(value: Json) -> ChartPlan:
    rows = (tuple(value[name]) for name in ("centre", "spread", "drift"))
    centre, spread, drift = rows
    return ChartPlan(centre, value["radius"], spread, drift, value["tail"])


def _piece(value: Json) -> IsolationPiece:
    end, lower, upper = (as_fraction(parse_exact(value[name])) for name in ("end", "lower", "upper"))
    strips = tuple(StripPlan(_chart(x), x["end"], x["degree"], x["cells"]) for x in value["strips"])
    inner, outer = (tuple(tuple(row) for row in value[name]) for name in ("inner", "outer"))
    low, high = value["moment"]
    return IsolationPiece(
        end, lower, upper, (low, high), inner, strips, outer, _chart(value["foot"]), tuple(value["peak"])
    )


def plan_of(evidence: Json) -> IsolationPlan:
    """The plan that the evidence of a claim two-minimisers writes."""
    disc = evidence["disc"]
    names = ("modes", "nodes", "precision", "grid", "reach", "corners")
    return IsolationPlan(
        **{name: evidence[name] for name in names},
        ellipses=tuple(as_fraction(parse_exact(x)) for x in evidence["ellipses"]),
        theta=as_fraction(parse_exact(evidence["theta"])),
        tree=tuple(evidence["tree"]),
        disc=DiscPlan(disc["radius"], tuple(disc["moments"]), disc["tail"], disc["degree"]),
        pieces=tuple(_piece(x) for x in evidence["pieces"]),
    )


@cache
def plan() -> IsolationPlan:
    """The plan of the corpus."""
    return plan_of(claims()[-1]["evidence"])


@cache
def ground() -> Ground:
    """What it stands on; balls are used at its precision."""
    with precision(plan().precision):
        return check_ground(D, plan(), RIGHT)


@cache
def whole() -> Span:
    """The weights of its piece."""
    with precision(plan().precision):
        piece, own = plan().pieces[0], ground()
        return span(own.interaction(LEFT), own.interaction(RIGHT), piece.lower, piece.upper, plan().modes)


@cache
def chart(place: int = 0) -> Chart:
    """The chart of one of its strips, for all weights of the piece."""
    with precision(plan().precision):
        return chart_at(ground().setting, plan().pieces[0].strips[place].chart, whole(), plan().reach)


class Brute:
    """Lambda, M, C at complex fields by Gauss's rule, and the critical y for given weights by Newton's method."""

    def __init__(self, modes: int, d: int = D) -> None:
        t, self.omega = gauss(d, 120)
        rows = [np.ones_like(t), t]
        for k in range(1, modes):
            rows.append(((2 * k + d - 2) * t * rows[k] - k * rows[k - 1]) / (k + d - 2))
        self.values = np.array(rows[1:])

    def at(self, field: Complex) -> tuple[complex, Complex, Complex]:
        """(Lambda, M, C)."""
        density = self.omega * np.exp(field @ self.values)
        whole = density.sum()
        mean = self.values @ density / whole
        return complex(np.log(whole)), mean, (self.values * density) @ self.values.T / whole - np.outer(mean, mean)

    def branch(self, a: complex, g: Any, start: Any) -> tuple[complex, Complex, Complex]:
        """(L, y, M) for weights g of the modes from 2 on, from `start`."""
        y = start.astype(complex)
        for _ in range(50):
            _, mean, c = self.at(np.concatenate([[a], y]))
            y = y - np.linalg.solve(np.eye(len(y)) - g[:, None] * c[1:, 1:], y - g * mean[1:])
        value, mean, _ = self.at(np.concatenate([[a], y]))
        return complex(value - (y * mean[1:]).sum() / 2), y, mean

    def at_rest(self, a: float, g: Any) -> float:
        """L(a) by iterating y = g M from 0, for weights g of the modes from 2 on."""
        weights = np.array(g)
        y = np.zeros(len(weights))
        for _ in range(400):
            y = weights * self.at(np.concatenate([[a], y]).astype(complex))[1][1:].real
        value = self.at(np.concatenate([[a], y]).astype(complex))[0].real
        return float(value - (y * y / (2 * weights)).sum())
