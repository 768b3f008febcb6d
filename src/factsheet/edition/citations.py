"""Numbers of sources and labels of footnotes, as a sheet prints them in its order.

A note is written inside its sentence, as `<note>…</note>`, so translators decide where it goes.
The page prints its label there and the note at the end of the block.
"""

from dataclasses import dataclass, field, replace

from factsheet.edition.document import NOTE, Element, Inline, NoteView, Phrase, Run
from factsheet.edition.speaker import Used
from factsheet.locales.numerals import lettered


@dataclass(slots=True)
class Notes:
    """Numbers and labels for the notes of a sheet."""

    language: str = ""
    """The language whose letters label the notes; Latin letters if empty."""
    views: list[NoteView] = field(default_factory=list)
    shared: dict[str, NoteView] = field(default_factory=dict)
    """Notes that several cells may call, by their names."""

    def label(self, phrase: Phrase) -> Phrase:
        """The phrase with number and label on each note. The notes are added to `views`."""
        if not any(map(_has_note, phrase.children)):
            return phrase
        return replace(phrase, children=self._all(phrase.children, phrase))

    def _all(self, inlines: tuple[Inline, ...], around: Phrase) -> tuple[Inline, ...]:
        return tuple(self._one(inline, around) for inline in inlines)

    def _one(self, inline: Inline, around: Phrase) -> Inline:
        """The inline with labelled notes. `around` carries the language of the enclosing passage
        if that is not the page's."""
        if isinstance(inline, Run) or not _has_note(inline):
            return inline
        if not isinstance(inline, Element):
            return replace(inline, children=self._all(inline.children, around))
        attributes = dict(inline.attributes)
        if inline.tag != NOTE:
            if "lang" in attributes:
                around = Phrase((), (), attributes["lang"], attributes["dir"])
            return replace(inline, children=self._all(inline.children, around))
        note = self._added(replace(around, children=inline.children))
        return self._call(note, inline.children)

    def call(self, phrase: Phrase, name: str, text: Phrase) -> Phrase:
        """The phrase with the label of a note at its end. Later calls of that name share it."""
        known = self.shared.get(name)
        note = known or self._added(text)
        self.shared[name] = note
        call = self._call(note, () if known else text.children)
        if known:
            call = replace(call, attributes=(*call.attributes, ("again", "true")))
        return replace(phrase, children=(*phrase.children, call))

    def _added(self, text: Phrase) -> NoteView:
        number = len(self.views) + 1
        self.views.append(NoteView(number, lettered(number, self.language), text))
        return self.views[-1]

    def _call(self, note: NoteView, children: tuple[Inline, ...]) -> Element:
        return Element(NOTE, (("number", str(note.number)), ("label", note.label)), children)

    def since(self, number: int) -> tuple[NoteView, ...]:
        """The notes after the first `number`."""
        return tuple(self.views[number:])


def _has_note(inline: Inline) -> bool:
    if isinstance(inline, Run):
        return False
    is_note = isinstance(inline, Element) and inline.tag == NOTE
    return is_note or any(map(_has_note, inline.children))


def without_notes(phrase: Phrase) -> Phrase:
    """The phrase without labels of notes, for printing it a second time."""
    return replace(phrase, children=_without_notes(phrase.children))


def _without_notes(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(
        replace(one, children=_without_notes(one.children)) if not isinstance(one, Run) else one
        for one in inlines
        if not (isinstance(one, Element) and one.tag == NOTE)
    )


@dataclass(slots=True)
class Citations:
    """The sheet's numbering of sources, in the order in which it cites them."""

    notes: Notes = field(default_factory=Notes)
    numbers: dict[str, int] = field(default_factory=dict)
    printed: dict[tuple[str, str], None] = field(default_factory=dict)
    fallbacks: int = 0

    def cite(self, used: Used) -> tuple[int, ...]:
        if not used.statements:
            return ()
        for fact, statement, source in used.statements:
            self.numbers.setdefault(source, len(self.numbers) + 1)
            self.printed[fact, statement] = None
        return tuple(sorted({self.numbers[source] for _, _, source in used.statements}))
