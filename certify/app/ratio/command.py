"""`python -m certify ratio nu=1/2 x=75000` and `python -m certify inverse nu=49 y=9/10`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from certify.app.arguments import Once, Parser, work_of
from certify.app.checked import Checked, check_claims, joined
from certify.app.ratio.words import inverse_query, ratio_query
from certify.app.sentences import about
from certify.app.summary import summary
from certify.core.claim import worst_exit_code
from certify.core.files import check_writable
from certify.solve.ratio import inverse, values

_USAGE = {
    "ratio": """python -m certify ratio nu=1/2 x=75000 [digits=30] [claims=LABEL,...] [--json FILE|-]
       python -m certify ratio d=3 kappa=12.5     nu = d/2 - 1, x = kappa""",
    "inverse": """python -m certify inverse nu=49 y=9/10 [digits=30] [--json FILE|-]
       python -m certify inverse d=100 y=9/10     nu = d/2 - 1; x is kappa, y the mean resultant length""",
}
_ABOUT = {
    "ratio": """Certified values of r_nu(x) = I_{nu+1}(x)/I_nu(x), of 1 - r_nu(x), of log I_nu(x), and of the log
normaliser log(Gamma(nu+1) (2/x)^nu I_nu(x)), each to so many relative digits. For nu = d/2 - 1 the last is log int
e^{kappa x_1} dsigma: the von Mises-Fisher density with respect to the uniform probability measure sigma of the sphere
is e^{kappa mu.x} divided by that integral. nu and x may be lists and intervals.""",
    "inverse": """The x with r_nu(x) = y, two-sided, for nu >= -1/2 and 0 < y < 1.""",
}


def main(name: str, arguments: Sequence[str]) -> int:
    """The exit code of `ratio` or `inverse`."""
    parser = Parser(prog=f"python -m certify {name}", usage=_USAGE[name], description=_ABOUT[name])
    parser.add_argument("words", nargs="*", metavar="key=value")
    parser.add_argument("--json", action=Once, metavar="FILE", help="write the certificate; - for standard output")
    parser.add_argument("--work", action=Once, metavar="SECONDS", help="estimated seconds for each exact check")
    parser.set_defaults(tex=None, pdf=None, coq=None)  # an appendix and theorems are of dimensions
    options = parser.parse(arguments)
    if options.json not in (None, "-"):
        check_writable("--json", options.json)
    options.work = work_of(options.work)
    answers = values.run(ratio_query(options.words)) if name == "ratio" else inverse.run(inverse_query(options.words))
    return _answer(answers, [name, *arguments], options)


def _answer(answers: values.Answers, arguments: list[str], options: argparse.Namespace) -> int:
    """Print a subject at a time, check, write."""
    start, out = time.monotonic(), sys.stderr if options.json == "-" else sys.stdout
    parts: list[Checked] = []
    count, open_reason = 0, ""
    for group, left_out in answers:
        checked = check_claims(group, work=options.work, first=count)
        count += len(group)
        for line in (*summary(checked), *(f"  not claimed: {line}" for line in left_out)):
            print(line, file=out)
        for claim in group:
            if worst_exit_code([claim]):
                open_reason = open_reason or f"{claim.label} {about(claim)}: {claim.outcome}: {claim.reason}"
        if options.json:
            parts.append(checked)
    if options.json:
        from certify.app.written import write

        write(joined(parts), arguments, time.monotonic() - start, options, out)
    if open_reason:
        print(f"certify: {open_reason}", file=sys.stderr)
        return 3
    return 0
