"""Mutants of the checker: a seeded few of them in the normal tests, all in the deep ones; explanations that fit."""

from __future__ import annotations

import ast
import random
from collections.abc import Sequence
from functools import cache
from itertools import chain

import pytest

from tests.mutation import (
    checker_mutants,
    documents,
    explanations_kernels,
    explanations_ratio,
    explanations_spine,
    inequalities,
    kernels,
)
from tests.mutation.checker_mutants import (
    BESSEL,
    COUPLING,
    INEQUALITIES,
    LANDAU,
    OTHER_KERNELS,
    REDUCTION,
    SECONDS,
    SPINE,
    SUITES,
)
from tests.mutation.checker_parts import PARTS
from tests.mutation.coupling import suite as coupling
from tests.mutation.engine import Mutant, Programs, Suite, every_mutant, killer, module_names, report, source
from tests.mutation.explanations import EXPLANATIONS, explanation
from tests.mutation.landau import suite as landau
from tests.mutation.other_kernels import suite as other_kernels
from tests.mutation.reduction import suite as reduction
from tests.mutation.spine import suite as spine
from tests.mutation.variants import SWAPS, variants

LONG = {
    *("ellipses", "_coefficients", "_certificate"),
    *(f"barrier_refused_{share}" for share in range(3)),
    *(f"branch_refused_{share}" for share in range(4)),
}
"""Parts that take a second each: they are put to the checker itself by the deep run only, before its first mutant."""
LISTED = list(chain.from_iterable(EXPLANATIONS.values()))
SHARE = 4
"""So many mutants of each half are tried in the normal tests, however many there are."""
QUICK = 1
"""Seconds for each of them: whether one that takes longer dies is seen by the deep run."""


@cache
def every() -> list[Mutant]:
    return list(every_mutant((*BESSEL, *COUPLING, *REDUCTION, *LANDAU, *SPINE, *OTHER_KERNELS)))


@pytest.fixture(scope="module")
def programs() -> Programs:
    return Programs()


@pytest.fixture(scope="module")
def suites() -> dict[str, Suite]:
    """By module: cases and parts without the forged certificates, which take long to prepare; real covers."""
    rooms: tuple[tuple[Sequence[str], Suite], ...] = (
        (BESSEL, documents.Suite(forged=False)),
        (COUPLING, coupling.Suite()),
        (REDUCTION, reduction.Suite()),
        (LANDAU, landau.Suite()),
        (SPINE, spine.Suite()),
        (OTHER_KERNELS, other_kernels.Suite()),
    )
    return {name: suite for names, suite in rooms for name in names}


@pytest.fixture(scope="module")
def rules_of_inequalities() -> inequalities.Suite:
    return inequalities.Suite()


def alive(programs: Programs, suites: dict[str, Suite], sample: list[Mutant], name: str, seconds: float) -> list[str]:
    """Those that survive."""
    numbered = enumerate(sample)
    return [m[1] for i, m in numbered if killer(programs, suites[m[0]], f"{name}_{i}", m, seconds) is None]


def test_the_modules_are_all_of_the_checker() -> None:
    assert set(BESSEL).isdisjoint((*COUPLING, *REDUCTION, *LANDAU, *SPINE, *OTHER_KERNELS))
    assert set(INEQUALITIES) <= set(module_names())
    assert {"document.shape", "document.consistency", "bessel.threshold", "registry", "__main__", "__init__"} <= set(
        BESSEL
    )
    suited = {name for names, _ in SUITES for name in names}
    assert suited | {"__init__"} == {n for n in module_names() if not n.endswith(".__init__")}
    assert {mutant[0] for mutant in every()} == {*BESSEL, *COUPLING, *REDUCTION, *LANDAU, *SPINE, *OTHER_KERNELS}


def test_the_checker_itself_passes(programs: Programs) -> None:
    """Each part but the long ones. Documents and certificates are put to it by tests/checker and the corpus."""
    tables = (coupling.PARTS, reduction.PARTS, landau.PARTS, spine.PARTS, other_kernels.PARTS)
    parts = dict.fromkeys((*PARTS, *(part for table in tables for parts in table.values() for part in parts)))
    assert {part.__name__ for part in parts} > LONG
    assert [part.__name__ for part in parts if part.__name__ not in LONG and not part(programs.base)] == []


HALVES = {
    "bessel": BESSEL,
    "coupling": COUPLING,
    "reduction": REDUCTION,
    "landau": LANDAU,
    "spine": SPINE,
    "other kernels": OTHER_KERNELS,
}


@pytest.mark.parametrize("half", HALVES)
def test_a_share_of_the_mutants_dies(programs: Programs, suites: dict[str, Suite], half: str) -> None:
    unexplained = [mutant for mutant in every() if mutant[0] in HALVES[half] and not explanation(mutant[1])]
    assert alive(programs, suites, random.Random(2).sample(unexplained, SHARE), "sampled", QUICK) == []


@pytest.mark.deep
def test_most_of_a_share_of_the_mutants_of_inequalities_die(programs: Programs) -> None:
    suite = inequalities.Suite()
    assert suite.killer(programs.base) is None
    sample = random.Random(4).sample(list(every_mutant(INEQUALITIES)), 200)
    dead = [killer(programs, suite, f"inequality_{i}", mutant, SECONDS) for i, mutant in enumerate(sample)]
    assert sum(map(bool, dead)) >= 120


@pytest.mark.parametrize(("module", "old", "new", "told"), inequalities.PLANTED, ids=lambda value: value[:40])
def test_an_unsound_change_of_the_rules_of_inequalities_is_killed(
    programs: Programs, rules_of_inequalities: inequalities.Suite, module: str, old: str, new: str, told: str
) -> None:
    """By the check that is named with it, which the checker itself passes."""
    text = source(module)
    assert text.count(old) >= 1, old
    mutant = (module, "planted", lambda: text.replace(old, new, 1))
    named, check = rules_of_inequalities.first(told)
    assert check(programs.base), named
    assert killer(programs, rules_of_inequalities, f"planted_{module.replace('.', '_')}", mutant, SECONDS)
    assert rules_of_inequalities.checks[0] == (named, check), "another check kills it"


def test_one_of_the_explained_mutants_survives(programs: Programs, suites: dict[str, Suite]) -> None:
    """An explanation of a mutant that dies is out of date."""
    explained = [mutant for mutant in every() if explanation(mutant[1])]
    one = random.Random(3).choice(explained)
    assert alive(programs, suites, [one], "explained", SECONDS) == [one[1]]


@pytest.mark.deep
def test_all_mutants_die_or_are_explained() -> None:
    assert checker_mutants.main([]) == 0


def test_the_report_fails_for_what_is_unexplained_and_for_what_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    known = LISTED[0]
    assert report([known], 10, []) == 0
    assert "mutants 10, killed 9, explained 1, unexplained 0" in capsys.readouterr().out
    assert report([known, "arithmetic.series: f: x = 1 [1 -> 2]"], 10, []) == 1
    assert report([], 10, [known]) == 1
    assert "STALE" in capsys.readouterr().out


def test_every_explanation_names_one_mutant_and_has_a_reason() -> None:
    names = [mutant[1] for mutant in (*every(), *every_mutant((*INEQUALITIES, *kernels.MODULES)))]
    assert len(set(names)) == len(names)
    assert len(LISTED) == len(set(LISTED))
    assert sorted(set(LISTED) - set(names)) == []
    assert len(LISTED) < len(names) / 10
    assert all(len(reason) > 10 for reason in EXPLANATIONS)


def test_no_reason_hides_another() -> None:
    """A reason of the same words in two files would be one entry, with the mutants of the last of them."""
    parts = (explanations_kernels.KERNELS, explanations_ratio.RATIO, explanations_spine.SPINE)
    assert [reason for part in parts for reason in part if EXPLANATIONS[reason] is not part[reason]] == []


@pytest.mark.deep
def test_rules_about_other_kernels(programs: Programs) -> None:
    suite = kernels.Suite()
    assert suite.killer(programs.base, "kernels.slab") is None
    every = [mutant for mutant in every_mutant(kernels.MODULES) if mutant[1] not in LISTED]
    sample = random.Random(3).sample(every, 12)
    assert alive(programs, dict.fromkeys(kernels.MODULES, suite), sample, "kernels", SECONDS) == []


def test_variants_differ_and_are_programs() -> None:
    text = source("arithmetic.series")
    changes = list(variants(text, SWAPS))
    assert len(changes) > 150
    assert len({what for what, _ in changes}) == len(changes)
    texts = [write() for _, write in random.Random(1).sample(changes, 20)]
    plain = ast.unparse(ast.parse(text))
    assert all(changed != plain for changed in texts)
    for changed in texts:
        ast.parse(changed)


def test_the_layout_of_a_line_and_its_comment_do_not_name_a_mutant() -> None:
    one = "def f(x):\n    return (x +\n        1)  # why\n"
    other = "def f(x):\n    return x + 1\n"
    assert [what for what, _ in variants(one)] == [what for what, _ in variants(other)] != []


def test_the_quotes_of_an_f_string_do_not_name_a_mutant() -> None:
    """Python 3.11 writes `f"..."` where Python 3.12 takes the same quotes inside and outside."""
    text = "def f(x):\n    return f\"{x!r:>{2 * x}} isn't {{{'a' if x else 'b'}}}\"\n"
    named = "f: return f'{x!r:>{2 * x}} isn't {{{'a' if x else 'b'}}}'"
    assert [what for what, _ in variants(text)] == [
        f"{named} [{change}]" for change in ("Mult -> Add", "2 -> 3", "2 -> 1", "condition negated")
    ]


PLANTED = (
    ("arithmetic.ball", "(spread >> self.p) + 2", "(spread >> self.p) + 1"),
    ("coupling.quadrature", "[abs(a) + 1 for a in field]", "[abs(a) // 2 for a in field]"),
    ("coupling.family", "error * count + quadrature", "error * count"),
    ("coupling.boxes", "/ 4 + u) / 6", "/ 4 - u) / 6"),
    ("coupling.gibbs", "first * first * up(setting.tau(), p) / 2", "first * first * up(setting.tau(), p) / 3"),
    (
        "coupling.functional",
        "deviation(self.moments, self.deviations, p) + self.tau_b",
        "deviation(self.moments, self.deviations, p)",
    ),
    ("coupling.cover", "if new_upper < upper[k]", "if new_upper < lower[k]"),
    (
        "coupling.origin",
        "growth * perron(matrix, radius, g, vector, p), p) + setting.block(tau_b, field, None)",
        "growth * perron(matrix, radius, g, vector, p), p)",
    ),
    ("coupling.star", "+ setting.block(u, field, moments), p)", ", p)"),
    ("coupling.interaction", "/ (1 - ratio)", ""),
    ("coupling.band", "- k - tilt * Ball.exact(um - sm, p)", "- k"),
    ("coupling.third", "oscillation(p, sizes, mean) + 2 * tau_b", "oscillation(p, sizes, mean)"),
    ("coupling.density", "(self.entropy / self.energy).upper()", "(self.entropy / self.energy).lower()"),
    ("coupling.nodes", "tau / (2 * coupling[1])", "tau / (3 * coupling[1])"),
    ("coupling.derivative", "-right.log_slope[1] * left.coupling[1]", "-right.log_slope[1] * left.coupling[0]"),
    ("coupling.count", "reached != high", "reached > high"),
    ("coupling.moving", "+ er.magnitude()", ""),
    ("coupling.moving_form", "0 < low < high", "0 < low <= high"),
    ("coupling.form", "min(found) <= 1", "min(found) < 1"),
)
"""One unsound change in each module of the K_c half: a term, a rounding or a condition left out."""


@pytest.mark.parametrize(("module", "old", "new"), PLANTED, ids=[module for module, *_ in PLANTED])
def test_a_planted_mutant_is_killed(
    programs: Programs, suites: dict[str, Suite], module: str, old: str, new: str
) -> None:
    text = source(module)
    assert text.count(old) >= 1, old
    mutant = (module, "planted", lambda: text.replace(old, new, 1))
    assert killer(programs, suites[module], f"planted_{module.replace('.', '_')}", mutant, SECONDS)
