"""factsheet export and factsheet import: catalogs for tools without .po support."""

import argparse
from dataclasses import replace
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import CommandError, Commands, require_libraries
from factsheet.diagnostics import Findings, counted
from factsheet.interface.results import require_known
from factsheet.workspace import Workspace, read_file, replace_file

EXPORT = """\
Write a language's messages in a format of translators' tools: XLIFF 1.2 or 2.0, a TMX
memory of what is translated, a table as CSV or XLSX; or the glossary as TBX.

With --context, write pictures of the pages instead, and screenshots.json with the place of each
message in them: context for translators in Weblate, Crowdin, Tolgee and others.

Placeholders and tags are protected where the format can do that. Each plural form is a
separate segment that names the numbers it is for. A text that several messages share
is exported once, and `factsheet import` gives its translation to all of them; if their
translations differ today, each is exported separately. See docs/exchange.md.
"""
EXPORT_EXAMPLES = """\
examples:
  factsheet export --format xliff --locale fr
  factsheet export --format xlsx --locale ar --only untranslated --only fuzzy
  factsheet export --format xliff2 --locale es --sheet staff -o staff-es.xliff
  factsheet export --format tbx -o glossary.tbx
  factsheet export --context --locale ar -o screenshots
"""
IMPORT = """\
Import translations into a language's .po file, from a file that `factsheet export` wrote
and a translator filled in: XLIFF, CSV or XLSX. A TMX memory fills untranslated messages
that have exactly the same text, and marks them fuzzy.

The whole file is checked first, including the rules of `factsheet check`. If there are
errors, all are reported and nothing is written; with --partial, valid messages are
imported and the others skipped. Messages whose translation is the same are not touched.
The exit code is 1 if there are errors.
"""
IMPORT_EXAMPLES = """\
examples:
  factsheet import factsheet.fr.xlf --dry-run
  factsheet import back-from-agency.xlsx --locale ar
  factsheet import back-from-agency.xlsx --partial
"""
FORMATS = ("xliff", "xliff2", "tmx", "tbx", "csv", "xlsx")
STATES = ("untranslated", "fuzzy", "translated")
EXTRA = ("exchange", ("lxml", "openpyxl"))
MAXIMUM_BYTES = 64 * 2**20


def add_commands(commands: Commands) -> None:
    """The commands and their options."""
    export = commands.add(
        "export",
        run_export,
        help="write a catalog as XLIFF, TMX, TBX, CSV or XLSX",
        description=EXPORT,
        epilog=EXPORT_EXAMPLES,
    )
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument("--format", choices=FORMATS, help="what to write")
    what.add_argument(
        "--context", action="store_true", help="write pictures that show where messages are"
    )
    export.add_argument(
        "--locale",
        metavar="TAG",
        help="the language to export (tbx: together with the source language)",
    )
    export.add_argument("--sheet", metavar="ID", help="only what this sheet prints")
    export.add_argument(
        "--only", action="append", choices=STATES, help="only messages in this state"
    )
    export.add_argument(
        "--each-context",
        action="store_true",
        help="export a text that several messages share once for each message",
    )
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write to this file, - for standard output (default: factsheet.TAG.xlf or the like); "
        "with --context to this folder (default: screenshots)",
    )
    importing = commands.add(
        "import",
        run_import,
        help="import translations from XLIFF, TMX, CSV or XLSX into a catalog",
        description=IMPORT,
        epilog=IMPORT_EXAMPLES,
    )
    importing.add_argument("file", type=Path, metavar="FILE", help="the file that came back")
    importing.add_argument("--locale", metavar="TAG", help="the language (default: the file's)")
    importing.add_argument(
        "--dry-run", action="store_true", help="write nothing, only show what would change"
    )
    importing.add_argument(
        "--partial", action="store_true", help="import valid messages, and report the others"
    )
    importing.add_argument(
        "--skip-unknown",
        action="store_true",
        help="skip messages that the catalog no longer has, instead of rejecting the file",
    )


def run_export(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Write the file; nothing if there are errors."""
    if options.context:
        return _export_context(options, console, workspace)
    from factsheet.gate.editions import load_sources

    require_libraries("export", *EXTRA)
    if options.format != "tbx" and not options.locale:
        raise CommandError("export needs a language", "--locale TAG")
    findings = Findings()
    edition = load_sources(workspace, findings)
    if edition is None:
        console.findings(findings)
        return 1
    require_known("locale", _given(options.locale), list(edition.voices))
    require_known("sheet", _given(options.sheet), list(edition.publication.sheets))
    from factsheet.exchange.formats import FORMATS as KNOWN
    from factsheet.exchange.job import export_catalog, export_glossary
    from factsheet.exchange.unit import State

    if options.format == "tbx":
        languages = [edition.config.source_locale, options.locale] if options.locale else []
        made = export_glossary(workspace, edition, languages or list(edition.voices), findings)
    else:
        made = export_catalog(
            *(workspace, edition, options.locale, options.format, findings),
            states=[State(state) for state in options.only or ()],
            sheet=options.sheet,
            each_context=options.each_context,
        )
    console.findings(findings)
    if made is None:
        return 1
    data, bundle = made
    if options.output == Path("-"):
        console.out.write_bytes(data)
        return 0
    name = f"factsheet.{options.locale or 'glossary'}{KNOWN[options.format].suffix}"
    path = options.output or Path(name)
    replace_file(path, data)
    count = len(bundle.glossary.concepts or bundle.units)
    what = "concept" if options.format == "tbx" else "message"
    more = sum(len(unit.also) for unit in bundle.units)
    texts = f"{counted(count, 'text')} of {counted(count + more, what)}"
    console.say(f"{path}: {texts if more else counted(count, what)}")
    return 0


def _export_context(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    from factsheet.gate.editions import load_edition
    from factsheet.paper.engine import PdfUnavailableError
    from factsheet.proof.screenshots import INDEX, index, screenshots
    from factsheet.proof.sheets import MarkedSheets
    from factsheet.publish.layout import Means, report_unavailable

    findings, found = Findings(), Findings()
    edition = load_edition(workspace, findings)
    if edition is None:
        console.findings(findings)
        return 1
    tags, names = _given(options.locale), _given(options.sheet)
    require_known("locale", tags, list(edition.voices))
    require_known("sheet", names, list(edition.publication.sheets))
    folder = options.output or Path("screenshots")
    made = []
    sheets = MarkedSheets(edition, Means.of(workspace, edition.config, found), found)
    try:
        for tag in tags or edition.voices:
            if catalog := edition.voices[tag].catalog:
                for one in screenshots(sheets, catalog, names):
                    replace_file(folder / one.name, one.picture)
                    made.append(replace(one, picture=b""))
                console.say(
                    f"{tag}: {counted(len([m for m in made if m.locale == tag]), 'picture')}"
                )
    except PdfUnavailableError as error:
        report_unavailable(error, found)
    console.findings(found)
    if found.has_errors:
        return 1
    replace_file(folder / INDEX, index(made).encode())
    console.say(
        f"{folder / INDEX}: {counted(sum(len(one.boxes) for one in made), 'place')} of messages"
    )
    return 0


def run_import(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Merge the file into its catalog; nothing if there are errors, except with --partial."""
    from factsheet.gate.editions import load_sources

    require_libraries("import", *EXTRA)
    if not options.file.is_file():
        raise CommandError(f"there is no file {options.file}")
    data = read_file(options.file, MAXIMUM_BYTES)
    findings = Findings()
    edition = load_sources(workspace, findings)
    if edition is None:
        console.findings(findings)
        return 1
    require_known("locale", _given(options.locale), list(edition.voices))
    from factsheet.exchange.job import import_file
    from factsheet.exchange.merge import ImportChange

    imported = import_file(
        *(workspace, edition, data, str(options.file)),
        *(options.locale, findings),
        skip_unknown=options.skip_unknown,
    )
    console.findings(findings)
    if imported is None or (findings.has_errors and not options.partial):
        console.err.write("nothing was imported: the catalog is unchanged\n")
        if imported and imported.is_changed:
            console.err.write("    hint: --partial imports the valid messages\n")
        return 1
    if imported.is_changed and not options.dry_run:
        workspace.write(imported.path, imported.data)
    counts = imported.counts
    said = ", ".join(f"{counts[change]} {change}" for change in ImportChange if counts[change])
    left = f"; {counted(imported.refused, 'message')} skipped" if imported.refused else ""
    would = "; nothing was written" if options.dry_run else ""
    console.say(f"{imported.path}: {said or 'nothing to import'}{left}{would}")
    return 1 if findings.has_errors else 0


def _given(name: str | None) -> list[str]:
    return [name] if name else []
