"""One gettext message, as the source states it."""

from dataclasses import dataclass

from factsheet.diagnostics import Location


@dataclass(frozen=True, slots=True)
class Message:
    """What a translator is handed: the text, its stable id, and what to know about it."""

    singular: str
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    """Lines for the translator: where it stands, what each placeholder will show."""
    references: tuple[Location, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str | None, str]:
        """What a catalog looks a message up by."""
        return (self.context, self.singular)
