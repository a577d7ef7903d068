"""Real certificates, parsed anew for each file."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checker.coupling.moving_samples import Json, certificate_on_interval, certificate_with_nodes
from tests.checker.coupling.point_samples import POINTS, by_label


@pytest.fixture(scope="module")
def point() -> dict[str, dict[str, Any]]:
    """The three claims at d=3, beta=2."""
    return by_label(next(path for path in POINTS if path.name.startswith("d-3-beta-2-")))


@pytest.fixture(scope="module")
def certificate() -> Json:
    """On an interval with two pieces."""
    return certificate_on_interval()


@pytest.fixture(scope="module")
def with_nodes() -> Json:
    """On an interval with one piece and three nodes inside it."""
    return certificate_with_nodes()
