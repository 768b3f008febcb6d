"""Verify an edition: read its folder, and compare its files with each other."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.config.config import is_pseudo
from factsheet.diagnostics import Findings, Location
from factsheet.edition.record import LanguageState
from factsheet.pages.fontfile import FontError
from factsheet.pages.images import BITMAPS, UnsafeImageError, check_image
from factsheet.paper.outlines import misread_characters
from factsheet.paper.resources import FONTS
from factsheet.publish.artifacts import MANIFEST, NewerManifestError
from factsheet.publish.paths import own_file
from factsheet.published.active import check_markup
from factsheet.published.files import check_files, check_languages
from factsheet.published.html import read_page
from factsheet.published.manifest import Manifest, ManifestError, Values, read_manifest
from factsheet.published.markup import read_markup
from factsheet.published.page import PublishedPage
from factsheet.published.pdf.file import DamagedPdfError, read_pdf
from factsheet.published.styles import (
    Styles,
    check_styles,
    is_for_paper,
    left_out,
    read_styles,
    running,
)
from factsheet.rules.proof import DAMAGED_FILE, FONT_MAP, MANIFEST_UNREADABLE, WORDS_DIFFER
from factsheet.rules.rendering import UNSAFE_IMAGE
from factsheet.timing import Stopwatch
from factsheet.verify.concealment import Sight
from factsheet.verify.languages import check_passages
from factsheet.verify.lengths import bars_of, wrong_lengths
from factsheet.verify.linked import LinkedData
from factsheet.verify.numbers import check_numbers
from factsheet.verify.pages import Site, check_notices, check_page
from factsheet.verify.papers import Paper, carried_facts, check_carried, check_paper, sheet_of
from factsheet.verify.reading import check_reading
from factsheet.verify.rebuild import compare_with_source
from factsheet.verify.searching import check_search, check_sitemap
from factsheet.verify.spreadsheets import Spreadsheet
from factsheet.verify.values import check_same, check_values
from factsheet.workspace import Workspace, below, is_regular

Progress = Callable[[int, int, str], None]
UNPROVEN = (
    "that the manifest is the publisher’s: compare its sha256, or check its signature",
    "words and links that were changed in the same way on a page, in its PDF and in its data",
    "what pictures and drawn shapes show, and what letters a theme’s fonts draw",
    "sentences, labels and names in linked data, and titles of abbreviations: only their numbers",
    (
        "what no page prints: the manifest’s other facts and corrections, page limits, how much of "
        "a published language is translated, the source language, and what it was built from"
    ),
    "that no sheet or language was taken out, and where blocks stand on paper beside each other",
    "everything that styles do on screens: only what hides, covers or adds text is looked for",
)
"""What can't be proven without the source."""
UNPROVEN_PAGES = (
    "names, sentences and other facts without numbers: no PDF repeats what the manifest states",
    "titles, publishers and dates of sources, which the manifest alone states",
)
"""What else can't be proven without PDFs, which carry the facts as data."""
UNPROVEN_DRAWINGS = ("where links lead that stand in SVG pictures",)
LARGEST_TEXT = 32 << 20
"""Maximum size of a page, a style sheet or a table in bytes."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The amount of data read."""

    edition: str
    languages: int
    pages: int
    pdfs: int
    values: int
    unproven: tuple[str, ...] = ()
    """Descriptions of what could not be proven."""


def verify(
    folder: Path, findings: Findings, progress: Progress, source: Workspace | None = None
) -> Extent | None:
    """Verify an edition's folder; nothing in it is trusted.

    With `source`, the publication that it was built from, it is also built again and compared.
    Returns what was read; None without a manifest that can be read.
    """
    watch = Stopwatch()
    try:
        manifest = read_manifest(folder)
    except ManifestError as error:
        hint = "an edition is a folder with manifest.json, such as output/ after factsheet build"
        message = f"the manifest can’t be read: {error}"
        findings.error(MANIFEST_UNREADABLE, message, Location(MANIFEST), hint=hint)
        return None
    except NewerManifestError as error:
        findings.add(error.diagnostic)
        return None
    check_files(folder, manifest, findings)
    check_languages(manifest, findings)
    watch.ended("compare files with the manifest")
    names = sorted(name for name in manifest.artifacts if own_file(folder, name))
    styles = _read_styles(folder, names, findings)
    pages = _read_pages(folder, names, styles, findings)
    watch.ended("read pages and styles")
    printed = [name for name in names if name.endswith(".pdf")]
    carried: dict[str, Values] = {}
    kinds: dict[str, str] = {}
    for done, name in enumerate(printed, 1):
        page = pages.get(f"{sheet_of(name)}.html")
        if known := _verify_paper(folder, name, page, manifest, kinds, findings):
            carried[sheet_of(name)] = known
        progress(done, len(printed), name)
    watch.ended("read PDFs")
    _check_pages(folder, pages, manifest, carried, findings)
    watch.ended("check values and languages")
    site = Site(pages, _files(folder), manifest)
    for page in pages.values():
        site.check_links(page, findings)
    for sheet in styles.values():
        check_styles(sheet, None, findings)
        site.check_style(sheet, findings)
    watch.ended("check links and styles")
    check_search(folder, names, pages, findings)
    check_sitemap(folder, pages, findings)
    _check_images(folder, names, findings)
    _check_fonts(folder, names, findings)
    watch.ended("check pictures and fonts")
    unproven = _unproven(names, manifest)
    if source is not None:
        left = compare_with_source(folder, manifest, source, findings, progress)
        unproven = tuple(left)
        watch.ended("build again and compare")
    return Extent(
        manifest.edition,
        sum(language.record.state != "left-out" for language in manifest.languages.values()),
        len(pages),
        len(printed),
        sum(len(page.values) for page in pages.values()),
        unproven,
    )


def _unproven(names: list[str], manifest: Manifest) -> tuple[str, ...]:
    """What can't be proven about an edition with only these files."""
    is_printed = any(name.endswith(".pdf") for name in names)
    is_drawn = any(name.endswith(".svg") for name in names)
    kept = [
        tag
        for tag, language in manifest.languages.items()
        if language.record.state is LanguageState.KEPT
        and not any(name.endswith(".pdf") and name.startswith(f"{tag}/") for name in names)
    ]
    return (
        *UNPROVEN,
        *(() if is_printed else UNPROVEN_PAGES),
        *(UNPROVEN_DRAWINGS if is_drawn else ()),
        *(f"what pages in “{tag}” print, which were kept without PDFs" for tag in kept),
    )


def _check_images(folder: Path, names: list[str], findings: Findings) -> None:
    """Check that pictures run no program, fetch nothing, and are of a size that can be shown."""
    for name in names:
        path = own_file(folder, name)
        is_large = path is not None and path.stat().st_size > LARGEST_TEXT
        if path is None or is_large or not name.endswith((".svg", *BITMAPS)):
            continue
        try:
            check_image(name, path.read_bytes())
        except UnsafeImageError as error:
            at = Location(name, error.line, 1 if error.line else 0)
            findings.error(UNSAFE_IMAGE, f"the picture can’t be shown: {error}", at)


def _check_fonts(folder: Path, names: list[str], findings: Findings) -> None:
    """Check that fonts draw each digit and letter as itself, as far as their outlines are known."""
    for name in names:
        path = own_file(folder, name)
        is_large = path is not None and path.stat().st_size > LARGEST_TEXT
        if path is None or is_large or not name.endswith(FONTS):
            continue
        try:
            wrong = misread_characters(path.read_bytes())
        except FontError as error:
            findings.error(DAMAGED_FILE, f"the font can’t be read: {error}", Location(name))
            continue
        for looks, text in wrong[:5]:
            message = f"“{text}” is drawn as “{looks}”"
            findings.error(FONT_MAP, message, Location(name))


def _read_styles(folder: Path, names: list[str], findings: Findings) -> dict[str, Styles]:
    return {
        name: read_styles(name, css)
        for name in names
        if name.endswith(".css") and (css := _text(folder, name, findings)) is not None
    }


def _read_pages(
    folder: Path, names: list[str], styles: Mapping[str, Styles], findings: Findings
) -> dict[str, PublishedPage]:
    """The pages that can be read. Markup that browsers would read differently is reported."""
    printed = [sheet for name, sheet in styles.items() if is_for_paper(name)]
    hidden, moved = left_out(printed), running(printed)
    sight = Sight(styles)
    pages: dict[str, PublishedPage] = {}
    for name in names:
        html = _text(folder, name, findings) if name.endswith(".html") else None
        if html is None:
            continue
        markup = read_markup(name, html)
        locale = name.partition("/")[0] if "/" in name else None
        check_markup(markup, locale, findings)
        if not markup.is_too_deep:
            pages[name] = read_page(name, html, hidden, moved)
            pages[name].bars = bars_of(markup)
            for element, message in wrong_lengths(markup):
                findings.error(WORDS_DIFFER, message, markup.places[element], locale=locale)
            sight.check(markup, locale, findings)
    return pages


def _text(folder: Path, name: str, findings: Findings) -> str | None:
    """A text file of the edition; None, with a finding, if it is missing or not text."""
    path = own_file(folder, name)
    if path is None:
        return None
    try:
        if path.stat().st_size > LARGEST_TEXT:
            message = f"this text has more than {LARGEST_TEXT >> 20} MiB, so it is not read"
            findings.error(DAMAGED_FILE, message, Location(name))
            return None
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        findings.error(DAMAGED_FILE, "this is not text in UTF-8", Location(name))
        return None


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in below(folder) if is_regular(path)}


def _verify_paper(
    folder: Path,
    name: str,
    page: PublishedPage | None,
    manifest: Manifest,
    kinds: dict[str, str],
    findings: Findings,
) -> Values | None:
    """Verify one PDF. Return the values that it carries, for pages older than the manifest."""
    try:
        paper = Paper(name, read_pdf(folder / name), page)
    except DamagedPdfError as error:
        hint = "get the file anew, or build the edition again"
        message = f"the PDF can’t be read: {error}"
        findings.error(DAMAGED_FILE, message, Location(name), hint=hint)
        return None
    check_paper(paper, manifest, findings)
    check_reading(paper, findings)
    carried = carried_facts(paper, kinds, findings)
    if carried is None:
        return None
    language = manifest.languages.get(paper.locale)
    is_current = language is not None and language.is_current
    check_carried(paper, carried, manifest.printable if is_current else None, findings)
    day = language.record.edition if language else None
    day = day or paper.edition or manifest.edition
    return Values(carried, day, manifest.corrections.get(day))


def _check_pages(
    folder: Path,
    pages: Mapping[str, PublishedPage],
    manifest: Manifest,
    carried: Mapping[str, Values],
    findings: Findings,
) -> None:
    """Check each page, and the pages of a sheet against each other.

    A kept language is of an earlier edition, whose facts are only in its PDFs.
    """
    corrected = manifest.corrections.get(manifest.edition)
    stated = Values(manifest.printable, manifest.edition, corrected)
    sheets: dict[str, dict[str, PublishedPage]] = {}
    told: dict[tuple[str, str, str], str] = {}
    for name, page in pages.items():
        check_page(page, manifest, findings)
        tag = page.locale or page.language or ""  # which only the front page states
        if not is_pseudo(tag):
            check_passages(page, findings)
        language = manifest.languages.get(tag)
        if not page.locale or (language is not None and language.is_current):
            known: Values | None = stated
            sheets.setdefault(page.sheet, {})[page.locale] = page
        else:
            known = carried.get(name.removesuffix(".html"))
        if known is not None:
            percent = language.record.percent if language else 100
            _check_against(folder, page, known, percent, told, findings)
    check_notices(pages.values(), manifest, findings)
    for sheet, versions in sheets.items():
        check_same(sheet, versions, findings)


def _check_against(
    folder: Path,
    page: PublishedPage,
    known: Values,
    percent: int,
    told: dict[tuple[str, str, str], str],
    findings: Findings,
) -> None:
    """Check the facts of a page and of its data; `told` is what the data of other pages state."""
    check_values(page, known, percent, findings)
    file = _text(folder, f"{page.name.removesuffix('.html')}.jsonld", findings)
    linked = LinkedData(page, file, findings)
    linked.check(known)
    if not is_pseudo(page.locale):
        linked.check_words(told)
    check_numbers(page, known, linked.named, findings)
    for link in page.links:
        name = posixpath.join(page.locale, link.target)
        if link.target.endswith(".csv") and (text := _text(folder, name, findings)):
            Spreadsheet(name, text, page).check(known, findings)
