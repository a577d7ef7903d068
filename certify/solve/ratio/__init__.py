"""The claims about r_nu(x) for any order."""
