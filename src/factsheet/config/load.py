"""Load factsheet.toml into a Config, and report all its problems at once."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from factsheet.config.config import Config
from factsheet.config.keys import LOCALE, POLICY, PUBLICATION, Check
from factsheet.config.policy import LEVELS, CheckLevels, Levels, Policy
from factsheet.config.style import LocaleStyle, Path, nearest_place, places_in
from factsheet.config.theme import FILES, SHIPPED, THEME, TOKENS, ThemeSettings
from factsheet.diagnostics import Findings, Guesses, Location, nearest
from factsheet.rules.configuration import CONFIG, CONFIG_ENCODING, CONFIG_MISSING, CONFIG_SYNTAX
from factsheet.workspace import CONFIG_NAME, UnreadError, Workspace

REQUIRED = ("publisher", "edition", "source_locale")
MAXIMUM_BYTES = 2**20
MAXIMUM_PARTS = 32
MAXIMUM_LOCALES = 500
_DEEP = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MAXIMUM_PARTS}}}"""
)
"""A key with too many parts, for which Python's reader takes quadratic time and memory."""
_ENDLESS = re.compile(r"(?<![0-9_])[0-9](?:_?[0-9]){999}")
TABLES = ("publication", "locales", "checks", "policy", "theme")


def load_config(workspace: Workspace, findings: Findings) -> Config | None:
    """Read factsheet.toml; None, with findings, on errors."""
    try:
        data = workspace.read_bytes(CONFIG_NAME)
        if message := _too_large(data):
            findings.error(CONFIG_SYNTAX, message, Location(CONFIG_NAME))
            return None
        text = data.decode("utf-8")
        table = tomllib.loads(text)
    except UnreadError as error:
        message = f"there is no configuration: this file {error.why}"
        hint = "run this in a publication’s folder, or create one: factsheet new FOLDER"
        findings.error(CONFIG_MISSING, message, Location(CONFIG_NAME), hint=hint)
        return None
    except UnicodeDecodeError:
        findings.error(CONFIG_ENCODING, "the file is not UTF-8", Location(CONFIG_NAME))
        return None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = Location(CONFIG_NAME, int(at[1]), int(at[2])) if at else Location(CONFIG_NAME)
        reason = str(error).split(" (at ")[0]
        findings.error(CONFIG_SYNTAX, f"not valid TOML: {reason}", place)
        return None
    except ValueError:
        # A number with thousands of digits; Python’s reader does not state its place.
        number = _ENDLESS.search(text)
        line = text.count("\n", 0, number.start()) + 1 if number else 0
        message = "a number has too many digits"
        findings.error(CONFIG_SYNTAX, message, Location(CONFIG_NAME, line, 1 if line else 0))
        return None
    except RecursionError:
        findings.error(CONFIG_SYNTAX, "nested too deeply", Location(CONFIG_NAME))
        return None
    return _Reader(places_in(text), findings, workspace).config(table)


def _too_large(data: bytes) -> str | None:
    """Why the file is not parsed, or None."""
    if len(data) > MAXIMUM_BYTES:
        return f"the file is larger than {MAXIMUM_BYTES >> 20} MiB"
    is_deep = _DEEP.search(data.decode("utf-8", "replace"))
    return f"a key has more than {MAXIMUM_PARTS} parts" if is_deep else None


@dataclass(slots=True)
class _Reader:
    places: Mapping[Path, Location]
    findings: Findings
    workspace: Workspace
    _failed: bool = field(default=False)

    def config(self, table: dict[str, Any]) -> Config | None:
        self.known(table, TABLES, ())
        values = self.publication(self.table(table, ("publication",)))
        locales = self.table(table, ("locales",))
        if not locales:
            self.error("the publication has no locale", ("locales",), "add a table [locales.en]")
        if len(locales) > MAXIMUM_LOCALES:
            self.error(f"there are more than {MAXIMUM_LOCALES} locales", ("locales",))
            return None
        places = self.places_by_locale()
        styles = tuple(
            self.style(self.table(locales, ("locales", tag)), tag, places[tag]) for tag in locales
        )
        source = values.get("source_locale")
        if source and source not in locales:
            self.error(
                f"source_locale “{source}” has no table",
                ("publication", "source_locale"),
                f"add [locales.{source}]",
            )
        checks = self.checks(self.table(table, ("checks",)), locales)
        policies = self.policies(self.table(table, ("policy",)), locales)
        theme = self.theme(self.table(table, ("theme",)))
        if self._failed:
            return None
        return Config(
            locales=styles,
            checks=checks,
            policies=policies,
            theme=theme,
            places=self.places,
            **values,
        )

    def publication(self, table: dict[str, Any]) -> dict[str, Any]:
        values = self.section(table, PUBLICATION, ("publication",))
        for key in REQUIRED:
            if key not in table:
                self.error(f"[publication] needs “{key}”: {PUBLICATION[key][1]}", ("publication",))
        return values

    def checks(self, table: dict[str, Any], locales: dict[str, Any]) -> CheckLevels:
        """The levels of findings. Codes are checked elsewhere, by `gate`."""
        tables = {key: self.table(table, ("checks", key)) for key in ("locales", "sheets")}
        self.known(tables["locales"], locales, ("checks", "locales"))
        everywhere = {code: level for code, level in table.items() if code not in tables}
        return CheckLevels(
            self.levels(everywhere, ("checks",)),
            **{
                key: {
                    name: self.levels(
                        self.table(inner, ("checks", key, name)), ("checks", key, name)
                    )
                    for name in inner
                }
                for key, inner in tables.items()
            },
        )

    def levels(self, table: dict[str, Any], path: Path) -> Levels:
        for code, level in table.items():
            if level not in LEVELS:
                wanted = ", ".join(f'"{known}"' for known in LEVELS)
                self.error(f"[{'.'.join(path)}] {code} must be one of {wanted}", (*path, code))
        return table

    def policies(self, table: dict[str, Any], locales: dict[str, Any]) -> dict[str, Policy]:
        """The policy of each locale, in which its own keys override the common ones."""
        common = {key: value for key, value in table.items() if key != "locales"}
        own = self.table(table, ("policy", "locales"))
        self.known(own, locales, ("policy", "locales"))
        return {
            tag: self.policy(common, self.table(own, ("policy", "locales", tag)), tag)
            for tag in locales
        }

    def policy(self, common: dict[str, Any], own: dict[str, Any], tag: str) -> Policy:
        path = ("policy", "locales", tag)
        values = self.section(common, POLICY, ("policy",)) | self.section(own, POLICY, path)
        publish = values.get("publish", 100)
        values.setdefault("withdraw", publish)
        if values["withdraw"] > publish:
            at = path if "withdraw" in own else ("policy",)
            message = f"withdraw = {values['withdraw']} is more than publish = {publish}"
            self.error(
                message,
                (*at, "withdraw"),
                "a language would be withdrawn as soon as it is published",
            )
        return Policy(**values)

    def theme(self, table: dict[str, Any]) -> ThemeSettings:
        """The theme's settings. Files are checked here, so that findings name the key."""
        path = ("theme", "tokens")
        tokens = self.table(table, path)
        special = {key: self.table(tokens, (*path, key)) for key in ("dark", "rtl")}
        common = {key: value for key, value in tokens.items() if key not in special}
        keys = {key: value for key, value in table.items() if key != "tokens"}
        settings = ThemeSettings(
            tokens=self.section(common, TOKENS, path),
            places={keys[1:]: at for keys, at in self.places.items() if keys[:1] == path[:1]},
            dark=self.section(special["dark"], TOKENS, (*path, "dark")),
            rtl=self.section(special["rtl"], TOKENS, (*path, "rtl")),
            **self.section(keys, THEME, ("theme",)),
        )
        if settings.name not in SHIPPED and not any(self.workspace.files(settings.name, *FILES)):
            hint = nearest(settings.name, SHIPPED) or f"there are: {', '.join(SHIPPED)}"
            self.error(f"there is no theme “{settings.name}”", ("theme", "name"), hint)
        for key, image in (("logo", settings.logo), ("logo_dark", settings.logo_dark)):
            if image and not self.workspace.exists(image):
                self.error(f"[theme] {key}: there is no file {image}", ("theme", key))
        return settings

    def table(self, parent: dict[str, Any], path: Path) -> dict[str, Any]:
        """The table of a key; empty, with a finding, if the value is not a table."""
        table = parent.get(path[-1], {})
        if isinstance(table, dict):
            return table
        self.error(f"[{'.'.join(path)}] must be a table", path)
        return {}

    def places_by_locale(self) -> dict[str, dict[Path, Location]]:
        """The places of the keys in each locale's table."""
        places: dict[str, dict[Path, Location]] = defaultdict(dict)
        for keys, at in self.places.items():
            if keys[:1] == ("locales",) and len(keys) > 1:
                places[keys[1]][keys[2:]] = at
        return places

    def style(
        self, table: dict[str, Any], tag: str, places: Mapping[Path, Location]
    ) -> LocaleStyle:
        return LocaleStyle(tag, places=places, **self.section(table, LOCALE, ("locales", tag)))

    def section(
        self, table: dict[str, Any], fields: Mapping[str, tuple[Check, str]], path: Path
    ) -> dict[str, Any]:
        self.known(table, fields, path)
        values: dict[str, Any] = {}
        for key, (check, wanted) in fields.items():
            if key in table and not check(table[key]):
                self.error(f"[{'.'.join(path)}] {key} must be {wanted}", (*path, key))
            elif key in table:
                value = table[key]
                values[key] = tuple(value) if isinstance(value, list) else value
        return values

    def known(self, table: dict[str, Any], keys: Any, path: Path) -> None:
        guesses = Guesses()
        for key in table:
            if key not in keys:
                where = f" in [{'.'.join(path)}]" if path else ""
                self.error(f"unknown key “{key}”{where}", (*path, key), guesses.nearest(key, keys))

    def error(self, message: str, path: Path, hint: str | None = None) -> None:
        self._failed = True
        self.findings.error(CONFIG, message, nearest_place(self.places, path), hint=hint)
