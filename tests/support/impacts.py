"""The library of tests/support, with an Arabic catalog and facts that lean on each other."""

from collections.abc import Mapping
from pathlib import Path

from factsheet.diagnostics import Findings
from factsheet.edition.edition import Edition
from factsheet.gate.editions import load_edition
from factsheet.impact.compare import compare
from factsheet.impact.impact import FactImpact, Impact, Touch
from factsheet.impact.supposition import suppose
from factsheet.workspace import Workspace
from support.publications import CONFIG, FACTS, SHEET, write_publication

TWO = CONFIG.split("[locales.fr]")[0]
MORE_FACTS = (
    FACTS
    + """\
  library.size:
    kind: text
    value:
      one: It is the largest library, with {library.members} member.
      other: It is the largest library, with {library.members} members.
    source: report
    where: page 7
  library.rooms:
    kind: count
    value: 2
    source: report
    where: page 8
  term.librarian:
    kind: term
    value: {name: librarian, feminine: woman librarian}
    source: report
    where: page 9
  person.lee:
    kind: person
    value:
      name: Ann Lee
      gender: feminine
      roles: [{title: term.librarian}]
    source: report
    where: page 10
  branches:
    kind: series
    columns:
      city: {kind: place, label: City}
      books: {kind: count, label: Books}
    rows:
      lyon: {city: library.seat, books: 500, source: report, where: page 11}
"""
)
MORE_SHEET = SHEET.replace(
    "      purpose: {fact: library.purpose}\n",
    """\
      purpose: {fact: library.purpose}
      size: {fact: library.size}
      rooms: {one: "One room is open.", other: "{library.rooms} rooms are open."}
      lee: "{person.lee} is {person.lee:role}."
      branches: {one: "It has {branches:count} branch.", other: "It has {branches:count} branches."}
  houses: {type: table, series: branches, columns: [books]}
""",
).replace('rooms: {one: "One', 'rooms: {count: library.rooms, one: "One')

ARABIC = """\
msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"

msgctxt "fact:library.size:text"
msgid "It is the largest library, with {library.members} member."
msgid_plural "It is the largest library, with {library.members} members."
msgstr[0] "هي أكبر مكتبة ولا أعضاء لها."
msgstr[1] "هي أكبر مكتبة ولها عضو واحد."
msgstr[2] "هي أكبر مكتبة ولها عضوان."
msgstr[3] "هي أكبر مكتبة ولها {library.members} أعضاء."
msgstr[4] "هي أكبر مكتبة ولها {library.members} عضوًا."
msgstr[5] "هي أكبر مكتبة ولها {library.members} عضو."

msgctxt "sheet:library:intro:members"
msgid "{library.members} person is a member."
msgid_plural "{library.members} people are members."
msgstr[0] "لا أعضاء."
msgstr[1] "عضو واحد."
msgstr[2] "عضوان."
msgstr[3] "{library.members} أعضاء."
msgstr[4] "{library.members} عضوًا."
msgstr[5] "{library.members} عضو."
"""
FILES = {
    "factsheet.toml": TWO,
    "facts/library.yaml": MORE_FACTS,
    "sheets/library.yaml": MORE_SHEET,
    "locales/ar/LC_MESSAGES/factsheet.po": ARABIC,
}
ALL = ("en", "ar")


def write(folder: Path, extra: Mapping[str, str] | None = None) -> Workspace:
    return write_publication(folder, {**FILES, **(extra or {})})


def edition(folder: Path, extra: Mapping[str, str] | None = None) -> Edition:
    findings = Findings()
    loaded = load_edition(write(folder, extra), findings)
    assert loaded is not None, "\n".join(f"{one.location}: {one.message}" for one in findings)
    return loaded


def edited(folder: Path, before: str, after: str) -> Impact:
    """What changing one piece of the facts does."""
    assert before in MORE_FACTS
    old = edition(folder / "old")
    new = edition(folder / "new", {"facts/library.yaml": MORE_FACTS.replace(before, after)})
    return compare(old, new, "edited", ALL)


def supposed(folder: Path, address: str, value: str) -> FactImpact:
    """What another value of one fact does."""
    old = edition(folder)
    (fact,) = compare(old, suppose(old, address, value), "supposed", ALL).facts
    return fact


def touch(fact: FactImpact, locale: str, what: str) -> Touch:
    found = [one for one in fact.touches if (one.locale, one.what) == (locale, what)]
    assert len(found) == 1, f"{what} in {locale}: {[one.what for one in fact.touches]}"
    return found[0]


def codes(part: Touch) -> list[str]:
    return [reason.code for reason in part.reasons]
