"""Kernels by name in Python: `certify.certify(d=3, kernel=certify.Poisson(r="7/20"))`; numbers are exact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import SupportsIndex

from certify.app.inputs import UserNumber, exact_kernel, kernel_number
from certify.core.kernel import KernelDescription, family, polynomial


def Polynomial(coefficients: Iterable[UserNumber]) -> KernelDescription:  # reads like the class of a kernel
    """sum_k c_k t^k of t = x.y, from the coefficients of t^0, t^1, .."""
    return polynomial(kernel_number("kernel", value) for value in coefficients)


def Gegenbauer(kappa: Mapping[SupportsIndex, UserNumber]) -> KernelDescription | None:  # as above
    """sum kappa_l P_l, on the circle kappa_l cos(l x), from {l: kappa_l}."""
    return exact_kernel(kappa)


def Poisson(r: UserNumber) -> KernelDescription:  # as above
    """lambda_l = r^l, 0 < r < 1."""
    return family("poisson", kernel_number("r", r))


def Heat(s: UserNumber) -> KernelDescription:  # as above
    """lambda_l = e^(-s l(l+d-2)), s > 0."""
    return family("heat", kernel_number("s", s))


def Power(k: UserNumber) -> KernelDescription:  # as above
    """(1+t)^k over its lambda_1, k > 0."""
    return family("power", kernel_number("k", k))


def AbsPower(a: UserNumber) -> KernelDescription:  # as above
    """|t|^a over its lambda_2, a > 0."""
    return family("abs-power", kernel_number("a", a))


def Cone(R: UserNumber) -> KernelDescription:  # as above; the literature's name of the radius
    """(R-|x|)_+^2 in the angle on the circle, 0 < R < pi (Hegselmann and Krause)."""
    return family("cone", kernel_number("R", R))


def KuramotoDaido(m: UserNumber) -> KernelDescription:  # as above; the names of the model
    """cos x + m cos 2x in the angle on the circle, m > 0."""
    return family("kuramoto-daido", kernel_number("m", m))


def Relu() -> KernelDescription:  # as above
    """The kernel max(t, 0), t the cosine."""
    return family("relu", None)


def Onsager() -> KernelDescription:  # as above
    """The kernel -(1-t^2)^(1/2) over its lambda_2."""
    return family("onsager", None)
