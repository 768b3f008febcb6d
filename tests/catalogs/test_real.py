"""Real catalogs through polib, translate-toolkit and gettext's programs, and back.

Those of this repository, and of Django's `humanize` and `redirects` (real/, whose licence
lies beside them). Each reader is a witness for the others.
"""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import polib
import pytest

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile
from factsheet.catalogs.polib import from_polib, to_polib
from factsheet.catalogs.sync import MessageChange, sync
from factsheet.catalogs.writer import serialize
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.locales.profile import profile_of
from support.editions import ROOT

OWN = sorted(ROOT.glob("locales/*/LC_MESSAGES/factsheet.po"))
OTHERS = sorted(Path(__file__).parent.joinpath("real").glob("*.po"))
ALL = [*OWN, *OTHERS]


def name(path: Path) -> str:
    return path.parts[-3] if path in OWN else path.stem


def read(data: bytes) -> PoFile:
    findings = Findings()
    file = parse(data, "x.po", findings)
    assert file is not None, list(findings)
    return file


@pytest.fixture(params=ALL, ids=map(name, ALL))
def data(request: pytest.FixtureRequest) -> bytes:
    path: Path = request.param
    return path.read_bytes()


def comparable(entry: Entry) -> Entry:
    """The entry without what polib overlooks: blank lines around a comment."""

    def trimmed(lines: tuple[str, ...]) -> tuple[str, ...]:
        text = "\n".join(lines).strip("\n")
        return tuple(text.split("\n")) if text else ()

    return replace(entry, comments=trimmed(entry.comments), extracted=trimmed(entry.extracted))


def unwrapped(entry: Entry) -> Entry:
    """polib wraps comments, after hyphens too."""
    return replace(
        entry,
        comments=("".join("".join(entry.comments).split()),),
        extracted=("".join("".join(entry.extracted).split()),),
    )


def compared(file: PoFile) -> list[Entry]:
    return [comparable(entry) for entry in (*file.entries, *file.obsolete)]


def test_every_byte_is_written_again(data: bytes) -> None:
    assert serialize(read(data)) == data


def test_msgcat_reads_the_same(data: bytes, gnu: Callable[..., Any]) -> None:
    theirs = read(gnu("msgcat", "-", data=data).stdout)
    ours = read(data)
    assert (theirs.entries, theirs.obsolete) == (ours.entries, ours.obsolete)


def test_polib_reads_the_same(data: bytes) -> None:
    theirs, ours = from_polib(polib.pofile(data.decode())), read(data)
    assert compared(theirs) == compared(ours)
    for field in ("Language", "Plural-Forms", "PO-Revision-Date", "Last-Translator"):
        assert theirs.field(field) == ours.field(field)


def test_what_goes_to_polib_comes_back(data: bytes) -> None:
    file = read(data)
    back = from_polib(to_polib(file))
    assert compared(back) == compared(file)
    assert (back.header is None) == (file.header is None)
    saved = read(str(to_polib(file)).encode())
    assert list(map(unwrapped, compared(saved))) == list(map(unwrapped, compared(file)))


def by_polib(data: bytes) -> bytes:
    return str(polib.pofile(data.decode())).encode()


def by_to_polib(data: bytes) -> bytes:
    return str(to_polib(read(data))).encode()


def by_translate_toolkit(data: bytes) -> bytes:
    """As Weblate saves a file: read, header renewed, written."""
    storage = pytest.importorskip("translate.storage.pypo")
    store = storage.pofile.parsestring(data)
    store.updateheader(add=True, x_generator="Weblate 5.9", last_translator="A <a@example.org>")
    written = BytesIO()
    store.serialize(written)
    return written.getvalue()


TOOLS: dict[str, Callable[[bytes], bytes]] = {
    "polib": by_polib,
    "to_polib": by_to_polib,
    "translate-toolkit": by_translate_toolkit,
}


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
@pytest.mark.parametrize("path", OWN, ids=map(name, OWN))
def test_nothing_is_left_to_do_when_a_library_has_saved_a_catalog(
    path: Path, tool: Callable[[bytes], bytes]
) -> None:
    assert_in_order(path, tool(path.read_bytes()))


@pytest.mark.parametrize(
    "program",
    [
        ("msgcat", "--no-wrap", "-"),
        ("msgcat", "--width=40", "-"),
        ("msgattrib", "--no-wrap"),
        ("msguniq",),
        ("msgconv", "--to-code=UTF-8"),
        ("msgfilter", "cat"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("path", OWN, ids=map(name, OWN))
def test_nothing_is_left_to_do_when_gettext_has_saved_a_catalog(
    path: Path, program: tuple[str, ...], gnu: Callable[..., Any]
) -> None:
    tool, *options = program
    if tool == "msgfilter":
        options = ["--keep-header", *options]
    done = gnu(tool, *options, data=path.read_bytes())
    assert done.returncode == 0, done.stderr
    assert_in_order(path, done.stdout)


def test_nothing_is_left_to_do_when_msgmerge_has_saved_a_catalog(
    tmp_path: Path, gnu: Callable[..., Any]
) -> None:
    for path in OWN:
        template = ROOT / "locales/factsheet.pot"
        done = gnu("msgmerge", "--quiet", "--previous", path, template, data=b"")
        assert_in_order(path, done.stdout)


def assert_in_order(path: Path, data: bytes) -> None:
    """sync has nothing to do: not one byte of what the tool wrote changes."""
    template = read((ROOT / "locales/factsheet.pot").read_bytes())
    profile = profile_of(LocaleStyle(path.parts[-3]))
    synced = sync(template, data, profile, Findings(), is_source=path.parts[-3] == "en")
    assert synced is not None
    assert set(synced.counts) == {MessageChange.UNCHANGED}
    assert synced.data == data
