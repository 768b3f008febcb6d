"""A glossary as TBX-Basic: ISO 30042:2008 (`martif`) and ISO 30042:2019 (`tbx`).

Read: the concept's id and notes, its languages, its terms and their administrative status.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from factsheet.diagnostics import Findings, Location, Rule, excerpt
from factsheet.glossary.glossary import MAXIMUM_TERMS, Concept, GlossaryTerm, TermStatus
from factsheet.rules.glossaries import (
    GLOSSARY_COLUMN,
    GLOSSARY_STATUS,
    GLOSSARY_SYNTAX,
    GLOSSARY_TERM,
    GLOSSARY_TOO_LARGE,
)

STATUSES = {
    "preferredTerm-admn-sts": TermStatus.PREFERRED,
    "admittedTerm-admn-sts": TermStatus.ADMITTED,
    "deprecatedTerm-admn-sts": TermStatus.FORBIDDEN,
    "supersededTerm-admn-sts": TermStatus.FORBIDDEN,
}
"""ISO 30042's picklist of `administrativeStatus`, and what each means to a translator."""
MAXIMUM_DEPTH = 64
ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1")
"""The encodings built into expat. For others it would use any of Python's codecs."""
_ENCODING = re.compile(rb"""[^<]*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")

_ROOTS = ("martif", "tbx")
_CONCEPTS = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_TEXTS = ("term", "termNote", "administrativeStatus", "note")


def read_tbx(data: bytes, path: str, findings: Findings) -> list[Concept]:
    """The concepts of a TBX file; its problems are added to `findings`. Nothing is fetched. A file
    that declares entities is refused: TBX needs none, and they can expand to any size.
    """
    declared = _ENCODING.match(data)
    if declared and declared[1].lower() not in ENCODINGS:
        message = f"the file is in “{excerpt(declared[1].decode())}”"
        hint = "save it in UTF-8"
        findings.error(GLOSSARY_SYNTAX, message, Location(path, 1, 1), hint=hint)
        return []
    reader = _Reader(path, findings)
    parser = reader.parser
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.EntityDeclHandler = reader.entity
    try:
        parser.Parse(data, True)
    except _RefusedError as error:
        findings.error(error.rule, str(error), error.at)
        return []
    except expat.ExpatError as error:
        reason = f"not well-formed XML: {expat.ErrorString(error.code)}"
        findings.error(GLOSSARY_SYNTAX, reason, Location(path, error.lineno, error.offset + 1))
    return reader.concepts


class _RefusedError(Exception):
    """The rest of the file must not be read."""

    def __init__(self, rule: Rule, message: str, at: Location) -> None:
        super().__init__(message)
        self.rule = rule
        self.at = at


@dataclass(slots=True)
class _Reader:
    path: str
    findings: Findings
    parser: expat.XMLParserType = field(
        default_factory=lambda: expat.ParserCreate(namespace_separator=" ")
    )
    concepts: list[Concept] = field(default_factory=list)
    _open: list[tuple[str, str]] = field(default_factory=list)
    """The open elements: name and `type`."""
    _text: list[str] = field(default_factory=list)
    _id: str = ""
    _at: Location = field(default=Location(""))
    _language: str = ""
    _word: str | None = None
    _status: TermStatus = TermStatus.PREFERRED
    _terms: list[GlossaryTerm] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _count: int = 0
    """The number of terms and concepts so far."""

    @property
    def place(self) -> Location:
        return Location(
            self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        )

    def entity(self, *_: object) -> None:
        message = "the file declares entities: save it again without a DOCTYPE"
        raise _RefusedError(GLOSSARY_SYNTAX, message, self.place)

    def start(self, full: str, attributes: dict[str, str]) -> None:
        name = full.rpartition(" ")[2]
        if not self._open and name not in _ROOTS:
            message = f"<{name}> is not the root of a TBX file: <tbx> or <martif> is"
            raise _RefusedError(GLOSSARY_SYNTAX, message, self.place)
        if len(self._open) >= MAXIMUM_DEPTH:
            raise _RefusedError(GLOSSARY_SYNTAX, "elements are nested too deeply", self.place)
        self._open.append((name, attributes.get("type", "")))
        if name in _TEXTS:
            self._text = []
        if name in _CONCEPTS or name in _TERMS:
            self.count()
        if name in _CONCEPTS:
            self._id = attributes.get("id", "") or str(len(self.concepts) + 1)
            self._terms, self._notes = [], []
        elif name in _LANGUAGES:
            self._language = attributes.get("http://www.w3.org/XML/1998/namespace lang", "")
            if not self._language:
                self.findings.error(GLOSSARY_COLUMN, f"<{name}> has no xml:lang", self.place)
        elif name in _TERMS:
            self._word, self._status = None, TermStatus.PREFERRED
            self._at = self.place

    def count(self) -> None:
        self._count += 1
        if self._count > MAXIMUM_TERMS:
            message = f"the file has more than {MAXIMUM_TERMS:,} concepts and terms"
            raise _RefusedError(GLOSSARY_TOO_LARGE, message, self.place)

    def characters(self, text: str) -> None:
        self._text.append(text)

    def end(self, _: str) -> None:
        name, kind = self._open.pop()
        if name in _TEXTS:
            self.text(name, kind, " ".join("".join(self._text).split()))
            self._text = []
        elif name in _TERMS:
            self.term()
        elif name in _LANGUAGES:
            self._language = ""
        elif name in _CONCEPTS:
            self.concepts.append(Concept(self._id, tuple(self._terms), " ".join(self._notes)))

    def text(self, name: str, kind: str, text: str) -> None:
        if name == "term":
            self._word = text
        elif name == "administrativeStatus" or kind == "administrativeStatus":
            self.status(text)
        elif name == "note" and not self._language:
            self._notes.append(text)

    def status(self, text: str) -> None:
        if text in STATUSES:
            self._status = STATUSES[text]
            return
        hint = "allowed: " + ", ".join(STATUSES)
        message = f"“{excerpt(text)}” is not an administrative status"
        self.findings.error(GLOSSARY_STATUS, message, self.place, hint=hint)

    def term(self) -> None:
        if not self._word:
            self.findings.error(GLOSSARY_TERM, "the entry has no term", self._at)
        elif self._language:
            self._terms.append(GlossaryTerm(self._word, self._language, self._status, self._at))
