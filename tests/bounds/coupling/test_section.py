"""F_K on a section: no density is below what is proved, which the saddle attains; each term left out is missed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from certify.bounds.coupling import section as module
from certify.bounds.coupling.section import Section, inside, section_value
from certify.core.ball import Ball, precision
from certify.core.errors import Undecided
from certify.core.exact import Dyadic, as_fraction
from tests.bounds.coupling.heights import Barrier, density, free_energy, proved_barrier, sphere
from tests.bounds.coupling.other_route import middle
from tests.bounds.coupling.scenes import rewritten


@pytest.fixture(scope="module")
def barrier() -> Barrier:
    return proved_barrier()


def place(barrier: Barrier) -> Dyadic:
    """c: m_1 of the saddle to 40 bits."""
    with precision(barrier.sizes.working):
        return Dyadic.from_float(round(middle(barrier.saddle().mean.entry(0, 0)) * 2**40) / 2**40)


def theta(barrier: Barrier) -> Ball:
    with precision(barrier.plan.precision):
        return Ball(barrier.section().theta(barrier.saddle().field.dyadic_midpoints()[0]).upper())


def value(barrier: Barrier, touch: Any) -> Ball:
    with precision(barrier.sizes.working):
        return section_value(touch, barrier.coupling, place(barrier), theta(barrier))


def level(barrier: Barrier) -> Dyadic:
    """A little below what is proved in C_*."""
    with precision(barrier.sizes.working):
        return (value(barrier, barrier.saddle()) * (1 - Ball(Fraction(1, 10**9)))).lower()


def decreasing(rng: np.random.Generator, c: float) -> Any:
    """A density at the nodes that is non-increasing in the angle, with m_1 = c: a mixture of two of other m_1."""
    t, w, _, _ = sphere()
    found: list[Any] = []
    while len(found) < 2:
        cuts, heights = rng.uniform(-1, 1, 3), rng.exponential(1, 3)
        rho = np.exp(rng.uniform(0, 6) * t) * rng.uniform(0, 1) + heights @ (t > cuts[:, None]) + rng.uniform(0, 2)
        rho = rho / (w @ rho)
        if (w @ (t * rho) < c) == (not found):
            found.append(rho)
    low, high = (float(w @ (t * rho)) for rho in found)
    share = (c - low) / (high - low)
    return (1 - share) * found[0] + share * found[1]


def test_no_density_of_the_section_is_below_and_the_saddle_attains_it(barrier: Barrier) -> None:
    coupling, c = middle(barrier.coupling), float(as_fraction(place(barrier)))
    low = float(as_fraction(level(barrier)))
    with precision(barrier.plan.precision):
        barrier.section().cover(level(barrier))
    rng = np.random.default_rng(5)
    assert min(free_energy(decreasing(rng, c), coupling) for _ in range(300)) > low
    own = free_energy(density(barrier.way.fields[barrier.way.top]), coupling)
    assert 0 < own - low < 1e-8


def test_the_saddle_is_in_the_region_and_theta_counts_the_field_of_the_first_mode(barrier: Barrier) -> None:
    with precision(barrier.plan.precision):
        section, first = barrier.section(), barrier.saddle().field.dyadic_midpoints()[0]
        near, far = section.theta(first), section.theta(first + Dyadic(1, -6))
        assert near.surely_less(1)
        assert (near * (1 + Ball(Fraction(1, 100)))).surely_less(far)
    with precision(barrier.sizes.working):
        saddle, c = barrier.saddle(), place(barrier)
        assert inside(section, saddle, barrier.coupling, c)
        assert not inside(section, saddle, barrier.coupling, c + Dyadic(1, -8))
        fields = saddle.field.floats()
        assert not inside(section, barrier.touch([-fields[0], *fields[1:]]), barrier.coupling, c)
        assert not inside(section, barrier.touch([fields[0], 9.0, *fields[2:]]), barrier.coupling, c)


def test_a_wrong_field_costs_its_defect(barrier: Barrier) -> None:
    """At another field of C_* the bound is still below F_K of the saddle; without the defect it is not."""
    fields = barrier.saddle().field.floats()
    wrong = barrier.touch([fields[0], fields[1] * 1.02, *fields[2:]])
    own = free_energy(density(barrier.way.fields[barrier.way.top]), middle(barrier.coupling))
    assert middle(value(barrier, wrong)) < own
    for old, new in (
        (" - Ball(defect.upper()) / ((1 - theta) * 2)", ""),
        (" - g[0] * c * c / 2", ""),
        (" - touch.log_partition", ""),
    ):
        plain = rewritten(module, "section_value", old, new)
        with precision(barrier.sizes.working):
            assert middle(plain(wrong, barrier.coupling, place(barrier), theta(barrier))) > own


def test_the_tree_settles_the_whole_section(barrier: Barrier) -> None:
    low, tree = level(barrier), barrier.plan.tree
    splits = [k for k, cell in enumerate(tree) if cell[0] == "s"]
    assert splits
    with precision(barrier.plan.precision):
        section = barrier.section()

        def proved(cells: tuple[Any, ...], height: Dyadic = low) -> None:
            Section(replace(barrier.plan, tree=cells), section.quad, section.g, section.tau).cover(height)

        for cells, words in (
            (tree[:-1], "ends before"),
            ((*tree, ["*"]), "goes on"),
            ((["*"],), "not in it"),
            ((["0"], *tree[1:]), "unknown kind"),
            ((["s", 9, 1], *tree[1:]), "does not exist"),
            ((["s", 2, -1], *tree[1:]), "outside its box"),
            ((["g"],), "above the level"),
            ((["f", *[-1] * barrier.plan.modes],), "above the level"),
        ):
            with pytest.raises(Undecided, match=words):
                proved(cells)
        with pytest.raises(Undecided, match="above the level"):
            proved(tree, low + low + low)


def test_a_field_with_a_negative_entry_shows_nothing(barrier: Barrier, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is about |m_l|, and Lambda is largest where no a_l is negative."""
    cell = ["f", *[0] * (barrier.plan.modes - 1), -1]
    with precision(barrier.plan.precision):
        section = barrier.section()
        monkeypatch.setattr(module, "gibbs_bound", lambda *_: Ball(9))
        Section(replace(barrier.plan, tree=(["g"],)), section.quad, section.g, section.tau).cover(level(barrier))
        with pytest.raises(Undecided, match="above the level"):
            Section(replace(barrier.plan, tree=(cell,)), section.quad, section.g, section.tau).cover(level(barrier))
