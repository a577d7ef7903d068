"""Certified K_c beside the formal asymptotics: the table as plain data, in LaTeX and as a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import mpmath

from certify.core.claim import Enclosure
from certify.core.digits import digits_of
from certify.core.exact import as_fraction
from reports.escape import Tex
from reports.numbers import decimal
from reports.tables import Table as TexTable
from reports.view import Supplement

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from reports.drawing import Drawn

NEAR_NAMES: Final = ("K_#", "(1.17)", "(1.17) and cube")
FAR_NAMES: Final = ("(1.18)", "order 1", "order 2", "optimal width")
_NAMES: Final = {
    "K_#": Tex(r"$K_\#$"),
    "(1.17)": Tex("(1.17)"),
    "(1.17) and cube": Tex("and cube term"),
    "(1.18)": Tex("(1.18)"),
    "order 1": Tex("next order"),
    "order 2": Tex("second order"),
    "optimal width": Tex("optimal width"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One certified point with its predictions (estimates).

    size: the small parameter, s = alpha_2(beta) - 1/d near beta_*, 1/log(beta) far from it. errors: relative
    deviations of the predictions, of rising order, from the certified K_c. orders: observed orders of these errors in
    `size`, from this row and the one before.
    """

    beta: Fraction
    coupling: Enclosure
    size: mpmath.mpf
    errors: tuple[mpmath.mpf, ...]
    orders: tuple[mpmath.mpf | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one regime; `names` says what each prediction is."""

    d: int
    title: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def near(self) -> bool:
        """Whether beta decreases to beta_* in it; if not, beta grows."""
        return self.names == NEAR_NAMES

    @property
    def limit(self) -> str:
        """The limit, as LaTeX has it."""
        return r"\beta\downarrow\beta_*" if self.near else r"\beta\to\infty"


def short_enclosure(enclosure: Enclosure, digits: int = 18) -> Enclosure:
    """The enclosure rounded outward to about `digits` significant digits, for a table."""
    low, high = as_fraction(enclosure.lower), as_fraction(enclosure.upper)
    scale = 10**digits * (1 if high >= 1 else 10 ** len(digits_of(int(1 / high))))
    return Enclosure(
        Fraction(low.numerator * scale // low.denominator, scale),
        Fraction(-(-high.numerator * scale // high.denominator), scale),
    )


def _small(x: mpmath.mpf) -> Tex:
    """An estimate with two significant digits: $-1.2\\cdot10^{-5}$."""
    if not mpmath.isfinite(x):
        return Tex("---")
    mantissa, _, exponent = mpmath.nstr(x, 2, min_fixed=1, max_fixed=0).partition("e")
    return Tex(f"${mantissa}\\cdot10^{{{int(exponent)}}}$" if exponent else f"${mantissa}$")


def _cell(row: Row, i: int) -> Tex:
    order = row.orders[i]
    return Tex(_small(row.errors[i]) + (f" ({mpmath.nstr(order, 3)})" if order is not None else ""))


def supplement(table: Table) -> Supplement:
    """One section: certified values, relative errors of the predictions, observed orders."""
    rows = []
    for row in table.rows:
        enclosure = short_enclosure(row.coupling, 6)
        value = decimal(as_fraction(enclosure.lower), as_fraction(enclosure.upper)).short
        beta = Tex(f"${mpmath.nstr(mpmath.mpf(row.beta.numerator) / row.beta.denominator, 5)}$")
        rows.append((beta, Tex(f"${value}$"), *(_cell(row, i) for i in range(len(table.names)))))
    near, limit = table.near, table.limit
    small = r"s=\alpha_2(\beta)-1/d" if near else r"1/\log\beta"
    text = Tex(
        f"For $d={table.d}$ the table sets the certified $K_c(\\beta)$ beside the formal expansions as ${limit}$. "
        "Each further column is the relative error of one prediction, in parentheses the order in "
        f"${small}$ observed between this row and the one above. Predictions, errors and orders are estimates; "
        "the values of $K_c$ are proved. The printed $\\beta$ are rounded; the certificate has them exactly."
    )
    header = (Tex(r"$\beta$"), Tex(r"$K_c(\beta)$"), *(_NAMES[name] for name in table.names))
    label = Tex(f"crt:asymptotics-{table.d}-{'near' if near else 'far'}")
    caption = Tex(f"Certified $K_c$ and formal asymptotics, $d={table.d}$, ${limit}$")
    return Supplement(
        Tex(f"Certified $K_c$ and the formal asymptotics, $d={table.d}$, ${limit}$"),
        text,
        TexTable(label, caption, header, tuple(rows)),
    )


def supplements(tables: Sequence[Table]) -> tuple[Supplement, ...]:
    """The sections of all tables."""
    return tuple(supplement(table) for table in tables)


def figure(tables: Sequence[Table], suffix: str = ".pdf") -> Drawn:
    """Relative errors of the predictions against the small parameter, one panel a table, in a suffix's format."""
    import matplotlib

    from reports.drawing import STYLE, drawn

    with matplotlib.rc_context(STYLE):
        return drawn(_canvas(tables), suffix)


def _canvas(tables: Sequence[Table]) -> Figure:
    from matplotlib.figure import Figure
    from matplotlib.ticker import NullFormatter

    canvas = Figure(figsize=(3.4 * min(2, len(tables)), 2.8 * -(-len(tables) // 2)), layout="constrained")
    axes = canvas.subplots(-(-len(tables) // 2), min(2, len(tables)), squeeze=False)
    for axis, table in zip(axes.flat, tables, strict=False):
        for i, (name, style) in enumerate(zip(table.names, ("o-", "s--", "^:", "d-."), strict=False)):
            points = [
                (float(row.size), abs(float(row.errors[i]))) for row in table.rows if mpmath.isfinite(row.errors[i])
            ]
            x, y = [place for place, _ in points], [error for _, error in points]
            axis.loglog(x, y, style, color="black", ms=3, lw=0.8, label=_NAMES[name])
        near = table.near
        small = r"$s=\alpha_2(\beta)-1/d$" if near else r"$1/\log\beta$"
        axis.set(title=f"$d={table.d}$, ${table.limit}$", xlabel=small, ylabel="relative error (estimate)")
        axis.legend()
        if near:
            axis.xaxis.set_minor_formatter(NullFormatter())
        else:  # shorter than a decade
            axis.set_xscale("linear")
    return canvas
