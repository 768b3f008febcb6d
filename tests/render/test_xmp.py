"""The PDF/UA mark in an XMP packet."""

from xml.etree.ElementTree import fromstring

import pytest

from factsheet.render.xmp import mark_pdf_ua

PACKET = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></x:xmpmeta>'
)


def test_the_packet_says_part_one_and_stays_xml() -> None:
    root = fromstring(mark_pdf_ua(PACKET))
    parts = [element.get("{http://www.aiim.org/pdfua/ns/id/}part") for element in root.iter()]
    assert parts.count("1") == 1


def test_a_packet_without_rdf_is_an_error() -> None:
    with pytest.raises(ValueError, match="RDF"):
        mark_pdf_ua(b"<x/>")
