"""The command line as a user meets it: text, JSON, exit codes, one line of complaint, whole files or none."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from certify import certify
from certify.app.cli import main
from certify.app.sentences import bracket, statement
from certify.checker import check_document
from certify.core.certificate import canonical, digest, document, text
from certify.core.claim import Claim, Enclosure, worst_exit_code
from certify.core.errors import BadInput, Undecided
from certify.core.exact import Dyadic, as_fraction, exact_text, parse_exact
from certify.core.files import check_writable, write_whole
from certify.core.region import Region
from certify.solve.dimension import run
from certify.solve.question import Query
from tests.app.test_query import BAD

Captured = pytest.CaptureFixture[str]
BETA_STAR_5 = "1.445485432465840384101738613161128339317366854049"


def test_plain_summary(capsys: Captured) -> None:
    assert main(["d=5"]) == 0
    out, err = capsys.readouterr()
    assert BETA_STAR_5 in out
    assert "7/5 < beta_* < 35/24" in out
    for label in ("monotone-in-dimension", "majorisation", "quartic-sign", "quartic-obstruction", "regime"):
        assert label in out
    assert out.count("checked by: Arb, exact checker") == out.count("proved |")
    assert err == ""


@pytest.mark.parametrize("digits", [1, 19, 100, 1200])
def test_digits_are_honoured_and_common(capsys: Captured, digits: int) -> None:
    main(["d=3", f"digits={digits}", "claims=beta-star"])
    out = re.sub(r"\s", "", capsys.readouterr().out)
    match = re.search(r"beta_\*=(\d\.\d*)\[(\d+),(\d+)\]", out)
    assert match is not None
    assert len(match[1]) - 2 >= max(digits - 1, 19)
    low, high = Fraction(match[1] + match[2]), Fraction(match[1] + match[3])
    fine = certify(d=3, digits=digits + 20, claims=("beta-star",)).claim("beta-star").enclosure
    assert fine is not None
    assert low < fine.lower
    assert fine.upper < high


@pytest.mark.parametrize("line", BAD)
def test_bad_input_exits_2_with_one_line_and_writes_nothing(line: str, capsys: Captured, tmp_path: Path) -> None:
    assert main([*line.split(" "), "--json", str(tmp_path / "out.json")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("certify: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [[], ["d=5", "--jason", "x"], ["d=5", "--json"], ["d=5", "--fragment"], ["d=5", "--run-coq"], ["d=5", "--figures"]],
)
def test_bad_options(arguments: list[str], capsys: Captured) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("name", ["missing/out.json", "."])
@pytest.mark.parametrize("flag", ["--json", "--tex", "--pdf", "--coq"])
def test_unwritable_paths_are_refused_before_computing(flag: str, name: str, tmp_path: Path, capsys: Captured) -> None:
    assert main(["d=5", "digits=100000", flag, str(tmp_path / name)]) == 2
    assert flag in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a-b.v", "five.txt", "5.v", "é.v"])
def test_coq_file_names_are_identifiers(name: str, tmp_path: Path, capsys: Captured) -> None:
    assert main(["d=5", "--coq", str(tmp_path / name)]) == 2
    assert "identifier" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_by_coq_is_exit_1(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured) -> None:
    from certify.coq import Verdict

    bad, good = (
        Verdict(ok, "" if ok else "planted", ("t",), ("a",), 1.0, (("coq", "8.16.1"),)) for ok in (False, True)
    )
    monkeypatch.setattr("certify.coq.run_coq", lambda path: bad)
    target = tmp_path / "cert.json"
    words = ["d=5", "claims=beta-star", "--coq", str(tmp_path / "five.v"), "--run-coq", "--json", str(target)]
    assert main(words) == 1
    assert "planted" in capsys.readouterr().err
    assert "coq" not in json.loads(target.read_text())["provenance"]
    monkeypatch.setattr("certify.coq.run_coq", lambda path: good)
    assert main(words) == 0
    assert json.loads(target.read_text())["provenance"]["coq"]["accepted"] is True


def test_json_to_stdout_is_json_alone(capsys: Captured) -> None:
    assert main(["d=2..4", "claims=beta-star", "--json", "-"]) == 0
    out, err = capsys.readouterr()
    certificate = json.loads(out)
    assert certificate["format"] == "certify/1"
    assert {claim["d"] for claim in certificate["claims"]} == {2, 3, 4}
    assert "beta_*" in err
    assert certificate["provenance"]["digest"] == digest(certificate)
    check_document(out.encode())


def test_json_file_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "cert.json"
    assert main(["d=3", "beta=0.5..3", "claims=regime,majorisation,quartic-sign", "--json", str(path)]) == 1
    assert main(["check", str(path)]) == 0
    result = certify(d=3, beta="0.5..3", claims=("regime", "majorisation", "quartic-sign"))
    assert canonical(json.loads(path.read_text())) == canonical(result.document())


def test_claims_by_name_that_are_false_are_refuted(capsys: Captured) -> None:
    assert main(["d=3", "beta=1..3", "claims=majorisation"]) == 1
    out, err = capsys.readouterr()
    assert "counterexample beta = 3, l = 2" in out
    assert err.count("\n") == 1
    for label in ("quartic-sign", "quartic-obstruction"):
        assert main(["d=3", "beta=1..3", f"claims={label}"]) == 1


def test_an_interval_on_both_sides_is_split(capsys: Captured) -> None:
    assert main(["d=3", "beta=0.5..3", "claims=regime"]) == 0
    out = capsys.readouterr().out
    assert "continuous transition, K_c = K_# on [0.5, beta_*]" in out
    assert "discontinuous transition, K_c < K_# on (beta_*, 3]" in out


def test_beta_inside_the_enclosure_is_inconclusive(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("certify.bounds.bessel.threshold.MAX_BITS", 64)
    star = certify(d=5, digits=60, claims=("beta-star",)).claim("beta-star").enclosure
    assert star is not None
    x = as_fraction(star.lower)
    assert main(["d=5", f"beta={x.numerator}/{x.denominator}", "claims=regime"]) == 3
    out, err = capsys.readouterr()
    assert "not decided" in out
    assert err.count("\n") == 1


def test_coupling_needs_a_beta(capsys: Captured) -> None:
    assert main(["d=5", "claims=critical-coupling"]) == 2
    assert "beta is missing" in capsys.readouterr().err


def test_a_refusal_of_the_checker_stops_the_command(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    """If the bounds claimed a wrong enclosure the checker would see it: plant one."""
    wrong = Enclosure(Dyadic(3, -1), Dyadic(7, -2))
    monkeypatch.setattr("certify.solve.bessel.threshold.beta_star_enclosure", lambda d, digits=50: wrong)
    assert main(["d=5", "claims=beta-star"]) == 4  # a fault of the program, which refutes nothing
    assert "checker refuses" in capsys.readouterr().err


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=120, check=False)


def test_the_main_job_imports_neither_sympy_nor_matplotlib() -> None:
    heavy = ("sympy", "matplotlib", "scipy")
    code = (
        f"import sys; from certify.app.cli import main; main(['d=5']); print([m for m in {heavy} if m in sys.modules])"
    )
    assert run_python("-c", code).stdout.strip().endswith("[]")


def test_import_and_check_need_no_package(tmp_path: Path) -> None:
    path = tmp_path / "cert.json"
    path.write_text(text(certify(d=5).document()))
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('flint','numpy','sympy','scipy','mpmath','jinja2','joblib')));"
        f"import certify; from certify.app.cli import main; raise SystemExit(main(['check', {str(path)!r}]))"
    )
    assert run_python("-S", "-c", f"import sys; sys.path.insert(0, {str(Path.cwd())!r}); " + code).returncode == 0


def test_as_a_process() -> None:
    done = run_python("-m", "certify", "d=5", "beta=nan")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_api_result() -> None:
    result = certify(d=5, beta=Fraction(6, 5), claims=("regime", "linear-threshold"))
    assert result.exit_code == 0
    assert result.claim("regime").details["transition"] == "continuous"
    assert result.claim("linear-threshold", 5).beta == Fraction(6, 5)
    with pytest.raises(
        KeyError, match=r"K_#: no such claim here \(did you mean linear-threshold\?\); there are .*regime"
    ):
        result.claim("K_#")
    with pytest.raises(KeyError, match="regime: no such claim here with d=7; there are "):
        result.claim("regime", 7)
    assert certify(d="2..3").claim("beta-star", 3).d == 3


def test_runs_are_streamed() -> None:
    groups = run(Query(range(2, 10**5)))
    assert next(groups)[0].d == 2
    assert next(groups)[0].d == 3


def test_worst_exit_code() -> None:
    claims = [Claim("regime", 2, outcome) for outcome in ("proved", "inconclusive", "refuted")]
    assert [worst_exit_code(claims[:n]) for n in (0, 1, 2, 3)] == [0, 0, 3, 1]


def test_digest_ignores_provenance_and_order() -> None:
    certificate = certify(d=5).document()
    shuffled = dict(reversed(list(certificate.items()))) | {"provenance": {"time": "other"}}
    assert digest(certificate) == digest(shuffled)
    with pytest.raises(TypeError):
        document([Claim("regime", 2, "proved", evidence={"x": 0.5})])


def test_write_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "one")
    monkeypatch.setattr("os.replace", lambda *names: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "two")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text() == "one"
    with pytest.raises(BadInput):
        check_writable("--json", str(tmp_path))


def test_brackets() -> None:
    assert bracket(Enclosure(Fraction(1, 3), Fraction(1, 3) + Fraction(1, 10**12))).startswith("0.33333333333[")
    assert bracket(Enclosure(Dyadic(0), Dyadic(0))) == "0"
    assert bracket(Enclosure(Fraction(1), Fraction(2))) == "[1.0000000000, 2.0000000000]"
    tiny = bracket(Enclosure(Fraction(1, 3 * 10**40), Fraction(1, 3 * 10**40) * (1 + Fraction(1, 10**12))))
    mantissa = re.fullmatch(r"(\d+\.\d+)\[(\d+),(\d+)\]e(-\d+)", tiny)
    assert mantissa is not None
    low = Fraction(mantissa[1] + mantissa[2]) * Fraction(10) ** int(mantissa[4])
    assert low <= Fraction(1, 3 * 10**40)
    assert exact_text(Fraction(13, 9)) == "13/9"


def test_every_number_of_a_certificate_is_exact() -> None:
    def walk(value: object) -> None:
        if isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)
        else:
            assert not isinstance(value, float)
            if isinstance(value, str) and value.lstrip("-").startswith("0x"):
                parse_exact(value)

    walk(certify(d=4, beta="0.3..7", claims=("regime", "linear-threshold")).document())


def test_statements_have_no_placeholder() -> None:
    for group in run(
        Query([2, 9], beta=Region("beta-star", Fraction(4)), claims=("regime", "quartic-sign", "linear-threshold"))
    ):
        for claim in group:
            assert "None" not in statement(claim)


@pytest.mark.parametrize(
    ("words", "dimensions"),
    [
        ("d=3 beta=1", "d=3"),
        ("d=3 beta=1.8161", "d=3"),
        ("d=3 beta=0.5..1", "d=3"),
        ("d=3 beta=0..beta-star", "d=3"),
        ("d=2..5 beta=1.6", "d=2..3"),
        ("d=5,2,4 beta=2", "d=2"),
        ("d=2..100000 beta=1.00005", "d=2..40000"),
    ],
)
@pytest.mark.parametrize("others", ["", ",two-minimisers,critical-coupling"])
def test_the_order_parameter_is_no_question_up_to_beta_star(
    words: str, dimensions: str, others: str, capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line before any work, which names the dimensions and their beta_*; the truth is Arb's, of beta_*."""
    star = certify(d=re.findall(r"\d+", dimensions)[0], claims=("beta-star",)).claim("beta-star").enclosure
    assert star is not None
    monkeypatch.setattr("certify.solve.dimension._dimension", lambda *_: pytest.fail("the work began"))
    target = tmp_path / "cert.json"
    command = [*words.split(" "), f"claims=order-parameter{others}", "--json", str(target)]
    assert main(command) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), target.exists()) == ("", 1, False)
    beta = words.partition("beta=")[2]
    assert f"claims=order-parameter: at beta={beta} the question does not arise for {dimensions}: up to" in err
    shown = re.search(r"beta_\* = (\d\.\d+)\.\.\.", err)
    assert shown is not None
    assert bracket(star).startswith(shown[1])


def test_the_order_parameter_on_both_sides_names_what_is_left_out(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuck(*_: object) -> object:
        raise Undecided("planted")

    monkeypatch.setattr("certify.solve.coupling.interval.critical_coupling_interval", stuck)
    monkeypatch.setattr("certify.solve.reduction.touching.farthest", lambda d: Fraction("1.817"))
    monkeypatch.setattr("certify.solve.reduction.touching.touching_plan", stuck)
    monkeypatch.setattr("certify.solve.reduction.isolation.isolation_plan", stuck)
    assert main(["d=3", "beta=0.5..3", "claims=order-parameter,critical-coupling", "--no-check", "--workers", "1"]) == 3
    out = " ".join(capsys.readouterr().out.split())
    left_out = "on [0.5, beta_*] the question does not arise: the uniform density is the only minimiser at K_c"
    assert out.count(left_out) == 1
    assert "refuted" not in out
    assert main(["d=3", "beta=0..1.9", "claims=order-parameter", "--no-check", "--workers", "1"]) == 3
    assert "on (0, beta_*] the question does not arise" in " ".join(capsys.readouterr().out.split())
    assert main(["d=3", "beta=beta-star..1.9", "claims=order-parameter", "--no-check", "--workers", "1"]) == 3
    assert "does not arise" not in capsys.readouterr().out


def test_a_sweep_refuses_a_question_that_does_not_arise(tmp_path: Path, capsys: Captured) -> None:
    words = ["sweep", "d=3,4", "ratio=1.2,0.5", "claims=order-parameter", "--out", str(tmp_path / "none")]
    assert main(words) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "does not arise for d=3" in err
    assert not (tmp_path / "none").exists()


def test_other_labels_that_are_false_stay_refuted() -> None:
    """`two-minimisers` is a statement, and false up to beta_*."""
    assert certify(d=3, beta=1, claims=("two-minimisers",)).claim("two-minimisers").outcome == "refuted"
    with pytest.raises(BadInput, match="does not arise"):
        certify(d=3, beta=1, claims=("order-parameter",))


def test_both_ends_of_the_coupling_are_said(capsys: Captured) -> None:
    """(1.17) and (1.18), each with its remainder: two claims with a field of that name, of different form."""
    assert main(["d=2", "beta=beta-star..2.4475", "claims=landau-expansion"]) == 0
    assert "|K_c/K_# - 1 + C s^2| <= " in " ".join(capsys.readouterr().out.split())
    assert main(["d=3", "beta=100..inf", "claims=large-beta"]) == 0
    assert "39/64 <= theta <= 21/8, for every beta on [100, inf)" in " ".join(capsys.readouterr().out.split())
