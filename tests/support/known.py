"""What `verify` has found in files is remembered while tests change others."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path

import pytest

import factsheet.verify.verify
from factsheet.diagnostics import Diagnostic, Findings
from factsheet.published.markup import ParsedPage, read_markup
from factsheet.published.pdf.file import PdfFile, read_pdf
from factsheet.published.styles import Styles, read_styles
from factsheet.verify.cascade import Cascade
from factsheet.verify.concealment import Sight
from factsheet.verify.surroundings import Answers

MOST_KNOWN = 64
MOST_CASCADES = 8


class KnownSight(Sight):
    """Says again what was found on the same page with the same style sheets.

    Where these are known, so is what was found out about their rules on other pages.
    """

    known: dict[object, tuple[list[Diagnostic], object]] = {}  # noqa: RUF012 – shared by all
    """What was found by the ids of page and style sheets, and these themselves: as long as they
    are kept, nothing else has their ids."""
    shared = (Answers(), {}, {})
    cascades: dict[object, dict[object, Cascade]] = {}  # noqa: RUF012

    def __init__(self, styles: Mapping[str, Styles]) -> None:
        super().__init__(styles)
        self._key = tuple((name, id(one)) for name, one in styles.items())
        self._answers, self._same, self._declared = self.shared
        self._cascades = self.cascades.pop(self._key, {})
        self.cascades[self._key] = self._cascades  # the last to be forgotten
        if len(self.cascades) > MOST_CASCADES:
            del self.cascades[next(iter(self.cascades))]

    def check(self, markup: ParsedPage, locale: str | None, findings: Findings) -> None:
        key = (id(markup), locale, self._key)
        if key not in self.known:
            super().check(markup, locale, found := Findings())
            if len(self.known) == MOST_KNOWN:
                self.known.clear()
            self.known[key] = (list(found), (markup, *self.styles.values()))
        findings.add(*self.known[key][0])


LARGEST_KNOWN = 16 << 20
"""Bytes of a PDF that is remembered."""


def read_known_pdf(path: Path, known: dict[bytes, PdfFile] = {}) -> PdfFile:  # noqa: B006
    """What was read in a PDF of the same bytes."""
    if not path.is_file() or path.stat().st_size > LARGEST_KNOWN:
        return read_pdf(path)
    if (data := path.read_bytes()) not in known:
        found = read_pdf(path)
        if len(known) == MOST_KNOWN:
            known.clear()
        known[data] = found
    return known[data]


@contextmanager
def known_files_remembered() -> Iterator[None]:
    """Of editions that differ in few files, what is found in the others is known.

    What `verify` says of a page's markup and looks depends on that page and its style sheets
    alone, and what it reads in a PDF on that PDF alone.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(factsheet.verify.verify, "read_styles", cache(read_styles))
        patch.setattr(factsheet.verify.verify, "read_markup", lru_cache(MOST_KNOWN)(read_markup))
        patch.setattr(factsheet.verify.verify, "read_pdf", read_known_pdf)
        patch.setattr(factsheet.verify.verify, "Sight", KnownSight)
        yield
