"""proofs/beckner"""
