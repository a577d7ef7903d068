"""Few cases in the default tier, all of them in the deep one."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pytest


def sampled(cases: Iterable[Any], count: int, seed: int = 1) -> list[Any]:
    """The cases of a parametrised test, in their order: a seeded `count` of them as they are, the others marked deep.

    A case is a value, or the tuple of values of a test with several parameters.
    ValueError: there are fewer cases than that.
    """
    every = list(cases)
    kept = set(random.Random(seed).sample(range(len(every)), count))
    return [case if i in kept else _deep(case) for i, case in enumerate(every)]


def _deep(case: Any) -> Any:
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.deep)
