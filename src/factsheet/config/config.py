"""A publication's settings as values, and the pseudo-locales that commands add to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from factsheet.config.policy import SCREEN, CheckLevels, Policy
from factsheet.config.style import LocaleStyle, Path, nearest_place
from factsheet.config.theme import ThemeSettings
from factsheet.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Config:
    """A publication's settings."""

    publisher: str
    edition: date
    source_locale: str
    locales: tuple[LocaleStyle, ...]
    site: str | None = None
    """Address that output/ is published at, for hreflang; without it links are relative."""
    glossaries: tuple[str, ...] = ()
    """Glossary files with the terms that translations must use, TBX or TSV."""
    order: tuple[str, ...] = ()
    """Sheets in the order in which they are listed; those that are not named follow."""
    profiles: tuple[str, ...] = (SCREEN,)
    """Profiles of PDFs, unless a command names others."""
    checks: CheckLevels = field(default_factory=CheckLevels)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    """The policy of each locale."""
    theme: ThemeSettings = field(default_factory=ThemeSettings)
    places: Mapping[Path, Location] = field(default_factory=dict)
    """The place of each key."""

    @property
    def tags(self) -> list[str]:
        return [style.tag for style in self.locales]

    def style(self, tag: str) -> LocaleStyle:
        """The style of a configured locale. Raises KeyError for any other tag."""
        for style in self.locales:
            if style.tag == tag:
                return style
        raise KeyError(tag)

    def place(self, *path: str) -> Location:
        """The place of a key, or of the table that contains it."""
        return nearest_place(self.places, path)


ACCENTED, MIRRORED = "en-XA", "ar-XB"
PSEUDO_LOCALES = (ACCENTED, MIRRORED)


def is_pseudo(tag: str) -> bool:
    """Whether a tag names a pseudo-locale."""
    return tag in PSEUDO_LOCALES


def with_pseudo_locales(config: Config, asked: Iterable[str]) -> Config:
    """The settings with the pseudo-locales in `asked`.

    A pseudo-locale with its own table has that house style, others that of the language that they
    imitate. All format by that language's CLDR locale.
    """
    styles = {style.tag: style for style in config.locales}
    wanted = [*styles, *asked]
    for tag in filter(is_pseudo, dict.fromkeys(wanted)):
        model = config.source_locale if tag == ACCENTED else "ar"
        base = styles.get(model) or LocaleStyle(model)
        own = styles.get(tag) or base
        styles[tag] = replace(own, tag=tag, cldr=own.cldr or base.cldr or model)
    policies = {tag: config.policies.get(tag, Policy()) for tag in styles}
    return replace(config, locales=tuple(styles.values()), policies=policies)
