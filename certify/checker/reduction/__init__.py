"""The rules near beta_*: the free energy as one function of the field a of degree one."""
