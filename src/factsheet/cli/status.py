"""factsheet status and factsheet plurals: how far translations are, and how plural forms read."""

import argparse
from typing import TYPE_CHECKING, Any

from factsheet.cli.console import Console
from factsheet.cli.options import (
    Commands,
    add_day,
    add_format,
    add_locales,
    add_output,
    percentage,
)
from factsheet.diagnostics import Findings
from factsheet.interface.results import require_known
from factsheet.locales.direction import isolated
from factsheet.workspace import Workspace

if TYPE_CHECKING:
    from factsheet.edition.plurals import Form, PluralMessage

STATUS = """\
Count translated, fuzzy and missing messages, and words of the source language, for every
language and sheet. Show what the next full build does with each language by the
publication's policy, and which messages block its publication.

With --fail-under, the exit code is 1 if less than that percentage of a language's messages
is translated, or of a sheet's with --sheet.

Only messages that the edition prints count. A message on two sheets counts in the lines of
both, and once for the language.
"""
STATUS_EXAMPLES = """\
examples:
  factsheet status                                all languages
  factsheet status --locale fr --sheet staff      one sheet in French, with what is left
  factsheet status --fail-under 95 --locale fr    exit code 1 below 95%
  factsheet status --format json                  for programs
  factsheet status --format html -o status.html   a page for translators
  factsheet status --format svg --locale ar -o ar.svg    a badge for a README
"""
PLURALS = """\
Show every plural message in each form of a language, as a page would print it. The form
that the edition's own number selects is shown with that number and a *, every other form
with the smallest number that selects it. Forms that are missing, fuzzy or broken are
marked. Each line begins with the place of the msgstr.
"""
PLURALS_EXAMPLES = """\
examples:
  factsheet plurals --locale ar                    all six sentences of each message
  factsheet plurals --locale ar sheet:membership:lead
  factsheet plurals "fact:membership.*:caption"    in all languages; * for any part
  factsheet plurals --locale fr --format json
"""
FORMATS = ("table", "json", "markdown", "svg", "html")


def add_commands(commands: Commands) -> None:
    """The commands and their options."""
    status = commands.add(
        "status",
        run_status,
        help="show translation progress and what blocks publication",
        description=STATUS,
        epilog=STATUS_EXAMPLES,
    )
    add_day(status)
    add_locales(status)
    status.add_argument("--sheet", action="append", metavar="ID", help="only this sheet")
    status.add_argument(
        "--fail-under",
        type=percentage,
        metavar="PERCENT",
        help="exit with 1 if less of a reported language is translated",
    )
    add_format(status, FORMATS)
    add_output(status)
    plurals = commands.add(
        "plurals",
        run_plurals,
        help="show every plural message in each of its forms",
        description=PLURALS,
        epilog=PLURALS_EXAMPLES,
    )
    plurals.add_argument("context", nargs="*", help="only messages with this msgctxt")
    add_locales(plurals)
    add_day(plurals)
    add_format(plurals, ("text", "json"))


def run_status(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the report; an incomplete translation is a failure with --fail-under alone."""
    from factsheet.gate.editions import load_edition
    from factsheet.load.theme import load_theme
    from factsheet.publish.artifacts import Output
    from factsheet.report.status import status_of
    from factsheet.report.statusformats import FORMATS as WRITERS

    findings = Findings()
    edition = load_edition(workspace, findings, options.as_of)
    if edition is None:
        console.findings(findings)
        return 1
    require_known("locale", options.locale, list(edition.voices))
    require_known("sheet", options.sheet, [*{**edition.publication.sheets, **edition.sheets}])
    found = Findings()
    status = status_of(
        edition,
        load_theme(workspace, edition.config.theme),
        Output.open(workspace.root / "output"),
        found,
        locales=options.locale or (),
        sheets=edition.written(options.sheet or ()),
    )
    console.findings(found)
    console.report(WRITERS[options.format](status), options.output)
    under = status.under(options.fail_under) if options.fail_under is not None else []
    for name, percent in under:
        console.say(f"{name}: {percent}% is translated, less than {options.fail_under:g}%")
    return 1 if under else 0


def run_plurals(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the forms of all requested languages."""
    from fnmatch import fnmatchcase

    from factsheet.edition.plurals import plural_texts, preview
    from factsheet.gate.editions import load_sources, with_catalogs

    findings = Findings()
    edition = load_sources(workspace, findings, options.as_of)
    edition = edition and with_catalogs(edition, workspace, findings)
    if edition is None or findings.has_errors:
        console.findings(findings)
        return 1
    texts = list(plural_texts(edition.publication))
    for asked in options.context:
        if not any(fnmatchcase(text.context, asked) for text in texts):
            require_known("plural message", [asked], [text.context for text in texts])
    require_known("locale", options.locale, list(edition.voices))
    wanted = [
        text
        for text in texts
        if not options.context or any(fnmatchcase(text.context, one) for one in options.context)
    ]
    previews = {
        tag: [preview(text, edition.speaker(tag)) for text in wanted]
        for tag in options.locale or edition.voices
    }
    if options.format == "json":
        _print_json(previews, console)
    else:
        _print_text(previews, console)
    return 0


def _print_text(previews: dict[str, "list[PluralMessage]"], console: Console) -> None:
    for tag, messages in previews.items():
        for message in messages:
            console.print(f"{message.context} ({tag})")
            console.print(f"    {message.plural}")
            console.table([_row(form) for form in message.forms])
            console.print()
    console.print("* the number of this edition")


def _row(form: "Form") -> tuple[str, ...]:
    """A table row. Its last cell is the sentence, isolated if right-to-left, so that columns
    align."""
    mark = "*" if form.is_selected else " "
    said = isolated(form.sentence, "ltr") if form.sentence is not None else ""
    problem = f"({form.problem})" if form.problem else ""
    where = f"{form.at.path}:{form.at.line}"
    sentence = f"{said} {problem}".strip()
    return (f"  {where}", f"{mark} {form.index}", form.category, str(form.number), sentence)


def _print_json(previews: dict[str, "list[PluralMessage]"], console: Console) -> None:
    from factsheet.escaping import json_text

    data = {tag: [_as_data(message) for message in found] for tag, found in previews.items()}
    console.out.write(json_text(data))


def _as_data(message: "PluralMessage") -> dict[str, Any]:
    return {
        "context": message.context,
        "msgid": message.singular,
        "msgid_plural": message.plural,
        "forms": list(map(_form_data, message.forms)),
    }


def _form_data(form: "Form") -> dict[str, Any]:
    return {
        "form": form.index,
        "category": form.category,
        "number": str(form.number),
        "selected": form.is_selected,
        "sentence": form.sentence,
        "problem": form.problem,
        "file": form.at.path,
        "line": form.at.line,
    }
