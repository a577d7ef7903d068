"""What a mutant of cover.py has to get right: what each step of the rule is asked, and what is said of its document."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Final

from tests.mutation.checker_rule_parts import changed, refused

P: Final = 60
MOST: Final = Fraction(2, 5)


def weights(package: Any) -> bool:
    """Those of the kernel; whether all are there, and 2 K_hi times what bounds the lambda_l of a slow one."""
    module, asked = package.kernels.cover, list[Any]()
    ball = package.arithmetic.ball.up(1 << P, P)
    plain = SimpleNamespace(factors=[Fraction(1), Fraction(3)], series=[ball, ball], tail=Fraction(1, 7))
    for peak, increasing, nonnegative in ((None, True, True), (Fraction(1, 11), False, True), (None, False, False)):
        kernel = SimpleNamespace(
            couplings=lambda *parts: asked.append(parts) or plain,
            increasing=increasing,
            nonnegative=nonnegative,
            peak=lambda *parts, peak=peak: asked.append(parts) or peak,
        )
        found = module.KernelCouplings(kernel, (2, 5, 9), (Fraction(1, 3), MOST), P)
        if (found.increasing, found.signed) != (increasing, not nonnegative) or found.p != P:
            return False
        if found.peak != (None if peak is None else 2 * MOST * peak) or found.tau != 2 * MOST * Fraction(1, 7):
            return False
        if (found.factors, found.series) != (plain.factors, plain.series):
            return False
    return asked == [((2, 5, 9), (Fraction(1, 3), MOST), P), (9, P)] * 3


def densities(package: Any) -> bool:
    """What the degrees beyond the modes add: tau, or for a slow kernel the norm of the density; a bound of K_#."""
    module, asked = package.kernels.cover, list[Any]()
    trial = SimpleNamespace(bits=P, field=[Fraction(1, 3), Fraction(-1, 7)])
    kernel = SimpleNamespace(threshold=lambda p: (Fraction(p), Fraction(0)))
    own = SimpleNamespace(degrees=(2, 5))

    def begin(self: Any, family: Any, given: Any, interaction: Any) -> None:
        self.p, self.log_partition, self.mean = given.bits, "z", "mean"
        asked.append((family, given, interaction))

    for peak, square, wanted in (
        (None, Fraction(9), Fraction(1, 7)),
        (Fraction(1, 11), Fraction(3), Fraction(3, 11)),
        (Fraction(1, 11), Fraction(-3), Fraction(0)),
        (Fraction(3), Fraction(1, 2), Fraction(3, 2)),
    ):
        asked.clear()
        couplings = SimpleNamespace(tau=Fraction(1, 7), peak=peak)
        size = SimpleNamespace(upper=lambda square=square: square)
        with changed(
            (module.ExplicitDensity, "__init__", begin),
            (module, "KernelCouplings", lambda *parts, own=couplings: asked.append(parts) or own),
            (module, "own_square", lambda *parts, own=size: asked.append(parts) or own),
        ):
            found = module.KernelDensity(kernel, own, trial, "coupling")
        double = [(2 << P) // 3, (-2 << P) // 7]
        steps: list[Any] = [(kernel, (2, 5), "coupling", P), (own, trial, couplings)]
        if asked != steps + ([] if peak is None else [(own, double, "z", "mean")]):
            return False
        if found.beyond != wanted or found.threshold() != P or (found.kernel, found.degrees) != (kernel, (2, 5)):
            return False
    context, made = SimpleNamespace(), list[Any]()
    with changed(
        (module, "family_at", lambda *parts: made.append(parts) or ("family", "degrees")),
        (module, "KernelDensity", lambda *parts: parts),
    ):
        density = module.density_at(kernel, trial, "coupling", context)
    return bool(density == (kernel, "family", trial, "coupling") and made == [(kernel, trial, context)])


def rule(package: Any) -> bool:
    """Every step, of what the evidence names, in an order that makes what the next one needs; slow kernels by norms."""
    module, context = package.kernels.cover, SimpleNamespace(work="work")
    touch = SimpleNamespace(name="touch")
    evidence = SimpleNamespace(
        **{name: name for name in ("star_lower", "star_upper", "star_vector", "corner", "corner_vector")},
        coupling=(Fraction(1, 10**9), MOST),
        bits=P,
        touch=touch,
        degree=5,
    )
    kernel = SimpleNamespace(charge=lambda work: steps.append(("charge", work)))
    claim = SimpleNamespace(given={package.kernels.form.KernelCover: evidence}.get)
    density = SimpleNamespace(degrees=(2, 5), places="places")
    steps: list[Any] = []

    class Slow:
        """Boxes of a slow kernel."""

    def noted(name: str, result: Any = None) -> tuple[Any, str, Any]:
        return module, name, lambda *parts: steps.append((name, *parts)) or result

    for setting in (SimpleNamespace(), Slow()):
        steps.clear()
        with changed(
            noted("kernel_for", kernel),
            noted("require_class"),
            noted("family_at", ("own", "degrees")),
            noted("KernelCouplings", "couplings"),
            noted("setting_at", setting),
            noted("star_bound", "theta"),
            noted("require_origin"),
            noted("density_at", density),
            noted("require_touch"),
            noted("require_norm"),
            noted("walk"),
            noted("AtRest", "at rest"),
            (module, "SlowSetting", Slow),
        ):
            if module.check_kernel_cover(claim, context) != package.coupling.count.TRUST:
                return False
            norm = [("require_norm", setting, "star_lower", "star_upper", (2, 5), "places")]
            wanted: list[Any] = [
                ("kernel_for", claim, context),
                ("charge", "work"),
                ("require_class", claim, kernel),
                ("family_at", kernel, evidence, context),
                ("KernelCouplings", kernel, "degrees", evidence.coupling, P),
                ("setting_at", "own", "couplings", evidence),
                ("star_bound", setting, "star_lower", "star_upper", "star_vector"),
                ("require_origin", setting, "corner", "corner_vector"),
                ("density_at", kernel, touch, evidence.coupling, context),
                ("require_touch", density, evidence, "theta", 2),
                *(norm if isinstance(setting, Slow) else []),
                ("AtRest", setting, evidence),
                ("walk", "at rest"),
            ]
            if steps != wanted:
                return False
            density.degrees = (2, 4)
            none = refused(
                package, lambda: module.check_kernel_cover(claim, context), "the degree of the order parameter"
            )
            density.degrees, evidence.coupling = (2, 5), (Fraction(0), MOST)
            zero = refused(package, lambda: module.check_kernel_cover(claim, context), "0 < coupling.lower")
            evidence.coupling = (Fraction(1, 10**9), MOST)
            if not none or not zero:
                return False
    return True


def sizes(package: Any) -> bool:
    """As many degrees as modes, charged by the last one; boxes with a tail, or with a norm."""
    module, spent = package.kernels.cover, list[Any]()
    context = SimpleNamespace(work=SimpleNamespace(spend=lambda *parts: spent.append(parts)))
    kernel = SimpleNamespace(d=3, bits=9, degrees=lambda count: (2, 5, 7)[:count])
    with changed((module, "family", lambda *parts: parts)):
        grid, degrees = SimpleNamespace(modes=3), (2, 5, 7)
        if module.family_at(kernel, grid, context) != ((context, 3, grid, degrees), degrees):
            return False
        if spent != [(72, 49 * 9, 8)]:
            return False
        more = SimpleNamespace(modes=4)
        words = "the kernel has 3 degrees, not 4"
        if not refused(package, lambda: module.family_at(kernel, more, context), words):
            return False
    evidence = SimpleNamespace(grid="grid", weights="weights")
    with changed((module, "Setting", lambda *parts: parts), (module, "SlowSetting", lambda *parts: parts)):
        for peak in (None, Fraction(1, 3)):
            own = SimpleNamespace(peak=peak)
            wanted = ("own", own, "grid", "weights") if peak is None else ("own", own, "grid", "weights", peak)
            if module.setting_at("own", own, evidence) != wanted:
                return False
    return True


def labels(package: Any) -> bool:
    """The weaker label goes with the weaker class, and with no other."""
    module, weaker = package.kernels.cover, package.kernels.kernel.AXISYMMETRIC
    if module.WEAKER != "-axisymmetric":
        return False
    for name in (weaker, "increasing", "circle", "quadratic"):
        for end in ("", "-axisymmetric"):
            claim, kernel = SimpleNamespace(label=f"two-minimisers{end}"), SimpleNamespace(symmetry=name)
            fits = (name == weaker) == bool(end)
            words = f"the class of the kernel is '{name}', which does not go with the label"
            if refused(package, lambda a=claim, b=kernel: module.require_class(a, b), words) is fits:
                return False
    return True


def pointed(package: Any) -> bool:
    """K_c and the moment of the cover about this kernel, contained in what is claimed; equality is enough."""
    module, more = package.kernels.cover, Fraction(1, 2**50)

    class Cover:
        """Evidence of a cover."""

        coupling, moment, degree = (Fraction(1, 3), Fraction(2, 3)), (Fraction(1, 5), Fraction(2, 5)), 4

    known: dict[Any, list[Any]] = {}
    context = SimpleNamespace(proved=lambda *words: iter(known.get(words, [])))
    rules = ((module.check_kernel_coupling, Cover.coupling), (module.check_kernel_moment, Cover.moment))
    with changed((module, "KernelCover", Cover)):
        for end in ("", "-axisymmetric"):
            place = (f"two-minimisers{end}", 3, "kernel")
            for rule_, (low, high) in rules:

                def claim(lower: Fraction = low, upper: Fraction = high, degree: int = 4, end: str = end) -> Any:
                    details = {"degree": degree}
                    return SimpleNamespace(
                        label=f"x{end}", d=3, kernel="kernel", bounds=(lower, upper), details=details
                    )

                known.clear()
                known[place] = [SimpleNamespace(evidence="other")]
                said = f"the document has no proved claim {place[0]} about this kernel"
                if not refused(package, lambda r=rule_, c=claim: r(c(), context), said):
                    return False
                known[place].append(SimpleNamespace(evidence=Cover()))
                if rule_(claim(), context) != package.coupling.count.TRUST:
                    return False
                lower = refused(
                    package, lambda r=rule_, c=claim, x=low: r(c(lower=x + more), context), "enclosure.lower <="
                )
                upper = refused(
                    package, lambda r=rule_, c=claim, x=high: r(c(upper=x - more), context), "<= enclosure.upper"
                )
                if not lower or not upper:
                    return False
        moment = claim(degree=3)
        return refused(package, lambda: module.check_kernel_moment(moment, context), "has the moment of degree 4")


COVER: Final = (weights, densities, rule, sizes, labels, pointed)
