"""The names of `proofs` that outside code reads: each is at its address and gives what the paper says."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import sympy as sp

import proofs.funk_hecke
import proofs.landau
import proofs.large_beta
import proofs.large_dimension
import proofs.quartic_obstruction
from tests.places import ROOT


def test_eigenvalue_is_4_1() -> None:
    beta = sp.Symbol("beta", positive=True)
    assert sp.simplify(proofs.funk_hecke.eigenvalue(2, 2, beta) - sp.besseli(2, beta) / beta) == 0
    assert proofs.funk_hecke.eigenvalue(0, 5, beta) == 0


def test_optimal_coefficient_is_5_10() -> None:
    coefficient = proofs.quartic_obstruction.optimal_coefficient
    assert coefficient(5, sp.Rational(1, 2)) == (1 - sp.Rational(5, 2)) / (4 * 25 * 7 * sp.Rational(1, 2))
    assert coefficient(3, sp.Rational(1, 3)) == 0


def test_coefficients_are_1_16() -> None:
    assert proofs.large_dimension.coefficients(5) == [1, 2, 1, 0, 5, -14]
    assert all(type(value) is Fraction for value in proofs.large_dimension.coefficients(2))


def test_constant_is_c_d_of_1_17() -> None:
    assert proofs.landau.constant(2, sp.Rational(5, 2)) == sp.Rational(36, 16)
    star = sp.Symbol("beta_*", positive=True)
    stated = 3 * 5 * 9 / (8 * 7 * (6 - 4 * star))
    assert sp.simplify(proofs.landau.constant(5, star) - stated) == 0


def test_predicted_coupling_is_a_number_near_the_leading_order_of_1_18() -> None:
    beta = 10**6
    leading = sp.Rational(1, 2) * (sp.log(beta) + sp.log(sp.log(beta))) * beta * sp.exp(-beta)
    assert 0.9 < float(proofs.large_beta.predicted_coupling(2, beta) / leading) < 1.2


def test_importing_the_package_imports_no_sympy() -> None:
    code = "import proofs, proofs.ledger, proofs.places, sys; print('sympy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
