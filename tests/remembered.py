"""Integrals of the exact checker, made once in a process: many tests put variants of one certificate to it.

They depend on sizes, a field and the code; what the checker charges for them is charged each time. A replaced function
is other code, so that its results are its own. The mutants have programs of their own, which remember nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from types import FunctionType
from typing import Any, Final

from certify.checker.arithmetic import ball
from certify.checker.arithmetic.series import Work
from certify.checker.coupling import family, quadrature
from certify.checker.coupling.family import Family

KEPT: Final = 4096
"""Results that are kept at a time: those of the files that run next to one another."""
_CODE: Final = (ball, quadrature, family, ball.Ball, quadrature.Quadrature, family.Moments, Family)
_known: dict[Hashable, tuple[Any, list[tuple[int, ...]]]] = {}


class _Noted(Work):
    """A budget that notes what is charged to it."""

    def __init__(self, work: Work) -> None:
        self.work, self.charges = work, list[tuple[int, ...]]()

    def spend(self, *charge: int) -> None:
        self.charges.append(charge)
        self.work.spend(*charge)


def _code() -> tuple[Any, ...]:
    """The functions in use, whatever a test has put in their place."""
    named = (vars(owner).values() for owner in (*_CODE, Remembered))
    return tuple(item for items in named for item in items if isinstance(item, FunctionType))


class Remembered(Family):
    """A family that does not compute again what a like one has computed."""

    def __init__(
        self,
        d: int,
        modes: int,
        nodes: int,
        ellipses: Sequence[Fraction],
        p: int,
        work: Work,
        degrees: Sequence[int] | None = None,
    ) -> None:
        self.work = work
        self.sizes = (d, modes, nodes, tuple(ellipses), p, None if degrees is None else tuple(degrees))

        def make() -> dict[str, Any]:
            super(Remembered, self).__init__(d, modes, nodes, ellipses, p, self.work, degrees)
            return {name: value for name, value in vars(self).items() if name != "work"}

        self.__dict__ |= self._once("sizes", (), make)

    def _once(self, what: str, field: Sequence[int], make: Callable[[], Any]) -> Any:
        key = (what, self.sizes, tuple(field), _code())
        if key not in _known:
            own, self.work = self.work, _Noted(self.work)
            try:
                made = make()
                charges = self.work.charges
            finally:
                self.work = own
            if len(_known) >= KEPT:
                del _known[next(iter(_known))]
            _known[key] = (made, charges)
            return made
        made, charges = _known[key]
        for charge in charges:
            self.work.spend(*charge)
        return made

    def density(self, field: Sequence[int]) -> Any:
        return self._once("density", field, lambda: super(Remembered, self).density(field))

    def log_partition(self, field: Sequence[int]) -> Any:
        return self._once("log_partition", field, lambda: super(Remembered, self).log_partition(field))

    def means(self, field: Sequence[int]) -> Any:
        return self._once("means", field, lambda: super(Remembered, self).means(field))

    def moments(self, field: Sequence[int]) -> Any:
        return self._once("moments", field, lambda: super(Remembered, self).moments(field))

    def products(self, field: Sequence[int]) -> Any:
        return self._once("products", field, lambda: super(Remembered, self).products(field))

    def triples(self, field: Sequence[int]) -> Any:
        return self._once("triples", field, lambda: super(Remembered, self).triples(field))


@contextmanager
def families(kind: type[Family]) -> Iterator[None]:
    """Within: the rules make families of this kind."""
    before = family.Family
    family.Family = kind  # type: ignore[misc]  # the checker itself knows one kind only
    try:
        yield
    finally:
        family.Family = before  # type: ignore[misc]  # as above
