"""Load the theme in layers: what all themes share, the theme's own files, then those of the
publication. A file replaces the one of the same name in earlier layers, and a template may extend
it: the theme's templates are also available as `theme/NAME`, those that all themes share as
`base/NAME`.

The tokens and texts of `[theme]` become files of a theme, too, so nothing else needs to know them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from factsheet.config.theme import FILES, SHIPPED, ThemeSettings, Tokens, css_value
from factsheet.load.editions import EDITIONS
from factsheet.workspace import CONFIG_NAME, Workspace

TEMPLATE = ".jinja"
FOLDERS = ("css", "fonts", "images", "js")
"""Folders of a theme whose files are published as assets. Scripts are only the toolkit's own."""
PACKAGE = "factsheet/theme"
SEARCH, TOPICS, ARCHIVE = (f"factsheet/{part}" for part in ("search", "topics", "archive"))
"""Extras of the toolkit that pages have in addition to a theme, such as the search."""
PUBLICATION = "templates"
FONTS = "fonts"
ROOT_RULE = re.compile(r"^:root\s*\{([^{}]*+)\}", re.MULTILINE)
TOKEN = re.compile(r"(?<![\w-])--([\w-]++):\s*+([^;]++)(?:;|\Z)")
_REFERENCE = re.compile(r"var\(--([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template's text, and the path that diagnostics name."""

    path: str
    text: str


MEDIA = {
    "screen": "screen",
    "print": "print",
    # WeasyPrint knows only names of media, and so ignores this.
    "browser": "screen, print and (min-width: 0)",
}
"""The media of a stylesheet, by the part before `.css` in its name."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """An asset to link, and the media it is for."""

    name: str

    @property
    def media(self) -> str:
        kind = self.name.removesuffix(".css").rpartition(".")[2]
        return MEDIA.get(kind, "all")

    @property
    def is_for_paper(self) -> bool:
        """Whether WeasyPrint applies it."""
        return self.media in ("all", "print")


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates and assets that turn documents into pages."""

    templates: Mapping[str, TemplateSource]
    """By name, such as `blocks/table.html.jinja`."""
    assets: Mapping[str, bytes]
    """By name, such as `css/20-page.css`: the path below output/assets/."""
    settings: ThemeSettings = field(default_factory=ThemeSettings)
    origins: Mapping[str, str] = field(default_factory=dict)
    """The file that each asset comes from: the path that diagnostics name."""

    @property
    def stylesheets(self) -> tuple[Stylesheet, ...]:
        """The stylesheets in the order of links: by number, the publication's last.

        `NAME.screen.css` is for screens, `NAME.print.css` for paper, `NAME.browser.css` for
        browsers, even when they print; any other for all.
        """
        names = [name for name in self.assets if name.startswith("css/")]
        return tuple(map(Stylesheet, names))

    @property
    def tokens(self) -> Mapping[str, str]:
        """Custom properties of `:root` on paper, by name without dashes: `tone-1`.

        WeasyPrint applies no stylesheet to an SVG, so templates write these values into it.
        """
        sheets = [
            self.assets[sheet.name].decode("utf-8", "replace")
            for sheet in self.stylesheets
            if sheet.is_for_paper
        ]
        rules = ROOT_RULE.findall("\n".join(sheets))
        found = {name: value.strip() for rule in rules for name, value in TOKEN.findall(rule)}
        return _resolved(found)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Path and text of every template, without duplicates under other names."""
        return tuple(dict.fromkeys((one.path, one.text) for one in self.templates.values()))

    @property
    def logos(self) -> tuple[str | None, str | None]:
        """The assets that are the logo, and the one for dark screens."""
        settings = self.settings
        bright, dark = (
            image and image.removeprefix(f"{PUBLICATION}/")
            for image in (settings.logo, settings.logo_dark)
        )
        return bright, dark


Layer = tuple[str, Mapping[str, bytes]]
"""Files by name, and the path that they lie below."""


def load_theme(workspace: Workspace | None = None, settings: ThemeSettings | None = None) -> Theme:
    """The theme that `settings` name, overlaid with the publication's templates/ and fonts/."""
    settings = settings or ThemeSettings()
    layers = list(_theme_layers(workspace, settings))
    templates = _templates(layers)
    known = {f"theme/{name}": template for name, template in templates.items()}
    known |= {f"base/{name}": template for name, template in _templates(layers[:1]).items()}
    # The theme's styles by their numbers, whichever layer each is of; then the publication's.
    assets, origins = _assets(layers)
    assets = dict(sorted(assets.items()))
    if workspace is not None:
        own: Layer = (PUBLICATION, _files(workspace, PUBLICATION))
        templates |= {
            name: TemplateSource(CONFIG_NAME, text) for name, text in text_templates(settings)
        }
        templates |= _templates([own])
        more, where = _assets([own])
        assets |= more
        origins |= where
        assets |= {name: workspace.read_bytes(name) for name in workspace.files(FONTS, ".woff2")}
    return Theme(
        MappingProxyType(templates | known),
        MappingProxyType(assets),
        settings,
        MappingProxyType(origins),
    )


def _theme_layers(workspace: Workspace | None, settings: ThemeSettings) -> Iterator[Layer]:
    """The layers: shared files, extras, the default theme, the named one, the tokens."""
    package = files("factsheet")
    yield PACKAGE, _package_files(package.joinpath("theme"))
    if settings.search:
        yield SEARCH, _package_files(package.joinpath("search"))
    if settings.index_topics:
        yield TOPICS, _package_files(package.joinpath("topics"))
    if workspace is not None and workspace.exists(EDITIONS):
        yield ARCHIVE, _package_files(package.joinpath("archive"))
    for name in dict.fromkeys((SHIPPED[0], settings.name)):
        if name in SHIPPED:
            yield f"factsheet/themes/{name}", _package_files(package.joinpath("themes", name))
        elif workspace is not None:
            yield name, _files(workspace, name)
    yield CONFIG_NAME, token_sheets(settings)


def _files(workspace: Workspace, folder: str) -> dict[str, bytes]:
    return {
        name.removeprefix(f"{folder}/"): workspace.read_bytes(name)
        for name in workspace.files(folder, *FILES)
    }


def _package_files(folder: Traversable, prefix: str = "") -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            found |= _package_files(entry, f"{name}/")
        elif name.endswith((*FILES, ".js")):
            found[name] = entry.read_bytes()
    return found


def _templates(layers: list[Layer]) -> dict[str, TemplateSource]:
    return {
        # Invalid UTF-8 becomes U+FFFD, and is refused when the template is used.
        name: TemplateSource(f"{root}/{name}", data.decode("utf-8", "replace"))
        for root, found in layers
        for name, data in found.items()
        if name.endswith(TEMPLATE)
    }


def _assets(layers: list[Layer]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Assets by name, and the path that each comes from."""
    found: dict[str, bytes] = {}
    origins: dict[str, str] = {}
    for root, names in layers:
        for name, data in names.items():
            if name.split("/")[0] in FOLDERS and not name.endswith(TEMPLATE):
                found[name] = data
                origins[name] = root if root == CONFIG_NAME else f"{root}/{name}"
    return found, origins


def _resolved(tokens: Mapping[str, str]) -> dict[str, str]:
    """The values, with references replaced by the values referred to, if they exist."""
    resolved: dict[str, str] = {}
    for name in tokens:
        chain = [name]  # names that end in the same value
        while (
            chain[-1] not in resolved
            and (found := _REFERENCE.fullmatch(tokens[chain[-1]]))
            and found[1] in tokens
            and len(chain) <= len(tokens)
        ):
            chain.append(found[1])
        value = resolved.get(chain[-1], tokens[chain[-1]])
        resolved |= dict.fromkeys(chain, value)
    return resolved


COMMON, DARK = "css/11-publication.css", "css/13-publication.screen.css"
"""Names that sort after the theme's own: 10-tokens.css, 12-dark.screen.css."""
BRAND, FOOTER = "parts/brand_name.html.jinja", "parts/notice.html.jinja"
INDEX_TITLE, INDEX_INTRODUCTION = (
    f"parts/index_{part}.html.jinja" for part in ("title", "introduction")
)


def token_sheets(settings: ThemeSettings) -> dict[str, bytes]:
    """Style sheets by name; none if the publication sets no tokens."""
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
            # As many lines as there are above the key: translators see its line.
            above = "\n" * ((settings.place(key).line or 1) - 1)
            quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
            yield name, f'{{# {above}Translators: {comment} #}}{{{{ _("{quoted}") }}}}'


def _rule(selector: str, tokens: Tokens) -> str:
    declared = "".join(f"  --{name}: {css_value(name, value)};\n" for name, value in tokens.items())
    return f"{selector} {{\n{declared}}}\n" if declared else ""
