"""factsheet export: a catalog for translators’ tools that don’t read .po files."""

import argparse
from dataclasses import replace
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, unknown
from factsheet.diagnostics import Findings, counted, missing_extra
from factsheet.workspace import Workspace, replace_file

DESCRIPTION = """\
Write a language's messages in a format of translators' tools: XLIFF 1.2 or 2.0, a TMX
memory of what is translated, a table as CSV or XLSX; or the glossary as TBX.

With --context, write pictures of the pages instead, and screenshots.json, which says where each
message stands in them: context for translators in Weblate, Crowdin, Tolgee and others.

Placeholders and tags are protected where the format can do that. Each plural form is a
segment of its own that says which numbers it is for. A text that several messages have is
offered once, and `factsheet import` gives its translation to all of them; if its
translations differ today, each is offered on its own. See docs/exchange.md.
"""
EXAMPLES = """\
examples:
  factsheet export --format xliff --locale fr
  factsheet export --format xlsx --locale ar --only untranslated --only fuzzy
  factsheet export --format xliff2 --locale es --sheet staff -o staff-es.xliff
  factsheet export --format tbx -o glossary.tbx
  factsheet export --context --locale ar -o screenshots
"""
FORMATS = ("xliff", "xliff2", "tmx", "tbx", "csv", "xlsx")
STATES = ("untranslated", "fuzzy", "translated")
LIBRARIES = ("lxml", "openpyxl")


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "export",
        parents=[common],
        help="write a catalog as XLIFF, TMX, TBX, CSV or XLSX",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--format", choices=FORMATS, help="what to write")
    what.add_argument(
        "--context", action="store_true", help="write pictures that show where messages stand"
    )
    parser.add_argument("--locale", metavar="TAG", help="the language; of tbx, beside the source's")
    parser.add_argument("--sheet", metavar="ID", help="only what this sheet prints")
    parser.add_argument(
        "--only", action="append", choices=STATES, help="only messages in this state"
    )
    parser.add_argument(
        "--each-context",
        action="store_true",
        help="offer a text that several messages have once for each of them",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="write to this file, - for standard output (default: factsheet.TAG.xlf or the like); "
        "with --context to this folder (default: screenshots)",
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Write the file; nothing where something is wrong."""
    if options.context:
        return _export_context(options, console, workspace)
    from factsheet.gate.editions import load_sources

    if is_library_missing(console, "export"):
        return 1
    if options.format != "tbx" and not options.locale:
        console.err.write("factsheet: export needs a language\n    hint: --locale TAG\n")
        return 2
    findings = Findings()
    edition = load_sources(workspace, findings)
    if edition is None:
        console.findings(findings)
        return 1
    asked = [options.locale] if options.locale else None
    wrong = unknown("locale", asked, list(edition.voices))
    sheet = [options.sheet] if options.sheet else None
    wrong = wrong or unknown("sheet", sheet, list(edition.publication.sheets))
    if wrong:
        console.err.write(wrong)
        return 2
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
    from factsheet.publish.layout import report_unavailable
    from factsheet.publish.means import Means

    findings, found = Findings(), Findings()
    edition = load_edition(workspace, findings)
    if edition is None:
        console.findings(findings)
        return 1
    tags, names = options.locale and [options.locale], options.sheet and [options.sheet]
    wrong = unknown("locale", tags, list(edition.voices))
    wrong = wrong or unknown("sheet", names, list(edition.publication.sheets))
    if wrong:
        console.err.write(wrong)
        return 2
    folder = options.output or Path("screenshots")
    made = []
    sheets = MarkedSheets(edition, Means.of(workspace, edition.config, found), found)
    try:
        for tag in tags or edition.voices:
            if catalog := edition.voices[tag].catalog:
                for one in screenshots(sheets, catalog, names or ()):
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


def is_library_missing(console: Console, command: str) -> bool:
    """Say which libraries of the extra `exchange` are not installed, if any."""
    from importlib.util import find_spec

    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        wanted = " and ".join(missing)
        hint = missing_extra("exchange")
        console.err.write(f"factsheet: {command} needs {wanted}\n    hint: {hint}\n")
    return bool(missing)
