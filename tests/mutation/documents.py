"""What a mutant of the Bessel half of the checker has to get right: whole documents, parts, and forged certificates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from tests.checker.cases import all_cases
from tests.checker.sample_certificates import document, examples
from tests.mutation.checker_parts import PARTS
from tests.mutation.harness import must_die
from tests.mutation.mutate import mutants

BEGINNINGS: Final[dict[int, str | tuple[str, ...]]] = {
    0: "",
    1: "invalid: claims[",
    2: "malformed: ",
    3: ("work limit: ", "inconclusive: "),
}
Check = tuple[str, Callable[[Any], bool]]


class Suite:
    """A mutant dies if it gives another exit code or reason for a case of the checker's tests, compares or encloses
    wrongly or needlessly widely, charges another amount of work, or accepts a mutant of a certificate that must be
    rejected. Prepared once; the check that killed last is asked first.
    """

    def __init__(self, forged: bool = True) -> None:
        cases = sorted(((*case, self._encode(case[1])) for case in all_cases()), key=lambda case: len(case[4]))
        self.checks: list[Check] = [(name, self._case(source, code, words)) for name, _, code, words, source in cases]
        self.checks += [(check.__name__, check) for check in PARTS]
        if forged:
            self.checks += [("a forged certificate", self._refuses(source)) for source in self._forged()]

    def _case(self, source: bytes, code: int, words: str) -> Callable[[Any], bool]:
        def check(package: Any) -> bool:
            found, reason = self.verdict(package, source)
            return found == code and words in reason and reason.startswith(BEGINNINGS[code])

        return check

    def _refuses(self, source: bytes) -> Callable[[Any], bool]:
        return lambda package: self.verdict(package, source)[0] != 0

    @staticmethod
    def _forged() -> Iterator[bytes]:
        for d in (2, 3):
            for claim in examples(d).values():
                for _, kind, mutant in list(mutants(claim))[::3]:
                    if kind != "form" and must_die(kind, mutant) in ("falsehood", "evidence"):
                        yield json.dumps(document(mutant)).encode()

    @staticmethod
    def _encode(source: Any) -> bytes:
        text = source if isinstance(source, str | bytes) else json.dumps(source)
        return text if isinstance(text, bytes) else text.encode("utf-8", errors="surrogatepass")

    def killer(self, package: Any, _module: str = "") -> str | None:
        """What a package gets wrong first; None for a survivor."""
        for i, (name, check) in enumerate(self.checks):
            passed = False
            try:
                passed = check(package)
            finally:  # an exception tells it apart as well
                if not passed:
                    self._to_front(i)
            if not passed:
                return name
        return None

    def _to_front(self, i: int) -> None:
        self.checks.insert(0, self.checks.pop(i))

    @staticmethod
    def verdict(package: Any, source: bytes) -> tuple[int, str]:
        """Exit code and reason of the package for a document."""
        try:
            package.check_document(source)
        except package.Refusal as refusal:
            return refusal.exit_code, str(refusal)
        return 0, ""
