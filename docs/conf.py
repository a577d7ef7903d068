"""Sphinx: `make docs`. Every command and every Python example on these pages is run while they are built."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import certify  # noqa: E402  the tree beside these pages is documented, not an installed version

project = "noisy-transformer-certify"
author = "The maintainers of noisy-transformer-certify"
copyright = author
version = release = certify.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "docs.extensions.mathml",
    "docs.extensions.run",
    "docs.extensions.pages",
    "docs.extensions.symbols",
]
myst_enable_extensions = ["dollarmath", "deflist", "colon_fence"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]  # pages of other rooms begin where they begin
exclude_patterns = ["_build", "extensions", "notebooks"]
autodoc_typehints = "signature"
default_role = "code"  # docstrings have names between single backticks
autodoc_member_order = "bysource"
doctest_test_doctest_blocks = ""  # examples are in directives, so that prose may show others
html_theme = "furo"
html_title = "Certified phase transitions"
html_copy_source = False
html_static_path = ["static"]
html_css_files = ["pages.css"]
