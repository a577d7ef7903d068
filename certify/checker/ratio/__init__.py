"""The ratio r_nu(x) for any order: its values, its inverse, log I_nu, and inequalities."""
