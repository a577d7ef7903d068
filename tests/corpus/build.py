"""Writes the corpus: `python -m tests.corpus.build` (from the root of the repository).

valid/ comes from the program itself (`python -m certify ... --json`), with the provenance taken out so that the files
do not change from run to run; invalid/ and malformed/ from the cases of the tests. `expected.tsv` holds file, exit
code and words of the reason.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.checker.branch.samples import refused as unbranched
from tests.checker.cases import Case, invalid, limits, malformed
from tests.checker.cases_inequality import inequality_invalid, inequality_malformed
from tests.checker.cases_large import faults_of_law
from tests.checker.cases_ratio import ratio_invalid, ratio_malformed
from tests.checker.cases_star import malformed_star
from tests.checker.coupling.barrier_samples import refused as unsectioned
from tests.checker.coupling.minimiser_samples import refused as undescribed
from tests.checker.kernels.test_fold import MISFORMED, REFUSED, folded
from tests.checker.landau.samples import expansion
from tests.checker.landau.test_expansion import INVALID, MALFORMED, NUMBERS
from tests.checker.sample_certificates import document

HERE = Path(__file__).parent
COMMANDS = (
    "d=2",
    "d=5",
    "d=2..4",
    "d=30",
    "d=1000000",
    "d=3 digits=300",
    "d=5 beta=1.2",
    "d=5 beta=beta-star",
    "d=3 beta=beta-star claims=quartic-sign,quartic-obstruction,two-minimisers",
    "d=2 beta=3",
    "d=2 beta=0..beta-star",
    "d=30 beta=0.5..3",
    "d=3 beta=0..beta-star",
    "d=3 beta=0..beta-star claims=regime",
    "d=2 claims=landau-expansion",
    "d=4 beta=beta-star..inf claims=linear-threshold,regime,quartic-sign,quartic-obstruction",
    "d=3 beta=2..5 claims=quartic-obstruction",
    "d=2 beta=13/9..2 claims=majorisation",
    "d=3 beta=1..3 claims=majorisation",
    "d=3 beta=1..3 claims=quartic-sign",
    "d=6 beta=0.1..20 claims=quartic-obstruction",
    "d=20 beta=0.25..20",
    "d=100 beta=0.1..1",
    "d=7 beta=1/3 claims=linear-threshold,regime",
    "d=3 beta=2 digits=20 claims=critical-coupling,order-parameter,two-minimisers",
    "d=5 beta=2 digits=20 claims=critical-coupling,order-parameter,two-minimisers",
    "d=2 beta=13/5 digits=20 claims=critical-coupling,order-parameter,two-minimisers",
    "d=3 beta=2 digits=20 claims=latent-heat,minimiser-profile",
    "d=3 beta=2 digits=20 claims=free-energy-barrier",
    "d=3 beta=2 digits=20 claims=metastable-end",
    "d=3 beta=2 digits=10 claims=branch-fold",
    "d=3 beta=beta-star..1.85 claims=critical-coupling,order-parameter,two-minimisers",
    "d=3 beta=1.8164 claims=critical-coupling,order-parameter,two-minimisers",
    "d=3 beta=1.9..1.91 claims=critical-coupling,order-parameter,two-minimisers",
    "d=3 beta=2.5..2.505 claims=critical-coupling,order-parameter,two-minimisers",
    "d=3 beta=2.5..2.55 claims=critical-coupling,order-parameter,two-minimisers",
    "d=5 beta=20 digits=10 claims=critical-coupling,order-parameter,two-minimisers",
    "d=5 beta=20..22.5 claims=critical-coupling,order-parameter,two-minimisers",
    "d=3 beta=100..inf claims=large-beta",
    "d=2 beta=1000..1100 claims=critical-coupling,order-parameter,two-minimisers",
    "d=3 beta=900 claims=critical-coupling,order-parameter,two-minimisers",
    "d=4 beta=200 claims=large-beta,critical-coupling",
    "d=2..4 kernel=poisson r=1/3 claims=linear-threshold,criterion",
    "d=2 kernel=gegenbauer:1:1,2:1 claims=linear-threshold,obstruction",
    "d=2 kernel=cone R=11/5",
    "d=2 kernel=gegenbauer:1:1,2:3/4",
    "d=3 kernel=gegenbauer:4:1",
    "d=3 kernel=heat s=1/5 digits=8 claims=critical-coupling,order-parameter",
    "d=3 kernel=heat s=1/4 claims=linear-threshold,obstruction",
    "d=3 beta=2000 claims=large-beta,order-parameter,two-minimisers",
    "d=3 kernel=poly:0,0,1 claims=fold",
    "d=2 kernel=kuramoto-daido m=1 digits=8 claims=fold",
    "d=2 beta=3 digits=3 claims=fold",
    "d=3 kernel=heat s=1/4 digits=3 claims=fold",
    "d=2 kernel=gegenbauer:1:1,2:3/4,3:-1/4 digits=6 claims=fold",
    "d=3 kernel=power k=7/2 digits=4 claims=fold",
    "d=3 kernel=onsager digits=4 claims=fold",
    "d=2 kernel=cone claims=threshold",
    "d=3 kernel=heat claims=threshold",
    "d=2 kernel=kuramoto-daido claims=threshold",
    "d=2..3 kernel=exponential claims=threshold",
    "d=3..5 kernel=poly:0,0,0,1",
    "d=3 kernel=gegenbauer:1:3,2:3/2,3:7/4",
    "d=2..4 kernel=power claims=threshold",
    "d=3 kernel=onsager digits=6",
    "d=3 kernel=relu",
    "d=3 kernel=power k=7/2 digits=10",
    "d=2 kernel=kuramoto-daido m=3/4..1 digits=4",
    "d=3 kernel=power k=1/2..3",
    "d=200 beta=2 claims=critical-coupling",
    "ratio nu=1/2 x=75000",
    "ratio nu=0 x=1000000000000",
    "ratio nu=-3/4,7/3 x=1,2,30 digits=10",
    "ratio nu=0..1 x=1..2",
    "ratio nu=0,1/3 x=100..1000 digits=15",
    "ratio nu=1000 x=1/1000",
    "ratio d=3 kappa=5",
    "inverse nu=49 y=9/10",
    "inverse nu=0,-1/2 y=1/3,0.99999",
    "prove r(nu)<x/(nu+1/2+sqrt(x^2+(nu+1/2)*(nu+3/2))) nu=-1/2..inf",
    "prove r(nu)<1 nu=-1..inf",
    "prove r(nu)<x/(1/4+sqrt(x^2+2.8426868)) nu=0",
    "prove r(nu)*r(nu+1)<x/(x+2*nu+2) nu=-1/2..inf",
    "prove I(nu+3)/I(nu)<x^3/(8*(nu+1)*(nu+2)*(nu+3)) nu=-1..inf",
    "prove r(nu)<x/(nu+3/8+sqrt(x^2+(1/2+sqrt((nu+5/8)*(nu+11/8)))^2)) nu=-1/2..inf",
    "prove r(nu)>1-1/(2*x)-1/(8*x^2)-3/(16*x^3) nu=0 x=10..inf",
)


def landau() -> Iterator[Case]:
    """Planted violations of the rule of (1.17)."""
    for cases, code in ((NUMBERS, 1), (INVALID[3:], 1), (MALFORMED, 2)):
        for name, edit, words in cases:
            claim = expansion()
            edit(claim)
            yield f"d=2 landau-expansion {name}", document(claim), code, words


def folds() -> Iterator[Case]:
    """Planted violations of the rule of the fold."""
    for cases, code in ((REFUSED, 1), (MISFORMED, 2)):
        for name, changes, words in cases:
            yield f"fold {name}", document(folded(**changes)), code, words


def file_name(text: str) -> str:
    """A file name from a command or the name of a case."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", text.replace("beta_*", "beta-star")).strip("-.").lower()


def _write(folder: str, name: str, data: bytes, code: int, words: str) -> str:
    path = HERE / folder / f"{file_name(name)}.json"
    path.parent.mkdir(exist_ok=True)
    if path.exists():
        raise RuntimeError(f"two entries of the corpus would be {path.name}")
    path.write_bytes(data)
    return f"{folder}/{path.name}\t{code}\t{words}"


def _from_program(command: str) -> dict[str, Any]:
    run = [sys.executable, "-m", "certify", *command.split(), "--json", "-"]
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode not in (0, 1, 3):
        raise RuntimeError(f"{command}: {done.stderr}")
    parsed: dict[str, Any] = json.loads(done.stdout)
    parsed.pop("provenance", None)
    return parsed


def _of_case(folder: str, case: Case) -> str:
    name, source, code, words = case
    data = source if isinstance(source, bytes) else None
    if data is None:
        text = source if isinstance(source, str) else json.dumps(source, indent=1)
        data = text.encode("utf-8", errors="surrogatepass")
    return _write(folder, name, data, code, words)


def main() -> None:
    for folder in ("valid", "invalid", "malformed"):
        for old in (HERE / folder).glob("*.json"):
            old.unlink()
    rows = []
    for command in COMMANDS:
        text = json.dumps(_from_program(command), sort_keys=True)
        rows.append(_write("valid", command, text.encode(), 0, "accepted"))
    wrong = [*(case for case in invalid() if not case[0].startswith("d=3")), *ratio_invalid(), *inequality_invalid()]
    rows += [_of_case("invalid", case) for case in wrong]
    more = (*landau(), *folds(), *undescribed(), *unsectioned(), *unbranched())
    rows += [_of_case("invalid" if case[2] == 1 else "malformed", case) for case in more]
    formed = [*malformed(), *malformed_star(), *faults_of_law(), *limits(), *ratio_malformed(), *inequality_malformed()]
    small = [case for case in formed if len(json.dumps(str(case[1]))) < 20_000]
    rows += [_of_case("malformed", case) for case in small]
    (HERE / "expected.tsv").write_text("\n".join(sorted(rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
