"""What `python -m certify` does, as functions: a query in, typed claims out. Imports neither sympy nor matplotlib."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, SupportsIndex

from certify.app.inputs import UserKernel, UserNumber, query_of
from certify.app.parallel import over_processes, workers_of
from certify.app.result import Result
from certify.checker import Verdict, check_document
from certify.checker.document.reader import read_json
from certify.core.errors import BadInput
from certify.core.files import make_folder
from certify.core.read import claims_from
from certify.solve.dimension import run

Source = str | os.PathLike[str] | Mapping[str, Any] | Result
"""A certificate: the name of its file, its JSON as a dict, or a `Result`."""


def certify(
    d: SupportsIndex | str | Iterable[SupportsIndex] = 5,
    digits: SupportsIndex | str | None = None,
    beta: UserNumber | Sequence[UserNumber] | None = None,
    claims: str | Iterable[str] | None = None,
    kernel: UserKernel | Sequence[UserKernel] | None = None,
    workers: int | None = 1,
    keep: str | os.PathLike[str] | None = None,
) -> Result:
    """The typed result that the command line prints.

    d: an integer >= 2, several such as [2, 3] or range(2, 5), or a text such as "2..10"; digits: as on the command line
    (default 50, and 30 for K_c); beta: a str, an exact number of any usual type (int, Fraction, Decimal, numpy integer,
    sympy.Rational, ...), or a pair of them for an interval; a float is a TypeError. claims: labels, or all.
    kernel, in place of beta: {1: 1, 2: "3/4"} (degrees and coefficients kappa_l), a text as on the command line
    ("poisson r=7/20"), certify.Poisson(r="7/20"), or a list of these. workers: processes for the parts of an interval
    of beta, None for one a core; a script on a system that spawns needs `if __name__ == "__main__":` then. keep: a
    folder for the proved parts of an interval, from which an interrupted run goes on. Raises BadInput for values
    outside their domain.

    >>> result = certify(d=3, beta="1.5", digits=12)
    >>> f"{result.beta_star:.10f}", f"{result.critical_coupling:.8f}"
    ('1.816154525[4,5]', '1.2059299[8,9]')
    >>> result.claim("regime").outcome, result.exit_code
    ('proved', 0)
    """
    query = query_of(d, digits, beta, claims, kernel)
    folder = None if keep is None else make_folder("keep", os.fspath(keep))
    with over_processes(workers_of(f"workers={workers}", workers), folder):
        return Result(tuple(claim for group in run(query) for claim in group))


def load(source: str | os.PathLike[str] | Mapping[str, Any], *, check: bool = True, work: int | None = None) -> Result:
    """The result whose certificate a file (or a dict) holds, once the exact checker has accepted it.

    check: False takes the claims as they stand there, decided by nobody. work: estimated seconds that the check may
    take (None: by the size of the certificate). Raises the checker's Refusal, and BadInput for a file that is none.

    >>> load(certify(d=5, claims="beta-star").document())
    <Result d=5: 1 proved>
    """
    certificate = _certificate(source)
    if check:
        check_document(certificate, work)
    return Result(claims_from(certificate))


def check(source: Source, work: Fraction | int | None = None) -> Verdict:
    """What the exact checker accepts of a certificate, as `python -m certify check FILE`; `work` estimated seconds.

    Raises certify.checker.Refusal, whose `exit_code` is that of the command: 1 invalid, 2 malformed, 3 work limit.

    >>> [claim.label for claim in check(certify(d=5, claims="beta-star")).accepted]
    ['beta-star']
    """
    return check_document(_certificate(source.document() if isinstance(source, Result) else source), work)


def _certificate(source: str | os.PathLike[str] | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(source, Mapping):
        return source
    try:
        found = read_json(Path(source).read_bytes())
    except OSError as error:
        raise BadInput(f"{source}: cannot be read: {error.strerror}") from error
    if not isinstance(found, Mapping):
        raise BadInput(f"{source}: not a certificate")
    return found
