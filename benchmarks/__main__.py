"""`python -m benchmarks [bessel|coupling ...]` prints every figure with its target; exit code 1 if one is missed."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks


def main(names: list[str]) -> int:
    """Run the named groups, or all modules of this package that have `rows`."""
    modules = [info.name for info in pkgutil.iter_modules(benchmarks.__path__)]
    found = [name for name in modules if name not in ("measure", "__main__")]
    missed = 0
    print(f"{'figure':<66} {'ratio':>10}  {'target':>8}")
    for name in names or sorted(found):
        for row in importlib.import_module(f"benchmarks.{name}").rows():
            print(row.line(), flush=True)
            missed += row.verdict() == "MISS"
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
