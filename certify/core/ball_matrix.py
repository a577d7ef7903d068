"""Matrices of balls: the second and last module that imports flint.

Same rules as `certify.core.ball`: exact numbers and balls enter, never floats; no truth value; every entry that leaves
is a `Ball`, which is finite by construction (an entry that is not finite raises `NotFinite` when it is taken out, and a
matrix with such an entry can only give more of them). Precision is the one of `with precision(bits):`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from math import isqrt
from operator import mul, truediv
from typing import Any, Final, NoReturn

import flint

from certify.core.ball import Ball, Operand, _dyadic, _to_arb, _wrap, working_bits
from certify.core.errors import NotFinite
from certify.core.exact import Dyadic

_arb: Final[Any] = flint.arb
_arb_mat: Final[Any] = flint.arb_mat
_fmpz_mat: Final[Any] = flint.fmpz_mat
_new: Final = object.__new__


class BallMatrix:
    """A matrix of real balls. Build with `of_rows`, `row` or `integers`.

    It is FLINT's matrix, or the list of its entries, or both: each is made from the other when it is asked for, as that
    costs more than a product of all entries.
    """

    __slots__ = ("_list", "_mat", "cols", "rows")
    rows: int
    cols: int
    __hash__ = None  # type: ignore[assignment]  # equality of balls is not an equivalence

    def __init__(self, mat: Any) -> None:
        self._mat: Any = mat
        self._list: list[Any] | None = None
        self.rows = int(mat.nrows())
        self.cols = int(mat.ncols())

    @classmethod
    def _of(cls, rows: int, cols: int, entries: list[Any]) -> BallMatrix:
        """The matrix of FLINT's own balls, as many as there are places, row by row."""
        if len(entries) != rows * cols:
            raise ValueError("as many entries as places are wanted")
        matrix = _new(cls)
        matrix._mat, matrix._list, matrix.rows, matrix.cols = None, entries, rows, cols
        return matrix

    @property
    def mat(self) -> Any:
        """FLINT's matrix."""
        if self._mat is None:
            self._mat = _arb_mat(self.rows, self.cols, self._list)
        return self._mat

    @property
    def balls(self) -> list[Any]:
        """FLINT's own balls row by row, a list not to be changed."""
        if self._list is None:
            self._list = self._mat.entries()
        return self._list

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[Operand]]) -> BallMatrix:
        """The matrix with these rows, all of one length."""
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            raise ValueError("the rows of a matrix have one length")
        return cls._of(len(rows), width, [_to_arb(x) for row in rows for x in row])

    @classmethod
    def row(cls, entries: Iterable[Operand]) -> BallMatrix:
        """A matrix of one row."""
        values = [_to_arb(x) for x in entries]
        return cls._of(1, len(values), values)

    @classmethod
    def stacked(cls, matrices: Sequence[BallMatrix]) -> BallMatrix:
        """The rows of all of them, which have as many columns."""
        if any(each.cols != matrices[0].cols for each in matrices):
            raise ValueError("the rows of a matrix have one length")
        entries = [x for each in matrices for x in each.balls]
        return cls._of(sum(each.rows for each in matrices), matrices[0].cols, entries)

    @classmethod
    def integers(cls, rows: Sequence[Sequence[int]], exponent: int = 0) -> BallMatrix:
        """The exact matrix of the numbers n * 2**exponent."""
        entries = [n for row in rows for n in row]
        if exponent and max(abs(n) for n in entries).bit_length() > working_bits():  # a product would be rounded
            return cls._of(len(rows), len(rows[0]), [_arb((n, exponent)) for n in entries])
        whole = _arb_mat(_fmpz_mat(len(rows), len(rows[0]), entries))
        return cls(whole * _arb((1, exponent)) if exponent else whole)

    def __bool__(self) -> NoReturn:
        raise TypeError("a matrix of balls has no truth value")

    def entry(self, i: int, j: int = 0) -> Ball:
        """Entry (i, j); of a matrix with one row, `entry(0, j)`."""
        if not (0 <= i < self.rows and 0 <= j < self.cols):
            raise IndexError("a matrix has no such entry")
        return _wrap(self.mat[i, j] if self._list is None else self._list[i * self.cols + j])

    def entries(self) -> list[Ball]:
        """All entries, row by row."""
        return [_wrap(x) for x in self.balls]

    def take(self, i: int) -> BallMatrix:
        """Row i as a matrix of one row."""
        return self._of(1, self.cols, self.balls[i * self.cols : (i + 1) * self.cols])

    def transpose(self) -> BallMatrix:
        """The transposed matrix."""
        return BallMatrix(self.mat.transpose())

    def symmetric(self) -> BallMatrix:
        """The symmetric matrix with the entries of this row as its lower triangle, row by row."""
        entries, size = self.balls, (isqrt(8 * self.cols + 1) - 1) // 2
        start = [i * (i + 1) // 2 for i in range(size)]
        places = [start[max(i, j)] + min(i, j) for i in range(size) for j in range(size)]
        return self._of(size, size, [entries[place] for place in places])

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
        factors = row.balls * self.rows
        return self._of(self.rows, self.cols, [x * y for x, y in zip(self.balls, factors, strict=True)])

    def exp(self) -> BallMatrix:
        """The exponential of each entry."""
        return self._of(self.rows, self.cols, [x.exp() for x in self.balls])

    def sqrt(self) -> BallMatrix:
        """The square root of each entry, and of the part above 0 of one that reaches below."""
        zero = _arb(0)
        return self._of(self.rows, self.cols, [x.max(zero).sqrt() for x in self.balls])

    def times(self, other: BallMatrix) -> BallMatrix:
        """Entry by entry, the product."""
        return self._paired(other, mul)

    def over(self, other: BallMatrix) -> BallMatrix:
        """Entry by entry, the quotient."""
        return self._paired(other, truediv)

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
        return self._of(self.rows, self.cols, list(map(function, self.balls, other.balls)))

    def filled(self, value: Operand) -> BallMatrix:
        """A matrix of this shape with one number everywhere."""
        return self._of(self.rows, self.cols, [_to_arb(value)] * (self.rows * self.cols))

    def columns(self, start: int, stop: int | None = None, step: int = 1) -> BallMatrix:
        """The columns start, start + step, .. before stop."""
        entries, chosen = self.balls, range(self.cols)[start:stop:step]
        rows = [entries[i * self.cols + j] for i in range(self.rows) for j in chosen]
        return self._of(self.rows, len(chosen), rows)

    def parts(self, heights: Sequence[int]) -> list[BallMatrix]:
        """The matrices of so many rows each that are this one when stacked."""
        entries, ends = self.balls, [0, *accumulate(height * self.cols for height in heights)]
        sizes = zip(heights, pairwise(ends), strict=True)
        return [self._of(height, self.cols, entries[a:b]) for height, (a, b) in sizes]

    def gathered_rows(self, places: Sequence[int]) -> BallMatrix:
        """The matrix whose rows are those at these places."""
        entries, width = self.balls, self.cols
        return self._of(len(places), width, [x for i in places for x in entries[i * width : (i + 1) * width]])

    def picked(self, places: Sequence[int]) -> BallMatrix:
        """The matrix whose columns are those at these places."""
        entries = self.balls
        starts = range(0, self.rows * self.cols, self.cols)
        return self._of(self.rows, len(places), [entries[i + j] for i in starts for j in places])

    def repeated(self, count: int) -> BallMatrix:
        """The first column, so many times."""
        return self.picked([0] * count)

    def folded(self, cols: int) -> BallMatrix:
        """The same entries, row by row, in rows of this length."""
        return self._of(self.rows * self.cols // cols, cols, self.balls)

    def first_rows(self, count: int) -> BallMatrix:
        """The rows 0..count-1."""
        return self._of(count, self.cols, self.balls[: count * self.cols])

    def gathered(self, places: Sequence[Sequence[int]]) -> BallMatrix:
        """The matrix whose rows are the entries of this row at these places, as many in each."""
        entries = self.balls
        return self._of(len(places), len(places[0]), [entries[k] for row in places for k in row])

    def mirrored(self, signs: Sequence[int]) -> BallMatrix:
        """The columns, and after them all but the last one in the other order, each row of these times its sign."""
        entries, rows = self.balls, []
        for i, sign in enumerate(signs):
            row = entries[i * self.cols : (i + 1) * self.cols]
            rows += [*row, *(row[-2::-1] if sign > 0 else [-x for x in row[-2::-1]])]
        return self._of(self.rows, 2 * self.cols - 1, rows)

    def total(self) -> Ball:
        """The sum of all entries."""
        return _wrap(sum(self.balls, _arb(0)))

    def against(self, i: int, numbers: Sequence[Ball], skip: int | None = None) -> Ball:
        """The sum over j, not `skip`, of entry (i, j) times the j-th number."""
        row = self.balls[i * self.cols : (i + 1) * self.cols]
        pairs = enumerate(zip(row, numbers, strict=True))
        return _wrap(sum((x * y.arb for j, (x, y) in pairs if j != skip), _arb(0)))

    def upper_ends(self) -> BallMatrix:
        """The exact matrix of the upper ends."""
        return self._of(self.rows, self.cols, [x.upper() for x in self.balls])

    def widened(self, radius: Ball) -> BallMatrix:
        """Each entry with [-r, r] added, r the upper end of |radius|."""
        spread = _arb(0, abs(radius.arb).upper())
        return self._of(self.rows, self.cols, [x + spread for x in self.balls])

    def widened_by(self, radii: BallMatrix) -> BallMatrix:
        """Each entry with [-r, r] added, r the upper end of the absolute value of the same entry of `radii`."""
        pairs = zip(self.balls, radii.balls, strict=True)
        return self._of(self.rows, self.cols, [x + _arb(0, abs(r).upper()) for x, r in pairs])

    def magnitudes(self) -> BallMatrix:
        """The exact matrix of upper bounds of the absolute values."""
        return self._of(self.rows, self.cols, [x.abs_upper() for x in self.balls])

    def midpoints(self) -> BallMatrix:
        """The exact matrix of the midpoints: not an enclosure of anything."""
        return self._of(self.rows, self.cols, [x.mid() for x in self.balls])

    def dyadic_midpoints(self) -> list[Dyadic]:
        """The midpoints of all entries, row by row, exactly."""
        return [_dyadic(x.mid()) for x in self.balls]

    def floats(self) -> list[float]:
        """Floats near the entries, row by row: for untrusted searches only."""
        return [float(x) for x in self.balls]


def dot(left: BallMatrix, right: BallMatrix) -> Ball:
    """The scalar product of two matrices of one row."""
    return _wrap((left.mat * right.mat.transpose())[0, 0])
