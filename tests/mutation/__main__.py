"""`python -m tests.mutation [d ...]`: every mutant of every kind of claim, the kill score, exit 1 on a survivor."""

from __future__ import annotations

import sys

from tests.mutation.harness import kinds, run


def main() -> int:
    dimensions = [int(d) for d in sys.argv[1:]] or [2, 3, 5, 8]
    score = run((f"d={d} {name}", claim) for d in dimensions for name, claim in kinds(d).items())
    print(score)
    return 1 if score.survivors else 0


if __name__ == "__main__":
    sys.exit(main())
