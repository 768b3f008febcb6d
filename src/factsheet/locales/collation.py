"""Sort by the rules of a language: the Unicode Collation Algorithm, tailored.

The order is that of DUCET 9.0 (pyuca), changed by CLDR's collation rules for the languages in
TAILORINGS. Known limitations:

- Han and Tangut characters are sorted by code point, not by pinyin or stroke.
- Scripts are in DUCET's order, Latin before Arabic; CLDR puts the reader's own first.
- Some languages with CLDR rules are not in the table: az, be, cy, eo, fo, lv, sq …
- Danish sorts capitals before small letters; here small letters come first everywhere.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from unicodedata import normalize

if TYPE_CHECKING:
    from pyuca import Collator

T = TypeVar("T")
Element = list[int]
"""One collation element: its weights, primary to tertiary."""

_SCANDINAVIAN = "&y<<ü &z<æ<<ä<ø<<ö<<ő<å<<aa"

TAILORINGS = {
    "ar": "&ء<<أ<<ؤ<<إ<<ئ<<ا &ءا<<آ &ة<<ت &ى<<ي",
    "bs": "&c<č<ć &d<dž<đ &l<lj &n<nj &s<š &z<ž",
    "cs": "&c<č &h<ch &r<ř &s<š &z<ž",
    "da": _SCANDINAVIAN,
    "es": "&n<ñ",
    "et": "&s<š<z<ž &w<õ<ä<ö<ü",
    "fa": "&ا<<ٱ<ء<<أ<<إ<<ؤ<<ئ &ک<<ك &و<ه<<ة &ی<<ى<<ي",
    "fi": "&y<<ü &z<å<ä<<æ<ö<<ø",
    "gl": "&n<ñ",
    "hi": "&ॐ<ं<<ँ<ः",
    "hr": "&c<č<ć &d<dž<đ &l<lj &n<nj &s<š &z<ž",
    "hu": (
        "&c<cs &d<dz<dzs &g<gy &l<ly &n<ny &s<sz &t<ty &z<zs &o<ö<<ő &u<ü<<ű "
        "&cscs<<ccs &dzdz<<ddz &gygy<<ggy &lyly<<lly &nyny<<nny &szsz<<ssz &tyty<<tty &zszs<<zzs"
    ),
    "is": "&a<á &d<<đ<ð &e<é &i<í &o<ó &u<ú &y<ý &þ<æ<<ä<ö<<ø<å",
    "lt": "&a<<ą &c<č &e<<ę<<ė &i<<į<<y &s<š &u<<ų<<ū &z<ž",
    "nb": _SCANDINAVIAN,
    "nn": _SCANDINAVIAN,
    "no": _SCANDINAVIAN,
    "pl": "&a<ą &c<ć &e<ę &l<ł &n<ń &o<ó &s<ś &z<ź<ż",
    "ro": "&a<ă<â &i<î &s<ș<<ş &t<ț<<ţ",
    "sk": "&a<ä &c<č &h<ch &o<ô &r<ř &s<š &z<ž",
    "sl": "&c<č<ć &d<đ &s<š &z<ž",
    "sv": "&y<<ü &z<å<ä<<æ<ö<<ø",
    "tr": "&i<<İ &h<ı &c<ç &g<ğ &o<ö &s<ş &u<ü",
    "uk": "&г<ґ &і<ї &я<ʼ",
    "vi": "&\u0300<<\u0309<<\u0303<<\u0301<<\u0323 &a<ă<â &d<đ &e<ê &o<ô<ơ &u<ư",
}
"""CLDR's rules by language: `&x<y` sorts y after all that begins with x, `&x<<y` as x.

Capitals follow from the small letters. A contraction (ch) sorts as one letter.
"""

RULE = re.compile(r"&([^<\s]+)(\S+)")
LAST = 0x10000
"""Above every primary and secondary weight of DUCET."""
COMMON, SMALL, CAPITAL = 0x20, 0x02, 0x08
"""DUCET's weights of an unmarked letter: secondary, and tertiary by case."""
ELEMENT = re.compile(r"\[[*.]([0-9A-F]+)\.([0-9A-F]+)\.([0-9A-F]+)\]")


def sort(items: Iterable[T], key: Callable[[T], str], language: str) -> list[T]:
    """Sort items by their keys in that language; equal ones keep their order."""
    sort_key = _collator(language).sort_key
    return sorted(items, key=lambda item: sort_key(key(item)))


@cache
def _collator(language: str) -> "Collator":
    from pyuca import Collator

    # The constructor would read all of DUCET, which takes longer than building a page.
    collator = Collator.__new__(Collator)
    collator.table = _Table()
    collator.implicit_weights = []
    for anchor, chain in RULE.findall(TAILORINGS.get(language, "")):
        _tailor(collator, anchor, re.findall(r"(?<!<)(<++)([^<]++)", chain))
    return collator


class _Table:
    """Collation elements by their characters, parsed when they are needed."""

    def __init__(self) -> None:
        from pyuca.trie import Trie

        self._trie = Trie()
        self._read: set[int] = set()

    def add(self, characters: str, elements: list[Element]) -> None:
        key = [ord(character) for character in normalize("NFD", characters)]
        self._read_entries(key[0])
        self._trie.add(key, elements)

    def find_prefix(self, key: list[int]) -> Any:
        """The lookup of pyuca's trie: longest known prefix, its elements, the rest."""
        if key:
            self._read_entries(key[0])
        return self._trie.find_prefix(key)

    def _read_entries(self, first: int) -> None:
        if first in self._read:
            return
        self._read.add(first)
        for characters, elements in _entries().get(f"{first:04X}", ()):
            self._trie.add(
                [int(character, 16) for character in characters.split()],
                [[int(weight, 16) for weight in found] for found in ELEMENT.findall(elements)],
            )


@cache
def _entries() -> dict[str, list[tuple[str, str]]]:
    """DUCET's lines by their first character, unparsed: characters, elements."""
    from importlib.resources import files

    from pyuca import Collator

    text = files("pyuca").joinpath(f"allkeys-{Collator.UCA_VERSION}.txt").read_text("ascii")
    entries: dict[str, list[tuple[str, str]]] = {}
    for line in text.splitlines():
        characters, separator, elements = line.partition(";")
        if separator and line[0] not in "#@":
            entries.setdefault(characters.split(" ", 1)[0], []).append((characters, elements))
    return entries


def _tailor(collator: "Collator", anchor: str, chain: list[tuple[str, str]]) -> None:
    """Place the letters of one rule after its anchor, in small letters and capitals."""
    for case, tertiary in ((str.lower, SMALL), (str.title, CAPITAL), (str.upper, CAPITAL)):
        start: list[Element] = collator.collation_elements(normalize("NFD", case(anchor)))
        origin, primary, secondary = start, LAST, LAST
        for strength, letter in chain:
            if strength == "<":
                primary, secondary = primary + 1, LAST
                elements = origin = [*start, [primary, COMMON, tertiary]]
            else:
                secondary += 1
                elements = [*origin, [0, secondary, tertiary]]
            collator.table.add(case(letter), elements)
