"""Mutants of the K_c half of the checker: a seeded few of them in the normal tests, all in the deep ones."""

from __future__ import annotations

import random

import pytest

from tests.mutation.coupling.checker_mutants import MODULES, Programs, every_mutant, killer, source
from tests.mutation.coupling.equivalent import EQUIVALENT, explanation
from tests.mutation.coupling.suite import PARTS, Suite
from tests.mutation.variants import variants


@pytest.fixture(scope="module")
def programs() -> Programs:
    return Programs()


@pytest.fixture(scope="module")
def suite() -> Suite:
    return Suite()


@pytest.mark.parametrize("module", MODULES)
def test_the_checker_itself_passes(programs: Programs, module: str) -> None:
    assert [check.__name__ for check in PARTS[module] if not check(programs.base)] == []


def test_certificates(programs: Programs, suite: Suite) -> None:
    assert suite.certificates(programs.base, "coupling") is None
    assert suite.certificates(programs.base, "coupling_moving") is None


def test_a_share_of_the_mutants_dies(programs: Programs, suite: Suite) -> None:
    every = [(m, what, write) for m in MODULES for what, write in variants(source(m))]
    unexplained = [mutant for mutant in every if not explanation(f"{mutant[0]}: {mutant[1]}")]
    survivors = []
    for i, (module, what, write) in enumerate(random.Random(3).sample(unexplained, 40)):
        if killer(programs, suite, f"sampled_{i}", module, write()) is None:
            survivors.append(f"{module}: {what}")
    assert not survivors


@pytest.mark.deep
def test_all_mutants_die_or_are_explained(programs: Programs, suite: Suite) -> None:
    survivors = []
    for i, (module, what, text) in enumerate(every_mutant(MODULES)):
        if killer(programs, suite, f"mutant_{i}", module, text) is None:
            survivors.append(f"{module}: {what}")
    assert [what for what in survivors if not explanation(what)] == []


def test_every_explanation_fits_a_mutant() -> None:
    """The list names mutants that exist, and few of them."""
    every = {f"{m}: {what}" for m in MODULES for what, _ in variants(source(m))}
    named = [what for entries in EQUIVALENT.values() for what in entries]
    assert len(set(named)) == len(named)
    assert set(named) <= every
    assert sum(bool(explanation(what)) for what in every) < len(every) / 8


def test_a_planted_mutant_is_killed(programs: Programs, suite: Suite) -> None:
    """One unsound change in each module: a term, a rounding or a condition left out."""
    for module, old, new in (
        ("coupling_numbers", "(spread >> self.p) + 2", "(spread >> self.p) + 1"),
        ("coupling_family", "error * count + quadrature", "error * count"),
        ("coupling_boxes", "+ self.spill  # the sum", "# the sum"),
        ("coupling_cover", "if new_upper < upper[k]", "if new_upper < lower[k]"),
        ("coupling_regions", "growth * bound, p) + setting.tail()", "growth * bound, p)"),
        ("coupling_weights", "/ (1 - ratio)", ""),
        ("coupling_band", "- k - tilt * Ball.exact(um - sm, p)", "- k"),
        ("coupling_third", "oscillation(p, sizes, mean) + 2 * slip", "oscillation(p, sizes, mean)"),
        ("coupling_nodes", "(entropy / energy).upper()", "(entropy / energy).lower()"),
        ("coupling_slope", "-right.slope[1] * left.coupling[1]", "-right.slope[1] * left.coupling[0]"),
        ("coupling_moving", "reached != high", "reached > high"),
        ("coupling_moving_boxes", "+ er.magnitude()", ""),
        ("coupling_moving_shape", "0 < low < high", "0 < low <= high"),
        ("coupling_shape", "min(found) <= 1", "min(found) < 1"),
        ("coupling", "other.interval == claim.interval", "other.interval"),
    ):
        text = source(module)
        assert text.count(old) >= 1, old
        assert killer(programs, suite, f"planted_{module}", module, text.replace(old, new, 1)), module
