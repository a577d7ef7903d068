"""Mutants of the checker that survive, one by one, and why none of them accepts a falsehood.

An entry is the module, the function, the statement and the change, as `python -m tests.mutation.checker_mutants` prints
it; that run fails for a survivor that is not here, and for an entry that does not survive.
"""

# ruff: noqa: E501 - statements of the checker stand here as they are
from __future__ import annotations

from tests.mutation.explanations_kernels import KERNELS
from tests.mutation.explanations_ratio import RATIO
from tests.mutation.explanations_spine import SPINE

EXPLANATIONS: dict[str, tuple[str, ...]] = {
    **KERNELS,
    **RATIO,
    **SPINE,
    "slabs: work is charged, which decides nothing; what is read is charged too": (
        "kernels.slab: check_slab: kernel.charge(context.work) [call left out]",
    ),
    "slabs: there is one leading degree": (
        "kernels.slab: _leading: if kernel.leading[0] not in degrees: [0 -> -1]",
        "kernels.slab: _leading: return kernel.leading[0] [0 -> -1]",
    ),
    "slabs: a unit of the last place, less than g_l are rounded up": (
        "kernels.slab: require_slab: loss = factor * sum(products, Fraction(0)) / (2 << p) [0 -> 1]",
        "kernels.slab: require_slab: loss = factor * sum(products, Fraction(0)) / (2 << p) [0 -> -1]",
    ),
    "thresholds: work is charged, which decides nothing": (
        "kernels.dichotomy: check_threshold: context.work.spend(0, p, p) [call left out]",
        "kernels.dichotomy: check_threshold: context.work.spend(0, p, p) [0 -> 1]",
        "kernels.dichotomy: check_threshold: context.work.spend(0, p, p) [0 -> -1]",
    ),
    "thresholds: an enclosure is closed, so a zero at its end lies in it; a bound of pi from below is less than pi": (
        "kernels.dichotomy: _require_zero: require_less('enclosure.upper < pi', high, pi(p).lower()) [require_less -> require_at_most]",
        "kernels.dichotomy: _require_zero: require_less('2R + sin 2R - 4 sin R < 0 at the lower end', cone(low, p).upper(), 0) [require_less -> require_at_most]",
        "kernels.dichotomy: _require_zero: require_less('0 < 2R + sin 2R - 4 sin R at the upper end', 0, cone(high, p).lower()) [require_less -> require_at_most]",
    ),
    "the energy is a sum of squares, and a division by an interval that contains 0 is refused": (
        "kernels.turning: check_turning: require_less('0 < energy of the competitor', 0, density.energy.lower()) [call left out]",
        "kernels.turning: check_turning: require_less('0 < energy of the competitor', 0, density.energy.lower()) [0 -> -1]",
    ),
    "the barrier: less is accepted, not more: a bound that is met with equality": (
        "coupling.barrier: check_barrier: require_at_most('enclosure.lower <= F_K on C_* of the section', low, value) [require_at_most -> require_less]",
    ),
    "a section: a negative weight counts as 0 in the bound by a Perron vector": (
        "coupling.section: section_theta: g = [up(0, p), *setting.interaction.g[1:]] [0 -> -1]",
    ),
    "segments of a path: where the parabola is highest at an end, both formulas give its value there": (
        "coupling.path: Place.rise: if slope > 0 and slope + bend < 0: [Gt -> GtE]",
        "coupling.path: Place.rise: if slope > 0 and slope + bend < 0: [Lt -> LtE]",
    ),
    "the end of the metastable densities: the last field does not lie on the section, where F_K is larger, so that c <= M_1 says as much": (
        "coupling.metastable: check_metastable: require_less('c < M_1 of the last field', evidence.c, beyond.mean[0].lower()) [require_less -> require_at_most]",
    ),
    "the end of the metastable densities: a density beyond the section with no more than the least value on it is below or among the least on its side": (
        "coupling.metastable: check_metastable: require_less('u of the last field < F_K on C_* of the section', level, value) [require_less -> require_at_most]",
    ),
    "(1.17): less is accepted, not more: a bound that is met with equality": (
        "landau.expansion: _require_remainders: require_at_most(f'bound of the expansion <= {name}', Fraction(value.magnitude(), 1 << value.p), claim.details[name]) [require_at_most -> require_less]",
    ),
    "boxes have at least two modes, so that the larger of their number and 1 is their number": (
        "landau.expansion: check_landau_expansion: setting = setting_up_to(own, LinearInteraction(bessel, given.beyond, given.modes, 0), Fraction(1), given.grid) [0 -> 1]",
    ),
    "(1.17): the ratios kappa_l/kappa_1 do not depend on the coupling at which they are formed": (
        "landau.remainder: _ONE: Final = (Fraction(1), Fraction(1)) [1 -> 2]",
        "landau.remainder: _ONE: Final = (Fraction(1), Fraction(1)) [1 -> 0]",
        "landau.remainder: _ONE: Final = (Fraction(1), Fraction(1)) [1 -> 2] #2",
        "landau.remainder: _ONE: Final = (Fraction(1), Fraction(1)) [1 -> 0] #2",
    ),
    "(1.17): X enters by its square": (
        "landau.remainder: Landau.__init__: x = (zero + d) / ((1 - self.s - inverse) * (4 * d * d * (d + 2))) [Add -> Sub]",
    ),
    "(1.17): the lemma has c_8 <= 0; and less is accepted, not more, where s X/w is u_0": (
        "landau.remainder: Landau._maximum: require_less('c_8 < 0', c_8.range().upper(), 0) [require_less -> require_at_most]",
        "landau.remainder: Landau._maximum: require_at_most('s X/w <= u_0', far, self.near.first) [require_at_most -> require_less]",
    ),
    "a v_0 that reaches 0 does not satisfy s z <= v_0 either": (
        "landau.remainder: Landau._maximum: require_less('0 < v_0', 0, v_0.range().lower()) [require_less -> require_at_most]",
    ),
    "A is rounded up to a short number, whose length is free": (
        "reduction.extent: _SHORT: Final = 16 [16 -> 17]",
        "reduction.extent: _SHORT: Final = 16 [16 -> 15]",
    ),
    "a root box that begins below 0 holds more": (
        "reduction.concavity: Concavity.require: boxes: list[tuple[Ends, Ends]] = [((0,) * modes, (reach,) * modes)] [0 -> -1]",
    ),
    "where Z >= 2, J_2 is not below a number that is at most 0": (
        "reduction.disc: disc_bound: require_less('disc: Z < 2', largest.upper(), 2) [require_less -> require_at_most]",
        "reduction.disc: disc_bound: require_less('disc: Z < 2', largest.upper(), 2) [2 -> 3]",
    ),
    "equality, or one unit, is refused too": (
        "reduction.disc: disc_bound: require_at_most(f'disc: moments_{degree} <= reach', n, reach) [require_at_most -> require_less]",
        "reduction.disc: require_small: require_less('0 < first chord', 0, first) [0 -> 1]",
        "reduction.touching: _Pieces.require_piece: require_less('0 < first chord', 0, first) [0 -> 1]",
    ),
    "both sides are ends of balls: equality of what they enclose would need both to be exact": (
        "reduction.disc: disc_bound: require_less(f'disc: J_{degree} < moments_{degree} (2 - Z)', image.upper(), (setting.ball(n) * least).lower()) [require_less -> require_at_most]",
        "reduction.disc: disc_bound: require_less('disc: Z < tail (2 - Z)', largest.upper(), (tail * least).lower()) [require_less -> require_at_most]",
    ),
    "rows that are done with change in no column that is read again": (
        "reduction.concavity: Concavity._require_definite: for i in range(k + 1, size): [Add -> Sub]",
        "reduction.concavity: Concavity._require_definite: for i in range(k + 1, size): [1 -> 0]",
    ),
    "the last entry of a cut is an integer, that of a leaf is its kind": (
        "reduction.concavity: Concavity.require: if cell[0] == 'v': [0 -> -1]",
    ),
    "a number that is 0 has been shown as a decimal before, so the sign of 0 is never asked for": (
        "verdict: show: return f'{'-' if x < 0 else ''}2^{size}' [Lt -> LtE]",
    ),
    "the mantissa may have any length: what is cut off from it is rounded up": (
        "arithmetic.series: _WORD: Final = 64 [64 -> 65]",
        "arithmetic.series: _WORD: Final = 64 [64 -> 63]",
    ),
    "the shift is 0 only for the product 0, which stays 0, as every other product has more than 65 bits to spare": (
        "arithmetic.series: Bessel._omitted_term: shift = max(0, product.bit_length() - divisor.bit_length() - _WORD) [0 -> 1]",
    ),
    "order 1 adds a number that is at least 1 to a maximum that bounds X from above: less is accepted, not more": (
        "main_theorem: largest_weight: for order in range(2, l_max + 1): [2 -> 1]",
    ),
    "the list is longer at its end, where no index reaches, or holds zeros that add nothing to a sum": (
        "quartic.obstruction: entropy_coefficients: moments = _moments(d, 2 * order) [2 -> 3]",
        "quartic.obstruction: entropy_coefficients: result = [Fraction(0)] * (2 * order + 1) [2 -> 3]",
        "quartic.obstruction: entropy_coefficients: result = [Fraction(0)] * (2 * order + 1) [1 -> 2]",
    ),
    "one byte more than the limit is enough to see that a file is too long, and so are two": (
        "__init__: _read: return file.read(MAX_BYTES + 1) [1 -> 2]",
    ),
    "there is one place at infinity, whatever number it carries": (
        "document.consistency: FAR: Final[Place] = (True, Fraction(0)) [0 -> 1]",
        "document.consistency: FAR: Final[Place] = (True, Fraction(0)) [0 -> -1]",
    ),
    "the escape of a blank or a tilde is the character itself": (
        "__init__: _one_line: return ''.join((c if ' ' <= c <= '~' else ascii(c)[1:-1] for c in message)) [LtE -> Lt]",
        "__init__: _one_line: return ''.join((c if ' ' <= c <= '~' else ascii(c)[1:-1] for c in message)) [LtE -> Lt] #2",
    ),
    "for the type checker: a file that ends in .py always has a specification with a loader": (
        "__main__: if spec is None or spec.loader is None: [Or swapped]",
    ),
    "bits beyond those of the evidence: every radius is computed from the bits taken, so fewer bits only make it larger": (
        "coupling.form: GUARD: Final = 64 [64 -> 65]",
        "coupling.form: GUARD: Final = 64 [64 -> 63]",
        "coupling.form: Explicit.bits: return self.precision + GUARD + 2 * self.modes [Add -> Sub] #2",
        "coupling.form: Explicit.bits: return self.precision + GUARD + 2 * self.modes [Mult -> Add]",
        "coupling.form: Explicit.bits: return self.precision + GUARD + 2 * self.modes [2 -> 3]",
        "coupling.form: Explicit.bits: return self.precision + GUARD + 2 * self.modes [2 -> 1]",
    ),
    "bits to spare: the terms of log and cos, wrong by 3 units each, add up to less than a quarter of what the guard bits allow; and how often cos halves is free, as its bits follow": (
        "arithmetic.ball: log: w = p + (p + abs(k)).bit_length() + 8 [8 -> 9]",
        "arithmetic.ball: log: w = p + (p + abs(k)).bit_length() + 8 [8 -> 7]",
        "arithmetic.ball: cos: p, s = (x.p, 6) [6 -> 7]",
        "arithmetic.ball: cos: p, s = (x.p, 6) [6 -> 5]",
        "arithmetic.ball: cos: w = p + 2 * s + p.bit_length() + 8 [Mult -> Add]",
        "arithmetic.ball: cos: w = p + 2 * s + p.bit_length() + 8 [2 -> 3]",
        "arithmetic.ball: cos: w = p + 2 * s + p.bit_length() + 8 [2 -> 1]",
        "arithmetic.ball: cos: w = p + 2 * s + p.bit_length() + 8 [8 -> 9]",
        "arithmetic.ball: cos: w = p + 2 * s + p.bit_length() + 8 [8 -> 7]",
    ),
    "the series of log ends a term earlier: 4 units more of some 2^8, in which the terms take less than 2^3": (
        "arithmetic.ball: log: while power < -1: [1 -> 2]",
    ),
    "(value+1) 2 s >= (value+2) (e^s - 1) for every whole value >= 1 and s <= 1/4, and for value = 0 after rounding up": (
        "coupling.family: Family.density: wrong = ceil_shift(2 * spread * (value + 2), p) + 2 [2 -> 1] #2",
    ),
    "a radius that is a unit larger": (
        "coupling.family: Family.density: wrong = ceil_shift(2 * spread * (value + 2), p) + 2 [2 -> 3] #2",
    ),
    "a sum with three polynomials takes 3 error_p and 2 half + 2 shifts; the line and sums.wrong hold 5 and 4 half + 2": (
        "coupling.family: Family.triples: count = 2 * self.half + 1 [Add -> Sub]",
        "coupling.family: Family.triples: count = 2 * self.half + 1 [1 -> 0]",
        "coupling.family: Family.triples: wrong = sums.wrong + ceil_shift(4 * sums.largest * self.error_p * count, p) + count + self.error(field, 1) [4 -> 3]",
    ),
    "a parity does not see signs": (
        "coupling.family: Family.triples: side = twice[(self.degrees[i] + self.degrees[j] + self.degrees[k]) % 2] [Add -> Sub]",
        "coupling.family: Family.triples: side = twice[(self.degrees[i] + self.degrees[j] + self.degrees[k]) % 2] [Add -> Sub] #2",
    ),
    "the form has both of them or neither": (
        "coupling.linear_field: check_bounds: if evidence.field is None or evidence.modes is None: [Or swapped]",
    ),
    "the words of a message": ("coupling.cover: settle: name = f'cell {count} ({cell[0]})' [0 -> -1]",),
    "a box at rest has no range of s that anything looks at": (
        "coupling.boxes: Box: s0: int = 0 [0 -> 1]",
        "coupling.boxes: Box: s0: int = 0 [0 -> -1]",
        "coupling.boxes: Box: s1: int = 0 [0 -> 1]",
        "coupling.boxes: Box: s1: int = 0 [0 -> -1]",
    ),
    "a field a unit off is allowed for: each stands for all numbers up to a unit away": (
        "coupling.density: ExplicitDensity.__init__: moments = own.means([floor_of(a, p) for a in trial.field]) [floor_of -> ceil_of]",
    ),
    "a coefficient of one unit below 0 is one of 0 but for rounding": (
        "coupling.gibbs: require_gibbs: if g.high < 0: [0 -> -1]",
    ),
    "sqrt_upper(n) is isqrt(n) + 1, which bounds the root of n + 1 too": (
        "coupling.boxes: deviation: total, spread = (0, moments.radius * sum(deviations)) [0 -> -1]",
    ),
    "a square a unit larger is rounded up as well": (
        "coupling.boxes: deviation: total, spread = (0, moments.radius * sum(deviations)) [0 -> 1]",
    ),
    "isqrt(n) + 1 bounds the root of every number up to n + 1": (
        "coupling.density: ExplicitDensity.distance: return Fraction(sqrt_upper(ceil_of(squared, 4 * self.p)), 1 << 2 * self.p) [ceil_of -> floor_of]",
    ),
    "all these integrals have one radius": (
        "coupling.origin: require_origin: matrix, radius = ([[x.m for x in row] for row in products], max((x.r for row in products for x in row))) [max -> min]",
    ),
    "a row that is upside down shows that its box is empty, and the box that it leaves is": (
        "coupling.cover: narrowed: require_at_most(f'{what}: lo <= hi', new_lower, new_upper) [call left out]",
    ),
    "no coordinate has the number -2 either": (
        "coupling.cover: narrowed: value = constant + equation.displaced(coefficients, lower, upper, -1) [1 -> 2]",
    ),
    "the number of nodes is even: 1 and 4001 are refused as odd ones": (
        "coupling.form: MAX_NODES: Final = 4000 [4000 -> 4001]",
        "coupling.form: Grid: nodes: int = read(integer(2, MAX_NODES)) [2 -> 1]",
    ),
    "a node at a cut lies in both ranges, and the convexity of C_* on either of them will do": (
        "coupling.count: _check_piece: here = [theta for (s0, s1), theta in zip(ranges, thetas, strict=True) if s0 <= node.s <= s1] [LtE -> Lt]",
    ),
    "D_d(a) > 0 may be shown at the bits of any piece": (
        "coupling.count: check_moving_cover: require_above_root(Bessel(claim.d, pieces[0].bits, pieces[0].terms, context.work), low, 'a') [0 -> -1]",
        "coupling.count: check_moving_cover: require_above_root(Bessel(claim.d, pieces[0].bits, pieces[0].terms, context.work), low, 'a') [0 -> -1] #2",
    ),
    "of the range that is copied nothing stays but the precision: g and tau are replaced": (
        "coupling.moving: Piece.everywhere: found = copy(ranges[0]) [0 -> 1]",
        "coupling.moving: Piece.everywhere: found = copy(ranges[0]) [0 -> -1]",
    ),
    "the ball that is added is symmetric, so subtracting it is the same": (
        "coupling.moving: Affine.__init__: drift = ms * g.reach + f * around + mr [Add -> Sub]",
        "coupling.moving: Affine.__init__: drift = ms * g.reach + f * around + mr [Add -> Sub] #2",
        "coupling.moving: Affine.__init__: er = g.centre[k] * mr + g.slope[k] * drift * g.reach + g.spread[k] * (m0 + drift) [Add -> Sub] #2",
        "coupling.moving: Affine.__init__: er = g.centre[k] * mr + g.slope[k] * drift * g.reach + g.spread[k] * (m0 + drift) [Add -> Sub] #3",
        "coupling.moving: Equation.functional: terms = (v * (m + r) for v, m, r in zip(y, at.m0, at.mr, strict=True)) [Add -> Sub]",
        "coupling.moving: Equation.functional: return (coefficients, constant + drift * self.reach) [Add -> Sub]",
        "coupling.band: Band.coupling: low.append((value - k - tilt * Ball.exact(um - sm, p) + (slope - tilt) * symmetric(rad_s, p)).low) [Add -> Sub]",
        "coupling.band: RangeInteraction.__init__: everywhere = k + tilt * reach + spread [Add -> Sub] #2",
        "coupling.band: RangeInteraction.__init__: extra = tilt * rise * reach * reach + spread * (value + derivative * reach) [Add -> Sub] #2",
        "coupling.band: RangeInteraction.__init__: extra = extra + (derivative - rise) * reach * (k + tilt * reach) [Add -> Sub]",
        "coupling.band: RangeInteraction.__init__: extra = extra + (derivative - rise) * reach * (k + tilt * reach) [Add -> Sub] #2",
        "coupling.band: RangeInteraction.__init__: self.spread.append(extra * 2 + (line - up(line.m, p)) * reach) [Add -> Sub]",
        "coupling.band: RangeInteraction.__init__: self.g = [up((g + v * reach + e).high, p) for g, v, e in parts] [Add -> Sub] #2",
    ),
    "a list has no length below 0, and an empty one has been refused where it matters": (
        "coupling.moving_form: _inner: count(len(value), f'{place} (the number of nodes)', 0, MAX_INNER) [0 -> -1]",
        "document.parsers: many.parse: count(len(value), f'{place} (the number of {what})', 1, most) [1 -> 0]",
    ),
    "one moment more than is looked at, or the gap of one with itself; every term is at least a unit": (
        "coupling.quadrature: _lost: moments, largest = (chebyshev_moments(d, nodes + 1), 0) [1 -> 2]",
        "coupling.quadrature: _lost: moments, largest = (chebyshev_moments(d, nodes + 1), 0) [0 -> 1]",
        "coupling.quadrature: _lost: moments, largest = (chebyshev_moments(d, nodes + 1), 0) [0 -> -1]",
        "coupling.quadrature: _lost: for i in range(nodes // 2 + 1, nodes + 1): [1 -> 0]",
    ),
    "more terms are looked at, none of which is the largest": (
        "coupling.quadrature: _lost: if scaled(4, 2 * i) <= largest: [LtE -> Lt]",
        "coupling.quadrature: _lost: if scaled(4, 2 * i) <= largest: [4 -> 5]",
        "coupling.quadrature: _lost: if scaled(4, 2 * i) <= largest: [Mult -> Add]",
        "coupling.quadrature: _lost: if scaled(4, 2 * i) <= largest: [2 -> 1]",
    ),
    "powers that no place looks up": (
        "arithmetic.ball: _powers: for _ in range((1 << _PLACES) - 1): [Sub -> Add]",
        "arithmetic.ball: _powers: for _ in range((1 << _PLACES) - 1): [1 -> 2]",
        "arithmetic.ball: _powers: for _ in range((1 << _PLACES) - 1): [1 -> 0] #2",
    ),
    "how many precisions share the powers, and from which on there are none, is a matter of speed": (
        "arithmetic.ball: _SHARED: Final = 30 [30 -> 31]",
        "arithmetic.ball: _SHARED: Final = 30 [30 -> 29]",
        "arithmetic.ball: _LONG: Final = 2000 [2000 -> 2001]",
        "arithmetic.ball: _LONG: Final = 2000 [2000 -> 1999]",
    ),
    "a guard bit more, or one fewer than the many that the docstring's count leaves": (
        "arithmetic.ball: _scale: return (log_two(p), -(-(p + p.bit_length() + 16) // _SHARED) * _SHARED) [16 -> 17]",
        "arithmetic.ball: _scale: return (log_two(p), -(-(p + p.bit_length() + 16) // _SHARED) * _SHARED) [16 -> 15]",
        "arithmetic.ball: log_two: guard = p.bit_length() + 4 [4 -> 5]",
        "arithmetic.ball: log_two: guard = p.bit_length() + 4 [4 -> 3]",
        "arithmetic.ball: pi: guard = p.bit_length() + 8 [8 -> 9]",
        "arithmetic.ball: pi: guard = p.bit_length() + 8 [8 -> 7]",
        "arithmetic.ball: _exp_by_squares: w = p + s + p.bit_length() + 8 + max(k, 0) [8 -> 9]",
        "arithmetic.ball: _exp_by_squares: w = p + s + p.bit_length() + 8 + max(k, 0) [8 -> 7]",
        "arithmetic.ball: _exp_by_squares: w = p + s + p.bit_length() + 8 + max(k, 0) [0 -> 1]",
        "arithmetic.ball: _exp_by_squares: w = p + s + p.bit_length() + 8 + max(k, 0) [0 -> -1]",
    ),
    "any number of halvings from one on will do: the count of errors in the docstring is made for every s, and the guard bits for the number taken": (
        "arithmetic.ball: _exp_by_squares: s = isqrt(p) // 2 + 1 [Add -> Sub]",
        "arithmetic.ball: _exp_by_squares: s = isqrt(p) // 2 + 1 [FloorDiv -> Mult]",
        "arithmetic.ball: _exp_by_squares: s = isqrt(p) // 2 + 1 [2 -> 3]",
        "arithmetic.ball: _exp_by_squares: s = isqrt(p) // 2 + 1 [2 -> 1]",
        "arithmetic.ball: _exp_by_squares: s = isqrt(p) // 2 + 1 [1 -> 2]",
        "arithmetic.ball: _exp_by_squares: s = isqrt(p) // 2 + 1 [1 -> 0]",
    ),
    "a moment is cut to a larger interval": (
        "coupling.density: ExplicitDensity.minimiser: low, high = (max(z.lower() - radius, Fraction(0)), min(z.upper() + radius, Fraction(1))) [0 -> -1]",
        "coupling.density: ExplicitDensity.minimiser: low, high = (max(z.lower() - radius, Fraction(0)), min(z.upper() + radius, Fraction(1))) [1 -> 2]",
    ),
    "a range of one point adds a bound to a hull": (
        "coupling.band: Band._ranges: if u0 < u1 or (u0 == u1 and s0 == s1): [Lt -> LtE]",
    ),
    "what a cell of (s, r) spends is symmetric in its two sides": (
        "large_beta.cells: Cells.positive: (s, after), (r, beyond) = self.ends(cell) [targets swapped]",
    ),
    "both are empty": ("coupling.band: Band.coupling: low, high = ([], []) [targets swapped]",),
    "the bounds are linear in log beta, and in order at both nodes, as the constructor has asked: so they are between them": (
        "coupling.band: Band.coupling: require_at_most('the lower bound of K_c on a piece <= the upper one', low[-1], high[-1]) [1 -> 0]",
        "coupling.band: Band.coupling: require_at_most('the lower bound of K_c on a piece <= the upper one', low[-1], high[-1]) [1 -> 0] #2",
    ),
    "at a node the parts on both sides will do: k and k' may be any numbers": (
        "coupling.band: Band._line: part = self._ranges(sm, sm)[0][0] [0 -> -1]",
        "coupling.band: Band._line: first, last = (self._ranges(s, s)[0][0].chord(self.beta(s))[0] for s in (s0, s1)) [0 -> -1]",
    ),
    "P_q comes in falling order of q: nothing stands at q - 1 yet, nor ever at a q of the other parity": (
        "reduction.series: product: result[q - 1] = result.get(q - 1, Fraction(0)) + down * scale * c [1 -> 2] #2",
        "reduction.series: product: result[q - 1] = result.get(q - 1, Fraction(0)) + down * scale * c [1 -> 0] #2",
    ),
    "an order, or a component, beyond those that are used: they do not change": (
        "reduction.series: coefficients: order, bits = (2 * n_max - 1, g[0].p) [1 -> 0]",
        "reduction.series: coefficients: for n in range(2, order + 1): [1 -> 2]",
        "reduction.series: coefficients: own = _driven(d, fields, densities, n, min(n, order + 1 - n)) [1 -> 2]",
    ),
    "fewer digits than Python may refuse give the same integer in one part as in two": (
        "document.reader: _integer: if len(digits) < 500: [Lt -> LtE]",
        "document.reader: _integer: if len(digits) < 500: [500 -> 501]",
        "document.reader: _integer: if len(digits) < 500: [500 -> 499]",
    ),
    "all balls of a list have the same bits": (
        "reduction.series: coefficients: order, bits = (2 * n_max - 1, g[0].p) [0 -> -1]",
        "reduction.series: coefficients: zero = g[0] * 0 [0 -> -1]",
    ),
    "the density of order 0 only holds its place: the recursion begins with that of order 1": (
        "reduction.series: coefficients: fields, densities, means = ([{}, {1: zero + 1}], [{0: zero + 1}, {1: zero + 1}], [zero, zero]) [0 -> 1]",
        "reduction.series: coefficients: fields, densities, means = ([{}, {1: zero + 1}], [{0: zero + 1}, {1: zero + 1}], [zero, zero]) [0 -> -1]",
        "reduction.series: coefficients: fields, densities, means = ([{}, {1: zero + 1}], [{0: zero + 1}, {1: zero + 1}], [zero, zero]) [Add -> Sub] #2",
        "reduction.series: coefficients: fields, densities, means = ([{}, {1: zero + 1}], [{0: zero + 1}, {1: zero + 1}], [zero, zero]) [1 -> 2] #3",
        "reduction.series: coefficients: fields, densities, means = ([{}, {1: zero + 1}], [{0: zero + 1}, {1: zero + 1}], [zero, zero]) [1 -> 0] #3",
    ),
    "the field of order 0 is 0": ("reduction.series: _driven: for k in range(1, n): [1 -> 0]",),
    "one more g_l, where the list is longer than what is used of it, is held to its range: that refuses more": (
        "reduction.series: coefficients: for degree, x in zip(range(2, n_max + 1), g, strict=False): [1 -> 2]",
    ),
    "a family has at least one mode, and no weight beyond its modes is asked for": (
        "reduction.setting: setting_at: there = LinearInteraction(bessel, beyond, family.modes, 0) [0 -> 1]",
        "reduction.setting: setting_at: there = LinearInteraction(bessel, beyond, family.modes, 0) [0 -> -1]",
    ),
    "a number lies within a unit of both integers beside it": (
        "arithmetic.ball: Ball.exact: m = floor_of(x, p) [floor_of -> ceil_of]",
    ),
    "d is odd there: the odd numbers below d - 1 are those below d": (
        "large_beta.root: level: value = log_of(2 / prod((Fraction(i, 2) for i in range(1, d - 1, 2)), start=Fraction(1)), bits) [1 -> 0] #2",
    ),
    "a field wrong by two units is bounded where one unit is asked for": (
        "coupling.quadrature: Quadrature.error: bounds, sizes = ([], [abs(a) + 1 for a in field]) [1 -> 2]",
    ),
    "a precision below 32 is malformed anyway": (
        "coupling.form: Grid: precision: int = read(integer(1, MAX_PRECISION)) [1 -> 2]",
        "coupling.form: Grid: precision: int = read(integer(1, MAX_PRECISION)) [1 -> 0]",
    ),
    "a cover whose evidence has a single term is refused for its form, and is not of use beyond beta_*": (
        "coupling.form: Sizes: terms: int = read(integer(1, MAX_TERMS)) [1 -> 2]",
    ),
    "both are None or neither is, beyond beta_*: that has been asked before": (
        "main_theorem: check_regime: if unique is None or l_max is None: [Or swapped]",
    ),
}

_REASONS = {what: reason for reason, entries in EXPLANATIONS.items() for what in entries}


def explanation(mutant: str) -> str:
    """Why a surviving mutant is harmless; empty if nobody has said so."""
    return _REASONS.get(mutant, "")
