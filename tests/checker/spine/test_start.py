"""The start: a larger t_0 is refused, a smaller one leaves a gap before the first cell that has to be settled."""

from __future__ import annotations

from certify.checker.spine.start import require_start
from tests.checker.spine.samples import POINT, edited, point, setting


def test_a_larger_start_is_refused() -> None:
    t, w, size = point()[1].start
    code, reason = edited(POINT, lambda e: e.__setitem__("start", [t * 3 // 2, w, size]))
    assert (code, "start: 2 Lam(t_0) < 1" in reason) == (1, True)


def test_no_start_is_refused() -> None:
    code, reason = edited(POINT, lambda e: e.__setitem__("start", [1, 0, 0]))
    assert (code, "0 < t_0^2 - 2 loss - slack" in reason) == (1, True)


def test_a_loss_is_taken_off_the_field() -> None:
    own = setting()
    step = point()[1].start
    assert require_start(own, step, 0) - require_start(own, step, 1 << own.p - 10) == 2 << own.p - 10
