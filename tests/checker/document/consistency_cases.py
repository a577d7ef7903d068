"""Claims as they stand in accepted documents, made by hand, that contradict each other or just do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction as F
from functools import partial
from typing import Any

STAR, INF = "beta-star", "inf"
End = F | int | str


@dataclass(frozen=True)
class Said:
    """What a claim says, without any evidence."""

    label: str
    a: End | None = None
    b: End | None = None
    box: tuple[End, End] | None = None
    outcome: str = "proved"
    details: dict[str, Any] = field(default_factory=dict)
    d: int = 3
    kernel: str | None = None
    """The family of a kernel other than the paper's."""
    numbers: tuple[F, ...] = ()
    """Its parameter, or the ends of an interval of it."""

    def typed(self, package: Any, place: str) -> Any:
        """As the checker of this package types it."""
        interval = None
        if self.a is not None:
            b = self.a if self.b is None else self.b
            left, right = (None if isinstance(end, str) else F(end) for end in (self.a, b))
            interval = package.Region(left, right, infinite=b == INF, point=self.b is None)
        box = None if self.box is None else (F(self.box[0]), F(self.box[1]))
        made = package.kernels.description.Description
        interval_of = len(self.numbers) == 2
        rest = {} if self.kernel is None else {"kernel": made(self.kernel, self.numbers, interval=interval_of)}
        return package.Claim(
            place, self.label, self.d, self.outcome, interval, box, self.details, "", frozenset(), **rest
        )


Case = tuple[str, list[Said], str]
"""(name, claims, words of the contradiction, or nothing if there is none)."""


def false_at(label: str, a: End, b: End, x: F | int) -> Said:
    """Refuted, with a counterexample."""
    return Said(label, a, b, outcome="refuted", details={"counterexample": {"beta": F(x)}})


def regime(transition: str, a: End, b: End | None, x: F | None = None) -> Said:
    """The dichotomy, with the range of K for which the uniform density is the only critical point."""
    more = {} if x is None else {"unique_critical_point": x}
    return Said("regime", a, b, details={"transition": transition, **more})


def sloped(a: End, b: End, box: tuple[End, End], slope: tuple[End, End]) -> Said:
    """K_c with its derivative."""
    return Said("critical-coupling", a, b, box, details={"derivative": (F(slope[0]), F(slope[1]))})


def star(lower: End, upper: End, d: int = 3) -> Said:
    """An enclosure of beta_*."""
    return Said("beta-star", box=(lower, upper), d=d)


def bounds(lower: End, upper: End) -> Said:
    """The elementary bounds."""
    return Said("elementary-bounds", details={"bounds": (F(lower), F(upper))})


def cases() -> Iterator[Case]:
    """In every order of the claims."""
    for name, claims, words in [
        *_sides(),
        *_at_star(),
        *_falling(),
        *_common(),
        *_rising(),
        *_dimensions(),
        *_kernels(),
    ]:
        yield name, claims, words
        yield f"{name}, the other way round", claims[::-1], words


def _sides() -> Iterator[Case]:
    """Where beta_* lies. True for d = 3: 1.816."""
    words = "both sides of beta_*"
    below = {
        "beta_*": star(2, 3),
        "bounds": bounds(2, 3),
        "majorisation": Said("majorisation", 1, 2, (0, 1)),
        "continuous": regime("continuous", 1, 2),
        "sign refuted": false_at("quartic-sign", 1, 3, 2),
        "obstruction refuted": false_at("quartic-obstruction", 1, 3, 2),
        "minimisers refuted": false_at("two-minimisers", 1, 3, 2),
        "to beta_*": Said("linear-threshold", 2, STAR, (0, 9)),
    }
    beyond = {
        "beta_*": star(1, 2),
        "bounds": bounds(1, 2),
        "sign": Said("quartic-sign", 2, 3),
        "obstruction": Said("quartic-obstruction", 2, INF),
        "discontinuous": regime("discontinuous", 2, 3),
        "two minimisers": Said("two-minimisers", 2),
        "moment": Said("order-parameter", 2, 3, (0, 1)),
        "latent heat": Said("latent-heat", 2, box=(0, 1)),
        "barrier": Said("free-energy-barrier", 2, box=(0, 1)),
        "metastable": Said("metastable-end", 2, box=(0, 1)),
        "fold": Said("branch-fold", 2, box=(0, 1)),
        "profile": Said("minimiser-profile", 2, details={"moments": ((F(0), F(1)),)}),
        "derivative": sloped(2, 3, (0, 9), (-1, 0)),
        "majorisation refuted": false_at("majorisation", 1, 3, 2),
        "from beta_*": Said("linear-threshold", STAR, 2, (0, 9)),
    }
    for name, one in below.items():
        for title, other in beyond.items():
            yield f"{name} against {title}", [one, other], words
            yield f"{name} and {title} in another dimension", [one, replace(other, d=4)], ""
    for name, one in below.items():
        yield f"{name} and a claim a little beyond", [one, Said("quartic-sign", F(5, 2), 3)], ""
    for title, other in beyond.items():
        yield f"{title} and a claim a little below", [other, regime("continuous", 1, F(3, 2))], ""
    yield "the best of several bounds", [star(1, 3), star(2, 4), Said("quartic-sign", F(5, 2), 3), star(0, 9)], ""
    three = [star(1, 3), Said("quartic-sign", F(5, 2), 3), regime("continuous", 1, F(5, 2)), star(0, 9)]
    yield "several bounds", three, words
    first = [Said("quartic-sign", STAR, INF), false_at("quartic-sign", STAR, 3, 2)]
    yield "sign from beta_*, refuted in it", first, words
    last = [Said("majorisation", 0, STAR, (0, 0)), false_at("majorisation", 1, STAR, F(3, 2))]
    yield "majorisation to beta_*, refuted in it", last, words
    both = [Said("quartic-sign", STAR, INF), regime("continuous", 0, STAR), Said("majorisation", 0, STAR, (0, 0))]
    yield "side by side", both, ""
    yield "proved on a part, refuted on the whole", [Said("two-minimisers", 2), false_at("two-minimisers", 1, 3, 1)], ""


def _at_star() -> Iterator[Case]:
    """Claims about beta_* alone. True for d = 3: K_# = 1.094."""
    threshold, coupling = Said("linear-threshold", STAR, None, (1, 2)), Said("critical-coupling", STAR, None, (1, 2))
    for name, one in (("K_#", threshold), ("K_c", coupling)):
        yield f"{name} at beta_* twice", [one, Said(one.label, 1, STAR, (3, 4))], "decreases"
        yield f"{name} at beta_* and to it", [one, Said(one.label, 1, STAR, (1, 4))], ""
        yield f"{name} at beta_*, less before", [star(2, 3), one, Said(one.label, 1, None, (0, F(1, 2)))], "decreases"
        yield f"{name} at beta_*, more beyond", [star(2, 3), one, Said(one.label, 4, None, (3, 4))], "decreases"
        yield f"{name} at beta_*, more at a number", [one, Said(one.label, 4, None, (3, 4))], ""
    yield "K_c below K_# at beta_* alone", [Said("linear-threshold", STAR, None, (3, 4)), coupling], "decreases"
    yield "K_c above K_# at beta_* alone", [threshold, Said("critical-coupling", STAR, None, (3, 4))], "decreases"
    yield "K_c and K_# at beta_*", [threshold, coupling], ""
    x = F(5, 2)
    yield "K_c below X at beta_*", [regime("continuous", STAR, None, x), coupling], "decreases"
    words = "about beta_* itself"
    for label in ("quartic-sign", "quartic-obstruction", "two-minimisers", "order-parameter", "free-energy-barrier"):
        yield f"{label} at beta_*", [Said(label, STAR), star(1, 2)], words
    yield "discontinuous at beta_*", [regime("discontinuous", STAR, None), star(1, 2)], words
    here = Said("two-minimisers", STAR, outcome="refuted", details={"counterexample": {"beta": None}})
    yield "refuted at beta_*, proved beyond", [here, Said("two-minimisers", STAR, 3), Said("two-minimisers", 2)], ""
    yield "continuous at beta_*", [regime("continuous", STAR, None), Said("quartic-sign", STAR, INF)], ""


def _falling() -> Iterator[Case]:
    """K_# and K_c decrease, K_c <= K_#, and they agree up to beta_*."""
    for label, name in (("linear-threshold", "K_#"), ("critical-coupling", "K_c")):
        words = f"{name} decreases" if name == "K_#" else "decreases"  # what is said of K_c may be so of K_# too

        def at(a: End, b: End | None, low: End, high: End, label: str = label) -> Said:
            return Said(label, a, b, (low, high))

        yield f"{name} twice at a point", [at(1, None, 1, 2), at(1, 1, 3, 4)], words
        yield f"{name} at a point, in common", [at(1, None, 1, 2), at(1, 1, 2, 4)], ""
        yield f"{name} rises", [at(1, None, 1, 2), at(2, None, 3, 4)], words
        yield f"{name} is constant", [at(1, None, 1, 2), at(2, None, 2, 4)], words
        yield f"{name} falls", [at(1, None, 3, 4), at(2, None, 1, 2)], ""
        yield f"{name} at an end of an interval", [at(1, 2, 1, 5), at(3, None, 5, 6)], words
        yield f"{name} on intervals", [at(1, 3, 1, 5), at(2, 4, 2, 6)], ""
        yield f"{name} on an interval, too high", [at(1, 3, 1, 5), at(2, 4, 6, 7)], words
        yield f"{name} from 0", [at(0, 1, 1, F(3, 2)), at(2, None, 2, 3)], words
        yield f"{name} to beta_*", [at(1, STAR, 2, 3), at(STAR, 4, F(1, 2), F(3, 2))], words
        yield f"{name} to beta_*, in common", [at(1, STAR, 1, 3), at(STAR, 4, F(1, 2), 1)], ""
        yield f"{name} on both sides of beta_*", [star(2, 3), at(1, STAR, 2, 3), at(3, None, 1, 4)], ""
        yield f"{name} before beta_*", [star(2, 3), at(1, STAR, 2, 3), at(2, None, 1, F(3, 2))], words
        yield f"{name} before beta_*, perhaps", [star(2, 3), at(1, STAR, 2, 3), at(F(5, 2), None, 1, F(3, 2))], ""
        yield f"{name} beyond beta_*", [star(2, 3), at(STAR, 4, 0, F(1, 2)), at(3, None, F(3, 5), 1)], words
        yield f"{name} beyond beta_*, perhaps", [star(2, 3), at(STAR, 4, 0, F(1, 2)), at(F(5, 2), None, F(3, 5), 1)], ""
        yield f"{name} without any end", [at(1, INF, 1, 2), at(5, None, F(1, 2), F(3, 4))], words
        yield f"{name} in the middle of three", [at(1, None, 5, 6), at(2, None, 3, 4), at(3, None, F(7, 2), 5)], ""
        yield f"{name} is constant, exactly", [at(1, None, 2, 2), at(2, None, 2, 2)], words
        yield f"{name} rises, then falls", [at(1, None, 1, 2), at(2, None, 3, 4), at(5, None, 0, F(1, 2))], words
        three = [at(1, None, 5, 6), at(2, None, 3, 4), at(F(5, 2), None, 1, 9), at(3, None, F(9, 2), 5)]
        yield f"{name} over the middle of four", three, words
    yield from _together()


def _together() -> Iterator[Case]:
    threshold, coupling = partial(Said, "linear-threshold"), partial(Said, "critical-coupling")
    low, high = star(3, 4), star(F(1, 2), 1)
    yield "K_c above K_#", [threshold(1, None, (1, 2)), coupling(1, None, (3, 4))], "decreases"
    yield "K_c above K_# before", [threshold(1, None, (1, 2)), coupling(2, None, (3, 4))], "decreases"
    yield "K_c below K_# beyond beta_*", [high, threshold(1, None, (3, 4)), coupling(1, None, (1, 2))], ""
    yield "K_c below K_#, perhaps", [star(F(1, 2), 4), threshold(1, None, (3, 4)), coupling(1, None, (1, 2))], ""
    yield "K_c below K_# up to beta_*", [low, threshold(1, None, (3, 4)), coupling(1, None, (1, 2))], "decreases"
    yield "the same at the last number", [low, threshold(3, None, (3, 4)), coupling(3, None, (1, 2))], "decreases"
    yield "below K_# at beta_*", [low, threshold(1, STAR, (3, 4)), coupling(1, STAR, (1, 2))], "decreases"
    words = "decreases"
    yield "K_c below K_# up to an interval", [low, threshold(1, 5, (2, 4)), coupling(1, STAR, (1, F(3, 2)))], words
    yield "K_c below K_# up to a number", [low, threshold(2, 5, (3, 4)), coupling(3, 5, (0, 2))], words
    yield "K_c below K_# from beta_*", [low, threshold(1, STAR, (3, 4)), coupling(STAR, 5, (0, 2))], words
    yield "K_c below K_#, beta_* unknown", [threshold(1, None, (3, 4)), coupling(1, None, (1, 2))], ""
    yield "K_c below K_# from 0", [threshold(1, None, (3, 4)), coupling(0, 1, (1, 2))], words
    yield "K_c equals K_#", [low, threshold(1, None, (3, 4)), coupling(1, None, (3, 4))], ""
    x = F(2)
    for name, at in (("K_c", coupling), ("K_#", threshold)):
        for transition, bracket in (("continuous", low), ("discontinuous", high)):
            one = regime(transition, 2, 2, x)
            yield f"{name} below X, {transition}", [bracket, one, at(2, None, (F(1, 2), 1))], words
            yield f"{name} beyond X, {transition}", [bracket, one, at(2, None, (2, 3))], ""
    margin = [Said("majorisation", 1, None, (F(1, 4), F(1, 2))), Said("majorisation", 1, 2, (F(3, 5), 1))]
    yield "the margin rises", margin, "1 - d alpha_2"
    shared = [Said("majorisation", 1, 2, (F(1, 4), F(1, 2))), Said("majorisation", F(1, 2), 2, (F(3, 5), 1))]
    yield "the margin at one end", shared, "1 - d alpha_2"
    falling = [Said("majorisation", 1, None, (F(3, 5), 1)), Said("majorisation", 1, 2, (F(1, 4), F(1, 2)))]
    yield "the margin falls", falling, ""
    fair = [Said("majorisation", 1, None, (F(1, 4), F(1, 2))), Said("majorisation", 1, 2, (F(3, 10), 1))]
    yield "the margin may fall", fair, ""
    zero = [Said("majorisation", 1, STAR, (0, 0)), Said("majorisation", 0, 2, (0, F(1, 4)))]
    yield "the margin to beta_*", zero, ""


def _kernels() -> Iterator[Case]:
    """Claims about kernels: of one kernel in one dimension they are held together, and no others."""
    one, other = (Said("criterion", kernel="one"), Said("obstruction", kernel="one"))
    words = "K_c = K_#, and K_c < K_#"
    yield "criterion and obstruction", [one, other], words
    yield "of two kernels", [one, replace(other, kernel="two")], ""
    yield "in two dimensions", [one, replace(other, d=4)], ""
    threshold = Said("linear-threshold", box=(1, 2), kernel="one")
    coupling = Said("critical-coupling", box=(F(5, 2), 3), kernel="one")
    yield "K_c above K_#", [threshold, coupling], "K_c is at most K_#"
    yield "K_c may be K_#", [threshold, replace(coupling, box=(2, 3))], ""
    yield "K_# alone", [threshold], ""
    yield "K_c alone", [coupling], ""
    yield "K_# of another kernel", [replace(threshold, kernel="two"), coupling], ""
    point = Said("critical-coupling", box=(1, 2), kernel="poisson", numbers=(F(1, 4),))
    wide = replace(point, box=(2, 3), numbers=(F(1, 4), F(1, 2)))
    words = "K_c at one value of the parameter has enclosures without a common point"
    yield "K_c at an end of an interval", [point, wide], ""
    yield "K_c beside its interval", [point, replace(wide, box=(F(5, 2), 3))], words
    yield "K_c on two intervals", [replace(wide, box=(0, 1), numbers=(F(1, 8), F(1, 4))), wide], words
    yield "K_c on intervals apart", [replace(wide, box=(0, 1), numbers=(F(1, 8), F(1, 5))), wide], ""
    yield (
        "K_# of a family is no K_c",
        [point, Said("linear-threshold", box=(3, 4), kernel="poisson", numbers=(F(1, 4),))],
        "",
    )
    yield "K_c of two families", [replace(point, kernel="heat"), replace(wide, box=(F(5, 2), 3))], ""
    yield "K_c on an interval in two dimensions", [replace(point, d=4), replace(wide, box=(F(5, 2), 3))], ""


def _common() -> Iterator[Case]:
    """m_1, E, the barrier and K_c' at one beta."""
    labels = {"m_1": "order-parameter", "E": "latent-heat", "the barrier": "free-energy-barrier"}
    labels |= {"K_s": "metastable-end", "K_f": "branch-fold", "K_fold": "fold"}
    for name in (*labels, "K_c'"):

        def at(a: End, b: End | None, low: End, high: End, name: str = name) -> Said:
            if name in labels:
                return Said(labels[name], a, b, (low, high))
            return sloped(a, a if b is None else b, (0, 9), (low, high))

        words = f"{name} at one beta"
        half = F(1, 2)
        yield f"{name} apart", [at(2, None, 0, half), at(2, 3, F(3, 4), 1)], words
        yield f"{name} apart at the end", [at(2, 3, 0, half), at(3, 4, F(3, 4), 1)], words
        yield f"{name} apart inside", [at(2, 5, 0, half), at(3, 4, F(3, 4), 1)], words
        yield f"{name} apart, falling", [at(2, 3, F(3, 4), 1), at(3, 4, 0, half)], words
        yield f"{name} touching from above", [at(2, 3, half, 1), at(3, 4, 0, half)], ""
        yield f"{name} touching", [at(2, 3, 0, half), at(3, 4, half, 1)], ""
        yield f"{name} elsewhere", [at(2, 3, 0, half), at(F(7, 2), 4, F(3, 4), 1)], ""
        long = [at(2, 6, 0, half), at(3, 4, 0, half), at(5, None, F(3, 4), 1)]
        yield f"{name} apart from the first of three", long, words

    first = Said("minimiser-profile", 2, details={"moments": ((F(0), F(1, 2)), (F(3, 4), F(1)))})
    yield "m_1 apart from the first moment", [first, Said("order-parameter", 2, 3, (F(3, 4), 1))], "m_1 at one beta"
    yield "m_1 is the first moment", [first, Said("order-parameter", 2, 3, (F(1, 4), 1))], ""
    yield "E is no m_1", [Said("latent-heat", 2, None, (0, F(1, 2))), Said("order-parameter", 2, 3, (F(3, 4), 1))], ""


def _rising() -> Iterator[Case]:
    """K_s <= K_f <= K_c and K_fold <= K_f at one beta."""
    end, fold = Said("metastable-end", 3, box=(2, 3)), Said("branch-fold", 3, box=(2, 3))
    coupling = Said("critical-coupling", 2, 4, (1, 5))
    first = Said("fold", 3, box=(2, 3))
    yield "K_fold and K_s have no order", [replace(first, box=(6, 7)), replace(end, box=(1, 5))], ""
    for less, more in ((end, fold), (end, coupling), (fold, coupling), (first, fold), (first, coupling)):
        words = "is at most"
        name = f"{less.label} and {more.label}"
        yield f"{name}, above", [replace(less, box=(6, 7)), replace(more, box=(1, 5))], words
        yield f"{name}, touching", [replace(less, box=(5, 7)), replace(more, box=(1, 5))], ""
        yield f"{name}, below", [replace(less, box=(0, 1)), replace(more, box=(1, 5))], ""
        yield f"{name}, at another beta", [replace(less, a=2, b=2, box=(6, 7)), replace(more, a=3, b=3, box=(1, 5))], ""
        yield f"{name}, at another end", [replace(less, a=4, b=4, box=(6, 7)), replace(more, a=3, b=3, box=(1, 5))], ""
        yield f"{name}, in another dimension", [replace(less, d=4, box=(6, 7)), replace(more, box=(1, 5))], ""
    for place in (2, 4):
        yield (
            f"K_f above K_c at {place}",
            [replace(fold, a=place, box=(6, 7)), coupling],
            "K_f is at most K_c at one beta",
        )


def _dimensions() -> Iterator[Case]:
    less = Said("monotone-in-dimension")
    words = "falls from this dimension"
    yield "beta_* rises with d", [less, star(1, 2), star(2, 3, d=4)], words
    yield "beta_* falls with d", [less, star(2, 3), star(1, F(5, 2), d=4)], ""
    yield "beta_* may fall with d", [less, star(2, 4), star(3, 5, d=4)], ""
    yield "beta_* rises over two", [less, star(1, 2), star(2, 3, d=5)], ""
    yield "nobody says that beta_* falls", [star(1, 2), star(2, 3, d=4)], ""
    yield "nothing known", [less, Said("monotone-in-dimension", d=4)], ""
