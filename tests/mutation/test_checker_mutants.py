"""Mutants of the checker: a seeded few of them in the normal tests, all in the deep ones."""

from __future__ import annotations

import ast
import random
from pathlib import Path

import pytest

import certify.checker
from tests.mutation import checker_mutants
from tests.mutation.checker_mutants import CHECKER, MODULES, Suite, report, variants
from tests.mutation.equivalent import EQUIVALENT, explanation
from tests.mutation.variants import SWAPS

EVERY = {
    f"{module}: {what}": write
    for module in MODULES
    for what, write in variants((CHECKER / f"{module}.py").read_text(encoding="utf-8"), SWAPS)
}


@pytest.fixture(scope="module")
def suite() -> Suite:
    """The cases and parts, without the forged certificates, which take long to prepare."""
    return Suite(forged=False)


def killed(suite: Suite, sample: list[str], directory: Path) -> list[bool]:
    """Whether each mutant dies."""
    found = []
    for i, mutant in enumerate(sample):
        checker_mutants.copy_of_checker(directory / f"checker{i}")
        (directory / f"checker{i}" / f"{mutant.split(':')[0]}.py").write_text(EVERY[mutant](), encoding="utf-8")
        reason = checker_mutants._killed(directory / f"checker{i}", f"sampled_{i}_{len(sample)}", suite)
        found.append(reason is not None)
    return found


def test_the_checker_itself_passes(suite: Suite) -> None:
    assert suite.killer(certify.checker) is None


def test_a_share_of_the_mutants_dies(suite: Suite, tmp_path: Path) -> None:
    sample = random.Random(2).sample([mutant for mutant in EVERY if not explanation(mutant)], 24)
    assert [mutant for mutant, dead in zip(sample, killed(suite, sample, tmp_path), strict=True) if not dead] == []


def test_a_share_of_the_explained_mutants_survives(suite: Suite, tmp_path: Path) -> None:
    """An explanation of a mutant that dies is out of date."""
    sample = random.Random(3).sample([what for entries in EQUIVALENT.values() for what in entries], 2)
    assert not any(killed(suite, sample, tmp_path))


@pytest.mark.deep
def test_all_mutants_die_or_are_explained() -> None:
    assert checker_mutants.main([]) == 0


def test_the_report_fails_for_what_is_unexplained_and_for_what_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    known = next(iter(EQUIVALENT.values()))[0]
    assert report([known], 10, []) == 0
    assert "mutants 10, killed 9, explained 1, unexplained 0" in capsys.readouterr().out
    assert report([known, "arithmetic.series: a line [1 -> 2]"], 10, []) == 1
    assert report([], 10, [known]) == 1
    assert "STALE" in capsys.readouterr().out


def test_every_explanation_names_one_mutant_and_has_a_reason() -> None:
    entries = [what for items in EQUIVALENT.values() for what in items]
    assert len(entries) == len(set(entries))
    assert set(entries) <= set(EVERY)
    assert len(entries) < len(EVERY) / 10
    assert all(len(reason) > 20 for reason in EQUIVALENT)


def test_variants_differ_and_are_programs() -> None:
    source = (CHECKER / "series.py").read_text(encoding="utf-8")
    every = list(variants(source, SWAPS))
    assert len(every) > 150
    assert len({what for what, _ in every}) == len(every)
    texts = [write() for _, write in random.Random(1).sample(every, 20)]
    plain = ast.unparse(ast.parse(source))
    assert all(text != plain for text in texts)
    for text in texts:
        ast.parse(text)
