"""Floating-point search. Nothing here is trusted: `certify.bounds` proves or discards what it finds."""
