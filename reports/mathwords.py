"""The vocabulary of `reports.prose`: what is mathematics in plain text, and how TeX writes it."""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GREEK: Final = sorted(
    _words(
        "alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi psi chi omega "
        "Gamma Delta Theta Lambda Xi Sigma Phi Psi Omega"
    )
)
NAMES: Final[dict[str, str]] = {
    **{name: rf"\{name} " for name in _GREEK},
    "eps": r"\varepsilon ",
    "epsilon": r"\varepsilon ",
    "phi": r"\varphi ",
    "pi": r"\pi ",
    "oo": r"\infty ",
    "infinity": r"\infty ",
    "dmu": r"d\mu ",
    "dsigma": r"d\sigma ",
    "drho": r"d\rho ",
    "dbeta": r"d\beta ",
    "dalpha": r"d\alpha ",
    "lambdas": r"\lambda ",
    "0F1": r"{}_0F_1",
    "2F1": r"{}_2F_1",
    "iint": r"\iint ",
    "sd": r"\mathrm{sd}",
    "lo": r"\mathrm{lo}",
    "hi": r"\mathrm{hi}",
    "KL": r"\mathrm{KL}",
}
OPERATORS: Final[dict[str, str]] = {
    **{name: rf"\{name} " for name in _words("log exp max min inf sup dim det sin cos sinh cosh")},
    "lim": r"\lim ",
    "sum": r"\sum ",
    "prod": r"\prod ",
    "int": r"\int ",
    "sqrt": r"\surd ",
    "grad": r"\nabla ",
    "diag": r"\operatorname{diag}",
    "liminf": r"\liminf ",
    "tr": r"\operatorname{tr}",
    "stat": r"\operatorname{stat}",
    "erf": r"\operatorname{erf}",
    "Var": r"\mathrm{Var}",
}
INDEXED: Final[dict[str, str]] = {
    name: rf"\mathrm{{{name}}}" for name in ("psum", "term", "Cov", "mean", "const", "binomial")
}
"""Words that are quantities if something is attached to them."""
COUNTED: Final = frozenset({"sum", "prod", "int", "max", "min", "inf", "sup", "log", "exp"})
"""Operators that a bracket may follow after a space."""

SIGNS: Final[dict[str, str]] = {
    "<=": r"\le ",
    ">=": r"\ge ",
    "!=": r"\ne ",
    "->": r"\to ",
    "=>": r"\Rightarrow ",
    "<=>": r"\iff ",
    "+-": r"\pm ",
    "-+": r"\mp ",
    "...": r"\dots ",
    "<<": r"\ll ",
    "|": "|",
    ".": r"\cdot ",
    "{": r"\{",
    "}": r"\}",
    "~": r"\sim ",
    "#": r"\#",
    "%": r"\%",
    ":=": ":=",
}
RELATIONS: Final = frozenset({"=", "<", ">", "<=", ">=", "!=", "->", ":=", "<=>", "=>"})
SHORT_WORDS: Final = _words(
    "an as at be by do go he if in is it me my no of on or so to up us we vs th st nd rd id "
    "An As At Be By Do Go He If In Is It My No Of On Or So To Up We"
)
"""Words of two letters; any other two letters are a product or a differential."""

ALONE: Final = frozenset({"a", "A", "I"})
WORDS_WITH_NUMBERS: Final = _words(
    "Theorem Lemma Proposition Remark Section Corollary Definition Chapter DLMF step case degree order dimension "
    "degrees dimensions orders"
)
LABEL: Final = re.compile(
    r"(?:lem|eq|thm|prop|supp|bessel|gegenbauer|coupling|rem|def):[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"
    r"|(?:beckner-onofri|entropy-lower|spherical-harmonics)(?:-[a-z]+)*"
)
_SCRIPT: Final = (
    r"[_^](?:\((?:[^()]|\([^()]*\))*\)|\{(?:[^{}]|\{[^{}]*\})*\}|-?\d+|[A-Za-z]+|[*#+-](?![A-Za-z0-9(])|[*#])"
)
TOKEN: Final = re.compile(
    rf"(?P<label>{LABEL.pattern}|`[^`]*`|\b(?!(?:{'|'.join(_GREEK)})_)[a-z]{{3,}}(?:_[a-z]{{2,}})+\b(?<!_nu)(?<!_beta))"
    r"|(?P<space> +)"
    rf"|(?P<script>{_SCRIPT})"
    r"|(?P<text>[A-Za-z]{2,}'s\b|(?<=[A-Za-z])'s\b|[A-Za-z]+n't\b|\b[A-Za-z]{2,}(?:-[A-Za-z]{2,})+\b|(?<=[A-Za-z0-9])-th\b|\be\.g\.|\bi\.e\.)"
    r"|(?P<prime>'+)"
    r"|(?P<number>\d+\.\d+(?:\.\d+)?|\d+(?!F1))"
    r"|(?P<name>[02]F1|[A-Za-z]+\d?(?![A-Za-z0-9]*['’]s)|[A-Za-z]+)"
    r"|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<sign><=>|<=|>=|!=|->|=>|:=|\+-|-\+|<<|\.\.\.|(?<=[A-Za-z'])\.(?=[A-Za-z])|[=+*/|~{}#%-])"
    r"|(?P<angle>[<>])"
    r"|(?P<factorial>(?<=[A-Za-z0-9)])!(?!=))"
    r"|(?P<stop>[.,;:!?])"
    r"|(?P<other>.)"
)
