"""Tokens and words of factsheet.toml become files of the theme."""

from gettext import NullTranslations
from pathlib import Path

from factsheet.config.theme import ThemeSettings
from factsheet.diagnostics import Findings, Location
from factsheet.load.theme import load_theme
from factsheet.load.tokens import FOOTER, text_templates, token_sheets
from factsheet.messages.templates import template_messages
from factsheet.pages.environment import PageLocale, make_environment
from factsheet.workspace import Workspace

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
