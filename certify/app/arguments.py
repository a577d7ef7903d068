"""What the commands' option parsers share: one line of complaint, options at most once, the nearest name for a typo."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NoReturn

from certify.core.errors import BadInput, nearest


class Parser(argparse.ArgumentParser):
    """argparse, but a complaint is one BadInput, and no option may be shortened."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**named, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """What argparse finds wrong, as `BadInput` with one line, in place of its own exit."""
        raise BadInput(f"{message}; see {self.prog} --help")

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Words and options in any order; an unknown option is named before anything that may be missing besides."""
        known = [option for action in self._actions for option in action.option_strings]
        for word in arguments:
            if word == "--":
                break
            name = word.partition("=")[0]
            if name.startswith("--") and name not in known:
                self.error(f"{name[:60]}: no such option{nearest(name, known)}")
        return self.parse_intermixed_args(list(arguments))


def work_of(text: str | None) -> Fraction | None:
    """The value of `--work`: estimated seconds for an exact check, None where it is not given. Raises BadInput."""
    from certify.checker import parse_work

    try:
        return None if text is None else parse_work(text)
    except ValueError as error:
        raise BadInput(str(error)) from None


def require_coq(options: argparse.Namespace) -> None:
    """The file of `--coq` can be compiled and written, and `--run-coq`, which goes with it, has its tool."""
    from certify.core.files import check_writable

    if options.coq:
        path = check_writable("--coq", options.coq)
        if not (path.stem.isidentifier() and path.stem.isascii() and path.suffix == ".v"):
            raise BadInput(f"--coq {options.coq}: a file name such as five.v is wanted (coqc needs an identifier)")
    elif options.run_coq:
        raise BadInput("--run-coq: goes with --coq FILE")
    if options.run_coq:
        from certify.coq.theory import tool

        tool("coqc")


class Once(argparse.Action):
    """An option with a value that is given at most once, as the keys are."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: Any = None
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            raise BadInput(f"{option} {values}: the option is given twice; once is wanted")
        setattr(namespace, self.dest, values)
