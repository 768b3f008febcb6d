"""Every translation can be printed: it parses, and has the placeholders and tags of its source.

Untranslated and fuzzy entries are no matter of this rule: they are not printed.
"""

from collections.abc import Iterator
from functools import lru_cache

from factsheet.catalogs.po import Entry
from factsheet.checks.addresses import without_words
from factsheet.diagnostics import Diagnostic, nearest
from factsheet.locales.profile import LocaleProfile
from factsheet.localize.voice import Voice
from factsheet.messages.forms import counts, kind_at, offered_forms
from factsheet.messages.leaves import texts
from factsheet.messages.pattern import (
    Pattern,
    PatternError,
    Placeholder,
    hidden_character,
    markup,
    parse_pattern,
    placeholders,
)
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.model.publication import Publication
from factsheet.model.text import Text, split_form

CHECKED_NUMBERS = range(1000)
"""The numbers by which a form is said to serve one number only."""


@lru_cache
def numbers_by_form(profile: LocaleProfile) -> dict[int, list[int]]:
    """Which of the checked numbers each plural form of a locale serves."""
    served: dict[int, list[int]] = {}
    for number in CHECKED_NUMBERS:
        served.setdefault(profile.plural_index(number), []).append(number)
    return served


def check_translations(publication: Publication, voice: Voice) -> Iterator[Diagnostic]:
    """One catalog's printed entries."""
    if voice.catalog is None:
        return
    base = publication.base
    parts = (publication.sheets, base.facts, base.sources, PHRASES)
    for text in texts(parts):
        entry = voice.catalog.find(text.context, text.singular)
        if entry and entry.is_translated and (entry.plural is None) == (text.plural is None):
            yield from _Translation(text, entry, publication, voice).problems()


class _Translation:
    def __init__(self, text: Text, entry: Entry, publication: Publication, voice: Voice) -> None:
        self.text = text
        self.entry = entry
        self.base = publication.base
        self.voice = voice
        self.source = [parse_pattern(form) for form in (text.singular, text.plural) if form]

    def problems(self) -> Iterator[Diagnostic]:
        for index, form in enumerate(self.entry.translations):
            if hidden := hidden_character(form):
                yield self.problem("hidden-character", f"the translation holds {hidden}", None)
            try:
                pattern = parse_pattern(form)
            except PatternError as error:
                yield self.problem("translation-syntax", str(error), error.hint)
                continue
            yield from self.tags(pattern)
            yield from self.holes(pattern, index)

    def tags(self, pattern: Pattern) -> Iterator[Diagnostic]:
        """The tags are those of the source, with the same attributes."""
        known = {(tag.tag, tag.attributes) for source in self.source for tag in markup(source)}
        used = {(tag.tag, tag.attributes) for tag in markup(pattern)}
        for tag, attributes in sorted(known ^ used):
            shown = "".join(f' {name}="{value}"' for name, value in attributes)
            wrong = "is not in the source text" if (tag, attributes) in used else "is missing"
            message = f"the tag <{tag}{shown}> {wrong}"
            yield self.problem("translation-markup", message, "keep the tags of the source")

    def holes(self, pattern: Pattern, index: int) -> Iterator[Diagnostic]:
        """The placeholders are those of the source; each may be in another form."""
        known = {hole.name for source in self.source for hole in placeholders(source)}
        used = list(placeholders(pattern))
        for hole in used:
            if hole.name not in known:
                message = f"{hole} is not in the source text"
                yield self.problem("translation-placeholder", message, nearest(hole.name, known))
            elif not self.has_form(hole):
                message = f"“{hole.name}” has no form “{hole.form or 'plain'}”"
                forms = offered_forms(hole.name, self.base)
                hint = f"it has: {', '.join(form or '(plain)' for form in forms)}"
                yield self.problem("translation-placeholder", message, hint)
        for name in sorted(known - {hole.name for hole in used}):
            if not self.may_leave_out(name, index):
                message = f"the placeholder {{{name}}} of the source text is missing"
                yield self.problem("translation-placeholder", message, self.numbers(index))

    def has_form(self, hole: Placeholder) -> bool:
        if kind_at(hole.name, self.base) is None:
            # A placeholder of the toolkit's own, or a column's {value}: its text decides.
            return True
        fact = self.base.facts.get(hole.name)
        if fact and without_words(fact, hole.form):
            return False
        return hole.form in offered_forms(hole.name, self.base)

    def may_leave_out(self, name: str, index: int) -> bool:
        """A form for one number only may say it in a word, as the source's singular may."""
        if self.text.plural is None or name != self.count():
            return False
        served = numbers_by_form(self.voice.profile)[index]
        in_singular = name in {hole.name for hole in placeholders(self.source[0])}
        return len(served) == 1 or (1 in served and not in_singular)

    def count(self) -> str | None:
        """The placeholder that selects the form."""
        if self.text.count:
            return split_form(self.text.count)[0]
        holes = placeholders(self.source[-1])
        return next((one.name for one in holes if counts(one.name, one.form, self.base)), None)

    def numbers(self, index: int) -> str | None:
        """Which numbers a plural form serves, for the hint."""
        if self.text.plural is None:
            return None
        served = numbers_by_form(self.voice.profile)[index]
        shown = ", ".join(map(str, served[:4]))
        return f"msgstr[{index}] serves {shown}{' …' if len(served) > 4 else ''}"

    def problem(self, code: str, message: str, hint: str | None) -> Diagnostic:
        tag = self.voice.profile.tag
        return Diagnostic(code, message, self.entry.location, hint=hint, locale=tag)
