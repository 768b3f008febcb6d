"""Compare a PDF's reading order, structure, glyphs and languages with its page."""

from itertools import islice

from factsheet.diagnostics import Findings, excerpt
from factsheet.rules.proof import PDF_DRAWN, PDF_ORDER, PDF_PASSAGE, PDF_ROLE, PDF_TEXT
from factsheet.verify.differences import differences
from factsheet.verify.languages import mistold
from factsheet.verify.order import locate
from factsheet.verify.papers import SHOWN, Paper, Reporter
from factsheet.verify.places import misput
from factsheet.verify.roles import misplaced
from factsheet.verify.sight import misdrawn


def check_reading(paper: Paper, findings: Findings) -> None:
    """Check every block, in reading order and as drawn."""
    report = Reporter(paper, findings)
    page, pdf = paper.page, paper.pdf
    if page is None or not pdf.is_tagged:
        return
    blocks = [block for block in page.blocks if block.is_on_paper]
    counters = frozenset(str(number) for number in range(1, page.items + 1))
    leaves = pdf.structure.leaves
    reading = locate(blocks, leaves, counters)
    if not reading.is_whole:
        found = list(islice(differences(blocks, leaves, counters), SHOWN))
        for one in found:
            place = str(one.block) if one.block else "the beginning"
            rule = PDF_ORDER if one.is_moved else PDF_TEXT
            hint = f"the page has it in line {one.block.at.line}" if one.block else None
            report.error(rule, f"{place}: {one.message}", hint)
        if not found:
            stopped = f"{reading.stopped}: its tags are not those of one block"
            report.error(PDF_TEXT, stopped)
    tags = misplaced(reading.located, reading.passed_over, pdf.structure)
    for wrong in islice(tags, SHOWN):
        place = f"{wrong.block} " if wrong.block else ""
        hint = f"the page has it in line {wrong.block.at.line}" if wrong.block else None
        report.error(PDF_ROLE, f"{place}{wrong.message}", hint)
    for line in islice(misdrawn(reading.located), SHOWN):
        what = "in another order" if sorted(line.drawn) == sorted(line.expected) else "otherwise"
        hint = f"from the left “{line.drawn}” is drawn, and “{line.expected}” is right"
        report.error(PDF_DRAWN, f"{line.block}: “{line.line}” is drawn {what}", hint)
    for words, why in islice(misput(reading.located, pdf.structure, pdf.loose), SHOWN):
        report.error(PDF_DRAWN, f"“{excerpt(words)}”: {why}")
    for block, words, language, told in islice(mistold(reading.located, pdf.language), SHOWN):
        message = f"{block}: “{words}” is in “{language}” on the page, and “{told}” in the PDF"
        report.error(PDF_PASSAGE, message)
