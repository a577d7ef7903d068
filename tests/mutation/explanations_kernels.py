"""Mutants of the rules about folds of other kernels that survive, as explanations.py has those of the other rules."""

# ruff: noqa: E501 - statements of the checker stand here as they are
from __future__ import annotations

KERNELS: dict[str, tuple[str, ...]] = {
    "there is at least one mode by the form of a quadrature": (
        "kernels.bounds: KernelBounds.require_form: self.touch.require_modes(1, f'{place}.touch') [1 -> 0]",
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
