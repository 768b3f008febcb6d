"""An edition: the publication in all its languages on one day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from factsheet.config.config import Config
from factsheet.diagnostics import Findings
from factsheet.edition.document import Document, LeftOut, plain
from factsheet.edition.localizer import localize
from factsheet.edition.speaker import Speaker, UnsayableError, Used
from factsheet.edition.voice import Voice
from factsheet.load.theme import Theme
from factsheet.messages.extract import publication_messages
from factsheet.messages.message import Message
from factsheet.messages.pattern import Placeholder
from factsheet.messages.phrases import phrase_messages
from factsheet.messages.templates import template_messages
from factsheet.model.base import FactBase
from factsheet.model.corrections import edition_name
from factsheet.model.publication import Publication
from factsheet.model.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Edition:
    """The input of a build: a publication without errors, and a voice for each language."""

    config: Config
    publication: Publication
    voices: dict[str, Voice]
    day: date
    _kept: dict[tuple[str, str], Document | LeftOut] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    """Documents by sheet and language that will be asked for again."""

    @property
    def name(self) -> str:
        """The name of the edition in an archive."""
        return edition_name(self.day.isoformat(), self._corrected)

    @property
    def former_name(self) -> str | None:
        """The name in the archive of the edition that it corrects, if any."""
        earlier = self._corrected[:-1]
        return edition_name(self.day.isoformat(), earlier) if self._corrected else None

    @property
    def _corrected(self) -> list[str]:
        return [one.date.canonical for one in self.publication.corrections(self.day)]

    @property
    def source(self) -> Voice:
        return self.voices[self.config.source_locale]

    @property
    def sheets(self) -> dict[str, Sheet]:
        """The sheets of the day, by id. A per-row sheet appears once for each row."""
        return self.publication.sheets_on(self.day)

    def chosen(self, names: Iterable[str]) -> Iterator[str]:
        """The ids of the requested sheets. The name of a per-row sheet selects the sheets of all
        its rows."""
        for name in names:
            written = self.publication.sheets.get(name)
            yield from (
                (s.id for s in self.publication.made(written, self.day)) if written else (name,)
            )

    def written(self, names: Iterable[str]) -> list[str]:
        """The names, as written in files, of the requested sheets, each once."""
        made = self.sheets
        return list(
            dict.fromkeys(made[name].written_id if name in made else name for name in names)
        )

    def speaker(self, tag: str) -> Speaker:
        return Speaker(self.publication.base, self.day, self.voices[tag], self.source)

    def localize(self, sheet: Sheet, tag: str, *, keep: bool = False) -> Document | LeftOut:
        """The sheet, one of the day's, in one language. `keep` saves it for later calls."""
        document = self._kept.get((sheet.id, tag)) or localize(
            sheet, self.speaker(tag), self.publication.corrections(self.day)
        )
        if keep:
            self._kept[sheet.id, tag] = document
        return document

    def documents(self, tags: Iterable[str] | None = None) -> Iterator[Document]:
        """Every sheet that can be printed on the day, in the given languages or in all."""
        return (one for _, one in self.localized(tags) if isinstance(one, Document))

    def localized(
        self, tags: Iterable[str] | None = None
    ) -> Iterator[tuple[Sheet, Document | LeftOut]]:
        """Every sheet of the day in the given languages or in all, including those left out."""
        for tag in tags or self.voices:
            for sheet in self.sheets.values():
                yield sheet, self.localize(sheet, tag)

    def messages(self, theme: Theme, findings: Findings) -> Iterator[Message]:
        """All messages, with example values of their placeholders.

        First those of sheets, facts and sources, then the toolkit's phrases, then those of the
        theme's templates, whose errors are added to `findings`.
        """
        speaker = self.speaker(self.config.source_locale)

        def example(hole: Placeholder, base: FactBase | None = None) -> str | None:
            seeing = replace(speaker, base=base) if base else speaker
            try:
                return plain(seeing.hole(hole, seeing.voice, Used()))
            except UnsayableError:
                return None

        yield from publication_messages(self.publication, example)
        yield from phrase_messages()
        yield from template_messages(theme.texts, findings)
