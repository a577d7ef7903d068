"""The claims of an interval: points at the nodes, K_c with K_c' and m_1 on each piece, two minimisers on each run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from certify.bounds.coupling.band import Piece
from certify.bounds.coupling.derivative import piece_derivative
from certify.core.claim import Claim, Enclosure
from certify.cover.plan import CoverPlan
from certify.solve.coupling.nodes import node_evidence
from certify.solve.coupling.point import TRUST, PointResult
from certify.solve.evidence import series_evidence

Proved = tuple[Piece, CoverPlan, Enclosure]
"""A piece, its plan, and the range of m_1."""


def interval_claims(d: int, points: Sequence[PointResult], pieces: Sequence[Proved]) -> tuple[Claim, ...]:
    """All claims of proved pieces, in order; `two-minimisers` once for each run of adjacent pieces."""
    claims = [claim for point in points for claim in point.claims]
    for piece, _, moment in pieces:
        place = (piece.left.beta, piece.right.beta)
        band = Enclosure(piece.right.coupling.lower, piece.left.coupling.upper)  # K_c decreases
        slope = piece_derivative(piece)
        details = {"derivative": {"lower": slope.lower, "upper": slope.upper}}
        pointer = {"rule": "decreasing"}
        claim = Claim("critical-coupling", d, "proved", band, beta_interval=place, evidence=pointer, trust=TRUST)
        claims.append(replace(claim, details=details))
        pointer = {"rule": "two-minimisers"}
        claims.append(Claim("order-parameter", d, "proved", moment, beta_interval=place, evidence=pointer, trust=TRUST))
    for run in _runs(pieces):
        whole = (run[0][0].left.beta, run[-1][0].right.beta)
        evidence = {"rule": "moving-cover", "pieces": [_piece_evidence(d, *proved[:2]) for proved in run]}
        claims.append(Claim("two-minimisers", d, "proved", beta_interval=whole, evidence=evidence, trust=TRUST))
    return tuple(claims)


def _runs(pieces: Sequence[Proved]) -> list[list[Proved]]:
    """Maximal lists of adjacent pieces."""
    runs: list[list[Proved]] = []
    for proved in pieces:
        if runs and runs[-1][-1][0].right.beta == proved[0].left.beta:
            runs[-1].append(proved)
        else:
            runs.append([proved])
    return runs


def _piece_evidence(d: int, piece: Piece, plan: CoverPlan) -> dict[str, object]:
    return {
        "interval": [piece.left.beta, piece.right.beta],
        **plan.as_mapping(),
        "terms": int(series_evidence(d, piece.right.beta, plan.precision)["terms"]),
        "inner": [node_evidence(piece, plan, node) for node in piece.inner],
    }
