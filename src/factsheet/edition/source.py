"""Source messages, parsed once for all languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factsheet.catalogs.po import Entry, Key
from factsheet.edition.wording import Wording
from factsheet.messages.forms import counts
from factsheet.messages.leaves import texts
from factsheet.messages.message import Message
from factsheet.messages.pattern import placeholders
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.publication import Publication
from factsheet.model.text import Text, split_form


@dataclass(frozen=True, slots=True)
class SourceMessage:
    """A parsed source message."""

    message: Message
    singular: Wording
    plural: Wording | None
    count: str | None
    """Name of the placeholder whose number selects the plural form."""
    is_template: bool
    """Whether it comes from a template, where placeholders look like `%(name)s`."""
    text: Text | None = None
    """The text it was extracted from; None for a template."""

    @property
    def key(self) -> Key:
        return self.message.key

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """The singular, and the plural if there is one."""
        return (self.singular,) if self.plural is None else (self.singular, self.plural)


def source_of(message: Message, text: Text | None, base: FactBase) -> SourceMessage:
    """Parse a message. `text` is the text it was extracted from; None for a template."""
    is_template = text is None and "python-brace-format" not in message.flags
    singular = Wording.of(message.singular, is_template=is_template)
    plural = None
    if message.plural is not None:
        plural = Wording.of(message.plural, is_template=is_template)
    seen = base.within(message.context or "")
    count = _count(text, singular, plural, seen) if plural else None
    return SourceMessage(message, singular, plural, count, is_template, text)


def sources_of(
    messages: Iterable[Message], texts: Iterable[Text], base: FactBase
) -> dict[Key, SourceMessage]:
    """Parse messages, matching each with the text that it was extracted from; by key."""
    written: dict[Key, Text] = {(text.context, text.singular): text for text in texts}
    found = (source_of(message, written.get(message.key), base) for message in messages)
    return {source.key: source for source in found}


def text_sources(publication: Publication) -> dict[Key, SourceMessage]:
    """The sources of a publication's texts and the toolkit's phrases, but not of templates."""
    base = publication.base
    written = list(texts((publication.parts, PHRASES)))
    messages = (Message(text.singular, text.context, text.plural) for text in written)
    return sources_of(messages, written, base)


def stated_by(entries: Iterable[Entry], base: FactBase) -> Mapping[Key, SourceMessage]:
    """Source messages made from catalog entries, for use when the texts cannot be read."""

    def read() -> Iterator[SourceMessage]:
        for entry in entries:
            message = Message(entry.singular, entry.context, entry.plural, flags=entry.flags)
            is_text = "python-format" not in entry.flags and entry.context is not None
            text = Text(entry.singular, entry.context or "", entry.location) if is_text else None
            yield source_of(message, text, base)

    return {source.key: source for source in read()}


def is_known(source: SourceMessage, base: FactBase) -> bool:
    """Whether the base has the owner of a message and everything its placeholders name.

    Otherwise the message may be obsolete, and the numbers of its plural forms are unknown.
    """
    kind, _, rest = (source.message.context or "").partition(":")
    owner = rest.partition(":")[0]
    if kind not in ("fact", "sheet", "source"):
        return True
    if (kind == "fact" and owner not in base.facts) or (
        kind == "source" and owner not in base.sources
    ):
        return False
    seen = base.within(source.message.context or "")
    try:
        for wording in source.wordings:
            for hole in placeholders(wording.pattern):
                seen.resolve(hole.name)
    except UnknownAddressError:
        return False
    return True


def _count(text: Text | None, singular: Wording, plural: Wording, base: FactBase) -> str | None:
    if text is not None and text.count:
        return split_form(text.count)[0]
    holes = list(placeholders(plural.pattern))
    for hole in holes:
        if counts(hole.name, hole.form, base):
            return hole.name
    # The number of a template is the placeholder that only its plural has, or its only one.
    names = {hole.name for hole in holes}
    added = names - {hole.name for hole in placeholders(singular.pattern)}
    chosen = added if len(added) == 1 else names
    return next(iter(chosen)) if len(chosen) == 1 else None
