"""Floating-point search. Nothing here is trusted: it gives starting points, which `certify.bounds` proves or discards."""
