"""The form of the evidence on an interval: FORMAT/intervals.md."""

from __future__ import annotations

import copy

from tests.checker.asked import outcome
from tests.checker.coupling.moving_samples import HIGH, LOW, Json
from tests.checker.sample_certificates import exact


def _interval_claims(certificate: Json) -> tuple[list[Json], Json, Json]:
    claims = [copy.deepcopy(claim) for claim in certificate["claims"]]
    found = [claim for claim in claims if "beta_interval" in claim]
    return claims, found[0], found[1]


def test_form(certificate: Json) -> None:
    claims, coupling, order = _interval_claims(certificate)
    cover = claims[-1]
    for claim in (coupling, cover):
        point = {key: value for key, value in claim.items() if key != "beta_interval"} | {"beta": exact(LOW)}
        assert outcome(point)[0] == 2
    wrong = coupling | {"evidence": {"rule": "two-minimisers"}}
    assert outcome(wrong)[0] == 1
    assert outcome(coupling | {"beta_interval": [coupling["beta_interval"][0], "inf"]})[0] != 0
    assert outcome(order | {"beta_interval": cover["beta_interval"]}, *claims)[0] == 1
    change: Json
    for change in (
        {"frame": [1]},
        {"star_cuts": [5, 5]},
        {"star_vectors": []},
        {"star_cuts": [1 << 60]},
        {"nodes": 71},
        {"precision": 24},
        {"interval": [exact(HIGH), exact(LOW)]},
        {"tree": [["s", -1, 0]]},
        {"tree": [["x"]]},
    ):
        edited = copy.deepcopy(cover)
        edited["evidence"]["pieces"][0] |= change
        assert outcome(edited)[0] == 2, change
    assert outcome(cover | {"evidence": {"rule": "moving-cover", "pieces": []}})[0] == 2
