"""Matrices of balls: the second and last module that imports flint.

Same rules as `certify.core.ball`: exact numbers and balls enter, never floats; no truth value; every entry that leaves
is a `Ball`, which is finite by construction (an entry that is not finite raises `NotFinite` when it is taken out, and a
matrix with such an entry can only give more of them). Precision is the one of `with precision(bits):`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import isqrt
from typing import Any, Final, NoReturn

import flint

from certify.core.ball import Ball, Operand, _dyadic, _to_arb, _wrap, working_bits
from certify.core.errors import NotFinite
from certify.core.exact import Dyadic

_arb: Final[Any] = flint.arb
_arb_mat: Final[Any] = flint.arb_mat
_fmpz_mat: Final[Any] = flint.fmpz_mat


class BallMatrix:
    """A matrix of real balls. Build with `of_rows`, `row` or `integers`."""

    __slots__ = ("cols", "mat", "rows")
    mat: Any
    rows: int
    cols: int
    __hash__ = None  # type: ignore[assignment]  # equality of balls is not an equivalence

    def __init__(self, mat: Any) -> None:
        self.mat = mat
        self.rows = int(mat.nrows())
        self.cols = int(mat.ncols())

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[Operand]]) -> BallMatrix:
        """The matrix with these rows, all of one length."""
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            raise ValueError("the rows of a matrix have one length")
        return cls(_arb_mat(len(rows), width, [_to_arb(x) for row in rows for x in row]))

    @classmethod
    def row(cls, entries: Iterable[Operand]) -> BallMatrix:
        """A matrix of one row."""
        values = [_to_arb(x) for x in entries]
        return cls(_arb_mat(1, len(values), values))

    @classmethod
    def stacked(cls, matrices: Sequence[BallMatrix]) -> BallMatrix:
        """The rows of all of them, which have as many columns."""
        entries = [x for each in matrices for x in each.mat.entries()]
        return cls(_arb_mat(sum(each.rows for each in matrices), matrices[0].cols, entries))

    @classmethod
    def integers(cls, rows: Sequence[Sequence[int]], exponent: int = 0) -> BallMatrix:
        """The exact matrix of the numbers n * 2**exponent."""
        entries = [n for row in rows for n in row]
        if exponent and max(abs(n) for n in entries).bit_length() > working_bits():  # a product would be rounded
            return cls(_arb_mat(len(rows), len(rows[0]), [_arb((n, exponent)) for n in entries]))
        whole = _arb_mat(_fmpz_mat(len(rows), len(rows[0]), entries))
        return cls(whole * _arb((1, exponent)) if exponent else whole)

    def __bool__(self) -> NoReturn:
        raise TypeError("a matrix of balls has no truth value")

    def entry(self, i: int, j: int = 0) -> Ball:
        """Entry (i, j); of a matrix with one row, `entry(0, j)`."""
        return _wrap(self.mat[i, j])

    def entries(self) -> list[Ball]:
        """All entries, row by row."""
        return [_wrap(x) for x in self.mat.entries()]

    def take(self, i: int) -> BallMatrix:
        """Row i as a matrix of one row."""
        return BallMatrix(_arb_mat(1, self.cols, [self.mat[i, j] for j in range(self.cols)]))

    def transpose(self) -> BallMatrix:
        """The transposed matrix."""
        return BallMatrix(self.mat.transpose())

    def symmetric(self) -> BallMatrix:
        """The symmetric matrix with the entries of this row as its lower triangle, row by row."""
        entries, size = self.mat.entries(), (isqrt(8 * self.cols + 1) - 1) // 2
        start = [i * (i + 1) // 2 for i in range(size)]
        places = [start[max(i, j)] + min(i, j) for i in range(size) for j in range(size)]
        return BallMatrix(_arb_mat(size, size, [entries[place] for place in places]))

    def __matmul__(self, other: BallMatrix) -> BallMatrix:
        return BallMatrix(self.mat * other.mat)

    def __add__(self, other: BallMatrix) -> BallMatrix:
        return BallMatrix(self.mat + other.mat)

    def __sub__(self, other: BallMatrix) -> BallMatrix:
        return BallMatrix(self.mat - other.mat)

    def inverse(self) -> BallMatrix:
        """The inverse of a square matrix. NotFinite where it is not shown to have one."""
        try:
            return BallMatrix(self.mat.inv())
        except ZeroDivisionError as error:
            raise NotFinite("a matrix of balls is not shown to be invertible") from error

    def scaled(self, factor: Operand) -> BallMatrix:
        """Every entry times one number."""
        return BallMatrix(self.mat * _to_arb(factor))

    def scale_columns(self, row: BallMatrix) -> BallMatrix:
        """Column j times entry j of a row."""
        factors = row.mat.entries() * self.rows
        return BallMatrix(
            _arb_mat(self.rows, self.cols, [x * y for x, y in zip(self.mat.entries(), factors, strict=True)])
        )

    def exp(self) -> BallMatrix:
        """The exponential of each entry."""
        return BallMatrix(_arb_mat(self.rows, self.cols, [x.exp() for x in self.mat.entries()]))

    def sqrt(self) -> BallMatrix:
        """The square root of each entry, and of the part above 0 of one that reaches below."""
        zero = _arb(0)
        return BallMatrix(_arb_mat(self.rows, self.cols, [x.max(zero).sqrt() for x in self.mat.entries()]))

    def times(self, other: BallMatrix) -> BallMatrix:
        """Entry by entry, the product."""
        return self._paired(other, lambda x, y: x * y)

    def over(self, other: BallMatrix) -> BallMatrix:
        """Entry by entry, the quotient."""
        return self._paired(other, lambda x, y: x / y)

    def larger(self, other: BallMatrix) -> BallMatrix:
        """Entry by entry, the maximum."""
        return self._paired(other, lambda x, y: x.max(y))

    def smaller(self, other: BallMatrix) -> BallMatrix:
        """Entry by entry, the minimum."""
        return self._paired(other, lambda x, y: x.min(y))

    def hull(self, other: BallMatrix) -> BallMatrix:
        """Entry by entry, a ball that contains both."""
        return self._paired(other, lambda x, y: x.union(y))

    def _paired(self, other: BallMatrix, function: Callable[[Any, Any], Any]) -> BallMatrix:
        if (self.rows, self.cols) != (other.rows, other.cols):
            raise ValueError("matrices of one shape are wanted")
        pairs = zip(self.mat.entries(), other.mat.entries(), strict=True)
        return BallMatrix(_arb_mat(self.rows, self.cols, [function(x, y) for x, y in pairs]))

    def filled(self, value: Operand) -> BallMatrix:
        """A matrix of this shape with one number everywhere."""
        return BallMatrix(_arb_mat(self.rows, self.cols, [_to_arb(value)] * (self.rows * self.cols)))

    def columns(self, start: int, stop: int | None = None, step: int = 1) -> BallMatrix:
        """The columns start, start + step, .. before stop."""
        entries, chosen = self.mat.entries(), range(self.cols)[start:stop:step]
        rows = [entries[i * self.cols + j] for i in range(self.rows) for j in chosen]
        return BallMatrix(_arb_mat(self.rows, len(chosen), rows))

    def first_rows(self, count: int) -> BallMatrix:
        """The rows 0..count-1."""
        return BallMatrix(_arb_mat(count, self.cols, self.mat.entries()[: count * self.cols]))

    def gathered(self, places: Sequence[Sequence[int]]) -> BallMatrix:
        """The matrix whose rows are the entries of this row at these places, as many in each."""
        entries = self.mat.entries()
        return BallMatrix(_arb_mat(len(places), len(places[0]), [entries[k] for row in places for k in row]))

    def mirrored(self, signs: Sequence[int]) -> BallMatrix:
        """The columns, and after them all but the last one in the other order, each row of these times its sign."""
        entries, rows = self.mat.entries(), []
        for i, sign in enumerate(signs):
            row = entries[i * self.cols : (i + 1) * self.cols]
            rows += [*row, *(row[-2::-1] if sign > 0 else [-x for x in row[-2::-1]])]
        return BallMatrix(_arb_mat(self.rows, 2 * self.cols - 1, rows))

    def total(self) -> Ball:
        """The sum of all entries."""
        return _wrap(sum(self.mat.entries(), _arb(0)))

    def against(self, i: int, numbers: Sequence[Ball], skip: int | None = None) -> Ball:
        """The sum over j, not `skip`, of entry (i, j) times the j-th number."""
        mat = self.mat
        return _wrap(sum((mat[i, j] * x.arb for j, x in enumerate(numbers) if j != skip), _arb(0)))

    def upper_ends(self) -> BallMatrix:
        """The exact matrix of the upper ends."""
        return BallMatrix(_arb_mat(self.rows, self.cols, [x.upper() for x in self.mat.entries()]))

    def widened(self, radius: Ball) -> BallMatrix:
        """Each entry with [-r, r] added, r the upper end of |radius|."""
        spread = _arb(0, abs(radius.arb).upper())
        return BallMatrix(_arb_mat(self.rows, self.cols, [x + spread for x in self.mat.entries()]))

    def widened_by(self, radii: BallMatrix) -> BallMatrix:
        """Each entry with [-r, r] added, r the upper end of the absolute value of the same entry of `radii`."""
        pairs = zip(self.mat.entries(), radii.mat.entries(), strict=True)
        return BallMatrix(_arb_mat(self.rows, self.cols, [x + _arb(0, abs(r).upper()) for x, r in pairs]))

    def magnitudes(self) -> BallMatrix:
        """The exact matrix of upper bounds of the absolute values."""
        return BallMatrix(_arb_mat(self.rows, self.cols, [abs(x).upper() for x in self.mat.entries()]))

    def midpoints(self) -> BallMatrix:
        """The exact matrix of the midpoints: not an enclosure of anything."""
        return BallMatrix(_arb_mat(self.rows, self.cols, [x.mid() for x in self.mat.entries()]))

    def dyadic_midpoints(self) -> list[Dyadic]:
        """The midpoints of all entries, row by row, exactly."""
        return [_dyadic(x.mid()) for x in self.mat.entries()]

    def floats(self) -> list[float]:
        """Floats near the entries, row by row: for untrusted searches only."""
        return [float(x) for x in self.mat.entries()]


def dot(left: BallMatrix, right: BallMatrix) -> Ball:
    """The scalar product of two matrices of one row."""
    return _wrap((left.mat * right.mat.transpose())[0, 0])
