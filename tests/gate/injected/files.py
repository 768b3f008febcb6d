"""Defects of files, and of what an entry says of its source."""

import re
from dataclasses import replace

from factsheet.catalogs.po import Entry
from gate.injected.kinds import Kind, entry, file


def sub(pattern: bytes, new: bytes, count: int = 1):
    def change(data: bytes, tag: str) -> bytes | None:
        changed, found = re.subn(pattern, new, data, count=count, flags=re.MULTILINE)
        return changed if found else None

    return change


def header(name: bytes, value: bytes | None):
    """A header field with another value, or none."""

    def change(data: bytes, tag: str) -> bytes | None:
        new = b"" if value is None else b'"' + name + b": " + value + b'\\n"\n'
        # Plural-Forms may go on in the next line
        pattern = rb'^"' + name + rb':(?:[^\n]*[^n"]"\n")*[^\n]*\n'
        changed, found = re.subn(pattern, lambda _: new, data, count=1, flags=re.MULTILINE)
        return changed if found else None

    return change


def middle(data: bytes) -> int:
    """Where an entry begins, half-way down."""
    return data.index(b"\n\n", len(data) // 2) + 2


def insert(lines: bytes):
    def change(data: bytes, tag: str) -> bytes:
        at = middle(data)
        return data[:at] + lines + data[at:]

    return change


def duplicate(data: bytes, tag: str) -> bytes:
    at = middle(data)
    end = data.index(b"\n\n", at) + 2
    return data[:end] + data[at:end] + data[end:]


def duplicate_otherwise(data: bytes, tag: str) -> bytes | None:
    at = middle(data)
    end = data.index(b"\n\n", at) + 2
    copy = re.sub(rb'^msgstr(\[0\])? ".*\n', rb'msgstr\1 "x"\n', data[at:end], flags=re.MULTILINE)
    return data[:end] + copy + data[end:]


def without_entry(data: bytes, tag: str) -> bytes:
    at = middle(data)
    return data[:at] + data[data.index(b"\n\n", at) + 2 :]


def obsoleted(data: bytes, tag: str) -> bytes:
    at = middle(data)
    end = data.index(b"\n\n", at)
    lines = [line for line in data[at:end].split(b"\n") if not line.startswith(b"#")]
    return data[:at] + b"\n".join(b"#~ " + line for line in lines) + data[end:]


def cut(data: bytes, tag: str) -> bytes:
    """The first half, to the end of a character within an entry."""
    return data[: middle(data) - 8].decode(errors="ignore").encode()


def latin1(data: bytes, tag: str) -> bytes | None:
    return data.decode().encode("latin-1", "replace").replace(b"UTF-8", b"ISO-8859-1")


SYNTAX = "po-syntax po-duplicate po-encoding po-unreadable message-unknown message-missing"
KINDS: list[Kind] = [
    file("msgstr without its closing quote", "po-syntax", sub(rb'^(msgstr ".+)"\n\n', rb"\1\n\n")),
    file("unknown keyword", "po-syntax", sub(rb'^msgstr "(.+)\n\n', rb'msgstring "\1\n\n')),
    file("stray line of text", "po-syntax", insert(b"translated by hand\n")),
    file(
        "merge conflict",
        "po-merge-conflict po-syntax",
        insert(b"<<<<<<< HEAD\n=======\n>>>>>>> b\n"),
    ),
    file("byte order mark", "po-byte-order-mark", lambda data, tag: b"\xef\xbb\xbf" + data),
    file("a byte that is not UTF-8", "po-encoding", sub(rb'^msgstr "(.)', b'msgstr "\xff\\1')),
    file("Latin-1", "po-encoding po-charset", latin1, ("fr", "es")),
    file("UTF-16", "po-encoding", lambda data, tag: data.decode().encode("utf-16")),
    file("cut in the middle", "po-syntax message-missing", cut),
    file("cut after an entry", "message-missing", lambda data, tag: data[: middle(data)]),
    file("empty file", "po-missing", lambda data, tag: b""),
    file(
        "NUL",
        "po-syntax hidden-character po-encoding control-character",
        sub(rb'^msgstr "(..)', b'msgstr "\\1\0'),
    ),
    file("wrong escape", "po-syntax", sub(rb'^msgstr "([^"\\]+)"\n\n', rb'msgstr "\1\\q"\n\n')),
    file(
        "msgid twice in an entry",
        "po-syntax",
        sub(rb'^msgid "(.+)"\nmsgstr', rb'msgid "\1"\nmsgid "\1"\nmsgstr'),
    ),
    file("duplicate", "po-duplicate", duplicate),
    file("duplicate with another translation", "po-duplicate", duplicate_otherwise),
    file("entry deleted", "message-missing", without_entry),
    file("entry made obsolete", "message-missing", obsoleted),
    file("foreign entry", "message-unknown", insert(b'msgctxt "x:y"\nmsgid "New"\nmsgstr "Z"\n\n')),
    file("no header", "po-header", sub(rb'^msgid ""\nmsgstr ""\n(".*\n)+', b"")),
    file("another language in the header", "po-language", header(b"Language", b"de")),
    file("no language", "po-language", header(b"Language", None)),
    file(
        "another charset",
        "po-charset po-encoding",
        header(b"Content-Type", b"text/plain; charset=ISO-8859-15"),
    ),
    file("no charset", "po-charset", header(b"Content-Type", None)),
    file("no plural rule", "po-plural-forms", header(b"Plural-Forms", None)),
    file(
        "rule with one form",
        "po-plural-forms po-form-count",
        header(b"Plural-Forms", b"nplurals=1; plural=0;"),
    ),
    file(
        "rule of another language",
        "po-plural-forms po-form-count",
        header(b"Plural-Forms", b"nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"),
    ),
    file(
        "French rule of English",
        "po-plural-forms",
        header(b"Plural-Forms", b"nplurals=2; plural=(n != 1);"),
        ("fr",),
    ),
    file(
        "Spanish rule of French",
        "po-plural-forms",
        header(b"Plural-Forms", b"nplurals=2; plural=(n > 1);"),
        ("es",),
    ),
    file(
        "Arabic rule with 196 in other",
        "po-plural-forms",
        header(
            b"Plural-Forms",
            b"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 \\x26\\x26 n%100<=10 ? 3 : n%100>=0 \\x26\\x26 n%100<=2 ? 4 : 5);".replace(
                b"\\x26", b"&"
            ),
        ),
        ("ar",),
    ),
    file(
        "rule that does not parse",
        "po-plural-forms",
        header(b"Plural-Forms", b"nplurals=six; plural=(n>;"),
    ),
    file(
        "forms out of order",
        "po-syntax",
        sub(rb'^msgstr\[0\] (".*"\n)msgstr\[1\]', rb"msgstr[1] \1msgstr[0]"),
    ),
    file(
        "a form too many",
        "po-form-count",
        sub(rb'^(msgstr\[1\] ".*"\n)\n', rb'\1msgstr[2] "x"\n\n'),
        ("fr", "es"),
    ),
    file(
        "the last form missing",
        "po-form-count po-syntax missing-form-of-plural plural-form-missing",
        sub(rb'^msgstr\[1\] ".*"\n(".*"\n)*\n', b"\n"),
        ("fr", "es"),
    ),
]


def edited(old: Entry, tag: str) -> Entry | None:
    words = old.singular.split(" ")
    return replace(old, singular=f"{old.singular} now") if len(words) > 1 else None


def plural_edited(old: Entry, tag: str) -> Entry | None:
    return replace(old, plural=f"{old.plural}!") if old.plural else None


def without_plural(old: Entry, tag: str) -> Entry | None:
    return replace(old, plural=None, translations=old.translations[:1]) if old.plural else None


def other_context(old: Entry, tag: str) -> Entry | None:
    return replace(old, context=f"{old.context}x") if old.context else None


def without_context(old: Entry, tag: str) -> Entry | None:
    return replace(old, context=None) if old.context else None


UNKNOWN = "message-unknown message-missing message-plural"
KINDS += [
    entry("msgid edited", UNKNOWN, edited),
    entry("msgid_plural edited", UNKNOWN + " message-changed", plural_edited),
    entry("msgid_plural dropped", UNKNOWN + " message-changed", without_plural),
    entry("msgctxt edited", UNKNOWN, other_context),
    entry("msgctxt dropped", UNKNOWN, without_context),
]
