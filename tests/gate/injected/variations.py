"""What a translator may well do: nothing may be said of it."""

import re
from collections.abc import Callable
from dataclasses import replace

from factsheet.catalogs.po import Entry
from gate.injected.kinds import Kind, entry, file, text
from gate.injected.texts import HOLE, LATIN, sub


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


def outside(change: Callable[[str], str]) -> Callable[[str, str], str]:
    """The change, done to what is no placeholder."""

    def changed(form: str, tag: str) -> str:
        parts = re.split(f"({HOLE.pattern})", form)
        return "".join(part if HOLE.fullmatch(part) else change(part) for part in parts)

    return changed


def marked(mark: str) -> Callable[[str, str], str]:
    """A vowel mark inside each longer word."""
    pattern = re.compile("(?<=[ء-ي])([بتجحدرسصعفقكلمن])(?=[ء-ي]{2})")
    return outside(lambda part: pattern.sub(rf"\1{mark}", part))


def quoted(left: str, right: str) -> Callable[[str, str], str | None]:
    """The first longer word in quotation marks, or in brackets."""
    return sub(r"(?<![\w{.:’'])([^\W\d_]{6,})(?![\w}.:’'])", rf"{left}\1{right}")


def joined_sentences(form: str, tag: str) -> str | None:
    mark = {"fr": "\u202f;", "es": ";", "ar": "؛"}[tag]
    return sub(r"\. (?=[^\W\d_])", f"{mark} ")(form, tag) if form.endswith(".") else None


def split_sentence(form: str, tag: str) -> str | None:
    if not form.endswith("."):
        return None
    changed = re.sub(r", (\w)", lambda m: f". {m[1].upper()}", form, count=1)
    changed = re.sub("، (?=و)", ". ", changed, count=1)
    return changed if changed != form else None


def introduced(form: str, tag: str) -> str | None:
    if not form.endswith(".") or form[0] == "{" or len(form.split()) < 6:
        return None
    return {"fr": "Ainsi, ", "es": "Así, ", "ar": "وهكذا، "}[tag] + form


def title_case(form: str, tag: str) -> str | None:
    if form.endswith(".") or "{" in form or len(form.split()) > 6:
        return None
    return " ".join(word[:1].upper() + word[1:] if len(word) > 3 else word for word in form.split())


def numbered(index: int, of: int) -> Callable[[Entry, str], Entry | None]:
    """A form that says its number, as another one does."""

    def change(old: Entry, tag: str) -> Entry | None:
        if old.plural is None or not HOLE.search(old.translations[of]):
            return None
        forms = list(old.translations)
        forms[index] = forms[of]
        return replace(old, translations=tuple(forms))

    return change


def straight(data: bytes, tag: str) -> bytes:
    """Straight apostrophes in all translations."""
    return re.sub(
        rb'^msgstr.*\n(?:".*\n)*',
        lambda found: found[0].replace("’".encode(), b"'"),
        data,
        flags=re.MULTILINE,
    )


def prefixed(lines: bytes) -> Callable[[bytes, str], bytes]:
    return lambda data, tag: lines + data


KINDS: list[Kind] = [
    text("an acronym in isolates", "", sub(r"(?<![\w{.:])(\w{4,})(?![\w}.:])", "\u2068\\1\u2069")),
    text("placeholders in another order", "", reordered),
    text("a place in another form", "", plain_form),
    text("other quotation marks", "", other_quotes),
    text("a word in quotation marks", "", more_quotes, words=4),
    text("vowel marks", "", vowelled, ("ar",)),
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
    text("bracketed acronym", "", sub(r"(?<=\w)(\.?)$", r" (UNODC)\1"), words=6),
    entry("Arabic one in a word", "", unsaid(1, ""), ("ar",)),
    entry("Arabic two in a word", "", unsaid(2, ""), ("ar",)),
    entry("Spanish one in a word", "", unsaid(0, "un"), ("es",)),
    *(
        text(f"vowel mark U+{ord(mark[0]):04X}", "", marked(mark), ("ar",))
        for mark in ("\u064e", "\u064f", "\u0650", "\u0652", "\u0651", "\u0651\u064e", "\u0670")
    ),
    text("alef wasla", "", sub(r"\bال(?=[ء-ي]{3})", "ٱل"), ("ar",)),
    text("tanwin on its alif", "", sub(r"ًا\b", "اً"), ("ar",)),
    text("no vowel marks", "", outside(lambda part: re.sub("[ً-ْ]", "", part)), ("ar",)),
    text("shadda", "", sub(r"ية\b", "يّة"), ("ar",)),
    text("hamza of Egypt", "", sub("سؤول", "سئول"), ("ar",)),
    text("mark at the end", "", sub(r"\.$", ".\u200f"), ("ar",)),
    text("marks about a value", "", sub(HOLE.pattern, "\u200e\\g<0>\u200f"), ("ar",)),
    text("name in Latin letters", "", sub("الإنتربول", "الإنتربول (INTERPOL)"), ("ar",)),
    text("year without its noun", "", sub(r"في عام (?=\{)", "سنة "), ("ar",)),
    text("a semicolon of Arabic", "", sub("،", "؛"), ("ar",)),
    text("English quotation marks", "", quoted("“", "”"), words=4),
    text("German quotation marks", "", quoted("„", "“"), LATIN, words=4),
    text("single quotation marks", "", quoted("‘", "’"), LATIN, words=4),
    text("straight quotation marks", "", quoted('"', '"'), words=4),
    text("wide spaces in quotation marks", "", quoted("«\u00a0", "\u00a0»"), ("fr",), words=4),
    text("thin spaces in quotation marks", "", quoted("«\u202f", "\u202f»"), ("fr",), words=4),
    text("a word in brackets", "", quoted("(", ")"), words=4),
    text("sentences joined", "", joined_sentences),
    text("a sentence split", "", split_sentence),
    text("words before a sentence", "", introduced),
    text("dashes for commas", "", sub(", ([^,.]+), ", r" — \1 — "), LATIN),
    text("dashes that touch", "", sub(", ([^,.]+), ", r" —\1— "), ("es",)),
    text("brackets for a comma", "", sub(r", ([^,.()]+)\.$", r" (\1)."), LATIN),
    text("capitals of a title", "", title_case, LATIN),
    text("abbreviation", "", sub("por ejemplo", "p. ej."), ("es",)),
    text("abbreviated example", "", sub("par exemple", "p.\u00a0ex."), ("fr",)),
    text("abbreviated articles", "", sub("articles(?= \\{)", "art."), ("fr",)),
    text("title spelt out", "", sub("Sr[.]", "señor"), ("es",)),
    text("an ordinal without its gender", "", sub(r"(\.number):(?:feminine|number)\}", r"\1}")),
    text("an ordinal in digits", "", sub(r"(\.number):feminine\}", r"\1:number}"), LATIN),
    text("the whole date", "", sub(r"(period|ed|since):(?:year|start)\}", r"\1}")),
    text("the whole name", "", sub(r"(\{person\.\w+):surname\}", r"\1}")),
    text("the surname", "", sub(r"(\{person\.\w+)\}", r"\1:surname}")),
    text("the acronym", "", sub(r"(\{organization\.interpol)\}", r"\1:acronym}")),
    text("a share in per cent", "", sub(r":words\}", "}")),
    text("accent on solo", "", sub(r"\bsolo\b", "sólo"), ("es",)),
    text("no-break space before a placeholder", "", sub(r" \{", "\u00a0{")),
    entry("Arabic none with its number", "", numbered(0, 5), ("ar",)),
    entry("Arabic one with its number", "", numbered(1, 5), ("ar",)),
    file("straight apostrophes", "", straight, ("fr",)),
    file("copyright", "", prefixed(b"# Translation of the fact sheets.\n# (C) 2026 Jane Doe\n#\n")),
    file("field of Weblate", "", field(b"X-Generator", b"Weblate 5.9")),
    file("fields of Crowdin", "", field(b"X-Crowdin-Project", b"factsheet")),
    file("blank lines", "", lambda data, tag: data.replace(b"\n\n", b"\n\n\n")),
    file("no line end at the end", "", lambda data, tag: data.rstrip(b"\n")),
    file(
        "flag of Weblate",
        "",
        replaced(b"#, python-brace-format\n", b"#, python-brace-format, no-wrap\n"),
    ),
    file(
        "obsolete entry with its former text",
        "",
        lambda data, tag: data + b'\n#~| msgid "Older"\n#~ msgid "Old"\n#~ msgstr "X"\n',
    ),
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
