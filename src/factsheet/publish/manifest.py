"""The part of output/manifest.json that describes an edition, beside its list of files."""

from collections.abc import Collection, Mapping
from importlib.metadata import version
from typing import Any

from factsheet import __version__
from factsheet.edition.changes import earlier
from factsheet.edition.document import plain
from factsheet.edition.edition import Edition
from factsheet.edition.record import Record
from factsheet.edition.speaker import Used
from factsheet.load.theme import Theme
from factsheet.locales.cldr import cldr_version
from factsheet.model.facts import Fact
from factsheet.pages.evidence import statement_data
from factsheet.publish.artifacts import digest

LIBRARIES = (
    "weasyprint",
    "babel",
    "jinja2",
    "pydyf",
    "tinyhtml5",
    "tinycss2",
    "cssselect2",
    "pyphen",
    "fonttools",
    "pypdfium2",
    "pillow",
)


def about(
    edition: Edition,
    theme: Theme,
    inputs: Mapping[str, str],
    records: Mapping[str, Record],
    sheets: Collection[str],
) -> dict[str, Any]:
    """The edition date, the inputs and tools of the build, its sheets, and every fact it states.

    `inputs` are sha256 digests of the publication's files by path; `records` are the states of
    languages by tag; `sheets` are the ids of those that have pages.
    """
    publication, voices = edition.publication, edition.voices
    base = publication.base
    former = {
        name: [statement_data(part, base.facts[name], base) for part in statements]
        for name, statements in earlier(edition.sheets.values(), base, edition.day).items()
    }
    return {
        "edition": edition.day.isoformat(),
        "publisher": edition.config.publisher,
        "source_locale": edition.config.source_locale,
        "locales": {
            tag: record.data
            | ({"direction": voices[tag].profile.direction} if tag in voices else {})
            for tag, record in records.items()
        },
        "sheets": {
            sheet.id: {"pages": sheet.pages}
            for sheet in edition.sheets.values()
            if sheet.id in sheets
        },
        "tools": {"factsheet": __version__, **tool_versions(), "cldr": cldr_version()},
        "inputs": dict(sorted(inputs.items())),
        "fonts": {
            name: digest(data)
            for name, data in sorted(theme.assets.items())
            if name.startswith("fonts/")
        },
        **_corrections(edition, records),
        "facts": {
            fact.id: [statement_data(part, fact, base) for part in _stated(fact, edition)]
            for fact in base.facts.values()
        },
        **({"earlier": former} if former else {}),
    }


def _corrections(edition: Edition, records: Mapping[str, Record]) -> dict[str, Any]:
    """The corrections that its pages print, in every language, by edition date."""
    days = {edition.day.isoformat(), *(record.edition for record in records.values())}
    speakers = {tag: edition.speaker(tag) for tag in edition.voices}
    told = {
        day: [
            {
                "date": one.date.canonical,
                "texts": {
                    tag: plain(speaker.phrase(one.text, Used()).children)
                    for tag, speaker in speakers.items()
                },
            }
            for one in notes.corrected
        ]
        for day, notes in edition.publication.editions.items()
        if notes.corrected and day in days
    }
    return {"corrections": told} if told else {}


def tool_versions() -> dict[str, str]:
    """Versions of the libraries that affect the output."""
    return {name: version(name) for name in LIBRARIES}


def _stated(fact: Fact, edition: Edition) -> list[Any]:
    if fact.kind == "series":
        return list(fact.rows(edition.day))
    statement = fact.statement(edition.day)
    return [statement] if statement else []
