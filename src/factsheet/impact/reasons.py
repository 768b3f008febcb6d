"""Find reasons to review a text in one language after a change of facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.diagnostics import Location
from factsheet.edition.document import Datum, Element, LocalizedText, LocalizedValue, Run, plain
from factsheet.edition.edition import Edition
from factsheet.edition.speaker import Inlines
from factsheet.edition.voice import SelectedForm, Voice
from factsheet.impact.impact import Reason, Weight
from factsheet.impact.reading import Item, SheetDifference
from factsheet.locales.comparisons import comparisons_in
from factsheet.locales.plurals import WHOLE_NUMBERS
from factsheet.messages.forms import counts
from factsheet.messages.leaves import texts
from factsheet.messages.pattern import Pattern, parse_pattern, placeholders
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.claims import false_conditions
from factsheet.model.computed import ComputationError
from factsheet.model.publication import Publication
from factsheet.model.text import Text, split_form


@dataclass(frozen=True, slots=True)
class ReasonFinder:
    """Finds reasons to review a text, from both editions."""

    old: Edition
    new: Edition
    old_texts: frozenset[str]
    """Contexts of all texts that the old edition could print."""
    new_texts: frozenset[str]

    @classmethod
    def between(cls, old: Edition, new: Edition) -> "ReasonFinder":
        return cls(old, new, _contexts(old.publication), _contexts(new.publication))

    def reasons(self, difference: SheetDifference) -> tuple[Reason, ...]:
        """All reasons; empty if no review is needed."""
        before, after = difference.before, difference.after
        found = list(self._presence(before, after))
        if after is not None:
            voice = self.new.voices[difference.locale]
            found += self._fallback(before, after, voice)
            if isinstance(after, LocalizedValue):
                found += self._beside(after, voice)
            else:
                said = before if isinstance(before, LocalizedText) else None
                found += self._text(said, after, difference.locale)
        return tuple(found)

    def _presence(self, before: Item | None, after: Item | None) -> Iterator[Reason]:
        if after is None and before and self._is_known(before, self.new, self.new_texts):
            message = f"was printed, but is left out of the edition of {self.new.day}"
            yield Reason("left-out", Weight.REVIEW, message)
            if isinstance(before, LocalizedText) and (wrong := self._false(before.text)):
                message = f"what it says is no longer true: {'; '.join(wrong)}"
                yield Reason("claim", Weight.REVIEW, message, before.text.at)
        elif before is None and after:
            if self._is_known(after, self.old, self.old_texts):
                yield Reason("appears", Weight.REVIEW, "was left out before and is printed now")
            else:
                yield Reason("new", Weight.NOTE, "is new")

    def _false(self, text: Text) -> list[str]:
        try:
            return false_conditions(text, self.new.publication.base, self.new.day)
        except ComputationError:
            return []  # which check reports

    def _is_known(self, item: Item, edition: Edition, known: frozenset[str]) -> bool:
        if isinstance(item, LocalizedText):
            return item.text.context in known
        try:
            edition.publication.base.resolve(item.address)
        except UnknownAddressError:
            return False
        return True

    def _fallback(self, before: Item | None, after: Item, voice: Voice) -> Iterator[Reason]:
        """Texts that fall back to the source language."""
        source = self.new.source.profile.tag
        if isinstance(after, LocalizedText) and after.fell_back:
            if before and before.words == after.words:
                return  # it was untranslated before, and the change is not visible
            form = selected_form(after, voice)
            message = f"{_untranslated(form)}: {source} is printed instead"
            yield Reason("untranslated", Weight.ERROR, message, form.at)
        elif _foreign(after.children, source) and not (
            before and _foreign(before.children, source)
        ):
            message = f"a value in it is not translated: {source} is printed instead"
            yield Reason("untranslated", Weight.ERROR, message)

    def _text(
        self, before: LocalizedText | None, after: LocalizedText, locale: str
    ) -> Iterator[Reason]:
        now = selected_form(after, self.new.voices[locale])
        was = selected_form(before, self.old.voices[locale]) if before else None
        if before and _source(before.text) != _source(after.text):
            yield self._rewritten(after, now)
        at = None if after.fell_back else now.at
        is_missing = after.fell_back and now.entry is None
        if was and now.index is not None and was.category != now.category and not is_missing:
            message = f"plural form for {after.number}: {form_name(was)} → {form_name(now)}"
            yield Reason("plural-form", Weight.REVIEW, message, at)
        yield from self._number(before, after, now, locale)
        if before and not after.fell_back and not before.fell_back:
            yield from _shares(before.children, after.children, now)
        yield from self.text_claims(after, locale)

    def _rewritten(self, after: LocalizedText, now: SelectedForm) -> Reason:
        """A changed source text. A catalog with the same singular may still have the old plural."""
        entry = now.entry
        if entry and (entry.singular, entry.plural) != _source(after.text):
            message = "its source text changed and the catalog is out of date; run: factsheet sync"
            return Reason("wording", Weight.REVIEW, message, entry.location)
        return Reason("wording", Weight.NOTE, "its source text changed")

    def _number(
        self, before: LocalizedText | None, after: LocalizedText, now: SelectedForm, locale: str
    ) -> Iterator[Reason]:
        """Numbers that a form spells out or omits."""
        number = _printed_number(after.text, self.new.publication.base.within(after.name))
        if number is None or before is None or before.number == after.number or after.fell_back:
            return
        if _lacks(now.pattern, number):
            profile, own = self.new.voices[locale].profile, now.index
            alike = sum(profile.plural_index(n) == own for n in WHOLE_NUMBERS)
            weight = Weight.NOTE if alike == 1 else Weight.REVIEW
            message = f"the form spells {after.number} out, or omits it"
            if alike > 1:
                message += ", and is used for other numbers too"
            yield Reason("number-in-words", weight, message, now.at)
        elif locale == self.new.config.source_locale:
            singular = parse_pattern(after.text.singular)
            if _lacks(singular, number):
                message = "the singular spells the number out; this form prints it"
                yield Reason("number-in-words", Weight.NOTE, message)

    def text_claims(self, said: LocalizedText, locale: str) -> Iterator[Reason]:
        """Comparison words in a text as printed, and in its source. Its claim settles them."""
        if said.text.claim:
            return
        form = selected_form(said, self.new.voices[locale])
        own, at = ((), None) if said.fell_back else ((form.pattern,), form.at)
        yield from self.claims(said.text, own, locale, at)

    def _beside(self, after: LocalizedValue, voice: Voice) -> Iterator[Reason]:
        """Claims in the label and caption of a value."""
        fact, _, column = self.new.publication.base.resolve(after.address)
        for text in () if column else (fact.label, fact.caption):
            if text is None:
                continue
            if entry := voice.translation_of(text).usable:
                own = tuple(map(parse_pattern, entry.translations))
                yield from self.claims(text, own, voice.profile.tag, entry.location)
            else:
                yield from self.claims(text, (), voice.profile.tag, None)

    def claims(
        self, text: Text, own: Iterable[Pattern], locale: str, at: Location | None
    ) -> Iterator[Reason]:
        """Comparison words in the source text, and in the words of the language."""
        source = self.new.config.source_locale
        forms = (text.singular, text.plural or "")
        found = [
            (source, word) for form in forms for word in comparisons_in(parse_pattern(form), source)
        ]
        found += [(locale, word) for pattern in own for word in comparisons_in(pattern, locale)]
        if found:
            words = ", ".join(f"“{word}” ({tag})" for tag, word in dict.fromkeys(found))
            message = f"says {words}: is it still true?"
            yield Reason("claim", Weight.REVIEW, message, at)


def _shares(before: Inlines, after: Inlines, now: SelectedForm) -> Iterator[Reason]:
    """Values that change from words, such as “one quarter”, to digits, or the reverse."""
    was = dict(_data(before))
    for address, words in _data(after):
        former = was.get(address, words)
        if _has_digits(former) != _has_digits(words):
            message = f"“{former}” becomes “{words}”: the words around it may have to change"
            yield Reason("number-in-words", Weight.REVIEW, message, now.at)


def _data(runs: Inlines) -> Iterator[tuple[str, str]]:
    """The values in a sentence, by address."""
    for run in runs:
        if isinstance(run, Datum):
            yield run.address, plain(run.children)
        elif not isinstance(run, Run):
            yield from _data(run.children)


def _has_digits(words: str) -> bool:
    return any(char.isdigit() for char in words)


def _untranslated(form: SelectedForm) -> str:
    """Why a language has no usable translation of a text."""
    if form.entry is None:
        return "is missing from the catalog"
    if form.entry.fuzzy:
        return "its translation is fuzzy"
    if form.index is not None:
        return f"its translation lacks the form {form_name(form)} for the new number"
    return "is not translated"


def _foreign(runs: Inlines, source: str) -> bool:
    """Whether a part of it is marked as source language."""
    return any(
        (isinstance(run, Element) and dict(run.attributes).get("lang") == source)
        or (not isinstance(run, Run) and _foreign(run.children, source))
        for run in runs
    )


def _source(text: Text) -> tuple[str, str | None]:
    return (text.singular, text.plural)


def _contexts(publication: Publication) -> frozenset[str]:
    base = publication.base
    parts = (*publication.sheets.values(), *base.facts.values(), *base.sources.values())
    return frozenset(text.context for part in parts for text in texts(part))


def selected_form(said: LocalizedText, voice: Voice) -> SelectedForm:
    """The plural form of a text that its number selects in a language.

    The entry is the language's own, even if it is unfinished; the pattern is then the
    source language’s.
    """
    pattern = said.wording.pattern if said.wording else ()
    entry = voice.translation_of(said.text).entry
    if said.text.plural is None or said.number is None:
        return SelectedForm(pattern, entry)
    index = voice.profile.plural_index(said.number)
    return SelectedForm(pattern, entry, index, voice.profile.plural_categories[index])


def form_name(form: SelectedForm) -> str:
    """A form as messages name it: “few” (msgstr[3])."""
    place = f" (msgstr[{form.index}])" if form.entry else ""
    return f"“{form.category}”{place}"


def _lacks(pattern: Pattern, number: str) -> bool:
    """Whether there is no placeholder for the number, so that it is spelled out or omitted."""
    return all(hole.name != number for hole in placeholders(pattern))


def _printed_number(text: Text, base: FactBase) -> str | None:
    """The placeholder for the number that selects the plural form.

    None if the text has none, as a caption under a figure.
    """
    if text.plural is None:
        return None
    holes = list(placeholders(parse_pattern(text.plural)))
    if text.count:
        count, _ = split_form(text.count)
        return count if any(hole.name == count for hole in holes) else None
    return next((hole.name for hole in holes if counts(hole.name, hole.form, base)), None)
