"""`python -m proofs.engine.rows`: silent while ledger and derivations agree; a row for one missing or stale."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest

from proofs.bessel import ratio as bessel_ratio
from proofs.engine import rows
from proofs.ledger import load


def test_nothing_to_say_about_the_committed_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    assert rows.main() == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "change",
    [{"label": "supp:new"}, {"tex": "changed"}, {"uses": ("thm:main",)}, {"cites": ("entropy-lower-semicontinuity",)}],
)
def test_a_new_or_changed_derivation_is_printed_as_a_row(
    change: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    item = replace(bessel_ratio.TURAN, **change)
    monkeypatch.setitem(bessel_ratio.DERIVATIONS, "bessel:turan", item)
    assert rows.main() == 1
    printed = tomllib.loads(capsys.readouterr().out)["row"]
    assert [row["label"] for row in printed] == [item.label]
    assert printed[0]["module"] == "bessel_ratio"
    assert printed[0]["statement"] == item.tex
    expected = load().trust("thm:main") if "uses" in change else set(item.cites)
    assert set(printed[0].get("trust", [])) == expected
