"""`python -m proofs.engine.rows` is silent if ledger and derivations agree, else prints the missing and stale rows."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from proofs.bessel import ratio as bessel_ratio
from proofs.engine import rows
from tests.book import load


def test_nothing_to_say_about_the_committed_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows.main() == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "change",
    [
        {"label": "supp:new"},
        {"statement": "changed"},
        {"uses": ("thm:main",)},
        {"cites": ("entropy-lower-semicontinuity",)},
    ],
)
def test_a_new_or_changed_derivation_is_printed_as_a_row(
    change: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    item = replace(bessel_ratio.TURAN, **change)
    monkeypatch.setitem(bessel_ratio.DERIVATIONS, "bessel:turan", item)
    assert rows.main() == 1
    printed = tomllib.loads(capsys.readouterr().out)["row"]
    assert [row["label"] for row in printed] == [item.label]
    assert printed[0]["module"] == "bessel.ratio"
    assert printed[0]["statement"] == item.statement
    expected = load().trust("thm:main") if "uses" in change else set(item.cites)
    assert set(printed[0].get("trust", [])) == expected
