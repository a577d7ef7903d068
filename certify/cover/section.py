"""The plan of a cover of a section m_1 = c of the moments: what the search proposes. Integers only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from certify.cover.plan import BoxPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPlan(BoxPlan):
    """c lies between the first ends of C_*, which are those of every box; certify/FORMAT/barrier.md has the cells."""

    def as_mapping(self) -> dict[str, Any]:
        """The plan in the form of the evidence."""
        return self.listed("star_vector") | {"tree": [list(cell) for cell in self.tree]}
