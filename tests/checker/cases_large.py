"""Large beta: laws of hand-sized evidence, K_c by them, and one violated inequality each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tests.checker.case_tools import Case, F, Fault, edited
from tests.checker.sample_certificates import document, ends, exact

TRUST: Final = ["spherical-harmonics"]
_SIXTEENTHS: Final = ("0", "1/16", "1/8", "3/16", "1/4", "3/8")
_LAWS: Final = {
    2: (
        100000,
        ("1/4", "2"),
        ("129/16", "517/64"),
        2,
        ("0", "5"),
        ("0", "1/16", "1/8", "5/32", "3/16", "1/4", "5/16", "3/8", "1/2", "5/8", "11/16", "3/4"),
    ),
    3: (10000, ("1/2", "5"), ("843/64", "211/16"), 1, ("8",), (*_SIXTEENTHS, "1/2", "5/8", "3/4")),
    4: (
        10000,
        ("1", "8"),
        ("625/32", "1251/64"),
        2,
        ("5", "42"),
        ("0", "1/16", "1/8", "3/16", "5/16", "7/16", "11/16", "3/4"),
    ),
    5: (1000, ("1", "12"), ("1335/64", "167/8"), 3, ("91/3",), (*_SIXTEENTHS, "5/8", "3/4")),
}
"""By dimension: beta_0, (c, C), (q_0, q_1), k_0, the tails, the nodes."""


def law(d: int) -> dict[str, Any]:
    """`large-beta` of one dimension."""
    beta, remainder, root, head, tails, nodes = _LAWS[d]
    return {
        "label": "large-beta",
        "d": d,
        "outcome": "proved",
        "beta_interval": [exact(F(beta)), "inf"],
        "remainder": _pair(remainder),
        "evidence": {
            "rule": "law",
            "precision": 64,
            "root": _pair(root),
            "head": head,
            "tails": [exact(F(x)) for x in tails],
            "nodes": [exact(F(x)) for x in nodes],
        },
        "trust": TRUST,
    }


def _pair(texts: tuple[str, str]) -> dict[str, str]:
    return ends(F(texts[0]), F(texts[1]))


def coupling(*, interval: bool = False) -> dict[str, Any]:
    """K_c for d = 3 at beta = 10000, or from there to 10001: bounds of 20 bits, next to those of the law."""
    where = {"beta_interval": ["0x271p+4", "0x2711p+0"]} if interval else {"beta": "0x271p+4"}
    bracket = _pair(_LAWS[3][2])
    return {
        "label": "critical-coupling",
        "d": 3,
        "outcome": "proved",
        **where,
        "enclosure": {"lower": "0xbe46cp-14431" if interval else "0x814b1p-14429", "upper": "0x84e7ap-14429"},
        "evidence": {"rule": "large-beta", "precision": 64, "left": bracket, "right": bracket},
        "trust": TRUST,
    }


def valid_large() -> Iterator[Case]:
    """Accepted, some at equality."""
    for d in _LAWS:
        yield f"large beta d={d}", document(law(d)), 0, ""
    three = law(3)
    yield "large beta, no improvement from above", document(edited(three, remainder__lower="0x0p+0")), 0, ""
    yield "large beta, more trust", document(edited(three, trust=["beckner-onofri", *TRUST])), 0, ""
    yield "K_c by a law", document(three, coupling()), 0, ""
    yield "K_c by a law on an interval", document(three, coupling(interval=True)), 0, ""
    yield "K_c by a law, nothing from below", document(three, edited(coupling(), enclosure__lower="-0x1p+0")), 0, ""
    rest = edited(
        coupling(), beta=..., beta_interval=["0x271p+4", "inf"], enclosure__lower="0x0p+0", evidence__right=...
    )
    yield "K_c by a law to infinity", document(three, rest), 0, ""
    weaker = edited(three, beta_interval=["0x4e1p+3", "inf"], remainder__upper="0x7p+0")
    yield "K_c by the last law that reaches it", document(weaker, three, coupling()), 0, ""
    yield "large beta, any number where p = 0", document(edited(law(2), evidence__tails=["0x7p+0", "0x5p+0"])), 0, ""


def faults_large() -> Iterator[Fault]:
    """From the law for d = 3."""
    three = law(3)
    nodes, root = three["evidence"]["nodes"], three["evidence"]["root"]
    yield "law on a bounded set", edited(three, beta_interval=["0x271p+4", "0x271p+5"]), "every beta from a number on"
    star = {"beta_star": {"lower": "0x1p+0", "upper": "0x2p+0"}}
    yield (
        "law from beta_*",
        edited(three, beta_interval=["beta-star", "inf"], evidence__beta_star=star["beta_star"]),
        "every beta from a number",
    )
    yield "law from 7", edited(three, beta_interval=["0x7p+0", "inf"]), "8 <= beta_0"
    yield (
        "law, q_0 too large",
        edited(three, evidence__root={"lower": "0xd3p-4", "upper": "0xd4p-4"}),
        "root.lower <= q_*",
    )
    yield (
        "law, q_1 too small",
        edited(three, evidence__root={"lower": "0x34ap-6", "upper": "0x34bp-6"}),
        "q_* <= root.upper",
    )
    yield (
        "law, the small root",
        edited(three, evidence__root={"lower": "0x1p-10", "upper": root["upper"]}),
        "n/2 < root.lower",
    )
    yield "law, c < 0", edited(three, remainder__lower="-0x1p-9"), "0 <= remainder.lower"
    yield "law, c too large", edited(three, remainder__lower="0x1p+0"), "c + ..."
    yield (
        "law, c beyond all",
        edited(three, remainder={"lower": "0xaep+0", "upper": "0xaep+0"}),
        "remainder.lower < q_0^2",
    )
    yield "law, no Q_0", edited(three, remainder__upper="0xaep+0"), "0 < q_0 - C/q_0"
    yield "law, C too small", edited(three, remainder__upper="0x1p+0"), "cell 0"
    yield "law, two tails", edited(three, evidence__tails=["0x8p+0", "0x8p+0"]), "1 tails are wanted for n = 2"
    yield "law, tail too small", edited(three, evidence__tails=["0x7fp-4"]), "a coefficient is negative"
    yield "law, late start", edited(three, evidence__nodes=nodes[1:]), "begin at v = 0"
    yield "law, one node", edited(three, evidence__nodes=["0x0p+0"]), "there is a cell"
    yield "law, no room for j", edited(three, evidence__nodes=[*nodes, "0x1p+0"]), "0 < 1 - last node"
    yield "law, t too small", edited(three, evidence__head=7, evidence__tails=["0x10p+0"]), "head + n/2 + 1 <= 2 Q j"
    yield "law, first term grows", edited(three, evidence__nodes=[*nodes, "0x1fp-5"], evidence__head=1), "2 Q j"
    yield "law, j too large", edited(three, evidence__nodes=[*nodes[:-3], "0x1fp-6"]), "n/(2q) + 2 j"
    wide = edited(law(2), remainder__upper="0x6p+0", evidence__head=1, evidence__tails=["0x0p+0", "0x8p+0"])
    wide["evidence"]["nodes"] = [*(exact(F(i, 32)) for i in range(26)), exact(F(51, 64))]
    wide["evidence"]["root"]["upper"] = "0x113000p+0"  # 1 + w counts with q_1/q_0 at the end too
    yield "law, no room beyond the cells", wide, "beyond the last cell"
    yield "law, one cell too long", edited(three, evidence__nodes=["0x0p+0", *nodes[4:]]), "cell 0"


def faults_of_law() -> Iterator[Case]:
    """Malformed, and above a limit."""
    three = law(3)
    yield "law at a point", document(edited(three, beta_interval=..., beta="0x271p+4")), 2, "evidence"
    yield "law without remainder", document(edited(three, remainder=...)), 2, "remainder"
    yield "law, no tails", document(edited(three, evidence__tails=[])), 2, "a list of 1 to 2 numbers"
    yield "law, negative tail", document(edited(three, evidence__tails=["-0x1p+0"])), 2, "numbers >= 0"
    yield "law, no nodes", document(edited(three, evidence__nodes=[])), 2, "non-empty"
    yield "law, no head", document(edited(three, evidence__head=0)), 2, "head"
    yield "law, long head", document(edited(three, evidence__head=65)), 3, "head"
    yield "law, few bits", document(edited(three, evidence__precision=15)), 2, "precision"
    long = hex(843 * 2**199_994 - 1) + "p-200000"
    yield "law, long q_0", document(edited(three, evidence__root__lower=long)), 3, "work limit"
    yield "law, d = 1001", document(edited(three, d=1001)), 3, "d <= 1000"


def invalid_couplings() -> Iterator[Case]:
    """K_c that a law does not give."""
    three, point, pair = law(3), coupling(), coupling(interval=True)
    none = "the document proves no large-beta"
    found = {
        "alone": ([point], none),
        "other d": ([law(4), point], none),
        "law from further on": ([edited(three, beta_interval=["0x2711p+0", "inf"]), point], none),
        "open law": ([{**{key: three[key] for key in ("label", "d", "beta_interval")}, **OPEN}, point], none),
        "to infinity": ([three, edited(point, beta=..., beta_interval=["0x271p+4", "inf"])], "at each end that is"),
        "to infinity, above 0": (
            [three, edited(point, beta=..., beta_interval=["0x271p+4", "inf"], evidence__right=...)],
            "lower <= 0",
        ),
        "no bracket": ([three, edited(point, evidence__right=...)], "at each end that is a number"),
        "an interval of one point": (
            [three, edited(point, beta=..., beta_interval=["0x271p+4", "0x271p+4"])],
            "a < b",
        ),
        "up to beta_*": (
            [
                three,
                edited(
                    point,
                    beta=...,
                    beta_interval=["0x1p+0", "beta-star"],
                    evidence__beta_star={"lower": "0x1cp-4", "upper": "0x1ep-4"},
                ),
            ],
            "from a number on",
        ),
        "lower": ([three, edited(point, enclosure__lower="0x814b2p-14429")], "log lower <="),
        "upper": ([three, edited(point, enclosure__upper="0x84e79p-14429")], "<= log upper"),
        "upper 0": ([three, edited(point, enclosure={"lower": "-0x1p+0", "upper": "0x0p+0"})], "0 < upper"),
        "derivative": (
            [three, edited(point, derivative={"lower": "-0x1p+0", "upper": "0x1p+0"})],
            "the derivative of K_c is stated beyond beta_* only",
        ),
        "lower of the left end": ([three, edited(pair, enclosure__lower="0x814b1p-14429")], "log lower <="),
        "left bracket": ([three, edited(point, evidence__left={"lower": "0xd3p-4", "upper": "0xd4p-4"})], "root.lower"),
        "right bracket": (
            [three, edited(point, evidence__right={"lower": "0xd3p-4", "upper": "0xd4p-4"})],
            "root.lower",
        ),
    }
    for name, (claims, words) in found.items():
        yield f"K_c by a law, {name}", document(*claims), 1, words


OPEN: Final = {"outcome": "inconclusive", "reason": "", "evidence": {}, "trust": []}
