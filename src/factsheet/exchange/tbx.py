"""TBX-Basic in the form of ISO 30042:2008 (`martif`), which most tools still read."""

import re

from factsheet.exchange.codes import xml_text
from factsheet.exchange.unit import Bundle
from factsheet.exchange.xml import LANGUAGE, indent, serialize_xml
from factsheet.glossary.glossary import TermStatus

STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
    TermStatus.UNTRANSLATABLE: "preferredTerm-admn-sts",
}
"""TBX-Basic's picklist. It has no value for names that are never translated; a note says so."""
UNTRANSLATABLE = "Never translated."
_LEAVES = frozenset(("p", "term", "termNote", "note"))
_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")


def serialize(bundle: Bundle) -> bytes:
    """The bundle's glossary, in all languages that it has."""
    from lxml import etree

    root = etree.Element("martif", type="TBX-Basic")
    root.set(LANGUAGE, bundle.source_language)
    header = etree.SubElement(root, "martifHeader")
    description = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    etree.SubElement(description, "p").text = xml_text(f"{bundle.publisher}: glossary")
    encoding = etree.SubElement(header, "encodingDesc")
    etree.SubElement(encoding, "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for concept in bundle.glossary.concepts:
        name = concept.id if _ID.fullmatch(concept.id) else f"c-{concept.id}"
        entry = etree.SubElement(body, "termEntry", id=xml_text(re.sub(r"\s+", "-", name)))
        is_name = any(term.status is TermStatus.UNTRANSLATABLE for term in concept.terms)
        note = " ".join(filter(None, (concept.note, UNTRANSLATABLE if is_name else "")))
        if note:
            etree.SubElement(entry, "note").text = xml_text(note)
        for language in dict.fromkeys(term.language for term in concept.terms):
            section = etree.SubElement(entry, "langSet")
            section.set(LANGUAGE, language)
            for term in concept.terms:
                if term.language == language:
                    word = etree.SubElement(section, "tig")
                    etree.SubElement(word, "term").text = xml_text(term.text)
                    status = etree.SubElement(word, "termNote", type="administrativeStatus")
                    status.text = STATUSES[term.status]
    indent(root, _LEAVES)
    return serialize_xml(root)
