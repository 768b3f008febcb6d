"""Make factsheet.pot, the template of all catalogs, from messages."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from factsheet.catalogs.po import Entry, Key, PoFile
from factsheet.diagnostics import Location
from factsheet.messages.message import Message

TEMPLATE_PATH = "locales/factsheet.pot"
CREATED = "POT-Creation-Date"


def make_template(
    messages: Iterable[Message], *, publisher: str, now: datetime, previous: PoFile | None = None
) -> PoFile:
    """The template of `messages`, in the given order without duplicates.

    POT-Creation-Date is the time of the last change of messages: that of the `previous` template
    unless a text was added, changed or removed.
    """
    entries: dict[Key, Entry] = {}
    for message in messages:
        # gettext takes an empty msgid for the header
        if message.singular:
            entry = _entry(message)
            known = entries.get(entry.key)
            entries[entry.key] = _joined(known, entry) if known else entry
    template = PoFile(tuple(entries.values()), _header(publisher))
    is_same = previous is not None and stated_texts(previous) == stated_texts(template)
    kept = previous.field(CREATED) if previous and is_same else None
    return template.with_fields({CREATED: kept or _date(now)})


def _entry(message: Message) -> Entry:
    comments = filter(None, map(str.strip, message.comments))
    lines = [line for comment in comments for line in comment.split("\n")]
    return Entry(
        singular=message.singular,
        context=message.context,
        plural=message.plural,
        translations=("",) if message.plural is None else ("", ""),
        flags=message.flags,
        extracted=tuple(line.strip() for line in lines),
        references=tuple(dict.fromkeys(map(_reference, message.references))),
    )


def _reference(at: Location) -> str:
    """`file:line`. A path with spaces is between U+2068 and U+2069, as in gettext."""
    words = at.path.split()
    path = at.path if words == [at.path] else f"\u2068{' '.join(words)}\u2069"
    return f"{path}:{at.line}" if at.line else path


def without_lines(file: PoFile) -> PoFile:
    """The file with references without line numbers.

    Catalogs omit them because otherwise every edit of a text would change all catalogs.
    """
    return replace(file, entries=tuple(map(_without_lines, file.entries)))


def _without_lines(entry: Entry) -> Entry:
    references = tuple(dict.fromkeys(map(_file, entry.references)))
    return entry if references == entry.references else replace(entry, references=references)


def _file(reference: str) -> str:
    path, colon, line = reference.rpartition(":")
    return path if colon and line.isascii() and line.isdecimal() else reference


def _joined(first: Entry, second: Entry) -> Entry:
    return replace(
        first,
        plural=first.plural if first.plural is not None else second.plural,
        translations=max(first.translations, second.translations),
        flags=tuple(dict.fromkeys(first.flags + second.flags)),
        extracted=tuple(dict.fromkeys(first.extracted + second.extracted)),
        references=tuple(dict.fromkeys(first.references + second.references)),
    )


def _header(publisher: str) -> Entry:
    fields = {
        "Project-Id-Version": publisher,
        "Report-Msgid-Bugs-To": "",
        CREATED: "",
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=INTEGER; plural=EXPRESSION;",
        "Generated-By": "factsheet",
    }
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    comment = f"{publisher}: texts of the fact sheets."
    return Entry("", translations=(text,), comments=(comment,), flags=("fuzzy",))


def stated_texts(template: PoFile) -> set[tuple[Key, str | None]]:
    """The source texts of a file: msgctxt, msgid and msgid_plural of its live entries."""
    return {(entry.key, entry.plural) for entry in template.entries}


def _date(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}+0000"
