"""The PDF/UA mark in an XMP packet."""

from collections.abc import Callable
from xml.etree.ElementTree import fromstring

import pytest

from factsheet.paper.xmp import mark_pdf_ua_1, mark_pdf_ua_2

PACKET = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></x:xmpmeta>'
)


@pytest.mark.parametrize(("mark", "part"), [(mark_pdf_ua_1, "1"), (mark_pdf_ua_2, "2")])
def test_the_packet_says_the_part_and_stays_xml(mark: Callable[[bytes], bytes], part: str) -> None:
    root = fromstring(mark(PACKET))
    parts = [element.get("{http://www.aiim.org/pdfua/ns/id/}part") for element in root.iter()]
    assert parts.count(part) == 1


def test_a_packet_without_rdf_is_an_error() -> None:
    with pytest.raises(ValueError, match="RDF"):
        mark_pdf_ua_1(b"<x/>")
