"""Documents with the exit code that they must get, one per inequality, boundary and rule of form in FORMAT/.

Used by the tests of the rules, by the corpus, and as the suite that kills mutants of the checker.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.checker.case_tools import Case, edited
from tests.checker.cases_below import faults_below
from tests.checker.cases_beyond import faults_beyond
from tests.checker.cases_form import limits, malformed
from tests.checker.cases_valid import valid
from tests.checker.sample_certificates import document, examples

__all__ = ["Case", "all_cases", "edited", "invalid", "limits", "malformed", "valid"]


def invalid() -> Iterator[Case]:
    """Rejected with exit 1: one violated inequality each."""
    for d in (2, 3):
        ok = examples(d)
        for name, claim, words in [*faults_below(d, ok), *faults_beyond(d, ok)]:
            yield f"d={d} {name}", document(claim), 1, words


def all_cases() -> list[Case]:
    """Every case."""
    return [*valid(), *invalid(), *limits(), *malformed()]
