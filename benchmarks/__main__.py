"""`python -m benchmarks [bessel|coupling ...]` prints every figure with its target.

Exit codes: 0 every target is met, 1 one is missed, 2 there is no such group.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys

import benchmarks


def main(arguments: list[str]) -> int:
    """Run the named groups, or all modules of this package that have `rows`."""
    modules = [info.name for info in pkgutil.iter_modules(benchmarks.__path__)]
    found = sorted(name for name in modules if name not in ("measure", "whole_line", "__main__"))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed, as ratios with their targets.")
    parser.add_argument("groups", nargs="*", metavar="group", help=f"{', '.join(found)}; default: all")
    groups = parser.parse_args(arguments).groups or found
    if unknown := sorted(set(groups) - set(found)):
        parser.error(f"no group {', '.join(unknown)}; there are {', '.join(found)}")
    missed = 0
    print(f"{'figure':<66} {'ratio':>10}  {'target':>8}")
    for name in groups:
        for row in importlib.import_module(f"benchmarks.{name}").rows():
            print(row.line(), flush=True)
            missed += row.verdict() == "MISS"
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
