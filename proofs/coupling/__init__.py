"""proofs/coupling"""
