"""Proofs of a language: its messages by sheet, with pictures of where they are printed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from unicodedata import category

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Key
from factsheet.edition.completeness import measure
from factsheet.edition.document import Document, LocalizedText
from factsheet.edition.edition import Edition
from factsheet.edition.walk import inlines
from factsheet.exchange.collect import collect, unit_ids
from factsheet.exchange.unit import TranslationUnit
from factsheet.pages.pages import Page
from factsheet.paper.painting import crops
from factsheet.proof.sheets import MarkedSheets
from factsheet.publish.printing import Progress
from factsheet.published.edition import Published

EVERY_PAGE = "Every page"
"""Title of the messages that belong to no sheet."""


@dataclass(frozen=True, slots=True)
class ProofEntry:
    """One message of a proof."""

    unit: TranslationUnit
    pictures: tuple[bytes, ...] = ()
    """PNG files of places where the sheet prints it."""
    words: tuple[str, ...] = ()
    """The texts that the sheet prints for it, with their values."""


@dataclass(frozen=True, slots=True)
class ProofSection:
    """The messages that a sheet is the first to print."""

    title: str
    entries: tuple[ProofEntry, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof of one language."""

    publisher: str
    edition: str
    """The edition date, as 2021-11-25."""
    locale: str
    autonym: str
    direction: str
    source_locale: str
    source_direction: str
    sections: tuple[ProofSection, ...]
    fonts: tuple[str, ...] = ()
    """Font families of the language and of the source language."""
    since: str | None = None
    """The date of the edition since which messages are shown; None if all are."""

    @property
    def entries(self) -> list[ProofEntry]:
        return [entry for section in self.sections for entry in section.entries]


@dataclass(frozen=True, slots=True)
class Proofs:
    """Makes proofs of an edition."""

    sheets: MarkedSheets

    @property
    def edition(self) -> Edition:
        return self.sheets.edition

    def of(
        self,
        catalog: Catalog,
        sheets: Collection[str],
        progress: Progress,
        since: Published | None = None,
    ) -> Proof:
        """The proof of a catalog's language: of the requested sheets, as written, or of all.

        With `since`, only messages whose text that edition did not print on the same sheet, of
        those that are visible on paper.
        Raises PdfUnavailableError.
        """
        tag = catalog.locale
        units = self._units(catalog)
        printed = measure(self.edition, self.sheets.means.theme)[tag].units
        left = {one.message.key: one for one in printed}
        pages = self.sheets.pages(tag, sheets)
        sections: list[ProofSection] = []
        frame: dict[str, list[bytes]] = {}
        for done, (name, page) in enumerate(pages.items(), 1):
            own = [key for key, message in left.items() if name in message.sheets]
            found = crops(self.sheets.printed(page))
            frame = {**found, **frame}
            left = {key: message for key, message in left.items() if key not in own}
            entries = [self._entry(key, units, found, page) for key in own]
            if since:
                visible = [entry for entry in entries if entry.pictures]
                entries = [entry for entry in visible if _is_new(entry, page, since)]
            sections.append(ProofSection(page.document.title.text, tuple(entries)))
            progress(done, len(pages), page.name)
        if not sheets and not since:
            every = [key for key, message in left.items() if not message.sheets]
            rest = tuple(self._entry(key, units, frame) for key in every)
            sections.append(ProofSection(EVERY_PAGE, rest))
        profile, source = self.edition.voices[tag].profile, self.edition.source.profile
        families = [self.edition.config.style(one).font for one in (tag, source.tag)]
        return Proof(
            publisher=self.edition.config.publisher,
            edition=self.edition.day.isoformat(),
            locale=tag,
            autonym=profile.autonym,
            direction=profile.direction,
            source_locale=source.tag,
            source_direction=source.direction,
            sections=tuple(section for section in sections if section.entries),
            fonts=tuple(dict.fromkeys(filter(None, families))),
            since=since.day if since else None,
        )

    def _units(self, catalog: Catalog) -> dict[Key, TranslationUnit]:
        profile = self.edition.voices[catalog.locale].profile
        bundle = collect(
            catalog.file,
            catalog.path,
            profile,
            publisher=self.edition.config.publisher,
            source_language=self.edition.config.source_locale,
            each_context=True,
        )
        by_id = {unit.id: unit for unit in bundle.units}
        return {key: by_id[name] for key, name in unit_ids(catalog.file).items()}

    def _entry(
        self,
        key: Key,
        units: Mapping[Key, TranslationUnit],
        pictures: Mapping[str, list[bytes]],
        page: Page | None = None,
    ) -> ProofEntry:
        context, singular = key
        found = pictures.get(context or "") or pictures.get(singular) or ()
        words = _words(page.document, key) if page else ()
        return ProofEntry(units[key], tuple(found), words)


def _words(document: Document, key: Key) -> tuple[str, ...]:
    """What the document prints for a message: one text for each combination of its values."""
    said = (one for one in inlines(document) if isinstance(one, LocalizedText))
    texts = (one.words for one in said if (one.text.context, one.text.singular) == key)
    return tuple(dict.fromkeys(texts))


def _is_new(entry: ProofEntry, page: Page, since: Published) -> bool:
    """Whether the sheet of that edition did not print one of the message's texts."""
    before = since.pages.get((page.document.locale, page.sheet.id))
    known = _plain("\n".join(passage.words for passage in before.passages)) if before else ""
    return any(_plain(words) not in known for words in entry.words)


def _plain(text: str) -> str:
    """The text without invisible characters, and with plain spaces."""
    return " ".join("".join(c for c in text if category(c) != "Cf").split())
