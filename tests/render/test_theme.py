import re
from itertools import chain, pairwise
from pathlib import Path

import pytest

from factsheet.model.sheet import BLOCKS
from factsheet.render.theme import Theme, load_theme
from factsheet.workspace import Workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture
def publication(tmp_path: Path) -> Workspace:
    (tmp_path / "templates" / "css").mkdir(parents=True)
    (tmp_path / "fonts").mkdir()
    return Workspace(tmp_path)


def css(theme: Theme, *media: str) -> str:
    sheets = [sheet for sheet in theme.stylesheets if sheet.media in media]
    text = "\n".join(theme.assets[sheet.name].decode() for sheet in sheets)
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


THEMES = {"theme": load_theme(), "publication": load_theme(Workspace(ROOT))}


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return THEMES[request.param]


def test_every_type_of_block_has_a_template() -> None:
    templates = load_theme().templates
    assert {f"blocks/{name}.html.jinja" for name in BLOCKS} <= set(templates)


def test_stylesheets_know_their_media() -> None:
    media = {sheet.name: sheet.media for sheet in load_theme().stylesheets}
    assert media == {
        "css/10-tokens.css": "all",
        "css/20-page.css": "all",
        "css/30-blocks.css": "all",
        "css/40-paper.print.css": "print",
        "css/50-screen.screen.css": "screen",
        "css/60-fonts.screen.css": "screen",
    }


def test_a_publication_replaces_templates_and_builds_on_them(publication: Workspace) -> None:
    (publication.root / "templates" / "sheet.html.jinja").write_text("own")
    theme = load_theme(publication)
    assert theme.templates["sheet.html.jinja"].text == "own"
    assert theme.templates["sheet.html.jinja"].path == "templates/sheet.html.jinja"
    assert theme.templates["theme/sheet.html.jinja"].path == "factsheet/theme/sheet.html.jinja"


def test_a_publication_s_styles_are_linked_last(publication: Workspace) -> None:
    (publication.root / "templates" / "css" / "01-own.css").write_text(":root { --ink: #000; }")
    theme = load_theme(publication)
    assert [sheet.name for sheet in theme.stylesheets][-1] == "css/01-own.css"
    assert theme.tokens["ink"] == "#000"


def test_a_publication_s_fonts_and_pictures_are_assets(publication: Workspace) -> None:
    (publication.root / "fonts" / "Own.woff2").write_bytes(b"font")
    (publication.root / "templates" / "images").mkdir()
    (publication.root / "templates" / "images" / "own.svg").write_bytes(b"<svg/>")
    (publication.root / "templates" / "notes.css").write_text("stray")
    theme = load_theme(publication)
    assert theme.assets["fonts/Own.woff2"] == b"font"
    assert theme.assets["images/own.svg"] == b"<svg/>"
    assert "notes.css" not in theme.assets
    assert set(publication.reads) == {
        "fonts/Own.woff2",
        "templates/images/own.svg",
        "templates/notes.css",
    }


def test_paper_s_tokens_are_not_those_of_a_dark_screen(theme: Theme) -> None:
    assert theme.tokens["paper"] == "#ffffff"


def test_every_token_that_is_used_is_defined(theme: Theme) -> None:
    text = css(theme, "all", "print", "screen")
    used = set(re.findall(r"var\(--([\w-]+)\)", text))
    assert used <= set(re.findall(r"--([\w-]+):", text))


def test_every_file_that_styles_name_is_there(theme: Theme) -> None:
    text = css(theme, "all", "print", "screen")
    for name in re.findall(r"url\(\"\.\./([^\"]+)\"\)", text):
        assert name in theme.assets


def test_nothing_names_a_side_that_has_a_logical_name(theme: Theme) -> None:
    text = css(theme, "all", "screen")
    physical = r"(?<![\w-])((margin|padding|border)-(left|right|top|bottom)|left|right|float)\s*:"
    assert re.findall(physical, text) == []
    assert re.findall(r"text-align:\s*(left|right)", text) == []


def test_paper_has_nothing_that_breaks_arabic_or_tags(theme: Theme) -> None:
    """rtl-broken CSS of WeasyPrint 70, and what PDF/UA forbids."""
    text = css(theme, "all", "print")
    for broken in ("letter-spacing", "grid", "opacity", "text-indent", "column-rule", "marker"):
        assert not re.search(rf"(?<![\w-]){broken}\b\s*[:{{]", text), broken
    assert re.findall(r"margin-inline(?:-start|-end)?:\s*auto", text) == []


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2), 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def night(theme: Theme) -> dict[str, str]:
    """The tokens of a dark screen: what dark rules set, over what the page has."""
    text = css(theme, "screen")
    rules = re.findall(r"prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}", text)
    pairs = chain.from_iterable(re.findall(r"--([\w-]+):\s*([^;]+);", rule) for rule in rules)
    return {**theme.tokens, **dict(pairs)}


TEXT = [
    ("ink", "paper"),
    ("ink", "tint"),
    ("ink-soft", "paper"),
    ("ink-soft", "tint"),
    ("heading", "paper"),
    ("heading", "tint"),
    ("accent", "paper"),
    ("accent", "tint"),
    ("figure", "paper"),
    ("on-brand", "brand"),
    ("on-brand-soft", "brand"),
    ("accent-on-brand", "brand"),
]
SHAPES = [("tone-1", "paper"), ("tone-2", "paper"), ("tone-4", "paper"), ("marker-1", "land")]


@pytest.mark.parametrize("pair", TEXT, ids="-on-".join)
def test_text_stands_out_by_day_and_night(theme: Theme, pair: tuple[str, str]) -> None:
    for tokens in (theme.tokens, night(theme)):
        assert contrast(tokens[pair[0]], tokens[pair[1]]) >= 4.5


@pytest.mark.parametrize("pair", SHAPES, ids="-on-".join)
def test_shapes_stand_out_by_day_and_night(theme: Theme, pair: tuple[str, str]) -> None:
    for tokens in (theme.tokens, night(theme)):
        assert contrast(tokens[pair[0]], tokens[pair[1]]) >= 2.5


def test_neighbouring_tones_differ_without_colour(theme: Theme) -> None:
    for tokens in (theme.tokens, night(theme)):
        tones = [tokens[f"tone-{number}"] for number in range(1, 6)]
        for one, other in pairwise(tones):
            assert contrast(one, other) >= 1.5


def test_a_dark_screen_changes_every_colour_that_a_publication_sets() -> None:
    own = THEMES["publication"].assets
    light = set(re.findall(r"--([\w-]+):", own["css/70-interpol.css"].decode()))
    dark = set(re.findall(r"--([\w-]+):", own["css/71-interpol.screen.css"].decode()))
    assert light - dark <= {"brand", "on-brand-soft", "accent-on-brand"}
