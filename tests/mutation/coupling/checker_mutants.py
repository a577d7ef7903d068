"""Mutants of the K_c half of the checker: `python -m tests.mutation.coupling.checker_mutants [module ...]`.

The changes are those of checker_mutants.py. A mutant dies if a function gives a value that is wrong or needlessly wide
(coupling_parts*.py), if a real certificate is refused, or if a forged one is accepted; also if it raises or hangs.
Survivors that change nothing are listed in coupling_equivalent.py with the reason; every other one is a failure.
"""

from __future__ import annotations

import ast
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import CodeType, FrameType, ModuleType

from tests.mutation.checker_mutants import CHECKER, Hang, variants
from tests.mutation.coupling.equivalent import explanation
from tests.mutation.coupling.suite import Suite

MODULES = (
    "coupling",
    "coupling_numbers",
    "coupling_family",
    "coupling_cover",
    "coupling_boxes",
    "coupling_regions",
    "coupling_weights",
    "coupling_shape",
    "coupling_band",
    "coupling_nodes",
    "coupling_third",
    "coupling_slope",
    "coupling_moving",
    "coupling_moving_boxes",
    "coupling_moving_shape",
)
SECONDS = 4
"""A mutant that takes more CPU time hangs: the whole suite takes less than half of it."""


def source(module: str) -> str:
    """The text of a module of the checker."""
    return (CHECKER / f"{module}.py").read_text(encoding="utf-8")


def _imports(tree: ast.Module) -> set[str]:
    """The modules that are imported at run time, which is in the first column."""
    return {node.module for node in tree.body if isinstance(node, ast.ImportFrom) and node.level and node.module}


class Programs:
    """The checker compiled once; a mutant is built anew only where it depends on the module that is changed."""

    def __init__(self) -> None:
        names = [path.stem for path in CHECKER.glob("*.py") if path.stem != "__main__"]
        trees = {name: ast.parse(source(name)) for name in names}
        self.code: dict[str, CodeType] = {name: _compiled(ast.unparse(tree)) for name, tree in trees.items()}
        needs = {name: _imports(tree) for name, tree in trees.items()}
        self.order: list[str] = []
        while len(self.order) < len(names):
            self.order += [n for n in sorted(names) if n not in self.order and needs[n] <= set(self.order)]
        self.needs = needs
        self.base = self.build("checker_unchanged", self.code, {})

    def build(self, name: str, code: Mapping[str, CodeType], ready: Mapping[str, ModuleType]) -> ModuleType:
        """The package under a name of its own, with some modules taken as they are."""
        package = ModuleType(name)
        package.__package__, package.__path__ = name, []
        sys.modules[name] = package
        for module in self.order:
            if module == "__init__":
                exec(code[module], package.__dict__)
                continue
            found = ready.get(module) or ModuleType(f"{name}.{module}")
            sys.modules[f"{name}.{module}"] = found
            setattr(package, module, found)
            if module not in ready:
                found.__package__ = name
                exec(code[module], found.__dict__)
        return package

    def mutant(self, name: str, module: str, text: str) -> ModuleType:
        """The package with another text for one module."""
        changed = {module}
        for other in self.order:
            if self.needs[other] & changed:
                changed.add(other)
        ready = {other: getattr(self.base, other) for other in self.order if other not in {*changed, "__init__"}}
        return self.build(name, {**self.code, module: _compiled(text)}, ready)


def _compiled(text: str) -> CodeType:
    return compile(text, "<checker>", "exec", dont_inherit=True)


def killer(programs: Programs, suite: Suite, name: str, module: str, text: str) -> str | None:
    """What a mutant gets wrong first; None for a survivor."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return suite.killer(programs.mutant(name, module, text), module)
    except Exception as error:  # noqa: BLE001 - a mutant may fail in any way, and that kills it
        return type(error).__name__
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        for key in [key for key in sys.modules if key.split(".")[0] == name]:
            del sys.modules[key]


def every_mutant(modules: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(module, what, text) of all mutants."""
    for module in modules:
        for what, write in variants(source(module)):
            yield module, what, write()


def main(arguments: list[str]) -> int:
    programs, suite = Programs(), Suite()
    failures = [suite.parts(programs.base, module) for module in MODULES]
    failures += [suite.certificates(programs.base, module) for module in ("coupling", "coupling_moving")]
    if any(failures):
        print(f"the checker itself fails: {failures}")
        return 1
    total, found = 0, []
    for module, what, text in every_mutant(arguments or MODULES):
        total += 1
        reason = killer(programs, suite, f"mutant_{total}", module, text)
        if reason is None:
            found.append(f"{module}: {what}")
            print(f"{'equivalent' if explanation(found[-1]) else 'SURVIVES'}: {found[-1]}", flush=True)
    unexplained = [what for what in found if not explanation(what)]
    explained = len(found) - len(unexplained)
    print(f"kill score: {total - len(found)}/{total}, {explained} explained, {len(unexplained)} not")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
