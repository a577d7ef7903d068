"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import Final

from certify.core.errors import BadInput

FIGURES: Final = (".pdf", ".svg", ".png")


def check_writable(key: str, name: str) -> Path:
    """The path `name` if a file can be put there; raises BadInput naming key and value, before anything is computed."""
    path = Path(name)
    if name == "-":
        raise BadInput(f"{key} -: a file name is wanted (./- if it is to be called so)")
    try:
        target = path.resolve()  # where a symbolic link leads
        if target.is_symlink():  # a loop; up to Python 3.12 that is an error by itself
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        folder = target.parent
        path.is_dir()
    except (OSError, RuntimeError, ValueError) as error:
        raise BadInput(f"{key} {_shown(name)}: {_wanted(error)}") from error
    if path.is_dir():
        raise BadInput(f"{key} {name}: this is a folder; a file name is wanted")
    if path.exists() and not path.is_file():
        raise BadInput(f"{key} {name}: this is a device or a pipe; a file name is wanted")
    if not folder.is_dir():
        raise BadInput(f"{key} {name}: the folder {folder} does not exist")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise BadInput(f"{key} {name}: not writable")
    return path


def check_suffix(key: str, name: str, suffixes: tuple[str, ...] = FIGURES) -> Path:
    """As `check_writable`, for a file whose suffix says the format, one of these (in small letters)."""
    path = check_writable(key, name)
    if path.suffix.lower() not in suffixes:
        raise BadInput(f"{key} {name}: a file name that ends in {', '.join(suffixes)} is wanted")
    return path


def make_folder(key: str, name: str) -> Path:
    """The folder `name`, made if it is missing; raises BadInput if it cannot be made or written to."""
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = f"not a folder that can be written ({getattr(error, 'strerror', None) or error})"
        raise BadInput(f"{key} {_shown(name)}: {_wanted(error) if _too_long(error) else reason}") from error
    if not os.access(folder, os.W_OK):
        raise BadInput(f"{key} {name}: not writable")
    return folder


def _too_long(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG


def _wanted(error: Exception) -> str:
    """Why a name is none, and what is allowed."""
    if _too_long(error):
        return "too long for a file name; names of at most 255 bytes, and paths of 4095, are wanted"
    return "not a path that can be written"


def _shown(name: str) -> str:
    return name if len(name) <= 100 else f"{name[:60]}... ({len(name)} characters)"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write through a temporary file in the same folder and rename; on any failure nothing is left behind.

    Raises BadInput if the system refuses.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise BadInput(f"{path}: not a regular file")  # a rename would put one in its place
    try:
        handle, temporary = tempfile.mkstemp(prefix=".certify-", dir=target.parent)
    except OSError as error:
        raise BadInput(f"{path}: cannot be written ({error.strerror})") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError as error:
        raise BadInput(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
