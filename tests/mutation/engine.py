"""The engine of both runs of mutants of the checker: builds each mutant in memory, puts it to a suite, keeps the score.

A mutant is the checker with one change of one module (variants.py). It dies if its suite notices it, if it fails in any
way, or if it takes too long. A survivor must be listed in explanations.py with the reason why it accepts no falsehood;
any other survivor fails the run, and so does an entry of the list that does not survive.
"""

from __future__ import annotations

import ast
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import CodeType, FrameType, ModuleType
from typing import Any, Protocol

from tests.mutation.explanations import explanation
from tests.mutation.variants import SWAPS, variants
from tests.places import CHECKER
from tests.remembered import remembering

Mutant = tuple[str, str, Callable[[], str]]
"""Module, what was changed (its name, with the module), and the function that writes the changed text."""


class Hang(Exception):
    """A mutant that takes too long: killed."""


class Suite(Protocol):
    """What a mutant has to get right."""

    def killer(self, package: Any, module: str, /) -> str | None:
        """What the package, changed in this module, gets wrong first; None for a survivor."""


def module_names() -> list[str]:
    """All modules of the checker below its folder, with dots; packages by their `__init__`."""
    paths = (path.relative_to(CHECKER).with_suffix("") for path in CHECKER.rglob("*.py"))
    return sorted(".".join(path.parts) for path in paths)


def source(module: str) -> str:
    """The text of a module of the checker."""
    return CHECKER.joinpath(*module.split(".")).with_suffix(".py").read_text(encoding="utf-8")


def every_mutant(modules: Iterable[str]) -> Iterator[Mutant]:
    """All mutants of these modules."""
    for module in modules:
        for what, write in variants(source(module), SWAPS):
            yield module, f"{module}: {what}", write


class Programs:
    """The checker compiled once; a mutant is built anew only where it depends on the module that is changed."""

    def __init__(self) -> None:
        names = [name for name in module_names() if name != "__main__"]
        trees = {name: ast.parse(source(name)) for name in names}
        self.code: dict[str, CodeType] = {name: _compiled(ast.unparse(tree)) for name, tree in trees.items()}
        self.needs = {name: _imports(name, tree) & set(names) for name, tree in trees.items()}
        self.order: list[str] = []
        while len(self.order) < len(names):
            self.order += [n for n in names if n not in self.order and self.needs[n] <= set(self.order)]
        self.base = self._build("checker_unchanged", self.code, {})
        self.base.coupling.family.Family = remembering(self.base)  # and so in mutants that leave the module as it is

    def mutant(self, name: str, module: str, text: str) -> ModuleType:
        """The package under a name of its own, with another text for one module; `changed` says which and what."""
        changed = {module}
        for other in self.order:
            if self.needs[other] & changed:
                changed.add(other)
        ready = {other: _find(self.base, other) for other in self.order if other not in changed}
        code = self.code if module == "__main__" else {**self.code, module: _compiled(text)}
        package = self._build(name, code, ready)
        package.changed = {module: text}  # for the part that runs the folder as a program
        return package

    def _build(self, name: str, code: Mapping[str, CodeType], ready: Mapping[str, ModuleType]) -> ModuleType:
        package = _module(name, None, None)
        for module in self.order:
            if module == "__init__":
                exec(code[module], package.__dict__)
            elif module.endswith(".__init__"):
                _module(f"{name}.{module.removesuffix('.__init__')}", package, None)
            else:
                self._room(package, module)
                found = _module(f"{name}.{module}", package, ready.get(module))
                if module not in ready:
                    exec(code[module], found.__dict__)
        return package

    @staticmethod
    def _room(package: ModuleType, module: str) -> None:
        """The packages that a module lies in, which hold nothing but their modules."""
        parts = module.split(".")[:-1]
        for i in range(1, len(parts) + 1):
            name = ".".join([package.__name__, *parts[:i]])
            if name not in sys.modules:
                _module(name, package, None)


def _module(name: str, root: ModuleType | None, ready: ModuleType | None) -> ModuleType:
    """A module (or the one that is ready) under this name, as an attribute of the package that it lies in."""
    found = ready or ModuleType(name)
    sys.modules[name] = found
    home, _, leaf = name.rpartition(".")
    if root is not None:
        setattr(sys.modules[home], leaf, found)
    if ready is None:
        found.__path__ = []  # any of them may hold others
        found.__package__ = name if root is None else home
    return found


def _find(package: ModuleType, module: str) -> ModuleType:
    found: Any = package
    for part in module.split("."):
        if part != "__init__":
            found = getattr(found, part)
    return found


def _imports(module: str, tree: ast.Module) -> set[str]:
    """The modules of the checker that this one imports at run time, which is in the first column."""
    parents = module.split(".")[:-1]
    found = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*parents[: len(parents) - node.level + 1], *(node.module.split(".") if node.module else [])]
            found.add(".".join(base))
            found |= {".".join([*base, alias.name]) for alias in node.names}
    return found


def _compiled(text: str) -> CodeType:
    return compile(text, "<checker>", "exec", dont_inherit=True)


def killer(programs: Programs, suite: Suite, name: str, mutant: Mutant, seconds: float) -> str | None:
    """What a mutant gets wrong first, in so many seconds of this process; None for a survivor."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hang

    module, _, write = mutant
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return suite.killer(programs.mutant(name, module, write()), module)
    except Exception as error:  # noqa: BLE001 - a mutant may fail in any way, and that kills it
        return type(error).__name__
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        for key in [key for key in sys.modules if key.split(".")[0] == name]:
            del sys.modules[key]


def survivors(suite: Suite, mutants: Iterable[Mutant], seconds: float) -> Iterator[str]:
    """The names of the mutants that nothing kills."""
    programs = Programs()
    for number, mutant in enumerate(mutants):
        if killer(programs, suite, f"mutant_{number}", mutant, seconds) is None:
            yield mutant[1]


def run(suite: Suite, modules: Sequence[str], explanations: Mapping[str, Sequence[str]], seconds: float) -> int:
    """A whole run over these modules: prints survivors and the score; 1 if one is unexplained or an entry is stale."""
    programs = Programs()
    for module in modules:
        if fault := suite.killer(programs.base, module):
            print(f"the checker itself fails: {module}: {fault}")
            return 1
    mutants, found = list(every_mutant(modules)), []
    for what in survivors(suite, mutants, seconds):
        found.append(what)
        print(f"{'explained' if explanation(what) else 'SURVIVES'}: {what}", flush=True)
    listed = [what for entries in explanations.values() for what in entries if what.split(":")[0] in modules]
    return report(found, len(mutants), [what for what in listed if what not in found])


def report(found: Sequence[str], total: int, stale: Sequence[str]) -> int:
    """Print the score; 1 if a survivor is unexplained or an explanation has no survivor."""
    reasons = Counter(explanation(what) for what in found)
    unexplained = reasons.pop("", 0)
    explained = sum(reasons.values())
    print(f"mutants {total}, killed {total - len(found)}, explained {explained}, unexplained {unexplained}")
    for reason, count in reasons.most_common():
        print(f"  {count}: {reason}")
    for what in stale:
        print(f"STALE, it does not survive: {what}")
    return 1 if unexplained or stale else 0
