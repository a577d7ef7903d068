"""certify/bounds/quartic"""
