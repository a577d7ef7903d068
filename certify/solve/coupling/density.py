"""The explicit density near the minimiser: Newton's method, whose residual is in balls and whose step is in floats."""

from __future__ import annotations

from certify.bounds.coupling.density import Touch, touch_at
from certify.bounds.coupling.interaction import Interaction
from certify.bounds.coupling.quadrature import Quadrature
from certify.core.ball import Ball
from certify.core.ball_matrix import BallMatrix
from certify.core.errors import Undecided
from certify.core.exact import Dyadic
from certify.search.coupling import density as search
from certify.search.coupling.density import Minimiser
from certify.search.coupling.newton import newton

_MAX_STEPS = 60


def refined_touch(quad: Quadrature, interaction: Interaction, minimiser: Minimiser, bits: int) -> Touch:
    """Newton's method for a = 2 (H/E) kappa M(a) at the working precision, down to about 2^-bits.

    The field is untrusted, what is said of it is enclosed. Raises Undecided if the residual does not settle.
    """
    steps = newton(minimiser, lowered(minimiser, interaction).floats(), quad.nodes.omega.cols)
    field = _row(steps.start)
    best: tuple[int, Touch] | None = None
    for _ in range(_MAX_STEPS):
        touch = touch_at(quad, interaction, field, increasing=minimiser.kernel.increasing)
        residual = touch.residual().midpoints()
        sizes = [x.mantissa.bit_length() + x.exponent for x in residual.dyadic_midpoints() if x != 0]
        exponent = max(sizes, default=-bits)
        if best is not None and exponent >= best[0]:
            return best[1]
        best = (exponent, touch)
        step = _row(steps.step(residual.scaled(Dyadic(1, -exponent)).floats()))
        field = (field - step.scaled(Dyadic(1, exponent))).midpoints()
    raise Undecided("Newton's method for the minimiser did not settle")


def settled(quad: Quadrature, touch: Touch) -> Touch:
    """The density with the field 2 K_hi kappa M: each entry is accurate against its own kappa, however small that is.

    Newton's method leaves an error of the size of the largest entry in all of them.
    """
    field = (touch.field - touch.residual()).midpoints()
    return touch_at(quad, touch.interaction, field, increasing=touch.increasing)


def polished(minimiser: Minimiser, touch: Touch) -> Minimiser:
    """The minimiser of the search with all the digits that floats hold: near beta_* its own are too few."""
    coupling = BallMatrix.row([touch.upper_coupling() * Ball(Dyadic.from_float(minimiser.kernel.lift)).exp()]).floats()[
        0
    ]
    kappa = lowered(minimiser, touch.interaction).floats()
    return search.polished(minimiser, coupling, touch.field.floats(), touch.mean.floats(), kappa)


def lowered(minimiser: Minimiser, interaction: Interaction) -> BallMatrix:
    """e^-lift kappa_l, which floats hold."""
    return BallMatrix.row(interaction.kappa).scaled((-Ball(Dyadic.from_float(minimiser.kernel.lift))).exp())


def _row(numbers: list[float]) -> BallMatrix:
    return BallMatrix.row([Dyadic.from_float(x) for x in numbers])
