"""What the page about K_c beyond beta_* says of the whole line is what the program does: where each method begins."""

from __future__ import annotations

import re
from typing import Final

from certify.solve.coupling.claims import LARGEST_WHOLE
from certify.solve.spine.reach import LARGEST_BETA, first_of_cells, first_of_pieces, first_of_spine
from tests.places import ROOT

PAGE: Final = " ".join((ROOT / "docs" / "critical-coupling.md").read_text("utf-8").split())


def test_where_cells_begin() -> None:
    found = re.search(
        r"\$\\beta\$ = (\d+) on for d = 2, (\d+) for d = 3, (\d+) for d = 4, (\d+) for d = 5 to 10, ", PAGE
    )
    assert found is not None
    assert [int(x) for x in found.groups()] == [first_of_cells(d) for d in (2, 3, 4, 5)]
    assert {first_of_cells(d) for d in range(5, 11)} == {first_of_cells(5)}
    later = re.search(r"d = 5 to 10, (\d+) for d = 11 to 20", PAGE)
    assert later is not None
    assert {first_of_cells(d) for d in range(11, 21)} == {int(later[1])}


def test_where_covers_in_one_variable_begin_and_end() -> None:
    found = re.search(
        r"From \$\\beta\$ = (\d+) \(d = 2, 3\) and (\d+) \(d >= 4\), on intervals from (\d+), (\d+), (\d+) and (\d+) "
        r"\(d = 2 to 5\), (\d+) \(d = 6, 7\) and ([\d.]+) \(d >= 8\), up to (\d+) ",
        PAGE,
    )
    assert found is not None
    points, pieces = [first_of_spine(d) for d in (2, 3, 4, 10)], [first_of_pieces(d) for d in (2, 3, 4, 5, 6, 7, 8, 20)]
    said = [float(x) for x in found.groups()]
    assert [said[0], said[0], said[1], said[1]] == points
    assert [*said[2:7], said[6], said[7], said[7]] == pieces
    assert said[8] == LARGEST_BETA


def test_how_far_the_line_comes_without_names() -> None:
    found = re.search(r"For d up to (\d+) that needs no `claims=`", PAGE)
    assert found is not None
    assert int(found[1]) == LARGEST_WHOLE
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert "python -m certify d=3 beta=0..inf --keep parts" in readme


def test_the_table_of_whole_lines_has_each_dimension_once() -> None:
    """Of those that come without names none is known to have a gap."""
    table = (ROOT / "docs" / "critical-coupling.md").read_text("utf-8").partition("| d | open |")[2]
    rows = re.findall(r"^\| ([\d to]+) \| (.+?) \|", table.partition("\n\n")[0], re.MULTILINE)
    named: list[int] = []
    for text, _ in rows:
        low, _, high = text.partition(" to ")
        named += range(int(low), int(high or low) + 1)
    assert sorted(named) == list(range(2, 11))
    known = ("nothing", "not run as a whole")
    assert all(open_part.startswith(known) for text, open_part in rows if int(text.split()[0]) <= LARGEST_WHOLE)
