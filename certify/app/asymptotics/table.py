"""Certified K_c beside the formal asymptotics of the paper: (1.17) as beta decreases to beta_*, (1.18) as it grows.

Each row is one certified point; the predictions and the observed orders are estimates and are called so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Final

import mpmath

from certify.app.sentences import bracket
from certify.app.sweep.grid import Point
from certify.app.sweep.run import kept
from certify.bounds.bessel.linear_threshold import linear_threshold_enclosure
from certify.bounds.bessel.ratio import ratio_at
from certify.core.certificate import number
from certify.core.claim import Enclosure
from certify.core.exact import Exact, as_fraction
from certify.solve.bessel.threshold import beta_star_enclosure
from reports.asymptotics import FAR_NAMES, NEAR_NAMES, Row, Table, short_enclosure

_DPS: Final = 40


def _real(x: Exact) -> mpmath.mpf:
    value = as_fraction(x)
    return mpmath.mpf(value.numerator) / value.denominator


def _middle(enclosure: Enclosure) -> mpmath.mpf:
    return (_real(enclosure.lower) + _real(enclosure.upper)) / 2


def near_predictions(d: int, beta: Fraction) -> tuple[mpmath.mpf, list[mpmath.mpf]]:
    """(s, [K_#, K_# (1 - C_d s^2), with the cube term too]): the Landau expansion (1.17), estimates."""
    from proofs.landau.expansion import constant, cube_constant

    with mpmath.workdps(_DPS):
        s = _real(ratio_at(d, beta, 200).r.midpoint()) - mpmath.mpf(1) / d
        threshold = _middle(linear_threshold_enclosure(d, beta, 35))
        star = _sympy(beta_star_enclosure(d, 35))
        square, cube = (mpmath.mpf(str(f(d, star).evalf(_DPS))) for f in (constant, cube_constant))
        predictions = [threshold, threshold * (1 - square * s**2), threshold * (1 - square * s**2 + cube * s**3)]
        return s, predictions


def _sympy(enclosure: Enclosure) -> Any:
    import sympy as sp

    middle = (as_fraction(enclosure.lower) + as_fraction(enclosure.upper)) / 2
    return sp.Float(sp.Rational(middle.numerator, middle.denominator), _DPS)


def far_predictions(d: int, beta: Fraction) -> tuple[mpmath.mpf, list[mpmath.mpf]]:
    """(1/log beta, [(1.18), one order more, two orders more, optimal cap width by Lambert W]), estimates.

    A prediction that does not exist at this beta (no localised cap) is NaN.
    """
    import sympy as sp

    from proofs.large_beta.prediction import expanded_coupling, predicted_coupling

    exact = sp.Rational(beta.numerator, beta.denominator)

    def value(prediction: Callable[[], Any]) -> mpmath.mpf:
        try:
            return mpmath.mpf(str(prediction().evalf(_DPS)))
        except ValueError:
            return mpmath.nan

    with mpmath.workdps(_DPS):
        expansions = [value(partial(expanded_coupling, d, exact, order)) for order in (0, 1, 2)]
        return 1 / mpmath.log(_real(beta)), [*expansions, value(partial(predicted_coupling, d, exact))]


def table(d: int, points: Sequence[tuple[Fraction, Enclosure]], regime: str) -> Table:
    """The table of one regime, "near" or "far", from certified points in the order of approach."""
    predict, names = (near_predictions, NEAR_NAMES) if regime == "near" else (far_predictions, FAR_NAMES)
    title = "as beta decreases to beta_*" if regime == "near" else "as beta grows"
    rows: list[Row] = []
    with mpmath.workdps(_DPS):
        for beta, coupling in points:
            size, predictions = predict(d, beta)
            errors = tuple(value / _middle(coupling) - 1 for value in predictions)
            rows.append(Row(beta, coupling, size, errors, _orders(rows[-1] if rows else None, size, errors)))
    return Table(d, title, names, tuple(rows))


def _orders(before: Row | None, size: mpmath.mpf, errors: tuple[mpmath.mpf, ...]) -> tuple[mpmath.mpf | None, ...]:
    """log(e/e')/log(s/s') for each prediction: the observed order, an estimate."""
    if before is None:
        return tuple(None for _ in errors)
    scale = mpmath.log(size / before.size)
    return tuple(
        mpmath.log(abs(new / old)) / scale if mpmath.isfinite(new) and mpmath.isfinite(old) and old and new else None
        for new, old in zip(errors, before.errors, strict=True)
    )


def certified_points(points: Sequence[Point], folder: Path) -> tuple[list[tuple[Fraction, Enclosure]], list[Fraction]]:
    """Certified K_c at the numbers of a sweep into `folder`, in their order, and the beta at which it is not proved."""
    result, missing = [], []
    for point in points:
        if isinstance(point.beta, str):  # K_c is K_# there, and (1.17) says nothing
            continue
        certificate = kept(folder / point.name, point)
        claims = [] if certificate is None else certificate["claims"]
        found = [c for c in claims if c["label"] == "critical-coupling" and c["outcome"] == "proved"]
        if found:
            ends = found[0]["enclosure"]
            result.append((point.beta, Enclosure(number(ends["lower"]), number(ends["upper"]))))
        else:
            missing.append(point.beta)
    return result, missing


def lines(result: Table, alone: Collection[Fraction] = ()) -> list[str]:
    """The table as text: errors with the observed order behind them. alone: the beta to mark, for Arb only."""
    head = f"{'beta':>12}  {'certified K_c':<34}" + "".join(f"{name:>24}" for name in result.names)
    text = [
        f"d = {result.d}: certified K_c and the (estimated) relative error of each prediction, {result.title}",
        head,
    ]
    for row in result.rows:
        cells = ""
        for error, order in zip(row.errors, row.orders, strict=True):
            shown = mpmath.nstr(error, 3) if mpmath.isfinite(error) else "no cap"
            cells += f"{shown + (f' ({mpmath.nstr(order, 3)})' if order is not None else ''):>24}"
        coupling = bracket(short_enclosure(row.coupling)) + ("*" if row.beta in alone else "")
        text.append(f"{float(row.beta):>12.7g}  {coupling:<34}{cells}")
    if any(row.beta in alone for row in result.rows):
        text.append("* proved by Arb only: the exact check was given up at its work limit, or is not recorded")
    return text
