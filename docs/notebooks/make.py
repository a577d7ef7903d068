"""The example notebooks, executed: `python docs/notebooks/make.py` writes author.ipynb and analyst.ipynb beside it.

Needs nbclient, nbformat and ipykernel. tests/docs/test_notebooks.py runs their cells without these.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

import nbformat as _nbformat
from nbclient import NotebookClient

nbformat: Any = _nbformat  # typed in part only
HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent.parent
Cells = tuple[tuple[str, str], ...]
"""Pairs of a text and the code that follows it."""

AUTHOR: Final[Cells] = (
    (
        "# The paper's numbers, certified\n\nFor the paper's authors: thresholds, $K_c$, and what is said of them.",
        'import certify\n\nresult = certify.certify(d=3, beta="2.5", digits=12)\nresult',
    ),
    ("In numbers:", "result.table()"),
    (r"Beyond $\beta_*$ the critical coupling,", "result.critical_coupling"),
    (
        "its derivative, the first moment of the other minimiser, and how many minimisers there are:",
        "result.critical_coupling_derivative, result.order_parameter, result.minimisers",
    ),
    ("The exact checker decides each claim again, from the certificate alone:", "set(result.check().words)"),
    (r"$\beta_*$ in several dimensions:", 'certify.certify(d=range(2, 8), digits=30, claims="beta-star").table()'),
    ("(1.17) as a theorem, with its remainder:", 'print(certify.certify(d=3, claims="landau-expansion"))'),
)
ANALYST: Final[Cells] = (
    (
        "# Tables, curves and other kernels\n\nFor people who study phase transitions of McKean-Vlasov equations.",
        "import tempfile\n\nimport numpy as np\n\nimport certify",
    ),
    (
        "A grid: one certificate a point, and a table of both ends of each quantity.",
        'grid = certify.sweep(tempfile.mkdtemp(), d=3, ratio=["1.1", "1.5", 2], digits=8, workers=1)\n'
        "rows = grid.table().rows()\n"
        '[row["outcome"] for row in rows]',
    ),
    (
        "Doubles for further work are rounded outward:",
        'np.array([[row["beta_left"], row["K_c_lower"], row["K_c_upper"]] for row in rows])',
    ),
    (
        "$K_c$ as a function between these points, with no search:",
        'curve = certify.curve(3, list(grid.results()), digits=8)\ncurve.critical_coupling("2.4")',
    ),
    ("A band, since it is two-sided:", "curve.plot()"),
    (
        "Kuramoto's model with a second harmonic, on the circle: does the transition jump?",
        'print(certify.certify(d=2, kernel={1: 1, 2: "3/4"}, claims=("linear-threshold", "obstruction")))',
    ),
    (
        "The concentration of a von Mises-Fisher density from the mean resultant length, in dimension 100:",
        'print(certify.inverse_ratio(49, "9/10", 12))',
    ),
    (
        "An inequality between Bessel ratios, for all orders and arguments:",
        'certify.prove("r(nu,x) < x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2)))").outcome',
    ),
)


def notebook(cells: Cells) -> Any:
    """The cells, executed with the tree beside this file."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    for number, (text, code) in enumerate(cells):
        made.cells.append(nbformat.v4.new_markdown_cell(text, id=f"text-{number}"))
        made.cells.append(nbformat.v4.new_code_cell(code, id=f"code-{number}"))
    os.environ["PYTHONPATH"] = str(ROOT)
    NotebookClient(made, timeout=600).execute()
    for cell in made.cells:
        cell.metadata.pop("execution", None)  # times, which differ each time
    made.metadata.pop("language_info", None)  # a version of Python is no part of the example
    return made


def main() -> None:
    """Write both."""
    for name, cells in (("author", AUTHOR), ("analyst", ANALYST)):
        (HERE / f"{name}.ipynb").write_text(nbformat.writes(notebook(cells)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
