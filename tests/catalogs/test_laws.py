"""Laws of catalogs, over whatever texts, comments and histories hypothesis thinks of."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.catalogs.catalog import Catalog, catalog_path, read_catalog
from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile, Previous
from factsheet.catalogs.sync import sync
from factsheet.catalogs.template import CREATED, make_template
from factsheet.catalogs.writer import serialize
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.locales.profile import profile_of
from factsheet.messages.message import Message
from factsheet.workspace import Workspace

AR = profile_of(LocaleStyle("ar"))
NOW = datetime(2021, 11, 25, tzinfo=UTC)

ODD = 'ab  \n\n\r\t\v\f\a\x1b"\\{}%#~|:,é\u0301مع\u200f\u2028\u0085\u00a0\ufeff日'
CHARACTERS = st.sampled_from(ODD) | st.characters(
    exclude_categories=("Cs",), exclude_characters="\0\4"
)
TEXTS = st.text(CHARACTERS, max_size=200)
LINES = TEXTS.map(lambda text: text.replace("\n", " ").rstrip(" \t\r\v\f"))
NAMES = st.from_regex(r"[a-z]([a-z-]{0,9}[a-z0-9])?(:[0-9]{1,3})?", fullmatch=True)
REFERENCES = NAMES | NAMES.map(lambda name: f"\u2068{name} {name}\u2069:7")
OPTIONAL = st.none() | TEXTS


def some(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


@st.composite
def entries(draw: st.DrawFn, *, is_obsolete: bool = False) -> Entry:
    plural = draw(OPTIONAL)
    count = 1 if plural is None else draw(st.integers(1, 12))
    previous = Previous(draw(OPTIONAL), draw(OPTIONAL), draw(OPTIONAL))
    return Entry(
        singular=draw(TEXTS),
        context=draw(OPTIONAL),
        plural=plural,
        translations=tuple(draw(st.lists(TEXTS, min_size=count, max_size=count))),
        flags=tuple(draw(st.lists(NAMES, max_size=3, unique=True))),
        comments=draw(some(LINES)),
        extracted=draw(some(LINES)),
        references=draw(some(REFERENCES)),
        previous=None if previous == Previous() else previous,
        is_obsolete=is_obsolete,
    )


FILES = st.builds(
    PoFile,
    st.lists(entries(), max_size=4, unique_by=lambda entry: entry.key)
    .map(lambda found: [entry for entry in found if entry.key != (None, "")])
    .map(tuple),
    st.none() | st.builds(Entry, st.just(""), translations=TEXTS.map(lambda text: (text,))),
    st.lists(entries(is_obsolete=True), max_size=2).map(tuple),
    some(LINES).map(lambda lines: "\n".join(f"# {line}" for line in lines)),
)


def reread(data: bytes) -> PoFile:
    findings = Findings()
    file = parse(data, "f.po", findings)
    assert file is not None, list(findings)
    return file


@pytest.mark.slow
@given(FILES)
def test_writing_and_reading_loses_nothing(file: PoFile) -> None:
    data = serialize(file)
    assert reread(data) == file
    assert serialize(reread(data)) == data


@given(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.key))
@settings(max_examples=25)
def test_gettext_reads_the_same_texts(gnu: Callable[..., Any], found: list[Entry]) -> None:
    header = Entry("", translations=("Content-Type: text/plain; charset=UTF-8\n",))
    # gettext takes no former text that is a plural alone
    plain = [replace(entry, previous=None) for entry in found if entry.key != header.key]
    file = PoFile(tuple(plain), header)
    theirs = gnu("msgcat", "--no-wrap", "-", data=serialize(file))
    assert theirs.returncode == 0, theirs.stderr.decode()
    texts, others = (
        [(entry.key, entry.plural, entry.translations) for entry in either.entries]
        for either in (file, reread(theirs.stdout))
    )
    assert texts == others


@given(FILES, st.sampled_from(["--no-wrap", "--width=20", "--width=79", "--width=200"]))
@settings(max_examples=20)
def test_what_gettext_wrote_is_written_byte_for_byte(
    gnu: Callable[..., Any], file: PoFile, width: str
) -> None:
    header = Entry("", translations=("Content-Type: text/plain; charset=UTF-8\n",))
    entries = tuple(replace(entry, previous=None) for entry in file.entries)
    theirs = gnu("msgcat", width, "-", data=serialize(PoFile(entries, header)))
    assert theirs.returncode == 0, theirs.stderr.decode()
    # of a header alone it makes an empty file
    assert not entries or serialize(reread(theirs.stdout)) == theirs.stdout


@given(st.binary(max_size=300) | st.text(st.sampled_from('msgidctxr_plu[0]"\\\n#~|, a')))
def test_whatever_the_file_there_is_an_answer(data: bytes | str) -> None:
    findings = Findings()
    read = parse(data if isinstance(data, bytes) else data.encode(), "f.po", findings)
    assert (read is None) == findings.has_errors


MESSAGES = st.lists(
    st.builds(
        Message,
        st.sampled_from(["x", "y", "z", "{n} x"]),
        st.sampled_from([None, "a", "b", "c"]),
        st.sampled_from([None, "{n} xs"]),
        st.lists(st.sampled_from(["one", "two"]), max_size=1).map(tuple),
    ),
    max_size=6,
)
HISTORIES = st.lists(MESSAGES, min_size=1, max_size=5)
TRANSLATED = st.lists(st.booleans(), min_size=12, max_size=12)


def translate(file: PoFile, which: list[bool]) -> PoFile:
    """The file with some blank entries filled: each says what it was a translation of."""

    def fill(entry: Entry, wanted: bool) -> Entry:
        if not (wanted and entry.is_blank):
            return entry
        about = f"{entry.context}/{entry.singular}/{entry.plural}"
        forms = tuple(f"{about}/{number}" for number in range(len(entry.translations)))
        return replace(entry, translations=forms)

    pairs = zip(file.entries, which, strict=False)
    return PoFile(tuple(fill(*pair) for pair in pairs), file.header, file.obsolete)


def said(file: PoFile) -> set[str]:
    """What translators have written: of each entry the last form, which always lives on."""
    return {entry.translations[-1] for entry in (*file.entries, *file.obsolete)} - {""}


@pytest.mark.slow
@given(HISTORIES, TRANSLATED)
def test_the_life_of_a_catalog(history: list[list[Message]], which: list[bool]) -> None:
    old: bytes | None = None
    for messages in history:
        template = make_template(messages, publisher="Library", now=NOW)
        synced = sync(template, old, AR, Findings())
        assert synced is not None
        again = sync(template, synced.data, AR, Findings())
        assert again is not None
        assert again.data == synced.data

        new = reread(synced.data)
        assert [entry.key for entry in new.entries] == [entry.key for entry in template.entries]
        if old is not None:
            assert said(reread(old)) <= said(new), "a translator's work is lost"
        for entry in new.entries:
            if entry.is_translated:
                about = f"{entry.context}/{entry.singular}/{entry.plural}/"
                assert all(form.startswith(about) for form in entry.translations)
        old = serialize(translate(new, which))


@given(MESSAGES, MESSAGES, st.sampled_from(["--no-wrap", "--width=20", "--width=200"]))
@settings(max_examples=20)
def test_removed_messages_return_with_their_translations(
    gnu: Callable[..., Any], messages: list[Message], others: list[Message], width: str
) -> None:
    template = make_template(messages, publisher="Library", now=NOW)
    first = sync(template, None, AR, Findings())
    assert first is not None
    translated = translate(reread(first.data), [True] * 6)
    old = gnu("msgcat", width, "-", data=serialize(translated)).stdout
    aside = [
        message
        for message in others
        # what takes the place of a text keeps its translation, and then has it
        if message.context not in {m.context for m in messages}
        and message.singular not in {m.singular for m in messages}
    ]
    between = sync(make_template(aside, publisher="Library", now=NOW), old, AR, Findings())
    assert between is not None
    checked = gnu("msgfmt", "--check-header", "-o", "/dev/null", "-", data=between.data)
    assert checked.returncode == 0, checked.stderr.decode()
    back = sync(template, between.data, AR, Findings())
    assert back is not None
    assert reread(back.data).entries == reread(old).entries


@pytest.mark.slow
@given(HISTORIES)
def test_dates_change_when_messages_do_and_only_then(history: list[list[Message]]) -> None:
    known: PoFile | None = None
    for day, messages in enumerate(history):
        now = datetime(2021, 11, 1 + day, tzinfo=UTC)
        template = make_template(messages, publisher="Library", now=now, previous=known)
        asked = {(entry.key, entry.plural) for entry in template.entries}
        before = {(entry.key, entry.plural) for entry in known.entries} if known else None
        stays = known is not None and template.field(CREATED) == known.field(CREATED)
        assert stays == (asked == before)
        known = template


@given(MESSAGES)
@settings(max_examples=30)
def test_what_is_extracted_is_found(tmp_path_factory: Any, messages: list[Message]) -> None:
    workspace, findings = Workspace(tmp_path_factory.mktemp("publication")), Findings()
    template = make_template(messages, publisher="Library", now=NOW)
    synced = sync(template, None, AR, findings, is_source=True)
    assert synced is not None
    workspace.write(catalog_path(AR), synced.data)
    catalog = read_catalog(workspace, AR, findings)
    assert isinstance(catalog, Catalog)
    assert list(findings) == []
    for message in messages:
        entry = catalog.find(message.context, message.singular)
        assert entry is not None
        assert entry.is_translated
