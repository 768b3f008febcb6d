"""Pages within their limits, and what PDFs are made for: from a publication to its output."""

import json
import re
from pathlib import Path

import pypdfium2
import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.edition.growth import Growth, grown
from factsheet.gate.editions import load_edition
from factsheet.workspace import Workspace
from support.publications import SHEET, write_publication
from support.translations import BILINGUAL, translated_publication
from support.verapdf import validate

TRANSLATED = "‹Books are in {library.languages}.›"
WORDS = " et encore quelques mots"


def lengthened(folder: Path, times: int) -> Path:
    """The library, its French as much longer than its English."""
    translated_publication(folder)
    path = folder / "locales/fr/LC_MESSAGES/factsheet.po"
    text = path.read_text("utf-8")
    assert TRANSLATED in text
    path.write_text(text.replace(TRANSLATED, TRANSLATED + WORDS * times), "utf-8")
    return folder


def factsheet(folder: Path, *arguments: str) -> int:
    return main([*arguments, "-C", str(folder)])


def manifest(folder: Path) -> dict[str, dict[str, object]]:
    data = json.loads((folder / "output/manifest.json").read_text("utf-8"))
    return {name: entry for name, entry in data["artifacts"].items() if name.endswith(".pdf")}


def edition_of(folder: Path) -> Edition:
    edition = load_edition(Workspace(folder), Findings())
    assert edition is not None
    return edition


def test_a_translation_that_runs_over_is_tightened_and_told_every_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = lengthened(tmp_path, 180)
    said = "is tightened to keep its limit of 1: step "
    assert factsheet(folder, "build") == 0
    assert said in capsys.readouterr().err
    entries = manifest(folder)
    assert entries["fr/library.pdf"]["pages"] == 1
    assert entries["fr/library.pdf"]["fit"] in range(1, 5)
    assert "fit" not in entries["en/library.pdf"]
    before = (folder / "output/fr/library.pdf").read_bytes()
    # From what the output folder holds, and from what is remembered of its PDFs.
    (folder / "facts/library.yaml").touch()
    for made in ("output", "output/manifest.json"):
        assert factsheet(folder, "build", "--format", "pdf") == 0
        assert said in capsys.readouterr().err, made
        (folder / "output/manifest.json").unlink()
    assert factsheet(folder, "build") == 0
    assert (folder / "output/fr/library.pdf").read_bytes() == before
    assert manifest(folder) == entries


def test_the_gate_tells_of_tightened_pages_and_lets_them_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = SHEET.replace('"Books are in', f'"{"It lends more. " * 260}Books are in')
    config = BILINGUAL.split("[locales.fr]")[0]
    write_publication(tmp_path, {"factsheet.toml": config, "sheets/library.yaml": sheet})
    assert factsheet(tmp_path, "check", "--layout", "--strict") == 0
    assert "note: sheet “library” is tightened to keep its" in capsys.readouterr().err


def test_what_is_over_even_so_is_measured_and_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = lengthened(tmp_path, 250)
    assert factsheet(folder, "build", "--locale", "fr") == 1
    said = capsys.readouterr().err
    assert re.search(
        r"error: sheet “library” has 2 pages, and its limit is 1: tightened as far as it may be, "
        r"it is [1-9]\d* mm over \(fr\)",
        said,
    )
    grew = f"sheet:library:intro:languages +{250 * len(WORDS) + 2} characters (+"
    assert f"grown most against “en”: {grew}" in said


def test_growth_is_told_of_what_is_printed_and_longer(tmp_path: Path) -> None:
    folder = lengthened(tmp_path, 2)
    edition = edition_of(folder)
    [english, french] = edition.documents(["en", "fr"])
    growths = grown(french, edition.source)
    assert growths[0].context == "sheet:library:intro:languages"
    assert (growths[0].source, growths[0].more) == (len("Books are in ."), 2 * len(WORDS) + 2)
    assert {growth.more for growth in growths[1:]} == {2}
    assert len({growth.context for growth in growths}) == len(growths)
    assert grown(english, edition.source) == []
    assert str(Growth("sheet:library:title", 11, 22)) == (
        "sheet:library:title +11 characters (+100%)"
    )


def test_pdfs_for_a_press_stand_beside_those_for_screens(tmp_path: Path) -> None:
    write_publication(tmp_path, {"factsheet.toml": BILINGUAL.split("[locales.fr]")[0]})
    screen, press = (tmp_path / f"output/en/library{end}.pdf" for end in ("", ".print"))
    assert factsheet(tmp_path, "build", "--profile", "print") == 0
    assert press.is_file()
    assert not screen.exists()
    assert "library.pdf" not in (tmp_path / "output/en/library.html").read_text("utf-8")
    assert factsheet(tmp_path, "build", "--profile", "print", "--profile", "screen") == 0
    before = press.read_bytes(), screen.read_bytes()
    assert factsheet(tmp_path, "build") == 0
    assert factsheet(tmp_path, "build", "--profile", "print") == 0
    assert manifest(tmp_path).keys() == {"en/library.pdf", "en/library.print.pdf"}
    assert (press.read_bytes(), screen.read_bytes()) == before
    document = pypdfium2.PdfDocument(press)
    assert document[0].get_mediabox() != document[0].get_trimbox()
    document.close()
    facts = tmp_path / "facts/library.yaml"
    facts.write_text(facts.read_text("utf-8").replace("value: 195", "value: 196"), "utf-8")
    assert factsheet(tmp_path, "build") == 0
    assert manifest(tmp_path).keys() == {"en/library.pdf"}, "a press must not print old values"
    assert not press.exists()


def test_pdfs_for_pdf_2_stand_beside_those_for_screens(tmp_path: Path) -> None:
    write_publication(tmp_path, {"factsheet.toml": BILINGUAL.split("[locales.fr]")[0]})
    assert factsheet(tmp_path, "build", "--profile", "ua2", "--profile", "screen") == 0
    assert manifest(tmp_path).keys() == {"en/library.pdf", "en/library.ua2.pdf"}
    assert validate([tmp_path / "output/en/library.ua2.pdf"], "ua2,4f") == []
    assert factsheet(tmp_path, "verify") == 0


def test_a_publication_says_what_its_pdfs_are_for(tmp_path: Path) -> None:
    config = BILINGUAL.split("[locales.fr]")[0]
    both = config.replace("source_locale", 'profiles = ["screen", "print"]\nsource_locale')
    write_publication(tmp_path, {"factsheet.toml": both})
    assert edition_of(tmp_path).config.profiles == ("screen", "print")
    for wrong in ('"print"', "[]", '["paper"]', "[1]"):
        write_publication(tmp_path, {"factsheet.toml": both.replace('["screen", "print"]', wrong)})
        findings = Findings()
        assert load_edition(Workspace(tmp_path), findings) is None
        assert [found.code for found in findings] == ["config"]
