"""Checking in shares: the verdict of the checker alone, whatever becomes of the shares."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from certify.app import shares
from certify.app.cli import main
from certify.app.shares import check_in_shares, checking_on
from certify.checker import LimitReached, Refusal, check_document
from certify.checker.coupling import count
from certify.checker.document.context import Context
from tests.places import ROOT

POINT = next((ROOT / "tests/corpus/valid").glob("d-5-beta-2-digits-20*.json"))
PIECES = Path(__file__).parents[1] / "checker" / "coupling" / "two-pieces.json"


def in_turn(task: Any, items: Sequence[Any], *_: Any) -> Iterator[Any]:
    """As processes would do it, the last one first."""
    return (task(item) for item in reversed(items))


@pytest.fixture(autouse=True)
def two(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two shares in this process, for short documents too, unless a test is about processes."""
    if "processes" in request.node.name:
        yield
        return
    monkeypatch.setattr(shares, "run_all", in_turn)
    monkeypatch.setattr(shares, "_LONG", 0)
    with checking_on(2):
        yield


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def refusal(source: Any, work: Fraction | int | None = None) -> tuple[type[Refusal], str]:
    with pytest.raises(Refusal) as alone:
        check_document(source, work)
    with pytest.raises(type(alone.value)) as shared:
        check_in_shares(source, work)
    assert str(shared.value) == str(alone.value)
    return type(alone.value), str(alone.value)


def test_every_piece_is_in_one_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """All claims are accepted, no check is made again, and the pieces are those of the claims, once each."""
    seen: list[Any] = []
    kept = count._check_piece
    monkeypatch.setattr(
        count, "_check_piece", lambda d, piece, *rest: (seen.append(piece.interval), kept(d, piece, *rest))
    )
    monkeypatch.setattr(shares, "check_document", lambda *_: pytest.fail("checked again"))
    verdict = check_in_shares(read(PIECES))
    claims = read(PIECES)["claims"]
    assert [claim.place for claim in verdict.accepted] == [f"claims[{i}]" for i in range(len(claims))]
    pieces = [piece for claim in claims for piece in claim["evidence"].get("pieces", ())]
    assert len(seen) == len(set(seen)) == len(pieces) > 1


def test_a_context_of_its_own_has_all_parts() -> None:
    context: Context = Context([], None)  # type: ignore[arg-type]  # nothing is charged
    parts: Iterable[int] = [1, 2, 3]
    assert list(context.own(parts)) == [1, 2, 3]


@pytest.mark.parametrize("piece", [0, 1])
def test_a_piece_that_does_not_hold_is_refused_as_by_the_checker(piece: int) -> None:
    document = read(PIECES)
    found = next(claim["evidence"]["pieces"] for claim in document["claims"] if "pieces" in claim["evidence"])
    found[piece]["tree"].append(["0"])
    assert "the tree goes on after every box is settled" in refusal(document)[1]


def test_claims_are_refused_and_limits_are_reached_as_by_the_checker() -> None:
    document = read(POINT)
    assert refusal(document | {"claims": [{"label": "none"}]})[0].exit_code == 2
    assert refusal(document | {"claims": []})[0] is LimitReached
    for claim in document["claims"]:
        if claim["label"] == "order-parameter":
            claim["enclosure"]["lower"] = claim["enclosure"]["upper"]
    assert "invalid" in refusal(document)[1]
    assert refusal(read(POINT), Fraction(1, 20))[0] is LimitReached


def test_shares_that_fit_into_the_limit_but_not_together_are_decided_by_the_checker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What they have in common is charged in each of them, and once by the checker."""
    monkeypatch.setattr(shares, "_check", lambda data, budget, share: budget)
    monkeypatch.setattr(shares, "check_document", lambda source, work: (source, work))
    assert check_in_shares(read(POINT), 7)[1] == 7  # type: ignore[index]  # a stand-in


def test_a_share_whose_process_ended_is_decided_by_the_checker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "run_all", lambda task, items, workers, backend, died: map(died, range(len(items))))
    assert check_in_shares(read(POINT)) == check_document(read(POINT))


def test_the_command_takes_a_number_of_processes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "_LONG", 0)
    monkeypatch.setattr(shares, "check_document", lambda *_: pytest.fail("checked again"))
    assert main(["check", str(POINT), "--workers", "2"]) == 0
    assert capsys.readouterr().out.startswith(f"accepted: {len(read(POINT)['claims'])} claims\n")
    for number in ("0", "1025", "x"):
        assert main(["check", str(POINT), "--workers", number]) == 2
        assert "--workers" in capsys.readouterr().err
