"""Map the glyphs of a PDF to text (ISO 32000-1, 9.10.3: ToUnicode).

WeasyPrint maps a glyph to the text of the cluster in which it occurs first. So a letter that first
occurs under a vowel mark is mapped to both or to nothing, and can't be searched in the whole
document. Here the mapping is made from the font: from its character map, and from the substitutions
of characters by other glyphs.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factsheet.pages.fontfile import opened_font
from factsheet.pages.substitutions import Rule, substitutions

FORMS = frozenset((*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)))
"""Arabic presentation forms, A and B."""
MOST_PASSES = 30
"""Maximum number of passes over the rules of a font, because one may depend on a later one. Fonts
take three or four."""
LONGEST_TEXT = 256
"""Maximum length of a glyph's text, since glyphs may be composed recursively."""


@dataclass(frozen=True, slots=True)
class FontText:
    """The characters and texts of a font's glyphs, by glyph number."""

    characters: Mapping[int, frozenset[str]]
    """The characters that the character map assigns to a glyph."""
    texts: Mapping[int, str]
    """The letters that a glyph was made from."""

    def of(self, glyph: int, met: str) -> str:
        """The text of a glyph; `met` is the cluster in which it occurs."""
        if met in self.characters.get(glyph, ()):
            return met
        text = self.texts.get(glyph, met)
        return LIGATURES.get(text, text)


def repaired(to_unicode: Mapping[int, str], font: bytes, number: int = 0) -> dict[int, str]:
    """The same map, corrected by the font.

    `font` is the file that glyphs are numbered in, `number` the font's in a collection.
    """
    known = font_text(font, number)
    return {glyph: known.of(glyph, met) for glyph, met in to_unicode.items()}


def _ligatures() -> dict[str, str]:
    """Sequences of Arabic letters, with the presentation form for each. PDF readers reverse Arabic
    text, including the letters of one glyph: لا would be found as ال. A single code is not
    reversed, and is compared by its decomposition.
    """
    texts = {form: unicodedata.normalize("NFKC", form) for form in map(chr, sorted(FORMS))}
    found: dict[str, str] = {}
    for wanted in ("<isolated>", ""):
        for form, text in texts.items():
            fits = unicodedata.decomposition(form).startswith(wanted)
            if fits and len(text) > 1 and " " not in text:
                found.setdefault(text, form)
    return found


LIGATURES = _ligatures()


@lru_cache(maxsize=16)
def font_text(font: bytes, number: int = 0) -> FontText:
    """Read a font file's character map and substitutions."""
    with opened_font(font, number, naming=False) as tables:
        characters: dict[int, set[str]] = {}
        for code, glyph in sorted(tables.getBestCmap().items()):
            characters.setdefault(glyph, set()).add(chr(code))
        rules = list(substitutions(tables.reader["GSUB"])) if "GSUB" in tables else []
    texts = {glyph: _plainest(found) for glyph, found in characters.items()}
    for _ in range(MOST_PASSES):
        before = len(rules)
        rules = [rule for rule in rules if not _is_noted(rule, texts)]
        if len(rules) == before:
            break
    return FontText({glyph: frozenset(found) for glyph, found in characters.items()}, texts)


def _plainest(characters: Iterable[str]) -> str:
    """The letter itself rather than its forms; the first if several share a glyph."""
    return min(
        unicodedata.normalize("NFKC", text) if ord(text) in FORMS else text for text in characters
    )


def _is_noted(rule: Rule, texts: dict[int, str]) -> bool:
    """Record the text of the rule's glyph, if it is known yet; return whether it was recorded."""
    parts, glyph = rule
    if glyph not in texts and all(part in texts for part in parts):
        texts[glyph] = "".join(texts[part] for part in parts)[:LONGEST_TEXT]
    return glyph in texts
