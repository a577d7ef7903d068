"""The field `kernel`: what is a kernel, and what is malformed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from certify.checker.document.reader import Numbers
from certify.checker.kernels.description import Description, description
from certify.checker.kernels.families import kernel_of
from certify.checker.verdict import Invalid, LimitReached, Malformed

ONE, HALF = "0x1p+0", "0x1p-1"


def read(value: Any) -> Description:
    return description(value, "kernel", Numbers())


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"family": "polynomial", "coefficients": [ONE, ONE]}, Description("polynomial", (Fraction(1), Fraction(1)))),
        ({"family": "gegenbauer", "kappa": [[2, HALF]]}, Description("gegenbauer", (Fraction(1, 2),), (2,))),
        ({"family": "poisson", "r": HALF}, Description("poisson", (Fraction(1, 2),))),
        ({"family": "relu"}, Description("relu")),
    ],
)
def test_descriptions_are_read(value: Any, found: Description) -> None:
    assert read(value) == found


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"family": "gauss"},
        {"family": ["poisson"]},
        {"family": "poisson"},
        {"family": "poisson", "r": 0.5},
        {"family": "poisson", "r": ONE},
        {"family": "poisson", "r": "0x0p+0"},
        {"family": "poisson", "r": HALF, "s": HALF},
        {"family": "heat", "s": "-0x1p+0"},
        {"family": "heat", "s": "0x65p+0"},
        {"family": "cone", "R": "0x16/0x7"},
        {"family": "relu", "r": HALF},
        {"family": "polynomial", "coefficients": []},
        {"family": "polynomial", "coefficients": [ONE]},
        {"family": "polynomial", "coefficients": [ONE, "0x0p+0"]},
        {"family": "polynomial", "coefficients": ONE},
        {"family": "gegenbauer", "kappa": []},
        {"family": "gegenbauer", "kappa": [[1]]},
        {"family": "gegenbauer", "kappa": [[1, ONE], [1, HALF]]},
        {"family": "gegenbauer", "kappa": [[2, ONE], [1, HALF]]},
        {"family": "gegenbauer", "kappa": [[0, ONE]]},
        {"family": "gegenbauer", "kappa": [[True, ONE]]},
        {"family": "gegenbauer", "kappa": [[1, "0x0p+0"]]},
    ],
    ids=str,
)
def test_what_is_out_of_form_is_malformed(value: Any) -> None:
    with pytest.raises(Malformed):
        read(value)


def test_lists_and_degrees_have_limits() -> None:
    for value in (
        {"family": "polynomial", "coefficients": [ONE] * 122},
        {"family": "gegenbauer", "kappa": [[121, ONE]]},
    ):
        with pytest.raises(LimitReached):
            read(value)
    assert len(read({"family": "polynomial", "coefficients": [ONE] * 121}).numbers) == 121


@pytest.mark.parametrize(
    ("value", "d", "why"),
    [
        ({"family": "cone", "R": ONE}, 3, "circle"),
        ({"family": "polynomial", "coefficients": [ONE, "-0x1p+0"]}, 3, "largest lambda_l"),
        ({"family": "gegenbauer", "kappa": [[3, "-0x1p+0"]]}, 2, "largest lambda_l"),
    ],
    ids=str,
)
def test_descriptions_of_no_kernel_are_invalid(value: Any, d: int, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        kernel_of(read(value), d)
