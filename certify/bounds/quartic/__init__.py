"""Balls for section 5: the sign of the quartic coefficient, and explicit densities below the uniform one."""
