"""The changelog: one list for each kind of change in a version, the newest version the one that the program says."""

from __future__ import annotations

import re

import pytest

import certify
from tests.places import ROOT

KINDS = (
    "Added",
    "Changed",
    "Deprecated",
    "Removed",
    "Fixed",
    "Security",
    "Differences from the expected methods",
    "Certificate format",
)


def versions(text: str) -> dict[str, list[str]]:
    """The kinds of change under each heading of a version, in order."""
    heads, bodies = re.findall(r"^## (.*)$", text, re.MULTILINE), re.split(r"^## .*$", text, flags=re.MULTILINE)[1:]
    assert len(heads) == len(set(heads))
    return {head: re.findall(r"^### (.*)$", body, re.MULTILINE) for head, body in zip(heads, bodies, strict=True)}


def test_one_list_for_each_kind() -> None:
    found = versions((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert len(found) > 1
    for kinds in found.values():
        assert kinds == [kind for kind in KINDS if kind in kinds]


def test_two_lists_of_a_kind_are_found() -> None:
    assert versions("## [1]\n### Added\n- a\n### Added\n- b\n## [0]\n") == {"[1]": ["Added", "Added"], "[0]": []}


def test_the_newest_version_is_this_one() -> None:
    first, newest, *_ = versions((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    dated = re.fullmatch(r"\[(.*)\] - (\d{4}-\d\d-\d\d)", newest)
    assert first == "[Unreleased]"
    assert dated is not None
    assert dated[1] == certify.__version__
    assert f"\ndate-released: {dated[2]}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["CITATION.cff", "pyproject.toml", "README.md"])
def test_the_paper_has_one_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"https://arxiv\.org/abs/\d+\.\d+", text)) == {"https://arxiv.org/abs/2606.05140"}
    assert set(re.findall(r"arXiv:\s*(\d+\.\d+)", text)) <= {"2606.05140"}


def test_the_citation_says_what_it_is() -> None:
    """As the keys of CFF 1.2: an abstract and keywords, each a line of its own."""
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"^abstract: >-\n  \S", text, re.MULTILINE)
    words = re.search(r"^keywords:\n((?:  - .+\n)+)", text, re.MULTILINE)
    assert words is not None
    assert len(set(words[1].splitlines())) == len(words[1].splitlines()) >= 5
