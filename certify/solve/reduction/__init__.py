"""Statements that rest on the reduced function of one variable."""
