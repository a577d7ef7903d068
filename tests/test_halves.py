"""Both halves of the tests are run, and a failure in either is one of the run."""

from __future__ import annotations

import sys

import pytest

from tests import halves
from tests.places import ROOT


def test_a_room_is_in_one_half() -> None:
    first, second = halves.commands(["-q"])
    assert all((ROOT / room).is_dir() for room in halves.FIRST)
    assert [word for word in first if word not in second] == [*halves.FIRST]
    assert [word for word in second if word not in first] == [f"--ignore={room}" for room in halves.FIRST]


@pytest.mark.parametrize("codes", [(0, 0), (1, 0), (0, 1), (3, 1)])
def test_a_failure_of_a_half_is_one_of_the_run(
    codes: tuple[int, int], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What both say is printed, the first half's at the end."""
    scripts = (f"print('half {i}', flush=True); raise SystemExit({code})" for i, code in enumerate(codes))
    both = tuple([sys.executable, "-c", script] for script in scripts)
    monkeypatch.setattr(halves, "commands", lambda _: both)
    assert bool(halves.main([])) == any(codes)
    assert capfd.readouterr().out == "half 1\nhalf 0\n"
