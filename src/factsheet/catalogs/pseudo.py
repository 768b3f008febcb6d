"""Generate the catalog of a pseudo-locale from the source messages.

`en-XA` is the source text with accented letters, lengthened like a translation, and in brackets
that reveal truncation. `ar-XB` is the source text in Arabic letters, which join, run from right
to left and mix with numbers as in real Arabic. A letter of the source's alphabet on such a page
belongs to a value, or to a text that is not translatable.
"""

import re
from collections.abc import Callable, Iterable
from itertools import cycle
from unicodedata import normalize

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.po import Entry, PoFile
from factsheet.config.config import ACCENTED
from factsheet.diagnostics import Location
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.message import Message

PATH = "factsheet/catalogs/pseudo.py"

_KEPT = re.compile(r"(\{\{|\}\}|\{[^{}]*\}|<[^<>]*>|%\(\w+\)s|%%)")
"""Parts that a translation must keep exactly: placeholders of texts and templates, escaped braces
and percent signs, tags with their attributes."""

# Letters of the theme's fonts. Where these have none with an accent, the plain letter gets
# a combining circumflex, or a dot below where that would touch the next letter. No letter
# of Unicode equals such a pair, so that normalizing changes nothing.
_PLAIN = "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ"
_ACCENTED = "àçďéĝĥîĵķļñöŕšţûŵýžÅÇĎÉĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽ"
_ACCENTS = str.maketrans(
    dict(zip(_PLAIN, _ACCENTED, strict=True))
    | {letter: f"{letter}\u0302" for letter in "bmpqvxBMPQVX"}
    | {letter: f"{letter}\u0323" for letter in "fF"}
)

GROWTH = ((10, 100), (20, 60), (50, 40))
"""(maximum length in characters, growth in percent including brackets): short texts grow most
(W3C, Text size in translation). A tenth of the French and Spanish translations of the INTERPOL
sheets grow by 70, 40 and 30 percent or more, of longer texts by 25."""
LEAST_GROWTH = 30
BRACKETS = 2
_FILLER = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_LETTERS = "abcdefghijklmnopqrstuvwyz"
_SOUNDS = "ابكديفجهيجكلمنوبقرستوفويز"
_ARABIC = dict(zip(_LETTERS, _SOUNDS, strict=True)) | {
    "x": "كس",
    "ch": "تش",
    "ck": "ك",
    "ee": "ي",
    "gh": "غ",
    "kh": "خ",
    "oo": "و",
    "ou": "و",
    "ph": "ف",
    "sh": "ش",
    "th": "ث",
}
_INITIAL = {"a": "أ", "e": "إ", "i": "إ", "o": "أو", "u": "أو"}
_FINAL = {"a": "ة", "e": "ة"}
_MARKS = str.maketrans(",;?", "،؛؟")
_LATIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_WORD = re.compile("[a-z]+")
_SOUND = re.compile("[cgkpst]h|ck|ee|oo|ou|[a-z]")


def pseudo_catalog(messages: Iterable[Message], profile: LocaleProfile) -> Catalog:
    """A translation of every message into the pseudo-locale, in all its plural forms."""
    entries = {
        message.key: Entry(
            singular=message.singular,
            context=message.context,
            plural=message.plural,
            translations=_forms(message, profile),
            location=next(iter(message.references), Location(PATH)),
        )
        for message in messages
    }
    return Catalog(profile.tag, PATH, PoFile(tuple(entries.values())), entries)


def _forms(message: Message, profile: LocaleProfile) -> tuple[str, ...]:
    write = accented if profile.tag == ACCENTED else mirrored
    if message.plural is None:
        return (write(message.singular),)
    forms = [write(message.plural)] * len(profile.plural_categories)
    forms[profile.plural_index(1)] = write(message.singular)
    return tuple(forms)


def accented(text: str) -> str:
    """The text in accented letters, longer, between brackets; as it is if it has no letter.

    Placeholders, tags and their attributes stay as they are.
    """
    words = "".join(_words(text)).strip()
    if not any(map(str.isalpha, words)):
        return text
    longer = "".join(f" {word}" for word in _filler(_growth(len(words)) - BRACKETS))
    return f"[{_rewritten(text, _accented)}{_accented(longer)}]"


def mirrored(text: str) -> str:
    """The text in Arabic letters and punctuation; placeholders and tags stay as they are."""
    return _rewritten(text, _transliterated)


def _words(text: str) -> list[str]:
    """The parts between those to keep."""
    return _KEPT.split(text)[::2]


def _rewritten(text: str, write: Callable[[str], str]) -> str:
    parts = _KEPT.split(text)
    parts[::2] = map(write, parts[::2])
    return "".join(parts)


def _growth(length: int) -> int:
    """How many characters to add to a text of this length."""
    percent = next((percent for most, percent in GROWTH if length <= most), LEAST_GROWTH)
    return length * percent // 100


def _filler(length: int) -> Iterable[str]:
    """Words of about this total length, with a space before each."""
    for word in cycle(_FILLER):
        if length < len(word) // 2 + 1:
            return
        yield word
        length -= len(word) + 1


def _accented(words: str) -> str:
    return words.translate(_ACCENTS)


def _transliterated(words: str) -> str:
    plain = _LATIN.sub(lambda letter: normalize("NFD", letter[0])[0], words).lower()
    return _WORD.sub(lambda word: _spelled(word[0]), plain).translate(_MARKS)


def _spelled(word: str) -> str:
    sounds = _SOUND.findall(word)
    letters = [_ARABIC[sound] for sound in sounds]
    if len(sounds) > 1:
        letters[-1] = _FINAL.get(sounds[-1], letters[-1])
    letters[0] = _INITIAL.get(sounds[0][0], letters[0])
    return "".join(letters)
