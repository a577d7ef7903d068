"""For d = 3 the facts are theorems in the model whose measures are the zonal continuous positive densities."""

from __future__ import annotations

import re
from typing import Final

from certify.coq.statements import Theorem

_MODEL: Final = "Legendre.Model.zonal_sphere"
_MODULES: Final = ("Legendre.Facts", "Legendre.Model")
_FACTS: Final = {
    "classical_facts": "Legendre.Facts.zonal_facts",
    "general_facts": "(in_general _ _ Legendre.Facts.zonal_facts)",
}


def with_zonal(theorem: Theorem) -> list[Theorem]:
    """The theorem, and if it is about every model with facts for d = 3, the same without facts for zonal densities."""
    found = re.match(r"forall (?:S : sphere|\(S : sphere\) \(beta : R\)), (\w+) S 3 ->\s+", theorem.statement)
    if found is None:
        return [theorem]
    first, argument = ("forall beta : R, ", " beta") if "beta" in found[0] else ("", "")
    statement = first + re.sub(r"\bS\b", _MODEL, theorem.statement[found.end() :])
    proof = f"exact ({theorem.name} {_MODEL}{argument} {_FACTS[found[1]]})"
    if argument:
        proof = f"intros beta; {proof}"
    return [theorem, Theorem(f"{theorem.name}_zonal", statement, proof, (*theorem.modules, *_MODULES))]
