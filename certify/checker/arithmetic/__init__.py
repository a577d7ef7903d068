"""certify/checker/arithmetic"""
