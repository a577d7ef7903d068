"""`python certify/checker FILE` (by its path, on a Python without any package) or `python -m certify.checker FILE`."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

if __package__:
    from . import main
else:
    here = Path(__file__).resolve().parent
    sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != here]
    spec = importlib.util.spec_from_file_location(
        "certify_checker", here / "__init__.py", submodule_search_locations=[str(here)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"the checker is incomplete: {here}")
    package = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = package
    spec.loader.exec_module(package)
    main = package.main

if __name__ == "__main__":
    sys.exit(main())
