"""The claim of PDF/UA in the metadata of a PDF/A file.

PDF/UA (ISO 14289-1, 5, and ISO 14289-2, 5) asks for a property in the XMP packet. PDF/A-3
(ISO 19005-3, 6.6.2.3) allows a property of another standard only where the file describes its
schema; PDF/A-4 (ISO 19005-4) allows any.
"""

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


def mark_pdf_ua_1(packet: bytes) -> bytes:
    """The XMP packet with the claim of PDF/UA-1. Raises ValueError if it is not RDF."""
    return _marked(packet, PDF_UA_1)


def mark_pdf_ua_2(packet: bytes) -> bytes:
    """The XMP packet with the claim of PDF/UA-2. Raises ValueError if it is not RDF."""
    return _marked(packet, PDF_UA_2)


def _marked(packet: bytes, claim: bytes) -> bytes:
    if packet.count(END) != 1:
        raise ValueError("the metadata is not one RDF document")
    return packet.replace(END, claim + END)
