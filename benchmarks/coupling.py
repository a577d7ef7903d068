"""K_c to 30 digits against a plain float minimisation of H/E, and its exact check against its proof.

    python -m benchmarks coupling                 the ratios
    python -m benchmarks.coupling [--json FILE]   cells of the cover, CPU seconds, ratio to the float baseline

The baseline is scipy's BFGS on H/E with its analytic gradient, to a relative 1e-10, over fields scaled by the weights:
what someone would do without a proof. Ratios are of CPU times in one run, the best of three; a proof begins without the
quadratures of the one before.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.measure import Row
from certify.bounds.coupling import quadrature
from certify.checker import check_document
from certify.core.certificate import document, text
from certify.core.exact import as_fraction
from certify.search.bessel.threshold import beta_star_estimate
from certify.search.coupling.family import FloatFamily
from certify.search.coupling.interaction import float_kappa
from certify.solve.coupling.point import critical_coupling

CASES = [(d, ratio) for d in (2, 3, 5, 10) for ratio in (Fraction(11, 10), Fraction(3, 2), Fraction(5, 2))]
MODES = 20


def baseline(d: int, beta: float) -> float:
    """min H/E of the paper's kernel."""
    return minimum(FloatFamily(d, MODES, 64), float_kappa(d, beta, MODES))


def minimum(family: FloatFamily, kappa: NDArray[np.float64]) -> float:
    """min H/E by BFGS from two starts; the field is a_l = kappa_l x_l, which makes the problem well scaled."""
    scale = kappa / kappa[0]

    def ratio(x: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        field = scale * x
        value, mean, covariance = family.moments(field)
        energy = float((kappa * mean) @ mean)
        quotient = (float(field @ mean) - value) / energy
        return quotient, scale * (covariance @ (field - 2 * quotient * kappa * mean)) / energy

    starts = [family.d * power ** np.array(family.degrees) for power in (0.4, 0.9)]
    found = [minimize(ratio, x, jac=True, method="BFGS", options={"gtol": 1e-10}) for x in starts]
    return float(min(result.fun for result in found))


def cpu(action: Callable[[], object], repeat: int) -> float:
    """The least CPU time of a few runs, in seconds."""
    times = []
    for _ in range(repeat):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def forget() -> None:
    """What one proof leaves for the next."""
    quadrature._nodes.cache_clear()
    quadrature._ellipses.cache_clear()


def _afresh(d: int, beta: Fraction) -> None:
    forget()
    critical_coupling(d, beta)


def measure(d: int, ratio: Fraction) -> dict[str, object]:
    """One line of the table."""
    beta = Fraction(round(beta_star_estimate(d) * float(ratio) * 1000), 1000)
    point = critical_coupling(d, beta)
    if point.coupling is None:
        raise SystemExit(f"d={d} beta={beta}: {point.claims[0].reason}")
    estimate = baseline(d, float(beta))
    certified = cpu(lambda: _afresh(d, beta), 3)
    plain = cpu(lambda: baseline(d, float(beta)), 3)
    certificate = text(document(point.claims))
    checked = cpu(lambda: check_document(certificate), 3)
    gap = abs(estimate / float(as_fraction(point.coupling.lower)) - 1)
    cells = dict(point.cells)
    return {
        "d": d,
        "beta": str(beta),
        "beta/beta_*": float(ratio),
        "cells": sum(cells.values()),
        "evaluations": sum(n for kind, n in cells.items() if kind in "gfcx"),
        "seconds": round(certified, 3),
        "baseline seconds": round(plain, 4),
        "ratio": round(certified / plain, 1),
        "check/proof": round(checked / certified, 2),
        "baseline error": f"{gap:.1e}",
    }


def rows() -> Iterator[Row]:
    """The ratios as rows of `python -m benchmarks`, with the cells of each cover, so that a regression is seen."""
    for d, ratio in CASES:
        line = measure(d, ratio)
        name = f"K_c d={d} beta={line['beta']}: certified / float minimisation"
        yield Row(name, float(str(line["ratio"])), most=10, note=f"{line['cells']} cells")
        yield Row(
            name.replace("certified / float minimisation", "exact check / proof"),
            float(str(line["check/proof"])),
            most=1,
        )


def main() -> int:
    """Print the table; write it as JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows = []
    for d, ratio in CASES:
        rows.append(measure(d, ratio))
        print("  ".join(f"{name}={value}" for name, value in rows[-1].items()), flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
