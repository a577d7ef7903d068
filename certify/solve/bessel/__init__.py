"""certify/solve/bessel"""
