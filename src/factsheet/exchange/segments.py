"""The texts of an XLIFF 1.2 unit, put together from the segments that a program cut them into."""

import re
from typing import TYPE_CHECKING

from factsheet.exchange.codes import character_of
from factsheet.exchange.inline import Codes, closing
from factsheet.exchange.space import leading, separator, trailing
from factsheet.exchange.texts import Texts
from factsheet.exchange.xml import children_named, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

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
        """A marked passage; where segments touch, with the space that their source has."""
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
    """The white space after each segment of the source; None where the source has none."""
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
