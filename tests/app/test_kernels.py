"""Other kernels on the command line and in Python: what is asked, what is refused in one line, what comes back."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import certify
from certify.app.cli import main
from certify.app.inputs import exact_kernel
from certify.app.query import parse_words
from certify.checker import check_document
from certify.core.errors import BadInput
from certify.core.kernel import PARAMETERS, SCALED, KernelDescription
from tests.places import ROOT

F = Fraction


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("kernel=gegenbauer:1:1,2:3/4", "gegenbauer:1:1,2:3/4"),
        ("kernel=gegenbauer:2:0.5,1:-1,3:0", "gegenbauer:1:-1,2:1/2"),
        ("kernel=poly:0,0,0,1", "poly:0,0,0,1"),
        ("kernel=poly:1,-1/2,0", "poly:1,-1/2"),
        ("kernel=poisson r=7/20", "poisson r=7/20"),
        ("kernel=poisson r=10^-2", "poisson r=1/100"),
        ("kernel=poly:-2^3,1/10^2", "poly:-8,1/100"),
        ("kernel=gegenbauer:2:3^2,1:-1/2^3", "gegenbauer:1:-1/8,2:9"),
        ("s=1/5 kernel=heat", "heat s=1/5"),
        ("kernel=power k=7/2", "power k=7/2"),
        ("kernel=cone R=1.5", "cone R=3/2"),
        ("kernel=abs-power a=3", "abs-power a=3"),
        ("kernel=relu", "relu"),
        ("kernel=onsager", "onsager"),
        ("kernel=kuramoto-daido m=3/4", "kuramoto-daido m=3/4"),
        ("kernel=exponential claims=threshold", "exponential"),
    ],
)
def test_words_are_read(words: str, shown: str) -> None:
    query = parse_words(["d=2", *words.split()])
    assert str(query.kernel) == shown
    assert query.beta is None
    assert exact_kernel(shown) == query.kernel


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("kernel=gauss", "unknown"),
        ("kernel=poison r=1/2", "did you mean poisson"),
        ("kernel=", "unknown"),
        ("kernel=poly", "unknown"),
        ("kernel=poly:", "kernel=poly:: coefficients of t"),
        ("kernel=poly:0,0", "kernel=poly:0,0: coefficients of t"),
        ("kernel=poly:0.50", "kernel=poly:0.50: coefficients of t"),
        ("kernel=poly:0,10^99999", "kernel=poly:0,10\\^99999: a number such as"),
        ("kernel=gegenbauer:3:1,0:0.50,3:1", "kernel=gegenbauer:3:1,0:0.50,3:1: the degree 3 is given twice"),
        ("kernel=gegenbauer:2:0.0", "kernel=gegenbauer:2:0.0: degree:kappa pairs"),
        ("kernel=poisson r=1.50", " r=1.50: kernel=poisson wants"),
        ("kernel=poisson r=0.20..1.50", " r=0.20..1.50: kernel=poisson wants"),
        ("kernel=poisson r=0.50..0.20", " r=0.50..0.20: an interval"),
        ("kernel=poly:0,x", "a number such as"),
        ("kernel=poly:0,1e9", "a number such as"),
        ("kernel=poly:0,--1", "a number such as"),
        ("kernel=poly:" + ",".join(["1"] * 200), "up to t\\^120"),
        ("kernel=gegenbauer:", "not all 0"),
        ("kernel=gegenbauer:1", "degree:kappa pairs"),
        ("kernel=gegenbauer:1:1,1:2", "given twice"),
        ("kernel=gegenbauer:1:", "a number such as"),
        ("kernel=gegenbauer:x:1", "degree:kappa pairs"),
        ("kernel=gegenbauer:500:1", "degrees from 1 to 120"),
        ("kernel=gegenbauer:1:-1,2:-3", "K_c = infinity"),
        ("kernel=poisson", "r is missing"),
        ("kernel=poisson r=1", "0 < r < 1"),
        ("kernel=poisson s=1", "has the parameter r"),
        ("kernel=relu r=1", "has no parameter"),
        ("kernel=poly:0,1 r=1", "has no parameter"),
        ("r=1/2", "goes with a kernel"),
        ("kernel=power k=0", "not continuous"),
        ("kernel=cone R=4", "0 < R < pi"),
        ("d=3 kernel=cone R=1", "d=2 is wanted"),
        ("kernel=relu beta=1", "with kernel= there is none"),
        ("kernel=relu kernel=relu", "given twice"),
        ("d=3 kernel=kuramoto-daido m=1", "d=2 is wanted"),
        ("kernel=kuramoto-daido m=0", "0 < m <= 100"),
        ("kernel=exponential r=1/2 claims=threshold", "has the parameter beta"),
        ("kernel=relu claims=majorisation", "unknown claim"),
        ("kernel=kuramoto-daido m=1,1", "given twice"),
        ("kernel=kuramoto-daido m=1,2..3", "a list of values"),
        ("kernel=kuramoto-daido m=1,", "a number such as"),
        ("kernel=poisson r=1/2,1", "0 < r < 1"),
        ("kernel=poisson r=1/2 --table x.txt", "ends in .csv, .json"),
        ("kernel=poisson r=1/2 --no-check --figure x.svg", "only what the exact checker accepts"),
        ("kernel=relu --coq x.v", "--json, --tex and --pdf are there"),
        ("beta=1 claims=criterion", "unknown claim"),
    ],
)
def test_bad_kernels_get_one_line(words: str, complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = words.split()
    assert main(given if given[0].startswith("d=") else ["d=2", *given]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert re.search(complaint, err), err


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({1: 1, 2: "3/4"}, "gegenbauer:1:1,2:3/4"),
        ({2: Decimal("0.5"), 1: F(1, 3)}, "gegenbauer:1:1/3,2:1/2"),
        ("heat s=1/5", "heat s=1/5"),
        (certify.Poisson(r="7/20"), "poisson r=7/20"),
        (certify.Heat(s=F(1, 5)), "heat s=1/5"),
        (certify.Power(3), "power k=3"),
        (certify.AbsPower("1/2"), "abs-power a=1/2"),
        (certify.Cone(R="3/2"), "cone R=3/2"),
        (certify.KuramotoDaido(m="3/4"), "kuramoto-daido m=3/4"),
        (certify.Relu(), "relu"),
        (certify.Onsager(), "onsager"),
        (certify.Polynomial([0, "1/2", 1]), "poly:0,1/2,1"),
        (certify.Gegenbauer({3: 2}), "gegenbauer:3:2"),
    ],
)
def test_python_has_the_same_kernels(given: Any, shown: str) -> None:
    found = exact_kernel(given)
    assert isinstance(found, KernelDescription)
    assert str(found) == shown


def test_python_refuses_what_is_no_kernel() -> None:
    with pytest.raises(TypeError, match="a mapping such as"):
        exact_kernel(3)  # type: ignore[arg-type]  # what is tested
    with pytest.raises(TypeError, match="float"):
        exact_kernel({1: 0.5})  # type: ignore[dict-item]  # what is tested
    with pytest.raises(TypeError, match="an integer"):
        exact_kernel({"x": 1})  # type: ignore[dict-item]  # what is tested
    for lists in ([], [None]):
        with pytest.raises(BadInput, match="a list of kernels without one"):
            certify.certify(d=2, kernel=lists)  # type: ignore[arg-type]  # what is tested
    with pytest.raises(BadInput, match="more than 1000"):
        certify.certify(d=2, kernel="poisson r=" + ",".join(f"1/{k}" for k in range(2, 1100)))
    with pytest.raises(BadInput, match="there is none"):
        certify.certify(d=2, beta=1, kernel={1: 1})


@pytest.mark.parametrize(
    ("kernel", "words", "same", "eigenvalue"),
    [
        ("power k=2", "(over its lambda_1)", "poly:1,2,1", F(2, 3)),
        ("abs-power a=2", "(over its lambda_2)", "poly:0,0,1", F(2, 15)),
    ],
)
def test_lines_say_what_a_kernel_is_taken_over(kernel: str, words: str, same: str, eigenvalue: F) -> None:
    """W/lambda has the K_# of W times lambda."""
    result = certify.certify(d=3, kernel=kernel)
    shown = [line for line in " ".join(str(result).split()).split(" proved |") if f"for {kernel}" in line]
    assert shown
    assert all(f"for {kernel} {words}" in line for line in shown)
    assert f"{kernel} {words}" in str(result.table())
    over = certify.certify(d=3, kernel=same, claims="linear-threshold")
    assert words not in str(over)
    assert result.linear_threshold.lower == F(1, 2)
    assert over.linear_threshold.lower == 1 / (2 * eigenvalue)


def test_the_page_has_a_row_for_every_family() -> None:
    page = (
        (ROOT / "docs" / "kernels.md").read_text(encoding="utf-8").partition("## The families")[2].partition("\n## ")[0]
    )
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    for name, parameter in PARAMETERS.items():
        assert f"{parameter}" in rows[name] or parameter is None, name
        scale = f"over $\\lambda_{SCALED[name]}$" if name in SCALED else "$W$ itself"
        assert scale in rows[name], name


def test_an_open_k_c_says_what_it_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["d=2", "kernel=gegenbauer:2:1,3:1"]) == 3
    assert "K_c = K_# is possible, and no rule here proves it" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    [
        "kuramoto-daido m=1/2,0.75,4/3",
        ["kuramoto-daido m=1/2,3/4", certify.KuramotoDaido(m="4/3")],
    ],
)
def test_lists_of_values(given: Any) -> None:
    result = certify.certify(d=2, kernel=given, digits=6)
    rows = result.table().rows()
    assert [
        F(row["parameter_left"]) <= m <= F(row["parameter_right"])
        for row, m in zip(rows, (F(1, 2), F(3, 4), F(4, 3)), strict=True)
    ]
    assert [row["minimisers"] for row in rows] == [1, 2, 1]
    assert check_document(result.document()).accepted
    assert float(result.table().csv().splitlines()[-1].split(",")[3]) == pytest.approx(4 / 3)
    with pytest.raises(ValueError, match="3 claims"):
        _ = result.critical_coupling
    assert [len(axes.lines[0].get_xdata()) for axes in result.plot().axes] == [3, 3]


def test_the_threshold_of_a_list_is_stated_once() -> None:
    result = certify.certify(d=3, kernel="poisson r=1/4,1/2", claims="threshold,linear-threshold")
    assert [claim.label for claim in result.claims] == ["threshold", "linear-threshold", "linear-threshold"]
    assert certify.load(result.document()).claims == result.claims


def test_a_list_as_a_table_and_a_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, figure = tmp_path / "t.csv", tmp_path / "f.svg"
    words = ["d=2", "kernel=kuramoto-daido", "m=1/4,3/4", "digits=6"]
    assert main([*words, "--table", str(table), "--figure", str(figure)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("d    beta    parameter")
    assert out.endswith(f"table: {table}\nfigure: {figure}\n")
    assert table.read_text().count("kuramoto-daido m=") == 2
    assert "<svg" in figure.read_text()
    assert figure.with_name("f.data.csv").exists()
    assert (
        main(
            [
                "d=2",
                "kernel=relu",
                "claims=linear-threshold",
                "--table",
                str(tmp_path / "t.json"),
                "--figure",
                str(tmp_path / "g.pdf"),
            ]
        )
        == 0
    )
    assert "nothing is proved of K_c here" in capsys.readouterr().err
    assert not (tmp_path / "g.pdf").exists()
    assert json.loads((tmp_path / "t.json").read_text())[0]["kernel"] == "relu"


def test_zonal_figures_say_so() -> None:
    figure = certify.certify(d=3, kernel=["abs-power a=3", "abs-power a=4"], digits=6).plot()
    assert all(axes.get_ylabel().endswith(", zonal densities") for axes in figure.axes)


def test_a_dichotomy_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "poisson.json"
    assert (
        main(
            ["d=2..4", "kernel=poisson", "r=1/3", "claims=criterion,critical-coupling", "digits=6", "--json", str(path)]
        )
        == 3
    )
    out, err = capsys.readouterr()
    assert out.count("K_c = K_#") == 2
    assert "A_2 alpha_2 <= 1 is not shown" in err
    found = json.loads(path.read_text())
    assert [claim["outcome"] for claim in found["claims"] if claim["label"] == "criterion"] == [
        "proved",
        "proved",
        "inconclusive",
    ]
    assert len(check_document(found).accepted) == 6  # two claims for each d, and two minimisers for d = 4


def test_an_interval_that_ends_where_k_c_has_two_bounds_only() -> None:
    """Next to m = 1/2 no cover closes; the piece there lies between the bounds and the next value all the same."""
    result = certify.certify(d=2, kernel="kuramoto-daido m=0.5000001..0.52", digits=4, claims="critical-coupling")
    rules = [claim.evidence["rule"] for claim in result.claims if claim.label == "critical-coupling"]
    assert {"kernel-bounds", "kernel-cover", "monotone"} == set(rules)
    assert set(result.check().statuses) == {"accepted"}


def test_an_appendix_about_other_kernels_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, paper = tmp_path / "cube.json", tmp_path / "cube.tex"
    assert main(["d=3", "kernel=poly:0,0,0,1", "claims=linear-threshold", "--json", str(given)]) == 0
    assert main(["typeset", str(given), "-o", str(paper)]) == 0
    assert r"\title[Certified bounds for models with other zonal kernels]" in paper.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["typeset", str(given), "-o", str(tmp_path / "b.tex"), "--figures"]) == 2
    assert "about the paper's kernel only" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("gegenbaur:1:1", "did you mean gegenbauer?"),
        ("maier-saupe", "it is poly:0,0,1"),
        ("gegenbauer:1:1,1000000000:1/2", "degrees from 1 to 120"),
        ("poly:0,1e-6", "write 0.000001"),
    ],
)
def test_what_is_almost_a_kernel_has_a_hint(asked: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["d=3", f"kernel={asked}"]) == 2
    assert said in capsys.readouterr().err


def test_a_result_reads_back_as_it_was() -> None:
    result = certify.certify(d=2, kernel={1: 1, 2: "1/2"})
    assert certify.load(result.document()).claims == result.claims
    assert result.linear_threshold.lower == result.linear_threshold.upper == 1
    assert result.critical_coupling == result.linear_threshold
    assert "gegenbauer kappa=1:1,2:0.5" in str(result)


def test_a_mean_is_said_to_be_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["d=3", "kernel=poly:1,1", "claims=linear-threshold"]) == 0
    assert "its mean, which changes nothing, is left out" in capsys.readouterr().out
    assert main(["d=3", "kernel=poly:0,1", "claims=linear-threshold"]) == 0
    assert "left out" not in capsys.readouterr().out


def test_the_paper_s_kernel_by_name() -> None:
    """With a beta, or without a question about the family, the word changes nothing."""
    for words in (["d=3", "beta=2"], ["d=3", "beta=1..2", "claims=regime"], ["d=3"], ["d=3", "claims=beta-star"]):
        assert parse_words([*words, "kernel=exponential"]) == parse_words(words)
