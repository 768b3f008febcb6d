"""The library's words in Arabic and French, as people write them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Findings

ARABIC = {
    "The library": "المكتبة",
    "What the library does {library.seat:in}.": "ما تقوم به المكتبة {library.seat:in} (فرنسا).",
    "books": "الكتب",
    "In short": "باختصار",
    "{library.members} people are members.": "في المكتبة {library.members} من الأعضاء.",
    "Books are in {library.languages}.": "الكتب مكتوبة بعدة لغات: {library.languages}.",
    "Members": "الأعضاء",
    "members": "عضوًا",
    "Loans": "الإعارات",
    "Lyon": "ليون",
    "in Lyon": "في ليون",
    "of Lyon": "ليون",
    "The library lends books in {library.languages:count} languages.": "تعير المكتبة كتبًا بعدد من اللغات هو {library.languages:count}.",
    "Annual report": "التقرير السنوي",
    "Riverside Library": "مكتبة ضفة النهر",
    "Group of Twenty Libraries": "مجموعة العشرين للمكتبات",
    "G20": "G20",
    "Date": "التاريخ",
    "Place": "المكان",
    "Event": "الحدث",
    "The doors open.": "تفتح الأبواب.",
    "=SUM is the motto of the fair.": "=SUM شعار المعرض.",
    "Body": "الهيئة",
    "The library is a member of {library.organization:acronym}.": "المكتبة عضو في {library.organization:acronym}.",
    "Events": "الأحداث",
    "All events": "كل الأحداث",
}
FRENCH = {
    "The library": "La bibliothèque",
    "What the library does {library.seat:in}.": "Ce que fait la bibliothèque {library.seat:in}.",
    "books": "livres",
    "In short": "En bref",
    "{library.members} people are members.": "La bibliothèque a {library.members} membres.",
    "Books are in {library.languages}.": "Les livres sont en {library.languages}.",
    "Members": "Membres",
    "members": "membres",
    "Loans": "Prêts",
    "Lyon": "Lyon",
    "in Lyon": "à Lyon",
    "of Lyon": "de Lyon",
    "The library lends books in {library.languages:count} languages.": "La bibliothèque prête des livres en {library.languages:count} langues.",
    "Annual report": "Rapport annuel",
    "Riverside Library": "Bibliothèque de la rive",
}


def translate(folder: Path, tag: str, words: Mapping[str, str], missing: str = "") -> None:
    """Fill a catalog with real words of its language, but for one context."""
    path = folder / f"locales/{tag}/LC_MESSAGES/factsheet.po"
    file = parse(path.read_bytes(), path.name, Findings())
    assert file is not None

    def filled(entry: Entry) -> Entry:
        context = entry.context or ""
        if not context.startswith(("sheet:", "fact:", "source:")):
            return entry
        said = "" if context == missing else words[entry.plural or entry.singular]
        return replace(entry, translations=(said,) * len(entry.translations))

    path.write_bytes(serialize(replace(file, entries=tuple(map(filled, file.entries)))))
