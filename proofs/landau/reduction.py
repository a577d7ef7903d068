"""The reduced free energy f(m) = A_2 m^2 + A_4 m^4 + A_6 m^6 + A_8 m^8 + ... behind (1.17), with symbolic d.

Statement. Put kappa = K/K_#, alpha_l = lambda_l/lambda_1, g_l = 2 K lambda_l N_l = kappa N_l alpha_l and
q_l = g_l/(N_l - g_l) = kappa alpha_l/(1 - kappa alpha_l). Among zonal densities with first moment m, eliminating the
degrees l >= 2 by their critical point equations y_l = g_l m_l gives, as formal power series in m, the coefficients of
`Claims`: A_2 from degree 1 alone, A_4 with degree 2 (q_2), A_6 with degrees 2 and 3, A_8 with degrees 2, 3, 4 (stated
at q_2 = 1/(d-1), that is kappa alpha_2 = 1/d: no other value is used). Degrees l >= 5 first enter at m^10.

The calculation is the Legendre transform of L(a) = stat_y [Lambda(a, y) - sum_{l>=2} y_l^2/(2 g_l)]; the moments are
those of `proofs.landau.moments`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import sympy as sp

from proofs.engine.checks import identities
from proofs.engine.derivation import Check, Derivation, NotDerived, Step, by_label
from proofs.engine.rational import rational_identities
from proofs.engine.symbols import Expr, d
from proofs.landau import moments
from proofs.landau.moments import p, q_2, q_3, q_4, r, u, v, w, z

kappa: Final[Expr] = sp.Symbol("kappa", positive=True)  # K/K_#
m: Final[Expr] = sp.Symbol("m", real=True)  # first moment, the order parameter
c_4, c_6, c_8 = sp.symbols("c_4 c_6 c_8", real=True)
NEUTRAL: Final[Mapping[Expr, Expr]] = {q_2: 1 / (d - 1)}  # kappa alpha_2 = 1/d: the quartic coefficient vanishes

_U_3: Final = (d - 1) * (d + 2)
_W: Final = 4 * _U_3 * q_3 + d**2 + 4 * d - 2


@dataclass(frozen=True, slots=True)
class Claims:
    """The closed forms that the derivation states; a test replaces one of them and sees the replay fail.

    p_0, u_0, r_0, w_0: the eliminated amplitudes (r_0, w_0 at q_2 = 1/(d-1)); legendre_n: the transform of
    a^2/(2d) + c_4 a^4 + c_6 a^6 + c_8 a^8; quartic, sextic, octic: A_4, A_6, and A_8 at q_2 = 1/(d-1).
    """

    moment: moments.Moment = moments.power_moment
    p_0: Expr = 1 / (d * (d + 2))
    u_0: Expr = (1 + 3 * q_2) / (d * (d + 2) * (d + 4))
    r_0: Expr = (d * (d - 1) * q_3 - 1) / (d * (d - 1) ** 2 * (d + 2) * (d + 4))
    w_0: Expr = _W / (d * (d - 1) ** 2 * (d + 2) * (d + 4) * (d + 6))
    legendre_4: Expr = -(d**4) * c_4
    legendre_6: Expr = d**6 * (8 * d * c_4**2 - c_6)
    legendre_8: Expr = d**8 * (24 * d * c_4 * c_6 - 96 * d**2 * c_4**3 - c_8)
    quartic: Expr = d**2 * (1 - (d - 1) * q_2) / (4 * (d + 2))
    sextic: Expr = (
        d**3
        * (
            2 * (d + 8)
            - (d - 1) * (24 * q_2 - 18 * d * q_2**2 + 2 * (d**2 - 4) * q_2**3 + d**2 * q_3 * (1 + 3 * q_2) ** 2)
        )
        / (12 * (d + 2) ** 2 * (d + 4))
    )
    octic: Expr = (
        -(d**7)
        * (
            12 * _U_3**2 * (d**2 + 2 * d - 4) * q_3**2
            - 24 * _U_3 * (d**2 + 4 * d + 2) * q_3
            - 6 * (d**3 + 5 * d**2 - 6 * d - 42)
            + (d**2 - 1) * _W**2 * q_4
        )
        / (48 * (d - 1) ** 4 * (d + 2) ** 2 * (d + 4) ** 2 * (d + 6))
    )


def _vanish(elements: Mapping[str, Expr]) -> str:
    """Every element of the ring Q(d)[...] is literally 0."""
    for name, value in elements.items():
        if value:
            raise NotDerived(f"{name} is not 0: {str(value)[:160]}")
    return rf"{len(elements)} elements of $\mathbb Q(d)[p,\dots,w,q_2,q_3,q_4]$ are 0"


def _moment_recurrence(claims: Claims) -> Check:
    def check() -> str:
        excess = {
            f"moment {n + 2}": (n + d) * claims.moment(n + 2).as_expr() - (n + 1) * claims.moment(n).as_expr()
            for n in range(2 * moments.ORDER)
        }
        if claims.moment(0) != 1 or claims.moment(1) != 0:
            raise NotDerived("the measure is not a centred probability measure")
        return rational_identities([(value, sp.Integer(0)) for value in excess.values()])()

    return check


def _orthogonality(claims: Claims) -> Check:
    def check() -> str:
        products = {}
        for i in range(1, 5):
            for j in range(i, 5):
                value = moments.mean(moments.gegenbauer(i) * moments.gegenbauer(j), claims.moment)
                products[f"<P_{i}, P_{j}>"] = value - (1 / moments.dimension(i) if i == j else 0)
        return _vanish(products)

    return check


def coefficients(claims: Claims) -> dict[int, Expr]:
    """c_2, ..., c_8 for the moments of `claims` (the true ones are cached)."""
    if claims.moment is moments.power_moment:
        return moments.free_energy_coefficients()
    return moments.free_energy(claims.moment)


def _stationarity(claims: Claims) -> Check:
    def check() -> str:
        c = coefficients(claims)
        low, neutral = {p: claims.p_0, u: claims.u_0}, {p: claims.p_0, **NEUTRAL}
        neutral |= {u: claims.u_0.subs(NEUTRAL), r: claims.r_0, w: claims.w_0}
        gradient = {
            "dc_4/dp": (c[4], p, low),
            "dc_6/dr": (c[6], r, low),
            "dc_6/du": (c[6], u, low),
            "dc_8/dz": (c[8], z, low),
            "dc_8/dv": (c[8], v, low),
            "dc_8/dr": (c[8], r, neutral),
            "dc_8/dw": (c[8], w, neutral),
        }
        return _vanish({name: moments.substitute(_derivative(f, x), point) for name, (f, x, point) in gradient.items()})

    return check


def _derivative(poly: Expr, symbol: Expr) -> Expr:
    ring = poly.ring
    return poly.diff(ring.gens[ring.symbols.index(symbol)])


def reduced(claims: Claims) -> dict[int, Expr]:
    """The coefficients of L(a): c_n at the stationary amplitudes, as sympy expressions (c_8 at q_2 = 1/(d-1))."""
    c = coefficients(claims)
    low = {p: claims.p_0, u: claims.u_0, r: sp.Integer(0)}  # dc_6/dr = 0: the value of r does not matter
    high = {p: claims.p_0, u: claims.u_0.subs(NEUTRAL), r: claims.r_0, w: claims.w_0, z: sp.Integer(0)}
    high |= {v: sp.Integer(0), **NEUTRAL}
    return {
        2: c[2].as_expr(),
        4: moments.substitute(c[4], low).as_expr(),
        6: moments.substitute(c[6], low).as_expr(),
        8: moments.substitute(c[8], high).as_expr(),
    }


def _legendre(claims: Claims) -> Check:
    """h(L'(a)) = a L'(a) - L(a) through a^8, with h = d m^2/2 + legendre_4 m^4 + ..., for symbolic c_4, c_6, c_8."""

    def check() -> str:
        a = sp.Symbol("a")
        low = a**2 / (2 * d) + c_4 * a**4 + c_6 * a**6 + c_8 * a**8
        slope = sp.diff(low, a)
        powers = (d / 2, claims.legendre_4, claims.legendre_6, claims.legendre_8)
        difference = sp.Poly(sum(h * slope ** (2 * n + 2) for n, h in enumerate(powers)) - a * slope + low, a)
        return rational_identities([(difference.coeff_monomial(a**n), sp.Integer(0)) for n in range(9)])()

    return check


def _final(claims: Claims) -> Check:
    def check() -> str:
        c = reduced(claims)
        low = {c_4: c[4], c_6: c[6]}
        high = {c_4: c[4].subs(NEUTRAL), c_6: c[6].subs(NEUTRAL), c_8: c[8]}
        stated = {
            "c_2 - 1/(2d)": moments.element(c[2] - 1 / (2 * d)),
            "A_4": moments.element(claims.quartic) - moments.element(claims.legendre_4.subs(low)),
            "A_6": moments.element(claims.sextic) - moments.element(claims.legendre_6.subs(low)),
            "A_8": moments.element(claims.octic) - moments.element(claims.legendre_8.subs(high)),
        }
        return _vanish(stated)

    return check


def _integration_by_parts() -> Check:
    n, t = sp.Symbol("n", positive=True), sp.Symbol("t", positive=True)
    whole = sp.diff(t ** (n + 1) * (1 - t**2) ** ((d - 1) / 2), t) / (t**n * (1 - t**2) ** ((d - 3) / 2))
    return identities([(sp.powsimp(sp.expand(sp.simplify(whole))), (n + 1) - (n + d) * t**2)])


def derivation(claims: Claims | None = None) -> Derivation:
    """The reduction to eighth order, for the given closed forms (default: the true ones)."""
    stated = claims or Claims()
    return Derivation(
        label="supp:landau-reduction",
        title="Landau reduction to eighth order, degrees 1 to 4, general $d$",
        statement=r"$f(m)=A_2m^2+A_4m^4+A_6m^6+A_8m^8+O(m^{10})$ with $A_2=\frac d2\bigl(1-\frac K{K_\#}\bigr)$, "
        r"$A_4=\frac{d^2(1-(d-1)q_2)}{4(d+2)}$, $q_l=\frac{K\alpha_l}{K_\#-K\alpha_l}$, and $A_6$, $A_8$ "
        "rational in $d,q_2,q_3,q_4$.",
        hypotheses=(r"$d\ge2$", r"$\lambda_1>0$", r"$\kappa\alpha_l<1$ for every $l\ge2$, so that $q_l$ is finite"),
        steps=(*_setting(), *_computation(stated)),
        uses=("gegenbauer:recurrences", "gegenbauer:moments", "gegenbauer:dimension", "eq:2.16"),
        does_not_prove=r"that the minimiser of $\mathcal F_K$ is small: the expansion describes the critical points "
        "that branch off the uniform density, as formal power series in $m$",
        source="(1.17): the Lyapunov-Schmidt/Landau reduction named there, carried out",
    )


def _setting() -> tuple[Step, ...]:
    return (
        Step(
            r"$\rho=\exp(aP_1+\sum_{l\ge2}y_lP_l)/Z$ has entropy $am_1+\sum_{l\ge2}y_lm_l-\Lambda$. For fixed "
            r"$m_1=m$ a critical point of $\mathcal F_K=H-\frac12\sum_lg_lm_l^2$ over the other moments has "
            r"$y_l=g_lm_l$ ($l\ge2$), so with $g_1=\kappa d$ $$\mathcal F_K=am-L(a)-\tfrac12g_1m^2,\quad L(a)"
            r"=\operatorname*{stat}_y\Bigl[\Lambda(a,y)-\sum_{l\ge2}\frac{y_l^2}{2g_l}\Bigr],\quad m=L'(a).$$ The "
            "kernel of the second variation is all of degree one, rotations act transitively on its directions, and "
            "the elimination is unique near $0$: a branch in the direction $e$ is invariant under the rotations "
            "that fix $e$, hence zonal, so nothing is lost.",
            "argument",
        ),
        Step(
            "$P_l$ is orthogonal to polynomials of degree $<l$. Give $a$ the weight 1 and $y_l$ the weight $l$: in "
            r"the expansion of $m_l=\langle P_l\exp(aP_1+\sum_jy_jP_j)\rangle/Z$ a monomial of weight $n$ multiplies "
            "the mean of $P_l$ times a polynomial of degree at most $n$, which vanishes for $n<l$. So $y_l/g_l=m_l$ "
            r"is $y_l/N_l$ plus terms of weight at least $l$, and $y_l=O(a^l)$; degrees $l\ge5$ change $L(a)$ from "
            "$a^{10}$ on, and the trial density of `proofs.landau.moments` is general through $a^8$.",
            "argument",
        ),
    )


def _computation(claims: Claims) -> tuple[Step, ...]:
    return (
        Step(
            r"$\frac{d}{dt}\bigl[t^{n+1}(1-t^2)^{\frac{d-1}2}\bigr]=\bigl((n+1)t^n-(n"
            r"+d)t^{n+2}\bigr)(1-t^2)^{\frac{d-3}2}$.",
            "identity",
            _integration_by_parts(),
        ),
        Step(
            r"Hence $(n+d)\langle t^{n+2}\rangle=(n+1)\langle t^n\rangle$; the moments used satisfy it.",
            "identity",
            _moment_recurrence(claims),
        ),
        Step(
            r"$\langle P_iP_j\rangle=\delta_{ij}/N_i$ for $1\le i,j\le4$, with $N_l=\dim\mathcal H_l$.",
            "identity",
            _orthogonality(claims),
        ),
        Step(
            "The amplitudes of degrees 2, 3, 4 are stationary: "
            rf"$$p={sp.latex(claims.p_0)},\quad u={sp.latex(claims.u_0)},$$ and $r$, $w$; what is left free ($z$, "
            "$v$, and $r$ at sixth order) does not matter.",
            "identity",
            _stationarity(claims),
        ),
        Step(
            r"Legendre transform of $\frac{a^2}{2d}+c_4a^4+c_6a^6+c_8a^8$ through $m^8$: $$h=\tfrac d2m^2"
            rf"+\Bigl({sp.latex(claims.legendre_4)}\Bigr)m^4+\Bigl({sp.latex(claims.legendre_6)}\Bigr)m^6+\dots$$",
            "identity",
            _legendre(claims),
        ),
        Step(
            r"$A_2=\frac d2-\frac{g_1}2$, $A_4$ and $A_6$ for every $q_2$, $q_3$, and $A_8$ at $q_2=\frac1{d-1}$, in "
            rf"closed form: $$A_4={sp.latex(claims.quartic)},\quad A_6={sp.latex(claims.sextic)}.$$",
            "identity",
            _final(claims),
        ),
    )


DERIVATIONS: Final = by_label(derivation())
