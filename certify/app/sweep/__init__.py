"""Grids of points: in parallel, resumable, one certificate a point, one index and one table."""
