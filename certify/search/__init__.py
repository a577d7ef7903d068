"""Floating-point search. Nothing here is trusted: its results are starting points that the ball layer proves or discards."""
