"""The claims about K_c, the order parameter and the number of minimisers, at a point and on an interval."""
