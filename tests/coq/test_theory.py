"""The Coq theory: complete sources, and the axioms under its theorems.

Every gate is run on a planted violation too: a forbidden command, a foreign axiom, a false theorem.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from certify.coq.axioms import REAL_AXIOMS
from tests.coq import environment as coq
from tests.coq.environment import STATEMENTS
from tests.coq.vernacular import assumptions, printed_groups, theorem_names, unproved, without_comments

# Axioms of Coq's own library of real numbers; classic enters with its ln.
REALS = {
    "ClassicalDedekindReals.sig_forall_dec",
    "ClassicalDedekindReals.sig_not_dec",
    "FunctionalExtensionality.functional_extensionality_dep",
    "Classical_Prop.classic",
}

STATED = [path.stem for path in STATEMENTS]

SOURCES = sorted([*coq.THEORY.glob("*.v"), *coq.THEORY.glob("[A-Z]*/*.v")])
OPTIONAL = sorted((coq.THEORY / "interval").glob("*.v"))  # need libcoq-interval; not part of the theory


def _name(path: Path) -> str:
    """The name of a source as _CoqProject has it, with its room."""
    return path.relative_to(coq.THEORY).as_posix()


# --- sources -------------------------------------------------------------------------------------------------------


def test_project_lists_exactly_the_files_that_are_there() -> None:
    assert sorted(coq.listed()) == sorted(map(_name, SOURCES))
    apart = {*coq.THEORY.rglob("*.v")} - {*SOURCES}
    assert apart == {*OPTIONAL}


def test_no_file_assumes_anything() -> None:
    found = [(path, unproved(path.read_text(encoding="utf-8"))) for path in SOURCES + OPTIONAL]
    assert [(path, words) for path, words in found if words] == []


@pytest.mark.parametrize(
    ("planted", "word"),
    [
        ("Lemma f : False.\nProof. Admitted.", "Admitted"),
        ("Lemma f : False.\nProof. admit. Defined.", "admit"),
        ("Lemma f : False.\nProof. give_up. Qed.", "give_up"),
        ("Axiom f : False.", "Axiom"),
        ("Axioms f g : False.", "Axioms"),
        ("Local Axiom f : False.", "Axiom"),
        ("Parameter f : False.", "Parameter"),
        ("Parameters (f g : False).", "Parameters"),
        ("Conjecture f : False.", "Conjecture"),
        ("Variable f : False.", "Variable"),
        ("Hypothesis f : False.", "Hypothesis"),
        ("Section S.\nEnd S.\nHypotheses f g : False.", "Hypotheses"),
        ("Module M.\nContext (f : False).\nEnd M.", "Context"),
        ("Admit Obligations.", "Admit Obligations"),
        ("Declare Module M : T.", "Declare Module"),
        ("Unset Guard Checking.", "Unset Guard Checking"),
        ("Unset Universe  Checking.", "Unset Universe  Checking"),
        ("#[bypass_check(guard)] Fixpoint f (n : nat) : False := f n.", "bypass_check"),
        ("(* a (* nested *) comment *) Axiom f : False.", "Axiom"),
    ],
)
def test_planted_assumption_is_found(planted: str, word: str) -> None:
    assert [finding.word for finding in unproved("Lemma before : True.\nProof. exact I. Qed.\n" + planted)] == [word]


@pytest.mark.parametrize(
    "innocent",
    [
        "(* Axiom, Admitted and (* nested *) Parameter in a comment *)",
        'Definition s := "Axiom f : False.".',
        "Section S.\nVariable x : R.\nHypothesis H : 0 < x.\nEnd S.",
        "Lemma Axiom_of_choice : True. Proof. exact I. Qed.",
        "Definition admit_rate := 1.",
        "Module N := BigZ.\nSection S.\nContext (x : R).\nEnd S.",
    ],
)
def test_innocent_source_is_accepted(innocent: str) -> None:
    assert unproved(innocent) == []


def test_finding_names_the_line() -> None:
    assert unproved("(* one\n two *)\n\nAxiom f : False.")[0].line == 4


def _unprinted(sources: dict[str, str], module: str) -> list[str]:
    """Theorems of a module whose axioms no file prints."""
    printed = set().union(*printed_groups(sources).values())
    return [name for name in theorem_names(sources[module]) if f"{module}.{name}" not in printed]


@pytest.mark.parametrize(("module", "least"), list(zip(STATED, (8, 5, 30), strict=True)), ids=STATED)
def test_every_stated_theorem_has_its_axioms_printed(module: str, least: int) -> None:
    sources = coq.statements()
    assert len(theorem_names(sources[module])) >= least
    assert _unprinted(sources, module) == []
    # Planted: a theorem that no group mentions, and a module whose group Main.v leaves out.
    planted = sources | {module: sources[module] + "\nTheorem forgotten : True.\nProof. exact I. Qed.\n"}
    assert _unprinted(planted, module) == ["forgotten"]
    silent = sources | {"Main": sources["Main"].replace("circle_results", "zonal_results")}
    assert _unprinted(silent, module) == (theorem_names(sources[module]) if module == "MainCircle" else [])


@pytest.mark.parametrize("path", STATEMENTS, ids=STATED)
def test_statements_are_one_short_file_whose_proofs_are_one_line(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 380
    proofs = re.findall(r"^Proof\.(.*)$", source, re.MULTILINE)
    assert len(proofs) == len(theorem_names(source))
    assert [proof for proof in proofs if not re.fullmatch(r" (exact|now apply) [^;]*\. Qed\.", proof)] == []


def test_lines_are_at_most_120_columns() -> None:
    files = [path for path in SOURCES + OPTIONAL if max(map(len, path.read_text(encoding="utf-8").splitlines())) > 120]
    assert files == []
    assert len(OPTIONAL) > 0


def test_readme_mentions_every_file_and_only_theorems_that_exist() -> None:
    readme = (coq.THEORY / "README.md").read_text(encoding="utf-8")
    assert [name for name in map(_name, SOURCES) if f"`{name}`" not in readme] == []
    defined = {
        f"{coq.module(_name(path))}.{name}"
        for path in SOURCES
        for name in re.findall(
            r"^\s*(?:Local\s+)?(?:Theorem|Lemma|Corollary|Definition|Fixpoint|Record|Notation)\s+([\w']+)",
            without_comments(path.read_text(encoding="utf-8")),
            re.MULTILINE,
        )
    }
    quoted = set(re.findall(r"`([A-Z]\w+(?:\.[\w']+)+)`", readme))
    assert len(quoted & defined) > 20
    assert quoted - defined - {*coq.listed(), *map(coq.module, coq.listed())} - REALS == set()


# --- with Coq ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def theory() -> Path:
    """The directory of the built theory."""
    return coq.built()


def readme_axioms(readme: str) -> dict[str, set[str]]:
    """The table of axioms in README.md: group -> names."""
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", readme.partition("## Axioms")[2], re.MULTILINE)
    return {group: set(re.findall(r"`([\w.]+)`", names)) for group, names in rows}


# Theorems that Main.v does not state; what generated files and users apply.
UNSTATED = [
    "Sphere.Coupling.critical_coupling_lower",
    "Sphere.Coupling.critical_coupling_upper",
    "Circle.Coupling.coupling_by_defects",
    "Legendre.Regularity.theorem_1_1_zonal",
    "Bessel.Barrier.r_lower_amos",
    "Bessel.Barrier.r_upper_simpson_spector",
]

PLANTED = (
    "From Coq Require Import Reals.\nOpen Scope R_scope.\n"
    "Axiom planted : forall d, Main.beta_star d < 0.\n"
    "Theorem t : 0 < 1 /\\ Main.beta_star 5 < 0.\nProof. split; [exact Rlt_0_1|apply planted]. Qed.\n"
)


@pytest.fixture(scope="module", params=["light", pytest.param("all", marks=pytest.mark.deep)])
def axioms(
    theory: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> dict[str, set[str]]:
    """Group -> axioms: the groups of Main.v, `unstated`, `planted`. One process, since loading the theory dominates.

    In the normal tests only what rests on no integral, which is read in a second.
    """
    light = request.param == "light"
    groups = ["Main.threshold_results"] if light else list(printed_groups(coq.statements()))
    unstated = [name for name in UNSTATED if name.startswith("Bessel.") or not light]
    modules = sorted({name.rpartition(".")[0] for name in [*groups, *unstated]})
    text = f"From Certify Require {' '.join(modules)}.\nDefinition unstated := ({', '.join(unstated)}).\n{PLANTED}"
    text += "".join(f"Print Assumptions {name}.\n" for name in [*groups, "unstated", "t"])
    compiled = coq.compile_file(tmp_path_factory.mktemp("axioms"), "axioms.v", text, theory)
    assert compiled.returncode == 0, compiled.stdout
    return dict(zip([*groups, "unstated", "planted"], assumptions(compiled.stdout), strict=True))


def test_axioms_are_those_that_the_readme_lists(axioms: dict[str, set[str]]) -> None:
    groups = printed_groups(coq.statements())
    listed = readme_axioms((coq.THEORY / "README.md").read_text(encoding="utf-8"))
    assert [f"Main.{group}" for group in listed] == list(groups)
    for group, names in listed.items():
        assert axioms.get(f"Main.{group}", names) == names, group
        assert names <= REALS, f"{group}: {sorted(names - REALS)}"
    # beta_*, the ratio and their bounds: without excluded middle.
    assert listed["threshold_results"] == REALS - {"Classical_Prop.classic"}
    assert {"Main.beta_star_root", "Main.beta_star_bounds", "Main.beta_star_decreasing"} <= groups[
        "Main.threshold_results"
    ]


def test_what_main_does_not_state_rests_on_the_reals_too(axioms: dict[str, set[str]]) -> None:
    assert "ClassicalDedekindReals.sig_forall_dec" in axioms["unstated"]
    assert axioms["unstated"] <= REALS, sorted(axioms["unstated"] - REALS)


def test_foreign_axiom_is_seen(axioms: dict[str, set[str]]) -> None:
    assert axioms["planted"] - REALS == {"planted"}
    assert [finding.word for finding in unproved(PLANTED)] == ["Axiom"]


def test_axiom_table_is_read_row_by_row() -> None:
    table = (
        "`a` | x | `before` |\n## Axioms\n| group | what | axioms |\n| `g` | of `F.t` | `A.b`, `c` |\n| `h` | | `c` |\n"
    )
    assert readme_axioms(table) == {"g": {"A.b", "c"}, "h": {"c"}}


CHAIN = ["ln", "ln_exists1", "exp_ineq1", "MVT_cor2", "MVT", "continuity_ab_maj", "compact_P3"]
"""How excluded middle enters Coq's ln: each rests on the next."""


@pytest.mark.deep  # of the groups in Main.v the test above says the same
def test_excluded_middle_enters_where_the_readme_says(theory: Path, tmp_path: Path) -> None:
    """The theory up to beta_* and its brackets over plain integers do without; Coq's ln and integrals do not."""
    text = (
        "From Coq Require Import Reals.\nFrom Coquelicot Require Import Coquelicot.\n"
        "From Certify Require Bessel.HypergeometricDerivative Bessel.Ratio Bessel.RatioMonotone.\n"
        "From Certify Require Threshold.BetaStar Threshold.BetaBounds Threshold.Dimension.\n"
        "From Certify Require Import Bracket.Series Bracket.Theorems.\n"
        "Definition without := (HypergeometricDerivative.is_derive_F, Ratio.r_riccati, Ratio.convergent_bounds,\n"
        "  RatioMonotone.r_increasing, RatioMonotone.r_decreasing_order, RatioMonotone.is_lim_r_infinity,\n"
        "  BetaStar.beta_star_unique, BetaStar.beta_star_lt, BetaStar.beta_star_gt, BetaBounds.beta_star_expansion,\n"
        "  BetaBounds.upper_bounds_ranked, Dimension.beta_star_decreasing,\n"
        "  @bracket_beta_star binary, exp, IVT_cor, PI).\n"
        "Print Assumptions without.\n"
    )
    text += "".join(f"Print Assumptions {name}.\n" for name in CHAIN)
    compiled = coq.compile_file(tmp_path, "chain.v", text, theory)
    assert compiled.returncode == 0, compiled.stdout
    without, *with_it = assumptions(compiled.stdout)
    assert without == REALS - {"Classical_Prop.classic"}
    assert len(with_it) == len(CHAIN)
    assert [name for name, axioms in zip(CHAIN, with_it, strict=True) if "Classical_Prop.classic" not in axioms] == []
    readme = (coq.THEORY / "README.md").read_text(encoding="utf-8")
    assert [name for name in CHAIN if f"`{name}`" not in readme] == []


def test_readme_counts_the_files() -> None:
    readme = (coq.THEORY / "README.md").read_text(encoding="utf-8")
    assert {int(n) for n in re.findall(r"\b(\d+) files\b", readme)} == {len(coq.listed())}


def test_exporter_allows_the_same_axioms_of_the_reals() -> None:
    assert REAL_AXIOMS == REALS
