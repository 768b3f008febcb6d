"""The standards that a PDF conforms to: one for archives and one for accessibility, together."""

from collections.abc import Callable
from dataclasses import dataclass

from factsheet.paper.xmp import mark_pdf_ua_1, mark_pdf_ua_2


@dataclass(frozen=True, slots=True)
class Standard:
    """A pair of parts of PDF/A and PDF/UA that one file can conform to."""

    variant: str
    """WeasyPrint's name of the part of PDF/A."""
    mark: Callable[[bytes], bytes]
    """Adds the claim of the part of PDF/UA to an XMP packet."""


UA_1 = Standard("pdf/a-3a", mark_pdf_ua_1)
"""PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3), both on PDF 1.7."""
UA_2 = Standard("pdf/a-4f", mark_pdf_ua_2)
"""PDF/UA-2 (ISO 14289-2) and PDF/A-4f (ISO 19005-4), both on PDF 2.0. The `f` asks for at least
one attached file."""
