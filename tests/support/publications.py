"""Small publications, written into a folder for one test."""

from collections.abc import Mapping
from pathlib import Path

from factsheet.workspace import Workspace

CONFIG = """\
[publication]
publisher = "Riverside Library"
edition = 2021-11-25
source_locale = "en"

[locales.en]
cldr = "en-GB"

[locales.ar]
months = "dual"

[locales.fr]

[locales.es]
"""
FACTS = """\
sources:
  report:
    title: Annual report
    publisher: Riverside Library
    language: en
    kind: book
    date: 2021
    url: https://library.example/reports/2021
facts:
  library.members:
    kind: count
    label: Members
    caption: {one: member, other: members}
    statements:
      old: {value: 194, until: 2021-11-23, source: report, where: page 1}
      new: {value: 195, from: 2021-11-23, source: report, where: page 2}
  library.loans:
    kind: count
    label: Loans
    value: 1000
    approximation: about
    source: report
    where: page 3
  library.languages:
    kind: language
    value: [ar, en, fr, es]
    source: report
    where: page 4
  library.seat:
    kind: place
    value: {city: Lyon, in: in Lyon, of: of Lyon, territory: FR, latitude: 45.76, longitude: 4.84}
    source: report
    where: page 5
  library.purpose:
    kind: text
    value: The library lends books in {library.languages:count} languages.
    source: report
    where: page 6
"""
SHEET = """\
title: The library
lead: What the library does {library.seat:in}.
pages: 1
keywords: {books: books}
blocks:
  numbers:
    type: figures
    facts: [library.members, library.loans]
  intro:
    type: prose
    heading: In short
    paragraphs:
      members: {one: "{library.members} person is a member.", other: "{library.members} people are members."}
      languages: "Books are in {library.languages}."
      purpose: {fact: library.purpose}
  sources: {type: sources}
"""
FILES = {"factsheet.toml": CONFIG, "facts/library.yaml": FACTS, "sheets/library.yaml": SHEET}


def write_publication(folder: Path, extra: Mapping[str, str] | None = None) -> Workspace:
    """The library's publication, with files added or replaced; an empty text removes one."""
    for name, text in {**FILES, **(extra or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text, "utf-8")
        else:
            path.unlink(missing_ok=True)
    return Workspace(folder)
