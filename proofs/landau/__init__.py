"""proofs/landau"""
