"""Floats: the curve of critical densities between the two minimisers at K_c."""
