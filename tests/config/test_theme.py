"""The table `[theme]`: what it may say, and that nothing else gets into a style sheet."""

from pathlib import Path

import pytest

from factsheet.config.load import load_config
from factsheet.config.theme import (
    COLOUR,
    FACTOR,
    FAMILY,
    LENGTH,
    SIZE,
    TOKENS,
    WEIGHT,
    ThemeSettings,
)
from factsheet.diagnostics import Findings
from factsheet.workspace import Workspace
from support.publications import CONFIG


def load(folder: Path, table: str) -> tuple[ThemeSettings | None, list[str]]:
    (folder / "factsheet.toml").write_text(f"{table}\n\n{CONFIG}", "utf-8")
    findings = Findings()
    config = load_config(Workspace(folder), findings)
    said = [f"{one.location}: {one.message} ({one.hint})" for one in findings]
    return (config.theme if config else None), said


def test_without_a_table_it_is_the_default(tmp_path: Path) -> None:
    assert load(tmp_path, "") == (ThemeSettings(), [])


def test_everything(tmp_path: Path) -> None:
    (tmp_path / "templates/images").mkdir(parents=True)
    (tmp_path / "templates/images/mark.svg").write_text("<svg/>")
    theme, said = load(
        tmp_path,
        '[theme]\nname = "classic"\nbrand = "The river"\nfooter = "All rights."\n'
        'logo = "templates/images/mark.svg"\ncover = true\n\n'
        '[theme.tokens]\naccent = "#0b6b74"\nfont-heading = "Noto Serif"\nleading = 1.45\n'
        'weight-title = 300\nradius = "0"\n\n[theme.tokens.dark]\naccent = "#6cc7cd"\n\n'
        "[theme.tokens.rtl]\nleading = 1.8",
    )
    assert said == []
    assert theme is not None
    assert (theme.name, theme.footer, theme.cover) == ("classic", "All rights.", True)
    assert theme.tokens["font-heading"] == "Noto Serif"
    assert (theme.dark, theme.rtl) == ({"accent": "#6cc7cd"}, {"leading": 1.8})
    assert str(theme.place("tokens", "accent")) == "factsheet.toml:9:1"
    assert str(theme.place("tokens", "dark", "accent")) == "factsheet.toml:16:1"


def test_unknown_names_are_told_with_the_nearest(tmp_path: Path) -> None:
    theme, said = load(
        tmp_path,
        '[theme]\nnmae = "classic"\nname = "clasic"\nlogo = "templates/images/no.svg"\n'
        '[theme.tokens]\nacent = "#0b6b74"\n[theme.tokens.dark]\ntone-6 = "#0b6b74"',
    )
    assert theme is None
    assert said == [
        "factsheet.toml:2:1: unknown key “nmae” in [theme] (did you mean “name”?)",
        "factsheet.toml:3:1: there is no theme “clasic” (did you mean “classic”?)",
        "factsheet.toml:4:1: [theme] logo: there is no file templates/images/no.svg (None)",
        "factsheet.toml:6:1: unknown key “acent” in [theme.tokens] (did you mean “accent”?)",
        "factsheet.toml:8:1: unknown key “tone-6” in [theme.tokens.dark] (did you mean “tone-5”?)",
    ]


KINDS = {
    COLOUR[1]: ("red", "#12345", "#0b6b74;}", "url(#a)", "var(--ink)", "rgb(0 0 0)", 7),
    LENGTH[1]: (
        "1",
        "١rem",
        "1.٥rem",
        "1²px",
        "-1rem",
        "calc(1rem)",
        "1rem;color:red",
        "1e9rem",
        "100vw",
        "1rem}",
        0,
    ),
    SIZE[1]: ("0.89rem", "١rem", "1.٢rem", "9pt", "1em", "0", "1rem;", "100rem", 1),
    FACTOR[1]: ("1.5", 0.4, 3, True, float("nan"), "inf"),
    WEIGHT[1]: (350, "bold", 0, 1000, True, 400.0),
    FAMILY[1]: ('A"; }', "A, B", "url(x)", "", "A\\22", "A{", "</style>", "A;B", "x" * 99),
}


@pytest.mark.parametrize(
    ("wanted", "value"), [(kind, value) for kind, values in KINDS.items() for value in values]
)
def test_a_value_is_one_of_its_kind_or_refused(wanted: str, value: object) -> None:
    checks = [check for check, said in TOKENS.values() if said == wanted]
    assert checks
    assert not any(check(value) for check in checks)


@pytest.mark.parametrize("path", ["../logo.svg", "templates/images/../../x.svg", "/etc/x.svg"])
def test_a_logo_lies_among_the_publication_s_images(tmp_path: Path, path: str) -> None:
    _, [said] = load(tmp_path, f'[theme]\nlogo = "{path}"')
    assert said.startswith("factsheet.toml:2:1: [theme] logo must be an image such as")


@pytest.mark.parametrize("name", ["../other", "/etc", "a b", "https://example.org"])
def test_a_theme_lies_in_the_publication(tmp_path: Path, name: str) -> None:
    _, [said] = load(tmp_path, f'[theme]\nname = "{name}"')
    assert said.startswith("factsheet.toml:2:1: [theme] name must be a theme such as")
