"""`python -m tests.mutation [d ...]`: every mutant of every kind of claim, and the kill score.

Exit codes: 0 none survives, 1 one survives, 2 bad input.
"""

from __future__ import annotations

import argparse
import sys

from tests.mutation.harness import kinds, run


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Forged certificates, all rejected.")
    parser.add_argument("dimensions", nargs="*", type=int, metavar="d", help="a dimension >= 2; default: 2 3 5 8")
    dimensions = parser.parse_args(arguments).dimensions or [2, 3, 5, 8]
    if min(dimensions) < 2:
        parser.error("a dimension is at least 2")
    score = run((f"d={d} {name}", claim) for d in dimensions for name, claim in kinds(d).items())
    print(score)
    return 1 if score.survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
