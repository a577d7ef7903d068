"""The two convex regions of moment space, and what the explicit density proves there."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_k, _D, _x, _y = sp.symbols("kappa D x y", positive=True)
_a, _g = sp.symbols("a g", positive=True)
_p, _q = sp.symbols("p q", real=True)

ORIGIN: Final = Derivation(
    label="coupling:origin",
    title="Strict convexity of G around the uniform state",
    statement="Let C_0 = {0 <= z_l <= x_l (l <= L), |z_l| <= x_1 (l > L)}, g_l <= g_l^+, tau >= sum_{l>L} g_l, a_l = "
    "g_l^+ x_l and Q_kl = int P_k P_l exp(sum_{l<=L} a_l P_l) w. At every z in C_0 the largest eigenvalue of S = "
    "sqrt(g) Cov_{gz}(P) sqrt(g) is at most e^{tau x_1} max_k (1/v_k) sum_{l<=L} |Q_kl| g_l^+ v_l + tau, for every v > "
    "0. If that is < 1, G is strictly convex on C_0, G(0) = 0 and grad G(0) = 0, so G > 0 on the rest of C_0.",
    tex=r"$\lambda_{\max}(S)\le e^{\tau x_1}\max_k\frac1{v_k}\sum_l|Q_{kl}|g_l^+v_l+\tau$",
    hypotheses=("g_l > 0, sum g_l finite",),
    uses=("coupling:covering", "coupling:positivity", "gegenbauer:dimension"),
    steps=(
        argue(
            "In the coordinates sqrt(g) z the Hessian of G = (1/2) sum g z^2 - Lambda(gz) is 1 - S; S is the "
            "covariance matrix at the field gz of psi_l = sqrt(g_l) P_l, positive semidefinite, of trace at most sum "
            "g_l since |P_l| <= 1 (addition theorem). C_0 is convex.",
            r"\nabla^2G=1-S,\quad S_{kl}=\mathrm{Cov}_{gz}(\psi_k,\psi_l)",
        ),
        argue(
            "For p in R^L and u = sum_{l<=L} p_l psi_l: p.S p = Var u <= E u^2 = int u^2 e^h/Z with h = sum g_l z_l "
            "P_l, and Z = int e^h >= e^{int h} = 1 (Jensen; int P_l w = 0). So p.S p <= int u^2 e^h.",
            r"p\cdot S_{LL}\,p\le\textstyle\int u^2e^h",
        ),
        argue(
            "The tail next, in this quadratic form: h = h_L + T, h_L = sum_{l<=L} g_l z_l P_l, |T| <= sum_{l>L} g_l "
            "|z_l| <= tau x_1, and u^2 >= 0, so int u^2 e^h <= e^{tau x_1} int u^2 e^{h_L}: S_LL <= e^{tau x_1} B in "
            "the Loewner order, B_kl = sqrt(g_k g_l) int P_k P_l e^{h_L}. (The entries int P_k P_l e^h need not be "
            "below e^{tau x_1} int P_k P_l e^{h_L}, as P_k P_l changes sign.)",
            r"S_{LL}\preceq e^{\tau x_1}B,\quad B_{kl}=\sqrt{g_kg_l}\textstyle\int P_kP_le^{h_L}",
        ),
        argue(
            "Only now entry by entry: h_L has the field 0 <= g_l z_l <= g_l^+ x_l = a_l, l <= L, so by "
            "coupling:positivity 0 <= int P_k P_l e^{h_L} <= Q_kl, and 0 <= B_kl <= B^+_kl = sqrt(g_k^+ g_l^+) Q_kl.",
            r"0\le B_{kl}\le B^+_{kl}=\sqrt{g_k^+g_l^+}\,Q_{kl}",
        ),
        argue(
            "p.B p <= sum |p_k| B_kl |p_l| <= |p|.B^+ |p|, so lambda_max(S_LL) <= e^{tau x_1} lambda_max(B^+). B^+ and "
            "Q diag(g^+) have the same eigenvalues, being XY and YX for X = diag(sqrt(g^+)), Y = Q X. The spectral "
            "radius of a matrix A is at most its operator norm for max_k |p_k|/v_k, which is max_k (1/v_k) sum_l "
            "|A_kl| v_l; upper bounds of the |A_kl| may stand there.",
            r"\lambda_{\max}(S_{LL})\le e^{\tau x_1}\max_k\tfrac1{v_k}\sum_l|Q_{kl}|g_l^+v_l",
        ),
        argue(
            "The block of the tail, S_TT, has no eigenvalue above its trace, sum_{l>L} g_l Var P_l <= sum_{l>L} g_l <= "
            "tau.",
            r"\lambda_{\max}(S_{TT})\le\tau",
        ),
        ident(
            "Two blocks: for a unit vector with parts of norm p and q, sd(u_1 + u_2) <= sd u_1 + sd u_2 <= alpha p + "
            "beta q, alpha^2 and beta^2 the largest eigenvalues of the blocks; and (alpha p + beta q)^2 <= (alpha^2 + "
            "beta^2) (p^2 + q^2) = alpha^2 + beta^2.",
            r"(\alpha^2+\beta^2)(p^2+q^2)-(\alpha p+\beta q)^2=(\alpha q-\beta p)^2\ge0",
            (_x**2 + _y**2) * (_p**2 + _q**2) - (_x * _p + _y * _q) ** 2,
            (_x * _q - _y * _p) ** 2,
        ),
        argue(
            "If the sum theta of the two bounds is < 1, the second derivative of G along a segment in C_0 is at least "
            "(1 - theta) sum g_l (difference of the z_l)^2 > 0. Lambda(0) = 0 and grad Lambda(0) = int P w = 0, so "
            "G(0) = 0 and grad G(0) = 0: G > 0 elsewhere on C_0, which contains 0, and 0 is its only critical point "
            "there.",
            r"G(z)\ge\tfrac{1-\theta}2\sum g_lz_l^2",
        ),
    ),
)

STAR: Final = Derivation(
    label="coupling:star",
    title="Strict convexity of G around the other minimiser, and what follows at one explicit density",
    statement="Let a be a field with a_l = 0 for l > L, M = M(a) and C = Cov_a. On C_* (a box with |g_l z_l - a_l| <= "
    "e_l for l <= L, |z_l| <= b beyond) the largest eigenvalue of S is at most theta = e^U theta_c + tau, U = sum e_l "
    "(1+|M_l|) + 2 tau b, theta_c = max_k (1/v_k) sum_{l<=L} |C_kl| g_l^+ v_l for any v > 0. If theta < 1, a critical "
    "point in C_* is unique, and for z in C_* with z_l = 0 beyond L' and M(gz) the moments at its field: G >= G(z) - "
    "D^2/(2(1-theta)) on C_*, and a critical point in C_* is within D/(1-theta) of z in the coordinates sqrt(g) z, D^2 "
    "= sum_{l<=L'} g_l (z_l - M_l(gz))^2 + tau', tau' >= sum_{l>L'} g_l.",
    tex=r"$G\ge G(z)-\frac{D^2}{2(1-\theta)}$, $|\sqrt g(z^*-z)|\le\frac D{1-\theta}$",
    hypotheses=("theta < 1", "C_* convex and contains z"),
    uses=("coupling:origin", "eq:1.14"),
    steps=(
        argue(
            "The change of the field less its mean, u = sum_{l<=L} (g_l z_l - a_l) (P_l - M_l) + T - E_a T with |T| <= "
            "tau b, is at most U. Var_z f <= E_z (f - E_a f)^2 <= sup(rho_z/rho_a) Var_a f, and rho_z/rho_a = e^u/E_a "
            "e^u <= e^U since E_a e^u >= 1. With f = sum p_l sqrt(g_l) P_l, l <= L: the block l <= L of S(z) is at "
            "most e^U sqrt(g) C sqrt(g) in the Loewner order, the tail included in U.",
            r"S_{LL}(z)\preceq e^U\sqrt gC\sqrt g",
        ),
        argue(
            "As in coupling:origin, entry by entry from here: lambda_max(sqrt(g) C sqrt(g)) <= that of the absolute "
            "values |C_kl| sqrt(g_k^+ g_l^+) <= theta_c, and the tail's block adds at most its trace, sum_{l>L} g_l "
            "Var_z P_l <= tau.",
            r"\lambda_{\max}(S(z))\le e^U\theta_c+\tau",
        ),
        ident(
            "The least value of D-slope against curvature: -D x + (kappa/2) x^2 = (kappa/2)(x - D/kappa)^2 - "
            "D^2/(2 kappa).",
            r"-Dx+\tfrac\kappa2x^2\ge-\tfrac{D^2}{2\kappa}",
            -_D * _x + _k * _x**2 / 2,
            _k * (_x - _D / _k) ** 2 / 2 - _D**2 / (2 * _k),
        ),
        argue(
            "In the coordinates sqrt(g) z the gradient of G at z is sqrt(g_l)(z_l - M_l(gz)), l <= L', and "
            "-sqrt(g_l) M_l(gz) beyond, |M_l| <= 1: its "
            "square is at most D^2. On the convex set C_* the Hessian is at least 1 - theta: G >= G(z) - D x + "
            "(1-theta) x^2/2 at the distance x from z; and where the gradient vanishes, (1-theta) x <= |difference of "
            "gradients| <= D. Two critical points have distance 0.",
            r"|\nabla G|^2\le\sum_{l\le L'}g_l(z_l-M_l)^2+\tau'",
        ),
        ident(
            "From here on a is the field of the explicit density, with L' modes. With z_l = a_l/g_l and g_l = 2 K "
            "kappa_l: (1/2) g z^2 = a^2/(4 kappa K), so G(z) = A/K - Lambda with A = sum a^2/(4 kappa), Lambda >= 0 "
            "(Jensen), and G(z) >= D^2/(2(1-theta)) exactly when K <= A/(Lambda + D^2/(2(1-theta))).",
            r"\tfrac12g(a/g)^2=\frac{a^2}{4\kappa K}",
            (2 * _x * _k) * (_a / (2 * _x * _k)) ** 2 / 2,
            _a**2 / (4 * _k * _x),
        ),
        argue(
            "H(rho_a) = a.M - Lambda and E >= sum_{l<=L'} kappa_l M_l^2, all terms being >= 0, so by (1.14) K_c <= H/E "
            "<= (a.M - Lambda)/sum kappa M^2.",
            r"K_c\le\frac{a\cdot M-\Lambda}{\sum_{l\le L'}\kappa_lM_l^2}",
        ),
    ),
)

DERIVATIONS: Final = by_label(ORIGIN, STAR)
