"""Certificates and views for the tests of the appendix, and the golden files made from them.

After an intended change of the templates write the golden files anew, from the repository's root, by

    python -m tests.reports.appendix_samples

and read the difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from certify.app.api import certify
from certify.checker import Claim, Verdict, check_document
from certify.core.certificate import digest, document
from certify.core.claim import Claim as Produced
from certify.core.claim import Enclosure
from certify.core.exact import Dyadic
from reports.escape import Tex
from reports.render import render, standalone, write_appendix
from reports.view import Appendix, appendix
from tests.checker.made import between, made

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "reports"
PROVENANCE = {
    "command": "python -m certify d=5",
    "time": "2026-01-01T00:00:00Z",
    "versions": {"certify": "0.1.0", "python": "3.11", "python-flint": "0.9.0"},
}
BESSEL = ("linear-threshold", "regime", "majorisation", "quartic-sign", "quartic-obstruction")
HOSTILE = (
    "\\input{/etc/passwd} \\write18{touch owned} $$x^2_3$$ %comment & # ~ ^^5cbye {{}} <>|\" -- ``q'' ?` !`\n\n\\par "
    "((* raw *)) (((a))) ((= x =)) \N{GREEK SMALL LETTER BETA}\x00\x1b " + "a" * 300 + "\\end{document}"
)


@cache
def sample(name: str) -> dict[str, Any]:
    """A certificate by name; the numbers are those that `certify` gives."""
    queries: dict[str, dict[str, Any]] = {
        "d5": {"d": 5},
        "range": {"d": "2..4"},
        "many": {"d": "2..17"},
        "long": {"d": 5, "digits": 1000},
        "long-range": {"d": "2,3,5", "digits": 150},
        "below": {"d": 5, "beta": "1.2", "claims": BESSEL[:3]},
        "threshold": {"d": 5, "beta": "1.2", "claims": ("beta-star", "linear-threshold")},
        "beyond": {
            "d": 3,
            "beta": "2.5",
            "claims": ("linear-threshold", "regime", "quartic-sign", "quartic-obstruction"),
        },
        "range-below": {"d": "2..10", "beta": "12345678901234567890123/10000000000000000000001", "claims": BESSEL[:3]},
        "range-interval": {"d": "2,3", "beta": ("0.25", "3"), "claims": BESSEL[:2]},
        "interval": {"d": 4, "beta": ("0.5", "3"), "claims": BESSEL},
        "up-to-star": {"d": 4, "beta": ("0.5", "beta-star")},
        "refuted": {"d": 3, "beta": ("0.5", "3"), "claims": BESSEL},
        "one-minimiser": {"d": 3, "beta": 1, "claims": ("two-minimisers", "critical-coupling")},
        "far": {"d": 3, "beta": 40, "claims": BESSEL[:2]},
    }
    return document(certify(**queries[name]).claims, PROVENANCE)


def with_open(reason: str) -> dict[str, Any]:
    """A certificate with an undecided claim, whose numbers must not be printed."""
    open_claim = Produced(
        "majorisation",
        7,
        "inconclusive",
        enclosure=Enclosure(Dyadic(98765, -10), Dyadic(98766, -10)),
        beta=Fraction(7, 5),
        reason=reason,
    )
    return document([*certify(d=7, claims=("beta-star",)).claims, open_claim], PROVENANCE | {"command": reason})


def coupling_verdict() -> Verdict:
    """Invented claims about K_c beside checked ones, as the checker would pass them on: for layout only."""
    checked = verdict(sample("beyond"))
    trust = frozenset({"entropy-lower-semicontinuity", "spherical-harmonics"})

    def claim(label: str, a: Fraction, b: Fraction, enclosure: tuple[Fraction, Fraction] | None) -> Claim:
        rules = {"critical-coupling": "two-minimisers" if a == b else "decreasing", "two-minimisers": "cover"}
        width = Fraction(1, 20) if a < b else Fraction(1, 10**30)
        slope = (-Fraction(9, 20), -Fraction(9, 20) + width)
        more = {"derivative": slope} if label == "critical-coupling" else {}
        rule = rules.get(label, "two-minimisers")
        return made(label, 3, between(a, b), enclosure, rule=rule, details=more, trust=trust)

    low = Fraction(8, 10)
    nodes = [2 + Fraction(i * 4503599627370497, 2**55) for i in range(4)]
    pieces = list(pairwise(nodes))
    point = Fraction(5, 2)
    extra = (
        claim("critical-coupling", point, point, (low, low + Fraction(1, 10**40))),
        claim("order-parameter", point, point, (low, low + Fraction(1, 10**90))),
        claim("two-minimisers", point, point, None),
        *(claim("critical-coupling", a, b, (low, low + Fraction(1, 20))) for a, b in pieces),
        *(claim("order-parameter", a, b, (low, low + Fraction(1, 20))) for a, b in pieces),
    )
    return Verdict(checked.accepted + extra, ())


@cache
def _verdict(text: str) -> Verdict:
    return check_document(text)


def verdict(certificate: dict[str, Any]) -> Verdict:
    """What the checker says of a certificate, which it reads once however often a test shows it."""
    return _verdict(json.dumps(certificate))


def view(certificate: dict[str, Any], **more: Any) -> Appendix:
    """The view of a certificate that the checker accepts."""
    return appendix(verdict(certificate), digest(certificate), certificate["provenance"], **more)


def write(certificate: dict[str, Any], **options: Any) -> None:
    """The appendix of a certificate that the checker accepts, to the paths of the options."""
    plain = {"tex": None, "pdf": None, "fragment": False, "derivations": False}
    write_appendix(verdict(certificate), digest(certificate), certificate["provenance"], **plain | options)


def complaints(log: str) -> list[str]:
    """What a TeX log must not have."""
    bad = re.compile(
        r"Overfull|undefined|multiply defined|Missing character|Rerun to|Citation|Token not allowed|Warning: Ref"
    )
    return [line for line in log.splitlines() if bad.search(line)]


def require_tex(*names: str) -> None:
    """Return only if TeX is there: a missing one is a skip on a user's machine, and a failure on CI."""
    for name in names or ("pdflatex",):
        if shutil.which(name) is None:
            reason = f"{name} is not installed (Debian: texlive-latex-recommended)"
            if os.environ.get("CI") == "true":
                pytest.fail(f"{reason}, and CI must have it", pytrace=False)
            pytest.skip(reason)


@cache
def golden_texts() -> dict[str, str]:
    """The golden files by name, without digests: evidence that floats found may differ from machine to machine."""
    texts = {
        "d5.tex": standalone(view(sample("d5"))),
        "range.tex": standalone(view(sample("range"))),
        "refuted.tex": render("fragment.tex.j2", view(sample("refuted")), bib=Tex("refuted")),
        "refuted.bib": render("bibliography.bib.j2", view(sample("refuted"))),
        "open.tex": standalone(view(with_open(HOSTILE))),
    }
    return {name: re.sub("sha256:[0-9a-f]{64}", "sha256:DIGEST", text) for name, text in texts.items()}


if __name__ == "__main__":
    for file, content in golden_texts().items():
        (GOLDEN / file).write_text(content, encoding="utf-8")
        print(f"written: {GOLDEN / file}")
