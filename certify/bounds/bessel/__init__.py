"""Balls for what section 4 says: r_nu, beta_*, K_# and the majorisation of the eigenvalues."""
