"""Every result of the paper rederived symbolically, in general dimension d.

`python -m proofs` replays all derivations; `python -m proofs LABEL` shows the steps of one. This package imports sympy
only (this file, `ledger` and `places`: the standard library only), and never `certify.bounds`: derivations and balls
are independent witnesses of each other, compared by tests at exact points.
"""
