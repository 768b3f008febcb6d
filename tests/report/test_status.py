"""The status of a real publication, and of parts of it."""

from pathlib import Path

from factsheet.diagnostics import Findings
from factsheet.edition.record import LanguageState, Record
from factsheet.gate.editions import load_edition
from factsheet.load.theme import load_theme
from factsheet.publish.artifacts import Output
from factsheet.report.status import Status, status_of
from factsheet.workspace import Workspace
from support.publications import SHEET
from support.translations import translate, translated_publication

LEAD = "sheet:library:lead"
SECOND = SHEET.replace("In short", "At length")


def status(folder: Path, output: Output | None = None, **asked: tuple[str, ...]) -> Status:
    workspace = Workspace(folder)
    edition = load_edition(workspace, Findings())
    assert edition is not None
    output = output or Output.open(folder / "output")
    return status_of(edition, load_theme(workspace), output, Findings(), **asked)


def publication(folder: Path, policy: str = "") -> None:
    (folder / "sheets").mkdir()
    (folder / "sheets/second.yaml").write_text(SECOND, "utf-8")
    translated_publication(folder, policy)
    translate(folder, "fr", missing=[LEAD], fuzzy=["sheet:second:title"])


def test_sheets_and_the_whole(tmp_path: Path) -> None:
    publication(tmp_path)
    found = status(tmp_path)
    assert [one.locale for one in found.locales] == ["en", "fr"]
    french = found.locales[1]
    assert {name: tally.left for name, tally in french.sheets.items()} == {
        "library": 1,
        "second": 1,
    }
    assert french.frame is not None
    assert french.total.left == 2
    assert french.total == french.selected
    assert len(french.blockers) == 2


def test_one_sheet_of_one_language(tmp_path: Path) -> None:
    publication(tmp_path)
    found = status(tmp_path, locales=("fr",), sheets=("second",))
    [french] = found.locales
    assert list(french.sheets) == ["second"]
    assert french.frame is None
    assert french.selected == french.sheets["second"]
    assert french.total.left == 2
    assert [one.unit.message.context for one in french.blockers] == ["sheet:second:title"]


def test_whether_it_is_published_now_decides_what_the_next_build_does(tmp_path: Path) -> None:
    publication(tmp_path, "[policy]\npublish = 100\nwithdraw = 50\n")
    fresh = status(tmp_path, locales=("fr",))
    assert fresh.locales[0].decision.state is LanguageState.FALLBACK
    output = Output(tmp_path, records={"fr": Record(LanguageState.PUBLISHED, 100, "2021-11-25")})
    known = status(tmp_path, output, locales=("fr",))
    assert known.locales[0].decision.state is LanguageState.PUBLISHED
    assert known.locales[0].blockers == ()
