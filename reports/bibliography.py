"""The literature that an appendix cites, and which of it each trust label stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reports.escape import Tex


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference. `key`: citation key; `kind`: BibTeX entry type; `fields`: BibTeX fields, in TeX, in order."""

    key: str
    kind: str
    authors: Tex
    title: Tex
    source: Tex
    fields: tuple[tuple[str, Tex], ...]
    doi: str = ""
    url: str = ""

    @property
    def link(self) -> Tex:
        """Where to find it."""
        return Tex(f"https://doi.org/{self.doi}" if self.doi else self.url)

    @property
    def shown(self) -> Tex:
        """The link as it is printed."""
        return Tex(f"doi:{self.doi}" if self.doi else self.url)


@dataclass(frozen=True, slots=True)
class Fact:
    """A cited fact on which claims may rest: a row of kind `cited` of the ledger, with where it is proved."""

    label: str
    name: Tex
    statement: Tex
    keys: tuple[str, ...]


def _article(
    key: str, authors: str, title: str, journal: str, volume: str, year: str, pages: str, doi: str, number: str = ""
) -> Entry:
    issue = f", no.~{number}" if number else ""
    fields = [("journal", journal), ("volume", volume), ("number", number), ("year", year), ("pages", pages)]
    return Entry(
        key,
        "article",
        Tex(authors),
        Tex(title),
        Tex(rf"{journal} \textbf{{{volume}}} ({year}){issue}, {pages}"),
        tuple((name, Tex(value)) for name, value in fields if value),
        doi=doi,
    )


def _book(key: str, authors: str, title: str, publisher: str, year: str, series: str, volume: str, doi: str) -> Entry:
    fields = (("series", series), ("volume", volume), ("publisher", publisher), ("year", year))
    return Entry(
        key,
        "book",
        Tex(authors),
        Tex(title),
        Tex(f"{series} {volume}".rstrip() + f", {publisher}, {year}"),
        tuple((name, Tex(value)) for name, value in fields if value),
        doi=doi,
    )


_ENTRIES: Final = (
    Entry(
        "MunRosenzweig2026",
        "misc",
        Tex("K. Mun and M. Rosenzweig"),
        Tex("Phase transitions for the noisy transformer model in arbitrary dimension"),
        Tex("preprint, 2026, arXiv:2606.05140"),
        (("eprint", Tex("2606.05140")), ("archiveprefix", Tex("arXiv")), ("year", Tex("2026"))),
        url="https://arxiv.org/abs/2606.05140",
    ),
    _article(
        "Beckner1993",
        "W. Beckner",
        "Sharp {S}obolev inequalities on the sphere and the {M}oser--{T}rudinger inequality",
        "Ann. of Math. (2)",
        "138",
        "1993",
        "213--242",
        "10.2307/2946638",
        "1",
    ),
    _article(
        "CarlenLoss1992",
        "E. A. Carlen and M. Loss",
        "Competing symmetries, the logarithmic {HLS} inequality and {O}nofri's inequality on $S^n$",
        "Geom. Funct. Anal.",
        "2",
        "1992",
        "90--104",
        "10.1007/BF01895706",
        "1",
    ),
    _article(
        "LebedevMilin1965",
        "N. A. Lebedev and I. M. Milin",
        "An inequality",
        "Vestnik Leningrad. Univ.",
        "20",
        "1965",
        "157--158",
        "",
        "19",
    ),
    _book(
        "AtkinsonHan2012",
        "K. Atkinson and W. Han",
        "Spherical Harmonics and Approximations on the Unit Sphere: An Introduction",
        "Springer",
        "2012",
        "Lecture Notes in Mathematics",
        "2044",
        "10.1007/978-3-642-25983-8",
    ),
    _article(
        "DonskerVaradhan1975",
        "M. D. Donsker and S. R. S. Varadhan",
        "Asymptotic evaluation of certain {M}arkov process expectations for large time, {I}",
        "Comm. Pure Appl. Math.",
        "28",
        "1975",
        "1--47",
        "10.1002/cpa.3160280102",
        "1",
    ),
    _article(
        "FatkullinSlastikov2005",
        "I. Fatkullin and V. Slastikov",
        "Critical points of the {O}nsager functional on a sphere",
        "Nonlinearity",
        "18",
        "2005",
        "2565--2580",
        "10.1088/0951-7715/18/6/008",
        "6",
    ),
    _article(
        "LiuZhangZhang2005",
        "H. Liu, H. Zhang and P. Zhang",
        "Axial symmetry and classification of stationary solutions of {D}oi--{O}nsager equation on the sphere with "
        "{M}aier--{S}aupe potential",
        "Commun. Math. Sci.",
        "3",
        "2005",
        "201--218",
        "10.4310/CMS.2005.v3.n2.a7",
        "2",
    ),
    _article(
        "Johansson2017",
        "F. Johansson",
        "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic",
        "IEEE Trans. Comput.",
        "66",
        "2017",
        "1281--1292",
        "10.1109/TC.2017.2690633",
        "8",
    ),
    _book(
        "BertotCasteran2004",
        r"Y. Bertot and P. Cast\'eran",
        "Interactive Theorem Proving and Program Development. Coq'Art: The Calculus of Inductive Constructions",
        "Springer",
        "2004",
        "Texts in Theoretical Computer Science",
        "",
        "10.1007/978-3-662-07964-5",
    ),
)
ENTRIES: Final = {entry.key: entry for entry in _ENTRIES}
PAPER: Final = "MunRosenzweig2026"
ARB: Final = "Johansson2017"
COQ: Final = "BertotCasteran2004"

_FACTS: Final = (
    Fact(
        "beckner-onofri",
        Tex("The Beckner--Onofri inequality"),
        Tex(
            r"$\log\int e^\varphi\,d\sigma\le\int\varphi\,d\sigma+\frac12\sum_{l\ge1}A_l\,\|\mathsf P_l\varphi\|_2^2$ "
            r"for every finite sum $\varphi$ of spherical harmonics, $\mathsf P_l$ being the projection on degree $l$."
        ),
        ("Beckner1993", "CarlenLoss1992", "LebedevMilin1965"),
    ),
    Fact(
        "beckner-onofri-equality",
        Tex("Equality in the Beckner--Onofri inequality"),
        Tex(
            r"In the dual form $H(\rho\sigma\,|\,\sigma)\ge\frac12\sum_{l\ge1}A_l^{-1}\,\|\mathsf P_l\rho\|_2^2$ (3.3) "
            r"equality holds if and only if $\rho$ is one of the $\rho_a(x)=\bigl((1-|a|^2)/|x-a|^2\bigr)^{d-1}$, "
            r"$|a|<1$."
        ),
        ("Beckner1993", "CarlenLoss1992"),
    ),
    Fact(
        "entropy-lower-semicontinuity",
        Tex("Lower semicontinuity of the entropy"),
        Tex(r"$\mu\mapsto H(\mu|\sigma)$ is lower semicontinuous under weak convergence."),
        ("DonskerVaradhan1975",),
    ),
    Fact(
        "maier-saupe-axisymmetry",
        Tex("Axial symmetry of the critical points of Maier and Saupe's model"),
        Tex(r"For $d=3$ and $W=\kappa P_2$, $\kappa>0$, every critical point of $\mathcal F_K$ is axisymmetric."),
        ("FatkullinSlastikov2005", "LiuZhangZhang2005"),
    ),
    Fact(
        "spherical-harmonics",
        Tex("Completeness of the spherical harmonics"),
        Tex(r"The spaces $\mathcal H_l$ are mutually orthogonal, and their sum is dense in $L^2(S^{d-1})$."),
        ("AtkinsonHan2012",),
    ),
)
FACTS: Final = {fact.label: fact for fact in _FACTS}
