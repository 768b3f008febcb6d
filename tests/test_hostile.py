"""Files and folders from strangers: a finding that names the file, and nothing read or written
elsewhere, whatever stands where a file is expected."""

import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factsheet.catalogs.catalog import stored
from factsheet.cli.main import main
from factsheet.config.load import load_config
from factsheet.diagnostics import Findings, Location
from factsheet.gate.formatlock import LOCK, read_lock
from factsheet.glossary import tbx, tsv
from factsheet.glossary.load import load_glossary
from factsheet.glossary.tbx import read_tbx
from factsheet.glossary.tsv import read_tsv
from factsheet.load import yaml
from factsheet.load.publication import load_publication
from factsheet.load.yaml import parse_yaml
from factsheet.publish.artifacts import Output
from factsheet.publish.cache.folder import CacheFolder
from factsheet.publish.cache.seal import read_sealed
from factsheet.published.edition import UnreadableError, read_published
from factsheet.rules.catalogs import PO_SYNTAX
from factsheet.verify.verify import verify
from factsheet.workspace import Workspace
from publish.test_build import publication
from support import hostile
from support.hostile import unprivileged
from support.publications import write_publication
from support.scripts import FONTS

Make = Callable[[Path], None]
every = pytest.mark.parametrize("make", hostile.ALL)


def told(findings: Findings) -> list[tuple[str, str]]:
    """Codes and places of errors, each of which says something."""
    assert all(one.message for one in findings)
    return [(one.code, str(one.location)) for one in findings]


@every
@pytest.mark.parametrize("name", ["facts/x.yaml", "sheets/x.yaml"])
def test_in_the_place_of_content(tmp_path: Path, make: Make, name: str) -> None:
    workspace, findings = write_publication(tmp_path), Findings()
    make(tmp_path / name)
    unprivileged(lambda: load_publication(workspace, findings))
    assert told(findings)[0] == ("unreadable", name)
    assert all(one.hint for one in findings)


@every
@pytest.mark.parametrize("name", ["templates/css/90-x.css", "fonts/x.ttf"])
def test_in_the_place_of_what_pages_are_made_of(
    tmp_path: Path, make: Make, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_publication(tmp_path)
    (tmp_path / name).parent.mkdir(parents=True)
    make(tmp_path / name)
    assert unprivileged(lambda: main(["build", "--format", "html", "-C", str(tmp_path)])) == 1
    said = capsys.readouterr().err
    assert f"{name}: error: " in said
    assert "[unreadable]" in said
    assert "hint: " in said


@every
def test_in_the_place_of_files_that_are_named(tmp_path: Path, make: Make) -> None:
    workspace = write_publication(
        tmp_path,
        {
            "facts/x.yaml": "facts:\n  t.x: {kind: series, label: T, source: report, where: x, "
            "columns: {a: {kind: count, label: A}}, rows: {file: data/x.csv, id: code}}\n",
            "data/y.csv": "code,a\n",
        },
    )
    for name in ("data/x.csv", "locales/fr/LC_MESSAGES/factsheet.po", "terms.tsv", LOCK):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        make(tmp_path / name)
    reads: dict[str, Callable[[Findings], object]] = {
        "data/x.csv": lambda findings: load_publication(workspace, findings),
        "fr": lambda findings: stored(workspace, "locales/fr/LC_MESSAGES/factsheet.po", findings),
        "terms.tsv": lambda findings: load_glossary(workspace, ["terms.tsv"], "en", findings),
        LOCK: lambda findings: read_lock(workspace, findings),
    }
    for name, read in reads.items():
        findings = Findings()
        unprivileged(lambda read=read, findings=findings: read(findings))  # type: ignore[misc]
        [(_, place)] = told(findings)
        assert name in place or name in str(next(iter(findings)))


@pytest.mark.parametrize("make", [hostile.leading_out, hostile.endless, hostile.locked])
def test_in_the_place_of_the_settings(tmp_path: Path, make: Make) -> None:
    make(tmp_path / "factsheet.toml")
    findings = Findings()
    unprivileged(lambda: load_config(Workspace(tmp_path), findings))
    assert told(findings) == [("config-missing", "factsheet.toml")]


def test_links_to_folders_and_closed_folders_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    workspace, findings = write_publication(tmp_path), Findings()
    (tmp_path / "facts/more").symlink_to("/etc")
    (tmp_path / "sheets/closed").mkdir()
    (tmp_path / "sheets/closed").chmod(0)
    try:
        unprivileged(lambda: load_publication(workspace, findings))
    finally:
        (tmp_path / "sheets/closed").chmod(0o755)
    assert told(findings) == [("unreadable", "facts/more"), ("unreadable", "sheets/closed")]


@pytest.mark.parametrize(
    "name",
    ["output/en/library.html/", "output/manifest.json/", "output/en", "output", "output/.staging"],
)
def test_in_the_way_of_what_is_written(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    build = ["build", "--format", "html", "--locale", "en", "-C", str(publication(tmp_path).root)]
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.endswith("/"):
        path.mkdir()
    else:
        path.write_text("")
    before = sorted(tmp_path.glob("output/**/*"))
    assert main(build) == 1
    assert sorted(tmp_path.glob("output/**/*")) == before
    said = capsys.readouterr().err
    assert f"{path}: error: this " in said
    assert "[unwritable]" in said
    assert "hint: " in said
    assert "Errno" not in said


def test_in_a_folder_that_is_closed_to_writers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build = ["build", "--format", "html", "--locale", "en", "-C", str(publication(tmp_path).root)]
    (tmp_path / "output").mkdir(0o555)
    assert unprivileged(lambda: main(build)) == 1
    assert "this can’t be written: Permission denied [unwritable]" in capsys.readouterr().err


def test_where_there_is_no_room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build = ["build", "--format", "html", "--locale", "en", "-C", str(publication(tmp_path).root)]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        assert main(build) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "this can’t be written: File too large [unwritable]" in capsys.readouterr().err
    assert [*(tmp_path / "output").iterdir()] == []


@pytest.mark.parametrize(
    "rule", ["@page { size: 0 0 }", "p { width: calc(1px / 0); font-size: calc(1px / 0) }"]
)
def test_a_style_that_can_t_be_laid_out(
    tmp_path: Path, rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = publication(tmp_path, {"templates/css/90-x.css": rule})
    assert main(["build", "--format", "pdf", "--locale", "en", "-C", str(workspace.root)]) == 1
    said = capsys.readouterr().err
    assert "assets/css/90-x.css: the page can’t be laid out with it" in said
    assert "[stylesheet]" in said
    assert not (tmp_path / "output/manifest.json").exists()


def test_styles_that_the_tool_makes_of_fonts_are_not_weighed(tmp_path: Path) -> None:
    workspace = publication(tmp_path)
    (tmp_path / "fonts").mkdir()
    shutil.copy(next(iter(sorted(FONTS.glob("*.ttf")))), tmp_path / "fonts")
    assert main(["build", "--format", "html", "--locale", "en", "-C", str(workspace.root)]) == 0


@pytest.mark.parametrize("command", [["check"], ["build", "--format", "html", "--locale", "en"]])
def test_a_style_that_asks_for_too_much(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    rule = "\np { grid-template-columns: repeat(1000000000, 1px) }"
    workspace = publication(tmp_path, {"templates/css/90-x.css": rule})
    assert main([*command, "-C", str(workspace.root)]) == 1
    said = capsys.readouterr().err
    assert "templates/css/90-x.css:2:35: error: the style sheet costs too much" in said
    assert "[stylesheet]" in said


def test_a_style_with_cmyk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = "\np { color: device-cmyk(0 1 0 0) }"
    workspace = publication(tmp_path, {"templates/css/90-x.css": rule})
    assert main(["check", "-C", str(workspace.root)]) == 1
    assert (
        "templates/css/90-x.css:2:12: error: the style sheet has a CMYK" in capsys.readouterr().err
    )


@every
def test_in_the_place_of_a_manifest(tmp_path: Path, make: Make) -> None:
    make(tmp_path / "manifest.json")
    findings = Findings()
    unprivileged(lambda: verify(tmp_path, findings, lambda *_: None))
    assert told(findings) == [("manifest-unreadable", "manifest.json")]
    assert unprivileged(lambda: Output.open(tmp_path)).previous == {}
    with pytest.raises(UnreadableError):
        unprivileged(lambda: read_published(tmp_path))


def test_names_in_a_manifest_that_no_system_takes(tmp_path: Path) -> None:
    names = ("x" * 5_000, "\ud800.html", "a/" * 3_000 + "a.html", "\x1b]0;x\x07.html")
    listed = ", ".join(f'{json.dumps(name)}: {{"sha256": "0"}}' for name in names)
    rest = '"edition": "2021-01-01", "locales": {}, "sheets": {}, "facts": {}'
    (tmp_path / "manifest.json").write_text(f'{{"artifacts": {{{listed}}}, {rest}}}')
    verify(tmp_path, findings := Findings(), lambda *_: None)
    assert {code for code, _ in told(findings)} == {"file-missing", "file-type", "language-state"}
    assert Output.open(tmp_path, is_trusted=True).remove_stale() == sorted(names)


@pytest.mark.parametrize("make", [hostile.pipe, hostile.listening])
def test_in_the_place_of_a_page_of_an_edition(tmp_path: Path, make: Make) -> None:
    (tmp_path / "en").mkdir()
    make(tmp_path / "en/a.html")
    (tmp_path / "manifest.json").write_text(
        '{"artifacts": {"en/a.html": {"sha256": "0"}}, "edition": "2021-01-01", "locales": {}, '
        '"sheets": {}, "facts": {}}'
    )
    verify(tmp_path, findings := Findings(), lambda *_: None)
    [found] = [one for one in findings if one.code == "file-missing"]
    assert "what is there is not a file" in found.message
    assert found.hint


def test_an_edition_that_can_t_be_read_in_part(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    hostile.locked(tmp_path / "en/a.html")
    (tmp_path / "closed").mkdir(0)
    (tmp_path / "manifest.json").write_text(
        '{"artifacts": {"en/a.html": {"sha256": "0"}}, "edition": "2021-01-01", "locales": {}, '
        '"sheets": {}, "facts": {}}'
    )
    findings = Findings()
    try:
        unprivileged(lambda: verify(tmp_path, findings, lambda *_: None))
    finally:
        (tmp_path / "closed").chmod(0o755)
    assert {("damaged-file", "en/a.html"), ("damaged-file", "closed")} <= {*told(findings)}


@pytest.mark.parametrize("name", ["", "store", ".gitignore", "{}.lock"])
def test_no_part_of_a_cache_is_a_link(tmp_path: Path, name: str) -> None:
    cache = CacheFolder.of(tmp_path, tmp_path / "output")
    elsewhere = tmp_path / "elsewhere"
    path = cache.root / name.format(cache.name) if name else cache.root
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(elsewhere)
    with pytest.raises(OSError, match="is a link"):
        cache.make()
    assert not elsewhere.exists()


@every
def test_in_the_place_of_what_a_build_remembers(tmp_path: Path, make: Make) -> None:
    make(tmp_path / "x")
    assert unprivileged(lambda: read_sealed(tmp_path / "x", "form")) is None


@pytest.mark.parametrize(
    "text", ["a: [" + "x," * 2_000, "x:\n" * 2_000, "[" * 100_000, "? " * 100_000, "{a: " * 50_000]
)
def test_yaml_has_bounds(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "MAXIMUM_NODES", 1_000)
    assert parse_yaml(text.encode(), "x.yaml", findings := Findings()) is None
    assert "yaml-syntax" in {code for code, _ in told(findings)}


@pytest.mark.parametrize(
    "text",
    [
        f"{'a.' * 20_000}a = 1",
        f"[{'a . ' * 20_000}a]",
        "[" + "'a'." * 20_000 + "a]",
        f"a = {'[' * 100_000}",
        f"a = {'9' * 5_000}",
        f"a = '{'x' * 2**20}'",
    ],
)
def test_settings_have_bounds(tmp_path: Path, text: str) -> None:
    (tmp_path / "factsheet.toml").write_text(text)
    assert load_config(Workspace(tmp_path), findings := Findings()) is None
    assert [code for code, _ in told(findings)] == ["config-syntax"]


@pytest.mark.parametrize("text", ["\t" * 10**6, "\n" + "a\tb\n" * 2_000, "\nx\t" + "a|" * 2_000])
def test_glossaries_have_bounds(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tsv, "MAXIMUM_ROWS", 1_000)
    monkeypatch.setattr(tsv, "MAXIMUM_TERMS", 1_500)
    assert read_tsv(f"id\ten{text}".encode(), "terms.tsv", findings := Findings()) == []
    assert told(findings) == [("glossary-too-large", "terms.tsv")]


@pytest.mark.parametrize("piece", ["<termEntry/>", "<tig><term>a</term></tig>"])
def test_terms_of_tbx_have_a_bound(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tbx, "MAXIMUM_TERMS", 1_000)
    text = f"<martif><x>{piece * 1_001}</x></martif>"
    assert read_tbx(text.encode(), "terms.tbx", findings := Findings()) == []
    assert ("glossary-too-large", "terms.tbx") in {(code, at[:9]) for code, at in told(findings)}


def test_elements_in_a_long_note_are_read_in_proportion() -> None:
    text = f"<tbx><termSec><term>{'a' * 10**6}{'<hi/>' * 10**5}</term></termSec></tbx>"
    began = time.process_time()
    assert read_tbx(text.encode(), "terms.tbx", Findings()) == []
    assert time.process_time() - began < 5


def test_a_concept_and_a_term_have_bounds(tmp_path: Path) -> None:
    many = "|".join(f"w{n}" for n in range(102))
    (tmp_path / "terms.tsv").write_text(f"id\ten\tfr\na\tx\t{many}\nb\t{'y' * 301}\tz\n")
    glossary = load_glossary(Workspace(tmp_path), ["terms.tsv"], "en", findings := Findings())
    assert told(findings) == [
        ("glossary-too-large", "terms.tsv:2:5"),
        ("glossary-too-large", "terms.tsv:3:3"),
    ]
    assert [len(one.terms) for one in glossary.concepts] == [101, 1]


def test_what_a_finding_quotes_has_an_end() -> None:
    findings = Findings()
    findings.error(PO_SYNTAX, "x" * 10**6, Location("a"), hint="y" * 10**6)
    assert len(str(next(iter(findings)))) < 10_000


@contextmanager
def deep(folder: Path, levels: int, name: str = "a") -> Iterator[None]:
    """Folders in each other, deeper than functions may call each other or than a path has room for.

    A lower limit than Python's makes it quicker.
    """
    here, limit = Path.cwd(), sys.getrecursionlimit()
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    for _ in range(levels):
        Path(name).mkdir()
        os.chdir(name)
    Path("x.yaml").write_text("facts: {}\n")
    bottom = os.open(".", os.O_RDONLY)
    os.chdir(here)
    sys.setrecursionlimit(400)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)
    if folder.exists():
        os.fchdir(bottom)
        Path("x.yaml").unlink()
        for _ in range(levels):
            os.chdir("..")
            Path(name).rmdir()
        os.chdir(here)
    os.close(bottom)


@pytest.mark.slow
@pytest.mark.parametrize(("levels", "name"), [(450, "a"), (20, "a" * 250)])
def test_folders_in_each_other(tmp_path: Path, levels: int, name: str) -> None:
    workspace, findings = write_publication(tmp_path), Findings()
    with deep(tmp_path / "facts", levels, name):
        load_publication(workspace, findings)
    assert {code for code, _ in told(findings)} <= {"unreadable"}
    (tmp_path / "output").mkdir()
    (tmp_path / "output/manifest.json").write_text(
        '{"artifacts": {}, "edition": "2021-01-01", "locales": {}, "sheets": {}, "facts": {}}'
    )
    with deep(tmp_path / "output/more", levels, name):
        verify(tmp_path / "output", findings, lambda *_: None)
    assert {code for code, _ in told(findings)} <= {
        "unreadable",
        "damaged-file",
        "file-unnamed",
        "language-state",
    }


def test_what_is_in_a_cache_is_removed_however_deep(tmp_path: Path) -> None:
    write_publication(tmp_path)
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept/x").write_text("")
    with deep(tmp_path / ".factsheet", 450):
        (tmp_path / ".factsheet/link").symlink_to(tmp_path / "kept")
        assert main(["clean", "-C", str(tmp_path)]) == 0
    assert not (tmp_path / ".factsheet").exists()
    assert (tmp_path / "kept/x").exists()
