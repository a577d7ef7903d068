"""certify/bounds/coupling"""
