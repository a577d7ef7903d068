"""proofs/large_dimension"""
