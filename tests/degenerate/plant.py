"""Rules of the checker with one condition taken out, to see that the tests notice."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from certify.checker.quartic.sign import check_quartic_sign
from certify.checker.registry import RULES


def without(function: Callable[..., Any], condition: str) -> Callable[..., Any]:
    """The function with a piece of its source left out, which must be there exactly once."""
    source = textwrap.dedent(inspect.getsource(function))
    if source.count(condition) != 1:
        raise ValueError(f"{function.__name__} does not hold {condition!r} once")
    namespace = dict(function.__globals__)
    exec(source.replace(condition, ""), namespace)
    planted: Callable[..., Any] = namespace[function.__name__]
    return planted


def plant_vacuous_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule `cover` of quartic-sign as if a cover without a piece covered the point that is its node."""
    planted = without(check_quartic_sign, "len(points) == 1 or ")
    monkeypatch.setitem(RULES, ("quartic-sign", "cover"), replace(RULES["quartic-sign", "cover"], check=planted))
