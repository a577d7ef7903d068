"""K_c, the order parameter and the count of minimisers by a cover in one variable."""
