"""Where things are, for tests at any depth."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import certify.checker

ROOT: Final = Path(__file__).resolve().parent.parent
CORPUS: Final = ROOT / "tests" / "corpus"
VALID: Final = CORPUS / "valid"
CHECKER: Final = Path(certify.checker.__file__).resolve().parent
THEORY: Final = ROOT / "proofs" / "coq"
