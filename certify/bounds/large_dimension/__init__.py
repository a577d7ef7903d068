"""certify/bounds/large_dimension"""
