"""A publication's design tokens and words, as the files of a theme that they stand for.

So nothing else knows of them: pages link the style sheets, translators' files are made from
the templates.
"""

from collections.abc import Iterator

from factsheet.config.theme import ThemeSettings, Tokens
from factsheet.config.tokens import css_value

COMMON, DARK = "css/11-publication.css", "css/13-publication.screen.css"
"""Each after the theme's own of its kind: 10-tokens.css, 12-dark.screen.css."""
BRAND, FOOTER = "parts/brand_name.html.jinja", "parts/notice.html.jinja"
INDEX_TITLE, INDEX_INTRODUCTION = (
    f"parts/index_{part}.html.jinja" for part in ("title", "introduction")
)


def token_sheets(settings: ThemeSettings) -> dict[str, bytes]:
    """Style sheets by name; none where the publication sets nothing."""
    common = _rule(":root", settings.tokens) + _rule(':root[dir="rtl"]', settings.rtl)
    dark = _rule(":root", settings.dark)
    night = f"@media (prefers-color-scheme: dark) {{\n{dark}}}\n" if dark else ""
    return {name: css.encode() for name, css in ((COMMON, common), (DARK, night)) if css}


def text_templates(settings: ThemeSettings) -> Iterator[tuple[str, str]]:
    """The templates, by name, that print the texts of `[theme]`."""
    for name, key, text, comment in (
        (BRAND, "brand", settings.brand, "the name of the publication, on top of every page"),
        (FOOTER, "footer", settings.footer, "stands at the foot of every fact sheet"),
        (INDEX_TITLE, "index_title", settings.index_title, "the title of the list of fact sheets"),
        (
            INDEX_INTRODUCTION,
            "index_introduction",
            settings.index_introduction,
            "stands below the title of the list of fact sheets",
        ),
    ):
        if text:
            # As many lines as there are above the key: translators are told its line.
            above = "\n" * ((settings.place(key).line or 1) - 1)
            quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
            yield name, f'{{# {above}Translators: {comment} #}}{{{{ _("{quoted}") }}}}'


def _rule(selector: str, tokens: Tokens) -> str:
    declared = "".join(f"  --{name}: {css_value(name, value)};\n" for name, value in tokens.items())
    return f"{selector} {{\n{declared}}}\n" if declared else ""
