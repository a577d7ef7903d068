"""What a mutant of dilation.py has to get right: (A10), (A12) to (A15), each from what it is made of."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Final

from flint import ctx

from tests.checker.arb_truth import ball
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.exact import above
from tests.mutation.coupling.parts_ball import around
from tests.mutation.spine.scenes import BITS, setting

ONE: Final = 1 << BITS
LOW: Final = Fraction(4)
HIGH: Final = Fraction(5)
ENDS: Final = (Fraction(1, 3), Fraction(1, 2))
EPSILON: Final = Fraction(3679, 10_000)
D: Final = 4


def ball_of(package: Any, low: Fraction, high: Fraction) -> Any:
    """An interval, rounded outward."""
    return package.arithmetic.ball.Ball.between(Fraction(low), Fraction(high), BITS)


def dilation(
    package: Any,
    entropy: Any = (Fraction(1), Fraction(6, 5)),
    energy: Any = (Fraction(4), Fraction(9, 2)),
    **changes: Any,
) -> Any:
    """A piece whose explicit density has this entropy and energy, and Q the scale."""
    module, mean = package.spine.dilation, ball_of(package, Fraction(4, 5), Fraction(5, 6))
    density = SimpleNamespace(
        p=BITS, entropy=ball_of(package, *entropy), energy=ball_of(package, *energy), mean=[mean, None]
    )
    piece = SimpleNamespace(interval=(LOW, HIGH), bits=BITS, trial="trial", coupling=ENDS, **changes)
    asked: list[Any] = []
    span = SimpleNamespace(scale=ball_of(package, Fraction(7), Fraction(15, 2)), loss=ONE // 100)
    with changed((module, "Density", lambda *parts: asked.append(parts) or density)):
        found = module.Dilation(D, piece, "context", span)
    if asked != [("context", D, LOW, "trial", ENDS)] or (found.n, found.eta) != (3, Fraction(1, 4)):
        raise ValueError("another density")
    return found


def shares(package: Any) -> bool:
    """T = (n/2) log(b_1/b_0), the share of it in H + T between two bounds, H at least that of the density, 0 < H."""
    ctx.prec = 200
    found = dilation(package)
    low, high = around((ball(HIGH / LOW)).log() * 3 / 2, BITS)
    if not (found.tilt.low <= low and high <= found.tilt.high <= high + 30):
        return False
    ends = (found.tilt.lower(), found.tilt.upper())
    h = found.entropy
    if h != found.density.entropy.upper() or found.share != (ends[0] / (h + ends[0]), ends[1] / (h + ends[1])):
        return False
    if dilation(package, (Fraction(1, 5), Fraction(1, 4))).share[1] > 1:
        return False
    none = dilation(package, (Fraction(-2), Fraction(-1)))
    if none.entropy != 0 or not refused(package, lambda: none.share, "0 < H of the density of a piece"):
        return False
    short = dilation(package)
    short.tilt = ball_of(package, Fraction(-1, 1000), Fraction(1, 1000))
    return bool(short.share[0] == 0 and short.share[1] > 0)


def uppers(package: Any) -> bool:
    """(H + T)/(E - lost) <= K_hi, lost = ((1 + eta p)^2 - 1)/e e^b_0/b_0; E - lost > 0."""
    ctx.prec = 200
    found = dilation(package)
    p = (1 - found.density.mean[0].lower()) / 2
    grown = around(ball(LOW).exp(), BITS)[1] / ONE / LOW
    lost = ((1 + Fraction(1, 4) * p) ** 2 - 1) * EPSILON * grown
    need = (found.entropy + found.tilt.upper()) / (found.density.energy.lower() - lost)
    for most, fits in (
        (need * (1 + Fraction(1, 2**25)), True),
        (need * (1 - Fraction(1, 2**25)), False),
        (need * 3, True),
    ):
        found.piece.coupling = (ENDS[0], most)
        if refused(package, found.require_upper, "(H + T)/(E - lost)") is fits:
            return False
    grown = package.arithmetic.ball.exp(package.arithmetic.ball.Ball.exact(LOW, BITS)).upper() / LOW
    lost = ((1 + Fraction(1, 4) * p) ** 2 - 1) * EPSILON * grown
    found.piece.coupling = ENDS[0], (found.entropy + found.tilt.upper()) / (found.density.energy.lower() - lost)
    found.require_upper()
    found.density.energy = SimpleNamespace(lower=lambda: lost)
    if not refused(package, found.require_upper, "0 < E - lost"):
        return False
    for energy, fits in (
        (lost * (1 + Fraction(1, 2**20)), True),
        (lost * (1 - Fraction(1, 2**20)), False),
        (lost / 2, False),
        (Fraction(0), False),
    ):
        found.density.energy = ball_of(package, energy, energy)
        found.piece.coupling = (Fraction(0), Fraction(10) ** 12)
        if refused(package, found.require_upper, "0 < E - lost") is fits:
            return False
    return True


def begins(package: Any) -> bool:
    """2 Q eta/e and the slack lower, and above 0."""
    found, scale = dilation(package), Fraction(15, 2)
    own = SimpleNamespace(p=BITS, slack=77)
    off = 2 * found.span.scale.upper() * Fraction(1, 4) * EPSILON * ONE + 77
    if not (off <= 9 * ONE - found.begin(own, 9 * ONE) <= off + 1) or found.span.scale.upper() < scale:
        return False
    least = 9 * ONE - found.begin(own, 9 * ONE)
    return bool(found.begin(own, least + 1) == 1) and refused(package, lambda: found.begin(own, least), "0 < low - 2 Q")


def frames(package: Any) -> bool:
    """The least of the rises at the nodes with z <= 1/2 with a mass before them; the share, then the tilt."""
    found = dilation(package)
    q = found.span.scale.upper()

    def rise(z: int, cap: int) -> Fraction:
        inside = 2 * q * Fraction(1, 4) * 3 * z
        outside = Fraction(own.mean, ONE) * (Fraction(5, 4) ** 3 - 1)
        return inside + outside * ONE * max(Fraction(2), Fraction(z, cap))

    for caps, zs in (  # a large mean shows units of z/sigma
        ([0, ONE // 5, ONE // 3, ONE], [5, ONE // 3, ONE // 4, ONE // 2 + 1]),
        ([0, ONE // 50, ONE // 9, ONE], [5, ONE // 30, ONE // 2, 1]),
        ([9, ONE // 50, ONE // 9, ONE], [ONE // 2 + 1, ONE // 30, ONE // 2 + 1, ONE]),
        ([0, ONE // 100 + 7, 0, ONE], [5, ONE // 30, 5, ONE // 2 + 1]),
        ([9, 1, 1, 3 * ONE // 10], [ONE // 2 + 1, ONE, ONE, ONE // 2]),
    ):
        own = SimpleNamespace(p=BITS, mean=ONE * 10**7 // 3, mesh=SimpleNamespace(cap_lower=caps))
        with changed((package.spine.dilation, "falls_of", lambda _, zs=zs: zs)):
            frame = found.frame(own)
        least = min(rise(z, cap) for z, cap in zip(zs, caps, strict=True) if cap and z <= ONE // 2)
        if not above(Fraction(frame.rise), least, 9 + own.mean // ONE):
            return False
        (first, share), (second, none) = frame.terms
        if first is not None or second is not found.tilt or share != found.share[0] or none != 0:
            return False
    with changed((package.spine.dilation, "falls_of", lambda _: [ONE // 2 + 1] * 4)):
        return refused(package, lambda: found.frame(own), "nodes of the mesh near the pole")


def falls(package: Any) -> bool:
    """(1 - cos)/2 at the nodes from above; sums of masses times values."""
    own = setting(package)
    for error in (2, 1001):
        own.mesh.error = error
        for z, row in zip(package.spine.dilation.falls_of(own), own.mesh.rows, strict=True):
            if not above(Fraction(z), Fraction(ONE - row[0] + error, 2), 1):
                return False
    own.mesh.rows = [(ONE - 1 - k, 0, 0) for k in range(4)]
    own.mesh.error = 0
    if package.spine.dilation.falls_of(own) != [1, 2, 2, 3]:
        return False
    mean = package.spine.dilation._mean
    return [mean([5, 7], [3, 1024], 10), mean([1024], [5], 10), mean([1024, 1], [5, 1], 10)] == [8, 5, 6]


class Parts:
    """A tube of two parts with made-up masses and norms, over 2^p."""

    def __init__(self, p: int, theta: int) -> None:
        self.asked: list[Any] = []
        self.bounds: list[int] = []
        table = SimpleNamespace(bound=lambda x: self.bounds.append(x) or (1 << p) + x)
        self.setting = SimpleNamespace(p=p, exponential=table, slack=500)
        self.parts = [("a", 1), ("b", 2)]
        self.plain = {"a": [1 << p - 2, 1 << p - 3], "b": [1 << p - 3, 1 << p - 1]}
        self.lifted = {"a": [1 << p - 1, 1 << p - 2], "b": [1 << p - 3, 1 << p - 2]}
        self.sizes = {"a": theta // 2, "b": theta}

    def masses(self, part: str, half: int, lift: Any) -> list[int]:
        self.asked.append((part, half, lift))
        return self.plain[part] if lift is None else self.lifted[part]

    def norm(self, part: str, masses: list[int]) -> int:
        self.asked.append((part, masses))
        return self.sizes[part]


def concentrations(package: Any) -> bool:
    """theta and the fall of (A13), by exact fractions, from made-up masses; theta < 1."""
    found, p = dilation(package), BITS
    found.span.scale = ball_of(package, Fraction(1, 3), Fraction(1, 2))
    found.eta = Fraction(1, 10)
    zs = [ONE // 100, ONE // 40, ONE // 9]
    q, tube = found.span.scale.upper(), Parts(p, ONE // 5)
    with changed((package.spine.dilation, "falls_of", lambda _: zs)):
        theta, fall = found.concentration(tube)
    reach = 1 - (1 - found.share[1]) * Fraction(2, 3)
    lift = tube.asked[1][2]
    if not above(Fraction(lift.share), reach * ONE, 1) or lift.tilt != found.tilt.high:
        return False
    wanted: list[Any] = []
    for part, half in tube.parts:
        wanted += [(part, half, None), (part, half, lift), (part, tube.lifted[part])]
    if tube.asked != wanted:
        return False

    def mean(masses: list[int], power: int) -> Fraction:
        return sum((Fraction(m * z**power, ONE**power) for m, z in zip(masses, zs[1:], strict=True)), Fraction(0)) / ONE

    plain = max(mean(x, 1) for x in tube.plain.values())
    first, second = (max(mean(x, k) for x in tube.lifted.values()) for k in (1, 2))
    exact = Fraction(1)
    for bound in tube.bounds:
        off = (1 + plain / 10) * (1 + exact / 10) - 1
        least = 2 * q * EPSILON * off * ONE + 1000
        if not above(Fraction(bound), least, 8):
            return False
        factor = 1 + Fraction(bound, ONE)
        exact = min(first * factor, Fraction(1))
    if len(tube.bounds) != 3 or not above(fall * ONE, exact * ONE, 6):
        return False
    apart = 2 * q * EPSILON / 10 * (2 + Fraction(1, 10))
    root = Fraction(package.arithmetic.ball.sqrt_upper(int(second * factor * ONE**2)), ONE)
    if not above(theta * ONE, (Fraction(1, 5) * factor + apart * root) * ONE, 12):
        return False
    return _ends(package, found, zs)


def _ends(package: Any, found: Any, zs: list[int]) -> bool:
    """theta is less than 1; a fall is not more than 1."""
    with changed((package.spine.dilation, "falls_of", lambda _: zs)):
        for theta, fits in ((ONE // 2, True), (ONE, False)):
            if refused(package, lambda theta=theta: found.concentration(Parts(BITS, theta)), "tube: theta < 1") is fits:
                return False
        found.eta = Fraction(0)
        tube = Parts(BITS, ONE - 1)
        tube.setting.exponential = SimpleNamespace(bound=lambda _: ONE)
        if found.concentration(tube)[0] != Fraction(ONE - 1, ONE):
            return False
        tube = Parts(BITS, ONE)
        tube.setting.exponential = SimpleNamespace(bound=lambda _: ONE)
        if not refused(package, lambda: found.concentration(tube), "tube: theta < 1"):
            return False
        tube = Parts(BITS, 3)
        tube.lifted = {"a": [50 << BITS] * 2, "b": [60 << BITS] * 2}
        return bool(found.concentration(tube)[1] == 1)


def lowers(package: Any) -> bool:
    """loss - depth < (1 - K_lo/K_hi) (1 - share) (low^2/g_0 - slack)/2 with the smaller depth; 0 < K_lo."""
    found = dilation(package)
    least, most = ENDS
    own = SimpleNamespace(p=BITS, slack=1000, along=lambda x, wrong: x * x // (3 * ONE) - 1000 * wrong)
    depths = {False: 0, True: 0}
    asked: list[Any] = []
    tube = SimpleNamespace(setting=own, low=2 * ONE)

    def depth(theta: Any, tilt: Any, share: Any) -> int:
        asked.append((theta, tilt, share))
        return depths[tilt is not None]

    tube.functional = depth
    square = 4 * ONE // 3 - 1000
    gain = (1 - least / most) * (1 - found.share[1]) * square / 2
    edge = found.span.loss - gain  # depth is to be larger
    for one, other, fits in (
        (edge + 1, edge + 9, True),
        (edge + 9, edge + 1, True),
        (edge, edge + 9, False),
        (edge + 9, edge, False),
    ):
        depths.update({False: one, True: other})
        if refused(package, lambda: found.require_lower(tube, Fraction(1, 2)), "loss - depth") is fits:
            return False
    none = (Fraction(0), Fraction(0))
    if asked[0] != (Fraction(1, 2), None, found.share) or asked[1] != (Fraction(1, 2), found.tilt, none):
        return False
    own.slack = 4 * ONE
    depths.update({False: found.span.loss + 1, True: found.span.loss + 1})  # the square is cut to 0
    found.require_lower(tube, Fraction(1, 2))
    depths.update({False: found.span.loss, True: found.span.loss})
    if not refused(package, lambda: found.require_lower(tube, Fraction(1, 2)), "loss - depth"):
        return False
    for value, fits in ((Fraction(0), False), (Fraction(-1), False), (Fraction(1, 2**200), True)):
        found.piece.coupling = (value, most)
        depths.update({False: ONE, True: ONE})
        if refused(package, lambda: found.require_lower(tube, Fraction(1, 2)), "0 < coupling.lower") is fits:
            return False
    return True


def moments(package: Any) -> bool:
    """1 - 2 fall, and 1 - (1 - phi)/b_1, phi = (high + slack)/(2 Q) + mu."""
    found = dilation(package)
    own = SimpleNamespace(p=BITS, slack=1000, mean=ONE // 7)
    tube = SimpleNamespace(setting=own, high=5 * ONE)
    low, high = found.moments(tube, Fraction(1, 30))
    phi = Fraction(5 * ONE + 1000 + ONE // 7, ONE) / (2 * found.span.scale.lower())
    return bool(low == 1 - Fraction(1, 15) and high == 1 - (1 - phi) / 5)


DILATION: Final = (shares, uppers, begins, frames, falls, concentrations, lowers, moments)
