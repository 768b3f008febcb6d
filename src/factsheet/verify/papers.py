"""Compare a PDF with its page: words, numbers, attached facts, metadata and standards."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from factsheet.config.policy import PROFILES, SCREEN, UA2
from factsheet.diagnostics import Findings, Location, Rule, excerpt
from factsheet.edition.lines import LONG_WORD
from factsheet.messages.forms import SCIENTIFIC
from factsheet.model.corrections import CORRECTION
from factsheet.model.notation import Notated
from factsheet.model.values import KINDS, Row, parse_value
from factsheet.pages.evidence import NAME as EVIDENCE
from factsheet.pages.jsonfile import parse_json
from factsheet.pages.notice import ADDRESS as TRANSLATED
from factsheet.pages.statements import Statements, read_statements
from factsheet.published.active import leads_elsewhere
from factsheet.published.folding import folded, letters, runs
from factsheet.published.manifest import Manifest, Values
from factsheet.published.page import PublishedPage
from factsheet.published.pdf.file import PdfFile, day_of
from factsheet.published.pdf.painted import CROSSED
from factsheet.rules.proof import (
    FONT_MAP,
    PDF_CONTENT,
    PDF_DIRECTION,
    PDF_DRAWN,
    PDF_FACTS,
    PDF_FONT,
    PDF_GLYPH,
    PDF_HIDDEN,
    PDF_LANGUAGE,
    PDF_NUMBERS,
    PDF_PAGES,
    PDF_STANDARD,
    PDF_STRUCTURE,
    PDF_TITLE,
    PDF_WORDS,
)
from factsheet.verify.lengths import is_drawn_so
from factsheet.verify.syllables import as_drawn

STANDARDS = frozenset(("PDF/UA-1", "PDF/A-3A"))
NEWER_STANDARDS = frozenset(("PDF/UA-2", "PDF/A-4F"))
"""The standards of the profile `ua2`."""
_RUNS = (re.compile(r"\S+"), re.compile(r"\d+|[^\W\d_]+"), re.compile(r"[^\W\d_]+|[\W\d_]+"))
"""What pdfium treats as one word in a right-to-left line."""
DAYS = frozenset(("dcterms.created", "dcterms.modified"))
"""Metadata that are dates."""
_PARTS, _FACT = {"sheet", "edition", "facts"}, {"id", "kind", "statements"}
"""Keys of the facts that a PDF carries, and of one fact."""
SHOWN = 5
"""Maximum number of values that one finding names."""
MOST_PARTED = 12
"""Maximum number of words of a value for which a line break is tried."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF of the edition, with the page that it was printed from."""

    name: str
    pdf: PdfFile
    page: PublishedPage | None

    @property
    def locale(self) -> str:
        return self.name.partition("/")[0]

    @property
    def sheet(self) -> str:
        return sheet_of(self.name).rpartition("/")[2]

    @property
    def edition(self) -> str | None:
        """The edition date on its page."""
        values = self.page.values if self.page else ()
        return next((one.value for one in values if one.address == "edition"), None)


def sheet_of(name: str) -> str:
    """The path of a PDF's page without its ending; PDFs of all profiles are of the same page."""
    return name.removesuffix(".pdf").removesuffix(f".{profile_of(name)}")


def profile_of(name: str) -> str:
    """The profile of a PDF, according to its name."""
    ending = name.removesuffix(".pdf").rpartition(".")[2]
    return ending if ending in PROFILES else SCREEN


class Reporter:
    """Findings about one PDF."""

    def __init__(self, paper: Paper, findings: Findings) -> None:
        self.paper = paper
        self.findings = findings

    def warning(self, rule: Rule, message: str) -> None:
        at = Location(self.paper.name)
        self.findings.warning(rule, message, at, locale=self.paper.locale)

    def error(self, rule: Rule, message: str, hint: str | None = None) -> None:
        at = Location(self.paper.name)
        self.findings.error(rule, message, at, hint=hint, locale=self.paper.locale)


def check_paper(paper: Paper, manifest: Manifest, findings: Findings) -> None:
    """Check a PDF's metadata, contents and text."""
    report = Reporter(paper, findings)
    _check_pages(paper, manifest, report)
    _check_metadata(paper, manifest, report)
    _check_make(paper.pdf, report)
    _check_contents(paper, report)
    if paper.page is not None:
        _check_words(paper.page, paper.pdf, report)
        _check_numbers(paper.page, paper.pdf, report)
        _check_margins(paper.page, paper.pdf, report)
        if paper.page.bars and not is_drawn_so(paper.page.bars, paper.pdf.bars):
            report.error(PDF_DRAWN, "its bars are not as long as those of the page")


def carried_facts(paper: Paper, kinds: dict[str, str], findings: Findings) -> Statements | None:
    """The statements that the PDF carries as data, by fact; None, with a finding, if there are
    none. `kinds` are the kinds of facts in other PDFs, to which its own are added."""
    report = Reporter(paper, findings)
    try:
        data = parse_json(paper.pdf.attachments[EVIDENCE])
        _check_parts(data, report)
        facts = read_statements({fact["id"]: fact["statements"] for fact in data["facts"]})
        _check_kinds(data["facts"], kinds, report)
        sheet, edition = data["sheet"], data["edition"]
    except KeyError:
        report.error(PDF_FACTS, f"the PDF carries no {EVIDENCE} that says what it states")
        return None
    except (ValueError, TypeError) as error:
        report.error(PDF_FACTS, f"the {EVIDENCE} in the PDF is damaged: {error}")
        return None
    if sheet != paper.sheet:
        report.error(PDF_FACTS, f"the {EVIDENCE} in the PDF is about sheet “{sheet}”")
    if paper.edition not in (None, edition):
        said = f"the {EVIDENCE} in the PDF is of {edition}, and the page of {paper.edition}"
        report.error(PDF_FACTS, said)
    return facts


def _check_parts(data: Any, report: Reporter) -> None:
    """Report keys in the facts that the toolkit does not write. Raises TypeError if malformed."""
    facts = data["facts"]
    strange = {*data} - _PARTS | {part for fact in facts for part in {*fact} - _FACT}
    if strange:
        named = excerpt(", ".join(sorted(strange)))
        report.error(PDF_FACTS, f"the {EVIDENCE} in the PDF has an unknown part: “{named}”")


def _check_kinds(facts: Any, kinds: dict[str, str], report: Reporter) -> None:
    """Check that the kind of each fact fits its values, and is the same in all PDFs."""
    for fact in facts:
        name, kind = fact["id"], fact["kind"]
        is_wrong = kinds.setdefault(name, kind) != kind or kind not in KINDS
        for statement in fact["statements"] if not is_wrong else ():
            is_wrong = is_wrong or ("cells" in statement) != (KINDS[kind] is Row)
            if not is_wrong and issubclass(KINDS[kind], Notated):
                is_wrong = not _is_of_kind(kind, statement)
        if is_wrong:
            report.error(
                PDF_FACTS, f"“{name}” is of the kind “{excerpt(str(kind), 40)}” in the PDF"
            )


def _is_of_kind(kind: str, statement: Any) -> bool:
    try:
        for value in statement.get("items") or [statement["value"]]:
            parse_value(kind, value)
    except ValueError:
        return False
    return True


def check_carried(
    paper: Paper, carried: Statements, stated: Statements | None, findings: Findings
) -> None:
    """Check that the facts in the PDF are those of its page and, if `stated` is given, of the
    manifest."""
    report = Reporter(paper, findings)
    for name, statements in carried.items() if stated is not None else ():
        rows = (stated or {}).get(name, ())
        if any(statement not in rows for statement in statements):
            report.error(PDF_FACTS, f"“{name}” differs between the PDF’s data and the manifest")
    known = Values(carried, paper.edition or "")
    values = paper.page.values if paper.page else ()
    printed = {one.address: one.value for one in values if ":" not in one.address}
    for address in sorted(printed.keys() - {"edition", TRANSLATED, CORRECTION}):
        allowed = known.at(address)
        if allowed is None:
            report.error(PDF_FACTS, f"the page prints “{address}”, and the PDF doesn’t carry it")
        elif printed[address] not in allowed:
            said = f"the page has “{printed[address]}” for “{address}”, and the PDF carries another"
            report.error(PDF_FACTS, said)


def _check_pages(paper: Paper, manifest: Manifest, report: Reporter) -> None:
    pages, limit = paper.pdf.pages, manifest.limits.get(paper.sheet)
    artifact = manifest.artifacts.get(paper.name)
    built = artifact.pages if artifact else None
    language = manifest.languages.get(paper.locale)
    if built is not None and pages != built:
        report.error(PDF_PAGES, f"the PDF has {pages} pages, and {built} by the manifest")
    # A partly translated page may be longer than the finished one.
    is_whole = language is not None and language.record.percent == 100
    if limit is not None and pages > limit and is_whole:
        said = f"the PDF has {pages} pages, and the sheet’s limit is {limit}"
        if artifact and artifact.over:
            report.warning(PDF_PAGES, f"{said}, as its build has reported")
        else:
            report.error(PDF_PAGES, said)


def _check_metadata(paper: Paper, manifest: Manifest, report: Reporter) -> None:
    pdf, page = paper.pdf, paper.page
    if pdf.language != paper.locale:
        report.error(PDF_LANGUAGE, f"the PDF’s language is “{pdf.language or ''}”")
    language = manifest.languages.get(paper.locale)
    expected = (language.direction if language else None) or (page.direction if page else None)
    if expected and pdf.direction != expected:
        message = f"the PDF says that pages run {pdf.direction}, and its language runs {expected}"
        report.error(PDF_DIRECTION, message)
    if not pdf.title or (page is not None and letters(pdf.title) != letters(page.title)):
        report.error(PDF_TITLE, f"the PDF’s title is “{pdf.title or ''}”")
    elif not pdf.shows_title:
        report.error(PDF_TITLE, "viewers show the file’s name instead of the title")


def _check_make(pdf: PdfFile, report: Reporter) -> None:
    if not pdf.is_tagged:
        report.error(PDF_STRUCTURE, "the PDF is not tagged: it has no structure to read by")
    profile = profile_of(report.paper.name)
    standards = NEWER_STANDARDS if profile == UA2 else STANDARDS
    for missing in sorted(standards - pdf.standards):
        report.error(PDF_STANDARD, f"the PDF doesn’t say that it is {missing}")
    if pdf.loose_fonts:
        message = f"fonts are not embedded: {', '.join(pdf.loose_fonts)}"
        report.error(PDF_FONT, message)
    if pdf.boxes:
        boxes = f"{pdf.boxes} box{'es' if pdf.boxes > 1 else ''}"
        report.error(PDF_GLYPH, f"the PDF shows {boxes} instead of letters (.notdef)")


def _check_contents(paper: Paper, report: Reporter) -> None:
    """Report active contents, hidden text, and links that the page does not have."""
    pdf, page = paper.pdf, paper.page
    for message in pdf.forbidden[:SHOWN]:
        report.error(PDF_CONTENT, message)
    for looks, text in pdf.misread[:SHOWN]:
        report.error(FONT_MAP, f"a glyph that looks like “{looks}” reads as “{excerpt(text)}”")
    struck = letters(page.struck) if page else ""
    hidden = [
        (said, why) for said, why in pdf.hidden if why != CROSSED or letters(said) not in struck
    ]
    for said, why in hidden[:SHOWN]:
        report.error(PDF_HIDDEN, f"“{excerpt(said)}” is not visible as it reads: {why}")
    if page is None:
        return
    _check_told(page, paper, report)
    known = {link.target for link in page.links}
    for target in sorted({*pdf.links} - known)[:SHOWN]:
        leads = f"a link leads to “{excerpt(target)}”, which the page does not have"
        report.error(PDF_CONTENT, leads)
    printed = {link.target for link in page.links if link.is_on_paper and link.tag == "a"}
    outside = {one for one in printed if leads_elsewhere(one)}
    if profile_of(paper.name) == SCREEN:
        for target in sorted(outside - {*pdf.links})[:SHOWN]:
            report.error(PDF_CONTENT, f"the page’s link to “{excerpt(target)}” is not in the PDF")


def _check_told(page: PublishedPage, paper: Paper, report: Reporter) -> None:
    """Report bookmarks and metadata that are not on the page."""
    pdf = paper.pdf
    text = letters("".join(block.text for block in page.blocks))
    for title in pdf.bookmarks:
        if letters(title) not in text and letters(title) != letters(page.title):
            report.error(PDF_CONTENT, f"the bookmark “{excerpt(title)}” is not on the page")
    told = {name: {letters(said)} for name, said in page.metadata.items()}
    told |= {name: {day_of(said)} for name, said in page.metadata.items() if name in DAYS}
    told["title"] = {letters(page.title)}
    for where, said, _ in page.unseen:
        told.setdefault(where.strip("“”"), set()).add(letters(said))
    if paper.edition:
        told |= {name: {day_of(paper.edition)} for name in DAYS - told.keys()}
    for where, said in pdf.described:
        if letters(said) not in told.get(where, {""}):
            report.error(PDF_CONTENT, f"“{excerpt(said)}” is in {where}, and not on the page")


def _check_words(page: PublishedPage, pdf: PdfFile, report: Reporter) -> None:
    text = letters(pdf.text)
    is_mirrored = page.direction == "rtl"
    lines = [_words(line) for line in pdf.text.splitlines()] if is_mirrored else []
    missing = [
        one
        for one in page.values
        if one.is_on_paper
        and not _is_read(one.words, text, is_mirrored=is_mirrored)
        and not _is_parted(one.words, lines)
        and not (is_mirrored and one.form == SCIENTIFIC and _is_turned(one.words, text))
    ]
    for one in missing[:SHOWN]:
        message = f"“{one.words}” ({one.address}) is on the page and not in the PDF’s text"
        report.error(PDF_WORDS, message, hint=f"the page has it in line {one.at.line}")
    if len(missing) > SHOWN:
        report.error(PDF_WORDS, f"{len(missing) - SHOWN} more values are not in the PDF’s text")
    if not _is_read(page.title, text, is_mirrored=is_mirrored):
        report.error(PDF_WORDS, f"the title “{page.title}” is not in the PDF’s text")


def _is_read(words: str, text: str, *, is_mirrored: bool) -> bool:
    """Whether the words are in the text.

    In a right-to-left line pdfium reads Latin words one by one from the right, and may separate
    letters from digits and signs: +5:45 UTC. A long word with line breaks is reversed line by line:
    only the text by tags has it.
    """
    if is_mirrored:
        words = LONG_WORD.sub(" ", words)
    orders = [run.findall(folded(words)) for run in _RUNS] if is_mirrored else []
    found = [words, *(" ".join(reversed(parts)) for parts in orders)]
    return any(
        letters(one) in text or as_drawn(folded(one), str.isalnum).search(text) for one in found
    )


def _is_turned(words: str, text: str) -> bool:
    """Whether the text has a scientific number in the order in which pdfium reads a right-to-left
    line, and its unit anywhere: the power of ten comes first, or its exponent before it or
    elsewhere, with cells of the row in between. The tags are checked for the order."""
    parts = folded(words).split()
    power = next((n for n, part in enumerate(parts) if n > 1 and part.startswith("10")), 0)
    number, (ten, *others) = "".join(parts[:power]), parts[power:]
    exponent = ten[2:]
    turned = (
        [letters(f"{ten}{number}")],
        [letters(f"{number}10"), letters(exponent)],
        [letters(f"{number}{exponent}10")],
    )
    is_read = any(all(one in text for one in order) for order in turned)
    return bool(power) and is_read and all(letters(one) in text for one in others)


def _is_parted(words: str, lines: Sequence[str]) -> bool:
    """Whether a line of a right-to-left page breaks within these left-to-right words.

    pdfium reads each of the two lines word by word from the right: the words before the end of
    the first line begin it, and those after it end the second. It may put paragraphs onto one
    line, with the number of a source between them, and moves no-break spaces beside numbers.
    `lines` are their words, by one space.
    """
    parts = _words(words).split() if lines else []
    for split in range(1, min(len(parts), MOST_PARTED)):
        head, tail = parts[split - 1 :: -1], parts[: split - 1 : -1]
        begins = re.compile(rf"(?:^|\d ){' ?'.join(head)}(?: |$)")
        ends = re.compile(rf"(?:^| ){' ?'.join(tail)}(?: \d|$)")
        for first, second in pairwise(lines):
            if begins.search(first) and ends.search(second):
                return True
    return False


def _words(text: str) -> str:
    return " ".join(part for word in text.split() if (part := letters(word)))


def _check_numbers(page: PublishedPage, pdf: PdfFile, report: Reporter) -> None:
    """Report numbers of values that are lost, and numbers that the page does not have.

    A PDF also numbers its pages and the items of its lists. A line may end within a long word,
    such as a checksum, and part the digits in it; `_check_words` finds it as a whole.
    """
    shown = [one.words for one in page.values if one.is_on_paper]
    wanted = Counter(run for words in shown for run in runs(LONG_WORD.sub(" ", words)))
    long = [folded(word) for words in shown for word in LONG_WORD.findall(words)]
    found = Counter(runs(pdf.text))
    if lost := wanted - found:
        message = f"numbers of the page are missing from the PDF: {_listed(lost)}"
        report.error(PDF_NUMBERS, message)
    counters = {str(number) for number in range(1, max(pdf.pages, page.items) + 1)}
    # An exponent is raised: 10 and 8 on the page are 108 in the PDF's text.
    strange = found.keys() - page.numbers - wanted.keys() - counters
    if strange := {one for one in strange if not any(one in word for word in long)}:
        message = f"numbers of the PDF are not on the page: {_listed(strange)}"
        report.error(PDF_NUMBERS, message)


def _check_margins(page: PublishedPage, pdf: PdfFile, report: Reporter) -> None:
    """Check that text outside the tags is a running element in the margins of all pages, the
    repeated head of a table, or a page number."""
    repeated = [
        letters(one.text)
        for one in page.blocks
        if one.is_running or any(node.role == "THead" for part in one.parts for node in part.path)
    ]
    once = Counter("".join(repeated))
    for number, passages in enumerate(pdf.loose, 1):
        pages = [str(number), str(pdf.pages)]
        strange, whole = list[str](), ""
        for glyphs in passages:
            passage = "".join(glyph.text for glyph in glyphs)
            whole += passage
            plain, turned = letters(passage), letters(passage[::-1])
            is_number = plain.isdigit() and {*runs(passage)} <= {*pages}
            if not is_number and not any(plain in one or turned in one for one in repeated):
                strange.append(passage)
        said = Counter(letters(whole))
        if more := said - once - Counter("".join(pages)):
            strange = strange or ["".join(sorted(more))]
        for passage in strange[:SHOWN]:
            message = f"“{excerpt(passage)}” is drawn outside of the tagged text"
            report.error(PDF_WORDS, message)


def _listed(numbers: Counter[str] | set[str]) -> str:
    return ", ".join(sorted(numbers)[:SHOWN])
