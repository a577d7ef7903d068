"""Certified bounds for the phase transitions of the noisy transformer model (arXiv:2606.05140).

`certify.certify(d=5, digits=50, beta=None)` returns what `python -m certify d=5` prints, as typed claims. The import is
lazy: `import certify` alone loads the standard library only, so that the independent checker runs on a Python that has
no package installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from certify.app.api import certify as certify
    from certify.app.api import check as check
    from certify.app.api import load as load
    from certify.app.curve import Curve as Curve
    from certify.app.curve import curve as curve
    from certify.app.density import Density as Density
    from certify.app.density import density as density
    from certify.app.kernels import AbsPower as AbsPower
    from certify.app.kernels import Cone as Cone
    from certify.app.kernels import Gegenbauer as Gegenbauer
    from certify.app.kernels import Heat as Heat
    from certify.app.kernels import KuramotoDaido as KuramotoDaido
    from certify.app.kernels import Onsager as Onsager
    from certify.app.kernels import Poisson as Poisson
    from certify.app.kernels import Polynomial as Polynomial
    from certify.app.kernels import Power as Power
    from certify.app.kernels import Relu as Relu
    from certify.app.ratio.api import inverse_ratio as inverse_ratio
    from certify.app.ratio.api import log_bessel_i as log_bessel_i
    from certify.app.ratio.api import ratio as ratio
    from certify.app.ratio.inequality import prove as prove
    from certify.app.result import Result as Result
    from certify.app.sweep.api import Sweep as Sweep
    from certify.app.sweep.api import sweep as sweep
    from certify.app.table import Table as Table
    from certify.core.claim import Claim as Claim
    from certify.core.claim import Enclosure as Enclosure

__version__ = "0.2.0"
__all__ = [
    "AbsPower",
    "Claim",
    "Cone",
    "Curve",
    "Density",
    "Enclosure",
    "Gegenbauer",
    "Heat",
    "KuramotoDaido",
    "Onsager",
    "Poisson",
    "Polynomial",
    "Power",
    "Relu",
    "Result",
    "Sweep",
    "Table",
    "__version__",
    "certify",
    "check",
    "curve",
    "density",
    "inverse_ratio",
    "load",
    "log_bessel_i",
    "prove",
    "ratio",
    "sweep",
]


_KERNELS = (
    "AbsPower",
    "Cone",
    "Gegenbauer",
    "Heat",
    "KuramotoDaido",
    "Onsager",
    "Poisson",
    "Polynomial",
    "Power",
    "Relu",
)
_PLACES = {
    "certify": "app.api",
    "check": "app.api",
    "Curve": "app.curve",
    "curve": "app.curve",
    "Density": "app.density",
    "density": "app.density",
    "load": "app.api",
    "Result": "app.result",
    "Table": "app.table",
    **dict.fromkeys(_KERNELS, "app.kernels"),
    "ratio": "app.ratio.api",
    "inverse_ratio": "app.ratio.api",
    "log_bessel_i": "app.ratio.api",
    "Sweep": "app.sweep.api",
    "sweep": "app.sweep.api",
    "prove": "app.ratio.inequality",
    "Claim": "core.claim",
    "Enclosure": "core.claim",
}


def __getattr__(name: str) -> Any:
    if name in _PLACES:
        from importlib import import_module

        return getattr(import_module(f"certify.{_PLACES[name]}"), name)
    raise AttributeError(f"module 'certify' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
