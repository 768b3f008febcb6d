"""factsheet proof: one language on paper, for reviewers without the tool."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day, unknown
from factsheet.workspace import Workspace

DESCRIPTION = """\
Write a proof of one language for people without factsheet: each text beside its source,
with a picture of where it is printed, its state, its notes, and room for remarks.

The HTML file works offline in any browser. Reviewers write remarks into it and save them
as a file, which `factsheet import` adds to the catalog as comments. The PDF is for remarks
by hand.
"""
EXAMPLES = """\
examples:
  factsheet proof --locale ar                        proof.ar.html and proof.ar.pdf
  factsheet proof --locale ar --sheet membership     one sheet
  factsheet proof --locale fr --since last/output    texts that are new since an edition
  factsheet import remarks.ar.csv                    take over what a reviewer wrote
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "proof",
        parents=[common],
        help="write a language as a proof, for reviewers without the tool",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_day(parser)
    parser.add_argument("--locale", metavar="TAG", required=True, help="the language")
    parser.add_argument("--sheet", action="append", metavar="ID", help="only this sheet")
    parser.add_argument(
        "--since", type=Path, metavar="FOLDER", help="only texts that this edition did not print"
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="where to (default: the current folder)",
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Write both files; nothing where the publication has errors."""
    from factsheet.diagnostics import Findings
    from factsheet.gate.editions import load_edition
    from factsheet.paper.engine import PdfUnavailableError
    from factsheet.proof.page import as_html, as_pdf
    from factsheet.proof.proof import Proofs
    from factsheet.proof.sheets import MarkedSheets
    from factsheet.publish.layout import report_unavailable
    from factsheet.publish.means import Means
    from factsheet.published.edition import UnreadableError, read_published
    from factsheet.workspace import replace_file

    findings = Findings()
    edition = load_edition(workspace, findings, options.as_of, [options.locale])
    if edition is None:
        console.findings(findings)
        return 1
    wrong = unknown("locale", [options.locale], list(edition.voices))
    wrong = wrong or unknown("sheet", options.sheet, list(edition.publication.sheets))
    if wrong:
        console.err.write(wrong)
        return 2
    try:
        since = read_published(options.since) if options.since else None
    except UnreadableError as error:
        console.err.write(f"factsheet: {error}\n    hint: {error.hint}\n")
        return 2
    catalog = edition.voices[options.locale].catalog
    means = Means.of(workspace, edition.config, findings)
    if catalog is None:
        console.findings(findings)
        return 1
    found = Findings()
    try:
        proofs = Proofs(MarkedSheets(edition, means, found))
        proof = proofs.of(catalog, options.sheet or (), console.progress, since)
        paper = as_pdf(proof, means.printers.press.fonts)
    except PdfUnavailableError as error:
        report_unavailable(error, found)
        console.findings(found)
        return 1
    console.findings(found)
    if found.has_errors:
        return 1
    if not proof.entries:
        console.say(f"{options.locale}: no text is new since the edition of {proof.since}")
        return 0
    for suffix, data in (("html", as_html(proof).encode()), ("pdf", paper.data)):
        path = options.output / f"proof.{options.locale}.{suffix}"
        replace_file(path, data)
        console.say(f"{path}: {len(proof.entries)} texts")
    return 0
