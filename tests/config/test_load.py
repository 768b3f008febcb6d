"""factsheet.toml: what is read, and what is said where it is wrong."""

from pathlib import Path

import pytest

from factsheet.config.config import Config
from factsheet.config.load import load_config
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings, Location
from factsheet.gate.content.codes import check_names
from factsheet.gate.editions import load_profile
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
        ('months = "dual"', 'thousands_separator = "1"', 10, "must be"),
        ('months = "dual"', 'decimal_separator = ";"', 10, "must be"),
        ('months = "dual"', "capitals = 1", 10, "must be true or false"),
        ("[locales.en]", "[locales.en", 6, "not valid TOML"),
        ('"dual"', '["a", "b"]', 10, "twelve names"),
        ("[publication]", "[[publication]]", 1, "[publication] must be a table"),
        ("[locales.en]", "[locales]\nen = 3", 7, "[locales.en] must be a table"),
        *(
            ("edition =", f'site = "{site}"\nedition =', 3, "an http(s) address")
            for site in (
                "https://[",
                "https:",
                "https://",
                "https:///sheets",
                "https://a b",
                "https://a/b c",
                "https://a\\tb",
                "https://a:b",
                "https://a..b/",
                "https://.a/",
                "https://./",
                "https://a:99999/",
                "https://a:65536",
                "https://a:0",
                "https://[:::]/",
                "https://[1.2.3.4]/",
                "https://known.example@other.example",
                "https://a.example?q=1",
                "https://a.example/#top",
                "//a.example",
                "a.example",
                "ftp://a.example",
                "https://a.example/\\u2028",
            )
        ),
        ("edition =", f"edition = {'[' * 3000}", 0, "nested too deeply"),
    ],
)
def test_says_where_it_is_wrong(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    config, findings = load(tmp_path, GOOD.replace(old, new))
    assert config is None
    assert any(said in found.message and found.location.line == line for found in findings), list(
        findings
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("[locales.ar]", '[locales.ar]\ndigits = "arabic"', "unknown-digits", 10, 1),
        ("[locales.ar]", '[locales.ar]\n  cldr = "ar-QQ"', "unknown-locale", 10, 3),
        ("[locales.ar]", '[locales.ar]\ndates = {day = "dd"}', "bad-date-pattern", 10, 1),
        ("[locales.ar]", '[locales.ar]\ndates.day = "dd"', "bad-date-pattern", 10, 1),
        ("CI =", 'CI = "x"\n[locales.ar.dates]\nmonth = "M y d"\n#', "bad-date-pattern", 14, 1),
        ("[locales.ar.", "[locales.english.", "unknown-locale", 11, 1),
        ("[locales.en]", '[locales.en]\nmonths = "dual"', "bad-months", 7, 1),
        ("[locales.en]", "[locales.en]\ndecimal_separator = ','", "bad-separator", 7, 1),
        ("[locales.en]", "[locales.en]\nthousands_separator = '.'", "bad-separator", 7, 1),
        ("[locales.ar]", '[locales.ar]\nthousands_separator = "’"', "bad-separator", 10, 1),
        ("CI =", "USA =", "unknown-territory", 12, 1),
        (".territories]\nCI", ".languages]\nenglish", "unknown-language", 12, 1),
    ],
)
def test_says_where_a_style_is_wrong(
    tmp_path: Path, old: str, new: str, code: str, line: int, column: int
) -> None:
    config, findings = load(tmp_path, GOOD.replace(old, new))
    assert config is not None, list(findings)
    for style in config.locales:
        load_profile(style, findings)
    [found] = findings
    assert (found.code, found.location) == (code, Location("factsheet.toml", line, column))


@pytest.mark.parametrize(
    "site",
    [
        "https://a.example",
        "http://localhost:8000/",
        "https://a.example/sheets/2021",
        "https://[::1]:8000/x",
        "https://a.example.:65535/x",
        "https://مثال.example/حقائق",
    ],
)
def test_sites(tmp_path: Path, site: str) -> None:
    config, findings = load(tmp_path, GOOD.replace("edition =", f'site = "{site}"\nedition ='))
    assert not list(findings)
    assert config is not None
    assert config.site == site


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x1c", "\x0c"])
def test_lines_end_at_line_feeds_alone(tmp_path: Path, sign: str) -> None:
    escaped = sign if ord(sign) > 127 else f"\\u{ord(sign):04X}"
    text = GOOD.replace('"Library"', f'"Libr{escaped}ary"  # {escaped}')
    _, findings = load(tmp_path, text.replace('"dual"', '"lunar"'))
    assert [found.location.line for found in findings] == [10]


@pytest.mark.parametrize("number", ["9" * 5000, "-" + "1_0" * 4000, "[1, 2, " + "7" * 5000 + "]"])
def test_an_endless_number(tmp_path: Path, number: str) -> None:
    config, findings = load(
        tmp_path, GOOD.replace("[locales.ar]", f"[locales.ar]\ndigits = {number}")
    )
    assert config is None
    [found] = findings
    assert (found.code, found.location.line) == ("config-syntax", 10)
    assert "too many digits" in found.message


def test_a_key_is_found_in_its_own_table(tmp_path: Path) -> None:
    text = GOOD.replace("[locales.ar]", "[locales.ar]\ncldr = 3")
    _, findings = load(tmp_path, text)
    assert 10 in {found.location.line for found in findings if "cldr" in found.message}


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


@pytest.mark.parametrize(
    ("style", "code", "hint"),
    [
        ({"territories": {"USA": "États-Unis"}}, "unknown-territory", "did you mean “US”?"),
        ({"territories": {"france": "France"}}, "unknown-territory", "did you mean “FR”?"),
        ({"territories": {"QQ": "x"}}, "unknown-territory", "ISO 3166-1"),
        ({"languages": {"english": "anglais"}}, "unknown-language", "did you mean “en”?"),
        ({"languages": {"xx": "x"}}, "unknown-language", "BCP 47"),
        ({"currencies": {"euro": "x"}}, "unknown-currency", "ISO 4217"),
    ],
)
def test_names_of_the_house_for_codes_that_are_none(style, code: str, hint: str) -> None:
    [found] = check_names(LocaleStyle("fr", **style))
    assert (found.code, found.locale) == (code, "fr")
    assert hint in (found.hint or "")


def test_names_of_the_house_for_codes_that_are_some() -> None:
    names = {"territories": {"FR": "x", "EU": "x", "419": "x"}, "languages": {"pt-BR": "x"}}
    names |= {"currencies": {"EUR": "x"}}
    assert list(check_names(LocaleStyle("fr", **names))) == []
    assert list(check_names(LocaleStyle("qaa", languages={"qaa": "x"}))) == []
