"""factsheet export: a catalog for translators’ tools that don’t read .po files."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, unknown
from factsheet.diagnostics import Findings, counted, missing_extra
from factsheet.workspace import Workspace, replace_file

DESCRIPTION = """\
Write a language's messages in a format of translators' tools: XLIFF 1.2 or 2.0, a TMX
memory of what is translated, a table as CSV or XLSX; or the glossary as TBX.

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
    parser.add_argument("--format", required=True, choices=FORMATS, help="what to write")
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
        help="write to this file, - for standard output (default: factsheet.TAG.xlf or the like)",
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Write the file; nothing where something is wrong."""
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


def is_library_missing(console: Console, command: str) -> bool:
    """Say which libraries of the extra `exchange` are not installed, if any."""
    from importlib.util import find_spec

    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        wanted = " and ".join(missing)
        hint = missing_extra("exchange")
        console.err.write(f"factsheet: {command} needs {wanted}\n    hint: {hint}\n")
    return bool(missing)
