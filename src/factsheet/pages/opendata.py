"""The facts of a sheet as linked data (JSON-LD 1.1) in the vocabulary of schema.org.

A sheet is a Dataset. Each fact is a PropertyValue that it measures, each source a work that
it cites. What a statement says about its value (since when it holds, where it is written)
is a Claim about that PropertyValue. Values are canonical, the same in every language; names
and what readers see are in the page's.
"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from factsheet.edition.document import Document, Phrase, SourceView, plain
from factsheet.edition.speaker import Speaker, UnsayableError, Used
from factsheet.model.base import Found
from factsheet.model.facts import Approximation, Fact
from factsheet.model.named import Passage
from factsheet.model.numbers import (
    Count,
    Money,
    Ordinal,
    PercentagePoints,
    Quantity,
    Share,
    decimal_notation,
)
from factsheet.model.ranges import Range
from factsheet.model.text import Text
from factsheet.model.values import Row, Several, Value
from factsheet.pages.jsonfile import json_file

Words = str | dict[str, str]
CONTEXT = "https://schema.org"
WORKS = {
    "article": "Article",
    "book": "Book",
    "dataset": "Dataset",
    "report": "Report",
    "web-page": "WebPage",
}
"""Types of schema.org by the kind of a source; any other is a CreativeWork."""
UNITS = {
    "area-square-kilometer": "KMK",
    "area-square-meter": "MTK",
    "length-kilometer": "KMT",
    "length-meter": "MTR",
    "mass-kilogram": "KGM",
    "mass-tonne": "TNE",
    "volume-liter": "LTR",
}
"""Codes of UN/CEFACT Recommendation 20 by CLDR unit; any other unit is named as CLDR does."""
PERCENT, PERCENTAGE_POINTS = "P1", "percentage points"
_UNSAFE = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def linked_data(
    document: Document,
    speaker: Speaker,
    publisher: str,
    address: str | None,
    files: Mapping[str, str],
) -> dict[str, Any]:
    """The sheet's facts. `address` is the page's URL, if the publication has a site.

    `files` are the names of the CSV files beside the page, by block.
    """
    page = address or f"{document.sheet_id}.html"
    data = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{page}#facts",
        "identifier": document.sheet_id,
        "name": _text_of(document.title),
        "description": _text_of(document.lead),
        "url": address,
        "inLanguage": document.locale,
        "keywords": [_text_of(keyword) for keyword in document.keywords],
        "publisher": {"@type": "Organization", "name": publisher},
        "dateModified": document.as_of.isoformat(),
        "isAccessibleForFree": True,
        "correction": [
            {
                "@type": "CorrectionComment",
                "datePublished": one.day,
                "text": _text_of(one.text),
            }
            for one in document.corrections
        ],
        "citation": [_source(source, page) for source in document.sources],
        "variableMeasured": _facts(document, speaker, page),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": name}
            for name in files.values()
        ],
    }
    return _stated(data)


def as_script(data: Any) -> Markup:
    """JSON for a `<script>` element: it cannot end the element or begin another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char, escaped in _UNSAFE.items():
        text = text.replace(char, escaped)
    return Markup(text)  # noqa: S704  (it has no character that HTML reads)


def as_file(data: Mapping[str, Any]) -> bytes:
    """JSON for a file beside the page."""
    return json_file(data)


def _source(view: SourceView, page: str) -> dict[str, Any]:
    source = view.source
    return _stated(
        {
            "@type": WORKS.get(source.kind, "CreativeWork"),
            "@id": f"{page}#source-{view.number}",
            "name": _text_of(view.title),
            "publisher": {"@type": "Organization", "name": _text_of(view.publisher)},
            "inLanguage": source.language,
            "datePublished": source.date.canonical if source.date else None,
            "url": source.url.address if source.url else None,
        }
    )


def _facts(document: Document, speaker: Speaker, page: str) -> list[dict[str, Any]]:
    """The facts that the sheet prints, sorted by id. Rows of series are in CSV files, except for
    the row of a per-row sheet, whose cells are included by address."""
    numbers = {view.source.id: view.number for view in document.sources}
    found: list[dict[str, Any]] = []
    for fact in sorted({fact.id: fact for fact, _ in document.facts}.values(), key=_id):
        if document.row and document.row.series == fact.id:
            for address, label in _cells(fact, document.row.row):
                found.append(_fact(address, label, numbers, page, speaker))
        elif fact.kind == "series":
            data = {"@type": "PropertyValue", "propertyID": fact.id, "name": _label(fact, speaker)}
            found.append(data)
        else:
            found.append(_fact(fact.id, fact.label or fact.caption, numbers, page, speaker))
    return [_stated(data) for data in found]


def _id(fact: Fact) -> str:
    return fact.id


def _cells(fact: Fact, row: str) -> Iterator[tuple[str, Text]]:
    """The addresses of a row's cells, and their columns' labels."""
    statement = fact.row(row)
    if statement and isinstance(statement.value, Row):
        labels = {name: column.label for name, column in fact.columns}
        for name, _ in statement.value.cells:
            yield f"{fact.id}.{row}.{name}", labels[name]


def _fact(
    address: str,
    label: Text | None,
    numbers: Mapping[str, int],
    page: str,
    speaker: Speaker,
) -> dict[str, Any]:
    """One value; `numbers` are those of the page's sources."""
    found = speaker.find(address)
    said = _said(found, address, speaker)
    stated = speaker.follow(found.value)
    value = said if isinstance(stated, Passage) else None
    data: dict[str, Any] = {
        "@type": "PropertyValue",
        "propertyID": address,
        **({"value": value} if value else _value(stated, speaker)),
        "description": None if value else said,
    }
    statement = found.statement
    if statement.as_of:
        data["@type"] = ["PropertyValue", "Observation"]
        data["observationDate"] = statement.as_of.canonical
    bound = {Approximation.MORE_THAN: "minValue", Approximation.LESS_THAN: "maxValue"}
    if found.approximation in bound and isinstance(data.get("value"), int):
        data.setdefault(bound[found.approximation], data["value"])
    data["name"] = _phrase(label, address, speaker) if label else None
    data["measurementTechnique"] = statement.where if found.fact.compute else None
    data["subjectOf"] = _claim(found, numbers, page, speaker.source.profile.tag)
    return data


def _value(value: Value, speaker: Speaker) -> dict[str, Any]:
    """The canonical value with its unit; whole numbers as JSON numbers."""
    match value:
        case Count(number):
            return {"value": _number(number)}
        case Ordinal(number):
            return {"value": number}
        case Share(fraction):
            percent = fraction * 100
            is_whole = percent.denominator == 1
            return {"value": int(percent), "unitCode": PERCENT} if is_whole else _text(value)
        case PercentagePoints(number):
            return {"value": _number(number), "unitText": PERCENTAGE_POINTS}
        case Money(amount, currency):
            return {"value": _number(amount), "unitText": currency}
        case Quantity(number, unit):
            of = {"unitCode": UNITS[unit]} if unit in UNITS else {"unitText": unit}
            return {"value": _number(number), **of}
        case Range(low, high, best):
            ends = {"minValue": _value(low, speaker), "maxValue": _value(high, speaker)}
            stated = _value(best, speaker) if best else ends["maxValue"] | {"value": None}
            return stated | {name: end["value"] for name, end in ends.items()}
        case Several(items):
            return {"value": [speaker.follow(item).canonical for item in items]}
    return _text(value)


def _text(value: Value) -> dict[str, Any]:
    return {"value": value.canonical}


def _number(number: Decimal) -> int | str:
    """A number; decimals as text, because JSON readers would round them."""
    return int(number) if number == int(number) else decimal_notation(number)


def _claim(found: Found, numbers: Mapping[str, int], page: str, language: str) -> dict[str, Any]:
    """The claim that a statement makes about its value. `language` is the source language."""
    statement = found.statement
    ends = [end.canonical if end else ".." for end in (statement.from_, statement.until)]
    cited: list[dict[str, Any]] = []
    for source in found.sources:
        place: dict[str, Any] = {"@type": "CreativeWork"}
        if not found.fact.compute:  # a computed value stands in no single place of its sources
            place |= {"name": found.where, "inLanguage": language}
        if source in numbers:
            place["isPartOf"] = {"@id": f"{page}#source-{numbers[source]}"}
        cited.append(place)
    claim = {
        "@type": "Claim",
        "temporalCoverage": "/".join(ends) if ends != ["..", ".."] else None,
        "citation": cited if len(cited) > 1 else cited[0],
    }
    return _stated(claim)


def _label(fact: Fact, speaker: Speaker) -> Words | None:
    text = fact.label or fact.caption
    return _phrase(text, fact.id, speaker) if text else None


def _phrase(text: Text, own: str, speaker: Speaker) -> Words | None:
    try:
        return _text_of(speaker.phrase(text, Used(), own))
    except UnsayableError:
        return None


def _said(found: Found, address: str, speaker: Speaker) -> str | None:
    try:
        return plain(speaker.found(found, address, None, speaker.voice, Used()))
    except UnsayableError:
        return None


def _text_of(phrase: Phrase) -> Words:
    """The text, with its language if that is not the page's."""
    words = plain(phrase.children)
    return {"@language": phrase.language, "@value": words} if phrase.language else words


def _stated(data: dict[str, Any]) -> dict[str, Any]:
    """The data without empty values."""
    return {key: value for key, value in data.items() if value not in (None, [], "")}
