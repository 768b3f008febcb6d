"""docs/themes.md says what the themes and the table `[theme]` have."""

import re
from pathlib import Path

from factsheet.config.theme import (
    COLOUR,
    FACTOR,
    FAMILY,
    LENGTH,
    SHIPPED,
    SIZE,
    THEME,
    TOKENS,
    WEIGHT,
    ThemeSettings,
)
from factsheet.load.theme import load_theme

TEXT = (Path(__file__).parents[2] / "docs" / "themes.md").read_text("utf-8")
KINDS = {
    "colour": COLOUR,
    "length": LENGTH,
    "size": SIZE,
    "number": FACTOR,
    "weight": WEIGHT,
    "font": FAMILY,
}


def rows(heading: str) -> list[list[str]]:
    """The cells of a section's table."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [
        line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")
    ]


def tokens(name: str) -> dict[str, str]:
    """What a theme's own file says of every token, as the documentation writes it."""
    css = load_theme(settings=ThemeSettings(name)).assets["css/10-tokens.css"].decode()
    found = dict(re.findall(r"--([\w-]+):\s*([^;]+);", css.split(":root[dir")[0]))
    return {
        token: re.sub(r"^var\(--([\w-]+)\)$", r"as `\1`", value.strip('"'))
        for token, value in found.items()
    }


def test_tokens() -> None:
    written = {cells[0].strip("`"): cells[1:4] for cells in rows("Tokens")}
    themes = [tokens(name) for name in SHIPPED]
    assert list(written) == list(TOKENS)
    for name, (kind, *values) in written.items():
        assert TOKENS[name] == KINDS[kind], name
        shown = [value if value.startswith("as ") else value.strip("`") for value in values]
        assert shown == [theme[name] for theme in themes], name


def test_keys() -> None:
    assert {cells[0].strip("`") for cells in rows("Words, logo, cover")} == set(THEME)
