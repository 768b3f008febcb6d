"""Place the numbers of sources: once for a block or at each sentence, before or after its full
stop."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from markupsafe import Markup

from factsheet.edition.blocks import BlockView, SectionView, TotalView
from factsheet.edition.document import (
    FactView,
    Inline,
    ItemView,
    LocalizedText,
    LocalizedValue,
    Phrase,
    RowView,
    Run,
)
from factsheet.pages.inline import inline

BEFORE_STOP = frozenset(("fr",))
"""Languages that put the call of a note before the stop: « criminalité¹. » (Lexique des règles
typographiques en usage à l'Imprimerie nationale)."""
STOPS = ".…;:!?"
SPACES = "\u00a0\u202f"
WORD_JOINER = "\u2060"


def common_sources(block: BlockView) -> tuple[int, ...]:
    """The sources shared by everything in a localized block, to be cited once at its heading.

    Empty if sources differ, or if the block is a single sentence, which is cited at its end.
    """
    if not block.heading:
        return ()
    names = (one.name for one in fields(block) if one.name not in ("heading", "notes"))
    cited = [sources for name in names for sources in _cited(getattr(block, name)) if sources]
    return cited[0] if len(cited) > 1 and len(set(cited)) == 1 else ()


def _cited(node: Any) -> Iterator[tuple[int, ...]]:
    match node:
        case Phrase() | RowView() | TotalView():
            yield node.sources
        case FactView():
            yield from _cited(node.rows) if node.rows else (node.sources,)
        case ItemView():
            yield from _cited(node.text)
            yield from _cited(node.items)
        case SectionView():
            yield from _cited(node.totals)
        case Mapping():
            yield from (found for part in node.values() for found in _cited(part))
        case tuple() | list():
            yield from (found for part in node for found in _cited(part))


def parted(phrase: Phrase, language: str, *, marked: bool = False) -> tuple[Markup, str]:
    """The phrase as HTML in two parts, between which the numbers of its sources stand."""
    if language in BEFORE_STOP and phrase.language is None:
        children, stop = _without_stop(phrase.children)
        if stop and children:
            return inline(Phrase(children, phrase.sources), marked=marked), stop
    return inline(phrase, marked=marked), ""


def _without_stop(children: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str]:
    """The runs without the stop that ends them, and that stop."""
    *others, last = children or (None,)
    if isinstance(last, Run):
        words = last.text.rstrip(STOPS).rstrip(SPACES)
        kept: tuple[Inline, ...] = (Run(words),) if words else ()
        return (*others, *kept), last.text[len(words) :]
    if isinstance(last, LocalizedText | LocalizedValue):
        inner, stop = _without_stop(last.children)
        return (*others, *((replace(last, children=inner),) if inner else ())), stop
    return children, ""


def joint(phrase: Phrase | None) -> str:
    """The characters before the first number: invisible, and without a line break.

    After a figure it is a space, because copied text would otherwise have 20242 for a year and
    its source. The element around the numbers prevents the line break, since pdfium takes a
    no-break space beside figures for a part of them. After a passage that fell back it is a space
    too: in the other direction it may wrap, with the number before the start of the next line.
    """
    if phrase and phrase.language:
        return " "
    words = phrase.text.split() if phrase else []
    return " " if not words or any(map(str.isdigit, words[-1])) else WORD_JOINER
