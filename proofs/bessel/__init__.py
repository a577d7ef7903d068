"""proofs/bessel"""
