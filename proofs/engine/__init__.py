"""proofs/engine"""
