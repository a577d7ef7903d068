"""Balls for K_c beyond beta_*: the inequalities of a cover, explicit densities, and the band between points."""
