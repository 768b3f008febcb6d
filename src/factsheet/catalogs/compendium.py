"""The translations of the toolkit's own phrases and templates."""

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from factsheet.catalogs.parser import parse
from factsheet.catalogs.plurals import FIELD as PLURAL_FORMS
from factsheet.catalogs.plurals import plural_problem
from factsheet.catalogs.po import Entry, Key
from factsheet.diagnostics import Findings
from factsheet.locales.profile import LocaleProfile

Compendium = Mapping[Key, tuple[str, ...]]
"""Translations by msgctxt and msgid: one form, or as many as the locale has."""


def load_compendium(profile: LocaleProfile, folder: Traversable | None = None) -> Compendium:
    """The toolkit's translations for a locale, or for its language, or an empty mapping.

    `folder` contains `<posix>.po` files; by default the package's own. Raises ValueError if such a
    file is broken, which is a bug in the toolkit.
    """
    folder = folder or files("factsheet").joinpath("theme", "locales")
    for name in dict.fromkeys((profile.posix, profile.posix.partition("_")[0])):
        source = folder.joinpath(f"{name}.po")
        if source.is_file():
            return _compendium(source.read_bytes(), source.name, profile)
    return {}


def _compendium(data: bytes, name: str, profile: LocaleProfile) -> Compendium:
    findings = Findings()
    file = parse(data, name, findings)
    if file is None:
        raise ValueError("; ".join(f"{found.location}: {found.message}" for found in findings))
    if problem := plural_problem(file.field(PLURAL_FORMS) or "", profile):
        raise ValueError(f"{name}: {PLURAL_FORMS} {problem}")
    return {entry.key: entry.translations for entry in file.entries if _is_whole(entry, profile)}


def _is_whole(entry: Entry, profile: LocaleProfile) -> bool:
    needed = 1 if entry.plural is None else len(profile.plural_categories)
    return entry.is_translated and len(entry.translations) == needed
