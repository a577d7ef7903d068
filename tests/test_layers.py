"""Data flows one way. Who may import whom is written here, and the check is shown to fire."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.places import ROOT

STDLIB = set(sys.stdlib_module_names)
OURS = ("certify", "proofs", "reports", "benchmarks", "tests")

# prefix of the module -> prefixes of modules of ours, and third-party packages, that it may import
RULES: dict[str, tuple[str, ...]] = {
    "certify.core.errors": (),
    "certify.core.digits": (),
    "certify.core.exact": ("certify.core.errors", "certify.core.digits"),
    "certify.core.decimals": ("certify.core.exact", "certify.core.digits"),
    "certify.core.claim": ("certify.core.exact", "certify.core.decimals"),
    "certify.core.files": ("certify.core.errors",),
    "certify.core.certificate": ("certify.core.exact", "certify.core.claim"),
    "certify.core": ("certify.core", "flint"),
    "certify.cover": ("certify.cover", "certify.core"),
    "certify.search": ("certify.search", "certify.cover", "certify.core.errors", "numpy", "scipy", "mpmath"),
    "certify.bounds": ("certify.bounds", "certify.cover", "certify.core"),
    "certify.solve": ("certify.solve", "certify.bounds", "certify.search", "certify.cover", "certify.core"),
    "certify.checker": ("certify.checker",),
    "certify.coq": (
        "certify.coq",
        "certify.checker",
        "certify.core.digits",
        "certify.core.errors",
        "certify.core.exact",
    ),
    "certify.app.table": ("certify.core",),
    "certify.app.rows": ("certify.app.table", "certify.core"),
    "certify.app.atlas": ("certify", "reports", "proofs"),
    "certify.app.asymptotics": ("certify", "reports", "proofs", "mpmath", "sympy"),
    "certify.app": ("certify", "reports", "joblib", "dask", "distributed"),
    "certify": ("certify",),
    "proofs.__init__": (),
    "proofs.theorems": (),
    "proofs.ledger": ("proofs.theorems",),
    "proofs.places": ("proofs.ledger",),
    "proofs.__main__": ("proofs", "certify.core.terminal", "reports"),
    "proofs": ("proofs", "sympy", "mpmath"),
    "reports.asymptotics": ("reports", "certify.core", "matplotlib", "mpmath"),
    "reports": ("reports", "certify.core", "certify.checker", "proofs", "jinja2", "markupsafe", "matplotlib"),
}


def rule_name(module: str) -> str:
    """The longest matching prefix decides."""
    return max((name for name in RULES if module == name or module.startswith(name + ".")), key=len)


@cache
def imports(source: str, package: str) -> frozenset[str]:
    """Absolute names of what a module imports, `from . import x` and `from a import b` resolved to a and a.b."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parents, *([base] if base else [])])
            found |= {f"{base}.{alias.name}" for alias in node.names} if base in OURS else {base}
    return frozenset(found)


def violations(module: str, source: str, package: str) -> list[str]:
    """Imports of a module that its rule does not allow."""
    allowed = RULES[rule_name(module)]
    result = []
    for name in imports(source, package):
        top = name.partition(".")[0]
        if top in STDLIB or top == "__future__":
            continue
        if not any(name == prefix or name.startswith(prefix + ".") for prefix in allowed):
            result.append(f"{module} imports {name}")
    return result


def modules() -> list[tuple[str, Path]]:
    result = []
    for top in ("certify", "proofs", "reports"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            result.append((".".join(parts), path))
    return result


def test_imports_flow_one_way() -> None:
    tops = ("certify.__init__", "reports.__init__", "certify.__main__")
    named = [(module.partition(".")[0] if module in tops else module, path) for module, path in modules()]
    found = [(path, violations(name, path.read_text(encoding="utf-8"), module_package(path))) for name, path in named]
    assert [(path, wrong) for path, wrong in found if wrong] == []
    assert len(found) > 500


def module_package(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).parent.parts)


def test_only_balls_and_polynomials_import_flint() -> None:
    named = ((m, imports(path.read_text(encoding="utf-8"), module_package(path))) for m, path in modules())
    users = [m for m, names in named if "flint" in {name.partition(".")[0] for name in names}]
    assert all(name.startswith(("certify.core.ball", "certify.core.polynomial")) for name in users)
    assert users != []


FORBIDDEN = [
    ("certify.bounds.main_theorem", "import flint"),
    ("certify.bounds.main_theorem", "import sympy"),
    ("certify.checker.arithmetic.series", "from certify.core.exact import Dyadic"),
    ("certify.checker.arithmetic.series", "from ...core.exact import Dyadic"),
    ("certify.core.exact", "from certify import ball"),
    ("certify.core.digits", "from certify.core.exact import Exact"),
    ("proofs.funk_hecke", "import certify"),
    ("proofs.ledger", "import sympy"),
    ("proofs.theorems", "from proofs.ledger import load"),
    ("certify.search.bessel.threshold", "from certify.bounds import regime"),
    ("certify.core.certificate", "import numpy"),
    ("certify.core.errors", "from certify.core.exact import Dyadic"),
    ("certify.core.claim", "from certify.core.ball import Ball"),
    ("certify.core.decimals", "from certify.core.claim import Enclosure"),
    ("certify.app.atlas.pages", "import sympy"),
    ("certify.app.table", "from certify.app.summary import statement"),
    ("certify.app.rows", "from certify.app.result import Result"),
    ("certify.core.files", "from certify.core.exact import Dyadic"),
    ("certify.core.region", "import numpy"),
    ("certify.core.region", "from certify.cover.box import Box"),
    ("certify.cover.box", "import numpy"),
    ("certify.cover.box", "from certify.bounds.coupling.cover import replay"),
    ("certify.search.coupling.cover", "from certify.core.exact import Dyadic"),
    ("certify.search.coupling.cover", "from certify.solve.coupling import point"),
    ("certify.bounds.coupling.density", "import numpy as np"),
    ("certify.bounds.coupling.density", "from certify.search.coupling.density import Minimiser"),
    ("certify.bounds.coupling.count", "from certify.solve.coupling.point import PointResult"),
    ("certify.solve.coupling.point", "import numpy as np"),
    ("certify.solve.coupling.point", "from certify.app.api import run"),
    ("certify.checker.verdict", "import certify.app"),
    ("certify.coq.claims", "from certify.core.claim import Claim"),
    ("certify.app.cli", "import sympy"),
    ("certify", "import numpy"),
    ("proofs.__init__", "import proofs.ledger"),
    ("proofs.__main__", "import sympy"),
    ("certify.app.asymptotics.table", "import flint"),
    ("reports.tables", "import flint"),
    ("proofs.places", "from proofs.coupling import star"),
    ("reports.samples", "from certify.app.api import certify"),
    ("reports.asymptotics", "from certify.bounds.bessel.ratio import ratio_at"),
    ("reports.render", "from certify.solve.dimension import run"),
    ("certify.coq.claims", "from certify.core.certificate import digest"),
    ("certify.solve.dimension", "from certify.app.query import parse_words"),
    ("certify.checker.verdict", "from certify.core.claim import Claim"),
    ("certify.app.asymptotics.table", "import dask"),
]


@pytest.mark.parametrize(("module", "line"), FORBIDDEN)
def test_the_check_fires(module: str, line: str) -> None:
    assert violations(module, line, module.rpartition(".")[0]) != []


def test_every_rule_is_seen_to_fire() -> None:
    assert {rule_name(module) for module, _ in FORBIDDEN} == set(RULES)
