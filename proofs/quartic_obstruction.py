"""The public address of (5.10): `proofs.quartic_obstruction.optimal_coefficient(d, alpha_2)`.

The lemma itself is `proofs.quartic.obstruction`, named as in every other layer.
"""

from proofs.quartic.obstruction import optimal_coefficient

__all__ = ["optimal_coefficient"]
