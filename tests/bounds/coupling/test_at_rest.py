"""The cells of a cover all at once say what each of them says alone, and that fails where a term is left out."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import pytest

from certify.bounds.coupling import at_rest
from certify.bounds.coupling.at_rest import Met, met_on
from certify.bounds.coupling.boxes import Geometry
from certify.bounds.coupling.count import Stage
from certify.bounds.coupling.cover import lists_of
from certify.bounds.coupling.family import field_moments
from certify.bounds.coupling.functional import Linearised
from certify.bounds.coupling.gibbs import gibbs_bound
from certify.bounds.kernels.kernel import Exponential
from certify.core.ball import Ball, precision
from certify.core.ball_matrix import BallMatrix
from certify.core.exact import as_fraction
from tests.bounds.coupling.proved import BETA, D, proved_point
from tests.bounds.coupling.scenes import rewritten

CLOSE = Fraction(1, 2**60)
LIKE = Fraction(1, 2**18)


@cache
def _scene() -> tuple[Stage, Geometry, Met, int]:
    plan, _, _, coupling, _ = proved_point()
    with precision(plan.precision):
        stage = Stage.at(Exponential(D, BETA), Ball.between(coupling.lower, coupling.upper), plan)
        geometry = Geometry(plan, lambda s0, s1: stage.interaction)
        return stage, geometry, met_on(geometry), plan.precision


@cache
def _alone() -> list[list[Ball]]:
    """What `cover.replay` computes for each cell: of both kinds of the Gibbs bound, then of those with rows."""
    stage, geometry, met, bits = _scene()
    g, found = stage.interaction, list[list[Ball]]()
    with precision(bits):
        for kind in ("g", "f"):
            for _, box, cell in met.discarded:
                if cell[0] == kind:
                    own = BallMatrix.integers([list(cell[1:])], -geometry.plan.field_grid) if kind == "f" else None
                    field = geometry.field(box) if own is None else own
                    found.append([gibbs_bound(stage.quad, field, *geometry.moments(box), g.upper(Ball(0)), g.tau)])
        for _, box, cell in met.narrowed:
            field = geometry.field(box)
            linear = Linearised.on(field_moments(stage.quad, field), geometry.affine(box, field), g.tau)
            coefficients, constants = linear.functionals(BallMatrix.integers(lists_of(cell)))
            found.append([*coefficients.entries(), *constants.entries()])
    return found


def _together() -> Iterator[list[Ball]]:
    stage, geometry, met, _ = _scene()
    for kind in ("g", "f"):
        cells = [(box, cell) for _, box, cell in met.discarded if cell[0] == kind]
        for x in at_rest.gibbs_bounds(geometry, stage.quad, [b for b, _ in cells], [c for _, c in cells]):
            yield [x]
    lists = [lists_of(cell) for _, _, cell in met.narrowed]
    for coefficients, constants in at_rest.functionals(geometry, stage.quad, [b for _, b, _ in met.narrowed], lists):
        yield [*coefficients.entries(), *constants.entries()]


def _agree() -> bool:
    """Both ends of every ball, relative to the size of the number, and to the radius, of which Arb has 30 bits."""
    with precision(_scene()[3]):
        for alone, together in zip(_alone(), _together(), strict=True):
            for x, y in zip(alone, together, strict=True):
                near = CLOSE * (1 + abs(as_fraction(x.midpoint()))) + LIKE * as_fraction(x.radius())
                for a, b in ((x.lower(), y.lower()), (x.upper(), y.upper())):
                    if abs(as_fraction(a) - as_fraction(b)) > near:
                        return False
    return True


def test_the_point_has_every_kind_of_cell() -> None:
    """Else the comparison below would be of less than it says."""
    met = _scene()[2]
    assert {cell[0] for _, _, cell in met.discarded + met.narrowed} == {"g", "f", "c", "x"}


def test_all_at_once_is_each_alone() -> None:
    assert _agree()


PARTS = [
    ("gibbs_bounds", " - tail)", ")"),
    ("gibbs_bounds", "at_low.smaller(at_high)", "at_low"),
    ("gibbs_bounds", "at_low.smaller(at_high)", "at_high"),
    ("gibbs_bounds", "(fields - end.scale_columns(half))", "fields"),
    ("gibbs_bounds", "bound - z.log()", "bound"),
    ("_partitions", ".widened_by(errors)", ""),
    ("_moments", "integrals.widened_by(errors.repeated(count))", "integrals"),
    ("_moments", ".times(inverse.repeated(count))", ""),
    ("_moments", "second - mean.picked(rows).times(mean.picked(columns))", "second"),
    ("functionals", "centres.scale_columns(interaction.centre) - fields", "centres.scale_columns(interaction.centre)"),
    ("functionals", "e0.magnitudes() + radii", "radii"),
    ("functionals", "e0.magnitudes() + radii.scale_columns(interaction.centre.magnitudes())", "e0.magnitudes()"),
    ("functionals", " - _sums(image.times(e0.gathered_rows(own)))", ""),
    ("functionals", "_sums(y.times(centres.gathered_rows(own))) - ", "constants_of_nothing(y) - "),
    ("functionals", "(level + between)", "level"),
    ("functionals", "(level + between)", "between"),
    ("functionals", ".widened_by(beyond)", ""),
    ("functionals", "(size + level)", "size"),
    ("functionals", "(size - level)", "size"),
    ("functionals", "y - image.scale_columns(interaction.centre)", "y"),
    ("_remainders", "deviation + tail", "deviation"),
    ("_remainders", "deviation + tail", "tail"),
    ("_remainders", "taylor_factor(u) * ", ""),
    ("_remainders", "mean.filled(1) + mean.magnitudes()", "mean.filled(1)"),
    ("_remainders", "1 if j == k else 2", "1"),
]


@pytest.mark.parametrize(("name", "old", "new"), PARTS)
def test_each_part_is_needed(name: str, old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real function with one part left out says something else of some cell."""
    monkeypatch.setattr(at_rest, "constants_of_nothing", lambda y: y.columns(0, 1).scaled(0), raising=False)
    monkeypatch.setattr(at_rest, name, rewritten(at_rest, name, old, new))
    assert not _agree()


def test_quadrature_errors_of_rows() -> None:
    """Each row has the error that it has alone."""
    stage, _, _, bits = _scene()
    with precision(bits):
        rows = BallMatrix.integers([[(i + 2) * (k % 3) for k in range(stage.plan.modes)] for i in range(4)], -2)
        together = stage.quad.errors(rows).floats()
        alone = [float(stage.quad.error(rows.take(i)).arb) for i in range(4)]
    assert together == pytest.approx(alone, rel=1e-9)
