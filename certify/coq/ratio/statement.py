"""A ratio inequality as a theorem of Coq: the statement by its text, its sides as quotients, the proof by its steps."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from certify.checker import Claim as Accepted
from certify.checker.arithmetic.series import Work
from certify.checker.ratio.canonical import Canonical, Value, affine, order_of
from certify.checker.ratio.expression import Expression, Statement
from certify.checker.ratio.inequality import Barriers, Inequality, Part
from certify.checker.ratio.polynomial import Poly, Ring, scaled
from certify.checker.ratio.rules import show
from certify.checker.ratio.setting import Setting
from certify.checker.ratio.tower import Tower
from certify.coq.ratio.nodes import Steps
from certify.coq.ratio.script import Script, Unsupported, integer, rational, text

_WORK: Final = 10**10
"""Far above what the polynomials of a script take; MOST_TERMS ends it before."""


class Reader(Canonical):
    """The canonical form, which states of each part of the text that it is top/bottom with bottom > 0."""

    def __init__(self, script: Script, steps: Steps, part: Part, base: tuple[Fraction, Fraction]) -> None:
        super().__init__(script.setting.tower, base, None, self._settle)
        self.script, self.steps = script, steps
        self.waiting = iter(part.conditions)
        self.conditions: list[tuple[Poly, str]] = []
        self.equations: list[str] = []
        """The lines about the sides, for one t > 0."""
        self.known: dict[str, str] = {}
        self.quotients: dict[str, str] = {}

    def _settle(self, kind: str, p: Poly) -> int:
        sign, proof = next(self.waiting)
        name, strict = self.steps.positive(self.script.setting, scaled(p, sign), proof)
        if not strict:
            raise Unsupported(f"a {kind} that may vanish")
        self.conditions.append((scaled(p, sign), name))
        return sign

    def _root(self, a: Value) -> Value:
        found = super()._root(a)
        if len(self.tower.radicands) > self.script.roots:
            self.script.add_root(self.conditions[-1][1])
        return found

    def value(self, e: Expression) -> Value:
        """As there; each new part adds the equation of its text with top/bottom."""
        found = super().value(e)
        shown = written(e)
        if shown not in self.known:
            self.known[shown] = name = f"V{len(self.known) + 1}"
            self._state(e, shown, name, found)
        return found

    def _state(self, e: Expression, shown: str, name: str, found: Value) -> None:
        """That the text of a part is top/bottom."""
        script, setting = self.script, self.script.setting
        inner = [self.known[written(part)] for part in e.parts] if e.operation not in ("r", "I") else []
        self.quotients[name] = quotient = f"({text(found.top, script.names(setting))}) / ({self.bottom(found)})"
        field_ = f"{script.tactic(setting, 'field')}; split_nonzero"
        if e.operation == "sqrt" and found.top and self.tower.roots(found.top):
            index = self.tower.roots(found.top)[-1]
            under = text(self.tower.radicands[index], script.names(setting))
            c = f"({text(self.tower.split(found.top, index)[1], script.names(setting))}) / ({self.bottom(found)})"
            proof = (
                f"rewrite (sqrt_multiple ({c}) ({under})); [change (sqrt ({under})) with (s{index + 1} t); field;"
                f" split_nonzero|left; apply Rdiv_lt_0_compat; overs|lra"
                f"|transitivity ({self.quotients[inner[0]]}); [exact {inner[0]}|{field_}]]."
            )
        elif e.operation == "r":
            j = int(affine(e.parts[0])[1])
            if j > 1:
                raise Unsupported("a ratio of an order far above the lowest")
            rewriting = "" if j == 0 else "rewrite (next_ratio nu t Hm1 Ht). "
            proof = f"{rewriting}change (r nu t) with (y t). field; split_nonzero."
        elif not inner:
            proof = "field."
        else:
            parts = [f"({self.quotients[key]})" for key in inner]
            middle, congruence = f" {e.operation} ".join(parts), f"f_equal2; [exact {inner[0]}|exact {inner[-1]}]"
            if e.operation == "^":
                power = f"a ^ {e.power}" if e.power >= 0 else f"/ (a ^ {-e.power})"
                middle, congruence = power.replace("a", parts[0]), f"(f_equal (fun a => {power})), {inner[0]}"
            proof = f"transitivity ({middle}); [apply {congruence}|{field_}]."
        self.equations.append(f"assert ({name} : {shown} = {quotient}). {{ {proof} }}")

    def bottom(self, found: Value) -> str:
        """The denominator of a value, as a product of what is positive."""
        names = self.script.names(self.script.setting)
        return " * ".join([integer(found.scale), *(f"({text(p, names)}) ^ {n}" for p, n in found.bottom)])


def written(e: Expression) -> str:  # noqa: PLR0911  # a case for each operation
    """The text of an expression in Coq, in brackets."""
    match e.operation:
        case "number":
            return rational(e.value)
        case "x":
            return "t"
        case "nu":
            return "nu"
        case "r":
            return f"(r {written(e.parts[0])} t)"
        case "sqrt":
            return f"(sqrt {written(e.parts[0])})"
        case "^":
            if e.power < 0:
                return f"(/ ({written(e.parts[0])} ^ {-e.power}))"
            return f"({written(e.parts[0])} ^ {e.power})"
        case "+" | "-" | "*" | "/":
            return f"({written(e.parts[0])} {e.operation} {written(e.parts[1])})"
    raise Unsupported("I_nu beside the ratio")


@dataclass(frozen=True, slots=True)
class RatioTheorem:
    """A theorem with the inequality that it states."""

    name: str
    statement: str
    proof: str = field(repr=False)

    def text(self) -> str:
        """The theorem in Coq's syntax."""
        return f"Theorem {self.name} : {self.statement}.\nProof.\n{self.proof}\nQed.\n"


def theorem(claim: Accepted, name: str) -> RatioTheorem:
    """The theorem of an accepted claim. `Unsupported` where its certificate has what is not written in Coq."""
    statement, base, nu, x = claim.about(Inequality).read(claim.place)
    parts = claim.given(Barriers).parts
    if base != (Fraction(1), Fraction(0)):
        raise Unsupported("a lowest order other than nu")
    if len(parts) != 1 or parts[0].nu.high is not None or parts[0].nu.point:
        raise Unsupported("a range of nu other than one half-line, proved as a whole")
    if x.low != 0 or x.high is not None:
        raise Unsupported("a range of x other than (0, inf)")
    script = Script(Setting(Tower(Ring(Work(_WORK)), order_of(base, None)), parts[0].nu, x, show))
    script.begin()
    goals = _goals(script, statement, parts[0], base)
    less = "<=" if nu.closed[0] else "<"
    shown = " /\\ ".join(goals)
    claimed = f"forall nu t, {rational(nu.low)} {less} nu -> 0 < t -> {shown}"
    lines = ["intros nu t0 Hnu Ht0. revert t0 Ht0.", *script.lines]
    return RatioTheorem(name, claimed, "\n".join(f"  {line}" for line in lines))


def _goals(script: Script, statement: Statement, part: Part, base: tuple[Fraction, Fraction]) -> list[str]:
    """The comparisons in Coq; the script gets their proofs."""
    steps = Steps(script)
    reader = Reader(script, steps, part, base)
    shown, proofs = [], []
    for i, comparison in enumerate(statement.comparisons):
        low, high = statement.sides[i], statement.sides[i + 1]
        if comparison.startswith(">"):
            low, high = high, low
        difference = reader.difference(low, high)
        if i == len(statement.comparisons) - 1:
            steps.roots_read.append(len(reader.tower.radicands))
        name, strict = steps.positive(script.setting, difference, part.goals[i])
        sign = "<=" if comparison.endswith("=") else "<"
        if sign == "<" and not strict:
            raise Unsupported("a sign that is not shown to be strict")
        shown.append(f"{written(low)} {sign} {written(high)}")
        proofs.append(_by_difference(reader, low, high, difference, name, sign))
    conditions = " ".join(f"pose proof ({name} t Ht)." for _, name in reader.conditions)
    script.lines += [
        f"{script.opening(script.setting)} {conditions}",
        *(f"pose proof (rad{i + 1} t Ht)." for i in range(script.roots)),
        *reader.equations,
        *(f"assert (G{i} : {shown[i]}). {{ {proof} }}" for i, proof in enumerate(proofs)),
        "repeat split; assumption.",
    ]
    return shown


def _by_difference(reader: Reader, low: Expression, high: Expression, p: Poly, name: str, sign: str) -> str:
    """high - low is a positive multiple of p."""
    script = reader.script
    a, b = Canonical.value(reader, low), Canonical.value(reader, high)
    found = reader._sum(b, a, -1)  # the canonical form, seen from inside
    top, bottom = script.setting.tower.reduced(found.top), reader.bottom(found)
    one, two = reader.known[written(low)], reader.known[written(high)]
    shown = text(top, script.names(script.setting))
    return (
        f"{script.multiple(script.setting, top, name, 'HT', strict=sign == '<')} "
        f"apply ({'below' if sign == '<' else 'at_most'} _ _ ({shown}) ({bottom})); [exact HT|overs|]. "
        f"transitivity ({reader.quotients[two]} - {reader.quotients[one]}); [apply f_equal2; [exact {two}|exact {one}]|"
        f"{script.tactic(script.setting, 'field')}; split_nonzero]."
    )
