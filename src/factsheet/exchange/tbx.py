"""TBX-Basic in the form of ISO 30042:2008 (`martif`), which most tools still read."""

from factsheet.exchange.codes import xml_text
from factsheet.exchange.unit import Bundle
from factsheet.exchange.xml import LANGUAGE, indent, serialize_xml

_LEAVES = frozenset(("p", "term", "note", "descrip"))


def serialize(bundle: Bundle) -> bytes:
    """The bundle's terms, in all languages that they have."""
    from lxml import etree

    root = etree.Element("martif", type="TBX-Basic")
    root.set(LANGUAGE, bundle.source_language)
    header = etree.SubElement(root, "martifHeader")
    description = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    etree.SubElement(description, "p").text = xml_text(f"{bundle.publisher}: glossary")
    encoding = etree.SubElement(header, "encodingDesc")
    etree.SubElement(encoding, "p", type="XCSURI").text = "TBXBasicXCSV02.xcs"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for term in bundle.terms:
        entry = etree.SubElement(body, "termEntry", id=f"term-{term.id}")
        if term.note:
            etree.SubElement(entry, "note").text = xml_text(term.note)
        for language, name in term.names:
            section = etree.SubElement(entry, "langSet")
            section.set(LANGUAGE, language)
            word = etree.SubElement(etree.SubElement(section, "tig"), "term")
            word.text = xml_text(name)
    indent(root, _LEAVES)
    return serialize_xml(root)
