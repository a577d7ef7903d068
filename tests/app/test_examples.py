"""What `help()` shows are examples that run: every function of the package has one."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

import certify

FUNCTIONS = ("certify", "check", "curve", "density", "inverse_ratio", "load", "log_bessel_i", "prove", "ratio", "sweep")


def test_every_function_is_here() -> None:
    functions = {name for name in certify.__all__ if callable(getattr(certify, name)) and name[0].islower()}
    assert functions == set(FUNCTIONS)


@pytest.mark.parametrize("name", [*FUNCTIONS, "Enclosure"])
def test_examples(name: str) -> None:
    shown = getattr(certify, name)
    scope = vars(import_module(shown.__module__))
    (found,) = (test for test in doctest.DocTestFinder(recurse=False).find(shown, name, globs=dict(scope)))
    assert found.examples
    assert doctest.DocTestRunner().run(found).failed == 0
