"""certify/checker/coupling"""
