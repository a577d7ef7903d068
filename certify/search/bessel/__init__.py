"""certify/search/bessel"""
