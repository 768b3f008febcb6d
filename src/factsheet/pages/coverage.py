"""Find characters of a page that no font has, and scripts that a font cannot shape."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from html.parser import HTMLParser

from factsheet.load.theme import Theme
from factsheet.pages.families import Repertoire

THEME_FAMILY = "Facts Sans Arabic"
THEME_CHARACTERS = frozenset(
    chr(code)
    for first, last in (
        *((0x20, 0x7E), (0xA0, 0x17F), (0x386, 0x38A), (0x38E, 0x3A1), (0x3A3, 0x3CE)),
        *((0x400, 0x45F), (0x490, 0x4C2), (0x60B, 0x61B), (0x61E, 0x6A1), (0x6A3, 0x6FF)),
        *((0x1EA0, 0x1EF9), (0x2010, 0x2015), (0x2018, 0x201A), (0x201C, 0x201E)),
        *((0x2020, 0x2022), (0x2032, 0x2033), (0x2039, 0x203A), (0x2190, 0x2199)),
    )
    for code in range(first, last + 1)
) | frozenset("\n…‰€™−≤≥≈№")
"""Characters that every font of the theme has: pages with no others need no font to be opened."""

IGNORABLE = re.compile(
    "[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001d173-\U0001d17a\U000e0000-\U000e0fff\u00ad]"
)
"""Default_Ignorable_Code_Point (UAX #44): joiners, bidi controls, variation selectors …"""
BLANK = frozenset(("Zs", "Zl", "Zp", "Cc"))
NAMED = 10
"""Maximum number of missing characters that are named."""

SHAPED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Devanagari": ("\u0904-\u0939", ("dev3", "dev2", "deva")),
    "Bengali": ("\u0985-\u09b9", ("bng3", "bng2", "beng")),
    "Gurmukhi": ("\u0a05-\u0a39", ("gur3", "gur2", "guru")),
    "Gujarati": ("\u0a85-\u0ab9", ("gjr3", "gjr2", "gujr")),
    "Oriya": ("\u0b05-\u0b39", ("ory3", "ory2", "orya")),
    "Tamil": ("\u0b85-\u0bb9", ("tml3", "tml2", "taml")),
    "Telugu": ("\u0c05-\u0c39", ("tel3", "tel2", "telu")),
    "Kannada": ("\u0c85-\u0cb9", ("knd3", "knd2", "knda")),
    "Malayalam": ("\u0d05-\u0d39", ("mlm3", "mlm2", "mlym")),
    "Sinhala": ("\u0d85-\u0dc6", ("sinh",)),
    "Tibetan": ("\u0f40-\u0f6c", ("tibt",)),
    "Myanmar": ("\u1000-\u102a", ("mym2", "mymr")),
    "Khmer": ("\u1780-\u17b3", ("khmr",)),
    "Syriac": ("\u0710-\u072f", ("syrc",)),
}
"""Scripts that need shaping rules in the font: some letters of each, and their OpenType tags.
HarfBuzz has fallbacks for Arabic, Hebrew and Thai."""

_HIDDEN_RULE = re.compile(r"(?<![^{}])([^{}]++)\{[^{}]*?\bdisplay:\s*none\b")
_CLASS = re.compile(r"\.([\w-]+)")
_COMMENT = re.compile(r"/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|\Z)")
UNPRINTED = frozenset(("head", "title", "script", "style"))
VOID = frozenset(("br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))


def named(characters: Sequence[str]) -> str:
    """The first characters, with code point and name, and the number of others."""
    more = len(characters) - NAMED
    first = ", ".join(map(_named, characters[:NAMED]))
    return first + (f" and {more} more" if more > 0 else "")


def _named(character: str) -> str:
    name = unicodedata.name(character, "without a name")
    return f"“{character}” (U+{ord(character):04X} {name})"


def composed(text: str) -> str:
    """The text in NFC, as HarfBuzz looks up its characters."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def lacking(characters: AbstractSet[str], fonts: Iterable[Repertoire]) -> set[str]:
    """Characters that need a glyph and have none in any font. Fonts are consumed as needed."""
    missing = {one for one in characters - THEME_CHARACTERS if needs_glyph(one)}
    rest = iter(fonts)
    known: set[int] = set()
    while missing and (font := next(rest, None)):
        known |= font.characters
        missing = {one for one in missing if not _is_in(one, known)}
    return missing


def needs_glyph(character: str) -> bool:
    """Whether a character is visible: spaces and format characters need no glyph."""
    is_blank = unicodedata.category(character) in BLANK
    return not is_blank and not IGNORABLE.fullmatch(character)


def _is_in(character: str, known: AbstractSet[int]) -> bool:
    """Whether there is a glyph for the character or for each part of its decomposition, which
    HarfBuzz tries too."""
    if ord(character) in known:
        return True
    parts = unicodedata.normalize("NFD", character)
    if character == "\N{NON-BREAKING HYPHEN}":
        parts = "\N{HYPHEN}"
    return parts != character and all(ord(part) in known for part in parts)


def unshaped(characters: AbstractSet[str], font: Repertoire) -> Iterator[str]:
    """Scripts of these characters for which the font has letters but no shaping rules."""
    own = "".join(one for one in characters if ord(one) in font.characters)
    for script, (letters, tags) in SHAPED.items():
        if font.scripts.isdisjoint(tags) and re.search(f"[{letters}]", own):
            yield script


def hidden_on_paper(theme: Theme) -> frozenset[str]:
    """Classes hidden by the style sheets for paper."""
    sheets = [
        _COMMENT.sub("", theme.assets[sheet.name].decode("utf-8", "replace"))
        for sheet in theme.stylesheets
        if sheet.is_for_paper
    ]
    selectors = _HIDDEN_RULE.findall("".join(sheets))
    names = (name.strip() for selector in selectors for name in selector.split(","))
    return frozenset(found[1] for name in names if (found := _CLASS.fullmatch(name)))


def printed_text(html: str, hidden: AbstractSet[str]) -> str:
    """The text of a page on paper, without elements of `hidden` classes."""
    reader = _Printed(hidden)
    reader.feed(html)
    reader.close()
    return "".join(reader.words)


class _Printed(HTMLParser):
    def __init__(self, hidden: AbstractSet[str]) -> None:
        super().__init__()
        self.hidden = hidden
        self.words: list[str] = []
        self._depth = 0
        """Depth below the outermost hidden element, counting that element."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        if self._depth or tag in UNPRINTED or not self.hidden.isdisjoint(classes):
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG without content."""

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self.words.append(data)
