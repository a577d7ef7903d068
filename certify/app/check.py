"""`python -m certify check FILE`: the exact checker; what it accepted in words; one claim with what it needs.

    python -m certify check FILE [--work SECONDS] [--workers N] [--verbose]
    python -m certify check FILE --claim "LABEL d=3 beta=2" [--json FILE|-]

`--workers N` has N processes check claims, and pieces of long ones, side by side: the verdict is the same.
`--verbose` lists each accepted claim with its value, trust and rule. `--claim` takes the claims of one label, which may
be K_c or another symbol, of these those at a place, or the claim with an index, as `claims[5]` or 5, and those to which
their rules point, into a document of its own, which the checker accepts.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from certify.app.arguments import Once, Parser, work_of
from certify.app.numbers import parse_number
from certify.app.parallel import workers_of
from certify.app.sentences import about, statement
from certify.app.shares import check_in_shares, checking_on
from certify.checker import Claim, Invalid, Refusal, Verdict, acceptance, check_document, digest_line
from certify.checker import main as plain_check
from certify.checker.arithmetic.series import MAX_WORK, Work
from certify.checker.document.context import Context
from certify.checker.document.reader import read_json
from certify.checker.kernels.description import Description
from certify.checker.registry import RULES, claims_of
from certify.core.certificate import digest, document, text
from certify.core.claim import LABELS
from certify.core.errors import BadInput, CertifyError
from certify.core.files import check_writable, write_whole
from certify.core.names import NAMES, meant
from certify.core.read import claims_from
from reports.derived import rests_on

_NAME = "python -m certify check"
_WIDTH = 120


class Refused(CertifyError):
    """The checker does not accept the document; `exit_code` as the checker has it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.exit_code = refusal.exit_code


def main(argv: Sequence[str]) -> int:
    """`python -m certify check ...`: the checker itself, unless words or a part are asked for."""
    flags = [word for word in argv if word.startswith("-") and word != "-"]
    if (len(argv), flags) in ((1, []), (3, ["--work"])):
        return plain_check(argv, _NAME)
    parser = Parser(
        prog=_NAME,
        description=(__doc__ or "").split("\n", maxsplit=1)[0],
        epilog="Exit codes: 0 accepted, 1 invalid, 2 malformed or bad input, 3 work limit or nothing claimed.",
    )
    parser.add_argument("file", metavar="FILE", help="the certificate; - for standard input")
    parser.add_argument("--work", action=Once, metavar="SECONDS", help="estimated seconds (default: by its size)")
    parser.add_argument("--workers", action=Once, type=int, metavar="N", help="processes (default: 1)")
    parser.add_argument("--verbose", action="store_true", help="list each accepted claim in words")
    parser.add_argument("--claim", action=Once, metavar="CLAIM", help="only these: a label, with d=3 beta=2, an index")
    parser.add_argument("--json", action=Once, metavar="FILE", help="with --claim: write them; - for standard output")
    if "--help" in argv or "-h" in argv:
        parser.print_help()
        return 0
    options = parser.parse(argv)
    if options.json and not options.claim:
        raise BadInput(f"--json {options.json}: goes with --claim LABEL")
    if options.claim is not None:
        _words_of(options.claim)
    if options.json and options.json != "-":
        check_writable("--json", options.json)
    workers = workers_of(f"--workers {options.workers}", 1 if options.workers is None else options.workers)
    with checking_on(workers):
        return _check(options.file, options.claim, options.json, work_of(options.work), verbose=options.verbose)


def _check(file: str, label: str | None, out: str | None, work: Fraction | None, *, verbose: bool) -> int:
    try:
        found = read_json(_read(file))
        if label is not None:
            found = part(found, label, work)
        verdict = check_in_shares(found, work)
    except Refusal as refusal:
        raise Refused(refusal) from refusal
    shown = sys.stderr if out == "-" else sys.stdout
    if verbose:
        for line in in_words(found, verdict):
            print(line, file=shown)
    print(acceptance(verdict), digest_line(found), sep="\n", file=shown)
    if out == "-":
        sys.stdout.write(text(found))
    elif out is not None:
        write_whole(Path(out), text(found))
        print(f"certificate: {out}  ({digest(found)})", file=shown)
    return 0


def _read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "not a file name"
        raise BadInput(f"{file}: cannot be read: {reason}") from error


def in_words(certificate: Mapping[str, Any], verdict: Verdict) -> Iterator[str]:
    """A few lines for each accepted claim: what it says, by which rule, from which cited facts, where the proof is."""
    claims = claims_from(certificate)
    places = {f"claims[{i}]": claim for i, claim in enumerate(claims)}
    for accepted in verdict.accepted:
        claim = places[accepted.place]
        yield f"{accepted.place} {claim.label}, {about(claim)}: {claim.outcome}"
        yield from textwrap.wrap(
            statement(claim), _WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False
        )
        yield f"  rule: {accepted.rule} | from: {', '.join(sorted(accepted.trust)) or 'no cited fact'}"
        yield from _command(f"  proof: python -m proofs {' '.join(rests_on(accepted))}")


def _command(line: str) -> list[str]:
    """A command that a shell takes as it stands, over several lines if it is long."""
    lines = textwrap.wrap(line, _WIDTH - 2, subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)
    return [f"{each} \\" for each in lines[:-1]] + lines[-1:]


class _Recording(Context):
    """A context that remembers the claims that rules looked at: all, and the last of each search, where it stopped."""

    def __init__(self, claims: Sequence[Claim], work: Work) -> None:
        super().__init__(claims, work)
        self.last: dict[int, Claim] = {}
        self.seen: list[Claim] = []
        self._searches = 0

    def proved(self, label: str, d: int, kernel: Description | None = None) -> Iterator[Claim]:
        """As in the checker."""
        self._searches += 1
        search = self._searches
        for claim in super().proved(label, d, kernel):
            self.last[search] = claim
            self.seen.append(claim)
            yield claim


def _words_of(asked: str) -> tuple[int | None, str, list[str]]:
    """The index of `claims[5]` or `5`, or the label and the words of a place that follow it; else BadInput."""
    if match := re.fullmatch(r"claims\[(\d{1,9})\]|(\d{1,9})", asked.strip(), re.ASCII):
        return int(match[1] or match[2]), "", []
    name, *place = asked.split() or [""]
    label = NAMES.get(name, name)
    if label not in LABELS:
        raise BadInput(f"--claim {asked[:40]}: no such label{meant(name, LABELS)}; an index such as 5 does as well")
    return None, label, place


def _wanted(certificate: Mapping[str, Any], claims: Sequence[Claim], asked: str) -> list[Claim]:
    """The decided claims that are asked for. BadInput, with the places that there are, where there is none."""
    index, label, words = _words_of(asked)
    places = [claim.place for claim in claims_from(certificate)]
    own = [i for i, claim in enumerate(claims) if index in (None, i) and label in ("", claim.label)]
    decided = [i for i in own if claims[i].outcome != "inconclusive"]
    if found := [claims[i] for i in decided if all(_has(places[i], word) for word in words)]:
        return found
    there = f"; of this label: {'; '.join(places[i] for i in own[:5])}" if own else ""
    there = there if index is None else f"; it has {len(claims)}"
    raise BadInput(f"--claim {asked[:60]}: the document has no such claim that is proved or refuted{there}")


def _has(place: str, word: str) -> bool:
    """Whether a place has the word `key=value`, numbers compared as such: `beta=2.50` is in `d=3 beta=5/2`."""
    key, _, value = word.partition("=")
    of_place = (other.partition("=") for other in place.split())
    return any(key == name and _ends(value) == _ends(other) for name, _, other in of_place)


def _ends(text: str) -> list[Fraction | str]:
    return [end if (value := parse_number(end)) is None else value for end in text.split("..")]


def part(certificate: Mapping[str, Any], asked: str, work: Fraction | None = None) -> dict[str, Any]:
    """The claims that `--claim` means, and those that their rules point to, as a certificate that the checker accepts.

    Where a rule searches among claims, the one at which it stopped is taken; if the checker does not accept these, all
    that it looked at. Raises BadInput if there is no such claim that is proved or refuted, Refusal if one is invalid.
    """
    claims = claims_of(certificate)
    wanted = _wanted(certificate, claims, asked)
    budget = MAX_WORK if work is None else int(work * 1_000_000)
    for every in (False, True):
        found = _part(certificate, _closure(claims, wanted, budget, every=every))
        try:
            check_document(found, work)
        except Invalid:
            if every:
                raise
        else:
            return found
    raise AssertionError("the loop returns or raises")


def _closure(claims: Sequence[Claim], wanted: Iterable[Claim], budget: int, *, every: bool) -> set[str]:
    """The places of some claims and of all that the rules of these look at, and so on."""
    context = _Recording(claims, Work(budget))
    places: set[str] = set()
    todo = list(wanted)
    while todo:
        claim = todo.pop()
        if claim.place in places:
            continue
        places.add(claim.place)
        context.last, context.seen = {}, []
        RULES[claim.label, claim.rule].check(claim, context)
        todo += context.seen if every else context.last.values()
    return places


def _part(certificate: Mapping[str, Any], places: set[str]) -> dict[str, Any]:
    return document(claim for i, claim in enumerate(claims_from(certificate)) if f"claims[{i}]" in places)
