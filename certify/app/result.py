"""The result of a question in Python: claims, what they prove as typed fields, a table, a certificate."""

from __future__ import annotations

import html
import os
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Any

from certify.app.checked import Checked, check_claims
from certify.app.density import Density
from certify.app.inputs import UserNumber
from certify.app.rows import minimisers_of, table_of
from certify.app.sentences import statement
from certify.app.summary import summary
from certify.app.table import Table
from certify.core.certificate import document, text
from certify.core.claim import WEAKER, Claim, Enclosure, worst_exit_code
from certify.core.errors import Undecided
from certify.core.files import check_writable, write_whole
from certify.core.names import meant


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """The claims of one question, in order. `print(result)` shows what the command line prints, checked.

    The quantities at a single place are fields: `result.critical_coupling` is the Enclosure of K_c that is proved. They
    raise KeyError where nothing was asked about the quantity, ValueError where several places were (`table()` has them
    all), and Undecided, with the reason, where nothing is proved. They are about all densities: what is proved among
    zonal ones only has a label of its own, `result.enclosure("critical-coupling-axisymmetric")`, which the error names.
    """

    claims: tuple[Claim, ...]

    @property
    def exit_code(self) -> int:
        """0 all proved, 1 something refuted, 3 something inconclusive."""
        return worst_exit_code(self.claims)

    def claim(self, label: str, d: int | None = None) -> Claim:
        """The first claim with this label (and dimension); KeyError, which names those that are there, if none has."""
        for claim in self.claims:
            if claim.label == label and d in (None, claim.d):
                return claim
        there = tuple(dict.fromkeys(claim.label for claim in self.claims))
        what = f" with d={d}" if label in there else meant(label, there)
        raise KeyError(f"{label}: no such claim here{what}; there are {', '.join(there) or 'none'}")

    def enclosure(self, label: str) -> Enclosure:
        """The enclosure of the only claim with this label. Raises as the fields do."""
        claim = self._only(label)
        if claim.enclosure is None:
            raise KeyError(f"{label}: it says nothing of a number")
        return claim.enclosure

    def _only(self, label: str) -> Claim:
        found = [claim for claim in self.claims if claim.label == label]
        if not found and any(claim.label == f"{label}{WEAKER}" for claim in self.claims):
            weaker = f"{label}{WEAKER}"
            raise KeyError(
                f"{label}: it is not known of all densities, but of zonal ones: {weaker} is the label, for "
                "`claim` and `enclosure`, and table() has it"
            )
        if not found:
            raise KeyError(f'{label}: no claim about it here; claims="{label}" asks for it')
        if len(found) > 1:
            raise ValueError(f"{label}: {len(found)} claims, at different places; table() and `claims` have them all")
        if found[0].outcome != "proved":
            raise Undecided(f"{label}: {found[0].outcome}: {found[0].reason}")
        return found[0]

    @property
    def beta_star(self) -> Enclosure:
        """beta_*, the threshold of (1.8)."""
        return self.enclosure("beta-star")

    @property
    def linear_threshold(self) -> Enclosure:
        """K_# (1.7), where the uniform density stops being linearly stable; its range on an interval."""
        return self.enclosure("linear-threshold")

    @property
    def critical_coupling(self) -> Enclosure:
        """K_c (1.6), the largest K at which the uniform density minimises F_K; its range on an interval."""
        return self.enclosure("critical-coupling")

    @property
    def critical_coupling_derivative(self) -> Enclosure:
        """K_c', with respect to beta. KeyError where it was not proved together with K_c."""
        return Enclosure(**self._only("critical-coupling").details["derivative"])

    @property
    def order_parameter(self) -> Enclosure:
        """m_1, the first moment along its axis of the minimiser at K_c that is not uniform.

        Of another kernel the moment m_l of the degree l that orders: `claim("order-parameter").details["degree"]`.
        """
        return self.enclosure("order-parameter")

    @property
    def latent_heat(self) -> Enclosure:
        """The jump of the energy E at K_c; that of the entropy is K_c times as much."""
        return self.enclosure("latent-heat")

    @property
    def density(self) -> Density:
        """The density and the moments of the minimiser at K_c that is not uniform, as `minimiser-profile` has them."""
        return Density.of(self._only("minimiser-profile"))

    @property
    def free_energy_barrier(self) -> Enclosure:
        """How high above both minimisers at K_c every path between them has to go in the free energy, at its least."""
        return self.enclosure("free-energy-barrier")

    @property
    def metastable_end(self) -> Enclosure:
        """Bounds of K_s, from which on F_K has a local minimiser that is not uniform; the lower one is K_c/2."""
        return self.enclosure("metastable-end")

    @property
    def branch_fold(self) -> Enclosure:
        """K_f, the least K on the branch of critical densities from the uniform one to the other minimiser at K_c."""
        return self.enclosure("branch-fold")

    @property
    def fold(self) -> Enclosure:
        """K_fold, the least K at which an axisymmetric critical density is not uniform; of other kernels too."""
        return self.enclosure("fold")

    @property
    def minimisers(self) -> int:
        """How many global minimisers there are at K_c, up to rotation.

        2, as `two-minimisers` proves, or 1, the uniform density, as `regime`, `criterion` and `continuity` do.
        """
        labels = ("two-minimisers", "criterion", "continuity", "regime", "critical-coupling")
        found = [claim for claim in self.claims if claim.label in labels]
        if len(places := {claim.place for claim in found}) > 1:
            raise ValueError(f"minimisers: {len(places)} places; table() has them all")
        count = minimisers_of(claim for claim in found if claim.outcome == "proved")
        if count is None:
            self._only("two-minimisers")  # raises: it is open, or nobody asked
        return count or 2

    def table(self) -> Table:
        """A row for each dimension and region of beta, with both ends of each quantity; also for pandas, and as CSV."""
        return table_of(self.claims)

    def plot(self, beta: tuple[UserNumber, UserNumber] | None = None) -> Any:
        """What is proved of K_c and m_1, as a matplotlib.figure.Figure: in one dimension over beta, or over a family.

        beta: the two ends of the axis, if not all is wanted.

        Kernels with one parameter are a family, as kernels on the degrees 1 and 2 are by kappa_2/kappa_1; one kernel is
        drawn over d. Raises BadInput where there is nothing of the kind, or where K_c
        is known in several dimensions: `certify.curve(d, result)` takes one of them.
        """
        from certify.app.curve import figure_of  # matplotlib takes a second

        return figure_of(self, beta=beta)

    def check(self, work: Fraction | int | None = None) -> Checked:
        """What the exact checker says of each claim, in `work` estimated seconds each (None: by its size)."""
        return check_claims(self.claims, work=work)

    def document(self) -> dict[str, Any]:
        """The certificate as a JSON-ready dict (certify/FORMAT/README.md)."""
        return document(self.claims)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the certificate, whole or not at all, as `--json` does. BadInput where it cannot be written."""
        target = check_writable("save", os.fspath(path))
        write_whole(target, text(self.document()))
        return target

    def __str__(self) -> str:
        return "\n".join(line for group in self._groups() for line in summary(check_claims(group)))

    def _groups(self) -> Iterator[tuple[Claim, ...]]:
        for _, group in groupby(self.claims, key=lambda claim: (claim.d, claim.subject)):
            yield tuple(group)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        counts = {name: sum(c.outcome == name for c in self.claims) for name in ("proved", "refuted", "inconclusive")}
        said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        places = list(dict.fromkeys(group[0].place.split(" beta=")[0] for group in self._groups()))
        where = f"{places[0]}..{places[-1]}" if len(places) > 1 else "".join(places)
        return f"<{type(self).__name__} {where}: {said or 'no claim'}>"

    def _repr_html_(self) -> str:
        rows = [
            f"<tr><td>{html.escape(claim.label)}</td><td>{html.escape(claim.place)}</td>"
            f"<td>{html.escape(statement(claim))}</td><td>{claim.outcome}</td>"
            f"<td>{html.escape(', '.join(claim.trust) or 'no cited fact')}</td></tr>"
            for claim in self.claims
        ]
        head = "".join(f"<th>{name}</th>" for name in ("claim", "where", "what", "outcome", "rests on"))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
