"""Balls for (1.17): the Landau expansion of K_c beyond beta_* with its remainder."""
