"""Settings of all tests: no absolute times; on CI the examples of property tests are the same on every run."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

gc.disable()  # until the tests are collected: imports leave next to no garbage

os.environ.pop("COLUMNS", None)  # lines are folded to it, where a terminal has set it
settings.register_profile("project", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("project")


def pytest_collection_finish() -> None:
    """Libraries and tests stay to the end: what the collector walks again and again is what the tests make."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a library has set since, no test depends on the width of a terminal."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures whose files are empty: their data and captions are all there, without the seconds of a layout."""
    monkeypatch.setattr("reports.drawing.rendered", lambda *_: b"")


@pytest.fixture(autouse=True, scope="session")
def _what_variants_share_is_made_once() -> Iterator[None]:
    from tests.remembered import shared

    with shared():
        yield
