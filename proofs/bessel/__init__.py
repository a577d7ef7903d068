"""Ratios of Bessel functions: what section 4 says of beta_*, K_# and the majorisation."""
