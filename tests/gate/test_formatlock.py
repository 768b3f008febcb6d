"""The format lock: what it holds, what changes it, and what is done about it."""

import json
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.diagnostics import Diagnostic, Findings, Severity
from factsheet.gate.formatchanges import check_formats
from factsheet.gate.formatlock import LOCK, format_tools, lock_file, read_lock
from factsheet.gate.inspect import inspect
from factsheet.workspace import Workspace
from support.formats import edition_of, loans, rewrite, rows_of
from support.translations import BILINGUAL


@pytest.fixture(name="folder")
def locked(tmp_path: Path) -> Path:
    folder = loans(tmp_path)
    (folder / LOCK).write_bytes(lock_file(edition_of(folder), rows_of(folder)))
    return folder


def found(folder: Path) -> list[Diagnostic]:
    return list(check_formats(Workspace(folder), edition_of(folder)))


def at_gate(folder: Path) -> list[Diagnostic]:
    return [d for d in inspect(Workspace(folder)).findings if "format" in d.code]


def test_what_is_written_is_read(folder: Path) -> None:
    findings = Findings()
    lock = read_lock(Workspace(folder), findings)
    assert lock is not None
    assert list(findings) == []
    rows = rows_of(folder)
    assert [(one.example, one.text) for one in lock.formats] == [(r.example, r.text) for r in rows]
    assert [one.at.line for one in lock.formats] == list(range(2, len(rows) + 2))
    assert lock.tools == format_tools()
    assert lock.styles == {"en": {"cldr": "en-GB"}}


def test_one_row_stands_on_one_line(folder: Path) -> None:
    head, *lines = (folder / LOCK).read_text("utf-8").splitlines()
    assert list(json.loads(head)) == ["version", "tools", "styles"]
    assert json.loads(next(line for line in lines if "P5Y" in line and '"fr"' in line)) == {
        "locale": "fr",
        "kind": "duration",
        "value": "P5Y",
        "text": "5\u00a0ans",
    }


def test_nothing_is_said_where_nothing_has_changed(folder: Path) -> None:
    assert found(folder) == []
    assert at_gate(folder) == []


def test_nothing_is_said_without_a_lock(folder: Path) -> None:
    (folder / LOCK).unlink()
    assert found(folder) == []
    assert at_gate(folder) == []


def test_another_text_stops_with_before_and_after(folder: Path) -> None:
    rewrite(folder, "5\u00a0ans", "5\u00a0années")
    rewrite(folder, f'"Babel": "{format_tools()["Babel"]}"', '"Babel": "2.1"')
    [one] = found(folder)
    assert (one.code, one.severity, one.locale) == ("format-changed", Severity.ERROR, "fr")
    now = format_tools()["Babel"]
    assert one.message == (
        f"duration P5Y is written “5\u00a0ans”, not “5\u00a0années”: Babel was 2.1, and is {now}"
    )
    line = (folder / LOCK).read_text("utf-8").splitlines()[one.location.line - 1]
    assert "5\u00a0années" in line
    assert "factsheet formats --lock" in str(one.hint)
    assert [d.code for d in at_gate(folder)] == ["format-changed"]


def test_another_plural_rule_is_a_change(folder: Path) -> None:
    rewrite(folder, '"locale": "fr", "kind": "plural", "value": "3", "text": "other"', '"locale": "fr", "kind": "plural", "value": "3", "text": "few"')  # fmt: skip
    [one] = found(folder)
    assert one.message.startswith("3 takes the plural form “other”, not “few”")


def test_a_change_that_can_t_be_seen_is_spelled_out(folder: Path) -> None:
    rewrite(folder, "5\u00a0ans", "5\u202fans")
    [one] = found(folder)
    assert "“5‹U+00A0›ans”, not “5‹U+202F›ans”" in one.message


def test_another_house_style_is_named(folder: Path) -> None:
    style = '[locales.fr]\nminimum_grouping = 2\n[locales.fr.territories]\nFR = "L’Hexagone"\n'
    rewrite(folder, "[locales.fr]\n", style, "factsheet.toml")
    messages = [one.message for one in found(folder)]
    reason = ": [locales.fr] in factsheet.toml has another minimum_grouping and territories"
    assert [message.partition(":")[0] for message in messages] == [
        "count 1000 is written “1000”, not “1\u202f000”",
        "quantity 1500 length-kilometer is written “1500\u00a0kilomètres”, not “1\u202f500\u00a0kilomètres”",
        "quantity (short) 1500 length-kilometer is written “1500\u202fkm”, not “1\u202f500\u202fkm”",
        "territory FR is written “L’Hexagone”, not “France”",
    ]
    assert all(message.endswith(reason) for message in messages)


def test_house_style_is_the_same_after_a_round_trip(tmp_path: Path) -> None:
    months = ", ".join(f'"Mois {number}"' for number in range(1, 13))
    folder = loans(
        tmp_path, {"factsheet.toml": f"{BILINGUAL}months = [{months}]\nwords = [1, 10]\n"}
    )
    (folder / LOCK).write_bytes(lock_file(edition_of(folder), rows_of(folder)))
    assert found(folder) == []
    rewrite(folder, "25\u00a0Mois\u00a011 2021", "25\u00a0brumaire 2021")
    [one] = found(folder)
    assert "house style are the same" in one.message


def test_with_the_same_versions_and_style_files_were_altered(folder: Path) -> None:
    rewrite(folder, "5\u00a0ans", "5\u00a0années")
    [one] = found(folder)
    assert "the files of an installed package differ" in one.message


def test_another_value_is_no_other_format(folder: Path) -> None:
    rewrite(folder, "value: P5Y", "value: P7Y", "facts/loans.yaml")
    assert found(folder) == []
    assert at_gate(folder) == []


def test_what_is_no_longer_in_use_is_no_matter(folder: Path) -> None:
    rewrite(folder, "loan.fee, ", "", "sheets/loans.yaml")
    assert at_gate(folder) == []


def test_a_language_that_has_gone_is_no_matter(folder: Path) -> None:
    rewrite(folder, "[locales.fr]\n", "", "factsheet.toml")
    rewrite(folder, "5\u00a0ans", "5\u00a0années")
    assert found(folder) == []


@pytest.mark.slow
def test_a_new_format_is_a_note_and_no_stop(folder: Path) -> None:
    rewrite(folder, "value: 2.50 USD", "value: 250 EUR", "facts/loans.yaml")
    [one] = at_gate(folder)
    assert (one.code, one.severity) == ("format-unlocked", Severity.NOTE)
    assert one.message.startswith("2 formats in use, not locked: ")
    assert "“€250” (en)" in one.message
    assert main(["check", "-q", "-C", str(folder)]) == 0  # the policy publishes what falls back
    rewrite(folder, "[locales.fr]", '[checks]\nformat-unlocked = "error"\n[locales.fr]', "factsheet.toml")  # fmt: skip
    assert [one.severity for one in at_gate(folder)] == [Severity.ERROR]


def test_a_unit_that_cldr_no_longer_has(folder: Path) -> None:
    rewrite(folder, "1500 length-kilometer", "1500 length-cubit")
    messages = [one.message for one in found(folder)]
    assert len(messages) == 4
    assert messages[0].startswith(
        "quantity 1500 length-cubit can no longer be written, and was “1,500\u00a0kilometres”"
    )


def test_many_changes_are_counted(folder: Path) -> None:
    rows = [f'{{"locale": "fr", "kind": "count", "value": "{n}", "text": "?"}}' for n in range(50)]
    with (folder / LOCK).open("a", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")
    messages = [one.message for one in found(folder)]
    assert len(messages) == 21
    assert messages[-1].startswith("30 more formats changed: factsheet formats --check lists all")


HEAD = '{"version": 1, "tools": {}, "styles": {}}\n'


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "a line is not JSON"),
        ("[]", 1, "its first line must have a version, tools and styles"),
        ('{"version": 2, "tools": {}, "styles": {}}', 1, "a later version of factsheet wrote it"),
        ('{"version": 1, "tools": {}, "styles": {"fr": 1}}', 1, "its first line"),
        ("[" * 100_000, 1, "a line is not JSON"),
        (f"{HEAD}<<<<<<< HEAD", 2, "a line is not JSON"),
        (f"{HEAD}\n1", 3, "a format must have"),
        (f'{HEAD}{{"locale": "fr", "kind": "count", "value": 5, "text": "5"}}', 2, "a value must"),
        (
            f'{HEAD}{{"locale": "fr", "kind": "count", "value": "5", "text": "5", "form": 1}}',
            2,
            "a form must be a text",
        ),
        (f'{HEAD}{{"locale": "fr", "kind": "count", "value": "x", "text": "5"}}', 2, "“x” is not"),
        (f'{HEAD}{{"locale": "fr", "kind": "y", "value": "x", "text": "5"}}', 2, "“y” is not"),
        (
            f'{HEAD}{{"locale": "fr", "kind": "list", "form": "nor", "value": ["a", "b"], "text": ""}}',
            2,
            "“nor” is not",
        ),
    ],
)
def test_a_damaged_lock_is_an_error(text: str, line: int, message: str, folder: Path) -> None:
    (folder / LOCK).write_text(text, "utf-8")
    [one] = found(folder)
    assert (one.code, one.severity) == ("bad-format-lock", Severity.ERROR)
    assert one.location.line == line
    assert f"{LOCK} is damaged: {message}" in one.message
    assert "bad-format-lock" in [d.code for d in at_gate(folder)]


def test_bytes_that_are_no_text(folder: Path) -> None:
    (folder / LOCK).write_bytes(b"\xff")
    [one] = found(folder)
    assert "it is not UTF-8" in one.message


def test_a_lock_that_leads_away_is_not_read(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:  # fmt: skip
    other = tmp_path_factory.mktemp("elsewhere") / "lock"
    (folder / LOCK).rename(other)
    (folder / LOCK).symlink_to(other)
    [one] = found(folder)
    assert (one.code, one.severity) == ("bad-format-lock", Severity.ERROR)
    assert "it lies outside the publication" in one.message


def test_a_build_reads_it_and_stops(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build = ["build", "--format", "html", "--locale", "en", "-C", str(folder)]
    assert main(build) == 0
    rewrite(folder, "5\u00a0years", "5\u00a0twelvemonths")
    capsys.readouterr()
    assert main(build) == 1
    said = capsys.readouterr().err
    assert "duration P5Y is written “5\u00a0years”, not “5\u00a0twelvemonths”" in said
    assert "nothing was written" in said
