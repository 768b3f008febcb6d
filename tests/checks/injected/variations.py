"""What a translator may well do: nothing may be said of it."""

import re
from dataclasses import replace

from checks.injected.kinds import Kind, entry, file, text
from checks.injected.texts import HOLE, LATIN, sub
from factsheet.catalogs.po import Entry


def reordered(form: str, tag: str) -> str | None:
    """The first placeholder's clause at the end of the sentence."""
    holes = HOLE.findall(form)
    if len(set(holes)) < 2:
        return None
    first, second = list(dict.fromkeys(holes))[:2]
    swap = {first: second, second: first}
    return re.sub("|".join(map(re.escape, swap)), lambda m: swap[m[0]], form)


def plain_form(form: str, tag: str) -> str | None:
    return sub(r"\{(place\.\w+):(?:in|of|city)\}", r"{\1}")(form, tag)


def other_quotes(form: str, tag: str) -> str | None:
    changed = re.sub("«[\u00a0\u202f]?([^»]*?)[\u00a0\u202f]?»", "“\\1”", form)
    return changed if changed != form else None


def more_quotes(form: str, tag: str) -> str | None:
    marks = {"fr": ("«\u00a0", "\u00a0»"), "es": ("«", "»"), "ar": ("«", "»")}[tag]
    return sub(r"(?<![\w{.:’'])(\w{5,})(?![\w}.:’'])", rf"{marks[0]}\1{marks[1]}")(form, tag)


def vowelled(form: str, tag: str) -> str | None:
    """A vowel mark on the first letter of each longer word."""
    parts = re.split(f"({HOLE.pattern})", form)
    return "".join(
        part
        if HOLE.fullmatch(part)
        else re.sub(r"\b([بتجحدرسصعفقكلمن])(?=[ء-ي]{3})", "\\1\u064e", part)
        for part in parts
    )


def arabic_digits(form: str, tag: str) -> str | None:
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    parts = re.split(f"({HOLE.pattern})", form)
    return "".join(part if HOLE.fullmatch(part) else part.translate(digits) for part in parts)


def unsaid(index: int, words: str):
    """The number of the form for one, or two, said in a word or not at all."""

    def change(old: Entry, tag: str) -> Entry | None:
        if old.plural is None or len(set(HOLE.findall(old.plural))) != 1:
            return None
        forms = list(old.translations)
        forms[index] = re.sub(" +", " ", HOLE.sub(words, forms[index])).strip()
        return replace(old, translations=tuple(forms))

    return change


def commented(old: Entry, tag: str) -> Entry:
    return replace(old, comments=(*old.comments, "Checked with the press office, 12 March"))


def field(name: bytes, value: bytes):
    def change(data: bytes, tag: str) -> bytes | None:
        at = data.index(b'"Language: ')
        return data[:at] + b'"' + name + b": " + value + b'\\n"\n' + data[at:]

    return change


def replaced(old: bytes, new: bytes):
    def change(data: bytes, tag: str) -> bytes | None:
        return data.replace(old, new) if old in data else None

    return change


def obsolete_added(data: bytes, tag: str) -> bytes:
    return data + b'\n#~ msgctxt "sheet:old:title"\n#~ msgid "Old"\n#~ msgstr "X"\n'


def one_line(data: bytes, tag: str) -> bytes:
    """As a tool writes that doesn't wrap."""
    return re.sub(rb'((?:msgid|msgid_plural|msgstr(?:\[\d\])?) )""\n((?:".*"\n)+)', _joined, data)


def _joined(found: re.Match[bytes]) -> bytes:
    if b"Project-Id-Version" in found[2]:
        return found[0]
    return found[1] + b'"' + b"".join(line[1:-1] for line in found[2].splitlines()) + b'"\n'


def without_extracted(data: bytes, tag: str) -> bytes:
    return re.sub(rb"^#\. .*\n", b"", data, flags=re.MULTILINE)


def other_order(data: bytes, tag: str) -> bytes:
    head, *entries = data.rstrip(b"\n").split(b"\n\n")
    return b"\n\n".join([head, *sorted(entries)]) + b"\n"


def spelled(rule: bytes):
    def change(data: bytes, tag: str) -> bytes | None:
        pattern = rb'^"Plural-Forms:(?:[^\n]*[^n"]"\n")*[^\n]*\n'
        return re.sub(
            pattern,
            lambda _: b'"Plural-Forms: ' + rule + b'\\n"\n',
            data,
            count=1,
            flags=re.MULTILINE,
        )

    return change


KINDS: list[Kind] = [
    text("placeholders in another order", "", reordered),
    text("a place in another form", "", plain_form),
    text("other quotation marks", "", other_quotes),
    text("a word in quotation marks", "", more_quotes, words=4),
    text(
        "typographic apostrophe",
        "",
        lambda form, tag: form.replace("'", "’") if "'" in form else None,
        LATIN,
    ),
    text("vowel marks", "", vowelled, ("ar",)),
    text("Arabic-Indic digits", "", arabic_digits, ("ar",)),
    text("right-to-left mark", "", sub(r"(?<!%)\(", "\u200f("), ("ar",)),
    text(
        "narrow no-break space",
        "",
        lambda form, tag: form.replace("\u00a0", "\u202f") if "\u00a0" in form else None,
        ("fr",),
    ),
    text(
        "no-break space of the other width",
        "",
        lambda form, tag: form.replace("\u202f", "\u00a0") if "\u202f" in form else None,
        ("fr",),
    ),
    text("no-break space after a placeholder", "", sub(r"\} (?=\w)", "}\u00a0")),
    text("en dash", "", sub(" – ", "\u00a0– ")),
    text("bracketed acronym", "", sub(r"(?<=\w)(\.?)$", r" (UNODC)\1"), words=6),
    entry("Arabic one in a word", "", unsaid(1, ""), ("ar",)),
    entry("Arabic two in a word", "", unsaid(2, ""), ("ar",)),
    entry("Spanish one in a word", "", unsaid(0, "un"), ("es",)),
    entry("translator’s comment", "", commented),
    file("field of a tool", "", field(b"X-Generator", b"Poedit 3.4")),
    file("team", "", replaced(b'"Language-Team: ', b'"Language-Team: The ')),
    file("newer revision", "", replaced(b'"PO-Revision-Date: 20', b'"PO-Revision-Date: 20')),
    file("obsolete entry", "", obsolete_added),
    file("long lines", "", one_line),
    file("line ends of Windows", "", lambda data, tag: data.replace(b"\n", b"\r\n")),
    file("no comments of the source", "", without_extracted),
    file("another order of entries", "", other_order),
    file("French rule spelt otherwise", "", spelled(b"nplurals=2; plural=n>1;"), ("fr",)),
    file("Spanish rule spelt otherwise", "", spelled(b"nplurals=2; plural=n != 1;"), ("es",)),
    file(
        "Arabic rule spelt otherwise",
        "",
        spelled(
            b"nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
        ),
        ("ar",),
    ),
]
