"""What the tests of figures share."""

from __future__ import annotations

import pytest


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures whose files are empty: their data and captions are all there, without the seconds of a layout."""
    monkeypatch.setattr("reports.drawing.rendered", lambda *_: b"")
