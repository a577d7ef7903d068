"""Mutants of the checker: a seeded few of them in the normal tests, all in the deep ones."""

from __future__ import annotations

import ast
import random
import tempfile
from pathlib import Path

import pytest

import certify.checker
from tests.checker.cases import all_cases
from tests.mutation import checker_mutants
from tests.mutation.checker_mutants import CHECKER, MODULES, Suite, variants
from tests.mutation.equivalent import EQUIVALENT, explanation


@pytest.fixture(scope="module")
def suite() -> Suite:
    """The cases and parts, without the forged certificates, which take long to prepare."""
    light = Suite.__new__(Suite)
    light.cases = sorted(
        ((name, Suite._encode(source), code, words) for name, source, code, words in all_cases()),
        key=lambda case: len(case[1]),
    )
    light.forged = []
    return light


def test_the_checker_itself_passes(suite: Suite) -> None:
    assert suite.killer(certify.checker) is None


def test_a_share_of_the_mutants_dies(suite: Suite) -> None:
    every = [
        (m, what, write) for m in MODULES for what, write in variants((CHECKER / f"{m}.py").read_text(encoding="utf-8"))
    ]
    unexplained = [mutant for mutant in every if not explanation(f"{mutant[0]}: {mutant[1]}")]
    survivors = []
    with tempfile.TemporaryDirectory() as temporary:
        for i, (module, what, write) in enumerate(random.Random(2).sample(unexplained, 6)):
            directory = Path(temporary) / f"checker{i}"
            checker_mutants.copy_of_checker(directory)
            (directory / f"{module}.py").write_text(write(), encoding="utf-8")
            if checker_mutants._killed(directory, f"sampled_{i}", suite) is None:
                survivors.append(f"{module}: {what}")
    assert not survivors


@pytest.mark.deep
def test_all_mutants_die_or_are_explained() -> None:
    found = [what for what, _ in checker_mutants.survivors(MODULES, Suite()) if what and not explanation(what)]
    assert not found


def test_variants_differ_and_are_programs() -> None:
    source = (CHECKER / "series.py").read_text(encoding="utf-8")
    every = list(variants(source))
    assert len(every) > 150
    texts = [write() for _, write in random.Random(1).sample(every, 20)]
    plain = ast.unparse(ast.parse(source))
    assert all(text != plain for text in texts)
    for text in texts:
        ast.parse(text)


def test_explanations_do_not_excuse_everything() -> None:
    """Most mutants have no explanation ready, and every explanation fits some mutant."""
    every = [f"{m}: {what}" for m in MODULES for what, _ in variants((CHECKER / f"{m}.py").read_text(encoding="utf-8"))]
    excused = [mutant for mutant in every if explanation(mutant)]
    assert len(excused) < len(every) / 3
    assert {reason for _, reason in EQUIVALENT} == {explanation(mutant) for mutant in excused}
