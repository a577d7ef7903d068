"""The table of bounds of Bessel ratios from the literature: what was decided of each, as a document of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from certify.core.files import check_writable, write_whole
from reports.escape import Tex, escape
from reports.render import environment
from reports.statement_text import number, statement

_NUMBER: Final = r"-?\d+(?:/\d+|\.\d+)?"
_RANGE: Final = re.compile(rf"({_NUMBER})(?:\.\.({_NUMBER}|inf))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound. statement, nu, x: as it was decided; published: the range of nu in the work, empty if not said here.

    source: the index of its work. outside: a point beyond the range of nu at which it fails, if the range is not
    everything; undefined: whether it has no meaning there. size: of its certificate, in bytes.
    """

    name: str
    source: int
    statement: str
    nu: str
    x: str
    published: str
    outcome: str
    checked_by: str
    size: int
    outside: tuple[Fraction, Fraction] | None = None
    undefined: bool = False

    @property
    def title(self) -> Tex:
        """Its name."""
        return Tex(escape(self.name).replace(r"r\_nu", r"$r_\nu$").replace(" nu", r" $\nu$"))

    @property
    def formula(self) -> Tex:
        """The statement."""
        return statement(self.statement)

    @property
    def orders(self) -> Tex:
        """The range of nu for which it is decided."""
        return interval(r"\nu", self.nu)

    @property
    def arguments(self) -> Tex:
        """The range of x, or nothing if it is that of all."""
        return Tex("") if self.x == "0..inf" else interval("x", self.x)

    @property
    def claimed(self) -> Tex:
        """The range of nu in the work."""
        return interval(r"\nu", self.published) if self.published else Tex("")

    @property
    def enlarged(self) -> bool:
        """Whether the range of nu is larger here than in the work."""
        return bool(self.published) and self.published != self.nu

    @property
    def failure(self) -> Tex:
        """A point outside its range of nu at which it fails."""
        if self.outside is None:
            return Tex("")
        nu, x = self.outside
        return Tex(rf"$\nu={number(nu)}$, $x={number(x)}$")


def interval(name: str, text: str) -> Tex:
    r"""`-1/2..inf` as \nu\ge-1/2; -1 never belongs to a range of orders, nor 0 to one of arguments."""
    match = _RANGE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text}: no range")
    low = Fraction(match[1])
    if match[2] is None:
        return Tex(f"{name}={number(low)}")
    sign = (">", "<") if low == (-1 if name == r"\nu" else 0) else (r"\ge ", r"\le ")
    if match[2] == "inf":
        return Tex(f"{name}{sign[0]}{number(low)}")
    return Tex(rf"{number(low)}{sign[1]}{name}\le {number(Fraction(match[2]))}")


def document(bounds: Sequence[Bound], works: Sequence[str], version: str) -> str:
    """The whole LaTeX document."""
    text: str = environment().get_template("literature.tex.j2").render(bounds=bounds, works=works, version=version)
    return text


def write(bounds: Sequence[Bound], works: Sequence[str], version: str, *, tex: Path | None, pdf: Path | None) -> None:
    """LaTeX to `tex`, the compiled document to `pdf`; each whole, and none if one cannot be made."""
    source = document(bounds, works, version)
    files: dict[Path, str | bytes] = {} if tex is None else {tex: source}
    if pdf is not None:
        from reports.latex import compile_pdf

        files[pdf] = compile_pdf(source)
    for path in files:
        check_writable("--tex, --pdf", str(path))
    for path, content in files.items():
        write_whole(path, content)
