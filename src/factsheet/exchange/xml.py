"""XML from outside, read without trusting it; and written the same for the same content."""

import re
from typing import TYPE_CHECKING

from factsheet.diagnostics import Findings, Location

if TYPE_CHECKING:
    from lxml.etree import _Element

MAXIMUM_BYTES = 32 * 2**20
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_PROBLEMS = 5


def parse_xml(data: bytes, path: str, findings: Findings) -> "_Element | None":
    """The document's root; None, with a finding, if it cannot be read.

    Nothing else is read or fetched: no DTD, no external entity, no network. Documents that declare
    or use entities are refused, because no exchange format needs them and they may expand to any
    size. A reference to a DTD, as in TMX, is allowed and ignored.
    """
    from lxml import etree

    if len(data) > MAXIMUM_BYTES:
        message = f"the file is larger than {MAXIMUM_BYTES >> 20} MiB"
        findings.error("exchange-too-large", message, Location(path))
        return None
    if _declares(data):
        _refuse(path, findings)
        return None
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        for entry in list(parser.error_log)[:_MOST_PROBLEMS] or [error]:
            at = Location(path, getattr(entry, "line", 0) or 0, getattr(entry, "column", 0) or 0)
            reason = getattr(entry, "message", None) or str(error)
            findings.error("exchange-syntax", f"not well-formed XML: {reason}", at)
        return None
    dtd = root.getroottree().docinfo.internalDTD
    declared = dtd is not None and next(dtd.iterentities(), None) is not None
    if declared or next(root.iter(etree.Entity), None) is not None:
        _refuse(path, findings)
        return None
    return root


def _refuse(path: str, findings: Findings) -> None:
    hint = "save it again without a DOCTYPE"
    findings.error(
        "exchange-entities", "the file has entities of its own", Location(path), hint=hint
    )


def serialize_xml(root: "_Element") -> bytes:
    """The document in UTF-8. Text elements keep their white space: they are set on one line."""
    from lxml import etree

    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def indent(element: "_Element", leaves: frozenset[str], level: int = 0) -> None:
    """Put children on lines of their own, but nothing inside of `leaves`: white space counts."""
    children = list(element)
    if not children or local_name(element) in leaves:
        return
    element.text = "\n" + "  " * (level + 1)
    for child in children:
        indent(child, leaves, level + 1)
        child.tail = element.text
    children[-1].tail = "\n" + "  " * level


def local_name(element: "_Element") -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children_named(element: "_Element", name: str) -> "list[_Element]":
    """The children of that local name, whatever version of a format they belong to."""
    return [child for child in element if local_name(child) == name]


def place(element: "_Element", path: str) -> Location:
    """Where an element stands."""
    line = element.sourceline
    return Location(path, line or 0, 1 if line else 0)


def _declares(data: bytes) -> bool:
    """Whether a document type has entities of any sort, parameter entities too.

    Looked for in the bytes as in UTF-16, whose every other byte is zero.
    """
    head = data.replace(b"\0", b"")
    found = re.search(rb"<!DOCTYPE[^<>\[]*+\[", head)
    return bool(found and b"<!ENTITY" in head[found.end() :])
