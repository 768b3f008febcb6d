"""Map the glyphs of a PDF to text (ISO 32000-1, 9.10.3: ToUnicode).

WeasyPrint notes the text of the cluster in which it meets a glyph first. So a letter
that is first met under a vowel mark is mapped to both or to nothing, and lost to search
in the whole document. Here the font itself is asked: its character map, and the
substitutions that lead from characters to other glyphs.
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
"""Characters of a glyph, which may be made of two that are made of two, and so on."""


@dataclass(frozen=True, slots=True)
class FontText:
    """The characters and texts of a font's glyphs, by glyph number."""

    characters: Mapping[int, frozenset[str]]
    """The characters that a glyph is the nominal one of."""
    texts: Mapping[int, str]
    """The letters that a glyph was made from."""

    def of(self, glyph: int, met: str) -> str:
        """The text of a glyph; `met` is the cluster that it was met in."""
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
    """Sequences of Arabic letters that one presentation form stands for.

    Readers reverse Arabic text, the letters of one glyph with it: لا would be found as ال.
    A single code they leave alone, and compare by its decomposition.
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
    """The letter itself before its forms; the first where several share a glyph."""
    return min(
        unicodedata.normalize("NFKC", text) if ord(text) in FORMS else text for text in characters
    )


def _is_noted(rule: Rule, texts: dict[int, str]) -> bool:
    """Note the text of the rule's glyph, if it can be said yet."""
    parts, glyph = rule
    if glyph not in texts and all(part in texts for part in parts):
        texts[glyph] = "".join(texts[part] for part in parts)[:LONGEST_TEXT]
    return glyph in texts
