"""factsheet.toml: the publication's languages, house styles, default edition."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from factsheet.diagnostics import Findings, Location, nearest
from factsheet.workspace import CONFIG_NAME, Workspace

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LocaleStyle:
    """One `[locales.TAG]` table: a BCP 47 tag and the house style on top of CLDR.

    Everything but the tag has CLDR's value as its default.
    """

    tag: str
    cldr: str | None = None
    """CLDR locale to format with, e.g. `en-GB` for the tag `en`."""
    direction: str | None = None
    """`ltr` or `rtl`."""
    digits: str = "latn"
    """CLDR numbering system: `latn`, `arab`, `arabext`, `deva` …"""
    months: str | tuple[str, ...] = "cldr"
    """`cldr`, `dual` (Arabic: تشرين الثاني/نوفمبر), or twelve names."""
    dates: Names = field(default_factory=dict)
    """CLDR date patterns by precision: `day`, `month`, `year`."""
    minimum_grouping: int | None = None
    """CLDR minimumGroupingDigits: 2 prints 4500 but 45.000."""
    territories: Names = field(default_factory=dict)
    """Names that the house writes otherwise than CLDR, by ISO 3166 code."""
    languages: Names = field(default_factory=dict)
    """Names that the house writes otherwise than CLDR, by BCP 47 code."""
    font: str | None = None
    """Family from the publication's fonts/ to set this locale's text in first."""
    places: Mapping[tuple[str, ...], Location] = field(default_factory=dict)
    """Where the table and its keys are written, by path: `("dates", "day")`; () is the table."""

    def place(self, *path: str) -> Location:
        """Where a key is written, or the table around it."""
        return _nearest_place(self.places, path)


@dataclass(frozen=True, slots=True)
class Config:
    """A publication's settings."""

    publisher: str
    edition: date
    source_locale: str
    locales: tuple[LocaleStyle, ...]
    site: str | None = None
    """Address that output/ is published at, for hreflang; without it links are relative."""

    @property
    def tags(self) -> list[str]:
        return [style.tag for style in self.locales]

    def style(self, tag: str) -> LocaleStyle:
        """The style of a configured locale. Raises KeyError for any other tag."""
        for style in self.locales:
            if style.tag == tag:
                return style
        raise KeyError(tag)


def load_config(workspace: Workspace, findings: Findings) -> Config | None:
    """Read factsheet.toml; None where a finding stands in the way of going on."""
    try:
        text = workspace.read_bytes(CONFIG_NAME).decode("utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        findings.error("config-missing", error.strerror or str(error), Location(CONFIG_NAME))
        return None
    except UnicodeDecodeError:
        findings.error("config-encoding", "the file is not UTF-8", Location(CONFIG_NAME))
        return None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = Location(CONFIG_NAME, int(at[1]), int(at[2])) if at else Location(CONFIG_NAME)
        reason = str(error).split(" (at ")[0]
        findings.error("config-syntax", f"not valid TOML: {reason}", place)
        return None
    except RecursionError:
        findings.error("config-syntax", "nested too deeply", Location(CONFIG_NAME))
        return None
    return _Reader(_places(text), findings).config(table)


Path = tuple[str, ...]
"""The keys that lead to a value: `("locales", "ar", "months")`."""
Check = Callable[[Any], bool]


def _is_names(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(name, str) for name in value.values())


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_address(value: Any) -> bool:
    try:
        return isinstance(value, str) and urlsplit(value).scheme in ("http", "https")
    except ValueError:
        return False


def _is_months(value: Any) -> bool:
    if isinstance(value, list):
        return len(value) == 12 and all(map(_is_text, value))
    return value in ("cldr", "dual")


PUBLICATION: dict[str, tuple[Check, str]] = {
    "publisher": (_is_text, "a name"),
    "edition": (lambda value: type(value) is date, "a date such as 2021-11-25, without quotes"),
    "source_locale": (_is_text, 'a language tag such as "en"'),
    "site": (_is_address, "an http(s) address"),
}
LOCALE: dict[str, tuple[Check, str]] = {
    "cldr": (_is_text, 'a CLDR locale such as "en-GB"'),
    "direction": (lambda value: value in ("ltr", "rtl"), '"ltr" or "rtl"'),
    "digits": (_is_text, 'a CLDR numbering system such as "latn" or "arab"'),
    "months": (_is_months, '"cldr", "dual" or a list of twelve names'),
    "dates": (_is_names, "a table of CLDR date patterns for day, month, year"),
    "minimum_grouping": (lambda value: type(value) is int and 1 <= value <= 4, "1 to 4"),
    "territories": (_is_names, "a table of names by ISO 3166 code"),
    "languages": (_is_names, "a table of names by language code"),
    "font": (_is_text, "the family name of a font in fonts/"),
}
REQUIRED = ("publisher", "edition", "source_locale")

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_KEYS = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_LINE = re.compile(rf"\s*(?:(\[\[?)\s*({_KEYS})\s*\]\]?\s*(?:#.*)?$|({_KEYS})\s*=)")
"""A table's header, or the key that begins a line."""


def _places(text: str) -> dict[Path, Location]:
    """Where tables and keys are written: tomllib keeps no marks, so lines are searched.

    What stands inside an inline table is not found; its table's key is.
    """
    places: dict[Path, Location] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if not (found := _LINE.match(line)):
            continue
        keys = tuple(key.strip("\"'") for key in re.findall(_KEY, found[2] or found[3]))
        path = keys if found[1] else table + keys
        table = path if found[1] else table
        at = Location(CONFIG_NAME, number, found.start(1 if found[1] else 3) + 1)
        for length in range(1, len(path) + 1):
            places.setdefault(path[:length], at)
    return places


def _nearest_place(places: Mapping[Path, Location], path: Path) -> Location:
    """Where a key is written, or the nearest table around it that is."""
    around = (path[:length] for length in range(len(path), -1, -1))
    return next((places[keys] for keys in around if keys in places), Location(CONFIG_NAME))


@dataclass(slots=True)
class _Reader:
    places: Mapping[Path, Location]
    findings: Findings
    _failed: bool = field(default=False)

    def config(self, table: dict[str, Any]) -> Config | None:
        self.known(table, ("publication", "locales"), ())
        publication = self.table(table, ("publication",))
        values = self.section(publication, PUBLICATION, ("publication",))
        for key in REQUIRED:
            if key not in publication:
                self.error(f"[publication] needs “{key}”: {PUBLICATION[key][1]}", ("publication",))
        locales = self.table(table, ("locales",))
        if not locales:
            self.error("the publication has no locale", ("locales",), "add a table [locales.en]")
        styles = tuple(self.style(self.table(locales, ("locales", tag)), tag) for tag in locales)
        source = values.get("source_locale")
        if source and source not in locales:
            self.error(
                f"source_locale “{source}” has no table",
                ("publication", "source_locale"),
                f"add [locales.{source}]",
            )
        return None if self._failed else Config(locales=styles, **values)

    def table(self, parent: dict[str, Any], path: Path) -> dict[str, Any]:
        """The table of that key; an empty one, with a finding, where it is something else."""
        table = parent.get(path[-1], {})
        if isinstance(table, dict):
            return table
        self.error(f"[{'.'.join(path)}] must be a table", path)
        return {}

    def style(self, table: dict[str, Any], tag: str) -> LocaleStyle:
        path = ("locales", tag)
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in self.section(table, LOCALE, path).items()
        }
        places = {keys[2:]: at for keys, at in self.places.items() if keys[:2] == path}
        return LocaleStyle(tag, places=places, **values)

    def section(
        self, table: dict[str, Any], fields: dict[str, tuple[Check, str]], path: Path
    ) -> dict[str, Any]:
        self.known(table, fields, path)
        values = {}
        for key, (check, wanted) in fields.items():
            if key in table and not check(table[key]):
                self.error(f"[{'.'.join(path)}] {key} must be {wanted}", (*path, key))
            elif key in table:
                values[key] = table[key]
        return values

    def known(self, table: dict[str, Any], keys: Any, path: Path) -> None:
        for key in table:
            if key not in keys:
                where = f" in [{'.'.join(path)}]" if path else ""
                self.error(f"unknown key “{key}”{where}", (*path, key), nearest(key, keys))

    def error(self, message: str, path: Path, hint: str | None = None) -> None:
        self._failed = True
        self.findings.error("config", message, _nearest_place(self.places, path), hint=hint)
