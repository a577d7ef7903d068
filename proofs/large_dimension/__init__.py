"""Expansions in powers of 1/d (1.16); `coefficients(n)` are those of beta_*, exact."""

from proofs.large_dimension.expansion import coefficients

__all__ = ["coefficients"]
