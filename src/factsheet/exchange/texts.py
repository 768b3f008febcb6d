"""Read the texts of XLIFF units: words, inline codes, and white space by `xml:space`."""

import re
from typing import TYPE_CHECKING

from factsheet.exchange.codes import Codes, character_of, closing
from factsheet.exchange.xml import (
    children_named,
    keeps_space,
    leading,
    local_name,
    separator,
    single_spaced,
    trailing,
)

if TYPE_CHECKING:
    from lxml.etree import _Element


class Texts:
    """Reads the texts of one unit. Subclasses for each version of XLIFF read the codes in them."""

    def __init__(self, language: str, codes: Codes) -> None:
        self.codes = codes
        self.language = language
        self.preserve = True

    def code(self, element: "_Element") -> str:
        """The text that an inline element represents."""
        raise NotImplementedError

    def within(self, element: "_Element | None") -> str:
        """The text of a source or target; empty if the element is missing."""
        if element is None:
            return ""
        self.preserve = keeps_space(element)
        return self.text(element)

    def ended(self, text: str) -> str:
        """A whole text, without white space around it that is layout."""
        return text if self.preserve else text.strip(" ")

    def text(self, element: "_Element") -> str:
        """The text of an element, with its codes."""
        parts = [self._spaced(element.text)]
        for child in element:
            parts += [self.code(child), self._spaced(child.tail)]
        return "".join(parts)

    def _spaced(self, text: str | None) -> str:
        return text or "" if self.preserve else single_spaced(text or "")


_HALVES = ("bpt", "bx", "ept", "ex")
_SENTENCES = re.compile(r"[.!?…:;][ \t\r\n]")


class UnitTexts(Texts):
    """The source and the target of a trans-unit, whose codes may refer to the source's."""

    def __init__(self, unit: "_Element", language: str, codes: Codes) -> None:
        source, target, cut = (
            next(iter(children_named(unit, name)), None)
            for name in ("source", "target", "seg-source")
        )
        super().__init__(language, codes)
        self.gaps = _gaps(source, cut)
        """White space between segments, by the id of the first; None for a space after each."""
        self.source = self.ended(self.within(source))
        self.target = self.ended(self.within(target))
        """The joined text; blank if a segment is blank, since half a text is not a translation."""
        if self.target and not _is_whole(cut, target):
            codes.untranslated_segment()
            self.target = ""

    def code(self, element: "_Element") -> str:
        kind = local_name(element)
        name = element.get("id", "")
        if kind == "mrk":
            return self.marked(element)
        if kind == "g":
            stated = element.get("equiv-text")
            start = self.codes.start(kind, name, stated)
            return f"{start}{self.text(element)}{self.codes.end(kind, name, closing(start))}"
        content = "".join(element.itertext()) or element.get("equiv-text")
        pair = element.get("rid", name)
        if kind in ("x", "ph", "it") or (kind in _HALVES and self.codes.is_alone(pair)):
            return _character(self.codes.single(kind, name, content))
        if kind in ("bpt", "bx"):
            return self.codes.start(kind, pair, content)
        if kind in ("ept", "ex"):
            return self.codes.end(kind, pair, content)
        return self.text(element)

    def marked(self, element: "_Element") -> str:
        """A marked passage; adjacent segments get the space between those of the source."""
        text, after = self.text(element), element.getnext()
        if element.get("mtype") != "seg" or element.tail or after is None:
            return text
        gap = " " if self.gaps is None else self.gaps.get(element.get("mid", ""), "")
        return text + separator(text, gap, "".join(after.itertext()), self.language)


def _segments(element: "_Element | None") -> "dict[str, _Element]":
    """The segments that a source or a target was cut into, by their ids."""
    if element is None:
        return {}
    marks = (one for one in element.iter("{*}mrk") if one.get("mtype") == "seg")
    return {mark.get("mid", str(number)): mark for number, mark in enumerate(marks)}


def _says(element: "_Element") -> bool:
    return bool("".join(element.itertext()).strip()) or any(
        local_name(one) != "mrk" for one in element.iterdescendants()
    )


def _is_whole(cut: "_Element | None", target: "_Element | None") -> bool:
    """Whether no segment is left to be translated. A target that is not cut is whole."""
    translated = _segments(target)
    if not translated:
        return True
    wanted = {mid for mid, mark in _segments(cut).items() if _says(mark)} or translated.keys()
    return all(mid in translated and _says(translated[mid]) for mid in wanted)


def _gaps(source: "_Element | None", cut: "_Element | None") -> dict[str, str] | None:
    """The white space after each segment of the source; None if the source has no segments."""
    if segments := _segments(cut):
        return {
            mid: trailing("".join(mark.itertext())) or leading(mark.tail or "")
            for mid, mark in segments.items()
        }
    text = "" if source is None else "".join(source.itertext())
    return None if _SENTENCES.search(text) else {}


def _character(raw: str) -> str:
    """U+001B → the character; anything else is the code's own text."""
    found = re.fullmatch(r"U\+(?P<point>(?:10|[0-9A-F])?[0-9A-F]{4})", raw)
    return (found and character_of(found["point"])) or raw
