"""Ctrl-C keeps what is proved; long runs say at their end how much was done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from certify.app.cli import main
from certify.app.tally import Tally
from certify.checker import check_document
from certify.core.claim import Claim
from certify.solve import dimension

REAL = dimension.run


def after_one(*arguments: Any) -> Iterator[tuple[Claim, ...]]:
    """The first dimension, and then a Ctrl-C."""
    yield next(iter(REAL(*arguments)))
    raise KeyboardInterrupt


def at_once(*arguments: Any) -> Iterator[tuple[Claim, ...]]:
    """A Ctrl-C before anything is done."""
    raise KeyboardInterrupt
    yield ()


def test_what_is_done_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dimension, "run", after_one)
    path = tmp_path / "c.json"
    assert main(["d=2..9", "claims=beta-star", "--json", str(path)]) == 130
    assert capsys.readouterr().err == "certify: interrupted; 1 of 8 dimensions are done, 1 of 1 claims proved\n"
    (claim,) = check_document(path.read_bytes()).accepted
    assert claim.d == 2


def test_nothing_is_written_where_nothing_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dimension, "run", at_once)
    assert main(["d=2..9", "--json", str(tmp_path / "c.json")]) == 130
    assert capsys.readouterr().err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_the_last_line_of_long_runs() -> None:
    tally = Tally(3)
    tally.add((Claim("beta-star", 3, "proved"), Claim("regime", 3, "inconclusive", reason="why")))
    assert tally.line(1) is None
    assert tally.line(20) == "1 of 2 claims proved, 1 dimension, 20.0 s"
    tally.add((Claim("beta-star", 4, "refuted", reason="so"),))
    assert tally.line(20.04) == "1 of 3 claims proved, 2 dimensions, 20.0 s"
    assert tally.reasons[3] == "regime d=3: inconclusive: why"
    assert tally.reasons[1] == "beta-star d=4: refuted: so"
