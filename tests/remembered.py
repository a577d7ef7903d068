"""Integrals of the exact checker, made once in a process: many tests put variants of one certificate to it.

They depend on sizes, a field and the code; what the checker charges for them is charged each time. A replaced function
is other code, so that its results are its own; a mutant remembers only where it integrates as the checker does.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from types import FunctionType
from typing import Any, Final

from certify import checker
from certify.checker.coupling import family

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

        def once(self, what: str, field: Sequence[int], make: Callable[[], Any]) -> Any:
            key = (what, self.sizes, tuple(field), _functions(owners))
            if key in _known:
                made, charges = _known[key]
                for charge in charges:
                    self.work.spend(*charge)
                return made
            own, noted = self.work, _Noted(self.work)
            self.work = noted
            try:
                made = make()
            finally:
                self.work = own
            if len(_known) >= KEPT:
                del _known[next(iter(_known))]
            _known[key] = (made, noted.charges)
            return made

    for name in ("density", "log_partition", "means", "moments", "products", "triples"):
        setattr(Remembered, name, _asked(room.Family, name))
    owners.append(Remembered)
    return Remembered


def _functions(owners: Sequence[Any]) -> tuple[FunctionType, ...]:
    """Those in use, whatever a test has put in their place."""
    return tuple(item for owner in owners for item in vars(owner).values() if isinstance(item, FunctionType))


def _asked(plain: Any, name: str) -> Callable[[Any, Sequence[int]], Any]:
    """The method of this name, as the class has it by then."""
    return lambda own, field: own.once(name, field, lambda: getattr(plain, name)(own, field))


@contextmanager
def families(kind: Any) -> Iterator[None]:
    """Within: the rules make families of this kind."""
    before = family.Family
    family.Family = kind  # type: ignore[misc]  # the checker itself knows one kind only
    try:
        yield
    finally:
        family.Family = before  # type: ignore[misc]  # as above


Remembered: Final = remembering(checker)
