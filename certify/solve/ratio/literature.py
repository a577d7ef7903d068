"""Bounds of Bessel ratios from the literature, as statements, with the works that have them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

AMOS: Final = (
    "D. E. Amos, Computation of modified Bessel functions and their ratios, Math. Comp. 28 (1974) 239-251, "
    "doi:10.1090/S0025-5718-1974-0333287-7"
)
NASELL: Final = "I. Nasell, Rational bounds for ratios of modified Bessel functions, SIAM J. Math. Anal. 9 (1978) 1-11"
SIMPSON_SPECTOR: Final = (
    "H. C. Simpson and S. J. Spector, Some monotonicity results for ratios of modified Bessel functions, Quart. Appl. "
    "Math. 42 (1984) 95-98"
)
SEGURA_2011: Final = (
    "J. Segura, Bounds for ratios of modified Bessel functions and associated Turan-type inequalities, J. Math. Anal. "
    "Appl. 374 (2011) 516-528"
)
HORNIK_GRUEN: Final = (
    "K. Hornik and B. Gruen, Amos-type bounds for modified Bessel function ratios, J. Math. Anal. Appl. 408 (2013) "
    "91-101, doi:10.1016/j.jmaa.2013.05.070"
)
BARICZ: Final = (
    "A. Baricz, Bounds for Turanians of modified Bessel functions, Expo. Math. 33 (2015) 223-251, "
    "doi:10.1016/j.exmath.2014.07.001"
)
RUIZ_SEGURA: Final = (
    "D. Ruiz-Antolin and J. Segura, A new type of sharp bounds for ratios of modified Bessel functions, J. Math. Anal. "
    "Appl. 443 (2016) 1232-1246, doi:10.1016/j.jmaa.2016.06.011, arXiv:1606.02008"
)
PAPER: Final = (
    "K. Mun and M. Rosenzweig, Phase transitions for the noisy transformer model in arbitrary dimension, "
    "arXiv:2606.05140 (2026)"
)
DLMF: Final = "NIST Digital Library of Mathematical Functions, (10.33.1)"
YANG_ZHENG: Final = (
    "Z.-H. Yang and S.-Z. Zheng, Monotonicity of the ratio of modified Bessel functions of the first kind with "
    "applications, J. Inequal. Appl. (2018), doi:10.1186/s13660-018-1648-4"
)
SEGURA_2021: Final = (
    "J. Segura, Monotonicity properties for ratios and products of modified Bessel functions and sharp trigonometric "
    "bounds, Results Math. 76 (2021) 221, doi:10.1007/s00025-021-01531-1, arXiv:2105.02524"
)
SEGURA_2023: Final = (
    "J. Segura, Simple bounds with best possible accuracy for ratios of modified Bessel functions, J. Math. Anal. "
    "Appl. 526 (2023) 127211, doi:10.1016/j.jmaa.2023.127211, arXiv:2207.02713"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A statement with the ranges on which it is decided here, and the work that has it.

    published: the range of nu there, in the shift of this statement; empty where its text was not seen.
    """

    name: str
    source: str
    statement: str
    nu: str
    published: str = ""
    x: str = "0..inf"


_NESTED: Final = "nu+1/2+{0}/(2*sqrt({0}^2+x^2))"
_TURANIAN: Final = "1-r(nu)*(2*nu/x+r(nu))"
"""1 - I_{nu-1} I_{nu+1}/I_nu^2."""


def nested(numerator: str) -> str:
    """The bound of Ruiz-Antolin and Segura with this number over the inner root."""
    inner = _NESTED.format(numerator)
    return f"x/({inner}+sqrt(({inner})^2+x^2))"


def family(rho: Fraction) -> str:
    """Hornik and Gruen's explicit upper bound with parameter rho."""
    s, half = rho**2 / 2, Fraction(1, 2)
    return f"x/(nu+{half - s}+sqrt(x^2+({rho}+sqrt((nu+{half + s})*(nu+{Fraction(3, 2) - s})))^2))"


KNOWN: Final = (
    Known(
        "two bounds with roots",
        AMOS,
        "x/(nu+1+sqrt(x^2+(nu+1)^2)) < r(nu) < x/(nu+sqrt(x^2+(nu+2)^2))",
        "-1..inf",
        "0..inf",
    ),
    Known("sharp as x grows, lower", AMOS, "r(nu) > x/(nu+1/2+sqrt(x^2+(nu+3/2)^2))", "-1..inf", "0..inf"),
    Known("sharp as x grows, upper", AMOS, "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)^2))", "-1/2..inf", "0..inf"),
    Known("rational, first of a family", NASELL, "x/(x+2*nu+2) < r(nu) < x/(x+nu+1/2)", "-1/2..inf"),
    Known(
        "rational, from these by the recurrence",
        NASELL,
        "x*(x+nu+3/2)/(2*(nu+1)*(x+nu+3/2)+x^2) < r(nu) < x*(x+2*nu+4)/(x^2+2*(nu+1)*x+4*(nu+1)*(nu+2))",
        "-1..inf",
    ),
    Known("upper", SIMPSON_SPECTOR, "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))", "-1/2..inf"),
    Known("Turan-type, both sides", SEGURA_2011, f"0 < {_TURANIAN} < 1/(nu+1)", "-1..inf"),
    Known("from the equation, lower", SEGURA_2011, "r(nu) > x/(nu+1/2+sqrt(x^2+(nu+3/2)^2))", "-1..inf"),
    Known("from the equation, upper", SEGURA_2011, "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)^2))", "-1/2..inf"),
    Known("the explicit family at 1/2", HORNIK_GRUEN, f"r(nu) < {family(Fraction(1, 2))}", "-1/2..inf"),
    Known("the explicit family at 7/10", HORNIK_GRUEN, f"r(nu) < {family(Fraction(7, 10))}", "-1/2..inf"),
    Known("Turanian, lower", BARICZ, f"{_TURANIAN} > 1/(nu+1/2+sqrt(x^2+(nu+1/2)^2))", "0..inf"),
    Known("Turanian, lower, sharp at both ends", BARICZ, f"{_TURANIAN} > 1/sqrt(x^2+(nu+1)^2)", "-1/2..inf"),
    Known("Turanian, lower, sharper", BARICZ, f"{_TURANIAN} > 1/(1/2+sqrt(x^2+(nu+1/2)^2))", "-1/2..inf"),
    Known("Turanian, upper", BARICZ, f"{_TURANIAN} < 1/sqrt(x^2+nu^2-1/4)", "1/2..inf"),
    Known("Turanian, upper, sharp at 0", BARICZ, f"{_TURANIAN} < 2/(nu+1+sqrt(x^2+(nu+1)^2))", "0..inf"),
    Known("nested, upper", RUIZ_SEGURA, f"r(nu) < {nested('(nu+1/2)')}", "-1/2..inf"),
    Known("nested, lower", RUIZ_SEGURA, f"r(nu) > {nested('(nu+3/2)')}", "-1/2..inf"),
    Known("sharp at 0, lower", YANG_ZHENG, "r(nu) > x/(nu-1+sqrt((nu+3)^2+(nu+3)/(nu+2)*x^2))", "-1..inf"),
    Known(
        "sharp at 0, upper",
        YANG_ZHENG,
        "r(nu) < x/(nu+1/2+sqrt((nu+3/2)^2+(nu+3/2)/(nu+2)*x^2))",
        "-1..inf",
    ),
    Known(
        "the double ratio increases",
        SEGURA_2021,
        "(1-r(nu)^2-(2*nu+1)*r(nu)/x)*(nu/x+r(nu)) > nu*r(nu)/x^2",
        "-1/2..inf",
    ),
    Known("best as x tends to 0", SEGURA_2023, "1/r(nu) < (nu-1+sqrt((nu+3)^2+(nu+3)/(nu+2)*x^2))/x", "-1..inf"),
    Known("best as x grows", SEGURA_2023, "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))", "-1/2..inf"),
    Known(
        "convergents of the continued fraction", DLMF, "x/(2*(nu+1)+x^2/(2*(nu+2))) < r(nu) < x/(2*(nu+1))", "-1..inf"
    ),
    Known("(4.12)", PAPER, "0 < r(nu) < 1", "-1/2..inf"),
    Known("(4.13)", PAPER, "x/(2*(nu+1)+x^2/(2*(nu+2))) < r(nu) < x/(2*(nu+1))", "-1..inf"),
    Known("(4.14), r_nu increases", PAPER, "1-r(nu)^2-(2*nu+1)*r(nu)/x > 0", "-1/2..inf"),
    Known("(4.22), r_nu decreases in nu", PAPER, "r(nu+1) < r(nu)", "-1..inf"),
    Known("behind the unbounded end", PAPER, "r(nu) > x/(2*nu+2+x)", "-1..inf"),
    Known("behind the bounds of the threshold", PAPER, "I(nu+2)/I(nu) < x^2/(4*(nu+1)*(nu+2))", "-1..inf"),
)
