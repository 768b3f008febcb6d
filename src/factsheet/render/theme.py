"""The theme: templates and assets of the package, then those of the publication.

A publication's file takes the place of the theme's file of the same name, and may
build on it: the theme's templates are also known as `theme/NAME`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from factsheet.workspace import Workspace

TEMPLATE = ".jinja"
FOLDERS = ("css", "fonts", "images")
"""Folders below theme/ and templates/ whose files are published as assets."""
PACKAGE = "factsheet/theme"
PUBLICATION = "templates"
FONTS = "fonts"
ROOT_RULE = re.compile(r"^:root\s*\{([^}]*)\}", re.MULTILINE)
TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template's text, and the path that diagnostics name."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """An asset to link, and the media it is for."""

    name: str
    media: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that turns documents into pages, but no document."""

    templates: Mapping[str, TemplateSource]
    """By name, such as `blocks/table.html.jinja`."""
    assets: Mapping[str, bytes]
    """By name, such as `css/tokens.css`: the path below output/assets/."""

    @property
    def stylesheets(self) -> tuple[Stylesheet, ...]:
        """In the order in which to link them: numbered names, the publication's last.

        `NAME.screen.css` is for screens, `NAME.print.css` for paper, any other for both.
        """
        names = [name for name in self.assets if name.startswith("css/")]
        return tuple(Stylesheet(name, _media(name)) for name in names)

    @property
    def tokens(self) -> Mapping[str, str]:
        """Custom properties of `:root` on paper, by name without dashes: `tone-1`.

        WeasyPrint applies no stylesheet to what an SVG draws, so templates write these
        values into it.
        """
        sheets = [
            self.assets[sheet.name].decode("utf-8", "replace")
            for sheet in self.stylesheets
            if sheet.media != "screen"
        ]
        rules = ROOT_RULE.findall("\n".join(sheets))
        return dict(pair for rule in rules for pair in TOKEN.findall(rule))


def load_theme(workspace: Workspace | None = None) -> Theme:
    """The package's theme, overlaid with the publication's templates/ and fonts/."""
    package = _package_files(files("factsheet").joinpath("theme"))
    templates = _templates(package, PACKAGE)
    own = {f"theme/{name}": template for name, template in templates.items()}
    assets = _assets(package)
    if workspace is not None:
        files_ = {
            name.removeprefix(f"{PUBLICATION}/"): workspace.read_bytes(name)
            for name in workspace.files(PUBLICATION, TEMPLATE, *ASSET_SUFFIXES)
        }
        templates |= _templates(files_, PUBLICATION)
        assets |= _assets(files_)
        assets |= {name: workspace.read_bytes(name) for name in workspace.files(FONTS, ".woff2")}
    return Theme(MappingProxyType(templates | own), MappingProxyType(assets))


ASSET_SUFFIXES = (".css", ".woff2", ".svg", ".png", ".jpg", ".webp")


def _package_files(folder: Traversable, prefix: str = "") -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            found |= _package_files(entry, f"{name}/")
        elif name.endswith((TEMPLATE, *ASSET_SUFFIXES)):
            found[name] = entry.read_bytes()
    return found


def _templates(found: Mapping[str, bytes], root: str) -> dict[str, TemplateSource]:
    return {
        # What is not UTF-8 becomes U+FFFD, and is refused where a template is asked for.
        name: TemplateSource(f"{root}/{name}", data.decode("utf-8", "replace"))
        for name, data in found.items()
        if name.endswith(TEMPLATE)
    }


def _assets(found: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        name: data
        for name, data in found.items()
        if name.split("/")[0] in FOLDERS and not name.endswith(TEMPLATE)
    }


def _media(name: str) -> str:
    kind = name.removesuffix(".css").rpartition(".")[2]
    return kind if kind in ("screen", "print") else "all"
