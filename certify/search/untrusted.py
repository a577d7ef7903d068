"""The one place where a breakdown of the search is caught: floats prove nothing, and refute nothing either."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from certify.core.errors import Undecided


@contextmanager
def untrusted() -> Iterator[None]:
    """For a block that searches in floats: whatever the arithmetic or the library complains of is `Undecided`.

    Floats that overflow or are not numbers give no warning: what comes out of them is proved or thrown away.
    """
    try:
        with np.errstate(all="ignore"):
            yield
    except (ArithmeticError, ValueError, LookupError) as error:  # numpy's LinAlgError is a ValueError
        raise Undecided("the search in floating-point numbers breaks down for this d and beta") from error
