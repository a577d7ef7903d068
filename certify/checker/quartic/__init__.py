"""certify/checker/quartic"""
