"""factsheet plurals: every plural message in each of its forms, with a real number."""

import argparse
from typing import TYPE_CHECKING, Any

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day, unknown
from factsheet.locales.direction import isolated
from factsheet.workspace import Workspace

if TYPE_CHECKING:
    from factsheet.edition.plurals import Form, PluralMessage

DESCRIPTION = """\
Show every plural message in each form of a language, as a page would print it: the form
that the edition's own number selects with that number and a *, every other form with the
smallest number that selects it. A form that is missing, fuzzy or broken says so. In front
of each stands the line of its msgstr.
"""
EXAMPLES = """\
examples:
  factsheet plurals --locale ar                    all six sentences of each message
  factsheet plurals --locale ar sheet:membership:lead
  factsheet plurals "fact:membership.*:caption"    in all languages; * for any part
  factsheet plurals --locale fr --format json
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "plurals",
        parents=[common],
        help="show every plural message in each of its forms",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("context", nargs="*", help="only messages with this msgctxt")
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language")
    add_day(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the forms of all requested languages."""
    from fnmatch import fnmatchcase

    from factsheet.diagnostics import Findings
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
            console.err.write(unknown("plural message", [asked], [t.context for t in texts]) or "")
            return 2
    if wrong := unknown("locale", options.locale, list(edition.voices)):
        console.err.write(wrong)
        return 2
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
    """The sentence comes last, and from right to left between isolates: columns line up."""
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
