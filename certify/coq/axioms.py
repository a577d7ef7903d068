"""The axioms that may stand under a theorem of a generated file, and how they are read from Coq's output."""

from __future__ import annotations

import re
from typing import Final

# Coq's real numbers (constructed in the standard library from classical logic).
REAL_AXIOMS: Final = frozenset(
    {
        "ClassicalDedekindReals.sig_not_dec",
        "ClassicalDedekindReals.sig_forall_dec",
        "FunctionalExtensionality.functional_extensionality_dep",
        "Classical_Prop.classic",
    }
)

# Primitive 63-bit integers of the kernel, and the standard library's specification of them: long computations only.
_PRIMITIVES: Final = (
    "int add addc addcarryc addmuldiv compare div diveucl diveucl_21 eqb head0 land leb lor lsl lsr ltb lxor mod mul "
    "mulc sub subc subcarryc tail0"
)
_SPECIFICATIONS: Final = (
    "add_spec addc_def_spec addcarryc_def_spec addmuldiv_def_spec compare_def_spec div_spec diveucl_21_spec "
    "diveucl_def_spec eqb_correct eqb_refl head0_spec land_spec leb_spec lor_spec lsl_spec lsr_spec ltb_spec lxor_spec "
    "mod_spec mul_spec mulc_spec of_to_Z sub_spec subc_def_spec subcarryc_def_spec tail0_spec"
)
WORD_AXIOMS: Final = frozenset(
    [f"PrimInt63.{name}" for name in _PRIMITIVES.split()] + [f"Uint63.{name}" for name in _SPECIFICATIONS.split()]
)

ALLOWED_AXIOMS: Final = REAL_AXIOMS | WORD_AXIOMS

# Words by which a file could assume something, leave a proof out, shadow a name of the theory, or print what it likes.
FORBIDDEN_WORDS: Final = (
    "Axiom Axioms Parameter Parameters Conjecture Conjectures Hypothesis Hypotheses Variable Variables Context Section "
    "Admitted admit give_up Abort Module Declare Notation Unset Set Local Global Primitive Register bypass_check "
    "Eval Compute Check Show Search About Locate idtac fail Fail Ltac Load Redirect Extraction Cd Drop"
)

_CLOSED: Final = "Closed under the global context"
_ENTRY: Final = re.compile(r"([A-Za-z_][\w.']*)(?: :.*)?")


def assumptions(output: str) -> tuple[str, ...] | None:
    """Names in the one answer of `Print Assumptions` that coqc printed, sorted; None if the output is not just that."""
    lines = [line for line in output.splitlines() if line.strip()]
    if lines == [_CLOSED]:
        return ()
    if not lines or lines[0] != "Axioms:":
        return None
    names = set()
    for line in lines[1:]:
        if line[0].isspace():  # the rest of a type
            continue
        match = _ENTRY.fullmatch(line)
        if match is None:
            return None
        names.add(match[1])
    return tuple(sorted(names))


def without_comments(source: str) -> str:
    """The source with its (nested) comments removed; generated files hold no strings."""
    kept, depth, position = [], 0, 0
    for match in re.finditer(r"\(\*|\*\)", source):
        if depth == 0:
            kept.append(source[position : match.start()])
        depth += 1 if match[0] == "(*" else -1
        position = match.end()
    kept.append(source[position:])
    return " ".join(kept)


def forbidden_word(source: str) -> str | None:
    """The first word of a Coq file, outside comments, that a generated file never contains; None if there is none.

    A quote is not allowed in comments either: what stands between two hides the ends of comments from Coq.
    """
    if '"' in source:
        return '"'
    forbidden = set(FORBIDDEN_WORDS.split())
    return next((word for word in re.findall(r"[A-Za-z_]+", without_comments(source)) if word in forbidden), None)
