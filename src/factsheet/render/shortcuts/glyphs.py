"""Lines drawn from pieces: what is written for a glyph is found once in a PDF.

WeasyPrint asks each glyph of a line for its place, its width and its text. Which operators
that comes to depends on the font, its size, and the glyph's own width and offset, so the
same letter is written alike wherever it stands; its text is that of where it was met first.
Lines are left to WeasyPrint that end in an ellipsis, or have glyphs that stand above or
below the line, that no font has, or that are pictures.

It imports WeasyPrint, so it is imported where a page is laid out.
"""

from collections.abc import Callable
from struct import Struct
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

GLYPH = Struct("=Iiii4x")
"""A `PangoGlyphInfo`: the glyph's number, its width, its offsets, and what isn't drawn."""
SMALLEST = 1e-6
"""Pixels: no type of a smaller size is drawn."""
EXACT = 14802
"""The version of Pango since which sizes of fonts are as they were asked for."""

Draw = Callable[..., list[Any]]
Strings = list[tuple[Any, float, str]]
"""Fonts, their sizes, and what is shown in them."""


def pieced(draw_first_line: Draw) -> Draw:
    """What stands in for WeasyPrint's function of that name."""
    if pango.pango_version() < EXACT:
        return draw_first_line

    def draw(stream: Any, box: Any, overflow: Any, ellipsis: Any, matrix: Any) -> list[Any]:
        is_whole = overflow != "ellipsis" and ellipsis == "none"
        is_seen = box.text.strip() and box.style["font_size"] >= SMALLEST
        strings = _strings(stream, box) if is_whole and is_seen else None
        if not strings:
            return draw_first_line(stream, box, overflow, ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        last = len(strings) - 1
        for number, (font, size, string) in enumerate(strings):
            stream.set_font_size(font.hash, size)
            if string or number == last:
                stream.show_text(string)
        return []

    return draw


def _strings(stream: Any, box: Any) -> Strings | None:
    """What a line is drawn with; None if it is left to WeasyPrint."""
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
    line, _ = box.pango_layout.get_first_line()
    strings: Strings = []
    previous = None
    run = line.runs
    while run != ffi.NULL:
        item = run.data
        run = run.next
        pango_font = item.item.analysis.font
        if pango_font != previous:
            previous = pango_font
            font, size = stream.add_font(pango_font)
            if font.bitmap or font.png or font.svg or font.colr:
                return None
            # A font is known for one PDF.
            pieces = vars(font).setdefault("pieces", {}).setdefault(size, {})
            strings.append((font, size, ""))
        string = _string(stream, box, item, font, size, pieces)
        if string is None:
            return None
        strings[-1] = (font, size, strings[-1][2] + string)
    return strings


def _string(
    stream: Any, box: Any, item: Any, font: Any, size: float, pieces: dict[Any, str]
) -> str | None:
    """The glyphs of one font and direction."""
    count = item.glyphs.num_glyphs
    glyphs = list(GLYPH.iter_unpack(ffi.buffer(item.glyphs.glyphs, count * GLYPH.size)))
    for place, glyph in enumerate(glyphs):
        if glyph in pieces:
            continue
        number, width, right, up = glyph
        if number == pango.PANGO_GLYPH_EMPTY:
            pieces[glyph] = f">{-width / size}<"
            continue
        if up or number & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            return None
        if number not in font.to_unicode:
            font.to_unicode[number] = _text(box, item, place)
        if number not in font.widths:
            font.widths[number] = _width(stream, item, number, size)
        offset = right / size
        kerning = font.widths[number] + offset - width * 1000 * FROM_UNITS / size
        before = f">{-offset}<" if offset else ""
        after = f">{int(kerning)}<" if kerning else ""
        pieces[glyph] = f"{before}{number:04x}{after}"
    string = "<" + "".join([pieces[glyph] for glyph in glyphs])
    return string[:-1] if string[-1] == "<" else string + ">"


def _text(box: Any, item: Any, place: int) -> str:
    """The text of the cluster that a glyph stands for, or is part of."""
    clusters, length, start = item.glyphs.log_clusters, item.item.length, item.item.offset
    if item.item.analysis.level % 2:
        end = clusters[place - 1] if place else length
    else:
        end = clusters[place + 1] if place + 1 < item.glyphs.num_glyphs else length
    text: bytes = box.pango_layout.text.encode()
    return text[start + clusters[place] : start + end].decode()


def _width(stream: Any, item: Any, number: int, size: float) -> int:
    pango.pango_font_get_glyph_extents(
        item.item.analysis.font, number, stream.ink_rect, stream.logical_rect
    )
    width: int = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    return width
