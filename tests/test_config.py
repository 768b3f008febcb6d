"""factsheet.toml: what is read, and what is said where it is wrong."""

from pathlib import Path

import pytest

from factsheet.config import Config, load_config
from factsheet.diagnostics import Findings
from factsheet.workspace import Workspace

GOOD = """\
[publication]
publisher = "Library"
edition = 2021-11-25
source_locale = "en"

[locales.en]
cldr = "en-GB"

[locales.ar]
months = "dual"
[locales.ar.territories]
CI = "كوت ديفوار"
"""


def load(folder: Path, text: str) -> tuple[Config | None, Findings]:
    (folder / "factsheet.toml").write_text(text, "utf-8")
    findings = Findings()
    return load_config(Workspace(folder), findings), findings


def test_reads_locales_with_their_style(tmp_path: Path) -> None:
    config, findings = load(tmp_path, GOOD)
    assert config is not None
    assert not list(findings)
    assert [style.tag for style in config.locales] == ["en", "ar"]
    assert config.style("ar").territories == {"CI": "كوت ديفوار"}
    with pytest.raises(KeyError):
        config.style("fr")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("edition = 2021-11-25", 'edition = "soon"', 3, "must be a date"),
        ("publisher =", "publishr =", 2, "unknown key “publishr”"),
        ('source_locale = "en"', 'source_locale = "de"', 4, "has no table"),
        ('months = "dual"', 'months = "lunar"', 10, "must be"),
        ("[locales.en]", "[locales.en", 6, "not valid TOML"),
        ('"dual"', '["a", "b"]', 10, "twelve names"),
        ("[publication]", "[[publication]]", 1, "[publication] must be a table"),
        ("[locales.en]", "[locales]\nen = 3", 7, "[locales.en] must be a table"),
        ("edition =", 'site = "https://["\nedition =', 3, "an http(s) address"),
        ("edition =", f"edition = {'[' * 3000}", 0, "nested too deeply"),
    ],
)
def test_says_where_it_is_wrong(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    config, findings = load(tmp_path, GOOD.replace(old, new))
    assert config is None
    assert any(said in found.message and found.location.line == line for found in findings), list(
        findings
    )


@pytest.mark.parametrize("locales", ["3", "['en']", "'en'"])
def test_locales_that_are_no_table(tmp_path: Path, locales: str) -> None:
    publication = GOOD.partition("[locales.en]")[0]
    config, findings = load(tmp_path, f"locales = {locales}\n{publication}")
    assert config is None
    assert "[locales] must be a table" in {found.message for found in findings}


def test_all_problems_in_one_run(tmp_path: Path) -> None:
    _, findings = load(tmp_path, "[publication]\nx = 1\n[locales.en]\ny = 2\n")
    assert {found.location.line for found in findings} >= {1, 2, 4}


def test_a_missing_or_foreign_file(tmp_path: Path) -> None:
    findings = Findings()
    assert load_config(Workspace(tmp_path), findings) is None
    (tmp_path / "factsheet.toml").write_bytes(b"\xff")
    assert load_config(Workspace(tmp_path), findings) is None
    assert {found.code for found in findings} == {"config-missing", "config-encoding"}
