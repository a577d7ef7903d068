"""`python -m proofs.engine.rows`: ledger rows that are missing, or that no longer agree with their derivation, as TOML.

For whoever adds or changes a derivation: paste the output into `paper.toml`, then complete number, formal, claims,
bound, rule and tests.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Final

from proofs.engine.derivation import Derivation
from proofs.ledger import HERE, Ledger, load, module_names

_KINDS: Final = {"thm": "theorem", "lem": "lemma", "prop": "proposition", "rem": "remark", "eq": "equation"}


def tables(folder: Path = HERE) -> dict[str, dict[str, Derivation]]:
    """The tables of derivations of all modules of the package, by module name."""
    found = {}
    for name in sorted(module_names(folder)):
        path = folder.joinpath(*name.split(".")).with_suffix(".py")
        if "\nDERIVATIONS" in path.read_text(encoding="utf-8"):
            found[name] = importlib.import_module(f"proofs.{name}").DERIVATIONS
    return found


def agrees(ledger: Ledger, module: str, item: Derivation) -> bool:
    """Whether the ledger's row has the derivation's module, statement and uses."""
    row = ledger.rows.get(item.label)
    return row is not None and (row.module, row.statement, set(row.uses)) == (
        module,
        item.statement,
        {*item.uses, *item.cites},
    )


def trust(ledger: Ledger, known: dict[str, Derivation], item: Derivation) -> list[str]:
    """The cited facts that a derivation reaches, through derivations first and the ledger for what has none."""
    reached, stack, seen = set(item.cites), list(item.uses), set()
    while stack:
        label = stack.pop()
        if label in seen:
            continue
        seen.add(label)
        if label in known:
            reached |= set(known[label].cites)
            stack += known[label].uses
        elif label in ledger.rows:
            reached |= ledger.trust(label)
    return sorted(reached)


def text(ledger: Ledger, known: dict[str, Derivation], module: str, item: Derivation) -> str:
    """The row of one derivation as TOML."""
    kind = _KINDS.get(item.label.split(":")[0], "supplement")
    lists = {"uses": [*dict.fromkeys([*item.uses, *item.cites])], "trust": trust(ledger, known, item)}
    lines = ["[[row]]", f'label = "{item.label}"', f'kind = "{kind}"', f"statement = '''{item.statement}'''"]
    lines += [
        f"{name} = [{', '.join(f'{chr(34)}{v}{chr(34)}' for v in values)}]" for name, values in lists.items() if values
    ]
    return "\n".join([*lines, 'status = ["derived"]', f'module = "{module}"', ""])


def main() -> int:
    """Print the rows; the exit code is 1 if there are any."""
    ledger, found = load(), tables()
    known = {label: item for table in found.values() for label, item in table.items()}
    missing = [
        text(ledger, known, module, item)
        for module, table in found.items()
        for item in table.values()
        if not agrees(ledger, module, item)
    ]
    print("\n".join(missing), end="")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
