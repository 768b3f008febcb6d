"""What becomes of a language that is not translated in full: the tables `[policy…]`."""

from dataclasses import dataclass

INCOMPLETE = ("fallback", "keep", "leave-out")


@dataclass(frozen=True, slots=True)
class Policy:
    """When an edition has pages in a language, and what stands there when it has not."""

    publish: int = 100
    """Percent of the printed messages that must be translated for a language to come in."""
    withdraw: int = 100
    """A language that is in stays until it has fewer percent than this."""
    required: tuple[str, ...] = ()
    """Contexts of messages without which a language is incomplete; `*` stands for anything."""
    incomplete: str = "fallback"
    """`fallback`: publish, with the source language where a translation is missing, marked,
    and a notice; `keep`: leave the pages that were published last; `leave-out`: none."""
