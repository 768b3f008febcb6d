"""factsheet build: all sheets in all languages, as web pages and PDFs."""

import argparse
import gc
import time
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet.build.cache.folder import CacheFolder
from factsheet.build.cache.last import LastBuild, remember
from factsheet.build.executors.names import LOCAL, is_executor
from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_day, unknown
from factsheet.config.profiles import PROFILES
from factsheet.diagnostics import Findings, Severity
from factsheet.workspace import Workspace

if TYPE_CHECKING:
    from factsheet.build.build import Outcome, Request
    from factsheet.build.edition import Edition

DESCRIPTION = """\
Render the sheets of the publication into output/: one web page and one PDF for each
sheet and language, an index page, and a manifest of everything that was made.

All content is checked first. If anything is wrong, every problem is reported and
output/ stays as it is. Facts that did not hold on the edition date are left out and
reported. A page that runs over its limit is set more tightly, within the bounds of
docs/pdf.md, and a note says so. If a sheet is still too long, the exit code is 1, but it
is written, as are all the others.

Only PDFs whose page, facts, styles, fonts or tools have changed are rendered. If nothing
has changed since the last build, nothing is read either. The cache is in .factsheet/; you
may delete it. An edition that another machine has built is
replaced, and nothing of it is reused or kept, unless --trust-output says so.
"""
EXAMPLES = """\
examples:
  factsheet build                                  everything
  factsheet build --locale ar --sheet at-a-glance  one sheet in Arabic
  factsheet build --format html                    web pages only, in a second or two
  factsheet build --profile print                  PDFs with bleed and crop marks, for a press
  factsheet build --profile ua2                    PDFs as PDF/UA-2 and PDF/A-4f (PDF 2.0)
  factsheet build --explain                        and why each PDF was rendered
  factsheet build --executor dask://10.0.0.5:8786  by the workers of a Dask cluster
  factsheet build --as-of 2021-11-01 --output old  the edition of that day, elsewhere
  factsheet build --locale en-XA --locale ar-XB    pseudo-locales: what is not translatable
"""
FORMATS = ("html", "pdf")
ALLOCATIONS = 20_000
"""How many new objects call for Python's collector. What a build reads and makes stays until its
end, and looking through it every 700 objects takes a tenth of its time."""
UNTOUCHED = "nothing was written: output/ is as it was\n"


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser = commands.add_parser(
        "build",
        parents=[common],
        help="render all sheets in all languages into output/",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_day(parser)
    parser.add_argument("--locale", action="append", metavar="TAG", help="only this language")
    parser.add_argument("--sheet", action="append", metavar="ID", help="only this sheet")
    parser.add_argument("--format", action="append", choices=FORMATS, help="only this format")
    parser.add_argument(
        "--profile",
        action="append",
        choices=PROFILES,
        help="what PDFs are for: screen (default); print: bleed and crop marks for a press; "
        "ua2: PDF/UA-2 and PDF/A-4f instead of PDF/UA-1 and PDF/A-3a",
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="write to this folder (default: output/ of the publication)",
    )
    parser.add_argument("--force", action="store_true", help="render every PDF again")
    parser.add_argument(
        "--trust-output",
        action="store_true",
        help="keep and reuse what is in the output folder though another machine has built it: "
        "check its signature first (docs/signing.md)",
    )
    parser.add_argument(
        "--executor",
        type=_executor,
        default=LOCAL,
        metavar="WHERE",
        help="where to render: local (default), dask://HOST:PORT, or dask (a local cluster)",
    )
    parser.add_argument("--explain", action="store_true", help="say why each PDF was rendered")
    parser.set_defaults(run=run, needs_publication=True)


def run(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Build, unless the last build has left just that."""
    output = options.output or workspace.root / "output"
    cache = CacheFolder.of(workspace.root, output)
    try:
        cache.make()
    except OSError as error:
        console.say(f"nothing is remembered for the next build: {error}")
        return _build(options, console, workspace, output, None)
    with cache.locked(lambda: console.say(f"another build is writing to {output}: waiting for it")):
        last = None if options.force else LastBuild.read(cache.last_build)
        again = last.again(_request(options), Workspace(workspace.root), output) if last else None
        if again is None:
            return _build(options, console, workspace, output, cache)
        if again is not last:
            again.write(cache.last_build)  # what had to be read now need not be next time
    console.findings(Findings(dict.fromkeys(again.findings)))
    console.say(f"{again.said}: nothing has changed since the last build")
    return 1 if any(one.severity is Severity.ERROR for one in again.findings) else 0


def _executor(name: str) -> str:
    if not is_executor(name):
        raise argparse.ArgumentTypeError(f"“{name}” is none of: local, dask, dask://HOST:PORT")
    return name


def _request(options: argparse.Namespace) -> dict[str, Any]:
    """What of the command line decides about the edition."""
    return {
        "as_of": options.as_of and options.as_of.isoformat(),
        "locales": options.locale,
        "sheets": options.sheet,
        "formats": options.format,
        "profiles": options.profile,
    }


def _build(
    options: argparse.Namespace,
    console: Console,
    workspace: Workspace,
    output: Path,
    cache: CacheFolder | None,
) -> int:
    """Build, with workers of this machine that get ready while everything is read."""
    gc.set_threshold(ALLOCATIONS)
    _start_server(options)
    from factsheet.build.build import build
    from factsheet.build.editions import load_edition
    from factsheet.build.means import Means
    from factsheet.config.load import load_config

    began = time.time_ns()
    findings, of_means = Findings(), Findings()
    config = load_config(workspace, Findings())  # the edition tells what is wrong with it
    if config is None:
        load_edition(workspace, findings)
        return _refused(console, findings)
    means = Means.of(workspace, config, of_means, options.executor)
    with means.printers.ready() if _is_large(options, output) else nullcontext():
        edition = load_edition(workspace, findings, options.as_of, options.locale or ())
        findings.add(*of_means)
        if edition is None:
            return _refused(console, findings)
        if wrong := _unknown(options, edition):
            console.err.write(wrong)
            return 2
        request = _resolved(options, edition, output)
        outcome = build(workspace, edition, means, request, findings, console.progress, cache)
    found = findings.about(request.locales, Severity.ERROR)
    if outcome is None:
        return _refused(console, found)
    _tell(options, console, found, outcome)
    if cache:
        # Where a partial build vouches for a file that somebody has deleted, the next one looks.
        with suppress(FileNotFoundError):
            asked, files = _request(options), outcome.files
            made = remember(began, asked, workspace, output, files, found, outcome.made)
            made.write(cache.last_build)
    return 1 if found.has_errors else 0


def _start_server(options: argparse.Namespace) -> None:
    if "pdf" in (options.format or FORMATS) and options.executor == LOCAL:
        from factsheet.build.executors import server

        server.start()


def _tell(
    options: argparse.Namespace, console: Console, found: Findings, outcome: "Outcome"
) -> None:
    console.findings(found)
    console.say(str(outcome))
    if outcome.fullness:
        console.say(outcome.fullness)
    if options.explain:
        for name, reasons in outcome.reasons.items():
            console.print(f"{name}: {'; '.join(reasons)}")


def _refused(console: Console, findings: Findings) -> int:
    console.findings(findings)
    console.err.write(UNTOUCHED)
    return 1


def _is_large(options: argparse.Namespace, output: Path) -> bool:
    """Whether there are many PDFs to render for sure, that nothing can take the place of."""
    from factsheet.build.artifacts import MANIFEST

    is_wanted = "pdf" in (options.format or FORMATS) and not (options.sheet and options.locale)
    return is_wanted and (options.force or not (output / MANIFEST).exists())


def _resolved(options: argparse.Namespace, edition: "Edition", output: Path) -> "Request":
    from factsheet.build.build import Request

    return Request(
        output=output,
        locales=tuple(options.locale or edition.voices),
        sheets=tuple(edition.chosen(options.sheet or edition.publication.sheets)),
        formats=tuple(options.format or FORMATS),
        profiles=tuple(dict.fromkeys(options.profile or edition.config.profiles)),
        is_forced=options.force,
        is_trusted=options.trust_output,
    )


def _unknown(options: argparse.Namespace, edition: "Edition") -> str | None:
    from factsheet.config.pseudo import PSEUDO_LOCALES

    known = list(dict.fromkeys((*edition.voices, *PSEUDO_LOCALES)))
    sheets = list({**edition.publication.sheets, **edition.sheets})
    return unknown("locale", options.locale, known) or unknown("sheet", options.sheet, sheets)
