"""factsheet proof: one language on paper, for reviewers without the tool."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import CommandError, Commands, add_day
from factsheet.interface.results import require_known
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
  factsheet import remarks.ar.csv                    import a reviewer's remarks
"""


def add_commands(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add(
        "proof",
        run,
        help="write a language as a proof, for reviewers without the tool",
        description=DESCRIPTION,
        epilog=EXAMPLES,
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
        help="output folder (default: the current folder)",
    )


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Write both files; nothing where the publication has errors."""
    from factsheet.diagnostics import Findings
    from factsheet.gate.editions import load_edition
    from factsheet.paper.engine import PdfUnavailableError
    from factsheet.proof.page import as_html, as_pdf
    from factsheet.proof.proof import Proofs
    from factsheet.proof.sheets import MarkedSheets
    from factsheet.publish.layout import Means, report_unavailable
    from factsheet.published.edition import UnreadableError, read_published
    from factsheet.workspace import replace_file

    findings = Findings()
    edition = load_edition(workspace, findings, options.as_of, [options.locale])
    if edition is None:
        console.findings(findings)
        return 1
    require_known("locale", [options.locale], list(edition.voices))
    require_known("sheet", options.sheet, list(edition.publication.sheets))
    try:
        since = read_published(options.since) if options.since else None
    except UnreadableError as error:
        raise CommandError(str(error), error.hint) from None
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
