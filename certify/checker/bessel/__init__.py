"""certify/checker/bessel"""
