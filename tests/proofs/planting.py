"""Planted errors: a derivation with one false claim, and the step that must refuse it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from proofs.engine.derivation import Derivation, NotDerived
from proofs.engine.marked import plain


def require_refusal(item: Derivation, step: str) -> None:
    """A step whose statement matches `step` refuses by itself: the others, which are true, are not run again."""
    steps = tuple(found for found in item.steps if re.search(step, plain(found.statement)))
    assert any(found.check for found in steps), f"{item.label}: no step that computes matches {step}"
    with pytest.raises(NotDerived, match=step):
        replace(item, steps=steps).derive()
