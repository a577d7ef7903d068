"""K_c just beyond beta_*: the Landau constant C_d of (1.17).

Statement, one order beyond the paper and for every d >= 2. Let s = alpha_2(beta) - 1/d. As beta decreases to beta_*,
the quotient (1.14) restricted to the small branch of `proofs.landau.reduction` gives, as formal power series in s,

    K_c = K_#(beta) [1 - C_d s^2 + C'_d s^3 + O(s^4)],     C_d = 3 d (d+4) / (8 (d+2) (d+1 - (d-1) beta_*)) > 0,

the order parameter jumps to m_c with m_c^2 = 3 (d-1)(d+4) s / (2 d^2 (d+1 - (d-1) beta_*)) + O(s^2), and the
non-uniform branch exists as a metastable state down to the spinodal K_#[1 - (4/3) C_d s^2 + O(s^3)], while the
uniform one loses stability at K_#. C'_d is `cube_constant`: there alpha_3, alpha_4 and d alpha_3/d alpha_2 at beta_*
enter, all of them rational in d and beta_* by the Bessel recurrence and the Riccati equation.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Final

import sympy as sp

from proofs.engine.checks import all_of, identities, positive
from proofs.engine.derivation import Check, Derivation, Step, by_label
from proofs.engine.rational import rational_identities
from proofs.engine.symbols import Expr, bessel_coefficient, beta, beta_star, d, k, nu
from proofs.landau.constants import (
    REDUCTION,
    Taylor,
    alpha_at_threshold,
    constant,
    cube_constant,
    free_energy,
    jump_squared,
    jump_squared_slope,
    spinodal_constant,
    taylor,
)
from proofs.landau.moments import q_2, q_3, q_4

_s: Final[Expr] = sp.Symbol("s")  # alpha_2 - 1/d
_delta: Final[Expr] = sp.Symbol("delta")  # 1 - K/K_#

__all__ = [
    "DERIVATIONS",
    "Claims",
    "alpha_at_threshold",
    "constant",
    "cube_constant",
    "derivation",
    "free_energy",
    "jump_squared",
    "jump_squared_slope",
    "spinodal_constant",
    "taylor",
]


@dataclass(frozen=True, slots=True)
class Claims:
    """What the derivation states; a test replaces one of them and sees the replay fail."""

    taylor: Taylor = field(default_factory=lambda: taylor(d, beta_star))
    alpha: tuple[Expr, Expr, Expr] = field(default_factory=lambda: alpha_at_threshold(d, beta_star))
    constant: Expr = field(default_factory=lambda: constant(d, beta_star))
    cube: Expr = field(default_factory=lambda: cube_constant(d, beta_star))
    jump: Expr = field(default_factory=lambda: jump_squared(d, beta_star))
    jump_slope: Expr = field(default_factory=lambda: jump_squared_slope(d, beta_star))
    spinodal: Expr = field(default_factory=lambda: spinodal_constant(d, beta_star))
    upper: Expr = (d + 1) / (d - 1)  # upper bound of beta_* used for the sign of C_d


def _bessel_relations() -> Check:
    """Coefficients of x^{nu-1+2k} in I_{nu-1} - I_{nu+1} = (2 nu/x) I_nu and I_nu' = I_{nu+1} + (nu/x) I_nu."""
    above, own, below = bessel_coefficient(nu + 1, k - 1), bessel_coefficient(nu, k), bessel_coefficient(nu - 1, k)
    return identities(
        [
            (below - above, 2 * nu * own),
            ((nu + 2 * k) * own, above + nu * own),
            (bessel_coefficient(nu - 1, 0), 2 * nu * bessel_coefficient(nu, 0)),
        ]
    )


def _alphas(claims: Claims) -> Check:
    """alpha_3, alpha_4 by the recurrence and the slope alpha_2' by the Riccati equation, at alpha_2 = 1/d."""
    second = sp.Function("alpha")(beta)
    third = 1 - (d + 2) * second / beta
    riccati = 1 - second**2 - (d + 1) * second / beta
    here = [(second, 1 / d), (beta, beta_star)]
    slope_3 = sp.diff(third, beta).subs(sp.diff(second, beta), riccati)
    values = (third, second - (d + 4) * third / beta, slope_3 / riccati)
    return rational_identities([(value.subs(here), stated) for value, stated in zip(values, claims.alpha, strict=True)])


def _taylor(claims: Claims) -> Check:
    """The coefficients from the closed forms of the reduction, q_l = kappa alpha_l/(1 - kappa alpha_l)."""
    alpha_3, alpha_4, slope = claims.alpha
    second, third, fourth = 1 / d + _s, alpha_3 + slope * _s, alpha_4
    ratio = {q_2: (1 - _delta) * second / (1 - (1 - _delta) * second)}
    quartic = REDUCTION.quartic.subs(ratio)
    origin = {_s: 0, _delta: 0}
    own = {q_2: second / (1 - second), q_3: third / (1 - third)}
    sextic_s = sum(REDUCTION.sextic.diff(q).subs(own) * value.diff(_s) for q, value in own.items()).subs(_s, 0)
    last = {q_3: alpha_3 / (1 - alpha_3), q_4: fourth / (1 - fourth)}
    stated = claims.taylor
    return rational_identities(
        [
            (quartic.subs(origin), sp.Integer(0)),
            (quartic.diff(_s).subs(origin), stated.quartic_s),
            (quartic.diff(_s, 2).subs(origin) / 2, stated.quartic_ss),
            (quartic.diff(_delta).subs(origin), stated.quartic_k),
            (REDUCTION.sextic.subs(own).subs(_s, 0), stated.sextic),
            (sextic_s, stated.sextic_s),
            (REDUCTION.octic.subs(last), stated.octic),
        ]
    )


def _double_root(claims: Claims) -> Check:
    """g(y) = f/m^2 and g'(y), y = m^2, vanish on y = Y s + Y' s^2, delta = C s^2 - C' s^3, through s^3 and s^2."""
    c, cube, y, slope = sp.symbols("c c3 y y2")
    term, names = _symbolic_taylor(claims)
    point, delta = y * _s + slope * _s**2, c * _s**2 - cube * _s**3
    quartic = term.quartic_s * _s + term.quartic_ss * _s**2 + term.quartic_k * delta
    coefficients = (d * delta / 2, quartic, term.sextic + term.sextic_s * _s, term.octic)
    value = sp.Poly(sum(a * point**n for n, a in enumerate(coefficients)), _s)
    derivative = sp.Poly(sum(n * a * point ** (n - 1) for n, a in enumerate(coefficients) if n), _s)
    known = {**names, c: claims.constant, cube: claims.cube, y: claims.jump, slope: claims.jump_slope}
    conditions = [value.coeff_monomial(_s**n) for n in range(4)] + [derivative.coeff_monomial(_s**n) for n in range(3)]
    return rational_identities([(sp.sympify(item).subs(known), sp.Integer(0)) for item in conditions])


def _symbolic_taylor(claims: Claims) -> tuple[Taylor, dict[Expr, Expr]]:
    """Taylor coefficients as symbols, and the table of their values (which keeps the expansion small)."""
    table = {sp.Symbol(item.name): getattr(claims.taylor, item.name) for item in fields(Taylor)}
    return Taylor(*table), table


def _spinodal(claims: Claims) -> Check:
    """g' has the double root of f'(m)/m at leading order: with y' = Y_s s, A_2 + 2 A_4 y + 3 A_6 y^2 and its slope."""
    term = claims.taylor
    y = -term.quartic_s / (3 * term.sextic)
    return rational_identities(
        [
            (d * claims.spinodal / 2 + 2 * term.quartic_s * y + 3 * term.sextic * y**2, sp.Integer(0)),
            (2 * term.quartic_s + 6 * term.sextic * y, sp.Integer(0)),
            (y, 2 * claims.jump / 3),
        ]
    )


def _signs(claims: Claims) -> tuple[Step, ...]:
    shift, room = sp.symbols("sigma rho", positive=True)
    domain = {beta_star: claims.upper.subs(d, 2 + shift) - room, d: 2 + shift}
    x = claims.upper
    return (
        Step(
            r"$\beta_*>\frac{d+2}d\ge\frac d{d-1}$, hence "
            r"$\alpha_2'(\beta_*)=\frac{d^2-1}{d^2}-\frac{d+1}{d\beta_*}>0$, and $s$ is a coordinate near $\beta_*$.",
            "sign",
            all_of(
                positive((d + 2) / d - d / (d - 1), {d: 2 + shift}, [shift], strict=False),
                positive(
                    ((d**2 - 1) / d**2 - (d + 1) / (d * beta)).subs(beta, d / (d - 1) + room),
                    {d: 2 + shift},
                    [shift],
                    [room],
                ),
            ),
        ),
        Step(
            r"$\beta_*<\frac{d+1}{d-1}$: there $r_{d/2}(x)>\frac x{d+2+x^2/(d+4)}$ (4.13) exceeds $\frac1d$, and "
            "$r_{d/2}$ increases.",
            "sign",
            positive(x / (d + 2 + x**2 / (d + 4)) - 1 / d, {d: 2 + shift}, [shift]),
        ),
        Step(
            r"$C_d>0$, $A_6>0$ and $-\frac{dA_4}{ds}>0$ at $\beta_*$, for every $d\ge2$, where "
            f"$C_d={sp.latex(claims.constant)}$.",
            "sign",
            all_of(
                *(
                    positive(value.subs(domain, simultaneous=True), None, [shift], [room])
                    for value in (claims.constant, claims.taylor.sextic, -claims.taylor.quartic_s)
                )
            ),
        ),
    )


def derivation(claims: Claims | None = None) -> Derivation:
    """(1.17) with its constants, for the given closed forms (default: the true ones)."""
    stated = claims or Claims()
    return Derivation(
        label="eq:1.17",
        title=r"Landau expansion of $K_c$ at $\beta_*$: $C_d>0$, the jump, the cube term",
        statement=r"$K_c=K_\#(\beta)\bigl[1-C_ds^2+C_d's^3+O(s^4)\bigr]$ with $s=\alpha_2(\beta)-\frac1d$ and "
        r"$C_d=\frac{3d(d+4)}{8(d+2)(d+1-(d-1)\beta_*)}>0$; jump "
        r"$m_c^2=\frac{3(d-1)(d+4)}{2d^2(d+1-(d-1)\beta_*)}s+O(s^2)$; spinodal "
        r"$K_\#\bigl[1-\frac43C_ds^2+O(s^3)\bigr]$ (formal).",
        hypotheses=(r"$d\ge2$", r"$\beta>\beta_*$, $s=\alpha_2(\beta)-1/d$ small"),
        steps=_steps(stated),
        uses=(
            "supp:landau-reduction",
            "bessel:recurrences",
            "bessel:riccati",
            "bessel:convergents",
            "bessel:increasing",
            "eq:4.7",
        ),
        does_not_prove="that the global minimiser at $K_c$ lies on the small branch: this stays the paper's formal "
        "prediction, to be confronted with certified enclosures of $K_c$",
        source="(1.17)",
    )


def _steps(claims: Claims) -> tuple[Step, ...]:
    recurrence = Step(
        r"$I_{\nu-1}-I_{\nu+1}=\frac{2\nu}xI_\nu$ and $I_\nu'=I_{\nu+1}+\frac\nu xI_\nu$, coefficient by "
        "coefficient.",
        "identity",
        _bessel_relations(),
    )
    alphas = Step(
        r"$\alpha_{l+1}=\alpha_{l-1}-\frac{d+2l-2}\beta\alpha_l$ and "
        r"$\alpha_2'=1-\alpha_2^2-\frac{d+1}\beta\alpha_2$; so at $\beta_*$, where $\alpha_2=\frac1d$, "
        r"$\alpha_3=1-\frac{d+2}{d\beta_*}$, $\alpha_4=\frac1d-\frac{d+4}{\beta_*}\alpha_3$ and "
        r"$\frac{d\alpha_3}{d\alpha_2}$ are rational in $d$ and $\beta_*$.",
        "identity",
        _alphas(claims),
    )
    expansion = Step(
        r"The Taylor coefficients of $A_4$, $A_6$, $A_8$ at $\beta_*$ and $K_\#$, from the reduction, such as "
        f"$$A_6={sp.latex(claims.taylor.sextic)}.$$",
        "identity",
        _taylor(claims),
    )
    argument = Step(
        r"With $m^2=sY$ and $1-\frac K{K_\#}=s^2C$ the function $\frac{f(m)}{m^2s^2}=\tfrac d2C+A_4'Y+A_6Y^2+O(s)$ "
        "is smooth in $s$; at $s=0$ it and its $Y$-derivative vanish together at one point with $Y>0$, with "
        r"Jacobian $-dA_6\ne0$. So by the implicit function theorem the touching point is a smooth function of $s$, "
        "and its series is found by comparison of coefficients; before it $f>0$ near $m=0$, after it $f<0$ "
        "somewhere: it is $K_c$ of the small branch.",
        "argument",
    )
    root = Step(
        "$f/m^2$ and its derivative in $m^2$ vanish through $s^3$ and $s^2$ on $m^2=Ys+Y's^2$, "
        rf"$1-\frac K{{K_\#}}=C_ds^2-C_d's^3$, with $$C_d={sp.latex(claims.constant)},\quad m_c^2"
        rf"={sp.latex(claims.jump)}\,s+O(s^2).$$",
        "identity",
        _double_root(claims),
    )
    spinodal = Step(
        rf"The spinodal, a double root of $f'(m)/m$, has the constant $\frac43C_d={sp.latex(claims.spinodal)}$ and "
        r"$m^2=\frac23m_c^2$.",
        "identity",
        _spinodal(claims),
    )
    return (recurrence, alphas, expansion, *_signs(claims), argument, root, spinodal)


DERIVATIONS: Final = by_label(derivation())
