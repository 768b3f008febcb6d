"""Catalogs to send out to translators' tools and take back."""

from pathlib import Path
from typing import Any

import pytest

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import PoFile
from factsheet.diagnostics import Findings
from factsheet.exchange.collect import collect
from factsheet.exchange.formats import FORMATS, read_reply
from factsheet.exchange.merge import Merged, merge
from factsheet.exchange.unit import Bundle
from factsheet.locales.profile import LocaleProfile

etree = pytest.importorskip("lxml.etree", reason="the extra “exchange” is not installed")
pytest.importorskip("openpyxl", reason="the extra “exchange” is not installed")

SCHEMAS = Path(__file__).parent / "schema"
ROUND = ("xliff", "xliff2", "csv", "xlsx")
"""Formats that carry a catalog both ways."""
PO = r"""# Library
msgid ""
msgstr ""
"Language: fr\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

# mine
#. Sheet “The library”: title.
#: sheets/library.yaml
#, max-length:30
msgctxt "sheet:library:title"
msgid "The library"
msgstr "La bibliothèque"

#: sheets/library.yaml
#, fuzzy
#| msgid "What the library did <strong>{library.seat:in}</strong>."
msgctxt "sheet:library:lead"
msgid "What the library does <strong>{library.seat:in}</strong>."
msgstr "Ce que fait la bibliothèque <strong>{library.seat:of}</strong>."

msgctxt "sheet:library:members"
msgid "{library.members} person is a member."
msgid_plural "{library.members} people are members."
msgstr[0] "{library.members} personne est membre."
msgstr[1] "{library.members} personnes sont membres."

msgctxt "sheet:library:hours"
msgid "See <a href=\"https://library.example/?a=1&b=2\">the <em>opening</em> hours</a>."
msgstr ""

msgid "Sources"
msgstr "Sources"

#~ msgctxt "gone"
#~ msgid "Gone"
#~ msgstr "Parti"
"""


def read(text: str | bytes) -> PoFile:
    findings = Findings()
    data = text if isinstance(text, bytes) else text.encode()
    file = parse(data, "fr.po", findings)
    assert file is not None, list(findings)
    return file


def bundle(file: PoFile, profile: LocaleProfile, **options: Any) -> Bundle:
    return collect(file, "fr.po", profile, publisher="Library", source_language="en", **options)


def send(file: PoFile, profile: LocaleProfile, name: str, **options: Any) -> bytes:
    return FORMATS[name].serialize(bundle(file, profile, **options))


def take(
    data: bytes, file: PoFile, profile: LocaleProfile, findings: Findings, **options: Any
) -> Merged:
    reply = read_reply(data, "back", findings)
    assert reply is not None, list(findings)
    return merge(reply, file, profile, "back", findings, **options)


def codes(findings: Findings) -> list[str]:
    return [found.code for found in findings]


def schema(name: str) -> Any:
    """An OASIS schema, its import of xml.xsd found beside it."""

    class Beside(etree.Resolver):
        def resolve(self, address: str, public: str | None, context: Any) -> Any:
            if address.endswith("xml.xsd"):
                return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context)
            return None

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Beside())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), parser))
