"""Formulas as MathML, which browsers set by themselves: the pages are read without a network, and without scripts."""

from __future__ import annotations

import re
from typing import Any, Final

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.util import logging

_LOG = logging.getLogger(__name__)
_UPRIGHT: Final = re.compile(r"<mi>(&#x003(?:9[0-9A-F]|A[0-9]);)</mi>")
"""Capital Greek letters, which TeX does not slant."""
_NAMED: Final = r"\\(?:log|exp|sin|cos|tan|sinh|cosh|tanh|min|max|sup|inf|lim|dim)(?![A-Za-z])"


def spaced(tex: str) -> str:
    r"""A formula with the thin spaces that TeX puts around the name of a function, and the converter does not."""
    tex = re.sub(rf"(?<=[\w}})|!'])\s*(?={_NAMED})", r"\\, ", tex)
    return re.sub(rf"({_NAMED})\s*(?=[A-Za-z0-9|]|\\[A-Za-z](?!eft|ig))", r"\1\\, ", tex)


def _formula(tex: str, node: nodes.Element, display: str) -> str:
    """The MathML of a formula; TeX that cannot be read is a warning, and so fails the build."""
    try:
        return _UPRIGHT.sub(r'<mi mathvariant="normal">\1</mi>', convert(spaced(tex), display=display))
    except Exception as error:  # noqa: BLE001  whatever the library raises, the formula is at fault
        _LOG.warning("formula %r cannot be read: %s", tex[:60], error, location=node)
        return nodes.unescape(tex)


def _inline(self: Any, node: nodes.math) -> None:
    self.body.append(_formula(node.astext(), node, "inline"))
    raise nodes.SkipNode


def _display(self: Any, node: nodes.math_block) -> None:
    self.body.append(f"<p>{_formula(node.astext(), node, 'block')}</p>")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_html_math_renderer("mathml", (_inline, None), (_display, None))
    app.config.html_math_renderer_name = "mathml"
    return {"parallel_read_safe": True, "parallel_write_safe": True}
