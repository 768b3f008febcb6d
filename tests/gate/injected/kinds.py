"""What can be done to a catalog: one defect, or one correct variation, at a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from factsheet.catalogs.po import Entry

TRANSLATED = ("ar", "es", "fr")
OfEntry = Callable[[Entry, str], Entry | None]
"""An entry and its language → the entry changed, or None where there is nothing to change."""
OfText = Callable[[str, str], str | None]
OfFile = Callable[[bytes, str], bytes | None]


@dataclass(frozen=True)
class Kind:
    """One way of changing a catalog, and what the gate must say of it."""

    name: str
    codes: tuple[str, ...]
    """Any of these must be found; none: nothing may be found at all."""
    of_entry: OfEntry | None = None
    of_file: OfFile | None = None
    locales: tuple[str, ...] = TRANSLATED
    is_error: bool = True
    """Whether it must fail; else it deserves a warning at least."""


def text(
    name: str,
    codes: str,
    change: OfText,
    locales: tuple[str, ...] = TRANSLATED,
    *,
    is_error: bool = True,
    words: int = 1,
) -> Kind:
    """A change to one form of a translation, in messages of at least so many words."""

    def of_entry(entry: Entry, tag: str) -> Entry | None:
        if len(entry.singular.split()) < words:
            return None
        for index, form in enumerate(entry.translations):
            changed = change(form, tag)
            if changed is not None and changed != form:
                forms = list(entry.translations)
                forms[index] = changed
                return replace(entry, translations=tuple(forms))
        return None

    return Kind(name, tuple(codes.split()), of_entry, None, locales, is_error)


def entry(
    name: str,
    codes: str,
    change: OfEntry,
    locales: tuple[str, ...] = TRANSLATED,
    *,
    is_error: bool = True,
) -> Kind:
    return Kind(name, tuple(codes.split()), change, None, locales, is_error)


def file(
    name: str,
    codes: str,
    change: OfFile,
    locales: tuple[str, ...] = TRANSLATED,
    *,
    is_error: bool = True,
) -> Kind:
    return Kind(name, tuple(codes.split()), None, change, locales, is_error)
