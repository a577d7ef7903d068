"""certify/search/coupling"""
