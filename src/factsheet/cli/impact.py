"""factsheet impact: what a change of facts does to the sheets, before it is published."""

import argparse
from typing import TYPE_CHECKING

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day, unknown
from factsheet.impact.formats.formats import FORMATS
from factsheet.workspace import Workspace

if TYPE_CHECKING:
    from factsheet.diagnostics import Findings
    from factsheet.edition.edition import Edition
    from factsheet.impact.impact import Impact

DESCRIPTION = """\
Say what a change of facts does to the sheets, before it is published: which sentences
and values it touches in which language, what they said and will say, and why somebody
has to look: another plural form, a form that is not translated, a comparison such as
“largest” or “rose” beside the number, a sentence that comes or goes.

FACT alone        where the fact is printed: what a change of it would touch
FACT --value NEW  what would happen if it stated NEW, written as in facts/*.yaml
--since REV       what all changes of facts since a revision of git do
"""
EPILOG = """\
examples:
  factsheet impact membership.countries
  factsheet impact membership.countries --value 200 --locale ar
  factsheet impact assembly.sessions.s89.number --value 90
  factsheet impact --since HEAD             what is not committed yet
  factsheet impact --since origin/main --format markdown >> "$GITHUB_STEP_SUMMARY"

The exit code is 0; with --exit-code it is 1 if somebody has to look.
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "impact",
        parents=[common],
        help="say what a change of facts does to each sheet and language",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "fact", nargs="?", metavar="FACT", help="a fact’s id, or a cell as series.row.column"
    )
    parser.add_argument("--value", metavar="NEW", help="suppose that FACT states this")
    parser.add_argument("--since", metavar="REV", help="compare with this revision of git")
    add_day(parser)
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language")
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="text", help="of the report (default: text)"
    )
    parser.add_argument(
        "--exit-code", action="store_true", help="end with 1 if somebody has to look"
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the report."""
    from factsheet.diagnostics import Findings
    from factsheet.gate.editions import load_edition
    from factsheet.impact.question import QuestionError

    if wrong := _contradiction(options):
        console.err.write(f"factsheet: {wrong}\n    hint: factsheet impact --help\n")
        return 2
    findings = Findings()
    edition = load_edition(workspace, findings, options.as_of, options.locale or ())
    if edition is None:
        console.findings(findings)
        return 1
    if wrong := unknown("locale", options.locale, list(edition.voices)):
        console.err.write(wrong)
        return 2
    try:
        impact = _impact(options, workspace, edition, old_findings := Findings())
    except QuestionError as error:
        hint = f"    hint: {error.hint}\n" if error.hint else ""
        console.err.write(f"factsheet: {error}\n{hint}")
        return 2
    if impact is None:
        console.findings(old_findings)
        console.err.write(f"factsheet: these are errors of “{options.since}”: it has no edition\n")
        return 1
    console.out.write(FORMATS[options.format](impact))
    return int(options.exit_code and impact.needs_a_look)


def _contradiction(options: argparse.Namespace) -> str | None:
    """What is wrong with how the options go together."""
    if options.fact is None and options.since is None:
        return "name a fact, or a revision to compare with: --since REV"
    if options.value is not None and options.fact is None:
        return "--value goes with a fact"
    if options.value is not None and options.since is not None:
        return "--value and --since are two questions: ask one"
    return None


def _impact(
    options: argparse.Namespace, workspace: Workspace, edition: "Edition", findings: "Findings"
) -> "Impact | None":
    """The report; None, with findings, where the old revision has no edition."""
    from factsheet.config.pseudo import is_pseudo
    from factsheet.impact.compare import compare
    from factsheet.impact.supposition import suppose
    from factsheet.impact.uses import uses

    asked = options.locale or [tag for tag in edition.voices if not is_pseudo(tag)]
    # What the source says is read first.
    tags = sorted(asked, key=lambda tag: tag != edition.config.source_locale)
    if options.since is not None:
        return _since(options, workspace, edition, findings, tags)
    if options.value is None:
        return uses(edition, options.fact, tags)
    supposed = suppose(edition, options.fact, options.value)
    return compare(edition, supposed, f"If {options.fact} were {options.value}", tags)


def _since(
    options: argparse.Namespace,
    workspace: Workspace,
    edition: "Edition",
    findings: "Findings",
    tags: list[str],
) -> "Impact | None":
    from factsheet.gate.editions import load_edition
    from factsheet.impact.compare import compare
    from factsheet.impact.question import resolved
    from factsheet.impact.revision import publication_at
    from factsheet.model.base import FactBase

    with publication_at(workspace, options.since) as former:
        old = load_edition(former, findings, options.as_of, tags)
    if old is None:
        return None
    only = None
    if options.fact:
        bases = old.publication.base, edition.publication.base
        both = FactBase({**bases[0].facts, **bases[1].facts}, {})
        only = resolved(both, options.fact)[0].id
    return compare(old, edition, f"Facts changed since {options.since}", tags, only)
