"""The Landau expansion just beyond beta_* (1.17); `constant(d, beta_star)` is its C_d, exact in its arguments."""

from proofs.landau.constants import constant

__all__ = ["constant"]
