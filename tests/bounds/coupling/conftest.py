"""What the tests of the K_c bounds start from."""

from __future__ import annotations

import pytest

from tests.bounds.coupling import proved


@pytest.fixture
def material() -> proved.Material:
    """A point that is proved, in its parts: the plan is the untrusted one."""
    return proved.proved_point()


@pytest.fixture
def proved_piece() -> proved.ProvedPiece:
    """A piece that is proved, with its plan."""
    return proved.proved_piece()
