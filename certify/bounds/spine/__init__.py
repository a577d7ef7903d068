"""Covers in one variable, the field at the pole: lower bounds of F_K on slices, two minimisers in a tube."""
