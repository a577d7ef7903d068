"""Long runs: proved parts are kept as they are finished, Ctrl-C loses none of them, and the next run goes on there."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import certify
from certify.app import kept as module
from certify.app.checked import check_claims
from certify.app.cli import main
from certify.app.kept import keeping
from certify.app.progress import Meter, time_left, timed
from certify.checker import check_document
from certify.core.claim import Claim, Outcome
from certify.solve.coupling import line as line_module
from certify.solve.coupling.parts import Part
from certify.solve.spread import Task, in_turn

Captured = pytest.CaptureFixture[str]


def piece(low: int, outcome: Outcome = "proved") -> list[Claim]:
    """What is said of [low, low + 1], with a remark."""
    where = (Fraction(low), Fraction(low + 1))
    evidence = {"rule": "spine-pieces", "pieces": (f"p{low}",)}
    return [Claim("two-minimisers", 3, outcome, beta_interval=where, evidence=evidence, reason="so")]


def tasks(calls: list[int], make: Callable[[int], list[Claim]] = piece) -> list[Task[list[Claim]]]:
    """Three tasks that note that they were called."""

    def call(low: int) -> list[Claim]:
        calls.append(low)
        return make(low)

    return [Task(f"part {low}", 1.0, partial(call, low)) for low in (8, 9, 10)]


def results(found: list[tuple[int, list[Claim] | None]]) -> list[list[Claim] | None]:
    return [claims for _, claims in sorted(found, key=lambda pair: pair[0])]


def test_what_is_proved_is_proved_once(tmp_path: Path) -> None:
    calls: list[int] = []
    spread = keeping(in_turn, tmp_path)
    first = results(list(spread(tasks(calls))))
    assert first == [piece(8), piece(9), piece(10)]
    assert results(list(spread(tasks(calls)))) == first
    assert calls == [8, 9, 10]


def test_a_part_is_kept_before_the_next_one_is_asked_for(tmp_path: Path) -> None:
    next(iter(keeping(in_turn, tmp_path)(tasks([]))))
    (file,) = tmp_path.iterdir()
    assert json.loads(file.read_text())["provenance"]["task"] == "part 8"


@pytest.mark.parametrize("fault", ["cut", "changed", "another task", "another version"])
def test_a_file_that_is_not_whole_is_made_again(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    spread = keeping(in_turn, tmp_path)
    first = results(list(spread(tasks(calls))))
    for file in tmp_path.iterdir():
        text = file.read_text()
        if fault == "cut":
            file.write_text(text[:-20])
        elif fault == "changed":
            file.write_text(text.replace('"outcome": "proved"', '"outcome": "refuted"'))
        elif fault == "another task":
            file.write_text(text.replace('"part ', '"other '))
    if fault == "another version":
        monkeypatch.setattr(module, "__version__", "0")
    assert results(list(spread(tasks(calls)))) == first
    assert calls == [8, 9, 10, 8, 9, 10]


def test_what_is_open_is_tried_again(tmp_path: Path) -> None:
    calls: list[int] = []
    for _ in range(2):
        list(keeping(in_turn, tmp_path)(tasks(calls, lambda low: piece(low, "inconclusive"))))
        list(keeping(lambda every: ((i, None) for i in range(len(every))), tmp_path)(tasks(calls)))
    assert calls == [8, 9, 10, 8, 9, 10]
    assert not list(tmp_path.iterdir())


def stops_at(stop: int, calls: list[int]) -> Callable[..., list[Claim]]:
    """The proof of a part; Ctrl-C comes in the one that begins at `stop`."""

    def prove(d: int, wanted: tuple[str, ...], part: Part) -> list[Claim]:
        assert part.low is not None
        calls.append(int(part.low))
        if part.low == stop:
            raise KeyboardInterrupt
        return piece(int(part.low))

    return prove


def test_an_interrupted_interval_keeps_its_parts_and_goes_on(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the third of four parts: two are written, the rest is named as open, and only that is proved then."""
    calls: list[int] = []
    monkeypatch.setattr(
        line_module, "_parts", lambda *_: [Part("spine", Fraction(a), Fraction(a + 1)) for a in (8, 9, 10, 11)]
    )
    monkeypatch.setattr(line_module, "prove_part", stops_at(10, calls))
    path, folder = tmp_path / "c.json", tmp_path / "parts"
    words = ["d=3", "beta=8..12", "claims=two-minimisers", "--workers", "1", "--no-check", "--keep", str(folder)]
    assert main([*words, "--json", str(path)]) == 130
    out, err = capsys.readouterr()
    assert err.startswith(
        "certify: interrupted; 0 of 1 dimensions are done, 2 of 3 claims proved; the same command goes"
    )
    assert err.count("\n") == 1
    assert "not decided on [10, 12]: the run was interrupted" in out
    found = {claim["label"]: claim for claim in json.loads(path.read_text())["claims"] if claim["outcome"] == "proved"}
    assert found["two-minimisers"]["evidence"]["pieces"] == ["p8", "p9"]
    monkeypatch.setattr(line_module, "prove_part", stops_at(0, calls))
    assert main([*words, "--json", str(path)]) == 0
    (claim,) = (claim for claim in json.loads(path.read_text())["claims"] if claim["label"] == "two-minimisers")
    assert claim["evidence"]["pieces"] == ["p8", "p9", "p10", "p11"]
    assert calls == [8, 9, 10, 10, 11]


def never(*_: object) -> list[Claim]:
    """Nothing is proved again."""
    raise AssertionError


def test_a_kept_interval_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = partial(certify.certify, d=3, beta=("beta-star", "1.817"), claims="critical-coupling", keep=tmp_path)
    first = ask()
    monkeypatch.setattr(line_module, "prove_part", never)
    again = ask()
    assert again.document() == first.document()
    assert [claim.reason for claim in again.claims] == [claim.reason for claim in first.claims]


def test_ctrl_c_in_the_exact_check_keeps_what_arb_proved(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: Any, covers: bool = True, **rest: Any) -> object:
        if covers:
            raise KeyboardInterrupt
        return check_claims(*arguments, covers=covers, **rest)

    monkeypatch.setattr("certify.app.tally.check_claims", interrupted)
    path = tmp_path / "c.json"
    assert main(["d=2..9", "claims=beta-star", "--json", str(path), "--tex", str(tmp_path / "a.tex")]) == 130
    assert "0 of 8 dimensions are done, 1 of 1 claims proved" in capsys.readouterr().err
    assert [claim.d for claim in check_document(path.read_bytes()).accepted] == [2]


def test_time_left_is_at_the_pace_of_what_is_done() -> None:
    assert time_left(60, 1, 3) == ", about 3 min left"
    assert time_left(60, 1, 0) == time_left(60, 0, 3) == ""


def test_an_estimate_stands_before_a_long_run_and_the_rest_beside_its_parts(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    long = [Task(f"{index}", 300.0, lambda: 1) for index in range(4)]
    assert len(list(timed(in_turn, 2)(long))) == 4
    first, *rest = capsys.readouterr().err.split("\n")
    assert first.endswith("4 parts, about 10 min on 2 processes")
    assert "1 of 4 parts, about 1 s left" in rest[0]
    assert list(timed(in_turn, 1)([Task("", 1.0, lambda: 1)])) == [(0, 1)]
    assert "about" not in capsys.readouterr().err  # a short run
    meter = Meter(3)
    meter.dimension_done()
    meter.line("d=3: beta_*")
    assert "d=3: beta_* (1 of 3 dimensions done, about 1 s left) ..." in capsys.readouterr().err
