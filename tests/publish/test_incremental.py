"""Whatever is edited, a build on top of another leaves what a build from nothing would.

And nothing else is touched: a file with the same bytes keeps its time of change.
"""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.publish.cache.folder import NAME
from support.publications import CONFIG, FACTS, SHEET, write_publication

TWO_LANGUAGES = CONFIG.split("[locales.fr]")[0]
CONTENT = ("factsheet.toml", "facts", "sheets", "locales", "templates", "fonts")
LOANS = """\
title: Loans
lead: {one: "{library.loans} book is lent.", other: "{library.loans} books are lent."}
pages: 1
keywords: {loans: loans}
blocks:
  numbers: {type: figures, facts: [library.loans]}
  sources: {type: sources}
"""
LONG_AGO = 1_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A publication of two sheets in two languages, the Arabic one not translated yet."""
    extra = {"factsheet.toml": TWO_LANGUAGES, "sheets/loans.yaml": LOANS}
    folder = tmp_path / "publication"
    write_publication(folder, extra)
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    return folder


def build(root: Path, *options: str) -> None:
    assert main(["build", "-q", "-C", str(root), *options]) == 0


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        path = root / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    edit.__name__ = f"{name}: {old} → {new}"
    return edit


def write(name: str, text: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")

    edit.__name__ = f"write {name}"
    return edit


def remove(name: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / name).unlink(missing_ok=True)

    edit.__name__ = f"remove {name}"
    return edit


def rename_sheet(root: Path) -> None:
    names = [root / "sheets/loans.yaml", root / "sheets/lending.yaml"]
    old, new = names if names[0].exists() else reversed(names)
    if old.exists():
        old.rename(new)
        assert main(["sync", "-q", "-C", str(root)]) == 0


def damage_output(root: Path) -> None:
    (root / "output/en/library.html").write_text("half")


def remove_output(root: Path) -> None:
    shutil.rmtree(root / "output/ar", ignore_errors=True)


def damage_cache(root: Path) -> None:
    for path in (root / NAME).rglob("*"):
        if path.is_file() and path.suffix != ".lock":
            path.write_bytes(path.read_bytes()[:100])


def forget(root: Path) -> None:
    shutil.rmtree(root / NAME, ignore_errors=True)


EDITS = (
    replace("facts/library.yaml", "value: 195", "value: 196"),
    replace("facts/library.yaml", "value: 196", "value: 195"),
    replace("facts/library.yaml", "value: 1000", "value: 1200"),
    replace("facts/library.yaml", "title: Annual report", "title: Yearly report"),
    replace("sheets/library.yaml", "In short", "In brief"),
    replace("sheets/library.yaml", "In brief", "In short"),
    replace("factsheet.toml", 'months = "dual"', 'digits = "arab"'),
    replace("factsheet.toml", "edition = 2021-11-25", "edition = 2021-06-01"),
    replace("factsheet.toml", "edition = 2021-06-01", "edition = 2021-11-25"),
    replace(
        "locales/ar/LC_MESSAGES/factsheet.po",
        'msgid "Members"\nmsgstr ""',
        'msgid "Members"\nmsgstr "الأعضاء"',
    ),
    write("templates/css/70-own.css", ":root { --accent: #7a1f5c; }\n"),
    remove("templates/css/70-own.css"),
    write("templates/parts/notice.html.jinja", "A notice.\n"),
    remove("templates/parts/notice.html.jinja"),
    write("sheets/loans.yaml", LOANS),
    remove("sheets/loans.yaml"),
    write("sheets/library.yaml", SHEET),
    write("facts/library.yaml", FACTS),
    rename_sheet,
    damage_output,
    remove_output,
    damage_cache,
    forget,
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_random_edits_lead_where_a_build_from_nothing_leads(root: Path, seed: int) -> None:
    dice = random.Random(seed)
    build(root, "--format", "html")
    done: list[str] = []
    for number in range(8):
        before = contents(root / "output")
        for path in (root / "output").rglob("*"):
            os.utime(path, (LONG_AGO, LONG_AGO))
        edit = dice.choice(EDITS)
        edit(root)
        done.append(edit.__name__)
        build(root, "--format", "html")
        fresh = root.parent / f"fresh-{number}"
        for name in CONTENT:
            if (root / name).is_dir():
                shutil.copytree(root / name, fresh / name)
            elif (root / name).exists():
                fresh.mkdir(exist_ok=True)
                shutil.copy(root / name, fresh / name)
        build(fresh, "--format", "html")
        now = contents(root / "output")
        assert now == contents(fresh / "output"), done
        written = {name for name in now if (root / "output" / name).stat().st_mtime != LONG_AGO}
        assert written == {name for name in now if before.get(name) != now[name]} | (
            {"en/library.html"} if edit is damage_output else set()
        ), done


def test_exactly_the_pdfs_whose_pages_changed_are_rendered(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(root, "--explain")
    explained = capsys.readouterr().out.splitlines()
    names = [f"{tag}/{sheet}.pdf" for tag in ("ar", "en") for sheet in ("library", "loans")]
    assert sorted(explained) == [f"{name}: it was not there before" for name in names]

    replace("facts/library.yaml", "value: 195", "value: 196")(root)
    build(root, "--explain")
    explained = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in sorted(explained)] == [
        "ar/library.pdf",
        "en/library.pdf",
    ]
    assert all("its page has changed from line" in line for line in explained)

    replace("facts/library.yaml", "value: 196", "value: 195")(root)
    build(root, "--explain")
    assert capsys.readouterr().out == "", "what was rendered once is kept"

    shutil.rmtree(root / "output")
    build(root, "--explain")
    assert capsys.readouterr().out == "", "another output folder needs no other PDFs"


def test_nothing_changed_reads_nothing_and_repeats_what_there_is_to_say(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["build", "--format", "html", "-C", str(root)]) == 0
    first = capsys.readouterr().err
    monkeypatch.setattr("factsheet.gate.editions.load_edition", lambda *_: pytest.fail("it loads"))
    assert main(["build", "--format", "html", "-C", str(root)]) == 0
    second = capsys.readouterr().err
    assert "nothing has changed since the last build" in second
    assert second.splitlines()[:-1] == first.splitlines()[:-1]
    assert "warning" in first


def test_clean_leaves_what_somebody_else_put_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(root, "--format", "html")
    (root / "output/CNAME").write_text("facts.example")
    before = contents(root / "output")
    assert main(["clean", "--dry-run", "-C", str(root)]) == 0
    assert "would remove" in capsys.readouterr().err
    assert contents(root / "output") == before
    assert main(["clean", "--cache", "-C", str(root)]) == 0
    assert contents(root / "output") == before
    assert not (root / NAME).exists()
    assert main(["clean", "-C", str(root)]) == 0
    assert contents(root / "output") == {"CNAME": b"facts.example"}
