"""factsheet impact as its user meets it."""

import json
import subprocess
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.impacts import MORE_FACTS, write


@pytest.fixture(name="folder")
def library(tmp_path: Path) -> Path:
    return write(tmp_path / "library").root


def commit(folder: Path) -> None:
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


def test_where_a_fact_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["impact", "library.members", "-C", str(folder), "--exit-code"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("What a change of library.members would affect")
    assert printed.err == ""


def test_another_value_in_one_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["impact", "library.members", "--value", "200", "--locale", "ar", "-C", str(folder)]
    assert main(command) == 0
    printed = capsys.readouterr().out
    assert "+ 200 عضو." in printed
    assert "\n  en\n" not in printed
    assert main([*command, "--exit-code"]) == 1


def test_what_follows_by_itself_is_clean(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["impact", "library.loans", "--value", "1001", "--exit-code", "-C", str(folder)]
    assert main(command) == 0
    assert "No review is needed" in capsys.readouterr().out


def test_since_a_revision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(folder)
    since = ["impact", "--since", "HEAD", "-C", str(folder)]
    assert main([*since, "--exit-code"]) == 0
    assert "No facts have changed." in capsys.readouterr().out
    edited = MORE_FACTS.replace("value: 195", "value: 200").replace("about", "nearly")
    (folder / "facts/library.yaml").write_text(edited, "utf-8")
    assert main([*since, "--exit-code"]) == 1
    printed = capsys.readouterr().out
    assert "library.members (count): 195 → 200" in printed
    assert "library.loans (count): about 1000 → nearly 1000" in printed
    assert main([*since, "library.loans", "--format", "json"]) == 0
    assert [fact["fact"] for fact in json.loads(capsys.readouterr().out)["facts"]] == [
        "library.loans"
    ]
    assert main([*since, "--as-of", "2021-11-01"]) == 0
    printed = capsys.readouterr().out
    assert "library.members" not in printed
    assert "library.loans" in printed
    assert main([*since, "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("## Facts changed since HEAD\n")


def test_since_a_revision_with_files_that_the_configuration_names(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "house/styles").mkdir(parents=True)
    (folder / "house/styles/20-house.css").write_text("h1 { letter-spacing: 0.1em }\n")
    (folder / "terms.tsv").write_text("en\tar\nmember\tعضو\n", "utf-8")
    config = folder / "factsheet.toml"
    text = config.read_text("utf-8").replace(
        "[publication]\n", '[publication]\nglossaries = ["terms.tsv"]\n'
    )
    config.write_text(f'{text}\n[theme]\nname = "house"\n', "utf-8")
    commit(folder)
    assert main(["impact", "--since", "HEAD", "-C", str(folder)]) == 0
    printed = capsys.readouterr()
    assert "No facts have changed." in printed.out
    assert printed.err == ""


def test_a_fact_that_is_gone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spare = "  library.spare: {kind: count, value: 3, source: report, where: page 1}\n"
    (folder / "facts/library.yaml").write_text(MORE_FACTS + spare, "utf-8")
    commit(folder)
    (folder / "facts/library.yaml").write_text(MORE_FACTS, "utf-8")
    assert main(["impact", "library.spare", "--since", "HEAD", "-C", str(folder)]) == 0
    assert "library.spare (count): 3 → nothing" in capsys.readouterr().out
    assert main(["impact", "library.sparse", "--since", "HEAD", "-C", str(folder)]) == 2
    assert "did you mean “library.spare”?" in capsys.readouterr().err


def test_errors_of_either_side(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = MORE_FACTS.replace("kind: count", "kind: cuont", 1)
    (folder / "facts/library.yaml").write_text(broken, "utf-8")
    assert main(["impact", "library.loans", "-C", str(folder)]) == 1
    assert "[unknown-choice]" in capsys.readouterr().err
    commit(folder)
    (folder / "facts/library.yaml").write_text(MORE_FACTS, "utf-8")
    assert main(["impact", "--since", "HEAD", "-C", str(folder)]) == 1
    assert "“HEAD” has these errors" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a fact, or a revision"),
        (["--value", "3"], "name a fact"),
        (["--value", "3", "--since", "HEAD"], "--value needs a fact"),
        (["library.loans", "--value", "3", "--since", "HEAD"], "can’t be combined"),
        (["library.loan"], "did you mean “library.loans”?"),
        (["library.loans", "--value", "many"], "not a number of up to"),
        (["library.loans", "--locale", "xx"], "no locale “xx”"),
        (["--since", "HEAD"], "not a git repository"),
    ],
)
def test_questions_that_have_no_answer(
    folder: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    assert main(["impact", *arguments, "-C", str(folder)]) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""
