"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from certify.errors import BadInput


def check_writable(key: str, name: str) -> Path:
    """The path `name` if a file can be put there; raises BadInput naming key and value, before anything is computed."""
    path = Path(name)
    if name == "-":
        raise BadInput(f"{key} -: a file name is wanted (./- if it is to be called so)")
    try:
        folder = path.resolve().parent  # where a symbolic link leads
    except (OSError, RuntimeError, ValueError) as error:
        raise BadInput(f"{key} {name}: not a path that can be written") from error
    if path.is_dir():
        raise BadInput(f"{key} {name}: this is a folder; a file name is wanted")
    if path.exists() and not path.is_file():
        raise BadInput(f"{key} {name}: this is a device or a pipe; a file name is wanted")
    if not folder.is_dir():
        raise BadInput(f"{key} {name}: the folder {folder} does not exist")
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise BadInput(f"{key} {name}: not writable")
    return path


def write_whole(path: Path, content: str | bytes) -> None:
    """Write through a temporary file in the same folder and rename; on any failure nothing is left behind.

    Raises BadInput if the system refuses.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise BadInput(f"{path}: not a regular file")  # a rename would put one in its place
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=target.parent)
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
