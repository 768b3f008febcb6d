"""Defects of what a translation says."""

import re
import unicodedata
from dataclasses import replace

from factsheet.catalogs.po import Entry
from gate.injected.kinds import Kind, OfText, entry, text

HOLE = re.compile(r"\{[^{}]+\}|%\(\w+\)s")
LATIN = ("es", "fr")
NUMBER = {"ar": "في عام 2021", "es": "en 2021", "fr": "en 2021"}
PERCENT = {"ar": "بنسبة 25%", "es": "un 25 %", "fr": "de 25 %"}
FOREIGN = {
    "ar": "این سازمان بین‌المللی پلیس جنایی کشورهای عضو خود را به هم پیوند می‌دهد.",
    "es": "O secretariado geral coordena todas as atividades da organização e apoia os países.",
    "fr": "La Secretaría General coordina todas las actividades de la Organización y las oficinas.",
}


def sub(pattern: str, new: str, flags: int = 0) -> OfText:
    """The first match of a pattern replaced."""

    def change(form: str, tag: str) -> str | None:
        changed, found = re.subn(pattern, new, form, count=1, flags=flags)
        return changed if found else None

    return change


def after_first_word(addition: str) -> OfText:
    return sub(r"(?<=\w) ", f" {addition} ")


def dropped(form: str, tag: str) -> str | None:
    changed = HOLE.sub("", form, count=1)
    return changed if changed.strip() else None


def renamed(form: str, tag: str) -> str | None:
    return sub(r"(\{\w+\.\w+?)(\w)((?::\w+)?\})", r"\1\3")(form, tag)


def translated_name(form: str, tag: str) -> str | None:
    return sub(r"\{\w+\.\w+", "{organisation.membres")(form, tag)


def typed_value(form: str, tag: str) -> str | None:
    return HOLE.sub("195", form, count=1) if HOLE.search(form) else None


def cut_in_half(form: str, tag: str) -> str | None:
    words = form.split(" ")
    rest = " ".join(words[: len(words) // 3])
    # without a placeholder lost: that would be another defect
    return rest if len(words) > 8 and not HOLE.search(form) else None


def cut_at_end(form: str, tag: str) -> str | None:
    words = form.split(" ")
    if len(words) < 9 or form[-1] != "." or HOLE.search(" ".join(words[-3:])):
        return None
    return " ".join(words[:-3]) + {"ar": " و", "es": " y", "fr": " et"}[tag]


def mojibake(form: str, tag: str) -> str | None:
    try:
        broken = form.encode().decode("cp1252")
    except UnicodeDecodeError:
        broken = form.encode().decode("latin-1")
        if any(unicodedata.category(c) == "Cc" for c in broken):
            return None
    return broken if broken != form else None


def mojibake_dos(form: str, tag: str) -> str | None:
    if form.isascii() or HOLE.search(form):
        return None
    return form.encode().decode("cp437") if tag != "ar" else form.encode().decode("mac_roman")


def questions(form: str, tag: str) -> str | None:
    broken = form.encode("ascii", "replace").decode()
    return broken if broken.count("?") > form.count("?") + (2 if tag == "ar" else 0) else None


HOMOGLYPHS = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "p": "р"})


def homoglyph(form: str, tag: str) -> str | None:
    """One letter of the longest word from another script."""
    words = [w for w in re.findall(r"[^\W\d_]{5,}", HOLE.sub(" ", form)) if not w.isupper()]
    for word in sorted(words, key=len, reverse=True):
        if tag == "ar" and not word.isascii():
            return form.replace(
                word, word.replace("ا", "l", 1) if "ا" in word else word[:-1] + "o", 1
            )
        for letter in "aeocp":
            if tag != "ar" and letter in word:
                swapped = word.replace(letter, letter.translate(HOMOGLYPHS), 1)
                return re.sub(rf"(?<!\w){word}(?!\w)", swapped, form, count=1)
    return None


def decomposed(form: str, tag: str) -> str | None:
    parts = [
        part if HOLE.fullmatch(part) else unicodedata.normalize("NFD", part)
        for part in re.split(f"({HOLE.pattern})", form)
    ]
    return "".join(parts)


def presentation(form: str, tag: str) -> str | None:
    return form.replace("لا", "\ufefb", 1) if "لا" in form else None


def reversed_letters(form: str, tag: str) -> str | None:
    return form[::-1] if not HOLE.search(form) and len(form.split()) > 4 else None


def appended(addition: dict[str, str]) -> OfText:
    def change(form: str, tag: str) -> str | None:
        body = form.rstrip(".؟!?")
        return f"{body} {addition[tag]}{form[len(body) :]}"

    return change


def arabic_digits(form: str, tag: str) -> str | None:
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    parts = re.split(f"({HOLE.pattern})", form)
    return "".join(part if HOLE.fullmatch(part) else part.translate(digits) for part in parts)


def always(addition: str) -> OfText:
    return appended(dict.fromkeys(("ar", "es", "fr"), addition))


def wrapped(start: str, end: str) -> OfText:
    return sub(r"(?<![\w{.:}])(\w{4,})(?![\w}.:])", rf"{start}\1{end}")


def zwsp(form: str, tag: str) -> str | None:
    return sub(r"(?<=\w{3})(?=\w{3})(?![^{]*\})", "\u200b")(form, tag)


def source_copy(old: Entry, tag: str) -> Entry | None:
    """The source text left as it is, in a sentence."""
    if len(HOLE.sub("", old.singular).split()) < 5:
        return None
    forms = [old.plural or old.singular] * len(old.translations)
    return replace(old, translations=(old.singular, *forms[1:]) if old.plural else (old.singular,))


def source_copy_recased(old: Entry, tag: str) -> Entry | None:
    copied = source_copy(old, tag)
    if copied is None or old.plural or HOLE.search(old.singular):
        return None
    return replace(copied, translations=(old.singular.upper(),))


def half_source(old: Entry, tag: str) -> Entry | None:
    """The second half still in the source language."""
    if old.plural or HOLE.search(old.singular) or len(old.singular.split()) < 12:
        return None
    words, source = old.translations[0].split(), old.singular.split()
    half = " ".join(words[: len(words) // 2] + source[len(source) // 2 :])
    return replace(old, translations=(half,))


def foreign(old: Entry, tag: str) -> Entry | None:
    if old.plural or HOLE.search(old.singular) or len(old.singular.split()) < 8:
        return None
    return replace(old, translations=(FOREIGN[tag],))


def blank(value: str):
    def change(old: Entry, tag: str) -> Entry:
        return replace(old, translations=(value,) * len(old.translations))

    return change


def blank_form(index: int):
    def change(old: Entry, tag: str) -> Entry | None:
        if old.plural is None:
            return None
        forms = list(old.translations)
        forms[index] = ""
        return replace(old, translations=tuple(forms))

    return change


def fuzzy(old: Entry, tag: str) -> Entry:
    return replace(old, flags=("fuzzy", *old.flags))


def form_without_number(index: int):
    """A form for many numbers that does not say which."""

    def change(old: Entry, tag: str) -> Entry | None:
        if old.plural is None or not HOLE.search(old.translations[index]):
            return None
        forms = list(old.translations)
        forms[index] = re.sub(r" +", " ", HOLE.sub("", forms[index], count=1)).strip() or "x"
        return replace(old, translations=tuple(forms))

    return change


def swapped_forms(first: int, second: int):
    def change(old: Entry, tag: str) -> Entry | None:
        if old.plural is None:
            return None
        forms = list(old.translations)
        if forms[first] == forms[second]:
            return None
        forms[first], forms[second] = forms[second], forms[first]
        return replace(old, translations=tuple(forms))

    return change


def digits_in_form(old: Entry, tag: str) -> Entry | None:
    if old.plural is None or not HOLE.search(old.translations[-1]):
        return None
    forms = list(old.translations)
    forms[-1] = HOLE.sub("195", forms[-1], count=1)
    return replace(old, translations=tuple(forms))


TERMS = {
    "General Secretariat": {
        "ar": ("الأمانة العامة", "السكرتارية"),
        "es": ("Secretaría General", "Secretariado"),
        "fr": ("Secrétariat général", "Bureau principal"),
    },
    "General Assembly": {
        "ar": ("الجمعية العامة", "المؤتمر العام"),
        "es": ("Asamblea General", "Junta General"),
        "fr": ("Assemblée générale", "Réunion plénière"),
    },
    "Executive Committee": {
        "ar": ("اللجنة التنفيذية", "المجلس التنفيذي"),
        "es": ("Comité Ejecutivo", "Consejo de Dirección"),
        "fr": ("Comité exécutif", "Bureau directeur"),
    },
    "member countries": {
        "ar": ("البلدان الأعضاء", "الدول الأطراف"),
        "es": ("países miembros", "Estados parte"),
        "fr": ("pays membres", "États parties"),
    },
}


def replaced(term: str):
    """A term's official translation replaced by another word, wherever it stands."""

    def change(old: Entry, tag: str) -> Entry | None:
        official, other = TERMS[term][tag]
        if term not in old.singular or old.plural or official not in old.translations[0]:
            return None
        return replace(old, translations=(old.translations[0].replace(official, other),))

    return change


SYNTAX = "translation-syntax"
MARKUP = "markup-added markup-unsafe markup-unbalanced"
NUMBER_CODES = "number-added number-changed"
PLURAL = "placeholder-missing number-added number-changed"
OTHER = "another-language foreign-letter foreign-script mixed-script"
KINDS: list[Kind] = [
    entry("emptied", "untranslated", blank("")),
    entry("blanks only", "untranslated", blank("   ")),
    entry("no-break space only", "untranslated invisible-character", blank("\u00a0")),
    entry("zero-width space only", "untranslated invisible-character", blank("\u200b")),
    entry("fuzzy", "fuzzy", fuzzy),
    entry("the first form blank", "plural-form-missing", blank_form(0)),
    entry("the last form blank", "plural-form-missing", blank_form(-1)),
    entry("Arabic form of 195 blank", "plural-form-missing", blank_form(4), ("ar",)),
    text("placeholder dropped", "placeholder-missing", dropped),
    text("placeholder misspelt", "placeholder-unknown", renamed),
    text("placeholder translated", "placeholder-unknown", translated_name),
    text(
        "placeholder in capitals",
        "placeholder-unknown translation-syntax",
        sub(r"\{\w+", lambda m: m[0].upper()),
    ),
    text("placeholder doubled", "placeholder-repeated", sub(r"(\{[^{}]+\})", r"\1 \1")),
    text("opening brace lost", SYNTAX, sub(r"\{(\w)", r"\1")),
    text("closing brace lost", SYNTAX, sub(r"(\w)\}", r"\1")),
    text("braces doubled", "placeholder-missing", sub(r"\{(\w[^{}]*)\}", r"{{\1}}")),
    text("blank in a placeholder", SYNTAX, sub(r"\{(\w[^{}]*)\}", r"{ \1 }")),
    text(
        "other brackets", "placeholder-missing placeholder-damaged", sub(r"\{(\w[^{}]*)\}", r"[\1]")
    ),
    text("full-width braces", "placeholder-missing", sub(r"\{(\w[^{}]*)\}", r"｛\1｝")),
    text("percent style", "placeholder-missing", sub(r"\{(\w[^{}]*)\}", r"%(\1)s")),
    text(
        "shell style",
        "placeholder-unknown placeholder-damaged",
        sub(r"\{(\w)", r"${\1"),
        is_error=False,
    ),
    text(
        "a form that is none", "placeholder-form", sub(r"\{(\w+\.\w+)(:\w+)?\}", r"{\1:genitive}")
    ),
    text("placeholder added", "placeholder-unknown", always("{membership.nobody}")),
    text(
        "template placeholder damaged",
        "translation-syntax placeholder-missing",
        sub(r"%\((\w+)\)s", r"%(\1)"),
    ),
    text("template placeholder renamed", "placeholder-unknown", sub(r"%\((\w+)\)s", r"%(\1x)s")),
    text("value typed for a placeholder", "placeholder-missing number-added", typed_value),
    text(
        "Arabic value typed", "placeholder-missing number-added", sub(r"\{[^{}]+\}", "١٩٥"), ("ar",)
    ),
    entry("digits in a plural form", PLURAL, digits_in_form),
    entry("form of many without its number", "placeholder-missing", form_without_number(-1)),
    entry("Arabic few without its number", "placeholder-missing", form_without_number(3), ("ar",)),
    entry("Arabic many without its number", "placeholder-missing", form_without_number(4), ("ar",)),
    entry("French one without its number", "placeholder-missing", form_without_number(0), ("fr",)),
    text("bold added", MARKUP, wrapped("<strong>", "</strong>")),
    text("tag that is not allowed", MARKUP, wrapped("<b>", "</b>")),
    text("script", MARKUP, always("<script>alert(1)</script>")),
    text("image with a handler", MARKUP, always('<img src="x" onerror="alert(1)">')),
    text("image of a file", MARKUP, always('<img src="file:///etc/passwd"/>')),
    text("frame", MARKUP, always('<iframe src="https://evil.example"></iframe>')),
    text("link added", MARKUP, wrapped('<a href="https://evil.example">', "</a>")),
    text("script link", MARKUP, wrapped('<a href="javascript:alert(1)">', "</a>")),
    text("tag not closed", MARKUP, wrapped("<strong>", "")),
    text("tag closed twice", MARKUP, wrapped("", "</strong>")),
    text("tags crossed", MARKUP, wrapped("<strong><em>", "</strong></em>")),
    text("style", MARKUP, wrapped('<span style="display:none">', "</span>")),
    text("comment", "markup-unsafe", always("<!-- hidden -->")),
    text(
        "Jinja",
        "translation-syntax placeholder-unknown placeholder-missing placeholder-damaged",
        always("{{ config }}"),
        is_error=False,
    ),
    text("Jinja statement", SYNTAX, always("{% include 'x' %}")),
    text("attribute access", "translation-syntax placeholder-unknown", always("{0.__class__}")),
    text("URL added", "link-changed link-added", always("https://evil.example/x")),
    text("e-mail added", "link-changed link-added", always("x@evil.example")),
    text("year typed", NUMBER_CODES, appended(NUMBER)),
    text("percentage typed", NUMBER_CODES, appended(PERCENT)),
    text("Arabic-Indic digits", "foreign-digits", arabic_digits, ("ar",)),
    text("Arabic-Indic number typed", NUMBER_CODES, always("١٩٥"), ("ar",)),
    text("grouped number typed", NUMBER_CODES, always("1 000"), LATIN),
    text("decimal typed", NUMBER_CODES, always("2,5"), LATIN),
    text(
        "number changed",
        "number-changed number-missing number-added",
        sub(r"(?<![\w{.])(\d)(\d*)(?![\w}])", r"9\1\2"),
    ),
    text("number dropped", "number-missing", sub(r"[ -]?(?<![\w{.])\d+(?![\w}])", "")),
    entry("left in the source language", "untranslated-copy", source_copy),
    entry(
        "left in the source language, in capitals",
        "untranslated-copy another-language",
        source_copy_recased,
        is_error=False,
    ),
    entry(
        "half in the source language",
        "half-translated untranslated-copy another-language partly-translated source-words",
        half_source,
    ),
    entry(
        "another language", OTHER + " reused-translation mixed-language length-implausible", foreign
    ),
    text("homoglyph", "mixed-script foreign-script foreign-letter", homoglyph),
    text("Greek word", "foreign-script", always("οργανισμός")),
    text("Cyrillic word", "foreign-script", always("организация")),
    text(
        "Persian letters",
        "foreign-letter mixed-script",
        sub("[يك]", lambda m: {"ي": "ی", "ك": "ک"}[m[0]]),
        ("ar",),
    ),
    text(
        "UTF-8 read as Windows-1252",
        "mojibake broken-character invisible-character hidden-character unusual-letter foreign-script",
        mojibake,
        words=2,
    ),
    text(
        "UTF-8 read as DOS",
        "mojibake mixed-script broken-character foreign-script",
        mojibake_dos,
        words=2,
    ),
    text("letters lost to question marks", "mojibake letters-lost", questions, words=2),
    text("replacement character", "broken-character", sub(r"(?<=\w)\w(?=\w)(?![^{]*\})", "\ufffd")),
    text("private use character", "broken-character", always("\ue000")),
    text("noncharacter", "broken-character", always("\ufdd0")),
    text("zero-width space", "invisible-character", zwsp),
    text(
        "byte order mark inside",
        "invisible-character broken-character",
        sub(r"(?<=\w) ", " \ufeff"),
    ),
    text("control character", "hidden-character", sub(r"(?<=\w) ", " \x07")),
    text("override", "hidden-character", wrapped("\u202e", "\u202c")),
    text("embedding not closed", "hidden-character", wrapped("\u202b", "")),
    text("isolate not closed", "hidden-character", wrapped("\u2067", "")),
    text("line separator", "hidden-character", sub(r"(?<=\w) ", "\u2028")),
    text("decomposed", "decomposed-text", decomposed),
    text("presentation forms", "presentation-form", presentation, ("ar",)),
    text(
        "letters in reverse",
        "reversed-text another-language foreign-script implausible-word",
        reversed_letters,
        ("ar",),
        is_error=False,
    ),
    text("HTML entity", "character-entity", sub(r"(?<=\w) (?=\w)", "&nbsp;")),
    text("numeric entity", "character-entity", always("&#8217;")),
    text("escape sequence", "escape-sequence", always("\\n")),
    text("unicode escape", "escape-sequence", always("\\u00e9")),
    text("cut in half", "truncated", cut_in_half, is_error=False),
    text("cut at its end", "truncated end-stop", cut_at_end, is_error=False),
    text(
        "a stop alone",
        "unfinished",
        lambda form, tag: "." if not HOLE.search(form) and len(form.split()) > 4 else None,
    ),
    text(
        "TODO",
        "unfinished",
        lambda form, tag: "TODO" if not HOLE.search(form) and len(form.split()) > 4 else None,
    ),
    text(
        "sentence twice",
        "doubled-text length-implausible too-long repeated-sentence",
        lambda form, tag: (
            f"{form} {form}" if len(form.split()) > 5 and not HOLE.search(form) else None
        ),
    ),
    entry(
        "forms swapped",
        "plural-order placeholder-missing plural-agreement",
        swapped_forms(0, 1),
        LATIN,
    ),
    entry(
        "Arabic one and two swapped",
        "plural-order plural-number plural-agreement plural-identical placeholder-missing",
        swapped_forms(1, 2),
        ("ar",),
    ),
    entry(
        "Arabic few and many swapped",
        "plural-order plural-agreement plural-identical placeholder-missing",
        swapped_forms(3, 4),
        ("ar",),
    ),
    entry(
        "Arabic many and other swapped",
        "plural-order plural-agreement plural-identical placeholder-missing",
        swapped_forms(4, 5),
        ("ar",),
    ),
    entry(
        "Arabic two and many swapped",
        "plural-order plural-agreement plural-identical placeholder-missing plural-number",
        swapped_forms(2, 4),
        ("ar",),
    ),
    text(
        "INTERPOL in small letters",
        "name-changed forbidden-term",
        sub("INTERPOL", "Interpol"),
        LATIN,
    ),
    text("INTERPOL misspelt", "name-changed", sub("INTERPOL", "INTERPOOL"), LATIN),
    *(
        entry(f"official term replaced: {term}", "terminology forbidden-term", replaced(term))
        for term in TERMS
    ),
    entry(
        "over its greatest length",
        "max-length",
        lambda old, tag: (
            replace(old, flags=(*old.flags, "max-length:3"))
            if min(map(len, old.translations)) > 4
            else None
        ),
    ),
    entry(
        "unknown flag",
        "unknown-flag",
        lambda old, tag: replace(old, flags=(*old.flags, "ignore-smae")),
        is_error=False,
    ),
    entry(
        "flag for nothing",
        "unused-flag",
        lambda old, tag: replace(old, flags=(*old.flags, "ignore-placeholder-repeated")),
        is_error=False,
    ),
]


def copied(old: Entry, tag: str) -> Entry | None:
    """The translation of quite another sentence."""
    if old.plural or HOLE.search(old.singular) or len(old.singular.split()) < 8:
        return None
    return replace(old, translations=(ELSEWHERE[tag],))


ELSEWHERE: dict[str, str] = {}
"""A sentence of each catalog, put there by the test."""
KINDS += [
    entry("translation of another message", "reused-translation", copied, is_error=False),
]

TYPOGRAPHY = [
    text(
        "no space before a colon",
        "punctuation-spacing",
        sub("[\u00a0\u202f]([:;!?»])", r"\1"),
        ("fr",),
        is_error=False,
    ),
    text(
        "a plain space before a colon",
        "punctuation-spacing",
        sub("[\u00a0\u202f]([:;!?»])", r" \1"),
        ("fr",),
        is_error=False,
    ),
    text("Latin comma", "foreign-mark", sub("،", ","), ("ar",), is_error=False),
    text("Latin semicolon", "foreign-mark", sub("؛", ";"), ("ar",), is_error=False),
    text("full stop dropped", "end-stop", sub(r"\.$", ""), is_error=False, words=3),
    text("full stop added", "end-stop", sub(r"(?<=\w)$", "."), is_error=False),
    text(
        "question mark for a full stop",
        "end-stop inverted-mark",
        sub(r"\.$", "?"),
        is_error=False,
    ),
    text("leading space", "begin-space", lambda form, tag: f" {form}", is_error=False),
    text("trailing space", "end-space", lambda form, tag: f"{form} ", is_error=False),
    text(
        "trailing line",
        "line-breaks",
        lambda form, tag: f"{form}\n",
        is_error=False,
    ),
    text("two spaces", "double-space", sub(r"(?<=\w) (?=\w)", "  "), is_error=False),
    text(
        "space before a comma",
        "punctuation-spacing",
        sub("(?<=\\w)([,،])", r" \1"),
        is_error=False,
    ),
    text(
        "no space after a comma",
        "missing-space",
        sub("([,،]) ", r"\1"),
        is_error=False,
    ),
    text(
        "glued to a placeholder",
        "missing-space",
        sub(r"(?<=\w{3}) \{", "{"),
        is_error=False,
    ),
    text("bracket not closed", "brackets", sub(r"\)", ""), is_error=False),
    text("quotation not closed", "quotes", sub("[»”]", ""), is_error=False),
    text(
        "tatweel",
        "kashida",
        sub("(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=[ء-ي]{2})", "ـــ"),
        ("ar",),
        is_error=False,
    ),
    text(
        "word twice",
        "doubled-word",
        sub(r"(?<![\w{.:])(\w{3,})(?= )(?![^{]*\})", r"\1 \1"),
        is_error=False,
    ),
    text(
        "four times as long",
        "too-long length-implausible doubled-text repeated-sentence",
        lambda form, tag: (
            " ".join([form.rstrip(".")] * 4) + "."
            if not HOLE.search(form) and len(form.split()) > 4
            else None
        ),
        is_error=False,
    ),
    text(
        "soft hyphen",
        "invisible-character",
        sub(r"(?<=\w{3})(?=\w{3})(?![^{]*\})", "\u00ad"),
        is_error=False,
    ),
    text("ligature", "presentation-form decomposed-text", sub("fi", "ﬁ"), LATIN, is_error=False),
    text(
        "full-width letters",
        "presentation-form decomposed-text foreign-letter",
        always("ＡＢＣ"),
        is_error=False,
    ),
]
KINDS += TYPOGRAPHY
