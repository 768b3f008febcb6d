"""The command line as its user meets it: help, exit codes, where things are printed."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from factsheet.build.cache.folder import CacheFolder
from factsheet.cli.main import COMMANDS, main
from support.publications import CONFIG, write_publication
from support.schemas import problems

NAMES = list(COMMANDS)


@pytest.fixture(name="folder")
def library(tmp_path: Path) -> Path:
    english = CONFIG.split("[locales.ar]")[0]
    return write_publication(tmp_path, {"factsheet.toml": english}).root


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_that_says_what_it_does(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"usage: factsheet {name}")
    assert len(printed.split("\n\n")) >= 3


def test_usage_errors_exit_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--as-of", "25.11.2021"]) == 2
    assert "write it as 2021-11-25" in capsys.readouterr().err
    assert main(["no-such-command"]) == 2
    assert main(["build", "-C", str(tmp_path)]) == 2
    assert "no factsheet.toml" in capsys.readouterr().err


def test_unknown_names_are_usage_errors_with_a_hint(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "-C", str(folder), "--sheet", "libary"]) == 2
    assert "did you mean “library”?" in capsys.readouterr().err
    assert main(["facts", "-C", str(folder), "library.member"]) == 2
    assert "did you mean “library.members”?" in capsys.readouterr().err


def test_a_language_without_a_table_is_a_usage_error_of_every_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("build", "sync"):
        assert main([command, "-C", str(folder), "--locale", "eng"]) == 2
        assert "there is no locale “eng”" in capsys.readouterr().err


def test_what_the_system_refuses_is_said_without_a_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "templates").symlink_to("/")
    assert main(["build", "-C", str(folder)]) == 1
    assert capsys.readouterr().err == "factsheet: “templates” lies outside the publication\n"


def test_findings_exit_with_1_and_all_are_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "facts/bad.yaml").write_text("facts:\n  a.b: {kind: cuont}\n  c: []\n")
    assert main(["build", "-C", str(folder)]) == 1
    printed = capsys.readouterr().err
    assert "facts/bad.yaml:2:15: error: kind can’t be “cuont” [unknown-choice]" in printed
    assert "hint: did you mean “count”?" in printed
    assert "facts/bad.yaml:3:6: error:" in printed
    assert "2 errors" in printed
    assert not (folder / "output").exists()


def test_facts_prints_what_is_stated(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", "-C", str(folder)]) == 0
    assert "library.members    count     195" in capsys.readouterr().out
    assert main(["facts", "-C", str(folder), "library.members", "--as-of", "2021-11-01"]) == 0
    printed = capsys.readouterr().out
    assert "* old: 194, until 2021-11-23" in printed
    assert "printed on: library" in printed


def test_sheets_lists_blocks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheets", "-C", str(folder)]) == 0
    assert "numbers, intro, sources" in capsys.readouterr().out


def test_sync_twice_is_sync_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sync", "--check", "-C", str(folder)]) == 1
    assert "run: factsheet sync" in capsys.readouterr().err
    assert main(["sync", "-C", str(folder)]) == 0
    files = {path: path.read_bytes() for path in (folder / "locales").rglob("*.po*")}
    assert main(["sync", "-C", str(folder)]) == 0
    assert {path: path.read_bytes() for path in files} == files
    assert main(["sync", "--check", "-C", str(folder)]) == 0
    assert main(["extract", "--check", "-C", str(folder)]) == 0
    assert main(["compile", "--check", "-C", str(folder)]) == 0, "nothing is compiled yet"
    assert main(["compile", "-q", "-C", str(folder)]) == 0
    assert (folder / "locales/en/LC_MESSAGES/factsheet.mo").is_file()


def test_compile_says_which_compiled_file_is_behind(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sync", "-C", str(folder)]) == 0
    assert main(["compile", "-C", str(folder)]) == 0
    assert main(["compile", "--check", "-C", str(folder)]) == 0
    catalog = folder / "locales/en/LC_MESSAGES/factsheet.po"
    compiled = catalog.with_suffix(".mo").read_bytes()
    catalog.write_text(catalog.read_text().replace('msgstr "The', 'msgstr "My'))
    capsys.readouterr()
    assert main(["compile", "--check", "-C", str(folder)]) == 1
    assert "factsheet.mo" in capsys.readouterr().err
    assert catalog.with_suffix(".mo").read_bytes() == compiled
    assert main(["compile", "-C", str(folder)]) == 0
    assert main(["compile", "--check", "-C", str(folder)]) == 0


def test_schema_writes_schemas_that_accept_the_sample(tmp_path: Path, folder: Path) -> None:
    assert main(["schema", str(tmp_path / "schema"), "-q"]) == 0
    assert main(["schema", str(tmp_path / "schema"), "--check", "-q"]) == 0
    for name, pattern in (("facts", "facts/*.yaml"), ("sheet", "sheets/*.yaml")):
        schema = json.loads((tmp_path / f"schema/{name}.schema.json").read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        assert [problems(path, schema) for path in folder.glob(pattern)] == [[]]


def test_new_never_writes_into_a_folder_with_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(folder)]) == 2
    assert "is not empty" in capsys.readouterr().err


def test_results_go_to_stdout_and_colour_only_to_terminals(folder: Path) -> None:
    (folder / "facts/bad.yaml").write_text("facts: {x: {kind: y}}\n")
    command = [sys.executable, "-m", "factsheet", "build", "-C", str(folder)]
    plain = subprocess.run(command, capture_output=True, text=True, check=False)
    assert plain.stdout == ""
    assert "\x1b" not in plain.stderr
    assert "\x1b[31merror" in _on_terminal(command, {})
    assert "\x1b" not in _on_terminal(command, {"NO_COLOR": "1"})


def _on_terminal(command: list[str], extra: dict[str, str]) -> str:
    leader, follower = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | extra
    subprocess.run(command, stderr=follower, env=environment, check=False)
    os.close(follower)
    printed = os.read(leader, 65536).decode()
    os.close(leader)
    return printed


def test_a_build_that_is_told_to_end_cleans_up(folder: Path) -> None:
    command = [sys.executable, "-m", "factsheet", "build", "-C", str(folder)]
    with CacheFolder.of(folder, folder / "output").locked(lambda: None):
        build = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert build.stderr is not None
        assert "another build" in build.stderr.readline()
        build.terminate()
        assert "factsheet: interrupted; output/ is as it was" in build.communicate()[1]
    assert build.returncode == 3


@pytest.mark.parametrize("mode", ["buffered", "unbuffered"])
@pytest.mark.parametrize("command", ["facts", "explain"])
def test_a_reader_who_has_had_enough_is_no_error(folder: Path, command: str, mode: str) -> None:
    """Of a short result, which is written at the end, and of a long one."""
    assert _unheard(folder, command, mode, "stdout") == (0, b"")


def test_a_build_that_nobody_hears_of_is_not_taken_for_one(folder: Path) -> None:
    assert _unheard(folder, "build", "buffered", "stderr") == (3, b"")
    assert not (folder / "output/manifest.json").exists()


def _unheard(folder: Path, command: str, mode: str, stream: str) -> tuple[int, bytes]:
    """Exit code of a command one of whose streams nobody reads, and what is on the other."""
    reader, writer = os.pipe()
    os.close(reader)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    unbuffered = {"PYTHONUNBUFFERED": "1"} if mode == "unbuffered" else {}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writer}
    given = [sys.executable, "-m", "factsheet", command, "-C", str(folder)]
    given = given[:-2] if command == "explain" else given
    done = subprocess.run(given, env={**environment, **unbuffered}, **streams, check=False)
    os.close(writer)
    return done.returncode, (done.stderr if stream == "stdout" else done.stdout)


def test_another_pipe_that_breaks_is_no_reader_who_has_gone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        reader, writer = os.pipe()
        os.close(reader)
        try:
            return os.write(writer, b"a job")
        finally:
            os.close(writer)

    monkeypatch.setattr("factsheet.cli.facts.run", broken)
    assert main(["facts", "-C", str(folder)]) == 3
    assert "a process that was needed has gone" in capfd.readouterr().err


def test_an_internal_error_exits_with_3(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError("a defect")

    monkeypatch.setattr("factsheet.checks.rules.check", fail)
    assert main(["sheets", "-C", str(folder)]) == 3
    assert "an error of the tool itself" in capsys.readouterr().err
