"""The ratio r_nu(x) for any order nu > -1: its values, its inverse, log I_nu, and inequalities."""
