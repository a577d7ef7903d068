"""Mutants of the K_c half of the checker that survive, one by one, and why none of them accepts a falsehood.

An entry is the module, the line and the change, as `python -m tests.mutation.coupling_checker_mutants` prints it.
"""

# ruff: noqa: E501 - lines of the checker stand here as they are
from __future__ import annotations

import re

EQUIVALENT: dict[str, tuple[str, ...]] = {
    "bits beyond those of the evidence: every radius is computed from the bits taken, so fewer bits only make it larger": (
        "coupling_regions: GUARD: Final = 64 [64 -> 65]",
        "coupling_regions: GUARD: Final = 64 [64 -> 63]",
        """coupling_regions: p = touch["precision"] + GUARD + 2 * modes  # the recurrence of the P_l loses up to log2(1+sqrt 2) bits a degree [Mult -> Add]""",
        """coupling_regions: p = touch["precision"] + GUARD + 2 * modes  # the recurrence of the P_l loses up to log2(1+sqrt 2) bits a degree [2 -> 3]""",
        """coupling_regions: p = touch["precision"] + GUARD + 2 * modes  # the recurrence of the P_l loses up to log2(1+sqrt 2) bits a degree [2 -> 1]""",
        """coupling_nodes: self.p = evidence["precision"] + GUARD + 2 * modes  # as in check_touch [Add -> Sub]""",
        """coupling_nodes: self.p = evidence["precision"] + GUARD + 2 * modes  # as in check_touch [Mult -> Add]""",
        """coupling_nodes: self.p = evidence["precision"] + GUARD + 2 * modes  # as in check_touch [2 -> 3]""",
        """coupling_nodes: self.p = evidence["precision"] + GUARD + 2 * modes  # as in check_touch [2 -> 1]""",
        """coupling_band: p = touch["precision"] + GUARD + 2 * modes  # as in check_touch [Add -> Sub]""",
        """coupling_band: p = touch["precision"] + GUARD + 2 * modes  # as in check_touch [Mult -> Add]""",
        """coupling_band: p = touch["precision"] + GUARD + 2 * modes  # as in check_touch [2 -> 3]""",
        """coupling_band: p = touch["precision"] + GUARD + 2 * modes  # as in check_touch [2 -> 1]""",
        "coupling_family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [Mult -> Add]",
        "coupling_family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [8 -> 9]",
        "coupling_family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [8 -> 7]",
        "coupling_family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [2 -> 3]",
        "coupling_family: guard = 2 * modes + 8  # the three-term recurrence loses less than 2 bits a step [2 -> 1]",
    ),
    "bits to spare: the terms of log and cos, wrong by 3 units each, add up to less than a quarter of what the guard bits allow; and how often cos halves is free, as its bits follow": (
        "coupling_numbers: w = p + (p + abs(k)).bit_length() + 8 [8 -> 9]",
        "coupling_numbers: w = p + (p + abs(k)).bit_length() + 8 [8 -> 7]",
        "coupling_numbers: p, s = x.p, 6 [6 -> 7]",
        "coupling_numbers: p, s = x.p, 6 [6 -> 5]",
        "coupling_numbers: w = p + 2 * s + p.bit_length() + 8 [Mult -> Add]",
        "coupling_numbers: w = p + 2 * s + p.bit_length() + 8 [2 -> 3]",
        "coupling_numbers: w = p + 2 * s + p.bit_length() + 8 [2 -> 1]",
        "coupling_numbers: w = p + 2 * s + p.bit_length() + 8 [8 -> 9]",
        "coupling_numbers: w = p + 2 * s + p.bit_length() + 8 [8 -> 7]",
    ),
    "the series of log ends a term earlier: 4 units more of some 2^8, in which the terms take less than 2^3": (
        "coupling_numbers: while power < -1: [1 -> 2]",
    ),
    "(value+1) 2 s >= (value+2) (e^s - 1) for every whole value >= 1 and s <= 1/4, and for value = 0 after rounding up": (
        "coupling_family: wrong = ceil_shift(2 * spread * (value + 2), p) + 2  # e^s - 1 <= 8 s/7, s <= 1/4 [2 -> 1] #2",
    ),
    "a radius that is a unit larger": (
        "coupling_family: wrong = ceil_shift(2 * spread * (value + 2), p) + 2  # e^s - 1 <= 8 s/7, s <= 1/4 [2 -> 3] #2",
    ),
    "a sum with three polynomials takes 3 error_p and 2 half + 2 shifts; the line and sums.wrong hold 5 and 4 half + 2": (
        "coupling_family: count = 2 * self.half + 1 [Add -> Sub]",
        "coupling_family: count = 2 * self.half + 1 [1 -> 0]",
        "coupling_family: wrong = sums.wrong + ceil_shift(4 * sums.largest * self.error_p * count, p) + count + self.error(field, 1) [4 -> 3]",
    ),
    "a parity does not see signs": (
        "coupling_family: side = twice[(i + j + k + 3) % 2]  # the degrees are i+1, j+1, k+1 [Add -> Sub]",
        "coupling_family: side = twice[(i + j + k + 3) % 2]  # the degrees are i+1, j+1, k+1 [Add -> Sub] #2",
        "coupling_family: side = twice[(i + j + k + 3) % 2]  # the degrees are i+1, j+1, k+1 [Add -> Sub] #3",
    ),
    "the words of a message": (
        """coupling_cover: name = f"cell {count} ({cell[0]})" [0 -> -1]""",
        """coupling_moving: name = f"cell {count} ({cell[0]})" [0 -> -1]""",
    ),
    "a row that is upside down shows that its box is empty, and the box that it leaves is": (
        """coupling_cover: require_at_most(f"{what}: lo <= hi", new_lower, new_upper) [call left out]""",
    ),
    "no coordinate has the number -2 either": (
        "coupling_cover: value = constant + equation.displaced(weights, lower, upper, -1) [1 -> 2]",
        "coupling_cover: value = constant + equation.displaced(weights, lower, upper, -1) [Add -> Sub]",
    ),
    "the number of nodes is even: 1 and 4001 are refused as odd ones": (
        "coupling_shape: MAX_NODES: Final = 4000 [4000 -> 4001]",
        """coupling_shape: "modes": integer(2, MAX_MODES), "nodes": integer(2, MAX_NODES), "ellipses": ellipses, **SERIES, [2 -> 1] #2""",
        """coupling_shape: "modes": integer(2, MAX_MODES), "nodes": integer(2, MAX_NODES), "ellipses": ellipses, **SERIES, [2 -> 1]""",
    ),
    "a node at a cut lies in both ranges, and the convexity of C_* on either of them will do": (
        "coupling_moving: here = [theta for (s0, s1), theta in zip(ranges, thetas, strict=True) if s0 <= node.s <= s1] [LtE -> Lt]",
    ),
    "D_d(b) > 0 may be shown at the bits of any piece": (
        """coupling_moving: bessel = Bessel(claim.d, pieces[0]["precision"] + GUARD, pieces[0]["terms"], work) [0 -> -1]""",
        """coupling_moving: bessel = Bessel(claim.d, pieces[0]["precision"] + GUARD, pieces[0]["terms"], work) [0 -> -1] #2""",
    ),
    "of the range that is copied nothing stays but the precision: g and tau are replaced": (
        "coupling_moving_boxes: found = copy(ranges[0]) [0 -> 1]",
        "coupling_moving_boxes: found = copy(ranges[0]) [0 -> -1]",
    ),
    "the ball that is added is symmetric, so subtracting it is the same": (
        "coupling_moving_boxes: drift = ms * g.reach + f * around + mr  # w_l [Add -> Sub]",
        "coupling_moving_boxes: drift = ms * g.reach + f * around + mr  # w_l [Add -> Sub] #2",
        "coupling_moving_boxes: er = g.centre[k] * mr + g.slope[k] * drift * g.reach + g.spread[k] * (m0 + drift) [Add -> Sub] #2",
        "coupling_moving_boxes: er = g.centre[k] * mr + g.slope[k] * drift * g.reach + g.spread[k] * (m0 + drift) [Add -> Sub] #3",
        "coupling_moving_boxes: terms = (v * (m + r) for v, m, r in zip(y, at.m0, at.mr, strict=True)) [Add -> Sub]",
        "coupling_moving_boxes: return weights, constant + drift * self.reach [Add -> Sub]",
        "coupling_band: low.append((value - k - tilt * Ball.exact(um - sm, p) + (slope - tilt) * symmetric(sigma, p)).low) [Add -> Sub]",
        "coupling_band: everywhere = k + tilt * reach + spread [Add -> Sub] #2",
        "coupling_band: extra = tilt * rise * reach * reach + spread * (value + derivative * reach) [Add -> Sub] #2",
        "coupling_band: extra = extra + (derivative - rise) * reach * (k + tilt * reach) [Add -> Sub]",
        "coupling_band: extra = extra + (derivative - rise) * reach * (k + tilt * reach) [Add -> Sub] #2",
        "coupling_band: self.spread.append(extra * 2 + (line - up(line.m, p)) * reach) [Add -> Sub]",
        "coupling_band: self.g = [up((g + v * reach + e).high, p) for g, v, e in parts] [Add -> Sub] #2",
        "coupling_moving_boxes: er = g.centre[k] * mr + g.slope[k] * drift * g.reach + g.spread[k] * (m0 + drift) [Add -> Sub]",
    ),
    "a list has no length below 0, and an empty one has been refused where it matters": (
        """coupling_moving_shape: count(len(value), f"{place} (the number of nodes)", 0, MAX_INNER) [0 -> -1]""",
        """coupling_moving_shape: count(len(value), f"{place} (the number of pieces)", 1, MAX_PIECES) [1 -> 0]""",
    ),
    "a guard bit more, or one fewer than the many that the docstring's count leaves": (
        "coupling_numbers: guard = p.bit_length() + 4 [4 -> 5]",
        "coupling_numbers: guard = p.bit_length() + 4 [4 -> 3]",
        "coupling_numbers: guard = p.bit_length() + 8  # 20 arctangents of at most 2 p + 1 units are less than 2^guard - 1 [8 -> 9]",
        "coupling_numbers: guard = p.bit_length() + 8  # 20 arctangents of at most 2 p + 1 units are less than 2^guard - 1 [8 -> 7]",
        "coupling_numbers: w = p + s + p.bit_length() + 8 + max(k, 0) [8 -> 9]",
        "coupling_numbers: w = p + s + p.bit_length() + 8 + max(k, 0) [8 -> 7]",
        "coupling_numbers: w = p + s + p.bit_length() + 8 + max(k, 0) [0 -> 1]",
        "coupling_numbers: w = p + s + p.bit_length() + 8 + max(k, 0) [0 -> -1]",
    ),
    "any number of halvings from one on will do: the count of errors in the docstring is made for every s, and the guard bits for the number taken": (
        "coupling_numbers: s = isqrt(p) // 2 + 1 [Add -> Sub]",
        "coupling_numbers: s = isqrt(p) // 2 + 1 [FloorDiv -> Mult]",
        "coupling_numbers: s = isqrt(p) // 2 + 1 [2 -> 3]",
        "coupling_numbers: s = isqrt(p) // 2 + 1 [2 -> 1]",
        "coupling_numbers: s = isqrt(p) // 2 + 1 [1 -> 2]",
        "coupling_numbers: s = isqrt(p) // 2 + 1 [1 -> 0]",
    ),
    "a moment is cut to a larger interval": (
        "coupling_band: low, high = max(z.lower() - radius, Fraction(0)), min(z.upper() + radius, Fraction(1)) [0 -> -1]",
        "coupling_band: low, high = max(z.lower() - radius, Fraction(0)), min(z.upper() + radius, Fraction(1)) [1 -> 2]",
    ),
    "a range of one point adds a bound to a hull": (
        "coupling_band: if u0 < u1 or (u0 == u1 and s0 == s1): [Lt -> LtE]",
    ),
    "both are empty": ("coupling_band: low, high = [], [] [targets swapped]",),
    "the bounds are linear in log beta, and in order at both nodes, as the constructor has asked: so they are between them": (
        """coupling_band: require_at_most("the lower bound of K_c on a piece <= the upper one", low[-1], high[-1]) [call left out]""",
        """coupling_band: require_at_most("the lower bound of K_c on a piece <= the upper one", low[-1], high[-1]) [1 -> 0]""",
        """coupling_band: require_at_most("the lower bound of K_c on a piece <= the upper one", low[-1], high[-1]) [1 -> 0] #2""",
    ),
    "at a node the parts on both sides will do: k and k' may be any numbers": (
        "coupling_band: part = self._ranges(sm, sm)[0][0] [0 -> -1]",
        "coupling_band: first, last = (self._ranges(s, s)[0][0].chord(self.beta(s))[0] for s in (s0, s1)) [0 -> -1]",
    ),
    "a cosine more is computed than is used": (
        "coupling_family: cosines = [cos(step * j) for j in range(nodes + 1)] [1 -> 2]",
    ),
    "a field wrong by two units is bounded where one unit is asked for": (
        "coupling_family: size = sum((abs(a) + 1) * b for a, b in zip(field, growth, strict=True)) [1 -> 2]",
        "coupling_family: size = sum((abs(a) + 1) * b for a, b in zip(field, growth, strict=True)) [1 -> 0]",
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
