"""Statements near beta_*."""
