"""The checker as one file that any Python 3.11 or later runs: `python -I checker.pyz FILE`.

    python -m certify.app.archive dist/checker.pyz

The archive has the source files of certify/checker and nothing else, uncompressed, in a fixed order and with a fixed
date: whoever builds it from the same source gets the same bytes, and so the same hash.
"""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from certify.core.errors import BadInput
from certify.core.files import check_writable, write_whole
from certify.core.terminal import guarded

SOURCE: Final = Path(__file__).resolve().parent.parent / "checker"
_PACKAGE: Final = "certify_checker"
_START: Final = f"import sys\n\nfrom {_PACKAGE} import main\n\nsys.exit(main())\n"
_DATE: Final = (1980, 1, 1, 0, 0, 0)


def archive(source: Path = SOURCE) -> bytes:
    """The bytes of the archive."""
    files = {f"{_PACKAGE}/{path.relative_to(source).as_posix()}": path.read_bytes() for path in source.rglob("*.py")}
    files["__main__.py"] = _START.encode()
    out = io.BytesIO()
    out.write(b"#!/usr/bin/env -S python3 -I\n")
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3  # Unix, wherever it is built
            entry.external_attr = 0o644 << 16
            package.writestr(entry, files[name])
    return out.getvalue()


def main(argv: Sequence[str] | None = None) -> int:
    """`python -m certify.app.archive FILE`: writes it, and prints its size in lines of Python and its SHA-256."""
    return guarded("archive", lambda: _write(list(sys.argv[1:] if argv is None else argv)))


def _write(arguments: list[str]) -> int:
    if len(arguments) != 1:
        raise BadInput("archive: the name of one file is wanted, such as checker.pyz")
    path = check_writable("archive", arguments[0])
    data = archive()
    write_whole(path, data)
    lines = sum(len(file.read_text(encoding="utf-8").splitlines()) for file in SOURCE.rglob("*.py"))
    count = sum(1 for _ in SOURCE.rglob("*.py"))
    print(f"{path}: {lines} lines of Python in {count} files, sha256:{hashlib.sha256(data).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
