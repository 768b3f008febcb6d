"""Links and names that lead out of output/: nothing is written, removed or read there."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from factsheet.pages.jsonfile import parse_json
from factsheet.publish.artifacts import Output
from factsheet.publish.paths import is_inside, link_in, own_file
from factsheet.published.edition import read_published
from factsheet.verify.verify import verify
from publish.test_build import publication, run, snapshot


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "/etc/passwd", "../x", "a/../../x", "a\0b", "a/..", "a//b", "a/./b", "a/"],
)
def test_names_that_are_not_inside(name: str) -> None:
    assert not is_inside(name)


def test_a_file_behind_a_link_is_not_the_folder_s_own(tmp_path: Path) -> None:
    root = tmp_path / "output"
    (root / "fr").mkdir(parents=True)
    (root / "fr/a.html").write_text("a")
    (tmp_path / "secret").write_text("secret")
    (root / "fr/b.html").symlink_to(tmp_path / "secret")
    (root / "es").symlink_to(root / "fr")
    assert own_file(root, "fr/a.html") == root / "fr/a.html"
    for name in ("fr/b.html", "es/a.html", "fr/none.html", "fr", "../secret"):
        assert own_file(root, name) is None
    assert link_in(root, "es/a.html") == "es"
    (tmp_path / "link").symlink_to(root)
    assert own_file(tmp_path / "link", "fr/a.html") == tmp_path / "link/fr/a.html"


@pytest.fixture(name="elsewhere")
def another_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "precious.txt").write_text("precious")
    return folder


def pretend(output: Path, *names: str) -> None:
    output.mkdir(exist_ok=True)
    files = {name: {"sha256": "0"} for name in names}
    (output / "manifest.json").write_text(json.dumps({"artifacts": files}))


def test_what_a_link_leads_to_is_not_removed(tmp_path: Path, elsewhere: Path) -> None:
    workspace = publication(tmp_path / "p")
    output = workspace.root / "output"
    pretend(output, "zz/precious.txt", "../elsewhere/precious.txt", "zz", "")
    (output / "zz").symlink_to(elsewhere)
    assert run(workspace, formats=("html",), is_trusted=True) is not None
    assert (elsewhere / "precious.txt").read_text() == "precious"
    pretend(output, "zz/precious.txt", "link.txt")
    (output / "link.txt").symlink_to(elsewhere / "precious.txt")
    assert main(["clean", "-C", str(workspace.root)]) == 0
    assert (elsewhere / "precious.txt").read_text() == "precious"
    assert (output / "zz").is_symlink()


def test_nothing_is_written_through_a_link(tmp_path: Path, elsewhere: Path) -> None:
    workspace = publication(tmp_path / "p")
    output = workspace.root / "output"
    output.mkdir()
    (output / "en").symlink_to(elsewhere)
    findings = Findings()
    assert run(workspace, findings, formats=("html",)) is None
    assert [(one.code, str(one.location)) for one in findings] == [("output-link", "en")]
    assert snapshot(elsewhere) == {"precious.txt": b"precious"}
    assert [path.name for path in output.iterdir()] == ["en"]


def test_a_file_that_is_a_link_gives_way_to_a_file(tmp_path: Path, elsewhere: Path) -> None:
    workspace = publication(tmp_path / "p")
    output = workspace.root / "output"
    (output / "en").mkdir(parents=True)
    (output / "en/library.html").symlink_to(elsewhere / "precious.txt")
    (output / ".staging").symlink_to(elsewhere)
    assert run(workspace, formats=("html",)) is not None
    assert not (output / "en/library.html").is_symlink()
    assert snapshot(elsewhere) == {"precious.txt": b"precious"}


def test_the_output_folder_itself_may_be_a_link(tmp_path: Path, elsewhere: Path) -> None:
    workspace = publication(tmp_path / "p")
    (workspace.root / "output").symlink_to(elsewhere)
    assert run(workspace, formats=("html",)) is not None
    assert (elsewhere / "en/library.html").is_file()
    assert (elsewhere / "precious.txt").is_file()


def test_no_build_remembers_through_a_link(
    tmp_path: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = publication(tmp_path / "p")
    (workspace.root / ".factsheet").symlink_to(elsewhere)
    assert main(["build", "--format", "html", "-C", str(workspace.root)]) == 0
    assert "is a link" in capsys.readouterr().err
    assert snapshot(elsewhere) == {"precious.txt": b"precious"}


def link_file(output: Path, secret: Path) -> str:
    (output / "en/library.html").unlink()
    (output / "en/library.html").symlink_to(secret)
    return "en/library.html"


def link_folder(output: Path, secret: Path) -> str:
    (output / "en").rename(secret.parent / "en")
    (output / "en").symlink_to(secret.parent / "en")
    return "en"


@pytest.mark.slow
@pytest.mark.parametrize("link", [link_file, link_folder])
def test_what_a_link_leads_to_is_not_read(
    tmp_path: Path, elsewhere: Path, link: Callable[[Path, Path], str]
) -> None:
    workspace = publication(tmp_path / "p")
    assert run(workspace, formats=("html",)) is not None
    output = workspace.root / "output"
    secret = elsewhere / "precious.txt"
    secret.write_text("<!doctype html><p>A secret.</p>")
    linked = link(output, secret)
    verify(output, findings := Findings(), lambda *_: None)
    found = [(one.code, one.location.path) for one in findings if one.code == "file-link"]
    assert ("file-link", "en/library.html") in found
    assert not any("secret" in f"{one.message}{one.hint}" for one in findings)
    published = read_published(output)
    assert "en/library.html" in published.absent
    assert published.pages == {}
    assert linked in str(found) or linked == "en"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"locales": {"en": {"state": "published", "percent": 1e999}}, "artifacts": {}}',
        '{"locales": {"en": {"state": "published", "percent": -1e999}}}',
        '{"artifacts": NaN}',
        '{"artifacts": Infinity}',
        '{"sheets": {"a": {"pages": ' + "9" * 5000 + "}}}",
        '{"artifacts": {"a": {"sha256": ["x"]}}}',
        '{"artifacts": {"a": 1}}',
        '{"artifacts": []}',
        "[]",
        "1",
        '"\\ud800"',
        "",
        "\x00",
    ],
)
def test_a_manifest_that_is_none_is_a_finding(tmp_path: Path, text: str) -> None:
    workspace = publication(tmp_path / "p")
    output = workspace.root / "output"
    output.mkdir()
    (output / "manifest.json").write_text(text)
    assert Output.open(output).previous == {}
    assert verify(output, findings := Findings(), lambda *_: None) is None
    assert [one.code for one in findings] == ["manifest-unreadable"]
    for command in ("diff", "clean"):
        given = [command, str(output), str(output)] if command == "diff" else [command]
        assert main([*given, "-C", str(workspace.root)]) == (2 if command == "diff" else 0)


def test_json_from_anybody() -> None:
    assert parse_json('{"a": [1, 2.5, true, null, "x"]}') == {"a": [1, 2.5, True, None, "x"]}
    for text in ("1e999", "-1e999", "NaN", "[" * 100_000, "{", "9" * 5000):
        with pytest.raises(ValueError):  # noqa: PT011  (each says something else)
            parse_json(text)
