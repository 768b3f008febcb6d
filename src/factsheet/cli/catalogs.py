"""What extract, sync and compile have in common: the publication's messages and files."""

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from factsheet.catalogs.parser import parse
from factsheet.catalogs.sync import MessageChange
from factsheet.catalogs.update import Update
from factsheet.cli.console import Console
from factsheet.cli.options import unknown
from factsheet.diagnostics import Findings
from factsheet.timing import Stopwatch
from factsheet.workspace import Workspace

Choose = Callable[[Update], bool]


def bring_up_to_date(
    workspace: Workspace,
    console: Console,
    choose: Choose,
    *,
    is_check: bool,
    minor: Sequence[str] = (),
) -> int:
    """Write the files that are behind, or with `is_check` only say which they are.

    `minor` names contexts whose source text was corrected without a change of meaning.
    """
    findings = Findings()
    found = find_updates(workspace, findings, minor)
    if found is None or findings.has_errors:
        console.findings(findings)
        return 1
    if wrong := _wrong_minor(found, minor, console):
        console.err.write(wrong)
        return 2
    behind, watch = 0, Stopwatch()
    for update in filter(choose, found):
        if not is_check:
            workspace.sweep(update.path)
        if update.is_needed and is_check:
            behind += 1
            console.err.write(f"{update.path}: behind the texts{_counts(update)}\n")
        elif update.is_needed:
            workspace.write(update.path, update.data)
            console.say(f"{update.path}: brought up to date{_counts(update)}")
        else:
            console.say(f"{update.path}: unchanged")
    watch.ended("compare files" if is_check else "write files")
    if behind:
        console.err.write("    hint: run: factsheet sync\n")
    return 1 if behind else 0


def _wrong_minor(found: Sequence[Update], minor: Sequence[str], console: Console) -> str | None:
    """A sentence about the first unknown context. Prints which ones keep no translation."""
    if not minor:
        return None
    template = parse(found[0].data, found[0].path, Findings())
    contexts = [entry.context for entry in template.entries if entry.context] if template else []
    if wrong := unknown("context", list(minor), contexts):
        return wrong
    corrected = {context for update in found for context in update.corrected}
    for context in dict.fromkeys(minor):
        if context not in corrected:
            console.say(f"{context}: no translation was made for another text")
    return None


def find_updates(
    workspace: Workspace, findings: Findings, minor: Sequence[str] = ()
) -> tuple[Update, ...] | None:
    """The template and every catalog as they should be; None where content has errors."""
    watch = Stopwatch()
    from factsheet.catalogs.update import updates
    from factsheet.edition.messages import all_messages
    from factsheet.gate.editions import load_sources
    from factsheet.load.theme import load_theme
    from factsheet.workspace import now

    watch.ended("load libraries")
    edition = load_sources(workspace, findings)
    watch.ended("read facts and sheets")
    if edition is None:
        return None
    messages = list(all_messages(edition, load_theme(workspace, edition.config.theme), findings))
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


def _counts(update: Update) -> str:
    counts = {change: count for change, count in update.counts.items() if count}
    if not counts:
        return ""
    if update.is_needed and set(counts) == {MessageChange.UNCHANGED}:
        return " (no message changed)"
    return f" ({', '.join(f'{count} {change.value}' for change, count in counts.items())})"


def is_template(update: Update) -> bool:
    """Whether the file is the .pot."""
    return PurePosixPath(update.path).suffix == ".pot"
