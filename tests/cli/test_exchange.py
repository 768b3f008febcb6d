"""`factsheet export` and `factsheet import`, as a coordinator of translators uses them."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factsheet.cli.main import main
from support.publications import CONFIG, write_publication

etree = pytest.importorskip("lxml.etree", reason="the extra “exchange” is not installed")
pytest.importorskip("openpyxl", reason="the extra “exchange” is not installed")


@pytest.fixture(name="folder")
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "library"
    write_publication(folder, {"factsheet.toml": CONFIG})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    monkeypatch.chdir(folder)
    return folder


def po(folder: Path, tag: str = "fr") -> Path:
    return folder / f"locales/{tag}/LC_MESSAGES/factsheet.po"


def fill(path: Path, texts: dict[str, str]) -> None:
    """Write targets as a simple tool does: a text, and nothing about its state."""
    root = etree.parse(str(path))
    for unit in root.iter("{*}trans-unit"):
        if unit.get("id") in texts:
            source = unit.find("{*}source")
            for old in unit.findall("{*}target"):
                unit.remove(old)
            target = etree.Element(source.tag.replace("source", "target"))
            target.text = texts[unit.get("id")]
            source.addnext(target)
    root.write(str(path), encoding="UTF-8", xml_declaration=True)


def test_there_and_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "xliff", "--locale", "fr"]) == 0
    assert "factsheet.fr.xlf: " in capsys.readouterr().err
    before = po(folder).read_text("utf-8")
    fill(folder / "factsheet.fr.xlf", {"sheet:library:title": "La bibliothèque"})

    assert main(["import", "factsheet.fr.xlf", "--dry-run"]) == 0
    said = capsys.readouterr().err
    assert "1 translated" in said
    assert "nothing was written" in said
    assert po(folder).read_text("utf-8") == before

    assert main(["import", "factsheet.fr.xlf"]) == 0
    assert "1 translated" in capsys.readouterr().err
    after = po(folder).read_text("utf-8")
    assert after == before.replace(
        'msgid "The library"\nmsgstr ""', 'msgid "The library"\nmsgstr "La bibliothèque"', 1
    )
    assert main(["import", "factsheet.fr.xlf"]) == 0
    assert po(folder).read_text("utf-8") == after


def test_what_the_gate_refuses_is_refused_as_a_whole(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--format", "xliff", "--locale", "fr", "-q"]) == 0
    before = po(folder).read_bytes()
    fill(
        folder / "factsheet.fr.xlf",
        {
            "sheet:library:title": "La bibliothèque",
            "sheet:library:lead": "Ce que fait la bibliothèque.",
            "sheet:library:intro:languages": "Livres en {library.language}.",
        },
    )
    capsys.readouterr()
    assert main(["import", "factsheet.fr.xlf"]) == 1
    said = capsys.readouterr().err
    assert said.count("factsheet.fr.xlf:") >= 2
    assert "{library.seat" in said
    assert "{library.language}" in said
    assert "nothing was imported" in said
    assert po(folder).read_bytes() == before


@pytest.mark.parametrize("name", ["xliff", "xliff2", "tmx", "csv", "xlsx"])
def test_every_format_goes_out_and_comes_back(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = po(folder, "ar").read_bytes()
    assert main(["export", "--format", name, "--locale", "ar", "-o", "out.file"]) == 0
    assert main(["import", "out.file", "--locale", "ar"]) == 0
    assert po(folder, "ar").read_bytes() == before
    assert "error" not in capsys.readouterr().err


def test_standard_output_and_selection(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    command = ["export", "--format", "csv", "--locale", "fr", "-o", "-"]
    assert main([*command, "--only", "translated"]) == 0
    text = capfdbinary.readouterr().out.decode("utf-8-sig")
    assert "phrase:about,,about {value},environ {value},translated" in text
    assert "sheet:library:title" not in text
    assert main([*command, "--sheet", "library", "--only", "untranslated"]) == 0
    text = capfdbinary.readouterr().out.decode("utf-8-sig")
    assert "sheet:library:title" in text
    assert "phrase:" not in text


def test_glossary(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "tbx"]) == 1
    assert "the publication has no glossary" in capsys.readouterr().err
    config = folder / "factsheet.toml"
    setting = 'source_locale = "en"\nglossaries = ["locales/glossary.tsv"]'
    config.write_text(config.read_text().replace('source_locale = "en"', setting))
    (folder / "locales/glossary.tsv").write_text("id\ten\tfr\nseat\tseat\tsiège\n", "utf-8")
    assert main(["export", "--format", "tbx", "-o", "g.tbx"]) == 0
    assert "siège" in (folder / "g.tbx").read_text("utf-8")
    assert main(["import", "g.tbx"]) == 1
    assert "the file is a glossary" in capsys.readouterr().err


def test_a_catalog_behind_the_texts_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = folder / "sheets/library.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("In short", "In brief"), "utf-8")
    assert main(["export", "--format", "csv", "--locale", "fr"]) == 0
    assert "out of date" in capsys.readouterr().err


def test_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wrong, said in (
        (["export", "--format", "xliff"], "needs a language"),
        (["export", "--format", "xliff", "--locale", "fra"], "did you mean “fr”?"),
        (["export", "--format", "xliff", "--locale", "fr", "--sheet", "libary"], "“library”"),
        (["export", "--format", "doc", "--locale", "fr"], "invalid choice"),
        (["import", "nothing.xlf"], "there is no file nothing.xlf"),
    ):
        assert main(wrong) == 2
        assert said in capsys.readouterr().err
    (folder / "x.csv").write_text("id,source,target\na,b,c\n")
    assert main(["import", "x.csv"]) == 1
    assert "--locale" in capsys.readouterr().err


def test_what_to_install_is_said_in_one_line(folder: Path) -> None:
    hide = (
        "import sys; sys.modules['lxml'] = None; sys.modules['openpyxl'] = None\n"
        "from importlib import util\n"
        "find = util.find_spec\n"
        "util.find_spec = lambda name, *a: None if name in ('lxml', 'openpyxl') else find(name, *a)\n"
        "from factsheet.cli.main import main\n"
        "sys.exit(main(['export', '--format', 'csv', '--locale', 'fr']))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", hide], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stderr == (
        "factsheet: export needs lxml and openpyxl\n"
        "    hint: install factsheet with its extra “exchange”: see Install in README.md\n"
    )


def table(path: Path, changes: dict[str, dict[str, str]]) -> None:
    """Write cells of a CSV file, by the ids of rows and the names of columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(changes.get(row["id"], {}))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


TITLE = {"sheet:library:title": {"target": "La bibliothèque"}}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"sheet:library:lead": {"target": "Ce que fait la bibliothèque."}}, "placeholder-missing"),
        ({"sheet:library:lead": {"target": "Ce que", "state": "done"}}, "exchange-state"),
        ({"sheet:library:lead": {"target": "Ce que", "form": "one"}}, "exchange-forms"),
        ({"sheet:library:lead": {"target": "Ce que", "id": "sheet:library:laed"}}, "exchange-unknown"),
        ({"sheet:library:lead": {"target": "Autre", "id": "phrase:about"}}, "exchange-duplicate"),
    ],
)  # fmt: skip
def test_the_good_rows_of_a_file(
    wrong: dict[str, dict[str, str]],
    code: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["export", "--format", "csv", "--locale", "fr", "-q"]) == 0
    before = po(folder).read_text("utf-8")
    table(folder / "factsheet.fr.csv", TITLE | wrong)
    capsys.readouterr()

    assert main(["import", "factsheet.fr.csv"]) == 1
    said = capsys.readouterr().err
    assert f"[{code}]" in said
    assert "hint: --partial imports" in said
    assert po(folder).read_text("utf-8") == before

    assert main(["import", "factsheet.fr.csv", "--partial"]) == 1
    said = capsys.readouterr().err
    assert f"[{code}]" in said
    assert re.search(r"^factsheet\.fr\.csv:\d+:1: error: ", said, re.MULTILINE)
    assert "1 translated" in said
    assert "1 message skipped" in said
    assert po(folder).read_text("utf-8") == before.replace(
        'msgid "The library"\nmsgstr ""', 'msgid "The library"\nmsgstr "La bibliothèque"', 1
    )


def test_the_good_units_of_an_xliff_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--format", "xliff", "--locale", "fr", "-q"]) == 0
    path = folder / "factsheet.fr.xlf"
    lead = "Ce que fait la bibliothèque."
    fill(path, {"sheet:library:title": "La bibliothèque", "sheet:library:lead": lead})
    text = re.sub(r">\n *<", "><", path.read_text("utf-8"))
    broken = '<source>Go</source><target><x id="9"/></target>'
    text = re.sub(r'(id="phrase:about"[^>]*>)<source>.*?</target>', rf"\g<1>{broken}", text)
    path.write_text(text, "utf-8")
    assert main(["import", path.name, "--partial"]) == 1
    said = capsys.readouterr().err
    assert "1 translated" in said
    assert "2 messages skipped" in said
    assert 'msgstr "La bibliothèque"' in po(folder).read_text("utf-8")
    assert lead not in po(folder).read_text("utf-8")


def test_a_file_that_can_not_be_read_has_no_good_rows(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "x.xlf").write_text("<xliff version='1.2'><file>", "utf-8")
    assert main(["import", "x.xlf", "--partial"]) == 1
    said = capsys.readouterr().err
    assert "nothing was imported" in said
    assert "--partial" not in said
