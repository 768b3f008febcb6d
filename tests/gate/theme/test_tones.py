"""Colours of charts and maps, in every scheme of every theme, and a publication's own."""

from pathlib import Path

import pytest

from factsheet.config.load import load_config
from factsheet.config.theme import SHIPPED, TOKENS
from factsheet.diagnostics import Findings
from factsheet.gate.proof import check_look
from factsheet.gate.theme.colours import TOGETHER
from factsheet.load.theme import load_theme
from factsheet.workspace import Workspace
from support.publications import CONFIG

ROOT = Path(__file__).parents[3]


def look(folder: Path, table: str, *directions: str) -> list[str]:
    (folder / "factsheet.toml").write_text(f"{table}\n\n{CONFIG}", "utf-8")
    workspace, findings = Workspace(folder), Findings()
    config = load_config(workspace, findings)
    assert config is not None, list(findings)
    found = check_look(load_theme(workspace, config.theme), directions or ("ltr", "rtl"))
    return [f"{one.location} {one.code}: {one.message}" for one in found]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_theme_passes(tmp_path: Path, name: str) -> None:
    assert look(tmp_path, f'[theme]\nname = "{name}"') == []


def test_the_publication_passes() -> None:
    workspace = Workspace(ROOT)
    config = load_config(workspace, Findings())
    assert config is not None
    assert list(check_look(load_theme(workspace, config.theme), ("ltr", "rtl"))) == []


def test_the_pairs_are_tokens() -> None:
    assert {name for pair in TOGETHER for name in pair} <= TOKENS.keys()


def test_a_pair_is_told_with_the_deficiency_where_the_publication_says_it(tmp_path: Path) -> None:
    table = '[theme.tokens]\ntone-4 = "#5c6f86"\n\n[theme.tokens.dark]\ntone-4 = "#5d7da1"'
    [found] = look(tmp_path, table)
    assert found == (
        "factsheet.toml:2:1 tones: on paper: --tone-1 #008588 and --tone-4 #5c6f86 are too similar "
        "for deuteranopia: 0.23 of the distance that viewers notice"
    )


def test_a_marker_is_told_from_the_land_and_need_not_be_from_another(tmp_path: Path) -> None:
    table = '[theme.tokens]\nmarker-1 = "#5c9a78"\nmarker-2 = "#dde6ee"'
    [found] = look(tmp_path, table)
    assert "factsheet.toml:3:1 tones: on paper: --marker-2 #dde6ee and --land" in found


def test_contrast_is_told_where_the_publication_says_it(tmp_path: Path) -> None:
    table = '[theme.tokens]\npaper = "#777777"\n\n[theme.tokens.dark]\npaper = "#0e1621"'
    found = look(tmp_path, table)
    assert found
    assert all(one.startswith("factsheet.toml:2:1 contrast: on paper: --") for one in found)


def test_a_reference_is_followed_to_what_the_publication_says(tmp_path: Path) -> None:
    table = '[theme.tokens]\nbrand = "#ffd400"\n\n[theme.tokens.dark]\nbrand = "#14283f"'
    found = look(tmp_path, table)
    assert any("--on-masthead #ffffff on --masthead #ffd400" in one for one in found)
    assert all(one.startswith("factsheet.toml:2:1 ") for one in found)


def test_a_token_that_leaves_the_theme_s_own_for_some_readers(tmp_path: Path) -> None:
    table = '[theme.tokens]\naccent = "#7a2336"\nleading = 1.4\ngutter = "2rem"'
    assert look(tmp_path, table) == [
        "factsheet.toml:2:1 unpaired-token: dark screens keep the theme's value of “accent”",
        "factsheet.toml:3:1 unpaired-token: pages from right to left keep the theme's value of “leading”",
    ]
    assert len(look(tmp_path, table, "ltr")) == 1
    both = f'{table}\n[theme.tokens.dark]\naccent = "#ee949f"\n[theme.tokens.rtl]\nleading = 1.6'
    assert look(tmp_path, both) == []
