"""Floating-point search. Nothing here is trusted: it gives starting points, which the ball layer proves or discards."""
