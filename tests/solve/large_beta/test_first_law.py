"""Where the law of large beta begins if no beta says it: as the page says, and not one step of the list earlier."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

import pytest

import certify
from certify.app.cli import main
from certify.core.errors import Undecided
from certify.core.region import Region
from certify.solve.large_beta.law import first_law, large_beta
from tests.places import ROOT
from tests.sampling import sampled

_PAGE = " ".join((ROOT / "docs/critical-coupling.md").read_text(encoding="utf-8").split())
_SENTENCE = _PAGE.partition("for d up to 100: ")[2].partition(", the first of")[0]
BEGINNINGS = {
    d: int(beta)
    for beta, low, _, high in re.findall(r"(\d+) for d = (\d+)(?: (to|and) (\d+))?", _SENTENCE)
    for d in range(int(low), int(high or low) + 1)
}
LIST = [*range(30, 100, 10), *range(100, 1000, 100), *range(1000, 5000, 1000)]


def test_the_page_has_each_dimension_once() -> None:
    assert sorted(BEGINNINGS) == list(range(2, 21))
    assert set(BEGINNINGS.values()) <= set(LIST)


@pytest.mark.parametrize("d", sampled(range(3, 11), 2))
def test_it_begins_where_the_page_says(d: int) -> None:
    claim = first_law(d)
    assert (claim.outcome, claim.beta_interval) == ("proved", (Fraction(BEGINNINGS[d]), "inf"))


@pytest.mark.parametrize("d", sampled([2, *range(11, 21)], 1))
def test_the_beginning_of_the_page_is_the_first_of_the_list(d: int) -> None:
    """Proved there, undecided a step before."""
    (before,) = (x for x, y in pairwise(LIST) if y == BEGINNINGS[d])
    assert large_beta(d, Region(Fraction(BEGINNINGS[d]), "inf")).outcome == "proved"
    with pytest.raises(Undecided):
        large_beta(d, Region(Fraction(before), "inf"))


def test_a_question_without_beta(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["d=5", "claims=large-beta"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "large-beta (1.18): K_c = beta e^-beta (q_* - theta/q_*), " in out
    assert f"for every beta on [{BEGINNINGS[5]}, inf); q_* the larger root of q - 2 log(2 q) = log|S^4| + 2 log" in out
    assert main(["d=101", "claims=large-beta"]) == 3
    assert main(["d=5", "claims=large-beta,critical-coupling"]) == 2
    assert "claims=critical-coupling: beta is missing" in capsys.readouterr().err
    assert certify.certify(d=5, claims="large-beta").check().words[-1] == "Arb, exact checker"
