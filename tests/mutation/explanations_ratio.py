"""Mutants of the rules about ratio inequalities that survive, as explanations.py has those of the other rules."""

# ruff: noqa: E501 - statements of the checker stand here as they are
from __future__ import annotations

RATIO: dict[str, tuple[str, ...]] = {
    "the product with s_0 = 1, which is exact, adds units of radius that nothing uses": (
        "ratio.expansion: _convolved: return total(products) if products else up(0, _precision(s)) [0 -> 1]",
        "ratio.expansion: _convolved: return total(products) if products else up(0, _precision(s)) [0 -> -1]",
    ),
    "more powers than are used": (
        "ratio.expansion: integral: powers, length = (_powers(s, start, x, n - 1), Ball.exact(start, p)) [Sub -> Add]",
        "ratio.expansion: integral: powers, length = (_powers(s, start, x, n - 1), Ball.exact(start, p)) [1 -> 0]",
    ),
    "all coefficients have one precision": (
        "ratio.expansion: _precision: return s[0].p [0 -> 1]",
        "ratio.expansion: _precision: return s[0].p [0 -> -1]",
    ),
    "beyond twice the order less two there is no product, and the sum is 0": (
        "ratio.expansion: require_barriers: beyond = (_convolved(kept, m) for m in range(n + 1, 2 * n - 1)) [Sub -> Add]",
        "ratio.expansion: require_barriers: beyond = (_convolved(kept, m) for m in range(n + 1, 2 * n - 1)) [2 -> 3]",
        "ratio.expansion: require_barriers: beyond = (_convolved(kept, m) for m in range(n + 1, 2 * n - 1)) [1 -> 0] #2",
    ),
    "a remainder of 0 fails the condition on the barriers, as the last coefficient has a radius": (
        "ratio.expansion: require_barriers: require_at_most('0 <= remainder', 0, remainder) [require_at_most -> require_less]",
    ),
    "it bounds sizes only: a coefficient of size 1 fails the condition on the remainder, too": (
        "ratio.expansion: coefficients: require_less(f'|s_{m}| < 1', Fraction(found[m].magnitude(), 1 << precision), 1) [require_less -> require_at_most]",
    ),
    "the order is in [0, 1), and no ratio is multiplied: the log is that of 1, which may be added or taken away": (
        "ratio.logarithm: logarithm: result = result - factors if whole < 0 else result + factors [Lt -> LtE]",
        "ratio.logarithm: logarithm: result = result - factors if whole < 0 else result + factors [0 -> 1]",
    ),
    "divided by 1": (
        "ratio.polynomial: primitive: return {key: value // content for key, value in p.items()} if content > 1 else p [Gt -> GtE]",
        "ratio.polynomial: primitive: return {key: value // content for key, value in p.items()} if content > 1 else p [1 -> 0]",
    ),
    "a polynomial has integer coefficients, none of them 0": (
        "ratio.setting: require_half: if any((value < 0 for value in setting.tower.ring.substitute(a, NU, top, bottom).values())): [0 -> 1]",
        "ratio.setting: require_half: if any((value < 0 for value in setting.tower.ring.substitute(a, NU, top, bottom).values())): [Lt -> LtE]",
        "ratio.comparison: by_comparison: if any((value < 0 for value in setting.tower.ring.substitute(twice_a, NU, top, bottom).values())): [Lt -> LtE]",
        "ratio.comparison: by_comparison: if any((value < 0 for value in setting.tower.ring.substitute(twice_a, NU, top, bottom).values())): [0 -> 1]",
    ),
    "(a + i)(a + k) is symmetric": ("ratio.comparison: by_comparison: i, k = _EXTRA[name] [targets swapped]",),
    "the sign of a polynomial is that of its primitive part": (
        "ratio.comparison: by_comparison: strict = positive(setting, scaled(slope, -1 if is_upper else 1), node.child('first')) [1 -> 2]",
        "ratio.comparison: by_comparison: strict = positive(setting, scaled(slope, -1 if is_upper else 1), node.child('first')) [1 -> 2] #2",
    ),
    "there is no root with that index": (
        "ratio.tower: Tower.reduced: for index in range(len(self.radicands) - 1, -1, -1): [Sub -> Add]",
        "ratio.tower: Tower.reduced: for index in range(len(self.radicands) - 1, -1, -1): [1 -> 0]",
    ),
    "a polynomial of first degree in a root is written again as it is, and more powers than are used do no harm": (
        "ratio.tower: Tower.reduced: if degree(p, ROOT + index) > 1: [Gt -> GtE]",
        "ratio.tower: Tower.reduced: if degree(p, ROOT + index) > 1: [1 -> 0]",
        "ratio.tower: Tower.reduced: powers = self.ring.powers(self.radicands[index], degree(p, ROOT + index) // 2) [FloorDiv -> Mult]",
        "ratio.tower: Tower.reduced: powers = self.ring.powers(self.radicands[index], degree(p, ROOT + index) // 2) [2 -> 1]",
    ),
    "an end that is 0 has the power 0 either way": (
        "ratio.enclosure: Arithmetic.power: if n % 2 == 0 and a[0] <= 0 <= a[1]: [LtE -> Lt]",
        "ratio.enclosure: Arithmetic.power: if n % 2 == 0 and a[0] <= 0 <= a[1]: [LtE -> Lt] #2",
    ),
    "half of 1 is 0": (
        "ratio.enclosure: Arithmetic._root: shift = max(0, self.bits + x.denominator.bit_length() - x.numerator.bit_length()) // 2 + 1 [0 -> 1]",
    ),
    "a sign is 1 or -1, and a pair has two entries": (
        "ratio.pieces: by_pieces: if sign > 0 and piece.low == 0: [Gt -> GtE]",
        "ratio.pieces: by_pieces: if sign > 0 and piece.low == 0: [0 -> -1]",
        "ratio.pieces: by_pieces: if sign < 0 and piece.high not in [low for low, _ in spans]: [Lt -> LtE]",
        "ratio.pieces: by_pieces: if sign < 0 and piece.high not in [low for low, _ in spans]: [0 -> 1]",
        "ratio.pieces: gaps: if x.low > 0 and (not spans[0][0] <= x.low <= spans[0][1]): [0 -> -1] #4",
    ),
    "an order has one part": (
        "ratio.point: Point.value: return (self.ratio(self._at(affine(e.parts[0]))), 0) [0 -> -1]",
        "ratio.point: Point.value: for j in range(int(self._at(affine(e.parts[0])) - self.mu)): [0 -> -1]",
    ),
    "2^0 is 1 either way": (
        "ratio.enclosure: _down: scale = Fraction(1 << shift) if shift >= 0 else Fraction(1, 1 << -shift) [GtE -> Gt]",
        "ratio.enclosure: _down: scale = Fraction(1 << shift) if shift >= 0 else Fraction(1, 1 << -shift) [0 -> 1]",
    ),
    "a node of a tree that is no number has no value, and none but ^ a power": (
        "ratio.expression: Expression: value: Fraction = Fraction(0) [0 -> 1]",
        "ratio.expression: Expression: value: Fraction = Fraction(0) [0 -> -1]",
        "ratio.expression: Expression: power: int = 0 [0 -> 1]",
        "ratio.expression: Expression: power: int = 0 [0 -> -1]",
    ),
    "an order has one part, and so has a power or a root": (
        "ratio.setting: _built: p, n = parts[0] [0 -> -1]",
        "ratio.canonical: Canonical.value: j = int(affine(e.parts[0])[1] - self.base[1]) [0 -> -1]",
        "ratio.canonical: Canonical.value: return self._power(parts[0], e.power) [0 -> -1]",
        "ratio.canonical: Canonical.value: return self._root(parts[0]) [0 -> -1]",
        "ratio.canonical: orders: return [affine(e.parts[0]) for side in statement.sides for e in _walk(side) if e.operation in ('r', 'I')] [0 -> -1]",
    ),
    "a range whose ends are equal is refused beside": (
        "ratio.inequality: Inequality.read: if left < 0 or (right is not None and right <= left) or left == right: [LtE -> Lt]",
    ),
    "no list has fewer entries than none": (
        "ratio.inequality: _part: return Part(Range(low, high, (closed[0], closed[1])), listed(_condition, 0)(given['conditions'], f'{place}.conditions', numbers), listed(node, 1)(given['goals'], f'{place}.goals', numbers)) [0 -> -1] #2",
    ),
    "a factor to the power 0 is none": (
        "ratio.canonical: Canonical._bessel: return Value(numerator(self.tower, j - 1), power, ((monomial(X), j - 1),) if j > 1 else (), 1) [Gt -> GtE]",
        "ratio.canonical: Canonical._bessel: return Value(numerator(self.tower, j - 1), power, ((monomial(X), j - 1),) if j > 1 else (), 1) [1 -> 0] #3",
    ),
    "the sum of two powers, and the greater of them, are symmetric": (
        "ratio.canonical: _merged: one, other = (sum((n for q, n in a if q == p)), sum((n for q, n in b if q == p))) [targets swapped]",
    ),
    "a number that divides has its sign either way, and a factor 1 is none": (
        "ratio.canonical: Canonical._inverse: if len(rest) == 1 and 0 in rest: [1 -> 0]",
        "ratio.canonical: Canonical._inverse: if len(rest) == 1 and 0 in rest: [0 -> -1]",
        "ratio.canonical: Canonical._inverse: if rest != constant(1): [1 -> 2]",
        "ratio.canonical: Canonical._inverse: if rest != constant(1): [1 -> 0]",
    ),
    "97 is the last prime below 101": (
        "ratio.canonical: square_part: for k in range(2, 100): [100 -> 101]",
        "ratio.canonical: square_part: for k in range(2, 100): [100 -> 99]",
    ),
    "a number that divides is an integer other than 0": (
        "ratio.setting: _built: return (scaled(p, m if q[0] > 0 else -m), n * abs(q[0])) [Gt -> GtE]",
        "ratio.setting: _built: return (scaled(p, m if q[0] > 0 else -m), n * abs(q[0])) [0 -> -1] #2",
    ),
    "of a radicand it is asked only whether its sign, 1 or -1, is < 0": (
        "ratio.canonical: Canonical.sign_of: return 1 if p.get(0, 0) > 0 else -1 [1 -> 2]",
        "ratio.canonical: Canonical.sign_of: return 1 if p.get(0, 0) > 0 else -1 [1 -> 2] #2",
        "ratio.canonical: Canonical.sign_of: return 1 if p.get(0, 0) > 0 else -1 [1 -> 0]",
        "ratio.canonical: Canonical._root: if self.sign_of('radicand', under) < 0: [Lt -> LtE]",
        "ratio.canonical: Canonical._root: if self.sign_of('radicand', under) < 0: [0 -> 1]",
    ),
    "a radicand that is a number is neither 0 nor 1": (
        "ratio.canonical: Canonical.sign_of: return 1 if p.get(0, 0) > 0 else -1 [0 -> -1] #2",
        "ratio.canonical: Canonical.sign_of: return 1 if p.get(0, 0) > 0 else -1 [0 -> 1] #2",
        "ratio.canonical: Canonical.sign_of: return 1 if p.get(0, 0) > 0 else -1 [Gt -> GtE]",
        "ratio.canonical: Canonical.sign_of: return 1 if p.get(0, 0) > 0 else -1 [0 -> 1] #3",
        "ratio.canonical: Canonical.sign_of: return 1 if p.get(0, 0) > 0 else -1 [0 -> -1] #3",
    ),
    "no step is taken from a_0": (
        "ratio.canonical: Canonical._ratio: return Value(numerator(self.tower, 0)) [0 -> -1]",
    ),
    "one of the groups of a token has matched": (
        "ratio.expression: _Reader.__init__: self.tokens.append((match[match.lastindex or 1], match.start(match.lastindex or 1))) [1 -> 2]",
        "ratio.expression: _Reader.__init__: self.tokens.append((match[match.lastindex or 1], match.start(match.lastindex or 1))) [1 -> 0]",
        "ratio.expression: _Reader.__init__: self.tokens.append((match[match.lastindex or 1], match.start(match.lastindex or 1))) [1 -> 2] #2",
        "ratio.expression: _Reader.__init__: self.tokens.append((match[match.lastindex or 1], match.start(match.lastindex or 1))) [1 -> 0] #2",
    ),
    "infinity is no end that belongs to a range, whatever is said of it": (
        "ratio.signs: by_coefficients: x = Range(Fraction(0), None, (False, False)) if strip == 'amos' else x [False negated] #2",
    ),
    "the polynomial 0 has no coefficient, and none below 1 is none below 0": (
        "ratio.signs: by_coefficients: least = min(p.values(), default=0) [0 -> 1]",
    ),
    "a sum counts up to a positive constant": (
        "ratio.signs: by_terms: total, scale, strict = (constant(0), 1, False) [1 -> 2]",
    ),
    "the sign of a product is 1 or -1": (
        "ratio.signs: by_terms: if sign < 0: [Lt -> LtE]",
        "ratio.signs: by_terms: if sign < 0: [0 -> 1]",
    ),
    "the polynomial 0 has no order, and an order below 1 is refused": (
        "ratio.barrier: begins_positive: order = min((exponent(key, X) + exponent(key, R) for key in p), default=0) [0 -> -1]",
    ),
    "a lowest power of 0 is that of the polynomial at R = 0, whatever convergent is put in": (
        "ratio.origin: leading: for depth in range(1, MAX_DEPTH + 1): [1 -> 0]",
    ),
}
