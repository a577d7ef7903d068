"""The two convex regions of moment space, and what the explicit density proves there."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.derivation import Derivation, by_label
from proofs.steps import argue, ident, sign

_k, _D, _x, _y = sp.symbols("kappa D x y", positive=True)
_a, _g = sp.symbols("a g", positive=True)
_p, _q, _r = sp.symbols("p q r", real=True)

ORIGIN: Final = Derivation(
    label="coupling:origin",
    title="Strict convexity of G around the uniform state",
    statement="On C_0 = {0 <= z_l <= x_l (l <= L), |z_l| <= x_1 (l > L)} the largest eigenvalue of S = sqrt(g) "
    "Cov_{gz}(P) sqrt(g) is at "
    "most e^{tau x_1} max_k (1/v_k) sum_l B_kl g_l v_l + tau, B_kl = int P_k P_l exp(sum g x P), for every v > "
    "0. If that is < 1, "
    "G is strictly convex on C_0, G(0) = 0 and grad G(0) = 0, so G > 0 on the rest of C_0.",
    tex=r"$\lambda_{\max}(S)\le e^{\tau x_1}\max_k\frac1{v_k}\sum_lB_{kl}g_lv_l+\tau$",
    hypotheses=("int P_j P_k P_l w >= 0 for all j, k, l",),
    uses=("coupling:covering",),
    steps=(
        argue(
            "Cov <= E[psi psi^T] in the Loewner order, psi_l = sqrt(g_l) P_l, and E = int . e^h/Z with Z >= 1 "
            "(Jensen, int P_l w = 0).",
            r"S\preceq\textstyle\int\psi\psi^Te^h",
        ),
        argue(
            "Expanding e^h, h = sum g z P, every coefficient of a product of powers of z_l >= 0 is an integral "
            "of a product of P's, "
            "which is >= 0: the entries of the block increase with z. The tail contributes a factor at most "
            "e^{tau x_1}.",
            r"\textstyle\int P_kP_le^{h}\le e^{\tau x_1}B_{kl}",
        ),
        sign(
            "A positive semidefinite block matrix has at most the sum of the largest eigenvalues of its "
            "diagonal blocks: for 2 x 2, "
            "p, r >= 0 and q^2 <= p r, (p + r) minus the larger root has the sign of p r - q^2 >= 0 (here q^2 = "
            "p r y/(1+y)).",
            r"\lambda_{\max}\begin{pmatrix}P&Q\\Q^*&R\end{pmatrix}\le\lambda_{\max}(P)+\lambda_{\max}(R)",
            sp.together((_x * _g) - _x * _g * _y / (1 + _y)),
            positive_symbols=(_x, _g, _y),
        ),
        argue(
            "The block of the tail has trace sum_{l>L} g_l Var P_l <= tau. The block l <= L is similar to B "
            "diag(g), whose spectral "
            "radius is bounded by Collatz and Wielandt's quotients for any v > 0, also when entries are "
            "replaced by upper bounds "
            "of their absolute values.",
            r"\rho(A)\le\max_k(|A|v)_k/v_k",
        ),
    ),
)

STAR: Final = Derivation(
    label="coupling:star",
    title="Strict convexity of G around the other minimiser, and what follows at one explicit density",
    statement="On C_* (a box with |g_l z_l - a_l| <= e_l for l <= L, |z_l| <= b beyond) the largest eigenvalue of S is "
    "at most theta = e^U theta_c + tau, U = sum e_l (1+|M_l|) + 2 tau b, theta_c that of the block l <= L of S at the "
    "field a. If theta < 1, then for z in C_*: G >= G(z) - D^2/(2(1-theta)), the critical point in C_* is unique, and "
    "it is within D/(1-theta) of z in the coordinates sqrt(g) z, D^2 = sum g_l (z_l - M_l)^2 + tau.",
    tex=r"$G\ge G(z)-\frac{D^2}{2(1-\theta)}$, $|\sqrt g(z^*-z)|\le\frac D{1-\theta}$",
    hypotheses=("theta < 1", "C_* convex and contains z"),
    uses=("coupling:origin",),
    steps=(
        argue(
            "The change of the field less its mean, u = sum_{l<=L} (g_l z_l - a_l) (P_l - M_l) + T - E_a T with "
            "|T| <= tau b, is at most U. Var_z f <= E_z (f - E_a f)^2 <= sup(rho_z/rho_a) Var_a f, and rho_z/rho_a = "
            "e^u/E_a e^u <= e^U since E_a e^u >= 1. So the block l <= L of S(z) is at most e^U times that of S at a; "
            "the tail's block adds at most its trace, sum_{l>L} g_l Var_z P_l <= tau (coupling:origin).",
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
            "In the coordinates sqrt(g) z the gradient of G at z is sqrt(g_l)(z_l - M_l), l <= L, and "
            "-sqrt(g_l) M_l beyond, |M_l| <= 1: its "
            "square is at most D^2. At a critical point the gradient vanishes, and (1-theta)|distance| <= "
            "|difference of gradients|.",
            r"|\nabla G|^2\le\sum g_l(z_l-M_l)^2+\tau",
        ),
        ident(
            "With z_l = a_l/g_l and g_l = 2 K kappa_l: (1/2) g z^2 = a^2/(4 kappa K), so G(z) = A/K - Lambda "
            "with A = sum a^2/(4 kappa), and "
            "G(z) >= D^2/(2(1-theta)) exactly when K <= A/(Lambda + D^2/(2(1-theta))).",
            r"\tfrac12g(a/g)^2=\frac{a^2}{4\kappa K}",
            (2 * _x * _k) * (_a / (2 * _x * _k)) ** 2 / 2,
            _a**2 / (4 * _k * _x),
        ),
        argue(
            "H(rho_a) = a.M - Lambda and E >= sum_{l<=L} kappa_l M_l^2, all terms being >= 0, so K_c <= H/E <= "
            "(a.M - Lambda)/sum kappa M^2.",
            r"K_c\le\frac{a\cdot M-\Lambda}{\sum_{l\le L}\kappa_lM_l^2}",
        ),
    ),
)

DERIVATIONS: Final = by_label(ORIGIN, STAR)
