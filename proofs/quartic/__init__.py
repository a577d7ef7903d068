"""proofs/quartic"""
