"""The rule of the curve of critical densities between the two minimisers at K_c, and of its fold."""
