"""K_c as a function of beta beyond beta_*: strictly decreasing, log-log concave, with its derivative."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident, sign

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
    uses=("lem:funk-hecke", "lem:variational", "lem:quartic", "supp:quartic-sign", "eq:1.14", "coupling:count"),
    steps=(
        argue(
            "W = sum_{n>=1} (beta^{n-1}/n!) ((x.y)^n - mean). With the tensor powers v_x = x (x) .. (x) x and v their "
            "mean, (x.y)^n = v_x.v_y and v_x.v = v.v = mean for every x, so (x.y)^n - mean = (v_x - v).(v_y - v), and "
            "c_n is the square norm of int (v_x - v) dmu, over n!.",
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
            "unless rho is uniform. For beta > beta_* K_c < K_# (lem:quartic, supp:quartic-sign), and the infimum is "
            "attained, at a minimiser for K_c that is not uniform (coupling:count, with K_c in place of K_hi).",
            r"p>0",
        ),
        ident(
            "beta lambda_l'/lambda_l = l-1 + beta r_{d/2+l-1}(beta), because (beta^{-nu} I_nu)' = beta^{-nu} "
            "I_{nu+1}: with lambda = const "
            "beta^{l-1} (beta^{-nu} I_nu), nu = d/2+l-1.",
            r"\frac{\beta\lambda_l'}{\lambda_l}=l-1+\beta r_{d/2+l-1}(\beta)",
            _b * ((_n - 1) * _b ** (_n - 2) * sp.Symbol("y") + _b ** (_n - 1) * sp.Symbol("y") * sp.Symbol("r")),
            ((_n - 1) + _b * sp.Symbol("r")) * _b ** (_n - 1) * sp.Symbol("y"),
        ),
    ),
)

_P, _x, _y, _K = sp.symbols("P x y K", positive=True)

NODES: Final = Derivation(
    label="coupling:nodes",
    title="The band of K_c between nodes, and its derivative",
    statement="Let K_i be bounds at nodes b_0 < .. < b_n beyond beta_*, with K_lo,i <= K_c(b_i) at the two ends, "
    "and let the "
    "band be bounded by the chords of the lower ends (in log-log coordinates) and by K_hi,i (b_i/beta)^{p_i}, where "
    "H/E <= K_hi,i for an explicit density and p_i = beta E'/E is its own. Suppose that the band contains K_lo,i "
    "at b_i and "
    "that for every beta of the piece and K of the band every critical density with F_K <= 0 has its moments in "
    "C_0 or C_*, "
    "on which G is strictly convex, and that an explicit density shows G >= 0 on C_* at (b_i, K_lo,i). Then the band "
    "contains K_c, and "
    "at K_c there are exactly two minimisers. Between two nodes p increases, so K_c' = -p K_c/beta is enclosed by "
    "its ends.",
    tex=r"$K_{\mathrm{lo},i}\le K_c(b_i)$",
    hypotheses=("beta > beta_*", "K_lo,i falls with i"),
    uses=("coupling:band", "coupling:count", "coupling:third"),
    steps=(
        argue(
            "Upper bounds: K_c(beta) <= H/E_beta of any density, and log E is convex in log beta, also when E is "
            "cut off "
            "after L modes, as each kappa_l has coefficients >= 0: H/E_beta <= (H/E_b)(b/beta)^p.",
            r"K_c(\beta)\le K_{\mathrm{hi}}(b/\beta)^p",
        ),
        argue(
            "Lower ends: if K_c(b_i) < K_lo,i =: K then inf F_K < 0 at b_i, attained at a density that is not "
            "uniform, critical "
            "and as in coupling:moments; its moments are in C_0 or C_*, not in C_0, where F_K > 0, so F_K = G < 0 "
            "in C_*, "
            "against the explicit density.",
            r"\inf F_K<0\Rightarrow G(m)<0,\ m\in C_*",
        ),
        argue(
            "Chords of lower bounds of the concave function log K_c of log beta are lower bounds. So K = K_c(beta) "
            "lies in "
            "the band for each beta, the inclusion in C_0 and C_* holds for it, and coupling:count counts.",
            r"\log K_c\ge\text{chord}",
        ),
        sign(
            "The bounds K (b/beta)^P, P >= 0, are convex in beta: the second derivative is P (P+1) K b^P "
            "beta^{-P-2}. So a "
            "chord bound lies above its tangent, and a tangent bound minus a linear function is largest at an end.",
            r"\frac{d^2}{d\beta^2}\beta^{-P}=P(P+1)\beta^{-P-2}",
            sp.simplify(sp.diff(_K * _b ** (-_P), _b, 2) * _b ** (_P + 2)),
            positive_symbols=(_K, _P),
        ),
        ident(
            "d K_c/d beta = -p K_c/beta is d log K_c/d log beta = -p.",
            r"K_c'=-pK_c/\beta",
            sp.diff(_K * _b ** (-_P), _b),
            -_P * (_K * _b ** (-_P)) / _b,
        ),
    ),
)

DERIVATIONS: Final = by_label(BAND, NODES)
