"""Check what editions.yaml says of earlier editions: its dates, and the sheets that it names."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic, nearest
from factsheet.model.publication import Publication
from factsheet.rules.files import UNKNOWN_CHOICE
from factsheet.rules.sheets import EDITION_ORDER


def check_editions(publication: Publication) -> Iterator[Diagnostic]:
    """Check the order of dates: the edition, its corrections, then its withdrawal."""
    for notes in publication.editions.values():
        last, since = notes.id, f"the edition of {notes.id}"
        for one in notes.corrected:
            day = one.date.canonical
            if day < last:
                message = f"the correction of {day} is earlier than {since}"
                hint = "write the day on which the correction was published, the latest last"
                yield EDITION_ORDER.found(message, one.at, hint=hint)
            last, since = day, f"the correction of {day}"
            for name in one.sheets:
                if name not in publication.sheets:
                    message = f"there is no sheet “{name}”"
                    known = nearest(name, publication.sheets)
                    yield UNKNOWN_CHOICE.found(message, one.at, hint=known)
        if notes.withdrawn and (day := notes.withdrawn.date.canonical) < last:
            message = f"the withdrawal of {day} is earlier than {since}"
            hint = "write the day on which the edition was withdrawn"
            yield EDITION_ORDER.found(message, notes.withdrawn.at, hint=hint)
