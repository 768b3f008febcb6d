"""factsheet extract, sync and compile: texts → template → catalogs → binary catalogs."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from factsheet.cli.console import Console
from factsheet.cli.options import Commands, add_locales
from factsheet.diagnostics import Findings
from factsheet.interface.results import require_known
from factsheet.timing import Stopwatch
from factsheet.workspace import Workspace

if TYPE_CHECKING:
    from factsheet.catalogs.update import Update

EXTRACT = """\
Write locales/factsheet.pot: every text of facts, sheets and templates as a gettext
message, with its stable context, its place, and what each placeholder will show.
The file changes only when the messages do. `factsheet sync` does this too, and then
updates the catalogs of all languages.
"""
SYNC = """\
Update locales/factsheet.pot and the .po file of every language from the texts.

A new message is added untranslated, or with a copy of the translation of a very similar
text, marked fuzzy. If the source text of a message changed, its translation is marked
fuzzy and the old source text is kept beside it. A removed message becomes obsolete, and
gets its translation back if it returns. Missing or wrong header fields are corrected.
Comments, flags, translators' header fields and the line breaks of translators' tools are
kept. Running it twice changes nothing.

If you only corrected a source text, such as a typing error, name its context with --minor:
its translations stay valid. They get the flag source-corrected and the former source text,
and status lists them until somebody removes the flag. A correction must not change
placeholders, markup, figures or the plural.
"""
SYNC_EXAMPLES = """\
examples:
  factsheet sync                               all languages
  factsheet sync --check                       for CI: exit code 1 if a file is out of date
  factsheet sync --minor sheet:staff:lead      a typing error was corrected in one text
"""
COMPILE = """\
Write a .mo beside every .po, without fuzzy and untranslated messages. factsheet itself
reads the .po files: this is for other programs that use the same catalogs.

With --check, a .mo that differs from its .po is reported, whichever program compiled it. A
missing .mo is not reported.
"""


def add_commands(commands: Commands) -> None:
    """The commands and their options."""
    extract = commands.add(
        "extract",
        run_extract,
        help="write the template of all messages, locales/factsheet.pot",
        description=EXTRACT,
    )
    sync = commands.add(
        "sync",
        run_sync,
        help="update the .po files from the texts",
        description=SYNC,
        epilog=SYNC_EXAMPLES,
    )
    compiling = commands.add(
        "compile", run_compile, help="write a .mo beside every .po", description=COMPILE
    )
    add_locales(sync)
    sync.add_argument(
        "--minor",
        action="extend",
        nargs="+",
        default=[],
        metavar="CONTEXT",
        help="keep the translations of these texts, which were corrected without a change of "
        "meaning",
    )
    for parser, what in (
        (extract, "it is out of date"),
        (sync, "a file is out of date"),
        (compiling, "a .mo differs from its .po"),
    ):
        parser.add_argument(
            "--check", action="store_true", help=f"write nothing; exit with 1 if {what}"
        )


def run_extract(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Update the template."""
    return _update(workspace, console, _is_template, is_check=options.check)


def run_sync(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Update the template and the catalogs."""
    from factsheet.config.load import load_config

    config = load_config(workspace, Findings()) if options.locale else None
    if config:
        require_known("locale", options.locale, config.tags)

    def is_wanted(update: "Update") -> bool:
        return _is_template(update) or not options.locale or update.locale in options.locale

    return _update(workspace, console, is_wanted, is_check=options.check, minor=options.minor)


def run_compile(options: argparse.Namespace, console: Console, workspace: Workspace) -> int:
    """Compile the catalogs that can be read; report the others."""
    from factsheet.catalogs.catalog import read_catalog
    from factsheet.catalogs.compile import compile_catalog
    from factsheet.config.load import load_config
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


def _update(
    workspace: Workspace,
    console: Console,
    choose: "Callable[[Update], bool]",
    *,
    is_check: bool,
    minor: Sequence[str] = (),
) -> int:
    """Write the chosen files that are out of date, or with `is_check` only name them.

    `minor` names contexts whose source text was corrected without a change of meaning.
    """
    findings = Findings()
    found = _updates(workspace, findings, minor)
    if found is None or findings.has_errors:
        console.findings(findings)
        return 1
    if minor:
        _check_minor(found, minor, console)
    behind, watch = 0, Stopwatch()
    for update in filter(choose, found):
        if not is_check:
            workspace.sweep(update.path)
        if update.is_needed and is_check:
            behind += 1
            console.err.write(f"{update.path}: out of date{_counts(update)}\n")
        elif update.is_needed:
            workspace.write(update.path, update.data)
            console.say(f"{update.path}: updated{_counts(update)}")
        else:
            console.say(f"{update.path}: unchanged")
    watch.ended("compare files" if is_check else "write files")
    if behind:
        console.err.write("    hint: run: factsheet sync\n")
    return 1 if behind else 0


def _check_minor(found: "Sequence[Update]", minor: Sequence[str], console: Console) -> None:
    """Report the contexts of which no translation is kept. Raises UnknownNameError."""
    from factsheet.catalogs.parser import parse

    template = parse(found[0].data, found[0].path, Findings())
    contexts = [entry.context for entry in template.entries if entry.context] if template else []
    require_known("context", minor, contexts)
    corrected = {context for update in found for context in update.corrected}
    for context in dict.fromkeys(minor):
        if context not in corrected:
            console.say(f"{context}: no translation was made for another text")


def _updates(
    workspace: Workspace, findings: Findings, minor: Sequence[str]
) -> "tuple[Update, ...] | None":
    """The template and every catalog as they should be; None if the content has errors."""
    watch = Stopwatch()
    from factsheet.catalogs.update import updates
    from factsheet.gate.editions import load_sources
    from factsheet.load.theme import load_theme
    from factsheet.workspace import now

    watch.ended("load libraries")
    edition = load_sources(workspace, findings)
    watch.ended("read facts and sheets")
    if edition is None:
        return None
    messages = list(edition.messages(load_theme(workspace, edition.config.theme), findings))
    watch.ended("collect messages")
    found = updates(
        workspace,
        messages,
        [voice.profile for voice in edition.voices.values()],
        findings,
        source_locale=edition.config.source_locale,
        publisher=edition.config.publisher,
        now=now(),
        minor=minor,
    )
    watch.ended("update catalogs")
    return found


def _counts(update: "Update") -> str:
    from factsheet.catalogs.sync import MessageChange

    counts = {change: count for change, count in update.counts.items() if count}
    if not counts:
        return ""
    if update.is_needed and set(counts) == {MessageChange.UNCHANGED}:
        return " (no message changed)"
    return f" ({', '.join(f'{count} {change.value}' for change, count in counts.items())})"


def _is_template(update: "Update") -> bool:
    return PurePosixPath(update.path).suffix == ".pot"
