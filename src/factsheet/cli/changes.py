"""factsheet impact and factsheet diff: what a change does, before and after it is published."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.cli.console import Console
from factsheet.cli.options import CommandError, Commands, add_day, add_format, add_locales
from factsheet.diagnostics import Findings
from factsheet.interface.results import require_known
from factsheet.workspace import Workspace

if TYPE_CHECKING:
    from factsheet.edition.edition import Edition
    from factsheet.impact.impact import Impact

IMPACT = """\
Show how a change of facts affects the sheets before it is published: which sentences
and values change in which language, their old and new wording, and why a review is
needed: another plural form, a form that is not translated, a comparison such as
“largest” or “rose” beside the number, a sentence that appears or disappears.

FACT alone        where the fact is printed
FACT --value NEW  what would change if its value were NEW, written as in facts/*.yaml
--since REV       what all changes of facts since a git revision affect
"""
IMPACT_EXAMPLES = """\
examples:
  factsheet impact membership.countries
  factsheet impact membership.countries --value 200 --locale ar
  factsheet impact assembly.sessions.s89.number --value 90
  factsheet impact --since HEAD             what is not committed yet
  factsheet impact --since origin/main --format markdown >> "$GITHUB_STEP_SUMMARY"

The exit code is 0, or 1 with --exit-code if a review is needed.
"""
DIFF = """\
Show what changed between two published editions: two folders that factsheet build has
written, or their manifest.json with the pages beside it. No publication is needed.

The report lists changed statements first: old and new value, source, and what each
language prints. Then, for each language: new and removed sheets, changed sentences and
translations, whether the source text changed too, and how complete the translation is.
Last, what the editions were made with: versions, CLDR, fonts, styles.
"""
DIFF_EXAMPLES = """\
examples:
  factsheet diff last/output output
  factsheet diff last/manifest.json output/manifest.json --format json
  factsheet diff published output --locale ar
  factsheet diff published output --format markdown >> notes.md

The exit code is 0, or 1 with --exit-code if there are differences. It is 2 if an edition
is missing or can’t be read.
"""
FORMATS = ("text", "json", "markdown")


def add_commands(commands: Commands) -> None:
    """The commands and their options."""
    impact = commands.add(
        "impact",
        run_impact,
        help="show how a change of facts affects each sheet and language",
        description=IMPACT,
        epilog=IMPACT_EXAMPLES,
    )
    impact.add_argument(
        "fact", nargs="?", metavar="FACT", help="a fact’s id, or a cell as series.row.column"
    )
    impact.add_argument(
        "--value", metavar="NEW", help="show what would change if this were the value of FACT"
    )
    impact.add_argument("--since", metavar="REV", help="compare with this revision of git")
    add_day(impact)
    add_locales(impact)
    add_format(impact, FORMATS)
    impact.add_argument(
        "--exit-code", action="store_true", help="exit with 1 if a review is needed"
    )
    diff = commands.add(
        "diff",
        run_diff,
        help="show what changed between two published editions",
        description=DIFF,
        epilog=DIFF_EXAMPLES,
        needs_publication=False,
    )
    diff.add_argument("before", type=Path, metavar="A", help="an output folder, or a manifest")
    diff.add_argument("after", type=Path, metavar="B", help="the later one")
    add_locales(diff)
    add_format(diff, FORMATS)
    diff.add_argument(
        "--exit-code", action="store_true", help="exit with 1 if there are differences"
    )


def run_impact(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Print the report."""
    from factsheet.gate.editions import load_edition
    from factsheet.impact.formats import FORMATS as WRITERS
    from factsheet.impact.impact import QuestionError

    _check(options)
    findings, old_findings = Findings(), Findings()
    edition = load_edition(workspace, findings, options.as_of, options.locale or ())
    if edition is None:
        console.findings(findings)
        return 1
    require_known("locale", options.locale, list(edition.voices))
    try:
        impact = _impact(options, workspace, edition, old_findings)
    except QuestionError as error:
        raise CommandError(str(error), error.hint) from None
    if impact is None:
        console.findings(old_findings)
        raise CommandError(f"“{options.since}” has these errors and can’t be compared", code=1)
    console.out.write(WRITERS[options.format](impact))
    return int(options.exit_code and impact.needs_a_look)


def run_diff(options: argparse.Namespace, console: Console) -> int:
    """Print the difference."""
    from factsheet.diff.compare import compare
    from factsheet.diff.formats import FORMATS as WRITERS
    from factsheet.published.edition import UnreadableError, read_published

    folder: Path = options.directory
    try:
        before, after = (read_published(folder / side) for side in (options.before, options.after))
    except UnreadableError as error:
        raise CommandError(str(error), error.hint) from None
    tags = list(dict.fromkeys((*after.manifest.records, *before.manifest.records)))
    require_known("locale", options.locale, tags)
    difference = compare(before, after, options.locale or tags)
    console.out.write(WRITERS[options.format](difference))
    return int(options.exit_code and difference.differs)


def _check(options: argparse.Namespace) -> None:
    """Raises CommandError for options that do not go together."""
    hint = "factsheet impact --help"
    if options.fact is None and options.since is None:
        raise CommandError("name a fact, or a revision to compare with: --since REV", hint)
    if options.value is not None and options.fact is None:
        raise CommandError("--value needs a fact", hint)
    if options.value is not None and options.since is not None:
        raise CommandError("--value and --since can’t be combined", hint)


def _impact(
    options: argparse.Namespace, workspace: Workspace, edition: "Edition", findings: Findings
) -> "Impact | None":
    """The report; None, with findings, if the old revision has no edition."""
    from factsheet.config.config import is_pseudo
    from factsheet.gate.editions import load_edition
    from factsheet.impact.compare import compare, uses
    from factsheet.impact.impact import resolved
    from factsheet.impact.revision import publication_at
    from factsheet.impact.supposition import suppose
    from factsheet.model.base import FactBase

    asked = options.locale or [tag for tag in edition.voices if not is_pseudo(tag)]
    # The source language comes first.
    tags = sorted(asked, key=lambda tag: tag != edition.config.source_locale)
    if options.since is None and options.value is None:
        return uses(edition, options.fact, tags)
    if options.since is None:
        supposed = suppose(edition, options.fact, options.value)
        return compare(edition, supposed, f"If {options.fact} were {options.value}", tags)
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
