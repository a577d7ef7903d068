"""Mutants of the cover in one variable that survive, as explanations.py has those of the other rules."""

# ruff: noqa: E501 - statements of the checker stand here as they are
from __future__ import annotations

SPINE: dict[str, tuple[str, ...]] = {
    "a bound that is a unit or two larger than it was, or less where it has that much to spare: it still holds all that is asked of it": (
        "spine.dilation: Dilation.concentration: plain = norm = first = second = 0 [0 -> 1]",
        "spine.setting: Setting._squares: wrong = ceil_shift(3 * self.mesh.error * self.g0, p) + 2 + self.slack [2 -> 3]",
        "spine.setting: Setting._squares: wrong = ceil_shift(3 * self.mesh.error * self.g0, p) + 2 + self.slack [2 -> 1]",
        "spine.setting: Setting.features: off = ceil_shift(length * wrong, p) + 1 [1 -> 2]",
        "spine.setting: Setting.features: off = ceil_shift(length * wrong, p) + 1 [1 -> 0]",
        "spine.slice: Slice.most: return sqrt_upper(room << p) + sqrt_upper(square + 1 - setting.along(pole, 1) << p) [1 -> 2]",
        "spine.spectrum: Features.head: slack += size * (8 * (max(roots) >> p) + 16) [16 -> 17]",
        "spine.spectrum: Features.head: slack += size * (8 * (max(roots) >> p) + 16) [16 -> 15]",
        "spine.spectrum: power_norm: value = isqrt(value) + 1 [1 -> 2]",
        "spine.tables: Exponential.bound: return exp_of(x, self.p) + 2 [2 -> 3]",
        "spine.tables: Quadratic.bound: return ceil_div(exp_of(x, p) + 2 - (1 << p) - x << 2 * p, x * x) [2 -> 3]",
        "spine.tube: Tube.__init__: self.longest = reach + self.radius + (setting.g0 >> p) + 8 [8 -> 9]",
        "spine.tube: Tube.__init__: self.longest = reach + self.radius + (setting.g0 >> p) + 8 [8 -> 7]",
        "spine.tube: Tube.place: return (pole - Ball(self.begin >> p, 1, p)) / Ball(self.run >> p, 1, p) [1 -> 2]",
        "spine.tube: Tube.place: return (pole - Ball(self.begin >> p, 1, p)) / Ball(self.run >> p, 1, p) [1 -> 2] #2",
    ),
    "sums of masses and norms are not negative: the largest of them and -1 is the largest of them and 0": (
        "spine.dilation: Dilation.concentration: plain = norm = first = second = 0 [0 -> -1]",
    ),
    "an integer is less than a gain between -1 and 0 where it is less than 0": (
        "spine.dilation: Dilation.require_lower: square = max(setting.along(tube.low, 0) - setting.slack, 0) [0 -> -1] #2",
    ),
    "a shorter list, or smaller numbers, are out of form, or refused, for another reason": (
        "spine.form: _cells: count(len(value), f'{place} (the number of cells)', 1, MAX_CELLS) [1 -> 2]",
        "spine.form: _cells: count(len(value), f'{place} (the number of cells)', 1, MAX_CELLS) [1 -> 0]",
        "spine.form: Spine: mesh: int = read(integer(2, MAX_MESH)) [2 -> 1]",
        "spine.form: Spine: near: int = read(integer(2, MAX_MESH)) [2 -> 1]",
        "spine.form: Piece.require_form: self.trial.require_modes(1, f'{place}.trial') [1 -> 2]",
        "spine.form: Piece.require_form: self.trial.require_modes(1, f'{place}.trial') [1 -> 0]",
        "spine.setting: Setting.__init__: if self.g0 <= 0: [0 -> 1]",
        "spine.tube: Tube.__init__: require_less('the axis of the tube points to the pole', 0, self.run >> p) [0 -> 1]",
        "spine.tube: Tube.__init__: require_less('the axis of the tube points to the pole', 0, self.run >> p) [RShift -> LShift]",
    ),
    "the tail does not know K_lo": (
        "spine.interval: reach_of: last = Interaction(bessel, high, piece.modes, (piece.coupling[1], piece.coupling[1])) [1 -> 0]",
    ),
    "masses are bounded from above and caps from below: 0 and 1 >> guard are one number, and a mass is positive": (
        "spine.mesh: Mesh.__init__: self.cap_lower = [max(cap.low, 0) >> guard for cap in caps] [0 -> 1]",
        "spine.mesh: Mesh.__init__: self.mass = [max(0, -(a.low - b.high >> guard)) for a, b in pairwise(caps)] [0 -> 1]",
        "spine.mesh: Mesh.__init__: self.mass = [max(0, -(a.low - b.high >> guard)) for a, b in pairwise(caps)] [0 -> -1]",
    ),
    "two numbers that are equal, or a difference that is 0": (
        "spine.mesh: Mesh.sups: return [(a if a > b else b) + rise[gap] for a, b, gap in cells] [Gt -> GtE]",
        "spine.setting: Setting.limits: return [at_pole if cap is None or cap + self.slack > at_pole else cap + self.slack for cap in self.caps] [Gt -> GtE]",
        "spine.slice: Slice.most: if self.low < setting.g0 // 2 < self.high: [Lt -> LtE]",
        "spine.slice: Slice.most: if self.low < setting.g0 // 2 < self.high: [Lt -> LtE] #2",
        "spine.spectrum: positive: return [x - floor if x > floor else 0 for x in values] [Gt -> GtE]",
    ),
    "all balls of the mesh have the same bits": (
        "spine.mesh: _rows: w, wrong = (cosines[0].p, max((x.r for x in cosines))) [0 -> -1]",
        "spine.mesh: _caps: w = angles[0].p [0 -> 1]",
        "spine.mesh: _caps: w = angles[0].p [0 -> -1]",
    ),
    "the radius of 2, which is exact, is a unit: the radius of a quotient by it is rounded up to one unit either way": (
        "spine.mesh: _caps: whole = [pi(w), Ball(2 << w, 0, w)] [0 -> 1]",
        "spine.mesh: _caps: whole = [pi(w), Ball(2 << w, 0, w)] [0 -> -1]",
    ),
    "orders beyond those that are used": (
        "spine.mesh: _caps: for k in range(2, d - 1): [Sub -> Add]",
        "spine.mesh: _caps: for k in range(2, d - 1): [1 -> 0]",
        "spine.mesh: _caps: for k in range(2, d - 1): [Sub -> Add] #2",
        "spine.mesh: _caps: for k in range(2, d - 1): [1 -> 0] #2",
    ),
    "t_1 is at least a unit of the evidence, and the first step does not ask for t_a": (
        "spine.slice: Slice.require_positive: below = 0 [0 -> 1]",
    ),
    "how sharp a bound of a norm or of an exponential is, is free, and so is how many bits are kept": (
        "spine.spectrum: _DOUBLINGS = 4 [4 -> 5]",
        "spine.spectrum: _DOUBLINGS = 4 [4 -> 3]",
        "spine.spectrum: _ENTRY = 60 [60 -> 61]",
        "spine.spectrum: power_norm: shift = max(0, max((abs(x) for row in matrix for x in row)).bit_length() - _ENTRY) [max -> min] #2",
        "spine.tables: STEPS: Final = 10 [10 -> 11]",
    ),
    "every entry is written afterwards": (
        "spine.spectrum: _norm: matrix = [[0] * size for _ in range(size)] [0 -> 1]",
        "spine.spectrum: _norm: matrix = [[0] * size for _ in range(size)] [0 -> -1]",
    ),
}
