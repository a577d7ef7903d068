"""K_c as a function of beta beyond beta_*: strictly decreasing, log-log concave, with its derivative."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.derivation import Derivation, by_label
from proofs.steps import argue, ident, sign

_b = sp.Symbol("beta", positive=True)
_n, _m = sp.symbols("n m", positive=True)
_c, _e = sp.symbols("c_n c_m", positive=True)

BAND: Final = Derivation(
    label="coupling:band",
    title="K_c is strictly decreasing and log K_c is concave in log beta",
    statement="E_beta(rho) = sum_{n>=1} c_n(rho) beta^{n-1} with c_n >= 0. So for beta > beta_* K_c decreases "
    "strictly, log K_c is a concave "
    "function of log beta, and where the non-uniform minimiser rho at K_c is unique d log K_c/d log beta = -p(rho), "
    "p = beta E'/E = sum kappa_l (l-1+beta r_{d/2+l-1}(beta)) m_l^2/sum kappa_l m_l^2.",
    tex=r"$\frac{d\log K_c}{d\log\beta}=-p$",
    hypotheses=("beta > beta_*",),
    uses=("lem:funk-hecke", "lem:variational"),
    steps=(
        argue(
            "W = sum_{n>=1} (beta^{n-1}/n!) ((x.y)^n - mean), and (x.y)^n - mean is a positive definite kernel: "
            "c_n >= 0.",
            r"c_n=\tfrac1{n!}\iint((x\cdot y)^n-\overline{(x\cdot y)^n})\,d\mu\,d\mu\ge0",
        ),
        sign(
            "log E is convex in log beta: with D = beta d/d beta, E D^2 E - (D E)^2 = sum over pairs of c_n c_m "
            "(n-m)^2 "
            "beta^{n+m-2} >= 0; for one pair, n = m + x.",
            r"E\,D^2E-(DE)^2=\sum_{n<m}c_nc_m(n-m)^2\beta^{n+m-2}",
            sp.simplify(
                (
                    (_c * _b ** (_n - 1) + _e * _b ** (_m - 1))
                    * (_c * (_n - 1) ** 2 * _b ** (_n - 1) + _e * (_m - 1) ** 2 * _b ** (_m - 1))
                    - (_c * (_n - 1) * _b ** (_n - 1) + _e * (_m - 1) * _b ** (_m - 1)) ** 2
                )
                / (_b ** (_n - 1) * _b ** (_m - 1))
            ).subs(_n, _m + sp.Symbol("x_", positive=True)),
            positive_symbols=(_c, _e, sp.Symbol("x_", positive=True)),
        ),
        argue(
            "log K_c = inf over rho of log H - log E_beta(rho) is an infimum of concave functions of log beta, "
            "hence concave, and each "
            "minimiser rho at b gives the tangent bound K_c(beta) <= K_c(b) (b/beta)^{p(rho)}; where there is "
            "one minimiser the one-sided "
            "derivatives, which are attained by limits of minimisers, agree.",
            r"\log K_c=\inf_\rho(\log H-\log E_\beta)",
        ),
        argue(
            "Strictly decreasing: lambda_l increases for every l >= 2 and lambda_1 = F(d/2+1, beta^2/4)/d too, "
            "so E_beta(rho) increases strictly "
            "unless rho is uniform, and the infimum is attained for beta > beta_*.",
            r"p>0",
        ),
        ident(
            "beta lambda_l'/lambda_l = l-1 + beta r_{d/2+l-1}(beta), because (beta^{-nu} I_nu)' = beta^{-nu} "
            "I_{nu+1}: with lambda = const "
            "beta^{l-1} (beta^{-nu} I_nu), nu = d/2+l-1.",
            r"\frac{\beta\lambda_l'}{\lambda_l}=l-1+\beta r_{d/2+l-1}(\beta)",
            _b
            * (
                (_n - 1) * _b ** (_n - 2) * sp.Symbol("y")
                + _b ** (_n - 1) * sp.Symbol("y") * sp.Symbol("r")
            ),
            ((_n - 1) + _b * sp.Symbol("r")) * _b ** (_n - 1) * sp.Symbol("y"),
        ),
    ),
)

DERIVATIONS: Final = by_label(BAND)
