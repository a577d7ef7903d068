"""certify/bounds/bessel"""
