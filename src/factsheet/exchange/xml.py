"""XML and its white space: safe reading of untrusted documents, and reproducible writing."""

import re
from typing import TYPE_CHECKING

from factsheet.diagnostics import Findings, Location
from factsheet.rules.exchange import EXCHANGE_ENTITIES, EXCHANGE_SYNTAX, EXCHANGE_TOO_LARGE

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
        findings.error(EXCHANGE_TOO_LARGE, message, Location(path))
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
            findings.error(EXCHANGE_SYNTAX, f"not well-formed XML: {reason}", at)
        return None
    dtd = root.getroottree().docinfo.internalDTD
    declared = dtd is not None and next(dtd.iterentities(), None) is not None
    if declared or next(root.iter(etree.Entity), None) is not None:
        _refuse(path, findings)
        return None
    return root


def _refuse(path: str, findings: Findings) -> None:
    hint = "save it again without a DOCTYPE"
    findings.error(EXCHANGE_ENTITIES, "the file declares XML entities", Location(path), hint=hint)


def serialize_xml(root: "_Element") -> bytes:
    """The document in UTF-8. Text elements keep their white space: they are set on one line."""
    from lxml import etree

    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def indent(element: "_Element", leaves: frozenset[str], level: int = 0) -> None:
    """Put children on separate lines, except inside `leaves`, where white space counts."""
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
    """The children of that local name, in any namespace."""
    return [child for child in element if local_name(child) == name]


def place(element: "_Element", path: str) -> Location:
    """The location of an element."""
    line = element.sourceline
    return Location(path, line or 0, 1 if line else 0)


def _declares(data: bytes) -> bool:
    """Whether a document type declares entities, including parameter entities.

    The search also finds declarations in UTF-16, in which every other byte is zero.
    """
    head = data.replace(b"\0", b"")
    found = re.search(rb"<!DOCTYPE[^<>\[]*+\[", head)
    return bool(found and b"<!ENTITY" in head[found.end() :])


_SPACE = " \t\r\n"
"""White space of XML, which excludes no-break spaces: French needs them."""
_RUN = re.compile(f"[{_SPACE}]+")
_WITHOUT_SPACES = frozenset(("ja", "km", "lo", "my", "th", "yue", "zh"))
"""Languages that put no space between sentences."""


def keeps_space(element: "_Element") -> bool:
    """Whether white space counts in an element: `xml:space`, its own or the nearest ancestor's.

    By default programs may reformat the file, so a run of white space counts as one space.
    """
    for one in (element, *element.iterancestors()):
        if stated := one.get(SPACE):
            return str(stated) == "preserve"
    return False


def squeezed(text: str) -> str:
    """The text with single spaces, and none at its ends."""
    return single_spaced(text).strip(" ")


def single_spaced(text: str) -> str:
    """The text with one space for each run of white space."""
    return _RUN.sub(" ", text)


def respaced(text: str, sent: str, source: str) -> str:
    """A translation without white space that a program added to the file.

    `sent` is the source text in the file, `source` that of the catalog. If these differ only in
    white space, the program has changed the translation in the same way.
    """
    if "\r" not in source:
        text, sent = text.replace("\r\n", "\n"), sent.replace("\r\n", "\n")
    if sent == source or squeezed(sent) != squeezed(source) or not text.strip():
        return text
    inner = squeezed(text) if single_spaced(source) == source else text.strip(_SPACE)
    return f"{leading(source)}{inner}{trailing(source)}"


def leading(text: str) -> str:
    """The white space that a text begins with."""
    return text[: len(text) - len(text.lstrip(_SPACE))]


def trailing(text: str) -> str:
    """The white space that a text ends with."""
    return text[len(text.rstrip(_SPACE)) :]


def separator(before: str, gap: str, after: str, language: str) -> str:
    """What to put between two translated segments whose source has `gap` there.

    Nothing if either has its own space, or the language does not use spaces there.
    """
    if trailing(before) or leading(after):
        return ""
    primary = language.replace("_", "-").partition("-")[0].casefold()
    return "" if primary in _WITHOUT_SPACES else single_spaced(gap)
