"""Floats: how much the evaluation of r_nu(x) needs."""
