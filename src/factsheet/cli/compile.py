"""factsheet compile: .po → .mo, for other programs that read gettext's binary files."""

import argparse

from factsheet.cli.console import Console
from factsheet.cli.options import Commands
from factsheet.workspace import Workspace

DESCRIPTION = """\
Write a .mo beside every .po, without fuzzy and untranslated messages. factsheet itself
reads the .po files: this is for other programs that use the same catalogs.

With --check, a .mo that differs from its .po is reported, whichever program compiled it. A
missing .mo is not reported.
"""


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "compile",
        parents=[common],
        help="write a .mo beside every .po",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing, fail if a .mo differs from its .po",
    )
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Compile the catalogs that are in order; report the others."""
    from factsheet.catalogs.catalog import read_catalog
    from factsheet.catalogs.compile import compile_catalog
    from factsheet.config.load import load_config
    from factsheet.diagnostics import Findings
    from factsheet.gate.catalogs.files import check_compiled
    from factsheet.gate.editions import load_profile

    findings = Findings()
    config = load_config(workspace, findings)
    for style in config.locales if config else ():
        profile = load_profile(style, findings)
        catalog = read_catalog(workspace, profile, findings) if profile else None
        if catalog is None:
            continue
        if options.check:
            findings.add(*check_compiled(workspace, [catalog]))
        else:
            path = f"{catalog.path.removesuffix('.po')}.mo"
            changed = workspace.write(path, compile_catalog(catalog))
            console.say(f"{path}: {'written' if changed else 'unchanged'}")
    console.findings(findings)
    return 1 if findings.has_errors or (options.check and len(findings)) else 0
