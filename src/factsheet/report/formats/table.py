"""The formats that a publication uses, as values that each format of the report prints."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.edition.formats import LIST, FormatRow


@dataclass(frozen=True, slots=True)
class LanguageFormats:
    """The formats of one language."""

    locale: str
    autonym: str
    direction: str
    rows: tuple[FormatRow, ...]


@dataclass(frozen=True, slots=True)
class FormatTable:
    """The requested languages, in the publication's order."""

    publisher: str
    edition: str
    tools: Mapping[str, str]
    """The versions that decide the words."""
    languages: tuple[LanguageFormats, ...]


HEAD = ("kind", "form", "unit or skeleton", "plural", "value", "printed")


def cells(row: FormatRow) -> tuple[str, ...]:
    """A row in words, under HEAD. The items of a list are in the text that is printed."""
    one = row.example
    is_list = one.kind == LIST
    value = f"{len(one.value)} items" if is_list else one.notation
    detail = "" if is_list else row.detail or ""
    return (one.kind, one.form or "", detail, row.plural or "", value, row.text)
