"""`python -m tests.trusted_core`: writes docs/trusted-core.md, what a reader must read to believe a claim.

The modules and their lines are computed from the source. Where a function moves, the map follows; where one of the
functions named here is gone or has a new name, a LookupError says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from textwrap import fill
from typing import Final

from tests import coq_reach
from tests.places import ROOT, THEORY
from tests.reach import Symbol, Tree

PAGE: Final = ROOT / "docs" / "trusted-core.md"
SPECIFICATION: Final = ROOT / "certify" / "FORMAT"
CHECKER: Final = "certify.checker"
FRAME: Final = ("check_document", "main")
BESSEL: Final = (
    "check_beta_star",
    "check_elementary_bounds",
    "check_monotone_in_dimension",
    "check_linear_threshold",
    "check_majorisation",
    "check_quartic_sign",
    "check_quartic_density",
    "check_quartic_family",
    "check_regime",
    "check_coupling_below",
    "check_counterexample",
)
KERNELS: Final = (
    "check_kernel_threshold",
    "check_criterion",
    "check_coupling_criterion",
    "check_obstruction",
    "check_fold",
    "check_threshold",
    "check_first_threshold",
)
KERNEL_COVERS: Final = (
    "check_kernel_cover",
    "check_kernel_coupling",
    "check_kernel_moment",
    "check_slab",
    "check_slab_coupling",
    "check_turning",
    "check_kernel_bounds",
    "check_kernel_exclusion",
)
POINT: Final = (
    "check_cover",
    "check_coupling",
    "check_moment",
    "check_derivative",
    "check_latent_heat",
    "check_profile",
    "check_barrier",
    "check_metastable",
    "check_branch",
    "check_bounds",
    "check_exclusion",
)
INTERVAL: Final = ("check_moving_cover", "check_decreasing")
SPINE: Final = ("check_spine", "check_pieces", "check_piece_coupling", "check_piece_moment")
LARGE: Final = (
    *("check_large_beta", "check_coupling_law", "check_count", "check_order"),
    *("check_large_pieces", "check_large_piece_coupling", "check_large_piece_moment"),
)
REDUCED: Final = ("check_reduced_regime", "check_reduced_coupling")
VALUES: Final = ("check_ratio", "check_complement", "check_inverse", "check_log_bessel", "check_log_normaliser")
TOUCHING: Final = ("check_touching", "check_touched_coupling", "check_touched_moment")
ISOLATION: Final = ("check_isolation", "check_touched_coupling", "check_touched_moment")
INEQUALITIES: Final = ("check_inequality", "check_false_at_point")
LANDAU: Final = ("check_landau_expansion",)
COMMON: Final = ("README", "consistency")
UNTRUSTED: Final = "certify.search"
"""What searches in floats, and may be wrong: the bounds prove again what it finds."""


@dataclass(frozen=True, slots=True)
class Part:
    """A way to believe a kind of claim: where the reading starts, what decides other claims only, and the pages of the
    format that have the theorems.
    """

    title: str
    words: str
    start: tuple[Symbol, ...]
    stop: frozenset[Symbol]
    pages: tuple[str, ...] = ()


def parts(tree: Tree) -> Iterator[Part]:
    """The ways but Coq's."""
    frame = (*tree.where(CHECKER, FRAME), *tree.everything(f"{CHECKER}.__main__"))

    def rules(*names: str) -> tuple[tuple[Symbol, ...], frozenset[Symbol]]:
        others = {
            *BESSEL,
            *POINT,
            *INTERVAL,
            *SPINE,
            *LARGE,
            *REDUCED,
            *TOUCHING,
            *ISOLATION,
            *LANDAU,
            *VALUES,
            *INEQUALITIES,
            *KERNELS,
            *KERNEL_COVERS,
        }
        others -= set(names)
        return (*frame, *tree.where(CHECKER, names)), frozenset(tree.where(CHECKER, others))

    checker = "The rules of {}, the reader of documents, and all that they call; standard library only."
    yield Part(
        "A claim of the Bessel half, by the exact checker",
        checker.format("this half, of K_c up to beta_*, and of counterexamples"),
        *rules(*BESSEL),
        pages=(*COMMON, "bessel", "quartic", "theorem"),
    )
    yield Part(
        "K_c beyond beta_* at a point, by the exact checker",
        checker.format("covers at one beta"),
        *rules(*POINT),
        pages=(*COMMON, "coupling", "minimiser", "barrier", "branch", "kernels", "theorem"),
    )
    yield Part(
        "K_c beyond beta_* on an interval, by the exact checker",
        checker.format("covers of pieces and at the points between them"),
        *rules(*POINT, *INTERVAL),
        pages=(*COMMON, "coupling", "intervals"),
    )
    yield Part(
        "K_c for large beta, by the exact checker",
        checker.format("the law of large beta, of K_c, the count of minimisers and m_1 by it"),
        *rules(*LARGE),
        pages=(*COMMON, "large_beta"),
    )
    yield Part(
        "The regime up to beta_* by the reduction, by the exact checker",
        checker.format("the rule `reduction`, and of K_c there"),
        *rules(*REDUCED, "check_coupling_below"),
        pages=(*COMMON, "coupling", "reduction"),
    )
    yield Part(
        "K_c next to beta_*, by the exact checker",
        checker.format("pieces next to beta_*"),
        *rules(*TOUCHING),
        pages=(*COMMON, "coupling", "reduction"),
    )
    yield Part(
        "K_c from near beta_* on, by the exact checker",
        checker.format("pieces away from beta_*"),
        *rules(*ISOLATION),
        pages=(*COMMON, "coupling", "reduction"),
    )
    yield Part(
        "(1.17) with a remainder, by the exact checker",
        checker.format("`landau-expansion`"),
        *rules(*LANDAU),
        pages=(*COMMON, "coupling", "reduction", "landau"),
    )
    yield Part(
        "A value of a Bessel function of any order, by the exact checker",
        checker.format("these values"),
        *rules(*VALUES),
        pages=(*COMMON, "ratio"),
    )
    yield Part(
        "An inequality between Bessel ratios, by the exact checker",
        checker.format("inequalities"),
        *rules(*INEQUALITIES),
        pages=(*COMMON, "inequality"),
    )
    yield Part(
        "Another kernel without a cover, by the exact checker",
        checker.format("`criterion`, `obstruction`, `threshold`, `fold` and K_# of other kernels"),
        *rules(*KERNELS),
        pages=(*COMMON, "kernels"),
    )
    yield Part(
        "K_c or the first fold of another kernel by a cover, by the exact checker",
        checker.format("covers for other kernels"),
        *rules(*KERNEL_COVERS),
        pages=(*COMMON, "coupling", "kernels", "branch"),
    )
    yield Part(
        "K_c at moderate and large beta, by the exact checker",
        checker.format("covers in one variable"),
        *rules(*POINT, *SPINE),
        pages=(*COMMON, "coupling", "spine"),
    )
    stop = frozenset(tree.everything(UNTRUSTED))
    for title, folders in (
        (
            "A claim of the Bessel half, by Arb",
            (
                "bounds.bessel",
                "bounds.quartic",
                "bounds.main_theorem",
                "solve.bessel",
                "solve.quartic",
                "solve.main_theorem",
            ),
        ),
        ("K_c beyond beta_*, by Arb", ("bounds.coupling", "solve.coupling")),
        ("Another kernel, by Arb", ("bounds.kernels", "solve.kernels")),
        ("K_c for large beta, by Arb", ("bounds.large_beta", "solve.large_beta")),
        ("The regime up to beta_* by the reduction, by Arb", ("bounds.reduction", "solve.reduction")),
        ("A value of a Bessel function of any order, by Arb", ("bounds.ratio", "solve.ratio")),
        ("(1.17) with a remainder, by Arb", ("bounds.landau", "solve.landau")),
    ):
        start = [symbol for folder in folders for symbol in tree.everything(f"certify.{folder}")]
        *most, last = (_place(tree, f"certify.{folder}") for folder in folders)
        named = f"{', '.join(most)} and {last}"
        words = (
            f"Everything in {named} with what it calls; Arb, as python-flint gives it, is trusted. "
            f"{_place(tree, UNTRUSTED)} is left out: what it finds is proved again."
        )
        yield Part(title, words, tuple(start), stop)


def _place(tree: Tree, name: str) -> str:
    """A package as its folder, another module as its file. LookupError: there is no such module."""
    module = tree.module(name)
    if module is None:
        raise LookupError(f"{name}: no such module")
    path = module.path.relative_to(ROOT)
    return f"`{path.parent}/`" if path.name == "__init__.py" else f"`{path}`"


def _fill(text: str) -> str:
    return fill(text, 120, break_on_hyphens=False, break_long_words=False)


def page(tree: Tree) -> str:
    """The whole of docs/trusted-core.md."""
    head = (
        "Made by `make map` from the source, and held to it by `tests/test_trusted_core.py`: the definitions that the "
        "deciding functions can reach by name. `to read` counts their lines, `of` the lines of the file. One of the "
        "checker, Arb and Coq is enough, and the three have no code in common. None of them proves the cited facts "
        "that a claim prints."
    )
    sections = [_section(tree, part) for part in parts(tree)]
    return "\n".join(["# What must be read to believe a claim\n", f"{_fill(head)}\n", *sections, _coq()])


def _section(tree: Tree, part: Part) -> str:
    lines = tree.reached(part.start, part.stop)
    rows = []
    for name in sorted(lines):
        module = tree.module(name)
        if module is not None:
            rows.append((f"`{module.path.relative_to(ROOT)}`", len(lines[name]), len(module.text.splitlines())))
    specified = f"\n{_fill(f'Specified in {_pages(part.pages)}.')}\n" if part.pages else ""
    return f"## {part.title}\n\n{_fill(part.words)}\n\n{_table(rows)}{specified}"


def _pages(names: Iterable[str]) -> str:
    """Pages of the format with their lengths. FileNotFoundError: there is no such page."""
    lengths = {name: len((SPECIFICATION / f"{name}.md").read_text(encoding="utf-8").splitlines()) for name in names}
    where = f"../{SPECIFICATION.relative_to(ROOT)}"
    return ", ".join(f"[`{name}.md`]({where}/{name}.md) ({length} lines)" for name, length in lengths.items())


def _table(rows: Iterable[tuple[str, int, int]]) -> str:
    kept = list(rows)
    total = (f"{len(kept)} files", sum(row[1] for row in kept), sum(row[2] for row in kept))
    body = "".join(f"| {name} | {read} | {whole} |\n" for name, read, whole in [*kept, total])
    return f"| file | to read | of |\n| --- | ---: | ---: |\n{body}"


def _coq() -> str:
    paths = {".".join(path.relative_to(THEORY).with_suffix("").parts): path for path in sorted(THEORY.rglob("*.v"))}
    files = {name: coq_reach.read(path) for name, path in paths.items()}
    whole = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in paths.items()}
    behind: Mapping[str, int] = coq_reach.vocabulary(files, "Main")
    stated = ["Main", "MainCircle"]  # read whole; the second uses no definition of another file
    rows = [(f"`{paths[name].relative_to(ROOT)}`", whole[name], whole[name]) for name in stated]
    rows += [
        (f"`{paths[name].relative_to(ROOT)}`", lines, whole[name])
        for name, lines in behind.items()
        if name not in stated
    ]
    kernel = [name for name in coq_reach.required(files, "Main") if name not in stated]
    words = (
        "Coq's kernel, Coquelicot's definitions, the axioms that `Main.v` prints, and the statements of `Main.v` and "
        f"`MainCircle.v`, with the definitions of other files that they use. The proofs, {len(kernel)} files of "
        f"{sum(whole[name] for name in kernel)} lines, are the kernel's to read."
    )
    return f"## The Bessel half and Theorem 1.1, by Coq\n\n{_fill(words)}\n\n{_table(rows)}"


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(Tree(ROOT)), encoding="utf-8")


if __name__ == "__main__":
    main()
