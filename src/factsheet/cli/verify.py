"""factsheet verify: an edition is read back and proven."""

import argparse
import os
from pathlib import Path

from factsheet.cli.console import Console
from factsheet.cli.options import Commands
from factsheet.diagnostics import missing_extra
from factsheet.workspace import CONFIG_NAME, Workspace

DESCRIPTION = """\
Read every page and every PDF of an edition, and check it: that the files are those that
were built; that each language states the same facts with the same values, on its pages,
in the text of its PDFs and in their data; that no number is printed that is not a fact;
that the text of each PDF is read in the order of its page and drawn as it is read, in
Arabic too; that passages in another language say so; that data beside the pages agree;
that links lead somewhere; that languages, directions, titles, page limits, fonts and
structure are right.

Nothing but the folder is needed: output/ after a build, or an edition that somebody
downloaded. Nothing in it is changed.

With --source, the publication that it was built from, the edition is also built again,
of the same day, in the same languages and profiles, in a temporary folder, and compared
byte by byte: then no change can go unseen. Without it, what can’t be proven is listed.
"""
EXAMPLES = """\
examples:
  factsheet verify                        output/ of the publication that you are in
  factsheet verify ~/Downloads/edition    an edition that came from elsewhere
  factsheet verify output --source .      build it again from the source, and compare
  factsheet verify --format json          for programs
  factsheet explain words-differ          what a finding means
"""
FORMATS = ("text", "json")
LIBRARIES = ("pikepdf", "pypdfium2")
MANIFEST = "manifest.json"


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "verify",
        parents=[common],
        help="read an edition back, and prove it",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
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
        help="the publication that it was built from: build it again, and compare every byte",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.set_defaults(run=run, needs_publication=False)


def run(options: argparse.Namespace, console: Console) -> int:
    """Report all that is wrong, or what was proven."""
    folder = options.folder or _edition(options.directory)
    if folder is None or not folder.is_dir():
        where = folder or options.directory.resolve()
        console.err.write(
            f"factsheet: there is no edition in {where}\n"
            "    hint: name its folder, or make one: factsheet build\n"
        )
        return 2
    source = options.source
    if source is not None and not Workspace(source.resolve()).exists(CONFIG_NAME):
        console.err.write(
            f"factsheet: there is no publication in {options.source}\n"
            f"    hint: --source names the folder that has {CONFIG_NAME}\n"
        )
        return 2
    if _is_library_missing(console):
        return 1
    from factsheet.interface.editions import verify_edition
    from factsheet.report.findings.json import render
    from factsheet.report.findings.report import Report

    result = verify_edition(
        folder,
        source=source,
        progress=lambda done, total, what: console.progress(done, total, what, "read"),
    )
    findings, unproven = result.findings, result.unproven
    if options.format == "json":
        report = Report(tuple(findings), folder=_seen(folder))
        console.out.write(render(report, not_proven=unproven))
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


def _seen(folder: Path) -> str:
    """Where the edition lies, seen from here: the JSON's paths count from there."""
    seen = os.path.relpath(folder, Path.cwd())
    return "" if seen == "." else Path(seen).as_posix()


def _is_library_missing(console: Console) -> bool:
    from importlib.util import find_spec

    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        wanted = " and ".join(missing)
        console.err.write(
            f"factsheet: verify needs {wanted}\n    hint: {missing_extra('verify')}\n"
        )
    return bool(missing)
