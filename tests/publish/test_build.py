"""A build from files to files: what is written, what is kept, what is never touched."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from factsheet.diagnostics import Findings, Severity
from factsheet.gate.editions import load_edition
from factsheet.publish.artifacts import Artifact
from factsheet.publish.build import Outcome, Request, build
from factsheet.publish.layout import Means
from factsheet.workspace import Workspace
from support.pdf_text import contains, text_of
from support.publications import CONFIG, write_publication

ENGLISH_ONLY = CONFIG.split("[locales.ar]")[0]


def publication(folder: Path, extra: dict[str, str] | None = None) -> Workspace:
    return write_publication(folder, {"factsheet.toml": ENGLISH_ONLY, **(extra or {})})


def run(
    workspace: Workspace,
    findings: Findings | None = None,
    day: date | None = None,
    **options: object,
) -> Outcome | None:
    findings = Findings() if findings is None else findings
    edition = load_edition(workspace, findings, day)
    assert edition is not None, list(findings)
    sheets = tuple(edition.publication.sheets)
    request = Request(workspace.root / "output", tuple(edition.voices), sheets, **options)  # type: ignore[arg-type]
    means = Means.of(workspace, edition.config, findings)
    return build(workspace, edition, means, request, findings, lambda *_: None)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_writes_pages_pdfs_index_assets_and_manifest(tmp_path: Path) -> None:
    outcome = run(publication(tmp_path))
    assert outcome is not None
    assert (outcome.rendered, outcome.reused) == (1, 0)
    made = snapshot(tmp_path / "output")
    assert {"index.html", "en/index.html", "en/library.html", "en/library.pdf"} <= made.keys()
    manifest = json.loads(made["manifest.json"])
    assert manifest["edition"] == "2021-11-25"
    assert set(manifest["artifacts"]) == made.keys() - {"manifest.json"}
    assert {"factsheet.toml", "facts/library.yaml"} <= manifest["inputs"].keys()
    [stated] = manifest["facts"]["library.members"]
    assert (stated["value"], stated["source"]["id"], stated["where"]) == ("195", "report", "page 2")


def test_the_pdf_says_and_carries_the_facts(tmp_path: Path) -> None:
    run(publication(tmp_path))
    pdf = tmp_path / "output/en/library.pdf"
    text = text_of(pdf)
    for phrase in (
        "195 people are members",
        "about 1,000",
        "The library lends books in 4 languages",
    ):
        assert contains(text, phrase)
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    attachment = document.get_attachment(0)
    facts = {fact["id"]: fact for fact in json.loads(bytes(attachment.get_data()))["facts"]}
    assert facts["library.members"]["statements"][0]["value"] == "195"
    document.close()


def test_nothing_is_rendered_or_touched_twice(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    run(workspace)
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*.*")}
    outcome = run(workspace)
    assert outcome is not None
    assert (outcome.rendered, outcome.reused, outcome.changed) == (0, 1, 0)
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_a_damaged_pdf_is_noticed_and_made_again(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    run(workspace)
    pdf = tmp_path / "output/en/library.pdf"
    whole = pdf.read_bytes()
    pdf.write_bytes(whole[:1000])
    outcome = run(workspace)
    assert outcome is not None
    assert outcome.rendered == 1
    assert pdf.read_bytes() == whole


def test_a_broken_manifest_only_costs_time(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    run(workspace)
    before = snapshot(tmp_path / "output")
    (tmp_path / "output/manifest.json").write_text('{"artifacts": {"../facts/library.yaml":')
    outcome = run(workspace)
    assert outcome is not None
    assert outcome.rendered == 1
    assert snapshot(tmp_path / "output") == before


def test_a_manifest_cannot_delete_files_elsewhere(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    run(workspace)
    manifest = tmp_path / "output/manifest.json"
    data = json.loads(manifest.read_text())
    data["artifacts"]["../facts/library.yaml"] = {"sha256": "0"}
    data["artifacts"] |= {name: {"sha256": "0"} for name in ("assets", "")}
    manifest.write_text(json.dumps(data))
    run(workspace)
    assert (tmp_path / "facts/library.yaml").is_file()


def test_what_is_no_longer_made_is_removed_and_strangers_stay(tmp_path: Path) -> None:
    workspace = publication(tmp_path, {"sheets/second.yaml": "sheet"})
    sheet = (tmp_path / "sheets/library.yaml").read_text("utf-8")
    (tmp_path / "sheets/second.yaml").write_text(sheet, "utf-8")
    run(workspace, formats=("html",))
    stranger = tmp_path / "output/notes.txt"
    stranger.write_text("mine")
    assert (tmp_path / "output/en/second.html").is_file()
    (tmp_path / "sheets/second.yaml").unlink()
    run(workspace)
    assert not (tmp_path / "output/en/second.html").exists()
    assert stranger.read_text() == "mine"


def lengthen(sheet: Path) -> None:
    long = "".join(f"      p{n}: '{'A sentence of some length. ' * 20}'\n" for n in range(30))
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace("      members:", f"{long}      members:"), "utf-8")


def test_a_page_over_its_limit_is_written_and_marked_with_all_others(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    sheet = tmp_path / "sheets/library.yaml"
    (tmp_path / "sheets/second.yaml").write_text(sheet.read_text("utf-8"), "utf-8")
    lengthen(sheet)
    first = Findings()
    assert run(workspace, first) is not None
    [found] = first
    assert (found.code, found.severity, found.locale) == ("page-limit", Severity.ERROR, "en")
    files = json.loads((tmp_path / "output/manifest.json").read_bytes())["artifacts"]
    over = files["en/library.pdf"]["over"]
    assert f"it is {over} mm over" in found.message
    assert files["en/library.pdf"]["pages"] > 1
    assert "over" not in files["en/second.pdf"]
    # A PDF that is not rendered again is over all the same.
    again = Findings()
    outcome = run(workspace, again)
    assert outcome is not None
    assert (outcome.rendered, outcome.changed) == (0, 0)
    assert list(again) == list(first)


def test_a_page_over_its_limit_does_not_hide_that_another_is_not_whole(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    run(workspace)
    before = snapshot(tmp_path / "output")
    lengthen(tmp_path / "sheets/library.yaml")
    (tmp_path / "templates/css").mkdir(parents=True)
    (tmp_path / "templates/css/50-own.css").write_text("body { background: url(none.png) }\n")
    findings = Findings()
    assert run(workspace, findings) is None
    assert {found.code for found in findings} >= {"page-limit"}
    assert len(findings) > 1
    assert snapshot(tmp_path / "output") == before


def test_an_entry_of_a_manifest_is_read_with_what_is_known_of_it() -> None:
    entry = {"sha256": "0", "pages": 2, "over": 12, "shape": "round"}
    assert Artifact.read(entry) == Artifact("0", pages=2, over=12)
    assert Artifact.read(Artifact("0", over=12).data) == Artifact("0", over=12)
    for wrong in (
        {},
        [],
        "x",
        None,
        {"sha256": 0},
        {"sha256": "0", "pages": "2"},
        {"sha256": None},
    ):
        with pytest.raises(TypeError):
            Artifact.read(wrong)  # type: ignore[arg-type]


def test_a_missing_glyph_is_an_error_that_names_it(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    sheet = (tmp_path / "sheets/library.yaml").read_text("utf-8")
    (tmp_path / "sheets/library.yaml").write_text(sheet.replace("In short", "In short 漢"), "utf-8")
    findings = Findings()
    assert run(workspace, findings) is None
    [found] = findings
    assert found.code == "missing-glyph"
    assert "U+6F22" in found.message
    assert "put a font" in (found.hint or "")


def test_a_font_that_is_not_there_is_named(tmp_path: Path) -> None:
    config = ENGLISH_ONLY.replace('cldr = "en-GB"', 'font = "Facts Sans Arabik"')
    findings = Findings()
    workspace = publication(tmp_path, {"factsheet.toml": config})
    assert run(workspace, findings, formats=("html",)) is None
    [found] = findings
    assert (found.code, found.locale) == ("missing-font", "en")
    assert "there are: Facts Sans Arabic" in (found.hint or "")


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("{% if %}\n", "template-syntax", 1),
        ("<p>\n{{ nothing.there }}</p>\n", "template-undefined", 2),
        ("\n\n{% include 'absent.jinja' %}\n", "template-missing", 3),
        ("\n{{ 1 + 'a' }}\n", "template-error", 2),
        ("\n\ufffd", "template-syntax", 2),
    ],
)
def test_a_template_error_is_a_diagnostic(
    tmp_path: Path, template: str, code: str, line: int
) -> None:
    workspace = publication(tmp_path, {"templates/blocks/prose.html.jinja": template})
    findings = Findings()
    assert run(workspace, findings, formats=("html",)) is None
    found = next(iter(findings))
    assert (found.code, found.location.path) == (code, "templates/blocks/prose.html.jinja")
    assert found.location.line == line
    assert not (tmp_path / "output").exists()


def test_pages_alone_still_lead_to_the_pdfs_that_are_there(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    run(workspace, formats=("html",))
    page = tmp_path / "output/en/library.html"
    assert "library.pdf" not in page.read_text("utf-8")
    run(workspace)
    assert "library.pdf" in page.read_text("utf-8")
    run(workspace, formats=("html",))
    assert "library.pdf" in page.read_text("utf-8")
    assert (tmp_path / "output/en/library.pdf").is_file()


def test_another_numbering_system_changes_every_number_at_once(tmp_path: Path) -> None:
    config = ENGLISH_ONLY.replace('cldr = "en-GB"', 'cldr = "en-GB"\ndigits = "arab"')
    run(publication(tmp_path, {"factsheet.toml": config}))
    html = (tmp_path / "output/en/library.html").read_text("utf-8")
    words = re.sub(r"<[^>]*>", " ", html.partition("<body")[2])
    assert re.findall(r"[0-9]+", words) == []
    assert {"١٩٥", "٢٠٢١"} <= set(re.findall(r"[٠-٩]+", words))
    assert "١ / ١" in text_of(tmp_path / "output/en/library.pdf")


def test_the_edition_of_an_earlier_day_prints_its_value(tmp_path: Path) -> None:
    run(publication(tmp_path), day=date(2021, 11, 1), formats=("html",))
    html = (tmp_path / "output/en/library.html").read_text("utf-8")
    assert '<data value="194" data-fact="library.members"' in html
    assert "195" not in html


def test_a_killed_build_leaves_the_last_good_output(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    run(workspace)
    before = snapshot(tmp_path / "output")
    sheet = (tmp_path / "sheets/library.yaml").read_text("utf-8")
    for number in range(6):
        (tmp_path / f"sheets/more-{number}.yaml").write_text(sheet, "utf-8")
    command = [sys.executable, "-m", "factsheet", "build", "-C", str(tmp_path)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    staging = tmp_path / "output/.staging"
    deadline = time.monotonic() + 30
    while not staging.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    left = {k: v for k, v in snapshot(tmp_path / "output").items() if not k.startswith(".staging")}
    assert left == before
    outcome = run(workspace)
    assert outcome is not None
    assert not staging.exists()
    assert (tmp_path / "output/en/more-5.pdf").is_file()


def test_a_full_disk_leaves_the_last_good_output(tmp_path: Path) -> None:
    """The limit on a file's size stands for the disk's: writing ends in the middle of one."""
    workspace = publication(tmp_path)
    run(workspace)
    before = snapshot(tmp_path / "output")
    sheet = tmp_path / "sheets/library.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("In short", "In brief"), "utf-8")
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "from factsheet.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", code, "build", "-C", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(tmp_path / "output") == before
    outcome = run(workspace)
    assert outcome is not None
    assert outcome.changed


def test_two_places_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for place, zone, seed in (("one", "UTC", "1"), ("two/deeper", "Asia/Tokyo", "2")):
        folder = tmp_path / place
        publication(folder)
        environment = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LC_ALL": "C",
            "HOME": str(folder),
        }
        command = [sys.executable, "-m", "factsheet", "build", "--quiet", "-C", str(folder)]
        subprocess.run(command, env=environment, check=True, cwd=folder)
        made.append(snapshot(folder / "output"))
    assert made[0] == made[1]
