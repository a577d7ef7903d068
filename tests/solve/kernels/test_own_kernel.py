"""The kernel of one's own that docs/kernels.md shows: its example runs, and its numbers are those of floats."""

from __future__ import annotations

import doctest
import re
from typing import Any

import numpy as np
import pytest

from tests.places import ROOT

BLOCK = re.compile(r"```\{doctest\}\n(.*?)```", re.DOTALL)


def run() -> dict[str, Any]:
    """The names of the example, once it says what it says."""
    block, *_ = BLOCK.findall((ROOT / "docs" / "kernels.md").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    example = doctest.DocTestParser().get_doctest(block, names, "docs/kernels.md", None, 0)
    runner = doctest.DocTestRunner()
    runner.run(example, clear_globs=False)
    assert runner.tries > 5
    assert runner.failures == 0
    return example.globs


def test_the_example_of_the_page() -> None:
    found = run()["found"]
    x, degrees = (np.arange(200) + 0.5) * (np.pi / 200), np.arange(1, 25)
    cosines = np.cos(degrees[:, None] * x)
    kappa = 2 * 1.5**degrees / np.cumprod(degrees, dtype=np.float64)
    density, best = np.exp(2 * np.cos(x)), np.inf
    for _ in range(4000):
        density /= density.mean()
        moments = cosines @ density / len(x)
        best = float((density * np.log(density)).mean()) / float(kappa @ moments**2)
        density = np.exp(2 * best * (kappa * moments) @ cosines)
    assert best == pytest.approx(float(found.coupling), rel=1e-9)
    assert moments[0] == pytest.approx(float(found.moment), rel=1e-6)


def test_a_tail_that_is_not_known_is_no_proof() -> None:
    names = run()
    with pytest.raises(names["Undecided"]):
        names["Entire"](names["Fraction"](3, 2)).tail(-1)
