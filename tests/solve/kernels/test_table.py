"""Many kernels in many dimensions, K_c < K_# or K_c = K_#: each claim of K_c is accepted by the exact checker."""

from __future__ import annotations

import json

import pytest

from certify.app.inputs import exact_kernel
from certify.checker import check_document
from certify.core.certificate import document
from certify.solve.kernels.claims import COUPLING, kernel_claims
from tests.sampling import sampled

DIGITS = 9


def power(n: int) -> str:
    """t^n."""
    return "poly:" + ",".join(["0"] * n + ["1"])


ROWS: tuple[tuple[str, int], ...] = (
    *((f"kuramoto-daido m={m}", 2) for m in ("1", "3/4", "11/20", "11/10", "6/5", "5/4", "63/50", "633/500")),
    *((power(2), d) for d in (3, 4, 5, 6, 10, 20)),
    *((power(3), d) for d in (6, 8, 12, 20, 40)),
    *((power(5), d) for d in (4, 5)),
    (power(7), 4),
    *((power(n), d) for n in (9, 11, 13, 15, 17, 19, 21) for d in (3, 4)),
    ("power k=4", 3),
    ("power k=5", 2),
    ("power k=3", 5),
    *((f"poly:0,1,{m}", 3) for m in ("1", "3/2", "2", "5/2", "3")),
    *((f"poly:-{mean},1,{m}", 3) for mean, m in (("1/3", "1"), ("2/3", "2"), ("5/6", "5/2"))),
    *((f"poisson r={r}", 3) for r in ("2/5", "7/20", "17/50")),
    *((f"heat s={s}", 3) for s in ("1/10", "1/5", "27/100")),
    ("gegenbauer:1:1,3:2", 3),
    ("gegenbauer:4:1", 3),
    ("gegenbauer:6:1", 3),
    ("cone R=3/2", 2),
    ("cone R=7/4", 2),
    ("onsager", 5),
    ("onsager", 3),
    ("onsager", 4),
)
PRECISE: tuple[tuple[str, int], ...] = (
    ("kuramoto-daido m=3/4", 2),
    (power(2), 3),
    (power(3), 6),
    (power(5), 4),
    ("power k=4", 3),
    ("poly:0,1,3/2", 3),
    ("poisson r=2/5", 3),
    ("heat s=1/5", 3),
    ("gegenbauer:1:1,3:2", 3),
    ("cone R=3/2", 2),
)
"""A row of each family whose lambda_l the search can follow to thirty digits."""
EQUAL = ((power(7), 2), (power(7), 3), ("kuramoto-daido m=3/2", 2), ("kuramoto-daido m=19/10", 2))
LIGHT = 1


def accepted(words: str, d: int, digits: int) -> tuple[set[str], list[str]]:
    """The outcomes of the claims about K_c, and the labels of what the exact checker accepts, zonal or not."""
    kernel = exact_kernel(words)
    assert kernel is not None
    claims = list(kernel_claims(kernel, d, digits, COUPLING))
    found = check_document(json.dumps(document(claims))).accepted
    return {claim.outcome for claim in claims}, [claim.label.removesuffix("-axisymmetric") for claim in found]


@pytest.mark.parametrize(("words", "d"), sampled(ROWS, LIGHT, 1))
def test_k_c_is_enclosed_and_accepted(words: str, d: int) -> None:
    outcomes, labels = accepted(words, d, DIGITS)
    assert (outcomes, labels[-3:]) == ({"proved"}, list(COUPLING))


@pytest.mark.parametrize(("words", "d"), sampled(PRECISE, LIGHT, 1))
def test_thirty_digits_are_enclosed_and_accepted(words: str, d: int) -> None:
    outcomes, labels = accepted(words, d, 30)
    assert (outcomes, labels[-3:]) == ({"proved"}, list(COUPLING))


@pytest.mark.parametrize(("words", "d"), sampled(EQUAL, LIGHT, 1))
def test_k_c_is_k_sharp_and_accepted(words: str, d: int) -> None:
    """By a slab and a cover; the order parameter and the count of minimisers do not arise there."""
    outcomes, labels = accepted(words, d, DIGITS)
    assert (outcomes, labels) == ({"proved", "inconclusive"}, ["continuity", "critical-coupling"])
