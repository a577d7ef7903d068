"""Where the other minimiser is on a piece [a, b] of large beta, and that it is the only one. FORMAT/large_beta.md (M6).

On a cell of s = phi at the pole and r = |P m| the bound of F is decided at the four nodes: s^2 + r^2 less what a
convex function may be above its values there.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

from ..arithmetic.ball import Ball, exp, log, log_of, pi, sqrt_lower, sqrt_upper
from ..arithmetic.series import Work, floor_of
from ..document.parsers import Bounds
from ..verdict import Invalid, LimitReached, require_at_most, require_less
from .cells_form import Piece
from .law import LEAST_BETA
from .root import MAX_D, level, spend_long
from .sums import PLAIN, Sums, spread

Cell = tuple[int, int]
"""Where its nodes of s and of r begin; as a node, itself."""


class Cells:
    """The inequalities of a piece, for d and so many bits."""

    def __init__(self, d: int, piece: Piece, bits: int, work: Work) -> None:
        if d > MAX_D:
            raise LimitReached(f"work limit: large beta is decided for d <= {MAX_D}")
        self.d, self.piece, self.bits, self.work = d, piece, bits, work
        self.low, self.high = piece.interval
        self.least, self.most = piece.scale
        self.left = (1 - piece.nodes[0]) ** 2
        """J is beyond it where the comparison in J is not made."""
        self._spend()
        require_at_most("8 <= a", LEAST_BETA, self.low)
        require_less("d < a", d, self.low)
        self.sums = Sums(d - 1, self.low, piece.terms, bits, work)
        dense, thin = (exp(-level(d, beta, bits)) for beta in piece.interval)
        self.dense, self.thin = dense.upper(), max(thin.lower(), Fraction(0))
        """e^-ell at a, where it is greatest, at most; and at b, at least: of few bits a ball about it holds 0."""
        self.mean = self.dense * (1 + self.sums.circle)
        self.least_mean = self.thin * (1 - self.sums.curvature)
        self.measure = _measure(d - 1, piece.cap, bits)
        self._margins: dict[tuple[Fraction, Cell], Fraction | None] = {}
        self._far: dict[Fraction, Fraction] = {}

    def _spend(self) -> None:
        """Charge what is done once, and what is done at each cell beside the series."""
        piece = self.piece
        cells = len(piece.poles) * len(piece.sides) + len(piece.nodes) + 8
        self.work.spend(60 * self.d, self.bits, cells * (self.bits // 2 + 100))
        grid = (Fraction(max(x.denominator for x in axis)) for axis in (piece.nodes, piece.poles, piece.sides))
        numbers = (*piece.interval, *piece.scale, piece.width, piece.cap, piece.slope, piece.centre, *piece.moment)
        spend_long(self.work, (*numbers, *grid), 4 * cells)

    def exp(self, x: Fraction) -> Ball:
        """e^x."""
        return exp(Ball.exact(x, self.bits))

    def require_upper(self) -> None:
        """Q_c <= Q_up on the piece, by one Gaussian cap."""
        n, width = self.d - 1, self.piece.width
        require_less("0 < width", 0, width)
        entropy = level(self.d, self.high, self.bits) + (log_of(2 * width, self.bits) - 1) * n / 2
        energy = exp(-(log_of(1 + 1 / width, self.bits) * n / 2)).lower() - self.mean
        require_less("mu < (1 + 1/T)^(-n/2)", 0, energy)
        most = entropy.upper() + Fraction(n * n, 8) / (width * self.low)
        require_at_most("H <= Q_up (J - mu) of the Gaussian cap", most, self.most * energy)

    def require_comparison(self) -> None:
        """F > 0 at Q_up for mu < J <= (1 - v_1)^2."""
        cells, most = self.piece.nodes, self.most
        inner = 1 - cells[-1]
        if len(cells) < 2:
            raise Invalid("there is a cell of v")
        require_less("0 < 1 - last node", 0, inner)
        growth = self.exp(2 * most * inner).upper()
        require_less("mu e^(2Qj) < Q j^2", self.mean * growth, most * inner**2)
        for i, (v, after) in enumerate(pairwise(cells)):
            top = 1 - v
            bound = self.dense * (1 + self.sums.circle) * self.sums.moments(2 * most * top)
            power = exp(-log_of(top, self.bits) * Ball.exact(1 + self.d / self.low, self.bits)).upper()
            total = log_of(1 + 2 * most * self.mean + power * bound, self.bits).upper()
            require_less(f"cell {i} of v: log int < Q (J + mu)", total, most * ((1 - after) ** 2 + self.least_mean))

    def far(self, scale: Fraction) -> Fraction:
        """int e^(2Q phi) outside the cap B, at most: phi <= mu/p there, p the measure of a cap."""
        if scale not in self._far:
            least, u = self.measure[0], 2 * scale * self.mean
            z = u / least
            rest = self.exp(z).upper() - 1 - z - z**2 / 2
            self._far[scale] = 1 - least + u + 3 * least * rest / z
        return self._far[scale]

    def near(
        self, scale: Fraction, s: Fraction, r: Fraction, factor: tuple[Fraction, ...] = PLAIN
    ) -> tuple[Fraction, Fraction]:
        """int P e^(2Q phi) over B, at most: what has the measure of B, and what has e^-ell."""
        b = 2 * scale * r * self.piece.slope
        growth = self.exp(b).upper()
        thick = self.dense * max(self.sums.excess(2 * scale * s, b, factor), Fraction(0))
        return growth * self.measure[1] * factor[0], growth * thick

    def margin(self, scale: Fraction, node: Cell) -> Fraction | None:
        """A lower bound of Q (s^2 + r^2 + mu) - L at a node; None where phi - rk may be negative outside B."""
        if (scale, node) not in self._margins:
            s, r = self.piece.poles[node[0]], self.piece.sides[node[1]]
            value = None
            if r * self.piece.slope <= s * (1 + self.low * self.piece.cap):
                total = self.far(scale) + sum(self.near(scale, s, r))
                value = scale * (s**2 + r**2 + self.least_mean) - log_of(total, self.bits).upper()
            self._margins[scale, node] = value
        return self._margins[scale, node]

    def positive(self, scale: Fraction, cell: Cell) -> bool:
        """F > 0 at this Q on the whole cell."""
        (s, after), (r, beyond) = self.ends(cell)
        spent = scale * ((after - s) ** 2 + (beyond - r) ** 2) / 4
        i, k = cell
        found = (self.margin(scale, node) for node in product((i, i + 1), (k, k + 1)))
        return all(value is not None and value > spent for value in found)

    def ends(self, cell: Cell) -> tuple[Bounds, Bounds]:
        """The ranges of s and of r."""
        poles, sides = self.piece.poles, self.piece.sides
        return (poles[cell[0]], poles[cell[0] + 1]), (sides[cell[1]], sides[cell[1] + 1])

    def south(self, j: Fraction) -> Fraction:
        """The mass of the southern half of a critical density with this J or more, at most, for Q >= Q_lo."""
        return self.exp(self.least * (3 * self.mean - max(j, self.left))).upper() / 2

    def empty(self, cell: Cell) -> bool:
        """No critical density with J > (1 - v_1)^2 has its features in the cell."""
        (s, after), (r, beyond) = self.ends(cell)
        if after**2 + beyond**2 <= self.left or s**2 + r**2 > after:
            return True
        return r > self.piece.slope * (1 - s**2) + self.south(s**2 + r**2)

    def inner(self) -> list[Cell]:
        """The cells in which the other minimisers are; the cells together hold every (s, r) that J leaves."""
        piece = self.piece
        require_at_most("3 mu <= (1 - v_1)^2", 3 * self.mean, self.left)
        require_at_most("first pole <= (1 - v_1)^2", piece.poles[0], self.left)
        require_at_most("1 <= last pole", 1, piece.poles[-1])
        require_at_most("last pole <= 1", piece.poles[-1], 1)
        require_at_most("first side <= 0", piece.sides[0], 0)
        require_at_most("1/2 <= last side", Fraction(1, 2), piece.sides[-1])
        every = product(range(len(piece.poles) - 1), range(len(piece.sides) - 1))
        found = [cell for cell in every if not (self.empty(cell) or self.positive(self.most, cell))]
        if not found:
            raise Invalid("there is a cell that is left at Q_up")
        return found

    def strips(self, inner: list[Cell]) -> Iterator[tuple[Bounds, Fraction]]:
        """A convex set about the inner cells: r <= R where s is in a strip."""
        piece = self.piece
        first, widest = min(i for i, _ in inner), piece.sides[max(k for _, k in inner) + 1]
        mass = self.south(piece.poles[first] ** 2)
        for strip in pairwise(piece.poles[first:]):
            yield strip, min(widest, piece.slope * (1 - strip[0] ** 2) + mass)

    def theta(self, strip: Bounds, r: Fraction) -> Fraction:
        """2Q E |Phi_x - c Phi_e|^2 at most, for fields with these features and Q_lo <= Q <= Q_up, where 2 r k <= s."""
        (s, after), factor = strip, spread(self.piece.centre, self.piece.slope)
        short = Fraction(-floor_of(-r, self.bits), 1 << self.bits)
        fixed, thick = self.near(self.least, s, short, factor)
        fixed += factor[0] * self.far(self.most) + self.mean * self.exp(4 * self.most * self.mean).upper()
        bulk = self.sums.bulk(2 * self.most * after)
        mean = thick / (1 + self.dense * bulk) + fixed / (1 + self.thin * bulk)
        return mean * 2 * self.most * self.exp(2 * (self.most * after - self.least * s)).upper()

    def fall(self, s: Fraction) -> tuple[Fraction, Fraction]:
        """Bounds of 1 - m_1 of a minimiser at K_c with this s or more."""
        rest = self.far(self.most) * self.exp(-self.least * s**2).upper() / (1 - self.measure[1])
        most = (self.piece.cap + 1 / self.low) * (1 - s) + rest
        return self.exp(-self.most * (1 + self.mean)).lower(), most


def _measure(n: int, cap: Fraction, bits: int) -> Bounds:
    """Bounds of sigma(B), B the cap with 1 - cos <= xi; they are divided by, and by what they leave of 1."""
    require_less("0 < cap", 0, cap)
    require_at_most("cap <= 1", cap, 1)
    square = floor_of((2 * cap) ** n, 2 * bits)
    flat = Ball.between(Fraction(sqrt_lower(square), 1 << bits), Fraction(sqrt_upper(square + 1), 1 << bits), bits)
    for j in range(2 + n % 2, n + 1, 2):
        flat = flat * (j - 1) / j
    flat = flat / 2 if n % 2 == 0 else flat / pi(bits)
    curved = flat * exp(log(Ball.exact(1 - cap / 2, bits)) * (n - 2) / 2)
    ends = (curved, flat) if n >= 2 else (flat, curved)
    least, most = ends[0].lower(), ends[1].upper()
    require_less("0 < sigma(B)", 0, least)
    require_less("sigma(B) < 1", most, 1)
    return least, most


def require_cells(d: int, piece: Piece, bits: int, work: Work) -> None:
    """Q_lo <= Q_c <= Q_up and exactly two minimisers at K_c for every beta of the piece, and their m_1."""
    n, (a, _) = d - 1, piece.interval
    cells = Cells(d, piece, bits, work)
    require_less("0 < Q_lo", 0, piece.scale[0])
    require_less("Q_lo < Q_up", *piece.scale)
    require_less("0 < slope", 0, piece.slope)
    require_at_most("1/(2n) + 1/a <= slope^2", Fraction(1, 2 * n) + 1 / a, piece.slope**2)
    require_at_most("1/2 <= centre", Fraction(1, 2), piece.centre)
    require_at_most("centre <= 1", piece.centre, 1)
    cells.require_upper()
    cells.require_comparison()
    inner = cells.inner()
    for cell in inner:
        if not cells.positive(piece.scale[0], cell):
            raise Invalid(f"cell {cell} of (s, r): F > 0 is not shown at Q_lo")
    strips = list(cells.strips(inner))
    for i, (strip, r) in enumerate(strips):
        require_at_most(f"2 r k <= s on strip {i}", 2 * r * piece.slope, strip[0])
        require_less(f"theta < 1 on strip {i}", cells.theta(strip, r), 1)
    least, most = cells.fall(strips[0][0][0])
    require_at_most("1 - m_1 <= 1 - moment.lower", most, 1 - piece.moment[0])
    require_at_most("1 - moment.upper <= 1 - m_1", 1 - piece.moment[1], least)
