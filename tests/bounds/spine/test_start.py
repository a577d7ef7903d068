"""The start in balls, and that each of its parts is needed."""

from __future__ import annotations

import pytest

from certify.bounds.spine.start import require_start
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from tests.checker.spine.samples import plan, point, setting
from tests.checker.spine.test_slice import BITS, arb_setting


def test_the_start_is_that_of_the_checker() -> None:
    from certify.checker.spine.start import require_start as exact_start

    own = plan()
    with precision(BITS):
        ball = require_start(arb_setting(), own.start, own.grid, Ball(0))
        exact = exact_start(setting(), point()[1].start, 0) / 2 ** setting().p
        assert abs(float(ball.midpoint().fraction()) - exact) < 1e-6


def test_a_larger_start_is_not_proved() -> None:
    own = plan()
    t, w, size = own.start
    with precision(BITS), pytest.raises(Undecided):
        require_start(arb_setting(), (t * 3 // 2, w, size), own.grid, Ball(0))
