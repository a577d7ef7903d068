"""certify/solve/coupling"""
