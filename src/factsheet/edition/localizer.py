"""Localize a sheet: turn it into a document, in one language, on one day.

The sheet's tree is walked by type: a text becomes a phrase, a reference becomes a view, and
anything else is unchanged. So a new type of block needs no code here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from factsheet.diagnostics import Diagnostic, MessageName
from factsheet.edition.blocks import VIEWS, BlockView
from factsheet.edition.changes import changes_of
from factsheet.edition.citations import Citations, Notes
from factsheet.edition.classes import map_classes
from factsheet.edition.document import (
    CorrectionView,
    CoverView,
    Document,
    ItemView,
    LeftOut,
    LocalizedText,
    Phrase,
    RowContext,
)
from factsheet.edition.junctions import seams_of_words
from factsheet.edition.plots import parts_of_chart
from factsheet.edition.speaker import Speaker, UnsayableError, Used
from factsheet.edition.tables import parts_of
from factsheet.edition.views import Views
from factsheet.edition.voice import Voice
from factsheet.edition.walk import inlines
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.messages.phrases import SOURCE
from factsheet.model.corrections import CORRECTION, Correction
from factsheet.model.dates import PartialDate
from factsheet.model.sheet import (
    BLOCKS,
    Block,
    Changes,
    Chart,
    Choropleth,
    FactLine,
    Figures,
    Item,
    SeriesBlock,
    Sheet,
    Table,
)
from factsheet.model.text import FactRef, Text
from factsheet.rules.sheets import DOUBLED_APPROXIMATION, SHEET_LEFT_OUT

SpeakerT = TypeVar("SpeakerT", bound=Speaker)
_TYPES = {model: name for name, model in BLOCKS.items()}
_PHRASES = frozenset(text.context for text in PHRASES)
_OF_ROWS = ("spans", "sort", "descending", "totals", "notes")
"""Fields of tables that their rows and `parts_of` are made by."""
_FURNITURE = ("sources",)
"""Blocks without content of their own: a sheet that has no other blocks is left out."""


def localize(
    sheet: Sheet, speaker: Speaker, corrections: Iterable[Correction] = ()
) -> Document | LeftOut:
    """The document, with findings about omitted parts and texts in the source language.

    `corrections` are those of the day, whatever sheets they concern.
    """
    speaker = seen_from(sheet, speaker)
    language = speaker.voice.profile.tag.partition("-")[0]
    views = Views(speaker, Citations(Notes(language)))
    try:
        title, lead = views.phrase(sheet.title), views.phrase(sheet.lead)
    except UnsayableError as error:
        views.left_out(f"sheet “{sheet.id}”", sheet.at, error)
        return LeftOut(tuple(views.findings))
    kicker = _optional(sheet, sheet.kicker, views)
    cover = _cover(sheet, views)
    keywords = _keywords(sheet, views)
    blocks = tuple(
        (name, _TYPES[type(block)], fields_of)
        for name, block in sheet.blocks.items()
        if (fields_of := _block(sheet, name, block, views)) is not None
    )
    if all(kind in _FURNITURE for _, kind, _ in blocks):
        message = f"sheet “{sheet.id}” is left out: none of its facts hold on {speaker.day}"
        views.findings.warning(SHEET_LEFT_OUT, message, sheet.at)
        return LeftOut(tuple(views.findings))
    notices = tuple(
        CorrectionView(
            one.date.canonical,
            views.dated(CORRECTION, PartialDate.parse(one.date.canonical)),
            views.phrase(one.text),
        )
        for one in corrections
        if one.concerns(sheet.written_id)
    )
    base, profile = speaker.base, speaker.voice.profile
    sources = views.sources(base.sources)
    document = Document(
        sheet_id=sheet.id,
        row=_row(sheet, views),
        locale=profile.tag,
        direction=profile.direction,
        as_of=speaker.day,
        edition=views.day(speaker.day),
        source_label=views.phrase(SOURCE),
        title=title,
        lead=lead,
        kicker=kicker,
        keywords=keywords,
        pages=sheet.pages,
        blocks=blocks,
        sources=sources,
        facts=tuple((base.facts[fact], name) for fact, name in views.citations.printed),
        untranslated=views.citations.fallbacks,
        cover=cover,
        corrections=notices,
    )
    voices = {voice.profile.tag: voice for voice in (speaker.source, speaker.voice)}
    return replace(document, findings=(*views.findings, *_remarks(document, voices)))


def seen_from(sheet: Sheet, speaker: SpeakerT) -> SpeakerT:
    """The speaker; for a per-row sheet, with facts that resolve addresses of its row."""
    if sheet.for_each is None or sheet.row is None:
        return speaker
    return replace(speaker, base=speaker.base.at(sheet.for_each.id, sheet.row))


def _row(sheet: Sheet, views: Views) -> RowContext | None:
    if sheet.for_each is None or sheet.row is None:
        return None
    fact = views.speaker.base.facts[sheet.for_each.id]
    heading = views.phrase(fact.label) if fact.label else Phrase(())
    try:
        group = Phrase(views.value(sheet.group, Used())) if sheet.group else None
    except UnsayableError:
        group = None
    return RowContext(sheet.written_id, fact.id, sheet.row, heading, group)


def _keywords(sheet: Sheet, views: Views) -> tuple[Phrase, ...]:
    try:
        return tuple(_kept(sheet.keywords, f"the keywords of sheet “{sheet.id}”", views).values())
    except UnsayableError:
        return ()  # each keyword has been reported


def _block(sheet: Sheet, name: str, block: Block, views: Views) -> BlockView | None:
    what = f"block “{name}” of sheet “{sheet.id}”"
    values: dict[str, Any] = {}
    notes = views.citations.notes
    before = len(notes.views)
    for field in fields(block):
        node = getattr(block, field.name)
        try:
            if isinstance(block, Changes) and field.name in ("since", "scope"):
                values["changes"] = changes_of(block, sheet, views)
            elif field.name in ("where", "icons") or field.name in _OF_ROWS:
                continue  # used below: they select and order rows; `icons` go with facts
            elif field.name == "facts" and isinstance(block, Figures):
                drawn = {str(one.fact): one.icon for one in block.icons}
                kept = _kept({str(one): one for one in block.facts}, what, views)
                values["facts"] = tuple(kept.values())
                # Icons of the facts that are kept, one for each.
                values["icons"] = tuple(drawn.get(name) for name in kept) if drawn else ()
            elif field.name == "series" and isinstance(block, SeriesBlock | Chart) and node:
                values["series"] = views.series(node, block)
            else:
                values[field.name] = _part(node, what, views)
        except UnsayableError as error:
            views.left_out(what, block.at, error)
            del notes.views[before:]
            return None
    if isinstance(block, Chart):
        values |= parts_of_chart(block, values["series"], values["facts"], name, views)
    if isinstance(block, Table):
        values |= parts_of(block, values["series"], what, views)
    if isinstance(block, Choropleth):
        values |= map_classes(block, name, values["series"], views)
    return VIEWS[_TYPES[type(block)]](**values, notes=notes.since(before))


def _part(node: Any, what: str, views: Views) -> Any:
    if isinstance(node, Text):
        return views.phrase(node)
    if isinstance(node, FactLine):
        return views.line(node)
    if isinstance(node, Item):
        text = views.content(node.text)
        return ItemView(text, _kept(node.items, what, views) if node.items else {})
    if isinstance(node, FactRef):
        return views.fact(node)
    if isinstance(node, dict):
        return _kept(node, what, views)
    if isinstance(node, tuple):
        return tuple(_kept({str(part): part for part in node}, what, views).values())
    return node


def _kept(parts: dict[Any, Any], what: str, views: Views) -> dict[Any, Any]:
    """The parts that can be said. Raises UnsayableError if none of several is left."""
    kept: dict[Any, Any] = {}
    error = None
    for key, part in parts.items():
        try:
            kept[key] = _part(part, what, views)
        except UnsayableError as unsayable:
            error = unsayable
            content = part.text if isinstance(part, Item) else part
            where = content.facts[0] if isinstance(content, FactLine) else content
            views.left_out(f"“{key}” in {what}", where.at, unsayable)
    if error and not kept:
        raise error
    return kept


def _cover(sheet: Sheet, views: Views) -> CoverView | None:
    cover = sheet.cover
    if cover is None:
        return None
    try:
        alternative = views.phrase(cover.alternative)
    except UnsayableError as error:
        views.left_out(f"cover of sheet “{sheet.id}”", cover.at, error)
        return None
    return CoverView(cover.image, alternative, cover.credit, cover.licence)


def _optional(sheet: Sheet, text: Text | None, views: Views) -> Phrase | None:
    if text is None:
        return None
    try:
        return views.phrase(text)
    except UnsayableError as error:
        views.left_out(f"kicker of sheet “{sheet.id}”", sheet.at, error)
        return None


def _remarks(document: Document, voices: Mapping[str, Voice]) -> Iterator[Diagnostic]:
    """The findings about the texts of a document. `voices` are those that worded it, by tag."""
    own = voices[document.locale]
    for said in inlines(document):
        if isinstance(said, LocalizedText):
            text = said.text
            if said.fell_back:
                found = own.translation_of(text)
                yield own.untranslated(text.singular, found, text.at, text.context)
            if text.context not in _PHRASES:
                yield from _doubled(said, voices[said.locale])


def _doubled(said: LocalizedText, voice: Voice) -> Iterator[Diagnostic]:
    """Places where a sentence and the fact in it both add words of approximation."""
    seams = seams_of_words(said.children)
    known = voice.approximations() if seams else ()
    for one, other in seams:
        first = next((word for word in known if _ends_with(one, word)), None)
        second = next((word for word in known if _begins_with(other, word)), None)
        if first and second:
            entry = said.wording.entry if said.wording else None
            yield DOUBLED_APPROXIMATION.found(
                f"“{first}” stands before “{second}”, which the fact's approximation says",
                entry.location if entry else said.text.at,
                hint=f"leave “{first}” out: the fact’s value comes with its own words",
                locale=voice.profile.tag,
                subject=MessageName.of(said.text.context, said.text.singular),
            )


def _ends_with(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}\s*$", text, re.IGNORECASE) is not None


def _begins_with(text: str, words: str) -> bool:
    return re.match(rf"\s*{re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
