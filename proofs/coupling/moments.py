"""Moments of the minimisers beyond beta_*: 0 <= m_l <= m_1; and the theorem that counts them."""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, ident

_g, _m, _M = sp.symbols("g m M", real=True)

MOMENTS: Final = Derivation(
    label="coupling:moments",
    title="0 <= m_l <= m_1 for every non-uniform minimiser",
    statement="Let rho be a minimiser of F_K that is not uniform, zonal and non-increasing in the angle. Then "
    "m_1 > 0, |m_l| <= m_1 and "
    "m_l >= 0 for every l.",
    tex=r"$0\le m_l\le m_1$, $m_1>0$",
    hypotheses=("K > 0", "all kappa_l > 0"),
    uses=(
        "supp:polarisation",
        "eq:2.16",
        "gegenbauer:recurrences",
        "gegenbauer:dimension",
        "coupling:covering",
        "coupling:positivity",
    ),
    steps=(
        argue(
            "A non-increasing density is a mixture of uniform densities of caps about the pole; integrating the "
            "raising operator of "
            "gegenbauer:recurrences, m_l(cap) = m_1(cap) P_{l-1}^{(d+2)}(edge), and |P| <= 1, m_1(cap) >= 0. "
            "Equality m_1 = 0 "
            "leaves only the full cap, the uniform density.",
            r"m_l(\mathrm{cap}_s)=m_1(\mathrm{cap}_s)P^{(d+2)}_{l-1}(s)",
        ),
        argue(
            "Z(a) = int exp(sum a_l P_l), sum |a_l| finite, is an absolutely convergent series in the a_l whose "
            "coefficients are integrals of products of P's, >= 0 (coupling:positivity), so Z(|a|) >= Z(a), term by "
            "term. If a_1 > 0 > a_l, l >= 2, the term a_1^l a_l has the coefficient int P_1^l P_l/l! > 0 (there), "
            "which makes it strict.",
            r"\Lambda(|a|)>\Lambda(a)",
        ),
        ident(
            "For any moments m', with a' = g m' and M' = M(a'): F(rho_{a'}) = a'.M' - Lambda - (1/2) g M'^2 = "
            "G(m') - (1/2) g (M' - m')^2.",
            r"gm'M'-\tfrac12gM'^2=\tfrac12gm'^2-\tfrac12g(M'-m')^2",
            _g * _m * _M - _g * _M**2 / 2,
            _g * _m**2 / 2 - _g * (_M - _m) ** 2 / 2,
        ),
        argue(
            "At the minimiser F = G(m) (coupling:covering). If some m_l < 0, take m' = |m|: F(rho_{a'}) <= G(|m|) = "
            "(1/2) sum g m^2 - Lambda(g|m|) < G(m) = min F, a contradiction.",
            r"F(\rho_{|a|})\le G(|m|)<G(m)",
        ),
    ),
)

COUNT: Final = Derivation(
    label="coupling:count",
    title="K_lo <= K_c <= K_hi, and exactly two minimisers at K_c",
    statement="Suppose that for every K in [K_lo, K_hi]: every zonal critical density with 0 <= m_l <= m_1 and "
    "F_K <= 0 has its moments in "
    "C_0 or C_*; G is strictly convex on both; and F_K >= 0 on C_* at K_lo; and K_hi < K_# belongs to an "
    "explicit density. "
    "Then K_lo <= K_c <= K_hi, and at K_c the minimisers are the uniform density and, up to rotation, exactly "
    "one other.",
    tex=r"$K_{\mathrm{lo}}\le K_c\le K_{\mathrm{hi}}$",
    hypotheses=("the cover, the two regions and the explicit density as stated",),
    uses=(
        "coupling:covering",
        "coupling:functional",
        "coupling:origin",
        "coupling:star",
        "coupling:moments",
        "lem:variational",
        "eq:2.9",
        "eq:2.16",
    ),
    cites=("entropy-lower-semicontinuity",),
    steps=(
        argue(
            "If the uniform density is not a minimiser at K_lo, a minimiser exists "
            "([entropy-lower-semicontinuity]) with F < 0; it is "
            "critical, and by coupling:moments its moments satisfy the hypotheses, so they lie in C_0, where F "
            "= G >= 0 (|m_l| <= m_1 <= x_1 holds beyond L too), or in "
            "C_*, where F >= 0: a contradiction. So K_c >= K_lo.",
            r"K_c\ge K_{\mathrm{lo}}",
        ),
        argue(
            "At K_c there is a minimiser that is not uniform: for K decreasing to K_c < K_# there are "
            "minimisers with F_K < 0, their limit "
            "rho (a subsequence, weakly) has F_{K_c} <= 0, and it is not uniform: else their fields 2K W*h, and by "
            "(2.16) the densities themselves, would tend to the uniform one uniformly, near which F_K > 0 for "
            "every other density, because the second variation is at least 1 - K/K_# > 0 (2.9) and K <= K_hi < K_#.",
            r"\rho\neq1,\ F_{K_c}(\rho)=0",
        ),
        argue(
            "Its moments lie in C_0 or C_*. On C_0 the only critical point of the strictly convex G is 0, the uniform "
            "density, so they lie in C_*, where G is strictly convex and has at most one critical point; critical "
            "densities are determined "
            "by their moments (2.16), and the axis is the only freedom left.",
            r"\#=2\text{ up to rotation}",
        ),
    ),
)

DERIVATIONS: Final = by_label(MOMENTS, COUNT)
