"""Pseudo-locales: languages that nobody speaks and no translator writes, known by name.

XA and XB are regions for private use (ISO 3166), so both names are valid BCP 47; what
they stand for is CLDR's custom: `en-XA` accented, `ar-XB` from right to left.
"""

from collections.abc import Iterable
from dataclasses import replace

from factsheet.config.config import Config
from factsheet.config.policy import Policy
from factsheet.config.style import LocaleStyle

ACCENTED, MIRRORED = "en-XA", "ar-XB"
PSEUDO_LOCALES = (ACCENTED, MIRRORED)


def is_pseudo(tag: str) -> bool:
    """Whether a tag names a pseudo-locale."""
    return tag in PSEUDO_LOCALES


def with_pseudo_locales(config: Config, asked: Iterable[str]) -> Config:
    """The settings with those pseudo-locales that are `asked` for, whatever else is in there.

    One that has a table of its own has what stands there; any other has the house style
    of the language that it stands for. Both format by that language's CLDR locale.
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
