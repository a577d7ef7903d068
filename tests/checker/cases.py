"""Documents with the exit code that they must get, one per inequality, boundary and rule of form in FORMAT/.

Used by the tests of the rules, by the corpus, and as the suite that kills mutants of the checker.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from tests.checker.case_tools import Case, edited
from tests.checker.cases_below import faults_below
from tests.checker.cases_beyond import faults_beyond
from tests.checker.cases_cap import invalid_cap, valid_cap
from tests.checker.cases_cells import invalid_cells, malformed_cells, valid_cells
from tests.checker.cases_form import limits, malformed
from tests.checker.cases_inequality import inequality_invalid, inequality_malformed, inequality_valid
from tests.checker.cases_large import faults_large, faults_of_law, invalid_couplings, valid_large
from tests.checker.cases_ratio import ratio_invalid, ratio_malformed, ratio_valid
from tests.checker.cases_star import invalid_star, malformed_star, valid_star
from tests.checker.cases_valid import valid
from tests.checker.sample_certificates import document, examples

__all__ = ["Case", "all_cases", "cases_about", "edited", "invalid", "limits", "malformed", "other_cases", "valid"]

LABELS: Final = {
    "bessel.threshold": ("beta-star", "elementary-bounds", "monotone-in-dimension"),
    "bessel.linear_threshold": ("linear-threshold",),
    "bessel.majorisation": ("majorisation",),
    "quartic.sign": ("quartic-sign",),
    "quartic.obstruction": ("quartic-obstruction",),
    "main_theorem": ("regime", "critical-coupling"),
    "large_beta.law": ("large-beta",),
    "ratio.value": (
        "bessel-ratio",
        "bessel-ratio-complement",
        "bessel-ratio-inverse",
        "log-bessel",
        "log-normaliser",
    ),
    "ratio.inequality": ("ratio-inequality",),
}
"""The labels that a module of the checker decides; its test runs the cases about them."""


def invalid() -> Iterator[Case]:
    """Rejected with exit 1: one violated inequality each."""
    for d in (2, 3):
        ok = examples(d)
        for name, claim, words in [*faults_below(d, ok), *faults_beyond(d, ok)]:
            yield f"d={d} {name}", document(claim), 1, words
    for name, claim, words in faults_large():
        yield name, document(claim), 1, words
    yield from invalid_couplings()
    yield from invalid_cap()
    yield from invalid_cells()
    yield from invalid_star()


def all_cases() -> list[Case]:
    """Every case."""
    own = (*valid(), *valid_large(), *valid_cap(), *valid_star(), *invalid(), *limits(), *malformed(), *faults_of_law())
    ratios = (*ratio_valid(), *ratio_invalid(), *ratio_malformed())
    inequalities = (*inequality_valid(), *inequality_invalid(), *inequality_malformed())
    return [*own, *valid_cells(), *malformed_cells(), *malformed_star(), *ratios, *inequalities]


def _module(case: Case) -> str:
    """The module that decides the one claim of a case which is accepted or invalid; empty: it is a case of the form."""
    _, source, code, _ = case
    if code > 1 or len(source["claims"]) != 1:
        return ""
    label = source["claims"][0]["label"]
    return next((module for module, labels in LABELS.items() if label in labels), "")


@cache
def _placed() -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = {module: [] for module in ("", *LABELS)}
    for case in all_cases():
        found[_module(case)].append(case)
    return found


def cases_about(module: str) -> list[Case]:
    """The cases with one claim, accepted or invalid, that this module of the checker decides. KeyError: none does."""
    return _placed()[module]


def other_cases() -> list[Case]:
    """The cases that are about no single one of these modules: of the form, of limits, of several claims."""
    return _placed()[""]
