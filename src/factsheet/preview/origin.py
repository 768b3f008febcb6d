"""Find the origin of what a page prints: a value's statement and source, a text's message."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from factsheet.catalogs.po import Entry, Key
from factsheet.diagnostics import Findings, Location, excerpt
from factsheet.edition.document import Datum, Document, Inline, LocalizedText, plain
from factsheet.edition.edition import Edition
from factsheet.edition.source import SourceMessage, sources_of
from factsheet.edition.walk import inlines
from factsheet.gate.target import numbers_by_form
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.leaves import texts
from factsheet.messages.message import Message
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.model.base import UnknownAddressError
from factsheet.model.facts import Source, Statement, canonical
from factsheet.preview.live import Live, PagePlace
from factsheet.preview.telling import Links
from factsheet.publish.artifacts import digest
from factsheet.workspace import CONFIG_NAME

MOST_FOUND = 60
"""Maximum number of places that a search returns."""
EXAMPLES = 4
"""Maximum number of example numbers of a plural form."""


@dataclass(slots=True)
class Origins:
    """Finds the origin of printed texts and values. Results shared by all languages are cached."""

    live: Live
    links: Links
    _known: tuple[object, object, Mapping[Key, SourceMessage]] | None = None
    _folded: dict[str, str] = field(default_factory=dict)

    def sources(self, edition: Edition) -> Mapping[Key, SourceMessage]:
        """All messages to translate, by msgctxt and msgid."""
        means = self.live.means
        known = self._known
        if known is None or known[0] is not edition.publication or known[1] is not means:
            base = edition.publication.base
            written = texts((edition.publication.parts, PHRASES))
            found = edition.messages(means.theme, Findings()) if means else ()
            known = (edition.publication, means, sources_of(found, written, base))
            self._known = known
        return known[2]

    def value(self, place: PagePlace, address: str) -> dict[str, Any] | None:
        """The fact, statement and source of a printed value; None if there is no such value.

        Pages print two values that no fact has: `edition`, and the dates of `source:ID`.
        """
        edition = self.live.edition
        if edition is None:
            return None
        base = edition.publication.base
        told: dict[str, Any] = {"address": address, "places": self._places(place, address)}
        if address == "edition":
            at = self.links.place(Location(CONFIG_NAME))
            return told | {"value": place.day.isoformat(), "kind": "date", "at": [["date", at]]}
        if source := base.sources.get(address.removeprefix("source:")):
            date = source.date.canonical if source.date else ""
            return told | {"value": date, "kind": "date", "at": [], "source": self._source(source)}
        try:
            found = base.find(address, place.day)
        except UnknownAddressError:
            return None
        if found is None:
            return None
        fact, statement = found.fact, found.statement
        about = found.approximation.value.replace("_", " ") if found.approximation else ""
        cited = base.sources.get(found.source)
        return told | {
            "value": f"{about} {canonical(found.value)}".strip(),
            "kind": found.column.kind if found.column else fact.kind,
            "label": fact.label.singular if fact.label else "",
            "at": [
                ["fact", self.links.place(fact.at)],
                [f"statement {statement.id}", self.links.place(statement.at)],
            ],
            "holds": _times(statement),
            "note": statement.note or "",
            "where": found.where,
            "source": self._source(cited) if cited else None,
        }

    def _source(self, source: Source) -> dict[str, Any]:
        date = source.date.canonical if source.date else ""
        return {
            "title": source.title.singular,
            "by": ", ".join(part for part in (source.publisher.singular, date) if part),
            "url": source.url.address if source.url else "",
            "at": self.links.place(source.at),
        }

    def message(self, place: PagePlace, key: Key) -> dict[str, Any] | None:
        """A message with its translation; None if there is no such message."""
        edition = self.live.edition
        source = self.named(key)
        if edition is None or source is None or place.locale not in edition.voices:
            return None
        voice, message = edition.voices[place.locale], source.message
        is_plural = message.plural is not None
        found = voice.translation(*message.key, is_plural=is_plural)
        entry, previous = found.entry, found.entry.previous if found.entry else None
        is_own = voice.is_source and entry is None
        return {
            "context": message.context or "",
            "source": [message.singular, *([message.plural] if message.plural else [])],
            "at": [self.links.place(at) for at in message.references],
            "comments": list(message.comments),
            "state": "source text" if is_own else found.progress.value,
            "reason": "" if found.usable or is_own else ": ".join(found.reason),
            "previous": [text for text in (previous.singular, previous.plural) if text]
            if previous
            else [],
            "remarks": list(entry.comments) if entry else [],
            "placeholders": self._placeholders(place, message),
            "file": self.links.place(entry.location) if entry else None,
            "forms": _forms(entry, voice.profile) if entry else [],
            "direction": voice.profile.direction,
            "seal": seal(entry) if entry else "",
            "places": self._places(place, message.context) if message.context else [],
        }

    def named(self, key: Key) -> SourceMessage | None:
        """The message of this key. If it has a context, that alone identifies it."""
        edition = self.live.edition
        sources = self.sources(edition) if edition else {}
        context, singular = key
        if singular:
            return sources.get((context or None, singular))
        return next((one for one in sources.values() if one.message.context == context), None)

    def search(self, place: PagePlace, asked: str) -> list[dict[str, Any]]:
        """Passages of all sheets, in the language of the place, that contain the requested words.
        The printed text, the source text and the context are searched, ignoring case and marks.
        """
        wanted = self._fold(asked.strip())
        found: list[dict[str, Any]] = []
        for where, said in self._passages(place) if wanted else ():
            told = (said.words, said.text.singular, said.text.plural or "", said.name)
            if any(wanted in self._fold(text) for text in told):
                found.append(_passage(where, said))
            if len(found) == MOST_FOUND:
                break
        return found

    def _passages(self, place: PagePlace) -> Iterator[tuple[PagePlace, LocalizedText]]:
        """Every text that sheets in this language print, once for each sheet."""
        for where, document in self.live.documents(place.locale, place.day):
            seen: set[tuple[str, str]] = set()
            for inline in inlines(document.page):
                if isinstance(inline, LocalizedText) and (inline.name, inline.words) not in seen:
                    seen.add((inline.name, inline.words))
                    yield where, inline

    def _places(self, place: PagePlace, name: str) -> list[dict[str, Any]]:
        """The sheets that print a message or an address."""
        return [
            {"sheet": where.sheet, "title": document.title.text}
            for where, document in self.live.documents(place.locale, place.day)
            if any(_is_of(inline, name) for inline in inlines(document.page))
        ]

    def _placeholders(self, place: PagePlace, message: Message) -> list[dict[str, str]]:
        """What the placeholders of a message print on a sheet, by their addresses."""
        try:
            document = self.live.document(place)
        except Exception:  # noqa: BLE001  (the page reports what is wrong)
            return []
        if not isinstance(document, Document):
            return []
        said = [
            one
            for one in inlines(document.page)
            if isinstance(one, LocalizedText) and one.name == message.context
        ]
        data = (one for part in said for one in inlines(part.children) if isinstance(one, Datum))
        return [
            {"name": name, "value": value}
            for name, value in dict.fromkeys((one.address, plain(one.children)) for one in data)
        ]

    def _fold(self, text: str) -> str:
        """The text without case and marks: é as e, Arabic without vowel signs."""
        if text not in self._folded:
            parts = unicodedata.normalize("NFKD", text.casefold())
            self._folded[text] = "".join(c for c in parts if unicodedata.category(c) != "Mn")
        return self._folded[text]


def seal(entry: Entry) -> str:
    """A hash of an entry's content, independent of its place in the file."""
    previous = entry.previous
    said = (entry.context, entry.singular, entry.plural, entry.translations, entry.flags, previous)
    return digest(repr(said).encode())


def _forms(entry: Entry, profile: LocaleProfile) -> list[dict[str, str]]:
    """The forms of a translation, each with numbers that select it."""
    if entry.plural is None:
        return [{"name": "", "text": entry.translations[0]}]
    served = numbers_by_form(profile)
    names = profile.plural_categories
    return [
        {"name": f"{name}: {_some(served.get(at, ()))}", "text": text}
        for at, (name, text) in enumerate(zip(names, entry.translations, strict=True))
    ]


def _some(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:EXAMPLES]))
    return f"{shown} …" if len(numbers) > EXAMPLES else shown


def _is_of(inline: Inline, name: str) -> bool:
    return (isinstance(inline, Datum) and inline.address == name) or (
        isinstance(inline, LocalizedText) and inline.name == name
    )


def _passage(where: PagePlace, said: LocalizedText) -> dict[str, str]:
    words = excerpt(said.words, 120)
    return {"sheet": where.sheet, "context": said.name, "words": words, "source": ""}


def _times(statement: Statement) -> str:
    parts = ("from", statement.from_), ("until", statement.until), ("as of", statement.as_of)
    return ", ".join(f"{word} {at.canonical}" for word, at in parts if at)
