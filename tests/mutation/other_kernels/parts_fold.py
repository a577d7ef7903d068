"""What a mutant of fold.py has to get right: its form, moments and series by exact fractions, where it says D > 0."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace
from typing import Any, Final

from tests.checker.kernels.documents import document
from tests.checker.kernels.test_fold import MISFORMED, REFUSED, folded
from tests.mutation.checker_rule_parts import changed, refused
from tests.mutation.coupling.parts_form import Json, code
from tests.mutation.spine.parts_mesh import Spy

BITS: Final = 90


def documents(package: Any) -> bool:
    """Claims about Maier and Saupe's model, accepted and refused."""
    cases: list[tuple[Json, int, str]] = [(folded(), 0, ""), (folded(critical_points="axisymmetric", trust=[]), 0, "")]
    for expected, table in ((1, REFUSED), (2, MISFORMED)):
        cases += [(folded(**changes), expected, words) for _, changes, words in table]
    for claim, expected, words in cases:
        try:
            package.check_document(document(claim))
        except package.Refusal as refusal:
            if refusal.exit_code != expected or words not in str(refusal):
                return False
        else:
            if expected:
                return False
    return True


def forms(package: Any) -> bool:
    """How long the lists are, and which numbers there may be."""
    module, numbers = package.kernels.fold, package.document.reader.Numbers
    base = folded()["evidence"]
    del base["rule"]
    rows: tuple[tuple[Json, int], ...] = (
        ({}, 0),
        ({"nodes": ["-0x1p+0", "0x1p+0"]}, 0),
        ({"nodes": ["0x1p+0"]}, 2),
        ({"nodes": []}, 2),
        ({"nodes": "ab"}, 2),
        ({"nodes": 5}, 2),
        ({"nodes": ["0x1p+0", "0x1p+0"]}, 2),
        ({"nodes": ["0x0p+0", "0x1p+0", "0x1p+0"]}, 2),
        ({"nodes": ["0x1p+0", "0x0p+0"]}, 2),
        ({"nodes": [f"0x{i:x}p+0" for i in range(10_000)]}, 0),
        ({"nodes": [f"0x{i:x}p+0" for i in range(10_001)]}, 3),
        ({"nodes": ["0x1p+0", 7]}, 2),
        ({"order": 1}, 2),
        ({"order": 2}, 0),
        ({"order": 64, "terms": 65}, 0),
        ({"order": 65, "terms": 66}, 3),
        ({"order": 12, "terms": 12}, 2),
        ({"order": 12, "terms": 13}, 0),
        ({"order": 2, "terms": 1}, 2),
        ({"terms": 2000}, 0),
        ({"terms": 2001}, 3),
        ({"witness": "0x0p+0"}, 2),
        ({"witness": "-0x1p+0"}, 0),
    )
    for row, expected in rows:
        if code(package, lambda row=row: module.Curve.parse({**base, **row}, "e", numbers())) != expected:
            return False
    try:
        module.increasing(["0x0p+0", "x"], "e", numbers())
    except package.Refusal as refusal:
        return "e[1]" in str(refusal)
    return False


def trusts(package: Any) -> bool:
    """Degree 1 and the circle need no row, d = 3 and degree 2 has its own, others have none; the only degree."""
    module = package.kernels.fold

    def found(d: int, degree: int, which: str = "all") -> Any:
        claim = SimpleNamespace(d=d, details={"critical_points": which})
        rows: list[Any] = []
        no = refused(
            package, lambda: rows.append(module.trusted(claim, degree)), "not known in this degree and dimension"
        )
        return None if no else set(rows[0])

    row = {module.AXISYMMETRY}
    table = {
        (3, 2): row,
        (3, 3): None,
        (4, 2): None,
        (2, 2): set(),
        (2, 5): set(),
        (5, 1): set(),
        (3, 1): set(),
        (2, 1): set(),
    }
    if any(found(*key) != value for key, value in table.items()) or found(4, 3, "axisymmetric") != set():
        return False
    finite = object.__new__(package.kernels.finite.Finite)
    for kappa, fits in (({4: Fraction(2)}, True), ({}, False), ({1: 1, 2: 3}, False)):
        finite.kappa = kappa
        if refused(package, lambda: module.single_degree(finite), "of one degree") is fits:
            return False
    finite.kappa = {4: Fraction(2)}
    other = SimpleNamespace(kappa=finite.kappa)
    return module.single_degree(finite) == (4, 2) and refused(
        package, lambda: module.single_degree(other), "of one degree"
    )


def rules(package: Any) -> bool:
    """x = 2 kappa K at both ends, the nodes around [-x, x], each interval between them, and the witness at K_hi."""
    module, calls = package.kernels.fold, list[Any]()
    evidence = SimpleNamespace(
        terms=40, order=9, bits=BITS, nodes=(Fraction(-6), Fraction(1), Fraction(6)), witness=Fraction(3, 4)
    )
    claim = SimpleNamespace(d=3, bounds=(Fraction(2), Fraction(5, 2)), given=lambda _: evidence)
    high = [Fraction(0)]
    once: dict[Any, Any] = {}
    work = SimpleNamespace(work="work", once=lambda key, make: once.setdefault(key, make()))

    def excess(*parts: Any) -> Any:
        return SimpleNamespace(
            parts=parts,
            derivative=lambda *where: calls.append((parts[4], where)) or SimpleNamespace(upper=lambda: high[0]),
        )

    kappa = [Fraction(3, 2)]
    with changed(
        (module, "kernel_for", lambda *_: "kernel"),
        (module, "single_degree", lambda kernel: (7, kappa[0])),
        (module, "trusted", lambda *parts: ("trust", parts[1])),
        (module, "moments", lambda *parts: ("values", parts)),
        (module, "Excess", excess),
        (module, "require_positive", lambda curve, *parts: calls.append((curve.parts, *parts))),
        (module, "_charge", lambda *parts: calls.append(parts)),
    ):
        if module.check_fold(claim, work) != ("trust", 7):
            return False
        bits = max(
            x.numerator.bit_length() + x.denominator.bit_length()
            for x in (Fraction(6), Fraction(15, 2), *evidence.nodes, evidence.witness)
        )
        made = (3, 7, "values", (3, 7, 40), Fraction(6), BITS)
        wanted = [
            ("work", evidence, 7, bits),
            (made, Fraction(-6), Fraction(1), 9),
            (made, Fraction(1), Fraction(6), 9),
        ]
        if calls != [*wanted, (Fraction(15, 2), (Fraction(3, 4), 0))] or list(once) != [("fold", 3, 7, 40)]:
            return False
        tiny = Fraction(1, 2**80)
        for nodes, least, words in (
            (evidence.nodes, Fraction(2), ""),
            ((Fraction(-6) + tiny, Fraction(6)), Fraction(2), "the first node"),
            ((Fraction(-6), 6 - tiny), Fraction(2), "the last node"),
            (evidence.nodes, Fraction(1, 3), ""),
            (evidence.nodes, Fraction(1, 3) - tiny, "1 <= 2 kappa K_lo"),
        ):
            evidence.nodes, claim.bounds = nodes, (least, Fraction(5, 2))
            if not words:
                module.check_fold(claim, work)
            elif not refused(package, lambda: module.check_fold(claim, work), words):
                return False
        evidence.nodes, claim.bounds = (Fraction(-6), Fraction(6)), (Fraction(2), Fraction(5, 2))
        high[0] = tiny
        return refused(package, lambda: module.check_fold(claim, work), "D <= 0 at the witness")


def charges(package: Any) -> bool:
    """What the moments, the series and the numbers are charged for."""
    module, spy = package.kernels.fold, Spy()
    evidence = SimpleNamespace(terms=40, order=9, bits=BITS, nodes=(1, 2, 3))
    module._charge(spy, evidence, 7, 55)
    wanted = [(0, 1120, 40 * (280 + 147)), (0, 55 + 1120, 120 + 16), (0, BITS, 11 * 40 * 4)]
    return spy.spent == wanted and module._bits(Fraction(-9, 4)) == 7


FOLD: Final = (trusts, charges, forms, rules, documents)
