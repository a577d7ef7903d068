"""What every command does at its edge: complaints on one line, and an output that breaks is no traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from certify.errors import CertifyError


def guarded(name: str, body: Callable[[], int]) -> int:
    """The exit code of `body`; a CertifyError is one line on stderr that begins with `name`.

    Standard output that cannot be written gives 2; a reader that stops early (`| head`) is no error.
    """
    try:
        code = body()
        if sys.stdout is not None:
            sys.stdout.flush()
    except CertifyError as error:
        return _complain(name, str(error), error.exit_code)
    except KeyboardInterrupt:
        return _complain(name, "interrupted; no unfinished file is left", 130)
    except BrokenPipeError:
        _drop_stdout()
        return 0
    except OSError as error:  # every file is opened under a handler of its own: only the terminal's stream is left
        _drop_stdout()
        return _complain(name, f"standard output: cannot be written ({error.strerror})", 2)
    return code


def _complain(name: str, message: str, code: int) -> int:
    print(f"{name}: {message}".replace("\n", " "), file=sys.stderr)
    return code


def _drop_stdout() -> None:
    """Whatever is still buffered goes nowhere, so that the interpreter's last flush does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
