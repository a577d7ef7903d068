"""Mutants of the checker itself: `python -m tests.mutation.checker_mutants`, survivors and score.

Each mutant is the package with one change of one module (variants.py). It dies if it gives another exit code or reason
for a case of the checker's tests, compares or encloses wrongly or needlessly widely, charges another amount of work, or
accepts a mutant of a certificate that must be rejected. Survivors that accept no falsehood are listed in equivalent.py,
one by one with the reason; any other survivor is a failure, and so is an entry of the list that does not survive.
"""

from __future__ import annotations

import importlib.util
import json
import py_compile
import resource
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, Final, Protocol

import certify.checker
from tests.checker.cases import all_cases
from tests.checker.sample_certificates import document, examples
from tests.mutation.checker_parts import PARTS
from tests.mutation.equivalent import EQUIVALENT, explanation
from tests.mutation.harness import must_die
from tests.mutation.mutate import mutants
from tests.mutation.variants import SWAPS, variants

__all__ = ["CHECKER", "MODULES", "Hang", "Suite", "copy_of_checker", "load", "survivors", "variants"]

CHECKER: Final = Path(certify.checker.__file__).parent
MODULES: Final = (
    "verdict",
    "reader",
    "series",
    "shape",
    "shape_parsers",
    "threshold",
    "majorisation",
    "quartic",
    "consistency",
    "__init__",
    "__main__",
)
BEGINNINGS: Final = {0: "", 1: "invalid: claims[", 2: "malformed: ", 3: ("work limit: ", "inconclusive: ")}
Check = tuple[str, Callable[[Any], bool]]


class Hang(Exception):
    """A mutant that takes too long: killed."""


class Killer(Protocol):
    """A suite of tests for a mutant."""

    def killer(self, package: Any, /) -> str | None:
        """The name of a test that the package fails; None for a survivor."""


class Suite:
    """What a mutant has to get right; prepared once. The check that killed last is asked first."""

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

    def killer(self, package: Any) -> str | None:
        """What a package gets wrong first; None for a survivor."""
        for i, (name, check) in enumerate(self.checks):
            try:
                passed = check(package)
            except BaseException:
                self._to_front(i)
                raise
            if not passed:
                self._to_front(i)
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


def load(directory: Path, name: str) -> ModuleType:
    """The package in a directory, imported under a name of its own."""
    spec = importlib.util.spec_from_file_location(
        name, directory / "__init__.py", submodule_search_locations=[str(directory)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(str(directory))
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    return package


def copy_of_checker(directory: Path) -> None:
    """The package, to be changed."""
    shutil.copytree(CHECKER, directory, ignore=shutil.ignore_patterns("__pycache__"))


def survivors(
    modules: Iterable[str], suite: Killer, every: int = 1, seconds: float = 60, swaps: Mapping[str, str] | None = None
) -> Iterator[tuple[str, int]]:
    """The mutants that nothing kills, as "module: line [change]", and at the end the number of mutants."""
    total = 0
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary) / "checker"
        copy_of_checker(directory)
        for module in modules:
            path = directory / f"{module}.py"
            original = path.read_text(encoding="utf-8")
            _precompile(directory, module)
            for what, write in list(variants(original, swaps))[::every]:
                total += 1
                path.write_text(write(), encoding="utf-8")
                if _killed(directory, f"mutant_{module}_{total}", suite, seconds) is None:
                    yield f"{module}: {what}", total
            path.write_text(original, encoding="utf-8")
    yield "", total


def _precompile(directory: Path, changed: str) -> None:
    """Byte code of every module but the one that is about to change, so that only that one is compiled each time."""
    sys.dont_write_bytecode = True
    shutil.rmtree(directory / "__pycache__", ignore_errors=True)
    for path in directory.glob("*.py"):
        if path.stem != changed:
            py_compile.compile(str(path), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)


def _killed(directory: Path, name: str, suite: Killer, seconds: float = 60) -> str | None:
    """What kills the package in this directory, in so many seconds of this process; None for a survivor."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return suite.killer(load(directory, name))
    except Exception as error:  # noqa: BLE001 - a mutant may fail in any way, and that kills it
        return type(error).__name__
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        for key in [key for key in sys.modules if key.split(".")[0] == name]:
            del sys.modules[key]


def main(arguments: list[str]) -> int:
    suite = Suite()
    whole = suite.killer(certify.checker)
    if whole is not None:
        print(f"the checker itself fails: {whole}")
        return 1
    modules = tuple(arguments) or MODULES
    found, total = [], 0
    for what, count in survivors(modules, suite, seconds=20, swaps=SWAPS):
        total = count
        if what:
            found.append(what)
            print(f"{'explained' if explanation(what) else 'SURVIVES'}: {what}", flush=True)
    stale = [what for entries in EQUIVALENT.values() for what in entries if what.split(":")[0] in modules]
    return report(found, total, [what for what in stale if what not in found])


def report(found: list[str], total: int, stale: list[str]) -> int:
    """Print the score; 1 if a survivor is unexplained or an explanation has no survivor."""
    reasons = Counter(explanation(what) for what in found)
    unexplained = reasons.pop("", 0)
    explained = sum(reasons.values())
    print(f"mutants {total}, killed {total - len(found)}, explained {explained}, unexplained {unexplained}")
    for reason, count in reasons.most_common():
        print(f"  {count}: {reason}")
    for what in stale:
        print(f"STALE, it does not survive: {what}")
    return 1 if unexplained or stale else 0


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))  # a mutant that asks for more dies of it
    sys.exit(main(sys.argv[1:]))
