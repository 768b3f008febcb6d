"""The plural form of a text that a language uses, and its place in the catalog."""

from dataclasses import dataclass

from factsheet.catalogs.po import Entry
from factsheet.diagnostics import Location
from factsheet.edition.document import Said
from factsheet.edition.voice import SelectedForm, Voice
from factsheet.messages.forms import counts
from factsheet.messages.pattern import Pattern, parse_pattern, placeholders
from factsheet.model.base import FactBase
from factsheet.model.text import Text, split_form


@dataclass(frozen=True, slots=True)
class SelectedWording:
    """A text in one language, in the plural form that its number selects."""

    pattern: Pattern
    """As it is printed: of the source language where the text fell back."""
    entry: Entry | None
    """The language's own, though it may be unfinished."""
    category: str | None = None
    """CLDR's plural category; None for a text without plural."""
    index: int | None = None

    @property
    def form(self) -> str:
        place = f" (msgstr[{self.index}])" if self.entry else ""
        return f"“{self.category}”{place}"

    @property
    def at(self) -> Location | None:
        """The line of the form in the catalog."""
        return SelectedForm(self.pattern, self.entry, self.index).at

    def leaves_out(self, number: str) -> bool:
        """Whether the form has no placeholder for the number, so says it in words or not."""
        return all(hole.name != number for hole in placeholders(self.pattern))


def wording(said: Said, voice: Voice) -> SelectedWording:
    """The language's wording of a text, or the source's if it fell back."""
    pattern = said.wording.pattern if said.wording else ()
    entry = voice.translation_of(said.text).entry
    if said.text.plural is None or said.number is None:
        return SelectedWording(pattern, entry)
    index = voice.profile.plural_index(said.number)
    return SelectedWording(pattern, entry, voice.profile.plural_categories[index], index)


def printed_number(text: Text, base: FactBase) -> str | None:
    """The placeholder that says the number by which a plural goes.

    None where the text leaves that to others, as a caption does that stands under a figure.
    """
    if text.plural is None:
        return None
    holes = list(placeholders(parse_pattern(text.plural)))
    if text.count:
        count, _ = split_form(text.count)
        return count if any(hole.name == count for hole in holes) else None
    return next((hole.name for hole in holes if counts(hole.name, hole.form, base)), None)
