"""The limits of FORMAT/ and the work that is charged: what a mutant of the checker has to get right.

work_table.json holds the work charged for some claims. After an intended change of the estimate it is written anew by
`python -m tests.mutation.checker_limits`.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from math import isqrt
from pathlib import Path
from typing import Any

import certify.checker
from tests.checker import sample_ratios
from tests.checker.case_tools import coupling_below, edited
from tests.checker.sample_certificates import document, examples
from tests.mutation.checker_rule_parts import changed


def _limits(package: Any) -> bool:
    """The limits are those of FORMAT/, and each stops at its value."""
    reader, shape = package.document.reader, package.document.shape
    order = package.quartic.obstruction.MAX_ORDER
    values = (reader.MAX_BYTES, reader.MAX_TOKENS, reader.MAX_NUMBER_BITS, reader.MAX_TOTAL_BITS, reader.MAX_GCD)
    if values != (64 * 2**20, 8_000_000, 2_000_000, 2**29, 4 * 10**13):
        return False
    if (shape.MAX_D, order, package.arithmetic.series.MAX_WORK) != (1_000_000, 64, 600_000_000):
        return False
    for charges, stops in (
        ([(2_000_000, 0)], False),
        ([(2_000_001, 0)], True),
        ([(0, 2_000_001)], True),
        ([(1_000_000, 1_000_000)] * 40, False),
        ([(1_000_000, 1_000_000)] * 41, True),
        ([(1_000_000, 0)] * 536, False),
        ([(0, 1_000_000)] * 537, True),
        ([(1_000_000, 1_000_000)] * 40 + [(1, 1)], True),
        ([(1_000_000, 0)] * 536 + [(870_912, 0)], False),
        ([(1_000_000, 0)] * 536 + [(870_913, 0)], True),
    ):
        numbers = reader.Numbers()
        if stopped(package, lambda numbers=numbers, charges=charges: [numbers._charge(*c) for c in charges]) != stops:
            return False
    texts = (
        "0x1p+1999990",
        "0x1p-2000000",
        "0x" + "f" * 499_000 + "p+3990",
        "0x" + "f" * 500_000 + "/0x3",
        "0x3/0x" + "f" * 500_000,
    )
    fine = not any(stopped(package, lambda text=text: reader.Numbers().number(text, "x")) for text in texts)
    long = (
        "0x1p+2000001",
        "0x1p+20000000",
        "0x" + "f" * 499_000 + "p+4010",
        "0x3/0x" + "f" * 500_001,
        "0x" + "f" * 500_001 + "/0x3",
    )
    return fine and all(stopped(package, lambda text=text: reader.Numbers().number(text, "x")) for text in long)


def stopped(package: Any, action: Callable[[], Any]) -> bool:
    try:
        action()
    except package.LimitReached:
        return True
    return False


def _sizes(package: Any) -> bool:
    """A document, a count of brackets, an integer and a sum of bits at the limit, and one more."""
    reader = package.document.reader
    with changed((reader, "MAX_BYTES", 4)):
        if stopped(package, lambda: reader.read_json(b"[  ]")) or not stopped(
            package, lambda: reader.read_json(b"[   ]")
        ):
            return False
    with changed((reader, "MAX_TOKENS", 4)):
        for fits, over in (
            (b"[[[[]]]]", b"[[[[[]]]]]"),
            (b"[0,0,0,0]", b"[0,0,0,0,0]"),
            (b'[{"x":[{}]}]', b"[{},{},{}]"),
        ):
            if stopped(package, lambda fits=fits: reader.read_json(fits)):
                return False
            if not stopped(package, lambda over=over: reader.read_json(over)):
                return False
    if reader._integer("9" * 1000) != int("9" * 1000) or isinstance(reader._integer("9" * 1001), int):
        return False
    return _accounts(reader)


def _accounts(reader: Any) -> bool:
    """4 bits for each hexadecimal digit and 1 for each power of 2, above and below the bar."""
    for text, bits, product in (
        ("0x3p+2", 6, 0),
        ("-0x30p+0", 8, 0),
        ("0x3p-2", 6, 8),
        ("0x30p-5", 13, 40),
        ("0x3/0x2", 8, 16),
        ("-0x3/0x200", 16, 48),
        ("0x1p-0", 4, 0),
    ):
        numbers = reader.Numbers()
        numbers.number(text, "x")
        if (numbers._bits, numbers._gcd) != (bits, product):
            return False
    return True


def _lists(package: Any) -> bool:
    """A list of records is not empty, names the place of each, and is as long as allowed at most."""
    many = package.document.parsers.many(lambda value, place, _: (value, place), "things", 3)
    if many([7], "x", None) != ((7, "x[0]"),) or many([7, 8, 9], "x", None)[2] != (9, "x[2]"):
        return False
    codes = []
    for given in ([], "789", {"a": 1}, 7, None, [7] * 4):
        try:
            many(given, "x", None)
        except package.Refusal as refusal:
            codes.append(int(refusal.exit_code))
    return codes == [2, 2, 2, 2, 2, 3]


def _spending(package: Any) -> bool:
    """The estimate of one operation, and where a budget ends."""
    for operations, bits, products in (
        (1, 64, 0),
        (7, 30 * 248, 0),
        (7, 30 * 249, 0),
        (7, 30 * 250, 0),
        (7, 30 * 250 - 1, 0),
        (7, 30 * 999, 3),
        (3, 10**6, 5),
        (0, 14_999, 2),
        (0, 15_000, 2),
        (0, 1, 3),
        (0, 30 * 13, 7),
        (0, 30 * 14, 7),
        (0, 30 * 15, 7),
    ):
        words = bits // 30 + 1
        cost = operations * (1 + words // 250) + products * (1 + words * isqrt(words) // 60)
        work = package.arithmetic.series.Work(cost)
        work.spend(operations, bits, products)
        if work.left != 0 or not stopped(package, lambda work=work: work.spend(1, 1)):
            return False
        if not stopped(
            package, lambda a=(operations, bits, products), c=cost: package.arithmetic.series.Work(c - 1).spend(*a)
        ):
            return False
    work = package.arithmetic.series.Work(10)
    work.spend(4, 64)
    return bool(work.left == 6)


def charged() -> dict[str, dict[str, Any]]:
    """Claims whose work is known."""
    found = {f"d={d} {name}": claim for d in (2, 3) for name, claim in examples(d).items()}
    found["d=3 critical-coupling"] = coupling_below(3)
    found |= {f"ratio: {name}": claim for name, claim in sample_ratios.examples().items()}
    for d in (2, 3):
        for order in (1, 2):
            found[f"d={d} l_max {order}"] = edited(found[f"d={d} regime-discontinuous"], evidence__l_max=order)
    far = {"rule": "series", "precision": 300, "terms": 300}
    found["K_# at 400"] = edited(found["d=2 linear-threshold-point"], beta="0x190p+0", evidence=far)
    return found


def spent(package: Any, claim: dict[str, Any]) -> list[int]:
    """The sums of operations, bits and products that are charged for a claim, whether it is then accepted or not."""

    class Account(package.arithmetic.series.Work):
        def spend(self, operations: int, bits: int, products: int = 0) -> None:
            total[:] = [total[0] + operations, total[1] + bits, total[2] + products]

    total = [0, 0, 0]
    (parsed,) = package.registry.claims_of(document(claim))
    with contextlib.suppress(package.Invalid):
        package.check_claim(parsed, package.document.context.Context([parsed], Account()))
    return total


CHARGED = charged()
STAR = CHARGED["d=3 beta-star"]
TABLE = Path(__file__).with_name("work_table.json")
SPENT: dict[str, list[int]] = json.loads(TABLE.read_text(encoding="utf-8"))


def _work(package: Any) -> bool:
    """Exactly the work of the table: no evaluation more or less than the rules need, and none that is not charged."""
    return {name: spent(package, claim) for name, claim in CHARGED.items()} == SPENT


LIMIT_PARTS: tuple[Callable[[Any], bool], ...] = (_limits, _lists, _sizes, _spending, _work)


if __name__ == "__main__":
    lines = [f"{json.dumps(name)}: {spent(certify.checker, claim)}" for name, claim in CHARGED.items()]
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
