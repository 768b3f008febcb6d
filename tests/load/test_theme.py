"""The theme's layers, its tokens and texts, and what its files may hold."""

import re
from gettext import NullTranslations
from importlib.resources import files
from pathlib import Path

import pytest

from factsheet.config.load import load_config
from factsheet.config.theme import SHIPPED, TOKENS, ThemeSettings
from factsheet.diagnostics import Findings, Location
from factsheet.load.theme import FOOTER, MEDIA, Theme, load_theme, text_templates, token_sheets
from factsheet.messages.templates import template_messages
from factsheet.model.sheet import BLOCKS
from factsheet.pages.environment import PageLocale, make_environment
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


PUBLICATION = load_config(Workspace(ROOT), Findings())
assert PUBLICATION is not None
THEMES = {
    **{name: load_theme(settings=ThemeSettings(name)) for name in SHIPPED},
    "publication": load_theme(Workspace(ROOT), PUBLICATION.theme),
}


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
        "css/12-dark.screen.css": "screen",
        "css/20-page.css": "all",
        "css/30-blocks.css": "all",
        "css/40-paper.print.css": "print",
        "css/45-cover.print.css": "print",
        "css/50-screen.screen.css": "screen",
        "css/46-printer.browser.css": MEDIA["browser"],
        "css/60-fonts.browser.css": MEDIA["browser"],
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


SIDE = r"left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?<![\w-])(?!--side-)(?:[a-z-]+-)?(?:{SIDE})(?:-[a-z-]+)?\s*:"
    rf"|(?:text-align|float|clear|caption-side):\s*(?:left|right)"
)
"""Properties of a physical side, and values. --side-start and --side-end say what has no logical
name; `vertical-align`, `caption-side: bottom` and boxes of @page mean no side of reading."""


ALIGNED = re.compile(r"^.*\.aligned \{.*\}$", re.MULTILINE)
"""Numbers under each other: digits run from left to right in every language."""


def test_nothing_names_a_side_that_has_a_logical_name(theme: Theme) -> None:
    text = re.sub(r"--side-[\w-]+:[^;]*;", "", css(theme, "all", "print", "screen"))
    text = ALIGNED.sub("", text)
    assert PHYSICAL.findall(text) == []
    for broken in (
        "margin-left: 0",
        "left : 1px",
        "border-top-right-radius:0",
        "text-align: right",
    ):
        assert PHYSICAL.search(broken)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_theme_has_every_token_and_no_other(name: str) -> None:
    theme = THEMES[name]
    text = theme.assets["css/10-tokens.css"].decode()
    assert theme.origins["css/10-tokens.css"] == f"factsheet/themes/{name}/css/10-tokens.css"
    assert set(re.findall(r"--([\w-]+):", text)) == set(TOKENS)


def test_the_themes_that_ship_are_folders_of_the_package() -> None:
    folders = {folder.name for folder in files("factsheet").joinpath("themes").iterdir()}
    assert folders - {"__pycache__"} == set(SHIPPED)


def test_a_theme_may_be_a_folder_of_the_publication(publication: Workspace) -> None:
    folder = publication.root / "themes" / "house"
    (folder / "css").mkdir(parents=True)
    (folder / "blocks").mkdir()
    (folder / "css" / "65-house.css").write_text(":root { --ink: #111111; }")
    (folder / "blocks" / "note.html.jinja").write_text(
        '{% include "base/blocks/note.html.jinja" %}'
    )
    theme = load_theme(publication, ThemeSettings("themes/house"))
    note = theme.templates["blocks/note.html.jinja"]
    assert note.path == "themes/house/blocks/note.html.jinja"
    assert theme.templates["theme/blocks/note.html.jinja"] == note
    assert theme.templates["base/blocks/note.html.jinja"].path.startswith("factsheet/theme/")
    assert theme.tokens["ink"] == "#111111"
    assert theme.tokens["accent"] == THEMES["modern"].tokens["accent"]
    assert [sheet.name for sheet in theme.stylesheets][-1] == "css/65-house.css"


def test_tokens_of_paper_refer_to_nothing(theme: Theme) -> None:
    """An SVG is handed them as they are."""
    for name, value in theme.tokens.items():
        assert "var(" not in value or name.startswith("font"), name


def test_paper_has_nothing_that_breaks_arabic_or_tags(theme: Theme) -> None:
    """rtl-broken CSS of WeasyPrint 70, and what PDF/UA forbids."""
    text = css(theme, "all", "print")
    for broken in ("letter-spacing", "grid", "opacity", "text-indent", "column-rule", "marker"):
        assert not re.search(rf"(?<![\w-]){broken}\b\s*[:{{]", text), broken
    assert re.findall(r"margin-inline(?:-start|-end)?:\s*auto", text) == []


SETTINGS = ThemeSettings(
    tokens={"accent": "#0b6b74", "font": "Noto Serif", "leading": 1.4, "weight-title": 300},
    dark={"accent": "#6cc7cd"},
    rtl={"leading": 1.8},
)
FOOTER_TEXT = 'Printed “as is”, 100% "free" \\ {{ no code }} {% of Jinja %}'


def test_sheets() -> None:
    common, dark = (data.decode() for data in token_sheets(SETTINGS).values())
    assert common == (
        ':root {\n  --accent: #0b6b74;\n  --font: "Noto Serif";\n'
        "  --leading: 1.4;\n  --weight-title: 300;\n}\n"
        ':root[dir="rtl"] {\n  --leading: 1.8;\n}\n'
    )
    assert dark.startswith("@media (prefers-color-scheme: dark) {\n:root {\n  --accent: #6cc7cd;")


def test_a_publication_without_tokens_has_no_such_sheet() -> None:
    assert token_sheets(ThemeSettings()) == {}


def test_sheets_come_between_the_theme_s_and_what_is_more_special() -> None:
    names = [sheet.name for sheet in load_theme(settings=SETTINGS).stylesheets][:4]
    assert names == [
        "css/10-tokens.css",
        "css/11-publication.css",
        "css/12-dark.screen.css",
        "css/13-publication.screen.css",
    ]
    assert load_theme(settings=SETTINGS).tokens["accent"] == "#0b6b74"


def test_the_footer_is_a_message_with_its_line_and_prints_as_it_is_written(tmp_path: Path) -> None:
    places = {("footer",): Location("factsheet.toml", 7, 1)}
    settings = ThemeSettings(footer=FOOTER_TEXT, places=places)
    theme = load_theme(Workspace(tmp_path), settings)
    findings = Findings()
    own = [(path, text) for path, text in theme.texts if path == "factsheet.toml"]
    [message] = template_messages(own, findings)
    assert not findings.has_errors
    assert message.singular == FOOTER_TEXT.replace("%", "%%")
    assert message.comments == ("stands at the foot of every fact sheet",)
    assert message.references == (Location("factsheet.toml", 7),)
    environment = make_environment(theme, NullTranslations(), PageLocale("en", "ltr"))
    printed = environment.get_template(FOOTER).render()
    assert printed == ("Printed “as is”, 100% &#34;free&#34; \\ {{ no code }} {% of Jinja %}")


def test_a_template_of_the_publication_goes_before_the_text(tmp_path: Path) -> None:
    (tmp_path / "templates" / "parts").mkdir(parents=True)
    (tmp_path / "templates" / FOOTER).write_text("own")
    theme = load_theme(Workspace(tmp_path), ThemeSettings(footer="Text"))
    assert theme.templates[FOOTER].text == "own"


def test_what_is_not_said_is_no_template() -> None:
    assert list(text_templates(ThemeSettings())) == []
