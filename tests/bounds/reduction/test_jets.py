"""The series of the moments about a chart are those of the branch, by another computation; each term is needed."""

from __future__ import annotations

import numpy as np
import pytest

from certify.bounds.reduction import jets
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from tests.bounds.coupling.scenes import rewritten
from tests.bounds.reduction.isolation_scenes import Brute, chart, ground, plan

UNIT = 2.0**-80
DEGREE = 8


def series(degree: int = DEGREE) -> list[list[Ball]]:
    """At the precision of the caller."""
    own, setting = plan().pieces[0].strips[0].chart, ground().setting
    spread = BallMatrix.row([setting.number(n) for n in (own.radius, *own.spread)])
    return jets.moment_series(setting.quad, chart(), spread, degree)


def truth() -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """m_{l,n} from the branch on a circle of complex fields (Cauchy's formula)."""
    own = plan().pieces[0].strips[0].chart
    centre, brute = np.array(own.centre) * UNIT, Brute(len(own.centre))
    with precision(128):
        g = np.array([float(x.arb.mid()) for x in chart().own[1:]])
    count, radius = 64, 0.5
    circle = radius * np.exp(2j * np.pi * np.arange(count) / count)
    values, y = [], centre[1:].astype(complex)
    for x in circle:
        _, y, moments = brute.branch(centre[0] + x, g, y)
        values.append(moments)
    powers = radius ** np.arange(count)
    result: np.ndarray[tuple[int, int], np.dtype[np.float64]] = (np.fft.fft(np.array(values), axis=0).T / count).real
    return result / powers


def agrees(found: list[list[Ball]]) -> bool:
    """Each coefficient is near the true one, and narrow."""
    known = truth()
    return all(
        abs(float(x.arb.mid()) - known[j, n]) < 1e-11 and float(x.arb.rad()) < 1e-15
        for j, row in enumerate(found[:6])
        for n, x in enumerate(row)
    )


def test_the_series_is_that_of_the_branch() -> None:
    with precision(128):
        assert agrees(series())
        assert len(series(3)[0]) == 4


TERMS = [
    (" - whole[k] * series[n - k][j]", ""),
    (" - chart.means[j] * mean", ""),
    ("scaled(k)", "scaled(1)"),
    ("            if n == 1:\n                base[j] = base[j] + rows[j].entry(0, 0)\n", ""),
    ("b + dot(row, y)", "b"),
    ("growth.append(own + fields[n])", "growth.append(fields[n])"),
    ("whole.append(mean + dot(y, moments.mean))", "whole.append(mean)"),
]


@pytest.mark.parametrize(("old", "new"), TERMS)
def test_each_term_is_needed(monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    monkeypatch.setattr(jets, "moment_series", rewritten(jets, "moment_series", old, new))
    with precision(128):
        assert not agrees(series())


def test_errors_of_the_quadrature_are_in_the_balls() -> None:
    """With few nodes the balls are wide, and still hold the coefficients."""
    from certify.bounds.coupling.quadrature import quadrature

    own, known = plan().pieces[0].strips[0].chart, truth()
    with precision(128):
        setting = ground().setting
        spread = BallMatrix.row([setting.number(n) for n in (own.radius, *own.spread)])
        found = jets.moment_series(quadrature(3, plan().modes, 56, plan().ellipses), chart(), spread, 4)
        for j, row in enumerate(found[:4]):
            for n, x in enumerate(row):
                assert x.arb.rad() > 0
                assert float(x.arb.lower()) - 1e-11 <= known[j, n] <= float(x.arb.upper()) + 1e-11
