"""Balls for K_c near beta_*: the free energy as one function of the field a of degree one."""
