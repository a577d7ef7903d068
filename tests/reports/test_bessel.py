"""Bessel functions of any order in print: every number and its subject, in sentences and in tables."""

from __future__ import annotations

import re
from typing import Any

import certify
from certify.checker import check_document
from reports.render import standalone
from reports.view import appendix


def printed(*results: Any) -> str:
    """The document of what the checker accepts of these results."""
    claims = [claim for result in results for claim in result.document()["claims"]]
    verdict = check_document({"format": "certify/1", "claims": claims})
    return " ".join(standalone(appendix(verdict, "sha256:0", {})).split())


def test_one_value_of_each_kind() -> None:
    text = printed(certify.ratio("1/2", 75000), certify.inverse_ratio(49, "0.9"))
    assert r"For $\nu=0.5,\ x=75000$, \[ r_\nu(x)=0.9999866666" in text
    assert r"1-r_\nu(x)=1.3333333333" in text
    assert r"\log I_\nu(x)=74993.4684397705" in text
    assert r"\log F(\nu+1,\tfrac{x^2}4)=74988.0816094269" in text
    assert r"For $\nu=49,\ y=0.9$ there is exactly one $x>0$ with $r_\nu(x)=y$, and \[ x=469.4451" in text
    assert "They rest on no cited fact" in text
    assert "appendix accompanies" in text
    assert "It states 5 results" in text
    assert "ratio:\\allowbreak{}expansion" in text


def test_several_values_are_a_table() -> None:
    text = printed(certify.ratio(0, 1, 5), certify.ratio("1/3", (2, 3), 5), certify.inverse_ratio(2, "1/2", 5))
    assert r"For every row of Table~\ref{crt:table-bessel-ratio-0}, with its $\nu$ and $x$" in text
    rows = re.findall(r"\$([^$&]*)\$ & \$([^$&]*)\$ & \$([^$&]*)\$", text)
    assert ("0", "1") in {row[:2] for row in rows}
    assert any(row[1] == "[2,3]" for row in rows)
    assert "decreases in $\\nu$" in text


def test_beside_a_dimension() -> None:
    text = printed(certify.certify(d=3), certify.ratio(0, (1, 2), 5, ("bessel-ratio",)))
    assert "For $d=3$ it states" in text
    assert r"For $\nu=0,\ 1\le x\le 2$, \[ r_\nu(x)" in text
