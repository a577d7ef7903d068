"""certify/solve/quartic"""
