"""certify/checker/document"""
