"""`[theme]` of factsheet.toml, from the file to the pages."""

from pathlib import Path

from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.publish.build import Request, build
from factsheet.publish.layout import Means
from factsheet.workspace import Workspace
from support.publications import CONFIG, write_publication

FOOTER = "Facts compiled by the library."
THEME = f"""
[theme]
name = "classic"
brand = "Riverside in figures"
footer = "{FOOTER}"

[theme.tokens]
tone-1 = "#952e44"
brand = "#205040"
"""
FRENCH = f'''msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "{FOOTER}"
msgstr "Faits réunis par la bibliothèque."
'''
TWO = CONFIG.replace('[locales.ar]\nmonths = "dual"\n\n', "").replace("\n[locales.es]\n", "")


def run(folder: Path, table: str) -> tuple[Path, Findings]:
    files = {"factsheet.toml": TWO + table, "locales/fr/LC_MESSAGES/factsheet.po": FRENCH}
    workspace: Workspace = write_publication(folder, files)
    findings = Findings()
    edition = load_edition(workspace, findings)
    assert edition is not None, list(findings)
    sheets = tuple(edition.publication.sheets)
    request = Request(folder / "output", tuple(edition.voices), sheets, ("html",))
    means = Means.of(workspace, edition.config, findings)
    build(workspace, edition, means, request, findings, lambda *_: None)
    return folder / "output", findings


def test_one_table_makes_the_look(tmp_path: Path) -> None:
    output, _ = run(tmp_path, THEME)
    page = (output / "en/library.html").read_text("utf-8")
    links = [line.split('"')[3] for line in page.splitlines() if 'rel="stylesheet"' in line]
    assert links[:3] == [
        "../assets/css/10-tokens.css",
        "../assets/css/11-publication.css",
        "../assets/css/12-dark.screen.css",
    ]
    assert "../assets/css/65-classic.css" in links
    own = (output / "assets/css/11-publication.css").read_text("utf-8")
    assert own == ":root {\n  --brand: #205040;\n  --tone-1: #952e44;\n}\n"
    assert "Riverside in figures" in page


def test_the_footer_is_translated_by_the_catalog(tmp_path: Path) -> None:
    output, _ = run(tmp_path, THEME)
    assert FOOTER in (output / "en/library.html").read_text("utf-8")
    french = (output / "fr/library.html").read_text("utf-8")
    assert "Faits réunis par la bibliothèque." in french
    assert FOOTER not in french


def test_a_font_that_a_token_names_has_to_be_there(tmp_path: Path) -> None:
    _, findings = run(tmp_path, '\n[theme.tokens.rtl]\nfont-heading = "Amiri"\n')
    [missing] = [one for one in findings if one.code == "missing-font"]
    assert missing.message == "no font file has the family “Amiri”"
    assert str(missing.location) == "factsheet.toml:12:1"
