"""Which message a segment that came back is of."""

from collections import defaultdict

from factsheet.catalogs.po import Entry, PoFile
from factsheet.diagnostics import Guesses
from factsheet.exchange.collect import source_of, unit_ids
from factsheet.exchange.space import squeezed
from factsheet.exchange.unit import Segment
from factsheet.locales.profile import LocaleProfile


class Index:
    """Finds a segment's message: by our id, or as other programs' files identify it."""

    def __init__(self, file: PoFile, profile: LocaleProfile) -> None:
        self._guesses = Guesses()
        self.names = unit_ids(file)
        self.by_name = {self.names[entry.key]: entry for entry in file.entries}
        self.by_key = {entry.key: entry for entry in file.entries}
        self.by_spaced = {(one.context, squeezed(one.singular)): one for one in file.entries}
        self.gone = set(unit_ids(PoFile(file.obsolete)).values())
        self.gone_texts = {text for one in file.obsolete for text in (one.singular, one.plural)}
        self.by_text: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in file.entries:
            count = len(profile.plural_categories) if entry.plural is not None else 1
            for text in {source_of(entry, form, profile) for form in range(count)}:
                self.by_text[squeezed(text)].append(entry)

    def find(self, segment: Segment) -> Entry | None:
        """The live message; None if there is none or several match."""
        text = squeezed(segment.source)
        entry = (
            self.by_name.get(segment.id)
            or self.by_key.get((segment.context, segment.source))
            or self.by_spaced.get((segment.context, text))
        )
        if entry is None and segment.id.isdecimal():
            # po2xliff numbers messages and drops msgctxt: only the text is left to go by
            alike = self.by_text.get(text, [])
            return alike[0] if len(alike) == 1 else None
        return entry

    def hint(self, segment: Segment) -> str:
        """What may be meant by an id that is unknown."""
        near = self._guesses.nearest(segment.id, self.names.values())
        return near or "if it has been removed since, leave it out: --skip-unknown"

    def is_gone(self, segment: Segment) -> bool:
        """Whether the catalog still keeps the message, as obsolete."""
        by_text = segment.id.isdecimal() and segment.source in self.gone_texts
        return segment.id in self.gone or by_text
