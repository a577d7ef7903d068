"""A plan for d = 3, proved once, for the tests."""

from __future__ import annotations

from functools import cache

from certify.bounds.reduction.setting import Setting, setting_of
from certify.core.ball import precision
from certify.cover.reduction import ReductionPlan
from certify.solve.reduction.uniqueness import reduction_plan

D = 3


@cache
def plan() -> ReductionPlan:
    """The plan of the program."""
    return reduction_plan(D)


@cache
def setting() -> Setting:
    """Its quadrature and g_l."""
    with precision(plan().precision):
        return setting_of(D, plan())
