"""What a kernel declares is held against its first eigenvalues: each false word is refused, each family passes."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.app.inputs import exact_kernel
from certify.bounds.kernels.declared import require_declared
from certify.bounds.kernels.families import kernel_of
from certify.bounds.kernels.kernel import Kernel
from certify.core.ball import Ball
from certify.core.errors import BadInput
from certify.core.kernel import PARAMETERS, polynomial
from certify.solve.kernels.bounds import between
from certify.solve.kernels.point import critical_coupling


class Halves(Kernel):
    """lambda_l = 2^-l on the circle: W increases, kappa_l = 2 lambda_l."""

    leading: Any = (1,)
    increasing: Any = True
    nonnegative: Any = True

    def degrees(self, count: int) -> tuple[int, ...]:
        return tuple(range(1, count + 1))

    def eigenvalue(self, degree: int) -> Ball:
        return Ball(Fraction(1, 2**degree))

    def tail(self, last: int) -> Ball:
        return Ball(Fraction(2, 2**last))


def altered(**fields: Any) -> Kernel:
    kind: type[Halves] = type("Altered", (Halves,), fields)
    return kind(2)


WORDS = ("gegenbauer:60:1", "gegenbauer:7:1,120:-1/2", "poly:0,0,0,1", "power k=1/2", "kuramoto-daido m=1")


@pytest.mark.parametrize("words", [*WORDS, *(f"{n} {p}=3/4" if p else n for n, p in PARAMETERS.items())])
def test_what_families_declare_is_not_contradicted(words: str) -> None:
    description = exact_kernel(words)
    assert description is not None
    for d in (2,) if description.family in ("cone", "kuramoto-daido") else (2, 3, 7):
        require_declared(kernel_of(description, d))


def test_a_true_kernel_passes() -> None:
    require_declared(altered())
    require_declared(altered(increasing=False, nonnegative=False))  # less is declared than holds


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"leading": ()}, "leading: at least one"),
        ({"leading": (2,)}, "leading: lambda_1 is larger than lambda_2"),
        ({"leading": (1, 3)}, "leading: lambda_1 is larger than lambda_3"),
        ({"eigenvalue": lambda self, n: -Ball(Fraction(1, 2**n)), "nonnegative": False}, "lambda_1 is not positive"),
        (
            {
                "exact": lambda self, n: Fraction(1),
                "eigenvalue": lambda self, n: Ball(1),
                "tail": lambda self, n: Ball(999),
            },
            "leading: lambda_2 is as large as lambda_1",
        ),
        ({"eigenvalue": lambda self, n: Ball(Fraction((-1) ** (n + 1), 2**n))}, "nonnegative: lambda_2 is negative"),
        (
            {"eigenvalue": lambda self, n: Ball(Fraction(-3 if n == 2 else 1, 2**n)), "nonnegative": False},
            "increasing: lambda_2 is larger",
        ),
        ({"tail": lambda self, n: Ball(Fraction(1, 2**n))}, "tail: tail.1. is less than the sum"),
        ({"slow": True}, "peak: a kernel that is slow has one"),
        ({"slow": True, "peak": lambda self, n: Ball(Fraction(1, 2 ** (n + 2)))}, "peak: peak.1. is less than"),
        ({"degrees": lambda self, n: tuple(range(1, 2 * n, 2))}, "degrees: lambda_2 is not 0"),
        ({"degrees": lambda self, n: (2, 1)}, "degrees: increasing degrees"),
        ({"degrees": lambda self, n: ()}, "degrees: increasing degrees"),
    ],
)
def test_a_contradiction_is_bad_input(fields: dict[str, Any], complaint: str) -> None:
    for asked in (require_declared, critical_coupling, between):
        with pytest.raises(BadInput, match=complaint):
            asked(altered(**fields))


def test_results_are_shown_in_a_line() -> None:
    kernel = kernel_of(polynomial([Fraction(0), Fraction(0), Fraction(1)]), 3)
    found = repr(critical_coupling(kernel, 8))
    assert found.startswith("<K_c = 3.40609424")
    assert "m_2 = 0.42902" in found
    assert len(found) < 150
    assert len(repr(between(kernel))) < 150
