"""factsheet verify: check a published edition against its manifest."""

import argparse
from pathlib import Path

from factsheet.cli.check import seen_from_here
from factsheet.cli.console import Console
from factsheet.cli.options import CommandError, Commands, add_format, require_libraries
from factsheet.workspace import CONFIG_NAME, Workspace

DESCRIPTION = """\
Read every page and every PDF of a published edition, and check that:

- the files are those that the manifest lists;
- every language states the same facts with the same values: on its pages, in the text of
  its PDFs, and in their data;
- no number is printed that is not a fact;
- the text of each PDF is read in the order of its page, and drawn as it is read, in Arabic
  too;
- passages in another language are marked as such;
- links lead somewhere;
- languages, directions, titles, page limits, fonts and structure are right.

Only the folder is needed: output/ after a build, or a downloaded edition. Nothing in it is
changed.

With --source, the edition is also built again from its publication, for the same date,
languages and profiles, in a temporary folder, and compared byte by byte, so that no change
can go unnoticed. Without it, the report lists what can't be proven.
"""
EXAMPLES = """\
examples:
  factsheet verify                        output/ of the publication that you are in
  factsheet verify ~/Downloads/edition    a downloaded edition
  factsheet verify site/editions/DATE     one edition of a site with all editions
  factsheet verify output --source .      build it again from the source, and compare
  factsheet verify --format json          for programs
  factsheet explain words-differ          what a finding means
"""
EXTRA = ("verify", ("pikepdf", "pypdfium2"))
MANIFEST = "manifest.json"


def add_commands(commands: Commands) -> None:
    """The command and its options."""
    parser = commands.add(
        "verify",
        run,
        help="check a published edition against its manifest",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        needs_publication=False,
    )
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="FOLDER",
        help="the edition (default: output/ of the publication)",
    )
    parser.add_argument(
        "--source",
        type=Path,
        metavar="FOLDER",
        help="the publication it was built from: build it again and compare every byte",
    )
    add_format(parser, ("text", "json"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Report all problems, or what was checked."""
    folder = options.folder or _edition(options.directory)
    if folder is None or not folder.is_dir():
        where = folder or options.directory.resolve()
        hint = "name its folder, or build it: factsheet build"
        raise CommandError(f"there is no edition in {where}", hint)
    source = options.source
    if source is not None and not Workspace(source.resolve()).exists(CONFIG_NAME):
        hint = f"--source names the folder that has {CONFIG_NAME}"
        raise CommandError(f"there is no publication in {options.source}", hint)
    require_libraries("verify", *EXTRA)
    from factsheet.archive.folder import FOLDER, Archive
    from factsheet.interface.publication import verify_edition
    from factsheet.report.findings import Report, as_json

    if names := Archive(folder).names():
        where = folder / FOLDER / names[0]
        hint = f"verify each of its {len(names)} editions: factsheet verify {where}"
        raise CommandError(f"{folder} is a site of editions, and not an edition", hint)
    result = verify_edition(
        folder,
        source=source,
        progress=lambda done, total, what: console.progress(done, total, what, "read"),
    )
    findings, unproven = result.findings, result.unproven
    if options.format == "json":
        report = Report(tuple(findings), folder=seen_from_here(folder))
        console.out.write(as_json(report, not_proven=unproven))
    else:
        console.findings(findings)
    if result.edition:
        console.say(f"{result}: {'proven' if result.ok else 'not proven'}")
        if options.format == "text":
            without = "" if source else " without --source"
            for one in unproven:
                console.say(f"not proven{without}: {one}")
    return 1 if findings.has_errors else 0


def _edition(directory: Path) -> Path | None:
    """The folder itself where it is an edition, else that of the publication around it."""
    if (directory / MANIFEST).is_file():
        return directory
    workspace = Workspace.find(directory)
    return workspace.root / "output" if workspace else None
