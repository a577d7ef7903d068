"""What every command does at its edge: complaints on one line, and no traceback for whatever breaks."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, cast

from certify.core.errors import CertifyError, InternalError


def guarded(name: str, body: Callable[[], int]) -> int:
    """The exit code of `body`; a CertifyError is one line on stderr that begins with `name`.

    Standard output that cannot be written gives 2; a reader that stops early (`| head`) is no error: the work stops
    there, or goes on if `outlive_reader` says so. Any other exception is an internal error, 4: never 1, which says that
    a claim is refuted.
    """
    stream = sys.stdout
    try:
        code = body()
        if sys.stdout is not None:
            sys.stdout.flush()
    except CertifyError as error:
        return _complain(name, str(error), error.exit_code)
    except KeyboardInterrupt as stop:
        return _complain(name, str(stop) or "interrupted; no unfinished file is left", 130)
    except BrokenPipeError:
        _drop_stdout()
        return 0
    except Exception as error:  # noqa: BLE001  # the last line of defence: what nobody foresaw is no verdict
        return _unforeseen(name, error)
    finally:
        sys.stdout = stream
    return code


def outlive_reader() -> None:
    """Go on without a reader of standard output, from here to the end of the command: files are asked for."""
    if sys.stdout is not None:
        sys.stdout = cast(TextIO, _Outliving(sys.stdout))


class _Outliving:
    """A stream of which what nobody reads any more goes nowhere."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """As of the stream."""
        with self._unread():
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """As of the stream."""
        with self._unread():
            self._stream.flush()

    @contextmanager
    def _unread(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            _drop_stdout()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _unforeseen(name: str, error: Exception) -> int:
    if isinstance(error, OSError) and error.filename is None:  # files have handlers of their own: this is the stream
        _drop_stdout()
        return _complain(name, f"standard output: cannot be written ({error.strerror})", 2)
    return _complain(name, str(internal_error(error)), InternalError.exit_code)


def internal_error(error: BaseException) -> InternalError:
    """An exception that nobody foresaw, as one line: its type, what it says, and where it was raised."""
    if isinstance(error, InternalError):
        return error
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {'/'.join(Path(frames[-1].filename).parts[-3:])}:{frames[-1].lineno}" if frames else ""
    return InternalError(f"{type(error).__name__}{place}: {str(error)[:200]}")


def _complain(name: str, message: str, code: int) -> int:
    print(f"{name}: {message}".replace("\n", " "), file=sys.stderr)
    return code


def _drop_stdout() -> None:
    """Whatever is still buffered goes nowhere, so that the interpreter's last flush does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def terminal_width() -> int | None:
    """Columns of the terminal that is written to, or what COLUMNS says; None for files and pipes."""
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said) > 0:
        return int(said)
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns
