"""factsheet explain: what a finding means, and what would be right."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, unknown
from factsheet.workspace import replace_file

DESCRIPTION = """\
Explain the code of a finding, such as [placeholder-missing]: what it means, why it matters,
a wrong and a right example, and how to suppress it. Without a code, list them all.
"""
EXAMPLES = """\
examples:
  factsheet explain
  factsheet explain placeholder-missing po-plural-forms
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "explain",
        parents=[common],
        help="say what a finding means, and what would be right",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("code", nargs="*", help="codes of findings")
    parser.add_argument(
        "--format", choices=("text", "markdown"), default="text", help="markdown: all, as a page"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to (default: standard output)"
    )
    parser.set_defaults(run=run, needs_publication=False)


def run(options: argparse.Namespace, console: Console) -> int:
    """Print rules."""
    from factsheet.gate.rules import BY_CODE, FAMILIES
    from factsheet.report.rules import explained, listed, markdown

    if wrong := unknown("code", options.code, list(BY_CODE)):
        console.err.write(wrong)
        return 2
    if options.format == "markdown":
        text = markdown(FAMILIES)
    elif options.code:
        text = "\n".join(explained(BY_CODE[code]) for code in options.code)
    else:
        text = listed(FAMILIES)
    if options.output:
        replace_file(options.output, text.encode())
    else:
        console.out.write(text)
    return 0
