"""The list of editions in one language: their dates, corrections, and what changed in each."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.archive.folder import NAME
from factsheet.diff.compare import compare
from factsheet.diff.difference import EditionDifference
from factsheet.edition.document import Phrase
from factsheet.edition.edition import Edition
from factsheet.edition.speaker import Used
from factsheet.model.corrections import Correction, EditionNotes, Withdrawal, edition_name
from factsheet.model.dates import PartialDate
from factsheet.published.edition import Published


@dataclass(frozen=True, slots=True)
class Remark:
    """A correction or a withdrawal."""

    date: Phrase
    text: Phrase
    edition: str | None = None
    """The name of the corrected edition, if the archive has it."""


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A fact with its former and its current printed value in a language."""

    label: str
    language: str
    """The language of the label."""
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedChanges:
    """The changes that readers of a language see since the previous edition."""

    since: Phrase
    values: tuple[ChangedValue, ...]
    reworded: int
    """The number of reworded passages."""
    came: int
    """The number of new sheets."""
    went: int

    @property
    def is_empty(self) -> bool:
        return not (self.values or self.reworded or self.came or self.went)


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """The list's entry for an edition."""

    name: str
    date: Phrase
    corrected: Phrase | None
    """The date of the correction, if it corrects an edition of the same day."""
    is_current: bool
    locales: tuple[str, ...]
    corrections: tuple[Remark, ...]
    """The corrections of errors in it."""
    withdrawn: Remark | None
    changes: ListedChanges | None = None


class History:
    """All editions, the latest first."""

    def __init__(self, edition: Edition, editions: dict[str, Published]) -> None:
        self.edition = edition
        self.editions = editions
        self.good = [name for name in editions if not self.notes(name).withdrawn]
        """Editions that are not withdrawn."""
        self.differences = {
            new: (old, compare(editions[old], editions[new], list(edition.voices)))
            for new, old in zip(self.good, self.good[1:], strict=False)
        }
        """The previous edition and the differences from it, for each edition."""

    @property
    def current(self) -> str | None:
        """The latest that is not withdrawn."""
        return self.good[0] if self.good else None

    def notes(self, name: str) -> EditionNotes:
        """The publication's notes about an edition. Corrections are those since it was made."""
        day, corrected = _days(name)
        notes = self.edition.publication.editions.get(day)
        if notes is None:
            return EditionNotes(day, self.edition.config.place("publication"))
        later = tuple(one for one in notes.corrected if one.date.canonical > corrected)
        return EditionNotes(day, notes.at, later, notes.withdrawn)

    def entries(self, tag: str) -> Iterator[ListedEdition]:
        """The list in a language."""
        for name, published in self.editions.items():
            notes, (day, corrected) = self.notes(name), _days(name)
            there = [
                one
                for one in published.manifest.records
                if f"{one}/index.html" in published.digests
            ]
            yield ListedEdition(
                name,
                self._date(day, tag),
                self._date(corrected, tag) if corrected else None,
                name == self.current,
                tuple(there),
                tuple(self._remark(one, tag, day) for one in notes.corrected),
                self.withdrawal(name, tag),
                self._changes(name, tag),
            )

    def withdrawal(self, name: str, tag: str) -> Remark | None:
        """Why an edition is withdrawn, if it is."""
        withdrawn = self.notes(name).withdrawn
        return self._remark(withdrawn, tag) if withdrawn else None

    def _changes(self, name: str, tag: str) -> ListedChanges | None:
        if name not in self.differences:
            return None
        old, difference = self.differences[name]
        own = [one for one in difference.locales if one.locale == tag]
        return ListedChanges(
            self._date(_days(old)[0], tag),
            tuple(_values(difference, tag)),
            sum(len(one.passages) for one in own),
            sum(len(one.sheets_came) for one in own),
            sum(len(one.sheets_went) for one in own),
        )

    def _remark(self, one: Correction | Withdrawal, tag: str, day: str | None = None) -> Remark:
        name = edition_name(day, [one.date.canonical]) if day else None
        text = self.edition.speaker(tag).phrase(one.text, Used())
        there = name if name in self.good else None
        return Remark(self._date(one.date.canonical, tag), text, there)

    def _date(self, day: str, tag: str) -> Phrase:
        speaker = self.edition.speaker(tag)
        date = PartialDate.parse(day)
        return Phrase(speaker.value(date, "edition", None, speaker.voice, Used()))


def _days(name: str) -> tuple[str, str]:
    """The day of an edition, and that of its last correction."""
    found = NAME.fullmatch(name)
    return (found[1], found[2] or "") if found else (name, "")


def _values(difference: EditionDifference, tag: str) -> Iterator[ChangedValue]:
    for fact in difference.facts:
        for one in fact.prints:
            if one.locale == tag and one.before != one.after:
                language, label = next(
                    ((of, fact.labels[of]) for of in (tag, *fact.labels) if of in fact.labels),
                    ("", fact.fact),
                )
                yield ChangedValue(label, language, one.before, one.after)
