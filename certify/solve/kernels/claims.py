"""What is stated about one kernel in one dimension: which claims, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from certify.bounds.kernels.families import kernel_of
from certify.core.ball import precision
from certify.core.claim import Claim
from certify.core.errors import NotBelow, Undecided
from certify.core.kernel import EXPONENTIAL, KernelDescription, require_dimension
from certify.solve.bessel.threshold import beta_star
from certify.solve.kernels import threshold
from certify.solve.kernels.dichotomy import threshold as dichotomy
from certify.solve.question import COUPLING_DIGITS, DIGITS

_NOT_BELOW = "no density was found below the uniform one at K_#: K_c = K_# is possible, and no rule here proves it"
COUPLING = ("critical-coupling", "order-parameter", "two-minimisers")


def require_kernels(description: KernelDescription, dimensions: Sequence[int]) -> None:
    """BadInput if the kernel is not there, or has no positive lambda_l, in one of the dimensions."""
    with precision(64):
        for d in dimensions:
            require_dimension(description, d)
            if not description.whole and not description.interval:
                kernel_of(description, d)


def kernel_claims(
    description: KernelDescription, d: int, digits: int | None, wanted: tuple[str, ...] | None
) -> Iterator[Claim]:
    """The claims of `wanted`, or all that is proved at once and K_c."""
    if description.family == EXPONENTIAL:
        yield beta_star(d, digits or DIGITS)
    if wanted is not None and "threshold" in wanted:
        yield _attempt("threshold", description, d, lambda given, dimension: dichotomy(given, dimension, digits))
    if description.whole:
        return
    if wanted is None or "linear-threshold" in wanted:
        yield threshold.linear_threshold(description, d, digits or DIGITS)
    decided = {}
    for label, make in (("criterion", threshold.criterion), ("obstruction", threshold.obstruction)):
        decided[label] = claim = _attempt(label, description, d, make)
        asked = wanted is not None and label in wanted
        needed = label == "criterion" and (wanted is None or "critical-coupling" in wanted)
        if asked or (claim.outcome == "proved" and (wanted is None or needed)):
            yield claim
    if wanted is not None and "fold" in wanted:
        yield _attempt("fold", description, d, lambda given, dimension: _fold(given, dimension, digits))
    questions = [label for label in COUPLING if wanted is None or label in wanted]
    asked = wanted is not None and "continuity" in wanted
    equal: Claim | None = decided["criterion"] if decided["criterion"].outcome == "proved" else None
    if asked or (questions and equal is None and decided["obstruction"].outcome != "proved"):
        computed = _continuity(description, d, asked=asked)
        if computed is not None:
            yield computed
            equal = computed if equal is None and computed.outcome == "proved" else equal
    if equal is None:
        if questions:
            less = decided["obstruction"].outcome == "proved"
            yield from _beyond(
                description, d, digits or COUPLING_DIGITS, questions, by_name=wanted is not None, less=less
            )
        return
    yield from _equal(
        description, d, digits or COUPLING_DIGITS, equal, questions if wanted is not None else questions[:1]
    )


def _equal(
    description: KernelDescription, d: int, digits: int, claim: Claim, questions: Sequence[str]
) -> Iterator[Claim]:
    """K_c = K_#, by the claim that says so: K_c, and that the other questions do not arise."""
    if "critical-coupling" in questions:
        yield threshold.equal_coupling(description, d, digits, claim)
    for label in questions:
        if label != "critical-coupling":
            reason = "K_c = K_#, where the uniform density is the only minimiser: the question does not arise"
            yield Claim(label, d, "inconclusive", reason=reason, subject=threshold.subject(description))


def _continuity(description: KernelDescription, d: int, *, asked: bool) -> Claim | None:
    """The claim by a slab and a cover, where it is asked for, or nothing speaks against it and it is proved."""
    from certify.solve.kernels.slab import competes, continuity  # heavy; only where it is needed

    if not asked and competes(kernel_of(description, d)):
        return None
    claim = _attempt("continuity", description, d, continuity)
    return claim if asked or claim.outcome == "proved" else None


def _beyond(
    description: KernelDescription, d: int, digits: int, wanted: list[str], *, by_name: bool, less: bool
) -> Iterator[Claim]:
    """K_c < K_#: by the cover, whose evidence `two-minimisers` has. less: K_c < K_# is proved already."""
    from certify.solve.kernels.point import critical_coupling, point_claims  # heavy; only where it is needed

    kernel, about = kernel_of(description, d), threshold.subject(description)
    try:
        found = critical_coupling(kernel, digits)
    except Undecided as error:
        why = _NOT_BELOW if isinstance(error, NotBelow) and not less else str(error)
        yield from _bounded(description, d, f"K_c is not enclosed: {why}", wanted, by_name=by_name)
        return
    for claim in point_claims(kernel, d, found, about):
        if claim.label.removesuffix("-axisymmetric") in ("two-minimisers", *wanted):
            yield claim


def _bounded(
    description: KernelDescription, d: int, reason: str, wanted: list[str], *, by_name: bool
) -> Iterator[Claim]:
    """K_c of all densities between two bounds; that the rest is open is said where it is asked for."""
    from certify.solve.kernels.bounds import bounded_coupling  # with its search; only where it is needed
    from certify.solve.kernels.point import label_of

    for label in wanted:
        if label == "critical-coupling":
            yield _attempt(label, description, d, lambda given, dimension: bounded_coupling(given, dimension, reason))
        elif by_name:
            about = threshold.subject(description)
            yield Claim(label_of(label, kernel_of(description, d)), d, "inconclusive", reason=reason, subject=about)


def _fold(description: KernelDescription, d: int, digits: int | None) -> Claim:
    from certify.solve.kernels import exclusion, fold  # heavy; only where they are needed

    with precision(64):
        kernel = kernel_of(description, d)
    rule = fold.fold if len(kernel.degrees(2)) == 1 else exclusion.fold
    return rule(description, d, digits or COUPLING_DIGITS)


def _attempt(
    label: str, description: KernelDescription, d: int, compute: Callable[[KernelDescription, int], Claim]
) -> Claim:
    try:
        return compute(description, d)
    except Undecided as error:
        return Claim(label, d, "inconclusive", reason=str(error), subject=threshold.subject(description))
