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
    return _Reader(text, findings).config(table)


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


@dataclass(slots=True)
class _Reader:
    text: str
    findings: Findings
    _failed: bool = field(default=False)

    def config(self, table: dict[str, Any]) -> Config | None:
        self.known(table, ("publication", "locales"), "")
        publication = self.table(table, "publication")
        values = self.section(publication, PUBLICATION, "publication")
        for key in REQUIRED:
            if key not in publication:
                self.error(f"[publication] needs “{key}”: {PUBLICATION[key][1]}", "publication")
        locales = self.table(table, "locales")
        if not locales:
            self.error("the publication has no locale", "locales", hint="add a table [locales.en]")
        styles = tuple(
            LocaleStyle(tag, **self.style(self.table(locales, tag, f"locales.{tag}"), tag))
            for tag in locales
        )
        source = values.get("source_locale")
        if source and source not in locales:
            self.error(
                f"source_locale “{source}” has no table",
                "source_locale",
                hint=f"add [locales.{source}]",
            )
        return None if self._failed else Config(locales=styles, **values)

    def table(self, parent: dict[str, Any], key: str, section: str = "") -> dict[str, Any]:
        """The table of that key; an empty one, with a finding, where it is something else."""
        table = parent.get(key, {})
        if isinstance(table, dict):
            return table
        self.error(f"[{section or key}] must be a table", section or key)
        return {}

    def style(self, table: dict[str, Any], tag: str) -> dict[str, Any]:
        values = self.section(table, LOCALE, f"locales.{tag}")
        return {
            key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
        }

    def section(
        self, table: dict[str, Any], fields: dict[str, tuple[Check, str]], section: str
    ) -> dict[str, Any]:
        self.known(table, fields, section)
        values = {}
        for key, (check, wanted) in fields.items():
            if key in table and not check(table[key]):
                self.error(f"[{section}] {key} must be {wanted}", key)
            elif key in table:
                values[key] = table[key]
        return values

    def known(self, table: dict[str, Any], keys: Any, section: str) -> None:
        for key in table:
            if key not in keys:
                where = f" in [{section}]" if section else ""
                self.error(f"unknown key “{key}”{where}", key, hint=nearest(key, keys))

    def error(self, message: str, word: str, hint: str | None = None) -> None:
        self._failed = True
        self.findings.error("config", message, self.at(word), hint=hint)

    def at(self, word: str) -> Location:
        """Where `word` is set: tomllib keeps no marks, so its line is searched."""
        pattern = re.compile(rf"^\s*(\[\[?{re.escape(word)}|{re.escape(word.split('.')[-1])}\s*=)")
        for number, line in enumerate(self.text.splitlines(), 1):
            if found := pattern.match(line):
                return Location(CONFIG_NAME, number, found.start(1) + 1)
        return Location(CONFIG_NAME)
