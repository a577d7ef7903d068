"""Mutants of the K_c half of the checker that survive, one by one, and why none of them accepts a falsehood.

An entry is the module, the line and the change, as `python -m tests.mutation.coupling.checker_mutants` prints it.
"""

# ruff: noqa: E501 - lines of the checker stand here as they are
from __future__ import annotations

import re

EQUIVALENT: dict[str, tuple[str, ...]] = {
    "bits beyond those of the evidence: every radius is computed from the bits taken, so fewer bits only make it larger": (
        "coupling.regions: GUARD: Final = 64 [64 -> 65]",
        "coupling.regions: GUARD: Final = 64 [64 -> 63]",
        """coupling.regions: p = touch["precision"] + GUARD + 2 * modes  # the recurrence of the P_l loses up to log2(1+sqrt 2) bits a degree [Mult -> Add]""",
        """coupling.regions: p = touch["precision"] + GUARD + 2 * modes  # the recurrence of the P_l loses up to log2(1+sqrt 2) bits a degree [2 -> 3]""",
        """coupling.regions: p = touch["precision"] + GUARD + 2 * modes  # the recurrence of the P_l loses up to log2(1+sqrt 2) bits a degree [2 -> 1]""",
        """coupling.nodes: self.p = evidence["precision"] + GUARD + 2 * modes  # as in check_touch [Add -> Sub]""",
        """coupling.nodes: self.p = evidence["precision"] + GUARD + 2 * modes  # as in check_touch [Mult -> Add]""",
        """coupling.nodes: self.p = evidence["precision"] + GUARD + 2 * modes  # as in check_touch [2 -> 3]""",
        """coupling.nodes: self.p = evidence["precision"] + GUARD + 2 * modes  # as in check_touch [2 -> 1]""",
        """coupling.band: p = touch["precision"] + GUARD + 2 * modes  # as in check_touch [Add -> Sub]""",
        """coupling.band: p = touch["precision"] + GUARD + 2 * modes  # as in check_touch [Mult -> Add]""",
        """coupling.band: p = touch["precision"] + GUARD + 2 * modes  # as in check_touch [2 -> 3]""",
        """coupling.band: p = touch["precision"] + GUARD + 2 * modes  # as in check_touch [2 -> 1]""",
        "coupling.family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [Mult -> Add]",
        "coupling.family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [8 -> 9]",
        "coupling.family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [8 -> 7]",
        "coupling.family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [2 -> 3]",
        "coupling.family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [2 -> 1]",
    ),
    "bits to spare: the terms of log and cos, wrong by 3 units each, add up to less than a quarter of what the guard bits allow; and how often cos halves is free, as its bits follow": (
        "arithmetic.ball: w = p + (p + abs(k)).bit_length() + 8 [8 -> 9]",
        "arithmetic.ball: w = p + (p + abs(k)).bit_length() + 8 [8 -> 7]",
        "arithmetic.ball: p, s = x.p, 6 [6 -> 7]",
        "arithmetic.ball: p, s = x.p, 6 [6 -> 5]",
        "arithmetic.ball: w = p + 2 * s + p.bit_length() + 8 [Mult -> Add]",
        "arithmetic.ball: w = p + 2 * s + p.bit_length() + 8 [2 -> 3]",
        "arithmetic.ball: w = p + 2 * s + p.bit_length() + 8 [2 -> 1]",
        "arithmetic.ball: w = p + 2 * s + p.bit_length() + 8 [8 -> 9]",
        "arithmetic.ball: w = p + 2 * s + p.bit_length() + 8 [8 -> 7]",
    ),
    "the series of log ends a term earlier: 4 units more of some 2^8, in which the terms take less than 2^3": (
        "arithmetic.ball: while power < -1: [1 -> 2]",
    ),
    "(value+1) 2 s >= (value+2) (e^s - 1) for every whole value >= 1 and s <= 1/4, and for value = 0 after rounding up": (
        "coupling.family: wrong = ceil_shift(2 * spread * (value + 2), p) + 2  # e^s - 1 <= 8 s/7, s <= 1/4 [2 -> 1] #2",
    ),
    "a radius that is a unit larger": (
        "coupling.family: wrong = ceil_shift(2 * spread * (value + 2), p) + 2  # e^s - 1 <= 8 s/7, s <= 1/4 [2 -> 3] #2",
    ),
    "a sum with three polynomials takes 3 error_p and 2 half + 2 shifts; the line and sums.wrong hold 5 and 4 half + 2": (
        "coupling.family: count = 2 * self.half + 1 [Add -> Sub]",
        "coupling.family: count = 2 * self.half + 1 [1 -> 0]",
        "coupling.family: wrong = sums.wrong + ceil_shift(4 * sums.largest * self.error_p * count, p) + count + self.error(field, 1) [4 -> 3]",
    ),
    "a parity does not see signs": (
        "coupling.family: side = twice[(i + j + k + 3) % 2]  # the degrees are i+1, j+1, k+1 [Add -> Sub]",
        "coupling.family: side = twice[(i + j + k + 3) % 2]  # the degrees are i+1, j+1, k+1 [Add -> Sub] #2",
        "coupling.family: side = twice[(i + j + k + 3) % 2]  # the degrees are i+1, j+1, k+1 [Add -> Sub] #3",
    ),
    "the words of a message": (
        """coupling.cover: name = f"cell {count} ({cell[0]})" [0 -> -1]""",
        """coupling.pieces: name = f"cell {count} ({cell[0]})" [0 -> -1]""",
    ),
    "a row that is upside down shows that its box is empty, and the box that it leaves is": (
        """coupling.cover: require_at_most(f"{what}: lo <= hi", new_lower, new_upper) [call left out]""",
    ),
    "no coordinate has the number -2 either": (
        "coupling.cover: value = constant + equation.displaced(weights, lower, upper, -1) [1 -> 2]",
        "coupling.cover: value = constant + equation.displaced(weights, lower, upper, -1) [Add -> Sub]",
    ),
    "the number of nodes is even: 1 and 4001 are refused as odd ones": (
        "coupling.form: MAX_NODES: Final = 4000 [4000 -> 4001]",
        """coupling.form: "modes": integer(2, MAX_MODES), "nodes": integer(2, MAX_NODES), "ellipses": ellipses, **SERIES, [2 -> 1] #2""",
        """coupling.form: "modes": integer(2, MAX_MODES), "nodes": integer(2, MAX_NODES), "ellipses": ellipses, **SERIES, [2 -> 1]""",
    ),
    "a node at a cut lies in both ranges, and the convexity of C_* on either of them will do": (
        "coupling.pieces: here = [theta for (s0, s1), theta in zip(ranges, thetas, strict=True) if s0 <= node.s <= s1] [LtE -> Lt]",
    ),
    "D_d(b) > 0 may be shown at the bits of any piece": (
        """coupling.pieces: bessel = Bessel(claim.d, pieces[0]["precision"] + GUARD, pieces[0]["terms"], work) [0 -> -1]""",
        """coupling.pieces: bessel = Bessel(claim.d, pieces[0]["precision"] + GUARD, pieces[0]["terms"], work) [0 -> -1] #2""",
    ),
    "of the range that is copied nothing stays but the precision: g and tau are replaced": (
        "coupling.moving: found = copy(ranges[0]) [0 -> 1]",
        "coupling.moving: found = copy(ranges[0]) [0 -> -1]",
    ),
    "the ball that is added is symmetric, so subtracting it is the same": (
        "coupling.moving: drift = ms * g.reach + f * around + mr  # w_l [Add -> Sub]",
        "coupling.moving: drift = ms * g.reach + f * around + mr  # w_l [Add -> Sub] #2",
        "coupling.moving: er = g.centre[k] * mr + g.slope[k] * drift * g.reach + g.spread[k] * (m0 + drift) [Add -> Sub] #2",
        "coupling.moving: er = g.centre[k] * mr + g.slope[k] * drift * g.reach + g.spread[k] * (m0 + drift) [Add -> Sub] #3",
        "coupling.moving: terms = (v * (m + r) for v, m, r in zip(y, at.m0, at.mr, strict=True)) [Add -> Sub]",
        "coupling.moving: return weights, constant + drift * self.reach [Add -> Sub]",
        "coupling.band: low.append((value - k - tilt * Ball.exact(um - sm, p) + (slope - tilt) * symmetric(sigma, p)).low) [Add -> Sub]",
        "coupling.band: everywhere = k + tilt * reach + spread [Add -> Sub] #2",
        "coupling.band: extra = tilt * rise * reach * reach + spread * (value + derivative * reach) [Add -> Sub] #2",
        "coupling.band: extra = extra + (derivative - rise) * reach * (k + tilt * reach) [Add -> Sub]",
        "coupling.band: extra = extra + (derivative - rise) * reach * (k + tilt * reach) [Add -> Sub] #2",
        "coupling.band: self.spread.append(extra * 2 + (line - up(line.m, p)) * reach) [Add -> Sub]",
        "coupling.band: self.g = [up((g + v * reach + e).high, p) for g, v, e in parts] [Add -> Sub] #2",
        "coupling.moving: er = g.centre[k] * mr + g.slope[k] * drift * g.reach + g.spread[k] * (m0 + drift) [Add -> Sub]",
    ),
    "a list has no length below 0, and an empty one has been refused where it matters": (
        """coupling.moving_form: count(len(value), f"{place} (the number of nodes)", 0, MAX_INNER) [0 -> -1]""",
        """coupling.moving_form: count(len(value), f"{place} (the number of pieces)", 1, MAX_PIECES) [1 -> 0]""",
    ),
    "a guard bit more, or one fewer than the many that the docstring's count leaves": (
        "arithmetic.ball: guard = p.bit_length() + 4 [4 -> 5]",
        "arithmetic.ball: guard = p.bit_length() + 4 [4 -> 3]",
        "arithmetic.ball: guard = p.bit_length() + 8  # 20 arctangents of at most 2 p + 1 units are less than 2^guard - 1 [8 -> 9]",
        "arithmetic.ball: guard = p.bit_length() + 8  # 20 arctangents of at most 2 p + 1 units are less than 2^guard - 1 [8 -> 7]",
        "arithmetic.ball: w = p + s + p.bit_length() + 8 + max(k, 0) [8 -> 9]",
        "arithmetic.ball: w = p + s + p.bit_length() + 8 + max(k, 0) [8 -> 7]",
        "arithmetic.ball: w = p + s + p.bit_length() + 8 + max(k, 0) [0 -> 1]",
        "arithmetic.ball: w = p + s + p.bit_length() + 8 + max(k, 0) [0 -> -1]",
    ),
    "any number of halvings from one on will do: the count of errors in the docstring is made for every s, and the guard bits for the number taken": (
        "arithmetic.ball: s = isqrt(p) // 2 + 1 [Add -> Sub]",
        "arithmetic.ball: s = isqrt(p) // 2 + 1 [FloorDiv -> Mult]",
        "arithmetic.ball: s = isqrt(p) // 2 + 1 [2 -> 3]",
        "arithmetic.ball: s = isqrt(p) // 2 + 1 [2 -> 1]",
        "arithmetic.ball: s = isqrt(p) // 2 + 1 [1 -> 2]",
        "arithmetic.ball: s = isqrt(p) // 2 + 1 [1 -> 0]",
    ),
    "a moment is cut to a larger interval": (
        "coupling.band: low, high = max(z.lower() - radius, Fraction(0)), min(z.upper() + radius, Fraction(1)) [0 -> -1]",
        "coupling.band: low, high = max(z.lower() - radius, Fraction(0)), min(z.upper() + radius, Fraction(1)) [1 -> 2]",
    ),
    "a range of one point adds a bound to a hull": (
        "coupling.band: if u0 < u1 or (u0 == u1 and s0 == s1): [Lt -> LtE]",
    ),
    "both are empty": ("coupling.band: low, high = [], [] [targets swapped]",),
    "the bounds are linear in log beta, and in order at both nodes, as the constructor has asked: so they are between them": (
        """coupling.band: require_at_most("the lower bound of K_c on a piece <= the upper one", low[-1], high[-1]) [call left out]""",
        """coupling.band: require_at_most("the lower bound of K_c on a piece <= the upper one", low[-1], high[-1]) [1 -> 0]""",
        """coupling.band: require_at_most("the lower bound of K_c on a piece <= the upper one", low[-1], high[-1]) [1 -> 0] #2""",
    ),
    "at a node the parts on both sides will do: k and k' may be any numbers": (
        "coupling.band: part = self._ranges(sm, sm)[0][0] [0 -> -1]",
        "coupling.band: first, last = (self._ranges(s, s)[0][0].chord(self.beta(s))[0] for s in (s0, s1)) [0 -> -1]",
    ),
    "a cosine more is computed than is used": (
        "coupling.family: cosines = [cos(step * j) for j in range(nodes + 1)] [1 -> 2]",
    ),
    "a field wrong by two units is bounded where one unit is asked for": (
        "coupling.family: size = sum((abs(a) + 1) * b for a, b in zip(field, growth, strict=True)) [1 -> 2]",
        "coupling.family: size = sum((abs(a) + 1) * b for a, b in zip(field, growth, strict=True)) [1 -> 0]",
    ),
}

STRICT = "strict=True only guards against lists of different lengths, which the form of the evidence excludes before"
"""The reason for every mutant that turns a `strict=True` off: each is a line of its own, and all have this one."""

_REASONS = {what: reason for reason, entries in EQUIVALENT.items() for what in entries}


def explanation(mutant: str) -> str:
    """Why a surviving mutant is harmless; empty if nobody has said so."""
    if "strict=True" in mutant and re.search(r"\[True negated\]( #\d+)?$", mutant):
        return STRICT
    return _REASONS.get(mutant, "")
