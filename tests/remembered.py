"""Integrals, power series and meshes that are made once in a process: many tests are about variants of one certificate.

They depend on sizes, fields or weights and the code; what the checker charges for them is charged each time. A function
that a test replaces is other code, with results of its own; a mutant remembers only where it integrates as the checker.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from types import FunctionType
from typing import Any, Final

import pytest

from certify import checker
from certify.bounds.landau import remainder
from certify.bounds.reduction import disc, series, touching
from certify.checker.arithmetic.ball import Ball as Integers
from certify.checker.coupling import family
from certify.checker.landau import remainder as checker_remainder
from certify.checker.reduction import disc as checker_disc
from certify.checker.reduction import series as checker_series
from certify.checker.reduction import touching as checker_touching
from certify.checker.spine import mesh
from certify.checker.spine import setting as spine
from certify.core.ball import Ball, working_bits
from certify.solve.reduction import touching as search
from certify.solve.reduction import uniqueness

KEPT: Final = 4096
"""Results that are kept at a time: those of the files that run next to one another."""
_known: dict[Hashable, tuple[Any, list[tuple[int, ...]]]] = {}


class _Noted:
    """A budget that notes what is charged to it."""

    def __init__(self, work: Any) -> None:
        self.work, self.charges = work, list[tuple[int, ...]]()

    def spend(self, *charge: int) -> None:
        self.charges.append(charge)
        self.work.spend(*charge)


def remembering(package: Any) -> Any:
    """The class of the families of this checker, which does not compute again what a like one has computed."""
    ball, quadrature, room = package.arithmetic.ball, package.coupling.quadrature, package.coupling.family
    owners = [ball, quadrature, room, ball.Ball, quadrature.Quadrature, room.Moments, room.Family]

    class Remembered(room.Family):  # type: ignore[misc,name-defined]  # a class of a package that is given
        def __init__(
            self,
            d: int,
            modes: int,
            nodes: int,
            ellipses: Sequence[Fraction],
            p: int,
            work: Any,
            degrees: Sequence[int] | None = None,
        ) -> None:
            self.work = work
            self.sizes = (d, modes, nodes, tuple(ellipses), p, None if degrees is None else tuple(degrees))

            def make() -> dict[str, Any]:
                super(Remembered, self).__init__(d, modes, nodes, ellipses, p, self.work, degrees)
                return {name: value for name, value in vars(self).items() if name != "work"}

            self.__dict__ |= self.once("sizes", (), make)

        def once(self, what: str, fields: Sequence[Sequence[int]], make: Callable[[], Any]) -> Any:
            own = self.work

            def charged(work: Any) -> Any:
                self.work = work
                try:
                    return make()
                finally:
                    self.work = own

            return _once((what, self.sizes, tuple(map(tuple, fields)), _functions(owners)), own, charged)

    for name in ("density", "log_partition", "means", "moments", "products", "squares", "triples"):
        setattr(Remembered, name, _asked(room.Family, name))
    owners.append(Remembered)
    return Remembered


def _once(key: Hashable, work: Any, make: Callable[[Any], Any]) -> Any:
    """What `make` gives for a budget; it is charged to `work` if it is known already."""
    if key in _known:
        made, charges = _known[key]
        for charge in charges:
            work.spend(*charge)
        return made
    noted = _Noted(work)
    made = make(noted)
    if len(_known) >= KEPT:
        del _known[next(iter(_known))]
    _known[key] = (made, noted.charges)
    return made


def _functions(owners: Sequence[Any]) -> tuple[FunctionType, ...]:
    """Those in use, whatever a test has put in their place."""
    return tuple(item for owner in owners for item in vars(owner).values() if isinstance(item, FunctionType))


def _asked(plain: Any, name: str) -> Callable[..., Any]:
    """The method of this name, as the class has it by then."""
    return lambda own, *fields: own.once(name, fields, lambda: getattr(plain, name)(own, *fields))


class RememberedMesh(mesh.Mesh):
    """A mesh of the cover in one variable, and the values of each field on it."""

    def __init__(self, d: int, modes: int, shape: tuple[int, int, int], p: int, work: Any) -> None:
        self.key = ("mesh", d, modes, shape, p, _functions((mesh, mesh.Mesh, Integers)))

        def make(noted: Any) -> dict[str, Any]:
            super(RememberedMesh, self).__init__(d, modes, shape, p, noted)
            return {name: value for name, value in vars(self).items() if name != "key"}

        self.__dict__ |= _once(self.key, work, make)

    def values(self, field: Sequence[int]) -> Any:
        return _once((*self.key, tuple(field)), None, lambda _: super(RememberedMesh, self).values(field))


@contextmanager
def families(kind: Any) -> Iterator[None]:
    """Within: the rules make families of this kind."""
    before = family.Family
    family.Family = kind  # type: ignore[misc]  # the checker itself knows one kind only
    try:
        yield
    finally:
        family.Family = before  # type: ignore[misc]  # as above


def _series_of_the_checker(d: int, g: Sequence[Any], n_max: int, work: Any) -> Any:
    """`coefficients` for balls; for models of functions as it is."""
    plain = checker_series.coefficients
    if not all(type(x) is Integers for x in g):
        return plain(d, g, n_max, work)
    key = (
        "series",
        d,
        n_max,
        tuple((x.m, x.r, x.p) for x in g),
        _functions((checker_series, Integers)),
    )
    return _once(key, work, lambda noted: plain(d, g, n_max, noted))


def _series_in_balls(d: int, g: Sequence[Any], n_max: int) -> Any:
    """The same for those of Arb."""
    plain = series.coefficients
    if not all(type(x) is Ball for x in g):
        return plain(d, g, n_max)
    balls = tuple((x.midpoint(), x.radius()) for x in g)
    key = ("series in balls", working_bits(), d, n_max, balls, _functions((series, series._Orders, Ball)))
    return _once(key, None, lambda _: plain(d, g, n_max))


@contextmanager
def shared() -> Iterator[None]:
    """Within: families, series and meshes of the rules are remembered."""
    users = (
        (_series_of_the_checker, (checker_disc, checker_touching, checker_remainder)),
        (_series_in_balls, (disc, touching, remainder, uniqueness, search)),
    )
    with families(Remembered), pytest.MonkeyPatch.context() as patched:
        for own, modules in users:
            for module in modules:
                patched.setattr(module, "coefficients", own)
        patched.setattr(spine, "Mesh", RememberedMesh)
        yield


Remembered: Final = remembering(checker)
