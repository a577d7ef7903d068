"""Mutants of a program: its source with one operator, constant, condition, call or pair of targets changed."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

COMPARISONS: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS: Final[dict[type[ast.operator], tuple[type[ast.operator], ...]]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
    ast.Mod: (ast.FloorDiv,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
}
SWAPS: Final[Mapping[str, str]] = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "floor_of": "ceil_of",
    "ceil_of": "floor_of",
    "require_less": "require_at_most",
    "require_at_most": "require_less",
    "ceil_div": "int.__floordiv__",
    "require_below_root": "require_above_root",
    "require_above_root": "require_below_root",
}
"""Functions that are mistaken for one another: the direction of a rounding, of an extremum, a strict inequality."""
Change = tuple[str, Callable[[Any], None]]
Variant = tuple[str, Callable[[], str]]


def changes(node: ast.AST, swaps: Mapping[str, str]) -> Iterator[Change]:  # noqa: PLR0912 - one branch for each kind of node
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
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in swaps:
        other_name = swaps[node.func.id]
        yield f"{node.func.id} -> {other_name}", _setter("func", ast.parse(other_name, mode="eval").body)


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


def variants(source: str, swaps: Mapping[str, str] | None = None) -> Iterator[Variant]:
    """(description, function that writes the mutated source), in the order of the source.

    The description is the function, the statement as Python writes it, and the change, with a number if there is the
    same one before: it names one mutant only, and neither a comment nor the layout of a line changes it, nor does the
    version of Python.
    """
    tree = ast.parse(source)
    skipped = {id(inner) for node in ast.walk(tree) for inner in _not_code(node)}
    places = _places(tree)
    nodes = [(position, node) for position, node in enumerate(ast.walk(tree)) if id(node) not in skipped]
    nodes.sort(key=lambda item: (getattr(item[1], "lineno", 0), getattr(item[1], "col_offset", 0)))
    seen: Counter[str] = Counter()
    for position, node in nodes:
        for what, change in changes(node, swaps or {}):
            name = f"{places[id(node)]} [{what}]"
            seen[name] += 1
            again = f" #{seen[name]}" if seen[name] > 1 else ""
            yield name + again, partial(_changed, tree, position, change)


def _places(tree: ast.Module) -> dict[int, str]:
    """For each node: the function or class that it is in, and the innermost statement, of a block its head only."""
    found: dict[int, str] = {}

    def visit(node: ast.AST, home: str, place: str) -> None:
        if isinstance(node, ast.stmt):
            head = _head(node)
            place = f"{home}: {head}" if home else head
        found[id(node)] = place
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            home = f"{home}.{node.name}" if home else node.name
        for child in ast.iter_child_nodes(node):
            visit(child, home, place)

    visit(tree, "", "")
    return found


def _head(statement: ast.stmt) -> str:
    """The first line of a statement."""
    alone = copy.copy(statement)
    for block in ("body", "orelse", "handlers", "finalbody", "cases"):
        if hasattr(alone, block):
            setattr(alone, block, [])
    if any(isinstance(node, ast.JoinedStr) for node in ast.walk(alone)):
        alone = _FStrings().visit(copy.deepcopy(alone))
    return ast.unparse(alone).partition("\n")[0]


class _FStrings(ast.NodeTransformer):
    """Puts each f-string between single quotes: Python 3.11 takes others where there are such quotes in it."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.Name:
        return ast.Name(f"f'{self._inner(node)}'")

    def _inner(self, node: ast.JoinedStr) -> str:
        return "".join(map(self._part, node.values))

    def _part(self, value: ast.expr) -> str:
        if isinstance(value, ast.FormattedValue):
            conversion = f"!{chr(value.conversion)}" if value.conversion >= 0 else ""
            form = f":{self._inner(value.format_spec)}" if isinstance(value.format_spec, ast.JoinedStr) else ""
            return f"{{{ast.unparse(self.visit(value.value))}{conversion}{form}}}"
        assert isinstance(value, ast.Constant)
        return repr(value.value)[1:-1].replace("{", "{{").replace("}", "}}")


def _changed(tree: ast.Module, position: int, change: Callable[[Any], None]) -> str:
    mutant = copy.deepcopy(tree)
    change(list(ast.walk(mutant))[position])
    return ast.unparse(ast.fix_missing_locations(mutant))


def _not_code(node: ast.AST) -> Iterator[ast.AST]:
    """Annotations, decorators, and `strict=True`, which is not a rule of the checker but a habit of Python."""
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg == "strict":
                yield from ast.walk(keyword)
    for field in ("annotation", "returns", "decorator_list"):
        value = getattr(node, field, None)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, ast.AST):
                yield from ast.walk(item)
