"""factsheet formats, as its user meets it."""

import json
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import babel
import pytest

from factsheet.cli.main import main
from factsheet.gate.formatlock import LOCK, format_tools
from support.formats import loans, rewrite
from support.html import unbalanced
from support.translations import BILINGUAL


@pytest.fixture(name="folder")
def publication(tmp_path: Path) -> Path:
    return loans(tmp_path / "loans")


def test_a_table_for_each_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "-C", str(folder)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Riverside Library, edition of 2021-11-25\nwritten by factsheet ")
    assert "\nen: " in out
    assert "\nfr: " in out
    rows = [re.split(r"  +", line) for line in out.splitlines()]
    assert ["kind", "form", "unit or skeleton", "plural", "value", "printed"] in rows
    assert ["duration", "year", "other", "P5Y", "5\u00a0ans"] in rows
    assert ["list", "and", "4 items", "Arabic, English, French and Spanish"] in rows


def test_columns_line_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What runs from right to left stands between isolates; nothing else does."""
    folder = loans(tmp_path / "loans", {"factsheet.toml": f"{BILINGUAL}[locales.ar]\n"})
    capsys.readouterr()
    assert main(["formats", "--locale", "ar", "-C", str(folder)]) == 0
    out = capsys.readouterr().out
    rows = [line for line in out.splitlines() if re.search("[\u0620-\u064a]", line)]
    assert len(rows) > 3
    assert {row.index("\u2067") for row in rows} == {out.splitlines()[5].index("printed")}
    assert all(row.endswith("\u2069") for row in rows)
    assert main(["formats", "--locale", "fr", "-C", str(folder)]) == 0
    assert re.search("[\u2066-\u2069]", capsys.readouterr().out) is None


def test_one_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--locale", "fr", "-C", str(folder)]) == 0
    assert "\nen: " not in capsys.readouterr().out
    assert main(["formats", "--locale", "de", "-C", str(folder)]) == 2
    assert "there is no locale “de”" in capsys.readouterr().err


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--format", "json", "--locale", "fr", "-C", str(folder)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["tools"] == format_tools()
    assert list(data["locales"]) == ["fr"]
    assert {
        "kind": "duration",
        "form": None,
        "detail": "year",
        "plural": "one",
        "value": "P1Y",
        "text": "1\u00a0an",
    } in data["locales"]["fr"]


def test_html_to_sign(folder: Path) -> None:
    rewrite(folder, "Riverside Library", "R&D <Library>", "factsheet.toml")
    page = folder / "formats.html"
    assert main(["formats", "-q", "--format", "html", "-o", str(page), "-C", str(folder)]) == 0
    text = page.read_text("utf-8")
    assert "<h1>Formats: R&amp;D &lt;Library&gt;</h1>" in text
    assert unbalanced(text) == []
    assert '<td lang="fr" dir="ltr">5\u00a0ans</td>' in text
    assert text.count("Read by") == 2


def test_lock_then_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--check", "-C", str(folder)]) == 1
    assert f"there is no {LOCK}\n    hint: run: factsheet formats --lock" in capsys.readouterr().err
    assert main(["formats", "--lock", "-C", str(folder)]) == 0
    assert "formats recorded" in "".join(capsys.readouterr())
    before = (folder / LOCK).read_bytes()
    assert main(["formats", "--lock", "-C", str(folder)]) == 0
    assert "formats unchanged" in "".join(capsys.readouterr())
    assert (folder / LOCK).read_bytes() == before
    assert main(["formats", "--check", "-C", str(folder)]) == 0
    printed, said = capsys.readouterr()
    assert printed == ""
    assert "0 formats changed, 0 not locked" in said


def test_check_prints_before_and_after(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--lock", "-q", "-C", str(folder)]) == 0
    rewrite(folder, "5\u00a0ans", "5\u00a0années")
    rewrite(folder, "value: 2.50 USD", "value: 2 USD", "facts/loans.yaml")
    capsys.readouterr()
    assert main(["formats", "--check", "-C", str(folder)]) == 1
    printed, said = capsys.readouterr()
    lines = printed.splitlines()
    assert lines[0].startswith("fr: versions (factsheet ")
    assert re.fullmatch(r"  formats\.lock\.jsonl:\d+  duration P5Y", lines[1])
    assert lines[2:4] == ["    - 5\u00a0années", "    + 5\u00a0ans"]
    assert lines[4:7] == [
        "2 formats in use, not locked:",
        "  en  money 2 USD",
        "    + US$2",
    ]
    assert "1 format changed, 2 not locked" in said
    assert main(["formats", "--check", "--locale", "en", "-C", str(folder)]) == 0


def test_a_damaged_lock_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / LOCK).write_text("<<<<<<< HEAD\n", "utf-8")
    assert main(["formats", "--check", "-C", str(folder)]) == 1
    assert f"{LOCK}:1:1: error: {LOCK} is damaged" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--lock", "--locale", "fr"],
        ["--lock", "--format", "json"],
        ["--check", "-o", "x"],
        ["--lock", "--check"],
    ],
)
def test_options_that_contradict_each_other(options: list[str], folder: Path) -> None:
    assert main(["formats", *options, "-C", str(folder)]) == 2
    assert not (folder / LOCK).exists()


def altered_babel(folder: Path, *changes: Callable[[Any], None]) -> Path:
    """The installed Babel with other words in its French data, in a folder for PYTHONPATH."""
    installed = Path(babel.__file__).parent
    (folder / "babel/locale-data").mkdir(parents=True)
    for source in (*installed.iterdir(), *(installed / "locale-data").iterdir()):
        target = folder / "babel" / source.relative_to(installed)
        if source.name not in ("locale-data", "__pycache__", "fr.dat"):
            target.symlink_to(source)
    data = pickle.loads((installed / "locale-data/fr.dat").read_bytes())
    for change in changes:
        change(data)
    (folder / "babel/locale-data/fr.dat").write_bytes(pickle.dumps(data))
    return folder


def french_units(data: Any) -> None:
    data["unit_patterns"]["duration-year"]["long"] = {"one": "{0} année", "other": "{0} années"}


def french_territories(data: Any) -> None:
    data["territories"]["FR"] = "République française"


def french_months(data: Any) -> None:
    data["months"]["format"]["wide"][11] = "brumaire"


ALTERED = (
    "duration P5Y is written “5\u00a0années”, not “5\u00a0ans”",
    "territory FR is written “République française”, not “France”",
    "date 2021-11-25 is written “25\u00a0brumaire 2021”, not “25\u00a0novembre 2021”",
)


def test_an_altered_babel_stops_check_and_build(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = ("build", "--format", "html")
    assert main(["formats", "--lock", "-q", "-C", str(folder)]) == 0
    assert main([*build, "-C", str(folder)]) == 0
    capsys.readouterr()
    assert main([*build, "-C", str(folder)]) == 0
    assert "nothing has changed" in capsys.readouterr().err
    place = altered_babel(tmp_path / "altered", french_units, french_territories, french_months)

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        """With the altered Babel, which another process has not loaded."""
        return subprocess.run(
            [sys.executable, "-m", "factsheet", *command, "-C", folder],
            env={**os.environ, "PYTHONPATH": str(place)},
            capture_output=True,
            text=True,
            check=False,
        )

    built = run(*build)
    assert built.returncode == 1
    assert [one for one in ALTERED if one not in built.stderr] == []
    assert "the files of an installed package differ" in built.stderr
    assert "nothing was written" in built.stderr
    checked = run("check", "--locale", "fr")
    assert checked.returncode == 1
    assert [one for one in ALTERED if f"error: {one}" not in checked.stderr] == []
    assert run("formats", "--lock").returncode == 0
    assert run(*build).returncode == 0


def test_what_a_user_types_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--help"]) == 0
    text = capsys.readouterr().out
    assert "formats.lock.jsonl" in text
    assert "format-changed" in text
