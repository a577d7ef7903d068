"""The Taylor series of the moments about the centre of a chart, at its own weights g^0, by quadrature.

Lemma (proofs/reduction/jets.py). Let h(x) = h_0 + sum_{n>=1} h_n x^n be the field at a_c + x, h_n = sum_l y_{l,n} P_l
(y_{1,1} = 1, no other y_{1,n}), e^{h - h_0} = sum W_n x^n, and <f> the mean of f at the centre. Then W_0 = 1,

    W_n = w_n + h_n,   n w_n = sum_{0<k<n} k h_k W_{n-k},
    m_{l,n} = B_{l,n} + sum_{k>=2} C_lk y_{k,n},   (1 - g^0 C) y_n = g^0 B_n for the modes from 2 on,
    B_{l,n} = <(P_l - M_l) w_n> - sum_{0<k<n} <W_k> m_{l,n-k} + (n = 1) C_l1.

The quadrature of P_l e^{h_0} w_n errs by at most 2 E/r^n, E its bound for e^{h(x)} P_l on |x| <= r.
"""

from __future__ import annotations

from certify.bounds.coupling.quadrature import Quadrature
from certify.bounds.reduction.chart import Chart
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix, dot


def _inverse(chart: Chart) -> BallMatrix:
    """The inverse of 1 - g^0 C, modes from 2 on."""
    c, modes = chart.moments.covariance, len(chart.own)
    rows = [[-(c.entry(i, j) * chart.own[i]) for j in range(1, modes)] for i in range(1, modes)]
    for i, row in enumerate(rows):
        row[i] = row[i] + 1
    return BallMatrix.of_rows(rows).inverse()


def moment_series(quad: Quadrature, chart: Chart, spread: BallMatrix, degree: int) -> list[list[Ball]]:
    """m_{l,0}, .., m_{l,degree} for l = 1..L. `spread`: the row of r, e_2, .., e_L of the chart."""
    moments = chart.moments
    inverse = (-moments.log_partition).exp()
    masses = quad.nodes.omega.scale_columns((moments.field @ quad.nodes.values).exp()).scaled(inverse)
    error = quad.error((moments.field + spread).magnitudes()) * inverse * 2
    ones = BallMatrix.integers([[1]] * quad.nodes.values.cols)
    solve, modes = _inverse(chart), len(chart.own)
    rows = [moments.covariance.take(j) for j in range(modes)]
    series, fields = [chart.means], [BallMatrix.integers([[0] * quad.nodes.values.cols])]
    whole, growth = [Ball(1)], [BallMatrix.integers([[1] * quad.nodes.values.cols])]
    for n in range(1, degree + 1):
        own = BallMatrix.integers([[0] * quad.nodes.values.cols])
        for k in range(1, n):
            own = own + fields[k].scale_columns(growth[n - k]).scaled(k)
        own = own.scaled(Ball(1) / n)
        worst = error / chart.radius**n
        weighed = own.scale_columns(masses)
        mean = (weighed @ ones).widened(worst).entry(0, 0)
        base = (weighed @ quad.nodes.transposed).widened(worst).entries()
        for j in range(modes):
            base[j] = base[j] - chart.means[j] * mean
            for k in range(1, n):
                base[j] = base[j] - whole[k] * series[n - k][j]
            if n == 1:
                base[j] = base[j] + rows[j].entry(0, 0)
        driven = BallMatrix.row([g * b for g, b in zip(chart.own[1:], base[1:], strict=True)])
        y = BallMatrix.row([0, *(driven @ solve.transpose()).entries()])
        series.append([b + dot(row, y) for b, row in zip(base, rows, strict=True)])
        if n == 1:
            y = y + BallMatrix.row([1, *[0] * (modes - 1)])
        fields.append(y @ quad.nodes.values)
        growth.append(own + fields[n])
        whole.append(mean + dot(y, moments.mean))
    return [[order[j] for order in series] for j in range(modes)]
