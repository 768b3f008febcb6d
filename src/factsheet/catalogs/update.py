"""Find out which catalog files of a publication have to change."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from factsheet.catalogs.catalog import catalog_path, stored
from factsheet.catalogs.compendium import load_compendium
from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import PoFile
from factsheet.catalogs.sync import MessageChange, sync
from factsheet.catalogs.template import TEMPLATE_PATH, make_template, without_lines
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.message import Message
from factsheet.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Update:
    """A file's up-to-date content, and whether the file differs from it."""

    path: str
    data: bytes
    is_needed: bool
    locale: str | None = None
    """None for the template."""
    counts: Counter[MessageChange] = field(default_factory=Counter)
    corrected: frozenset[str] = frozenset()
    """Contexts whose translations stay although the source text was corrected."""


def updates(
    workspace: Workspace,
    messages: Iterable[Message],
    profiles: Iterable[LocaleProfile],
    findings: Findings,
    *,
    source_locale: str,
    publisher: str,
    now: datetime,
    minor: Collection[str] = (),
) -> tuple[Update, ...]:
    """The template and a catalog for each locale. Nothing is written.

    A catalog that can't be read is omitted, with findings. `minor` is
    explained in `sync`.
    """
    messages = tuple(messages)
    old = stored(workspace, TEMPLATE_PATH, findings)
    if old is None:
        return ()
    known = parse(old, TEMPLATE_PATH, Findings()) if old else None
    template = make_template(messages, publisher=publisher, now=now, previous=known)
    plain = without_lines(template)
    # A template that differs only in line numbers is not written.
    is_needed = known is None or without_lines(known) != plain
    update = Update(TEMPLATE_PATH, serialize(template) if is_needed else old, is_needed)
    return (update, *_catalogs(workspace, template, profiles, findings, source_locale, minor))


def _catalogs(
    workspace: Workspace,
    template: PoFile,
    profiles: Iterable[LocaleProfile],
    findings: Findings,
    source_locale: str,
    minor: Collection[str],
) -> Iterator[Update]:
    for profile in profiles:
        path = catalog_path(profile)
        old = stored(workspace, path, findings, profile.tag)
        if old is None:
            continue
        is_source = profile.tag == source_locale
        known = {} if is_source else load_compendium(profile)
        new = sync(
            template,
            old,
            profile,
            findings,
            is_source=is_source,
            compendium=known,
            minor=minor,
        )
        if new:
            changed = new.data != old
            yield Update(path, new.data, changed, profile.tag, new.counts, new.corrected)
