"""Certified bounds for the phase transitions of the noisy transformer model (arXiv:2606.05140).

`certify.certify(d=5, digits=50, beta=None)` returns what `python -m certify d=5` prints, as typed claims. The import is
lazy: `import certify` alone loads the standard library only, so that the independent checker runs on a Python that has
no package installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from certify.app.api import Result as Result
    from certify.app.api import certify as certify
    from certify.app.ratio.api import inverse_ratio as inverse_ratio
    from certify.app.ratio.api import log_bessel_i as log_bessel_i
    from certify.app.ratio.api import ratio as ratio
    from certify.app.ratio.inequality import prove as prove
    from certify.core.claim import Claim as Claim
    from certify.core.claim import Enclosure as Enclosure

__version__ = "0.2.0"
__all__ = [
    "Claim",
    "Enclosure",
    "Result",
    "__version__",
    "certify",
    "inverse_ratio",
    "log_bessel_i",
    "prove",
    "ratio",
]


def __getattr__(name: str) -> Any:
    if name in ("certify", "Result"):
        from certify.app import api

        return getattr(api, name)
    if name in ("ratio", "inverse_ratio", "log_bessel_i"):
        from certify.app.ratio import api as bessel

        return getattr(bessel, name)
    if name == "prove":
        from certify.app.ratio import inequality

        return inequality.prove
    if name in ("Claim", "Enclosure"):
        from certify.core import claim as outcome

        return getattr(outcome, name)
    raise AttributeError(f"module 'certify' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
