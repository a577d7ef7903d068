"""Variational facts of Section 2, for any continuous, symmetric, centred, zonal kernel W with eigenvalues lambda_l.

Functionals enter through the identities that they satisfy: H = H(rho|1) >= 0, E = double integral of W h h with h =
rho - 1, H' = H(1|rho), Z the normaliser of the Kirkwood-Monroe equation. Pointwise identities are checked under the
integral sign.
"""

from __future__ import annotations

from typing import Final

import sympy as sp

from proofs.engine.derivation import Derivation, by_label
from proofs.engine.steps import argue, cite, define, ident, sign
from proofs.engine.symbols import Expr, K

_H, _E, _Hd = sp.symbols("H E H_dual", real=True)  # entropy, interaction energy, reversed entropy
_J = sp.Symbol("J", positive=True)  # a smaller coupling, K' in the text
_Kc = sp.Symbol("K_c", positive=True)
_p, _q, _s = sp.symbols("p q s", positive=True)
_rho, _phi, _Z = sp.Symbol("rho", positive=True), sp.Symbol("phi", real=True), sp.Symbol("Z", positive=True)
_lam, _w11, _w1h, _norm = sp.symbols("lambda W_11 W_1h n", real=True)
_delta = sp.Symbol("delta", positive=True)


def second_variation(coupling: Expr, eigenvalue: Expr) -> Expr:
    """1 - 2 K lambda_l, the normalised second variation of F_K at the uniform density in degree l."""
    return 1 - 2 * coupling * eigenvalue


GAP: Final = Derivation(
    label="eq:2.8",
    title="The free-energy gap of a centred kernel",
    statement="F_K(rho) - F_K(1) = H(rho|1) - K E(h) with E(h) = iint W h h; H >= 0 with equality only for rho = 1.",
    tex=r"$F_K(\rho)-F_K(1)=H(\rho|1)-K\iint W\,h\,h\,d\sigma^2$, $h=\rho-1$.",
    hypotheses=("W continuous, symmetric, centred", "rho a probability density of finite entropy"),
    source="(2.4), (2.7), (2.8), (2.12)",
    steps=(
        ident(
            "iint W rho rho = iint W 1 1 + 2 iint W 1 h + iint W h h, and the first two vanish by centring (2.5).",
            r"\iint W\rho\rho=\iint Whh",
            (_w11 + 2 * _w1h + _E).subs({_w11: 0, _w1h: 0}),
            _E,
        ),
        ident(
            "H(rho|1) = int (rho log rho - rho + 1), as int rho = 1; the integrand g has g(1) = 0 and derivative log "
            "rho.",
            r"\frac{d}{d\rho}(\rho\log\rho-\rho+1)=\log\rho",
            sp.diff(_rho * sp.log(_rho) - _rho + 1, _rho),
            sp.log(_rho),
        ),
        argue(
            "So g decreases before rho = 1 and increases after it: g >= 0, with equality only at rho = 1. Hence H >= "
            "0, and H = 0 "
            "forces rho = 1 almost everywhere.",
            r"\rho\log\rho-\rho+1\ge0",
        ),
    ),
)

QUOTIENT: Final = Derivation(
    label="eq:1.14",
    title="The critical coupling as a quotient",
    statement="K_c = inf { H(mu|sigma)/E(mu) : E(mu) > 0 }, and E(mu) <= H(mu|sigma)/K_c for every mu when K_c > 0.",
    tex=r"$K_c=\inf\{H(\mu|\sigma)/\mathcal E(\mu):\mathcal E(\mu)>0\}$.",
    hypotheses=("W continuous, symmetric, centred",),
    uses=("eq:2.8",),
    source="(1.6), (1.13), (1.14), (2.18)",
    steps=(
        argue(
            "sigma minimises F_K iff H - K E >= 0 for every mu (eq:2.8). Where E <= 0 this holds because H >= 0; "
            "where E > 0 it "
            "says K <= H/E. So the set of such K >= 0 is [0, inf H/E].",
            r"H-K\mathcal E\ge0\iff K\le H/\mathcal E\quad(\mathcal E>0)",
        ),
        ident(
            "In particular H - K_c E >= 0 for every mu: H - K_c E is the limit of H - K E for K increasing to K_c.",
            r"H-K_c\mathcal E=(H-K\mathcal E)-(K_c-K)\mathcal E",
            _H - _Kc * _E,
            (_H - K * _E) - (_Kc - K) * _E,
        ),
    ),
)

SECOND_VARIATION: Final = Derivation(
    label="eq:2.9",
    title="Second variation, linear threshold, K_c <= K_#",
    statement="For |h| <= delta < 1: (1/2 - c delta) int h^2 <= H <= (1/2 + c delta) int h^2, c = 1/(6(1-delta)^2); "
    "in degree l "
    "the second variation is (1 - 2 K lambda_l)||h||^2. So K_# = 1/(2 max lambda_l), and K_c <= K_#.",
    tex=r"Second variation $(1-2K\lambda_l)\|h\|^2$ in $\mathcal H_l$; $K_\#=1/(2\max_l\lambda_l)$; $K_c\le K_\#$.",
    hypotheses=("W continuous, symmetric, centred, zonal", "max lambda_l > 0 (else K_# is infinite)"),
    uses=("eq:2.8", "supp:entropy-remainder"),
    source="(2.6)-(2.9)",
    does_not_prove="that K_c = K_#, which is the content of Theorem 1.1",
    steps=(
        ident(
            "Entropy to second order (supp:entropy-remainder with n = 2): remainder at most |h|^3/(6(1-delta)^2) <= "
            "delta h^2/(6(1-delta)^2).",
            r"\frac{\delta^{n+1}}{n(n+1)(1-\delta)^n}\Big|_{n=2}=\frac{\delta^3}{6(1-\delta)^2}",
            (_delta ** (_q + 1) / (_q * (_q + 1) * (1 - _delta) ** _q)).subs(_q, 2),
            _delta**3 / (6 * (1 - _delta) ** 2),
        ),
        ident(
            "h in H_l: iint W h h = lambda_l n, n = ||h||^2 (2.6), so the gap is (1/2)(1 - 2 K lambda_l) n to second "
            "order.",
            r"\tfrac12n-K\lambda_ln=\tfrac12(1-2K\lambda_l)\,n",
            _norm / 2 - K * _lam * _norm,
            second_variation(K, _lam) * _norm / 2,
        ),
        sign(
            "For K = 1/(2 lambda) + p > K_#, p > 0, lambda = max lambda_l, the coefficient is negative: a small "
            "multiple of a "
            "harmonic of that degree lowers F_K below F_K(1), so K_c <= K_#.",
            r"1-2K\lambda_l<0",
            -second_variation(1 / (2 * _q) + _p, _q),
            positive_symbols=(_p, _q),
        ),
    ),
)

KIRKWOOD_MONROE: Final = Derivation(
    label="eq:2.16",
    title="Minimisers solve the Kirkwood-Monroe equation",
    statement="A minimiser of F_K has the density rho = exp(2K W*h)/Z, bounded above and below by positive constants.",
    tex=r"$\rho=Z^{-1}\exp(2K\,W*h)$ for every minimiser of $F_K$.",
    hypotheses=("W continuous, symmetric, centred",),
    uses=("eq:2.8",),
    source="(2.16); the factor 2 comes from the normalisation (1.5)",
    steps=(
        define(
            "phi = 2K W*h (continuous), Z = int e^phi, rho~ = e^phi/Z, J(nu) = H(nu|1) - int nu phi.",
            r"\phi=2K\,W*h",
        ),
        ident(
            "J(nu) = H(nu|rho~) - log Z: pointwise nu log nu - nu phi = nu log(nu/rho~) - nu log Z; so rho~ is the "
            "only "
            "minimiser of J.",
            r"\nu\log\nu-\nu\phi=\nu\log\frac{\nu}{e^\phi/Z}-\nu\log Z",
            _rho * sp.log(_rho) - _rho * _phi,
            _rho * (sp.log(_rho) - (_phi - sp.log(_Z))) - _rho * sp.log(_Z),
        ),
        ident(
            "On the segment rho_s = rho + s(rho~ - rho): E(rho_s) = E(rho) + 2s B + s^2 C with B = iint W h (rho~ - "
            "rho).",
            r"\mathcal E(h+s\eta)=\mathcal E(h)+2sB+s^2C",
            (_E + _s * _w1h) + _s * (_w1h + _s * _w11),
            _E + 2 * _s * _w1h + _s**2 * _w11,
        ),
        argue(
            "H is convex, so F_K(rho_s) - F_K(rho) <= s (H(rho~) - H(rho) - 2K B) - K s^2 C = s (J(rho~) - J(rho)) - "
            "K s^2 C. For a "
            "minimiser the left side is >= 0 for every s in (0,1], hence J(rho~) >= J(rho), and rho = rho~.",
            r"0\le s\,(J(\tilde\rho)-J(\rho))-Ks^2C",
        ),
    ),
)

BASIC: Final = Derivation(
    label="lem:variational",
    title="Basic variational implications (Lemma 2.2)",
    statement="Minimisers exist for every K >= 0. (i) If sigma minimises F_K it is the unique minimiser of F_K' for 0 "
    "<= K' < K, and "
    "uniqueness passes down too. (ii) If sigma is the unique minimiser at K_# then K_c = K_# and the transition is "
    "continuous. "
    "(iii) If F_{K_#}(mu) < F_{K_#}(sigma) for some mu then K_c < K_# and the transition is discontinuous.",
    tex=r"Lemma 2.2: (i) minimality and uniqueness pass to smaller $K$; (ii) uniqueness at $K_\#$ gives $K_c=K_\#$ "
    r"and a "
    r"continuous transition; (iii) $F_{K_\#}(\mu)<F_{K_\#}(\sigma)$ gives $K_c<K_\#$ and a discontinuous one.",
    hypotheses=("W continuous, symmetric, centred, zonal", "max lambda_l > 0 in (ii), (iii)"),
    uses=("eq:2.8", "eq:1.14", "eq:2.9", "eq:2.16", "def:transition"),
    cites=("entropy-lower-semicontinuity", "spherical-harmonics"),
    source="Lemma 2.2, (2.12)-(2.15)",
    steps=(
        cite(
            "entropy-lower-semicontinuity",
            "H is weakly lower semicontinuous; probability measures on the sphere are weakly compact and E is weakly "
            "continuous "
            "(W is continuous): a minimiser exists.",
        ),
        ident(
            "(i) For 0 <= K' <= K: H - K'E = (K'/K)(H - K E) + (1 - K'/K) H.",
            r"H-K'\mathcal E=\frac{K'}K(H-K\mathcal E)+\Big(1-\frac{K'}K\Big)H",
            _H - _J * _E,
            _J / K * (_H - K * _E) + (1 - _J / K) * _H,
        ),
        argue(
            "Both terms are >= 0 if sigma minimises F_K. For K' < K their sum vanishes only if H = 0, that is mu = "
            "sigma.",
            r"H-K'\mathcal E=0,\ K'<K\implies H=0",
        ),
        argue(
            "(ii) Minimality at K_# gives K_c >= K_#, and K_c <= K_# is eq:2.9. Let K_n decrease to K_c with "
            "minimisers mu_n. "
            "Then H(mu_n) - K_n E(mu_n) <= 0; a weak limit mu satisfies H(mu) <= liminf H(mu_n) <= K_c E(mu), so it "
            "minimises "
            "F_{K_c}, and mu = sigma by uniqueness: continuous.",
            r"H(\mu)-K_c\mathcal E(\mu)\le\liminf\,(H(\mu_n)-K_n\mathcal E(\mu_n))\le0",
        ),
        sign(
            "(iii) H - K_# E = -p < 0 with H = q > 0 gives E = (p + q)/K_# > 0 and H/E = K_# q/(p+q) < K_#: K_c < K_# "
            "by eq:1.14.",
            r"K_\#-\frac{H}{\mathcal E}=K_\#\frac{p}{p+q}>0",
            K - _q / ((_p + _q) / K),
            positive_symbols=(K, _p, _q),
        ),
        argue(
            "Discontinuity: if sigma is not the unique minimiser at K_c, by definition. Otherwise let K_n decrease to "
            "K_c, and "
            "suppose minimisers mu_n converge weakly to sigma. W*h_n -> 0 uniformly (W is continuous, the sphere "
            "compact), so "
            "rho_n -> 1 uniformly by eq:2.16: |h_n| <= delta_n -> 0.",
            r"\rho_n=Z_n^{-1}e^{2K_nW*h_n}\to1\ \text{uniformly}",
        ),
        cite(
            "spherical-harmonics",
            "By completeness iint W h h = sum lambda_l ||P_l h||^2 <= max lambda_l ||h||^2 for h in L^2.",
            r"\mathcal E(h)\le\lambda_{\max}\|h\|^2",
        ),
        sign(
            "With max lambda = 1/(2 K_#), K_n = K_# - s (s > 0), the gap divided by ||h||^2 is at least 1/2 - "
            "K_n/(2K_#) minus "
            "delta/(6(1-delta)^2) (eq:2.9); without the last term it is s/(2K_#) > 0.",
            r"\frac12-\frac{K_n}{2K_\#}=\frac{s}{2K_\#}>0",
            sp.Rational(1, 2) - (K - _s) / (2 * K),
            positive_symbols=(K, _s),
        ),
        argue(
            "For large n the gap of mu_n is therefore positive unless h_n = 0, while minimisers at K_n > K_c have a "
            "negative gap, "
            "since sigma does not minimise F_{K_n}: a contradiction.",
            r"0>H(\mu_n)-K_n\mathcal E(\mu_n)\ge\Big(\frac{s}{2K_\#}-o(1)\Big)\|h_n\|^2",
        ),
    ),
)

UNIQUENESS: Final = Derivation(
    label="prop:critical-uniqueness",
    title="Uniqueness of critical points for K <= K_c/2 (Proposition 2.3)",
    statement="If 0 <= K <= K_c/2 and rho = exp(2K W*h)/Z then rho = 1.",
    tex=r"If $0\le K\le K_c/2$ and $\rho=Z^{-1}e^{2KW*h}$, then $\rho=1$.",
    hypotheses=("W continuous, symmetric, centred", "0 < K_c < infinity", "0 <= K <= K_c/2"),
    uses=("eq:2.8", "eq:1.14"),
    source="Proposition 2.3, (2.17)-(2.22)",
    steps=(
        ident(
            "(2.19), (2.20): rho log rho - log rho = (rho - 1) log rho under the integral, so H(rho|1) + H(1|rho) = "
            "int h log rho.",
            r"\rho\log\rho+(-\log\rho)=h\log\rho",
            _rho * sp.log(_rho) - sp.log(_rho),
            (_rho - 1) * sp.log(_rho),
        ),
        argue(
            "log rho = 2K W*h - log Z and int h = 0: the sum is 2K iint W h h. H(1|rho) is finite since rho is "
            "bounded below.",
            r"H(\rho|1)+H(1|\rho)=2K\iint Whh",
        ),
        argue("(2.21): K_c iint W h h <= H(rho|1), by eq:1.14.", r"\iint Whh\le H(\rho|1)/K_c"),
        sign(
            "(2.22): with E = (H - q)/K_c, q >= 0, and K = K_c/2 - p, p >= 0, the value H(1|rho) = 2K E - H is minus "
            "(2p H + 2K q)/K_c, which is >= 0.",
            r"-H(1|\rho)=\frac{2p\,H+2K\,q}{K_c}\ge0",
            (2 * _p * _s + 2 * _J * _q) / (2 * (_J + _p)),
            nonnegative=(_p, _q, _s),
            positive_symbols=(_J,),
            strict=False,
        ),
        ident(
            "The identity behind it, K_c = 2(K + p): 2K E - H = -(2p H + 2K q)/K_c for E = (H - q)/K_c.",
            r"2K\frac{H-q}{K_c}-H=-\frac{2pH+2Kq}{K_c}",
            2 * _J * (_H - _q) / (2 * (_J + _p)) - _H,
            -(2 * _p * _H + 2 * _J * _q) / (2 * (_J + _p)),
        ),
        argue(
            "So H(1|rho) <= 0, hence = 0, and rho = 1 (eq:2.8). For K = 0 the equation itself says rho = 1.",
            r"\rho=1",
        ),
    ),
)


DERIVATIONS: Final = by_label(GAP, QUOTIENT, SECOND_VARIATION, KIRKWOOD_MONROE, BASIC, UNIQUENESS)
