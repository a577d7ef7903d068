"""The maximum of X v + c_6 v^2 + s c_8 v^3 + s^2 T(v) at made-up numbers: its truth on a grid, the terms of its bound.

Bounds and checker have an enclosure of it each, which is tried at the same numbers, and with the same terms left out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from tests.bounds.coupling.scenes import Scene, Term, holds, scene_tests

Numbers = tuple[float, float, float, float, tuple[float, ...], float, float]
"""X, c_6, c_8, s, the tail, u_0, B (R = 2)."""
TAIL: Numbers = (1.0, -1.0, -0.5, 0.1, (3.0, 1.0), 0.15, 0.0)
FALLING: Numbers = (1.0, -1.0, -0.5, 0.1, (-3.0, -1.0), 0.15, 0.0)
CUBE: Numbers = (1.0, -1.0, -3.0, 0.1, (0.0,), 0.15, 0.0)
BEYOND: Numbers = (1.0, -1.0, -0.5, 0.1, (0.0,), 0.2, 2e5)
SHORT: Numbers = (1.0, -1.0, -0.5, 0.001, (3.0, 1.0), 0.0015, 0.0)
MIDDLE: Numbers = (1.0, -1.0, -0.5, 0.01, (3.0, 1.0), 0.015, 0.0)
SECOND: Numbers = (1.0, -1.0, -1e-9, 0.1, (10.0,), 0.3, 0.0)
SCENES = {"tail": TAIL, "falling": FALLING, "cube": CUBE, "beyond": BEYOND, "short": SHORT, "middle": MIDDLE}

TERMS = (
    ("tail", "_maximum", "c_8 * place * place * 3 + rest", "rest"),
    ("tail", "_maximum", "c_8 * place * place * 3 + rest", "c_8 * place * place * 3"),
    ("cube", "_gain", "self.s * z * (c_8 * v_0 * z * -3 + steep)", "self.s * z * steep"),
    ("tail", "_gain", "self.s * z * (c_8 * v_0 * z * -3 + steep)", "self.s * z * (c_8 * v_0 * z * -3)"),
    ("short", "_beyond_eight", "value + term, slope", "value, slope"),
    ("middle", "_beyond_eight", "slope + term * (n - 1)", "slope + term"),
)
"""Terms that bounds and checker write in the same words: the scene that needs it, the method, what stands there, and
what is left.
"""


@cache
def highest_of(numbers: Numbers, last: float) -> tuple[float, float]:
    """The maximum of f on a fine grid up to u_0/s, and its place; `last`: the coefficient beyond the tail."""
    x, c_6, c_8, s, tail, u_0, _ = numbers
    v = np.linspace(0, u_0 / s, 2_000_001)
    f = x * v + c_6 * v**2 + s * c_8 * v**3
    for k, c in enumerate([*tail, last]):
        f += s ** (2 + k) * c * v ** (4 + k)
    i = int(f.argmax())
    return float(f[i]), float(v[i])


def contains(
    numbers: Numbers, value: Callable[[float], tuple[float, float]], place: Callable[[float], tuple[float, float]]
) -> bool:
    """Whether enclosures of value and place, as functions of s, hold for each series that the bound allows beyond the
    tail.
    """
    *_, s, tail, _, bound = numbers
    most = bound / 4.0 ** (5 + len(tail))
    (low, high), (left, right) = value(s), place(s)
    return all(
        low - 1e-11 <= f <= high + 1e-11 and left - 1e-5 <= v <= right + 1e-5
        for f, v in (highest_of(numbers, last) for last in (-most, most))
    )


def maximum_tests(
    owner: Any, encloses: Callable[[Numbers], bool], own: list[tuple[str, str, str, str]]
) -> tuple[Callable[..., None], Callable[..., None]]:
    """Two tests: the maximum is enclosed at each scene; without a term of these, or of its own, it is not at one."""
    scenes: dict[str, Scene] = {name: holds(encloses, numbers) for name, numbers in SCENES.items()}
    terms: list[Term] = [(scene, (owner, name), old, new) for scene, name, old, new in (*TERMS, *own)]
    return scene_tests(scenes, terms)
