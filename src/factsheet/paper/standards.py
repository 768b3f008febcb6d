"""The standards that a PDF conforms to: one for archives and one for accessibility, together.

PDF/UA (ISO 14289-1, 5, and ISO 14289-2, 5) asks for a property in the XMP packet. PDF/A-3
(ISO 19005-3, 6.6.2.3) allows a property of another standard only if the file describes its schema;
PDF/A-4 (ISO 19005-4) allows any.
"""

from dataclasses import dataclass

PDF_UA_1 = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 pdfuaid:part="1"/>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
PDF_UA_2 = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 pdfuaid:part="2" pdfuaid:rev="2024"/>
"""
END = b"</rdf:RDF>"


@dataclass(frozen=True, slots=True)
class Standard:
    """A pair of parts of PDF/A and PDF/UA that one file can conform to."""

    variant: str
    """WeasyPrint's name of the part of PDF/A."""
    claim: bytes
    """RDF that claims the part of PDF/UA."""

    def mark(self, packet: bytes) -> bytes:
        """The XMP packet with the claim. Raises ValueError unless it is one RDF document."""
        if packet.count(END) != 1:
            raise ValueError("the metadata is not one RDF document")
        return packet.replace(END, self.claim + END)


UA_1 = Standard("pdf/a-3a", PDF_UA_1)
"""PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), both on PDF 1.7."""
UA_2 = Standard("pdf/a-4f", PDF_UA_2)
"""PDF/UA-2 (ISO 14289-2) and PDF/A-4f (ISO 19005-4), both on PDF 2.0. The `f` asks for at least
one attached file."""
