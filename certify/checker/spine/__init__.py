"""The rules for moderate and large beta: a cover of zonal densities in one variable, the field at the pole."""
