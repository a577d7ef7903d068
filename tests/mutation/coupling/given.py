"""Typed evidence and claims of a package, as far as a part of it looks at them."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from types import SimpleNamespace
from typing import Any


def record(kind: Any, **values: Any) -> Any:
    """A record of this class; fields that are not named are None."""
    return kind(**{item.name: values.get(item.name) for item in fields(kind)})


def context(package: Any, *claims: Any) -> Any:
    """A document with these claims."""
    return package.document.context.Context(claims, package.arithmetic.series.Work())


def claim(package: Any, label: str, beta: Any, rule: str = "", **more: Any) -> Any:
    """A proved claim, d = 3, where `more` says nothing else; beta: a number, a pair, or None for no number at all."""
    ends = beta if isinstance(beta, tuple) else (beta, beta)
    a, b = (None if x is None else Fraction(x) for x in ends)
    region = package.Region(a, b, infinite=b is None, point=not isinstance(beta, tuple))
    own = {"d": 3, "outcome": "proved", "enclosure": None, "details": {}, "evidence": None, "place": f"{label} {beta}"}
    own["trust"] = package.main_theorem.CONTINUOUS
    own |= more
    found = SimpleNamespace(
        kernel=None, label=label, rule=rule, interval=region, region=region, bounds=own["enclosure"], **own
    )
    found.dimension, found.given = found.d, lambda _: found.evidence
    return found
