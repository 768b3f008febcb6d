"""The PDF/UA mark in an XMP packet."""

from xml.etree.ElementTree import fromstring

import pytest

from factsheet.paper.standards import UA_1, UA_2, Standard

PACKET = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF></x:xmpmeta>'
)


@pytest.mark.parametrize(("standard", "part"), [(UA_1, "1"), (UA_2, "2")])
def test_the_packet_says_the_part_and_stays_xml(standard: Standard, part: str) -> None:
    root = fromstring(standard.mark(PACKET))
    parts = [element.get("{http://www.aiim.org/pdfua/ns/id/}part") for element in root.iter()]
    assert parts.count(part) == 1


def test_a_packet_without_rdf_is_an_error() -> None:
    with pytest.raises(ValueError, match="RDF"):
        UA_1.mark(b"<x/>")
