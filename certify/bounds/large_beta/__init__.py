"""Bounds of K_c for every large beta, in balls: the localised cap, and what no density undercuts."""
