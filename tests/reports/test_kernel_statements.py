"""The appendix about other kernels says what the claims say: the kernel, its degrees, every number, zonal or not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from certify.checker import check_document
from reports.render import write_appendix
from tests.places import VALID

FILES = {
    "cube": "d-3..5-kernel-poly-0-0-0-1.json",
    "zonal": "d-3-kernel-gegenbauer-4-1.json",
    "turning": "d-2-kernel-kuramoto-daido-claims-threshold.json",
    "fold": "d-3-kernel-poly-0-0-1-claims-fold.json",
    "circle": "d-2-kernel-gegenbauer-1-1-2-3-4.json",
    "heat": "d-3-kernel-heat-claims-threshold.json",
    "first": "d-2..3-kernel-exponential-claims-threshold.json",
}


def appendix(name: str, tmp_path: Any) -> str:
    path = tmp_path / "a.tex"
    source = json.loads((VALID / FILES[name]).read_text(encoding="utf-8"))
    write_appendix(check_document(source, 600), "digest", {}, tex=path, pdf=None, fragment=False, derivations=False)
    return str(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "cube",
            ["For $d=4$ and the kernel $W=t^{3}$, $K_c=K_\\#$", "K_c=4. \\]", "largest for $l=1$", "K_\\#=35/6. \\]"],
        ),
        (
            "zonal",
            ["kernel $W=P_{4}$, among zonal densities", "K_c=3.99575", "m_{4}=0.56126", "$W=P_{4}$, $\\lambda_l$"],
        ),
        ("turning", ["m_*=1.26729250425795", "for $\\frac12<m<m_*$, $K_c<K_\\#$"]),
        ("fold", ["Here $W=t^{2}$.", "K_{\\mathrm{fold}}=3.36574"]),
        ("circle", ["$W=P_{1}+(3/4)P_{2}$", "m_{1}=0.53936", "exactly two:"]),
        ("heat", ["p_*=0.27465307"]),
        ("first", ["p_*=2.4469183", "By Theorem~1.1"]),
    ],
)
def test_what_is_said(name: str, said: list[str], tmp_path: Any) -> None:
    text = appendix(name, tmp_path)
    assert "\\section{Other kernels}" in text
    for words in said:
        assert words in text, words
    for wrong in ("K_c(\\beta)=", "K_\\#(\\beta)=3", "first moment", "\\frac12K_c", "Table~\\ref{crt:table-linear"):
        assert wrong not in text.partition("\\section{Results}")[2]
    assert ("\\ref{crt:method}" in text) == ("\\label{crt:method}" in text) == (name not in ("fold", "heat", "first"))


def test_an_appendix_without_other_kernels_has_nothing_about_them(tmp_path: Any) -> None:
    path = tmp_path / "a.tex"
    source = json.loads((VALID / "d-2.json").read_text(encoding="utf-8"))
    write_appendix(check_document(source), "digest", {}, tex=path, pdf=None, fragment=False, derivations=False)
    assert "Other kernels" not in path.read_text(encoding="utf-8")
