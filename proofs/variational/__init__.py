"""proofs/variational"""
