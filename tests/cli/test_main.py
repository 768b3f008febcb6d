"""The command line as its user meets it: help, exit codes, where things are printed."""

import json
import os
import pty
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from factsheet.cli.main import COMMANDS, main
from factsheet.publish.cache.folder import CacheFolder
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


@pytest.mark.parametrize("before", [True, False])
def test_the_folder_is_named_before_the_command_or_behind_it(
    folder: Path, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    def run(*options: str) -> tuple[int, str]:
        code = main([*options, "facts"] if before else ["facts", *options])
        return code, capsys.readouterr().out.partition(" ")[0]

    wanted = (0, "library.languages")
    assert run("-C", str(folder)) == wanted
    assert run("--directory", str(folder), "-q") == wanted
    assert run(f"-C{folder}") == wanted
    assert run("-C", str(folder.parent), "-C", folder.name) == wanted
    assert run("-C", "/nowhere", "-C", str(folder)) == wanted
    assert run("-C", str(folder.parent / "nowhere")) == (2, "")


def test_a_folder_behind_the_command_is_seen_from_the_one_before_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-q", "-C", str(folder.parent), "check", "-C", folder.name]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_moment_that_is_none_is_a_usage_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    for command in ("sync", "extract", "build"):
        assert main([command, "-C", str(folder)]) == 2
        assert "SOURCE_DATE_EPOCH is “abc”" in capsys.readouterr().err
    assert not (folder / "locales").exists()


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
    assert capsys.readouterr().err.splitlines() == [
        "templates: error: this lies outside the publication [unreadable]",
        "    hint: replace it with a regular file that you may read, or remove it",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "[locales.en]",
            '[theme]\nlogo = "templates/images/no.svg"\n[locales.en]',
            "there is no file",
        ),
        ("[locales.en]", "[locales.en", "not valid TOML"),
        ("[locales.en]", '[locales.en]\nmonths = "dual"', "dual month names are Arabic"),
    ],
)
@pytest.mark.parametrize("command", ["check", "build", "sync", "status", "plurals", "impact a.b"])
def test_the_configuration_comes_before_the_languages_that_are_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str], command: str, old: str, new: str, said: str
) -> None:
    config = folder / "factsheet.toml"
    config.write_text(config.read_text("utf-8").replace(old, new), "utf-8")
    assert main([*command.split(), "-C", str(folder), "--locale", "en"]) == 1
    printed = capsys.readouterr().err
    assert said in printed
    assert "there is no locale" not in printed


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


def test_a_sheet_over_its_limit_is_built_with_all_others_and_the_exit_code_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = folder / "sheets/library.yaml"
    text = sheet.read_text("utf-8")
    (folder / "sheets/second.yaml").write_text(text, "utf-8")
    long = f"Books are lent. {'It is a long story. ' * 480}"
    sheet.write_text(text.replace("Books are in {library.languages}.", long), "utf-8")
    assert main(["build", "-C", str(folder)]) == 1
    printed = capsys.readouterr().err
    assert "mm over (en) [page-limit]" in printed
    assert "2 sheets in 1 language: 2 PDFs rendered" in printed
    assert (folder / "output/en/library.pdf").is_file()
    # Nothing has changed, and it is no better for that.
    assert main(["build", "-C", str(folder)]) == 1
    printed = capsys.readouterr().err
    assert "mm over (en) [page-limit]" in printed
    assert "nothing has changed since the last build" in printed
    assert main(["check", "--layout", "-C", str(folder)]) == 1
    assert "mm over (en) [page-limit]" in capsys.readouterr().err
    assert main(["verify", "-C", str(folder)]) == 0
    printed = capsys.readouterr().err
    assert "en/library.pdf: warning: the PDF has" in printed
    assert "as its build has reported" in printed
    assert ": proven\n" in printed
    sheet.write_text(text, "utf-8")
    assert main(["build", "-C", str(folder)]) == 0


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


@pytest.mark.slow
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
    command = [sys.executable, "-m", "factsheet", "sheets", "-C", str(folder)]
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
        assert "factsheet: interrupted; output/ is unchanged" in build.communicate()[1]
    assert build.returncode == 3


@pytest.mark.parametrize("mode", ["buffered", "unbuffered"])
@pytest.mark.parametrize("command", ["facts", "explain"])
def test_a_reader_who_has_had_enough_is_no_error(folder: Path, command: str, mode: str) -> None:
    """Of a short result, which is written at the end, and of a long one."""
    assert _unheard(folder, command, mode, "stdout") == (0, b"")


def test_a_build_that_nobody_hears_of_is_not_taken_for_one(folder: Path) -> None:
    assert _unheard(folder, "build", "buffered", "stderr") == (2, b"")
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


@pytest.mark.parametrize("command", ["facts", "explain", "check --format json"])
@pytest.mark.parametrize("where", ["closed", "full"])
def test_results_that_cannot_be_written_are_no_clean_run(
    folder: Path, command: str, where: str
) -> None:
    """Whatever the length: of short results the end of the run tells, of long ones a write."""
    redirect, said = {
        "closed": (">&-", "standard output is closed"),
        "full": (">/dev/full", "No space left on device"),
    }[where]
    given = f"{sys.executable} -m factsheet -C {folder} {command} {redirect}"
    done = subprocess.run(["sh", "-c", given], capture_output=True, text=True, check=False)
    lines = [line for line in done.stderr.splitlines() if "warning" not in line]
    assert lines[-1] == f"factsheet: the results can’t be written: {said}"
    assert "Traceback" not in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_build_needs_no_standard_stream(folder: Path, closed: str) -> None:
    given = f"{sys.executable} -m factsheet -C {folder} build --format html {closed}"
    done = subprocess.run(["sh", "-c", given], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    page = (folder / "output/en/library.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")


HOSTILE = "\\e]0;x\\a\\n::error file=x::y ##[error]z"
"""As YAML and TOML escape it: a title for the terminal's window, and commands for runners."""


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif", "junit", "gitlab"])
def test_what_files_say_acts_on_no_terminal_and_no_runner(folder: Path, format_: str) -> None:
    facts = folder / "facts"
    (facts / "bad.yaml").write_text(f'facts:\n  a: {{kind: "{HOSTILE}"}}\n  "{HOSTILE}": {{}}\n')
    for name in (b"caf\xe9.yaml", b"\x1b]0;x\x07\n::error file=x::y.yaml", b"##[error]\r.yaml"):
        (facts / os.fsdecode(name)).write_text("facts: {}\n")
    given = [sys.executable, "-m", "factsheet", "check", "-C", str(folder), "--format", format_]
    done = subprocess.run(given, capture_output=True, check=False)
    assert done.returncode == 1
    said = (done.stdout + done.stderr).decode()  # which is UTF-8
    assert set(map(unicodedata.category, said)).isdisjoint(("Cs", "Zl", "Zp"))
    assert {char for char in said if unicodedata.category(char) == "Cc"} == {"\n"}
    assert "]0;x" in said
    lines = said.split("\n")
    assert all("##[" not in line for line in lines if not line.startswith("::error "))
    commands = [line for line in lines if line.lstrip().startswith("::")]
    if format_ == "github":
        assert len(commands) >= 4
        assert all(line.startswith("::error file=") and ",title=" in line for line in commands)
    else:
        assert commands == []
    if format_ in ("json", "sarif", "gitlab"):
        assert json.loads(done.stdout)
    if format_ == "junit":
        suites = ET.fromstring(done.stdout)
        names = [suite.get("name", "") for suite in suites]
        assert any(name.endswith(r"/caf\xe9.yaml") for name in names)


@pytest.mark.parametrize("command", ["facts", "facts a.b", "status", "sheets", "impact a.b"])
def test_results_act_on_no_terminal_and_no_runner(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    config = (folder / "factsheet.toml").read_text("utf-8")
    named = config.replace('"Riverside Library"', '"::error::x\\u001B]0;x ##[error]z\\u202E"')
    (folder / "factsheet.toml").write_text(named, "utf-8")
    (folder / "facts/more.yaml").write_text(
        "facts:\n  a.b: {kind: identifier, value: '##[error]z', source: report, where: page 1}\n"
    )
    sheet = folder / "sheets/library.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("In short", "{a.b} in short"), "utf-8")
    assert main([*command.split(), "-C", str(folder)]) in (0, 1)
    printed = capsys.readouterr()
    said = printed.out + printed.err
    assert {char for char in said if unicodedata.category(char) == "Cc"} <= {"\n"}
    assert "##[" not in said
    assert "\u202e" not in said
    assert not any(line.lstrip().startswith("::") for line in said.split("\n"))


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

    monkeypatch.setattr("factsheet.cli.facts.run_facts", broken)
    assert main(["facts", "-C", str(folder)]) == 3
    assert "a worker process ended unexpectedly" in capfd.readouterr().err


def test_an_internal_error_exits_with_3(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError("a defect")

    monkeypatch.setattr("factsheet.gate.rules.check", fail)
    assert main(["sheets", "-C", str(folder)]) == 3
    assert "a bug in factsheet" in capsys.readouterr().err
