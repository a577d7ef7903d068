"""The edges of the commands: streams that break, files that are none, options that clash, empty intervals."""

from __future__ import annotations

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from certify import certify
from certify.app.cli import main
from certify.app.typeset import main as typeset
from certify.checker import check_document
from certify.coq import export, unstated
from certify.core.certificate import digest
from certify.core.exact import as_fraction, exact_text
from certify.solve.bessel.threshold import beta_star
from tests.places import VALID
from tests.sampling import sampled

Captured = pytest.CaptureFixture[str]


def complaint(capsys: Captured) -> str:
    out, err = capsys.readouterr()
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    return out + err


@pytest.mark.parametrize("beta", ["beta-star..1", "beta-star..1.4454", "2..beta-star", "1.4455..beta-star"])
def test_an_empty_interval_is_bad_input(beta: str, capsys: Captured) -> None:
    assert main(["d=2..5", f"beta={beta}"]) == 2
    assert f"beta={beta}" in complaint(capsys)


def test_an_interval_with_the_end_beta_star_is_taken(capsys: Captured) -> None:
    assert main(["d=5", "beta=1..beta-star", "claims=regime"]) == 0
    assert main(["d=5", "beta=beta-star..1.5", "claims=regime"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "arguments", [["d=5", "claims=beta-star"], ["d=5", "claims=beta-star", "--json", "-"], ["check", "CERT"]]
)
def test_a_full_disk_behind_standard_output_is_one_line(arguments: list[str], tmp_path: Path) -> None:
    certificate = tmp_path / "cert.json"
    assert main(["d=5", "claims=beta-star", "--json", str(certificate)]) == 0
    command = [sys.executable, "-m", "certify", *(str(certificate) if a == "CERT" else a for a in arguments)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "standard output: cannot be written" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"{sys.executable} -m certify d=2..300 claims=beta-star | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, 1, "")


@pytest.mark.parametrize("flag", ["--json", "--tex", "--pdf"])
def test_devices_pipes_and_loops_are_refused(flag: str, tmp_path: Path, capsys: Captured) -> None:
    loop, dangling = tmp_path / "loop", tmp_path / "dangling"
    loop.symlink_to("loop")
    dangling.symlink_to(tmp_path / "missing" / "file")
    for target in ("/dev/null", str(loop), str(dangling)):
        assert main(["d=5", "digits=100000", flag, target]) == 2
        assert target in complaint(capsys)
    assert Path("/dev/null").is_char_device()


def test_only_json_goes_to_standard_output(capsys: Captured) -> None:
    for flag in ("--tex", "--pdf", "--coq"):
        assert main(["d=5", flag, "-"]) == 2
        assert flag in complaint(capsys)


def test_two_outputs_in_one_file_are_refused(tmp_path: Path, capsys: Captured) -> None:
    one = tmp_path / "one"
    assert main(["d=5", "--json", str(one), "--tex", str(tmp_path / "." / "one")]) == 2
    assert "--json goes to that file already" in complaint(capsys)
    assert main(["d=5", "--json", str(one), "--json", str(tmp_path / "two")]) == 2
    assert "given twice" in complaint(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--pdf", "x.pdf"], ["--coq", "x.v", "--run-coq"]])
def test_a_missing_tool_is_noticed_before_the_work(
    arguments: list[str], tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert main(["d=5", "beta=1..3", "claims=majorisation", *arguments]) == 4
    assert complaint(capsys).startswith("certify: ")
    assert list(tmp_path.iterdir()) == []


def test_check_has_help(capsys: Captured) -> None:
    assert main(["check", "--help"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("usage: ")
    assert err == ""


def test_ends_of_intervals_are_printed_exactly(capsys: Captured) -> None:
    enclosure = beta_star(5, 13).enclosure
    assert enclosure is not None
    below = Fraction(int(as_fraction(enclosure.lower) * 10**13), 10**13)
    assert main(["d=5", f"beta=0..{exact_text(below)}", "claims=majorisation"]) == 0
    assert f"on (0, {exact_text(below)}]" in capsys.readouterr().out
    above = below + Fraction(1, 10**12)
    assert main(["d=5", f"beta=0..{exact_text(above)}", "claims=majorisation"]) == 1
    assert f"counterexample beta = {exact_text(above)}," in capsys.readouterr().out
    assert exact_text(Fraction(10**20 + 1, 3 * 10**20)) == f"{10**20 + 1}/{3 * 10**20}"


@pytest.mark.parametrize(
    "path", sampled(sorted(VALID.glob("*critical-coupling*two-minimisers*")), 2), ids=lambda path: path.stem
)
def test_a_critical_coupling_is_typeset_from_its_file(path: Path, tmp_path: Path, capsys: Captured) -> None:
    paper = tmp_path / "paper.tex"
    assert typeset([str(path), "-o", str(paper)]) == 0
    assert capsys.readouterr().err == ""
    assert "The critical coupling" in paper.read_text()


def test_what_coq_says_nothing_of_is_named() -> None:
    certificate = json.loads(next(VALID.glob("d-3-beta-2-*two-minimisers*")).read_text())
    accepted = check_document(certificate).accepted
    assert unstated(accepted) == ["order-parameter (d = 3)", "two-minimisers (d = 3)"]
    text = export(accepted, digest(certificate))
    assert ", ".join(unstated(accepted)) in text
    assert "Theorem critical_coupling_3_2_1 " in text
    assert unstated(check_document(certify(d=3).document()).accepted) == []
