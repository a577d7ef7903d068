"""The rules about K_c, the order parameter and the number of minimisers beyond beta_*."""
