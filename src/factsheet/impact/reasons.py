"""Find reasons to review a text in one language after a change of facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factsheet.diagnostics import Location
from factsheet.edition.document import Datum, Element, Run, Said, Shown, plain
from factsheet.edition.edition import Edition
from factsheet.edition.speaker import Inlines
from factsheet.edition.voice import Voice
from factsheet.impact.claims import claims_in
from factsheet.impact.difference import SheetDifference
from factsheet.impact.impact import Reason, Weight
from factsheet.impact.reading import Item
from factsheet.impact.wording import SelectedWording, printed_number, wording
from factsheet.locales.plurals import WHOLE_NUMBERS
from factsheet.messages.leaves import texts
from factsheet.messages.pattern import Pattern, parse_pattern
from factsheet.model.base import UnknownAddressError
from factsheet.model.publication import Publication
from factsheet.model.text import Text


@dataclass(frozen=True, slots=True)
class Judge:
    """Finds the reasons, by what both editions have."""

    old: Edition
    new: Edition
    old_texts: frozenset[str]
    """Contexts of all texts that the old edition could print."""
    new_texts: frozenset[str]

    @classmethod
    def between(cls, old: Edition, new: Edition) -> "Judge":
        return cls(old, new, _contexts(old.publication), _contexts(new.publication))

    def reasons(self, difference: SheetDifference) -> tuple[Reason, ...]:
        """All reasons; empty if no review is needed."""
        before, after = difference.before, difference.after
        found = list(self._presence(before, after))
        if after is not None:
            voice = self.new.voices[difference.locale]
            found += self._fallback(before, after, voice)
            if isinstance(after, Shown):
                found += self._beside(after, voice)
            else:
                said = before if isinstance(before, Said) else None
                found += self._text(said, after, difference.locale)
        return tuple(found)

    def _presence(self, before: Item | None, after: Item | None) -> Iterator[Reason]:
        if after is None and before and self._is_known(before, self.new, self.new_texts):
            message = f"was printed, is left out of the edition of {self.new.day}"
            yield Reason("left-out", Weight.REVIEW, message)
        elif before is None and after:
            if self._is_known(after, self.old, self.old_texts):
                yield Reason("appears", Weight.REVIEW, "is printed now, was left out before")
            else:
                yield Reason("new", Weight.NOTE, "is new")

    def _is_known(self, item: Item, edition: Edition, known: frozenset[str]) -> bool:
        if isinstance(item, Said):
            return item.text.context in known
        try:
            edition.publication.base.resolve(item.address)
        except UnknownAddressError:
            return False
        return True

    def _fallback(self, before: Item | None, after: Item, voice: Voice) -> Iterator[Reason]:
        """Texts that fall back to the source language."""
        source = self.new.source.profile.tag
        if isinstance(after, Said) and after.fell_back:
            if before and before.words == after.words:
                return  # as untranslated as it was, and the change can't be seen in it
            form = wording(after, voice)
            message = f"{_untranslated(form)}: prints {source} instead"
            yield Reason("untranslated", Weight.ERROR, message, form.at)
        elif _foreign(after.children, source) and not (
            before and _foreign(before.children, source)
        ):
            message = f"a value in it is not translated: prints {source} instead"
            yield Reason("untranslated", Weight.ERROR, message)

    def _text(self, before: Said | None, after: Said, locale: str) -> Iterator[Reason]:
        now = wording(after, self.new.voices[locale])
        was = wording(before, self.old.voices[locale]) if before else None
        if before and _source(before.text) != _source(after.text):
            yield self._rewritten(after, now)
        at = None if after.fell_back else now.at
        is_missing = after.fell_back and now.entry is None
        if was and now.index is not None and was.category != now.category and not is_missing:
            message = f"takes the form {now.form} for {after.number}, took {was.form}"
            yield Reason("plural-form", Weight.REVIEW, message, at)
        yield from self._number(before, after, now, locale)
        if before and not after.fell_back and not before.fell_back:
            yield from _shares(before.children, after.children, now)
        yield from self.text_claims(after, locale)

    def _rewritten(self, after: Said, now: SelectedWording) -> Reason:
        """A catalog finds a message by its singular: it may miss that the plural is new."""
        entry = now.entry
        if entry and (entry.singular, entry.plural) != _source(after.text):
            message = "its source text changed, and the catalog is behind; run: factsheet sync"
            return Reason("wording", Weight.REVIEW, message, entry.location)
        return Reason("wording", Weight.NOTE, "its source text changed")

    def _number(
        self, before: Said | None, after: Said, now: SelectedWording, locale: str
    ) -> Iterator[Reason]:
        """Numbers that a form says in words, or not at all."""
        number = printed_number(after.text, self.new.publication.base.within(after.name))
        if number is None or before is None or before.number == after.number or after.fell_back:
            return
        if now.leaves_out(number):
            profile, own = self.new.voices[locale].profile, now.index
            alike = sum(profile.plural_index(n) == own for n in WHOLE_NUMBERS)
            weight = Weight.NOTE if alike == 1 else Weight.REVIEW
            message = f"the form says {after.number} in words, or leaves it unsaid"
            if alike > 1:
                message += "; it stands for other numbers too"
            yield Reason("number-in-words", weight, message, now.at)
        elif locale == self.new.config.source_locale:
            singular = SelectedWording(parse_pattern(after.text.singular), None)
            if singular.leaves_out(number):
                message = "the singular says the number in words; this form prints it"
                yield Reason("number-in-words", Weight.NOTE, message)

    def text_claims(self, said: Said, locale: str) -> Iterator[Reason]:
        """Comparison words in a text as it is said, and in its source."""
        form = wording(said, self.new.voices[locale])
        own, at = ((), None) if said.fell_back else ((form.pattern,), form.at)
        yield from self.claims(said.text, own, locale, at)

    def _beside(self, after: Shown, voice: Voice) -> Iterator[Reason]:
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
            (source, word) for form in forms for word in claims_in(parse_pattern(form), source)
        ]
        found += [(locale, word) for pattern in own for word in claims_in(pattern, locale)]
        if found:
            words = ", ".join(f"“{word}” ({tag})" for tag, word in dict.fromkeys(found))
            message = f"says {words}: does it still hold?"
            yield Reason("claim", Weight.REVIEW, message, at)


def _shares(before: Inlines, after: Inlines, now: SelectedWording) -> Iterator[Reason]:
    """Values that were said in words, as “one quarter”, and are in digits now, or the reverse."""
    was = dict(_data(before))
    for address, words in _data(after):
        former = was.get(address, words)
        if _has_digits(former) != _has_digits(words):
            message = f"“{former}” becomes “{words}”: the words around it may have to follow"
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


def _untranslated(form: SelectedWording) -> str:
    """Why a language has no words for a text."""
    if form.entry is None:
        return "is missing from the catalog"
    if form.entry.fuzzy:
        return "its translation is fuzzy"
    if form.index is not None:
        return f"its translation is not complete, {form.form} is the form for the new number"
    return "is not translated"


def _foreign(runs: Inlines, source: str) -> bool:
    """Whether a part of it stands in the source language, marked as such."""
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
