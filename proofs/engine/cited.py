"""The results taken from the literature: what exactly is used, in the normalisation of this project, and from where.

Each is a row of kind `cited` in the ledger; a test keeps the two in agreement. Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited fact; statement and remark have marked mathematics (`proofs.engine.marked`).

    reference: with DOI; remark: how the fact is used and what would replace it.
    """

    label: str
    statement: str
    reference: str
    remark: str


_ROWS: Final = (
    Citation(
        "beckner-onofri",
        r"$\log\int e^\varphi\,d\sigma\le\int\varphi\,d\sigma+\frac12\sum_{l\ge1}A_l\|\mathsf P_l\varphi\|^2$ for "
        r"every finite sum $\varphi$ of spherical harmonics, $A_l=\frac{\Gamma(d-1+l)}{\Gamma(d)\Gamma(l)}$.",
        "W. Beckner, Sharp Sobolev inequalities on the sphere and the Moser-Trudinger inequality, Annals of "
        "Mathematics 138 (1993) 213-242, doi:10.2307/2946638; E. A. Carlen and M. Loss, Competing symmetries, the "
        "logarithmic HLS inequality and Onofri's inequality on S^n, Geometric and Functional Analysis 2 (1992) "
        "90-104, doi:10.1007/BF01895706; d = 2: N. A. Lebedev and I. M. Milin, An inequality, Vestnik Leningrad. "
        "Univ. 20 (1965) no. 19, 157-158",
        r"The constant $\frac1{2n}\frac{\Gamma(n+l)}{\Gamma(n)\Gamma(l)}$, $n=d-1$, of the source is $A_l/2$: row "
        "[eq:3.2]. The dual form (3.3) is derived from it in [prop:dual-beckner].",
    ),
    Citation(
        "beckner-onofri-equality",
        r"Equality in $H(\rho|1)\ge\frac12\sum_l\|\mathsf P_l\rho\|^2/A_l$ holds only for "
        r"$\rho_a=\big((1-|a|^2)/|x-a|^2\big)^{d-1}$, $|a|<1$.",
        "E. A. Carlen and M. Loss, Competing symmetries, the logarithmic HLS inequality and Onofri's inequality on "
        "S^n, Geometric and Functional Analysis 2 (1992) 90-104, doi:10.1007/BF01895706; W. Beckner, Sharp Sobolev "
        "inequalities on the sphere and the Moser-Trudinger inequality, Annals of Mathematics 138 (1993) 213-242, "
        "doi:10.2307/2946638",
        r"That the $\rho_a$ do attain equality is derived, row [supp:equality-family].",
    ),
    Citation(
        "spherical-harmonics",
        r"The spaces $\mathcal H_l$ of spherical harmonics are mutually orthogonal and complete in $L^2(S^{d-1})$.",
        "K. Atkinson and W. Han, Spherical Harmonics and Approximations on the Unit Sphere: An Introduction, "
        "Lecture Notes in Mathematics 2044, Springer, 2012, Chapter 2, doi:10.1007/978-3-642-25983-8",
        "Dimension, addition theorem, zonal polynomials and the Funk-Hecke formula are derived and do not use it.",
    ),
    Citation(
        "maier-saupe-axisymmetry",
        r"For $d=3$ and $W=\kappa P_2$, $\kappa>0$, every critical point of $\mathcal F_K$ is axisymmetric.",
        "I. Fatkullin and V. Slastikov, Critical points of the Onsager functional on a sphere, Nonlinearity 18 (2005) "
        "2565-2580, doi:10.1088/0951-7715/18/6/008; H. Liu, H. Zhang and P. Zhang, Axial symmetry and classification "
        "of stationary solutions of Doi-Onsager equation on the sphere with Maier-Saupe potential, Communications in "
        "Mathematical Sciences 3 (2005) 201-218, doi:10.4310/CMS.2005.v3.n2.a7",
        r"Of minimisers it is derived, in every dimension: [kernels:quadratic]. It is used for all critical points.",
    ),
    Citation(
        "entropy-lower-semicontinuity",
        r"$\mu\mapsto H(\mu|\sigma)$ is lower semicontinuous for weak convergence of probability measures.",
        "M. D. Donsker and S. R. S. Varadhan, Asymptotic evaluation of certain Markov process expectations for "
        "large time, I, Communications on Pure and Applied Mathematics 28 (1975) 1-47, doi:10.1002/cpa.3160280102",
        "It gives minimisers (Lemma 2.2) and the limit in the definition of a continuous transition.",
    ),
)

CITED: Final[dict[str, Citation]] = {row.label: row for row in _ROWS}
