"""Mutants of the rules about folds of other kernels that survive, as explanations.py has those of the other rules."""

# ruff: noqa: E501 - statements of the checker stand here as they are
from __future__ import annotations

KERNELS: dict[str, tuple[str, ...]] = {
    "the exponent is none of the degrees": (
        "kernels.algebraic: Algebraic.tail: while first < self.settled: [Lt -> LtE]",
    ),
    "values beyond those that are asked for are kept, and not looked at": (
        "kernels.algebraic: Algebraic.exact: for place in range(len(known), degree // self.step): [FloorDiv -> Mult]",
    ),
    "a list without a positive number is refused whatever is taken for its largest": (
        "kernels.finite: Finite.__init__: largest = max(values.values(), default=Fraction(0)) [0 -> -1]",
    ),
    "the lambda_l of a list are not 0": (
        "kernels.finite: Finite.__init__: self.nonnegative = min(values.values()) >= 0 [GtE -> Gt]",
    ),
    "a factor of all coefficients, which are divided by one of them": (
        "kernels.families: _abs_power: return normalised(d, [Fraction(0)] * a.numerator + [Fraction(1)], 2) [1 -> 2]",
    ),
    "a family has one parameter, or none, which it does not look at": (
        "kernels.families: _made: return _MAKERS[given.family](d, given.numbers[0] if given.numbers else Fraction(0)) [0 -> -1]",
        "kernels.families: _made: return _MAKERS[given.family](d, given.numbers[0] if given.numbers else Fraction(0)) [0 -> 1] #2",
        "kernels.families: _made: return _MAKERS[given.family](d, given.numbers[0] if given.numbers else Fraction(0)) [0 -> -1] #2",
    ),
    "one size at most is looked at, and of none there is no sum": (
        "kernels.kernel: Kernel.highest: units = p + max((size.denominator.bit_length() for size in sizes[:1]), default=0) [max -> min]",
        "kernels.kernel: Kernel.highest: units = p + max((size.denominator.bit_length() for size in sizes[:1]), default=0) [0 -> 1]",
        "kernels.kernel: Kernel.highest: units = p + max((size.denominator.bit_length() for size in sizes[:1]), default=0) [0 -> -1]",
    ),
    "of three degrees one is beyond 2": (
        "kernels.kernel: Kernel.symmetry: return QUADRATIC if self.nonnegative and max(self.degrees(3)) <= 2 else AXISYMMETRIC [3 -> 4]",
    ),
    "0 over either end is 0": (
        "kernels.criterion: ratio_below: return low / (first[1] if low >= 0 else first[0]) [GtE -> Gt]",
    ),
    "of an even degree n there is the triple (n, n, n), of odd ones none": (
        "kernels.obstruction: has_triple: if i + j == k if d == 2 else i + j >= k and (i + j + k) % 2 == 0: [GtE -> Gt]",
    ),
    "a sum and a difference are even at the same time": (
        "kernels.obstruction: has_triple: if i + j == k if d == 2 else i + j >= k and (i + j + k) % 2 == 0: [Add -> Sub] #3",
        "kernels.obstruction: has_triple: if i + j == k if d == 2 else i + j >= k and (i + j + k) % 2 == 0: [Add -> Sub] #4",
        "kernels.legendre: _odd_parts: multiplicity += 1 [Add -> Sub]",
    ),
    "an empty list has been refused": (
        "kernels.description: _items: count(len(value), f'{place} (the number of entries)', 1, MAX_DEGREE + 1) [1 -> 0]",
    ),
    "a cell of this kind has nothing but its kind, which is looked at too": (
        "kernels.form: SlabCover.require_form: if any((cell[0] == '*' for cell in self.tree)): [0 -> -1]",
    ),
    "as many points as the degree and one more are enough, where a polynomial is not 0 at all of them": (
        "kernels.legendre: is_increasing: size = len(slope) + 1 [1 -> 2]",
        "kernels.legendre: is_increasing: size = len(slope) + 1 [1 -> 0]",
    ),
    "values that are 0 have been left out, and a change of all signs is none": (
        "kernels.legendre: is_increasing: return next((value for i in range(size) if (value := _at(slope, i, size)) != 0)) > 0 [Gt -> GtE]",
        "kernels.legendre: is_increasing: return next((value for i in range(size) if (value := _at(slope, i, size)) != 0)) > 0 [0 -> -1] #2",
        "kernels.legendre: _changes: signs = [value > 0 for row in chain if (value := _at(row, x, 1)) != 0] [Gt -> GtE]",
        "kernels.legendre: _changes: signs = [value > 0 for row in chain if (value := _at(row, x, 1)) != 0] [Gt -> LtE]",
        "kernels.legendre: _changes: signs = [value > 0 for row in chain if (value := _at(row, x, 1)) != 0] [0 -> -1]",
    ),
    "the sign is asked for, of a positive multiple": ("kernels.legendre: _at: value, scale = (0, 1) [1 -> 2]",),
    "leading zeros are taken off": (
        "kernels.legendre: _division: rest, quotient = (list(top), [0] * max(len(top) - len(bottom) + 1, 0)) [Sub -> Add]",
        "kernels.legendre: _division: rest, quotient = (list(top), [0] * max(len(top) - len(bottom) + 1, 0)) [1 -> 2]",
        "kernels.legendre: _division: rest, quotient = (list(top), [0] * max(len(top) - len(bottom) + 1, 0)) [0 -> 1] #2",
        "kernels.legendre: _division: rest, quotient = (list(top), [0] * max(len(top) - len(bottom) + 1, 0)) [0 -> -1] #2",
    ),
    "the leading coefficient of a divisor is not 0": (
        "kernels.legendre: _division: lead, sign = (abs(bottom[-1]), 1 if bottom[-1] > 0 else -1) [Gt -> GtE]",
        "kernels.legendre: _division: lead, sign = (abs(bottom[-1]), 1 if bottom[-1] > 0 else -1) [0 -> -1]",
    ),
    "the roots of a quotient are asked for, and they are those of its negative": (
        "kernels.legendre: _division: quotient[shift] += factor [Add -> Sub]",
    ),
    "a common divisor is one of both, whichever comes first": (
        "kernels.legendre: _common: a, b = (_primitive(one), _primitive(other)) [targets swapped]",
    ),
    "Sturm's chain counts the roots of (-1, 1], so that one at -1 need not be taken out, nor may one beyond count": (
        "kernels.legendre: _roots_inside: for end in (1, -1): [sign dropped]",
        "kernels.legendre: _roots_inside: for end in (1, -1): [1 -> 2] #2",
    ),
    "a constant is not 0": (
        "kernels.legendre: _roots_inside: if len(row) > 1 and _at(row, end, 1) == 0: [Gt -> GtE]",
        "kernels.legendre: _roots_inside: if len(row) > 1 and _at(row, end, 1) == 0: [1 -> 0]",
    ),
    "there is at least one mode by the form of a quadrature": (
        "kernels.bounds: KernelBounds.require_form: self.touch.require_modes(1, f'{place}.touch') [1 -> 0]",
        "kernels.form: Turning.require_form: self.competitor.require_modes(1, f'{place}.competitor') [1 -> 0]",
    ),
    "a field is within a unit either way, which its moments count": (
        "kernels.bounds: _quotient: moments = own.means([floor_of(a, p) for a in trial.field]) [floor_of -> ceil_of]",
        "kernels.bounds: _quotient: double = [floor_of(2 * a, p) for a in trial.field] [floor_of -> ceil_of]",
    ),
    "an upper bound of a number that is not negative": (
        "kernels.bounds: _quotient: square = max(Fraction(0), own_square(own, double, moments.log_z, moments.mean).upper()) [0 -> -1]",
    ),
    "a division by a ball whose lower end is 0 is refused": (
        "kernels.bounds: _quotient: require_less('0 < energy', 0, energy.lower()) [require_less -> require_at_most]",
    ),
    "a shorter list of nodes has been refused, and there are more terms than the order, which is at least 2": (
        "kernels.fold: increasing: count(len(value), f'{place} (the number of entries)', 2, MAX_NODES) [2 -> 1]",
        "kernels.fold: Curve: terms: int = read(integer(2, MAX_TERMS)) [2 -> 3]",
        "kernels.fold: Curve: terms: int = read(integer(2, MAX_TERMS)) [2 -> 1]",
    ),
    "a longer list, where no index reaches, or zeros that add nothing": (
        "kernels.fold: moments: half = degree * (terms + 2) // 2 + 1 [FloorDiv -> Mult]",
        "kernels.fold: moments: half = degree * (terms + 2) // 2 + 1 [2 -> 3]",
        "kernels.fold: moments: half = degree * (terms + 2) // 2 + 1 [2 -> 1]",
        "kernels.fold: moments: half = degree * (terms + 2) // 2 + 1 [2 -> 1] #2",
        "kernels.fold: moments: half = degree * (terms + 2) // 2 + 1 [1 -> 2]",
        "kernels.fold: moments: half = degree * (terms + 2) // 2 + 1 [1 -> 0]",
        "kernels.fold: _product: result = [0] * (len(one) + len(other) - 1) [Sub -> Add]",
        "kernels.fold: _product: result = [0] * (len(one) + len(other) - 1) [1 -> 0]",
        "kernels.fold: Excess._factors: return list(accumulate(range(1, number + 1), lambda x, n: x * point / n, initial=Ball.exact(1, self.p))) [1 -> 2] #2",
    ),
    "a factor of all means, which are divided by the first of them": (
        "kernels.fold: moments: rising = list(accumulate(range(half), lambda x, k: x * (2 * k + 1), initial=1)) [1 -> 2] #2",
        "kernels.fold: moments: falling = list(accumulate(range(half - 1, -1, -1), lambda x, k: x * (d + 2 * k), initial=1))[::-1] [1 -> 2] #4",
    ),
    "where one of D_0 and the bend is 0 or negative and the other is not negative, their product is not above D_1^2": (
        "kernels.fold: require_positive: require_less(f'0 < D {place}', 0, min(least, bend)) [require_less -> require_at_most]",
        "kernels.fold: require_positive: require_less(f'0 < D {place}', 0, min(least, bend)) [min -> max]",
    ),
}
