"""Statements about Bessel ratios, true ones and false ones: name, text, nu, x."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from certify.solve.ratio.literature import nested

Row = tuple[str, str, str, str]


def _rows(table: Mapping[tuple[str, str], Mapping[str, str]]) -> Iterator[Row]:
    """The statements by their ranges of nu and x, one after the other."""
    for (nu, x), statements in table.items():
        for name, text in statements.items():
            yield name, text, nu, x


TRUE: Final = tuple(
    _rows(
        {
            ("-1..inf", "0..inf"): {
                "Amos/HG greatest lower": "r(nu) > x/(nu+1/2+sqrt(x^2+(nu+3/2)^2))",
                "Amos upper nu,nu+2": "r(nu) < x/(nu+sqrt(x^2+(nu+2)^2))",
                "Turan r_{nu+1}<r_nu": "r(nu+1) < r(nu)",
                "r<x/(2nu+2)": "r(nu) < x/(2*nu+2)",
                "CF2": "r(nu) > 1/(2*(nu+1)/x+1/(2*(nu+2)/x))",
                "CF5": "r(nu) < 1/(2*(nu+1)/x+1/(2*(nu+2)/x+1/(2*(nu+3)/x+1/(2*(nu+4)/x+1/(2*(nu+5)/x)))))",
                "rational lower x/(x+2nu+2)": "r(nu) > x/(x+2*nu+2)",
                "Yang-Zheng p=nu-1 / Segura best at 0": "r(nu)>x/(nu-1+sqrt((nu+3)^2+(nu+3)/(nu+2)*x^2))",
                "Yang-Zheng p=nu+1/2": "r(nu)<x/(nu+1/2+sqrt((nu+3/2)^2+(nu+3/2)/(nu+2)*x^2))",
                "r' < 1/(2nu+2)": "1-r(nu)^2-(2*nu+1)*r(nu)/x < 1/(2*nu+2)",
                "gap2 ratio r r1 lower": "r(nu)*r(nu+1)"
                " > x^2/((nu+3/2+sqrt(x^2+(nu+5/2)^2))*(nu+1/2+sqrt(x^2+(nu+3/2)^2)))",
                "iterated Amos one step": "r(nu) < 1/(2*(nu+1)/x+x/(nu+3/2+sqrt(x^2+(nu+5/2)^2)))",
                "iterated SS one step (lower)": "r(nu) > 1/(2*(nu+1)/x+x/(nu+3/2+sqrt(x^2+(nu+3/2)*(nu+5/2))))",
            },
            ("-1/2..inf", "0..inf"): {
                "Amos/Segura upper": "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)^2))",
                "Simpson-Spector": "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))",
                "r<1": "r(nu) < 1",
                "rational upper x/(x+nu+1/2)": "r(nu) < x/(x+nu+1/2)",
                "HG explicit family rho=1/2": "r(nu)<x/(nu+3/8+sqrt(x^2+(1/2+sqrt((nu+5/8)*(nu+11/8)))^2))",
                "HG explicit family rho=7/10": "r(nu)<x/(nu+51/200+sqrt(x^2+(7/10+sqrt((nu+149/200)*(nu+251/200)))^2))",
                "r increasing": "1-r(nu)^2-(2*nu+1)*r(nu)/x > 0",
                "difference r-r1 < 1/x": "r(nu)-r(nu+1) < 1/x",
                "RAS nested upper of r (lam=nu+1/2, alpha=0)": f"r(nu) < {nested('(nu+1/2)')}",
                "RAS nested lower (lam=nu+3/2)": f"r(nu) > {nested('(nu+3/2)')}",
                "r_{nu}r_{nu+1}<x/(x+2nu+2)..": "r(nu)*r(nu+1) < x/(x+2*nu+2)",
                "1-r between": "1-r(nu) > (nu+1/2)/(x+nu+1/2)",
            },
            ("0..inf", "0..inf"): {
                "Turanian < 1/(nu+1)": "1-r(nu)*(2*nu/x+r(nu)) < 1/(nu+1)",
                "Turanian >0": "1-r(nu)*(2*nu/x+r(nu)) > 0",
                "cubic r concave": "-2*r(nu)*(1-r(nu)^2-(2*nu+1)*r(nu)/x)"
                "-(2*nu+1)*((1-r(nu)^2-(2*nu+1)*r(nu)/x)/x-r(nu)/x^2) < 0",
                "difference decreasing": "r(nu)-r(nu+1) > r(nu+1)-r(nu+2)",
            },
            ("0", "0..inf"): {
                "nu=0 number beyond Riccati": "r(0*nu+nu) < x/(1/4+sqrt(x^2+(84/50)^2))",
            },
            ("1/2", "0..inf"): {
                "Langevin nu=1/2": "r(nu) < x/(1+sqrt(x^2+2))",
            },
            ("0", "0..2"): {
                "nu=0 on interval": "r(nu) > x/2-x^3/16",
            },
            ("0", "10..inf"): {
                "nu=0 x>=10": "r(nu) > 1-1/(2*x)-1/(8*x^2)-3/(16*x^3)",
            },
            ("0..1", "0..inf"): {
                "interval nu": "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1)^2-1/3))",
            },
        }
    )
)

FALSE: Final = tuple(
    _rows(
        {
            ("-1/2..inf", "0..inf"): {
                "SS as lower": "r(nu) > x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))",
                "SS nu>-1": "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)+1/100))",
            },
            ("-1..inf", "0..inf"): {
                "Segura upper below -1/2": "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)^2))",
                "Amos lower beta -1/1000": "r(nu) > x/(nu+1/2+sqrt(x^2+(nu+3/2-1/1000)^2))",
                "Amos lower alpha smaller": "r(nu) > x/(nu+49/100+sqrt(x^2+(nu+151/100)^2))",
                "r<1 for nu>-1": "r(nu) < 1",
                "r increasing for nu>-1": "1-r(nu)^2-(2*nu+1)*r(nu)/x > 0",
            },
            ("0..inf", "0..inf"): {
                "upper nu,nu+2+eps": "r(nu) < x/(nu+sqrt(x^2+(nu+2+1/1000)^2))",
                "reversed Turan": "r(nu+1) > r(nu)",
                "Turanian < 1/(nu+1)-eps": "1-r(nu)*(2*nu/x+r(nu)) < 1/(nu+1+1/1000)",
                "Yang-Zheng p=nu-1+1/50": "r(nu)>x/(nu-49/50+sqrt((nu+149/50)^2+(nu+149/50)/(nu+2)*x^2))",
                "rational upper too small": "r(nu) < x/(x+nu+1/2+1/1000)",
                "rational lower too large": "r(nu) > x/(x+2*nu+2-1/1000)",
                "CF parity wrong": "r(nu) < 1/(2*(nu+1)/x+1/(2*(nu+2)/x))",
                "RAS nested with lam too small as lower": f"r(nu) > {nested('(nu+1)')}",
                "difference r-r1<9/10/x": "r(nu)-r(nu+1) < 9/(10*x)",
                "product bound": "r(nu)*r(nu+1) < x^2/(x+nu+2)^2",
                "log-concave order": "r(nu+1)^2 > r(nu)*r(nu+2)",
                "tiny perturbation SS large nu": "r(nu) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)*10001/10000))",
                "nu integer false below": "r(nu) > x/(nu+sqrt(x^2+(nu+2)^2))",
                "1-r lower too big": "1-r(nu) > (nu+3/5)/(x+nu+3/5)",
                "shifted order": "r(nu+1) > x/(nu+1/2+sqrt(x^2+(nu+3/2)^2))",
            },
            ("0", "0..inf"): {
                "nu=0 envelope crossed": "r(nu) < x/(1/4+sqrt(x^2+(85/50)^2))",
            },
            ("0", "1..inf"): {
                "asymptotic truncation on too long range": "r(nu) > 1-1/(2*x)-1/(8*x^2)-1/(8*x^3)",
            },
            ("0", "0..3"): {
                "interval just too long": "r(nu) < x/2-x^3/16+x^5/97",
            },
        }
    )
)
