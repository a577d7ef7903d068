"""Floats: where the reduced function beyond beta_* becomes smaller than a^2/(2d)."""
