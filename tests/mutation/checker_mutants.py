"""Mutants of the checker itself: `python -m tests.mutation.checker_mutants [module ...]` prints the survivors.

Each mutant is the package with one operator, comparison, constant, condition, call or pair of targets of one module
changed. It dies if it gives another exit code or reason for a case of cases.py, an enclosure of a series that is wrong
or needlessly wide, or accepts a mutant of a certificate that must be rejected. Survivors that change nothing are listed
in equivalent.py with the reason; every other one is a failure.
"""

from __future__ import annotations

import ast
import copy
import importlib.util
import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import certify.checker
from tests.checker.cases import all_cases
from tests.checker.sample_certificates import document, examples
from tests.mutation.checker_parts import PARTS
from tests.mutation.equivalent import explanation
from tests.mutation.harness import must_die
from tests.mutation.mutate import mutants

CHECKER = Path(certify.checker.__file__).parent
MODULES = ("verdict", "reader", "series", "shape", "threshold", "majorisation", "quartic", "__init__")
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}  # fmt: skip
OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Add,), ast.Div: (ast.Mult,), ast.FloorDiv: (ast.Mult,),
    ast.Pow: (ast.Mult,), ast.LShift: (ast.RShift,), ast.RShift: (ast.LShift,), ast.Mod: (ast.FloorDiv,),
    ast.BitOr: (ast.BitAnd,), ast.BitAnd: (ast.BitOr,),
}  # fmt: skip
Change = tuple[str, Callable[[Any], None]]


class Hang(Exception):
    """A mutant that takes too long: killed."""


def changes(node: ast.AST) -> Iterator[Change]:  # noqa: PLR0912 - one branch for each kind of node
    """(description, function that changes such a node in place)."""
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            for new in COMPARISONS[type(operator)]:
                yield f"{type(operator).__name__} -> {new.__name__}", _setter("ops", new(), i)
    elif isinstance(node, ast.BinOp | ast.AugAssign):
        for other in OPERATORS.get(type(node.op), ()):
            yield f"{type(node.op).__name__} -> {other.__name__}", _setter("op", other())
    elif isinstance(node, ast.BoolOp):
        new_op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{type(node.op).__name__} swapped", _setter("op", new_op)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        if isinstance(node.value, bool):
            yield f"{node.value} negated", _setter("value", not node.value)
        else:
            for step in (1, -1):
                yield f"{node.value} -> {node.value + step}", _setter("value", node.value + step)
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "condition negated", _negate
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "call left out", _setter("value", ast.Constant(None))
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple) and len(node.targets[0].elts) == 2:
        yield "targets swapped", _swap
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "sign dropped", _setter("op", ast.UAdd())


def _setter(field: str, value: Any, index: int | None = None) -> Callable[[Any], None]:
    def change(node: Any) -> None:
        if index is None:
            setattr(node, field, value)
        else:
            getattr(node, field)[index] = value

    return change


def _negate(node: Any) -> None:
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _swap(node: Any) -> None:
    node.targets[0].elts.reverse()


def variants(source: str) -> Iterator[tuple[str, Callable[[], str]]]:
    """(description with the line of the source, function that writes the mutated source)."""
    tree, lines = ast.parse(source), source.splitlines()
    skipped = {id(inner) for node in ast.walk(tree) for inner in _not_code(node)}
    for position, node in enumerate(ast.walk(tree)):
        if id(node) in skipped:
            continue
        for what, change in changes(node):
            line = getattr(node, "lineno", 0)
            yield f"{lines[line - 1].strip()} [{what}]", partial(_changed, tree, position, change)


def _changed(tree: ast.Module, position: int, change: Callable[[Any], None]) -> str:
    mutant = copy.deepcopy(tree)
    change(list(ast.walk(mutant))[position])
    return ast.unparse(ast.fix_missing_locations(mutant))


def _not_code(node: ast.AST) -> Iterator[ast.AST]:
    """Annotations and decorators."""
    for field in ("annotation", "returns", "decorator_list"):
        value = getattr(node, field, None)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, ast.AST):
                yield from ast.walk(item)


class Suite:
    """What a mutant has to get right; prepared once."""

    def __init__(self) -> None:
        cases = [(name, self._encode(source), code, words) for name, source, code, words in all_cases()]
        self.cases = sorted(cases, key=lambda case: len(case[1]))
        self.forged = [
            json.dumps(document(mutant)).encode()
            for d in (2, 3)
            for claim in examples(d).values()
            for _, kind, mutant in list(mutants(claim))[::3]
            if kind != "form" and must_die(kind, mutant) in ("falsehood", "evidence")
        ]

    @staticmethod
    def _encode(source: Any) -> bytes:
        text = source if isinstance(source, str | bytes) else json.dumps(source)
        return text if isinstance(text, bytes) else text.encode("utf-8", errors="surrogatepass")

    def killer(self, package: Any) -> str | None:
        """What a package gets wrong first; None for a survivor."""
        for name, source, code, words in self.cases:
            found, reason = self.verdict(package, source)
            if found != code or words not in reason:
                return name
        for check in PARTS:
            if not check(package):
                return check.__name__
        for source in self.forged:
            if self.verdict(package, source)[0] == 0:
                return "a forged certificate"
        return None

    @staticmethod
    def verdict(package: Any, source: bytes) -> tuple[int, str]:
        try:
            package.check_document(source)
        except package.Refusal as refusal:
            return refusal.exit_code, str(refusal)
        return 0, ""


def load(directory: Path, name: str) -> ModuleType:
    """The package in a directory, imported under a name of its own."""
    spec = importlib.util.spec_from_file_location(
        name, directory / "__init__.py", submodule_search_locations=[str(directory)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(str(directory))
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    return package


def copy_of_checker(directory: Path) -> None:
    """The package, to be changed."""
    shutil.copytree(CHECKER, directory, ignore=shutil.ignore_patterns("__pycache__"))


def survivors(modules: tuple[str, ...], suite: Suite, every: int = 1) -> Iterator[tuple[str, int]]:
    """The mutants that nothing kills, as "module: line [change]", and at the end the number of mutants."""
    sys.dont_write_bytecode = True
    total = 0
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary) / "checker"
        copy_of_checker(directory)
        for module in modules:
            path = directory / f"{module}.py"
            original = path.read_text(encoding="utf-8")
            for what, write in list(variants(original))[::every]:
                total += 1
                path.write_text(write(), encoding="utf-8")
                if _killed(directory, f"mutant_{module}_{total}", suite) is None:
                    yield f"{module}: {what}", total
            path.write_text(original, encoding="utf-8")
    yield "", total


def _killed(directory: Path, name: str, suite: Suite) -> str | None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    try:
        return suite.killer(load(directory, name))
    except Exception as error:  # noqa: BLE001 - a mutant may fail in any way, and that kills it
        return type(error).__name__
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        for key in [key for key in sys.modules if key.split(".")[0] == name]:
            del sys.modules[key]


def main() -> int:
    suite = Suite()
    whole = suite.killer(certify.checker)
    if whole is not None:
        print(f"the checker itself fails: {whole}")
        return 1
    found, total = [], 0
    for what, count in survivors(tuple(sys.argv[1:]) or MODULES, suite):
        total = count
        if what:
            found.append(what)
            print(f"{'equivalent' if explanation(what) else 'SURVIVES'}: {what}", flush=True)
    unexplained = [what for what in found if not explanation(what)]
    print(
        f"kill score: {total - len(found)}/{total}, {len(found) - len(unexplained)} explained, {len(unexplained)} not"
    )
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
