"""Certified K_c beside the formal asymptotics of the paper."""
