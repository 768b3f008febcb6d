"""List all messages of a publication, with example values of their placeholders."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet.diagnostics import Findings
from factsheet.edition.document import plain
from factsheet.edition.speaker import UnsayableError, Used
from factsheet.load.theme import Theme
from factsheet.messages.extract import publication_messages
from factsheet.messages.message import Message
from factsheet.messages.pattern import Placeholder
from factsheet.messages.phrases import phrase_messages
from factsheet.messages.templates import template_messages
from factsheet.model.base import FactBase

if TYPE_CHECKING:
    from factsheet.edition.edition import Edition


def all_messages(edition: "Edition", theme: Theme, findings: Findings) -> Iterator[Message]:
    """Messages of sheets, facts and sources, then the toolkit's phrases, then the templates."""
    speaker = edition.speaker(edition.config.source_locale)

    def example(hole: Placeholder, base: FactBase | None = None) -> str | None:
        seeing = replace(speaker, base=base) if base else speaker
        try:
            return plain(seeing.hole(hole, seeing.voice, Used()))
        except UnsayableError:
            return None

    yield from publication_messages(edition.publication, example)
    yield from phrase_messages()
    yield from template_messages(theme.texts, findings)
