"""factsheet archive: a site with all editions."""

import argparse
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import CommandError, Commands
from factsheet.workspace import Workspace

DESCRIPTION = """\
Add an edition to the folder of a site: the same bytes at an address that stays,
SITE/editions/DATE/, and the latest edition at the root. SITE/LOCALE/editions.html lists
all editions, with what changed between them, and what editions.yaml says: which one was
corrected, and which one withdrawn. The pages of a withdrawn edition are replaced by a
notice; its other files stay, and nothing links to them.

An edition keeps its address: another one of the same date is refused. Run it again after a
change of editions.yaml. Check an edition with factsheet verify before it is added.
"""
EXAMPLES = """\
examples:
  factsheet build && factsheet verify && factsheet archive ../site
  factsheet archive ../site --output ../2014     an earlier edition, built into ../2014
  factsheet verify ../site/editions/2021-11-25   an edition of the site
"""


def add_commands(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add(
        "archive",
        run,
        help="add an edition to a site that keeps all editions",
        description=DESCRIPTION,
        epilog=EXAMPLES,
    )
    parser.add_argument("site", type=Path, metavar="SITE", help="the folder of the site")
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FOLDER",
        help="the edition (default: output/ of the publication)",
    )


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Add the edition, and rebuild the pages about editions."""
    from factsheet.archive.archive import add_edition
    from factsheet.archive.folder import Archive
    from factsheet.diagnostics import Findings
    from factsheet.gate.editions import load_edition
    from factsheet.load.editions import EDITIONS

    root = (options.directory / options.site).resolve()
    source = options.directory / options.output if options.output else workspace.root / "output"
    if source.resolve() == root or source.resolve() in root.parents:
        raise CommandError("the site needs a folder of its own, outside the edition’s")
    if not workspace.exists(EDITIONS):
        hint = f"create {EDITIONS}, which may be empty, and build again: docs/editions.md"
        raise CommandError(f"the publication has no {EDITIONS}", hint)
    findings = Findings()
    edition = load_edition(workspace, findings)
    if edition is None:
        console.findings(findings)
        return 1
    found = Findings()
    outcome = add_edition(Archive(root), source, edition, workspace, found)
    console.findings(found)
    if outcome is None:
        console.err.write("nothing was added\n")
        return 1
    console.say(f"edition {outcome.name}: {root / 'editions' / outcome.name}")
    count = f"{outcome.editions} edition{'s' if outcome.editions > 1 else ''}"
    console.say(f"{count}; at the root: {outcome.current or 'none'}")
    return 1 if found.has_errors else 0
