"""What a function rests on: the definitions that it can reach by name, followed from module to module in the source.

A name stands for whatever it may mean: an attribute of an imported module, an import inside a function, a class with
all its methods, a type in an annotation. So the answer can be too large, and `test_trusted_core` holds it against what
runs.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Symbol(NamedTuple):
    """A name at the top level of a module; the empty name is the module's loose statements."""

    module: str
    name: str


class Module:
    """The top level of a source file: its definitions, and what its imports bind, in functions too."""

    def __init__(self, name: str, path: Path) -> None:
        self.path, self.text = path, path.read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)
        self.package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        self.definitions: dict[str, list[ast.stmt]] = defaultdict(list)
        for statement in self.tree.body:
            for defined in _defined(statement):
                self.definitions[defined].append(statement)
        self.bindings = {bound: target for node in ast.walk(self.tree) for bound, target in self._bound(node)}

    def _bound(self, node: ast.AST) -> Iterator[tuple[str, Symbol]]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0], Symbol(alias.name, "")
        elif isinstance(node, ast.ImportFrom):
            parents = self.package.split(".")
            base = ".".join(parents[: len(parents) - node.level + 1]) if node.level else ""
            source = ".".join(part for part in (base, node.module) if part)
            for alias in node.names:
                yield alias.asname or alias.name, Symbol(source, alias.name)


def _defined(statement: ast.stmt) -> list[str]:
    """The names that a statement of the top level defines; the empty name where it only does something."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return [statement.name]
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
    silent = isinstance(statement, ast.Import | ast.ImportFrom) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )
    return [] if silent else [""]


class Tree:
    """The modules below a folder, read when they are asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cache  # noqa: B019 - a tree lives as long as the program that draws the map
    def module(self, name: str) -> Module | None:
        """The module of that name; None for one that is not ours."""
        place = self.root.joinpath(*name.split("."))
        for path in (place.with_suffix(".py"), place / "__init__.py"):
            if path.is_file():
                return Module(name, path)
        return None

    @cache  # noqa: B019 - as above
    def below(self, folder: str) -> list[str]:
        """The modules of a package, or the one module of that name."""
        place = self.root.joinpath(*folder.split("."))
        paths = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
        names = [".".join(path.relative_to(self.root).with_suffix("").parts) for path in paths]
        return [name.removesuffix(".__init__") for name in names]

    def where(self, folder: str, names: Iterable[str]) -> list[Symbol]:
        """The one definition of each name in a package. LookupError: there is none, or more than one."""
        found = []
        for name in names:
            modules = [module for module in self.below(folder) if name in self._module(module).definitions]
            if len(modules) != 1:
                raise LookupError(f"{name}: defined {len(modules)} times in {folder}, once is wanted")
            found.append(Symbol(modules[0], name))
        return found

    def everything(self, folder: str) -> list[Symbol]:
        """Every definition of a package."""
        return [Symbol(module, name) for module in self.below(folder) for name in self._module(module).definitions]

    def reached(self, start: Iterable[Symbol], stop: Iterable[Symbol] = ()) -> dict[str, set[int]]:
        """The lines of the definitions that `start` can reach without passing through `stop`, module by module."""
        lines: dict[str, set[int]] = defaultdict(set)
        seen, queue = set(stop), list(start)
        while queue:
            symbol = queue.pop()
            if symbol in seen:
                continue
            seen.add(symbol)
            module = self.module(symbol.module)
            if module is None:
                continue
            queue.append(Symbol(symbol.module, ""))
            for statement in module.definitions.get(symbol.name, ()):
                lines[symbol.module] |= set(range(_first_line(statement), (statement.end_lineno or 0) + 1))
                queue.extend(self._used(symbol.module, statement))
            if symbol.name in module.bindings and symbol.name not in module.definitions:
                queue.append(self._target(module.bindings[symbol.name]))
        return dict(lines)

    def _module(self, name: str) -> Module:
        module = self.module(name)
        if module is None:
            raise LookupError(f"{name}: no such module")
        return module

    def _target(self, symbol: Symbol) -> Symbol:
        """A symbol that names a module is that module."""
        whole = f"{symbol.module}.{symbol.name}"
        return Symbol(whole, "") if symbol.name and self.module(whole) else symbol

    @cache  # noqa: B019 - as above: each part of the map asks for most of them again
    def _used(self, name: str, statement: ast.stmt) -> tuple[Symbol, ...]:
        return tuple(dict.fromkeys(self._names(name, statement)))

    def _names(self, name: str, statement: ast.stmt) -> Iterator[Symbol]:
        module = self._module(name)
        for node in ast.walk(statement):
            if isinstance(node, ast.Name):
                if node.id in module.definitions:
                    yield Symbol(name, node.id)
                if node.id in module.bindings:
                    yield self._target(module.bindings[node.id])
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                bound = module.bindings.get(node.value.id)
                if bound is not None and not self._target(bound).name:
                    yield self._target(Symbol(self._target(bound).module, node.attr))


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])
