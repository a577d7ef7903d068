"""Balls for r_nu(x) of any order: its continued fraction, its expansion at infinity, log I_nu."""
