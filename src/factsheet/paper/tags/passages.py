"""The language and the replacement text of structure elements. A passage in another language than
its surroundings has its own `/Lang` (ISO 14289-1, 7.2). Right-to-left text is drawn from its end,
brackets mirrored, joiners lost: if the text can't be recovered from glyphs, `/ActualText` states it
in logical order (ISO 32000-1, 14.9.4).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from factsheet.edition.lines import RIGHT_TO_LEFT_LETTERS, WORD_JOINER

RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT_LETTERS}]")
OTHERWISE_DRAWN = re.compile(
    "[\u0300-\u036f\u0590-\u109f\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20ff\ua800-\uabff\ufb1d-\ufdff\ufe00-\ufe2f\ufe70-\ufefc]"
)
"""Letters that can't be recovered one by one from glyphs: those that run from right to left, join
or change places (Hebrew, Arabic, the scripts of India and South-East Asia), marks, and joiners,
which have no glyph."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]")
"""Scripts without spaces between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
_BREAKING = "-/\u00ad\u200b\u2010\u2012\u2013\u2014"
"""Characters after which a line may end without a space (UAX #14: BA, HY, SY, ZW)."""


def is_mixed(texts: Iterable[str]) -> bool:
    """Whether some of the texts run from right to left."""
    return any(map(RIGHT_TO_LEFT.search, texts))


@lru_cache(maxsize=4096)
def logical_text(text: str, *, is_mixed: bool) -> str | None:
    """The text in logical order, if it can't be recovered from its glyphs; otherwise None.

    `is_mixed` says whether the document has letters from right to left. Between those, numbers
    and signs may be drawn in another order. Word joiners, which only prevent line breaks,
    are not part of it: a search for the words beside one would fail.
    """
    is_moved = is_mixed and not all(one.isalpha() or one.isspace() for one in text)
    if is_moved or OTHERWISE_DRAWN.search(text) or any(map(unicodedata.mirrored, text)):
        return text.replace(WORD_JOINER, "")
    return None


def ends_with_space(line: str) -> bool:
    """Whether a line that the paragraph goes on after ended with a space, which is not drawn."""
    last = line[-1:]
    return bool(last) and last not in _BREAKING and not _UNSPACED.match(last)
