"""Floats: where the Newton iteration for beta_* starts."""
