"""Check the JSON-LD of a page: the same in the page and beside it, with the facts as stated."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from factsheet.diagnostics import Findings, Location, excerpt
from factsheet.messages.forms import with_decimals
from factsheet.model.corrections import edition_name
from factsheet.model.ranges import values_of_range
from factsheet.pages.jsonfile import parse_json
from factsheet.pages.opendata import CONTEXT, PERCENT, PERCENTAGE_POINTS, UNITS
from factsheet.published.folding import figures, fits, is_of_year, letters, read, runs
from factsheet.published.manifest import Values
from factsheet.published.page import PublishedPage
from factsheet.rules.proof import DATA_DIFFERS

FACTS = "variableMeasured"
_KEYS = """
@context @type @id @language @value identifier name description url inLanguage keywords publisher
dateModified isAccessibleForFree citation variableMeasured distribution datePublished
encodingFormat contentUrl propertyID value unitCode unitText minValue maxValue observationDate
subjectOf temporalCoverage isPartOf measurementTechnique
correction text isBasedOn
"""
KEYS = frozenset(_KEYS.split())
"""All that `pages.opendata` writes."""
_OPEN = ".."
"""An open end of a period."""


class LinkedData:
    """The linked data of a page, embedded and as a file."""

    def __init__(self, page: PublishedPage, file: str | None, findings: Findings) -> None:
        self.page = page
        self.findings = findings
        self.data: Mapping[str, Any] = {}
        inside = [data for text, at in page.data if (data := self._parsed(text, at))]
        beside = self._parsed(file, Location(self._file)) if file is not None else None
        for data in [data for data in inside if data.get("@type") == "Dataset"]:
            self.data = data
            if beside is not None and beside != data:
                self._error(f"the page’s data are not those of {self._file}", page.at)
        if beside is not None and not self.data:
            self.data = beside

    @property
    def named(self) -> list[str]:
        """The facts that the page prints, according to its data."""
        return [str(fact.get("propertyID")) for fact in self._facts()]

    def check(self, known: Values) -> None:
        """Check sheet, language, day, and every value."""
        if not self.data:
            return
        page = self.page
        stated = {
            "identifier": page.sheet,
            "inLanguage": page.locale,
            "dateModified": known.edition,
        }
        for key, expected in stated.items():
            if self.data.get(key) != expected:
                self._error(f"“{key}” is “{self.data.get(key)}”, not “{expected}”", page.at)
        self._check_told(known)
        for key in sorted({*_keys(self.data)} - KEYS):
            self._error(f"“{excerpt(key, 40)}” is here, and no edition has it", page.at)
        for fact in self._facts():
            name = str(fact.get("propertyID"))
            rows = known.stated(name)
            if not _is_readable(fact):
                self._error(f"“{name}” has a part of the wrong type", page.at)
            elif not rows:
                self._error(f"“{name}” is a fact that the edition doesn’t state", page.at)
            elif name in known.facts and "cells" in rows[0]:
                continue  # a table: its rows are in a file of their own
            elif not any(_agrees(fact, row, known) for row in rows):
                value = fact.get("value")
                stands = " or ".join(f"“{row['value']}”" for row in rows)
                self._error(f"“{name}” is “{value}” in them, and is stated as {stands}", page.at)

    def _check_told(self, known: Values) -> None:
        """Check that the data about the sheet and its sources are those of the page."""
        page, said = self.page, self.data
        links = {link.target for link in page.links}
        titles, days = set(page.sources), {"None"}
        days |= {day for name in known.cited for day in known.at(name) or ()}
        own = {str(one) for one in (said.get("url"), page.metadata.get("og:url")) if one}
        wrong = [
            ("name", letters(_plain(said.get("name"))) != letters(page.title)),
            ("@context", said.get("@context") != CONTEXT),
            ("url", len(own) > 1),
            ("keywords", _differs(said.get("keywords"), page.metadata.get("keywords"))),
            ("description", _differs(said.get("description"), page.metadata.get("description"))),
            ("publisher", _differs(said.get("publisher"), page.metadata.get("author"))),
        ]
        files = {str(file.get("contentUrl")) for file in _objects(said.get("distribution"))}
        wrong.append(("contentUrl", not files <= links))
        for one in _objects(said.get("correction")):
            told = known.corrections.get(str(one.get("datePublished")), ())
            wrong.append(("correction", _plain(one.get("text")) not in told))
        if "isBasedOn" in said:
            own_path = f"{page.locale}/{page.sheet}.html"
            former = edition_name(known.edition, list(known.corrections)[:-1])
            site = str(said.get("url")).removesuffix(own_path)
            wrong.append(("isBasedOn", said["isBasedOn"] != f"{site}editions/{former}/{own_path}"))
        for source in _objects(said.get("citation")):
            title = read(_plain(source.get("name")))[0]
            wrong += [
                ("citation", bool(titles) and title not in titles),
                ("datePublished", str(source.get("datePublished")) not in days),
                ("url", "url" in source and str(source["url"]) not in links),
            ]
        for fact in self._facts():
            kinds = fact.get("@type")
            claim = fact.get("subjectOf")
            place = claim.get("citation") if isinstance(claim, dict) else None
            where = place.get("name") if isinstance(place, dict) else None
            rows = known.stated(str(fact.get("propertyID")))
            numbers = {*runs(_plain(fact.get("name")))} - page.numbers - known.runs_of_names
            wrong += [
                ("name", bool(numbers)),
                ("@type", kinds not in ("PropertyValue", ["PropertyValue", "Observation"])),
                ("subjectOf", where is not None and where not in _places(rows)),
            ]
        for key in dict.fromkeys(key for key, is_wrong in wrong if is_wrong):
            self._error(f"“{key}” differs from the page and its facts", page.at)

    def check_words(self, told: dict[tuple[str, str, str], str]) -> None:
        """Check that labels and values are the same on all pages of a language. `told` are those of
        other pages, to which this one's are added. Sentences may be printed as a variant.
        """
        for fact in self._facts():
            name = str(fact.get("propertyID"))
            for key in ("name", "description"):
                said_here = _plain(fact.get(key))
                if told.setdefault((self.page.locale, name, key), said_here) != said_here:
                    message = f"“{key}” of “{name}” differs on another page"
                    self._error(message, self.page.at)

    def _facts(self) -> Iterator[Mapping[str, Any]]:
        facts = self.data.get(FACTS, ())
        some = facts if isinstance(facts, list) else ()
        yield from (fact for fact in some if isinstance(fact, dict))

    @property
    def _file(self) -> str:
        return f"{self.page.name.removesuffix('.html')}.jsonld"

    def _parsed(self, text: str, at: Location) -> dict[str, Any] | None:
        try:
            data = parse_json(text)
        except ValueError as error:
            self._error(f"they are damaged: {error}", at)
            return None
        return data if isinstance(data, dict) else None

    def _error(self, message: str, at: Location) -> None:
        locale = self.page.locale or None
        self.findings.error(DATA_DIFFERS, f"linked data: {message}", at, locale=locale)


def _is_readable(fact: Mapping[str, Any]) -> bool:
    return isinstance(fact.get("description", ""), str) and isinstance(
        fact.get("subjectOf", {}), dict
    )


def _agrees(fact: Mapping[str, Any], row: Mapping[str, Any], known: Values) -> bool:
    """Whether a PropertyValue agrees with a statement."""
    claim = fact.get("subjectOf", {})
    ends = "/".join(str(row.get(end, _OPEN)) for end in ("from", "until"))
    coverage = claim.get("temporalCoverage", f"{_OPEN}/{_OPEN}")
    form = with_decimals(None, row.get("decimals"))
    said = figures(fact.get("description", ""))
    is_said = all(fits(figure, row["value"], form) for _, figure in said) and is_of_year(
        fact.get("description", ""), row["value"]
    )
    is_named = not is_said and _is_in_names(fact["description"], row)
    return (
        coverage == ends
        and (is_said or is_named or bool(row.get("items")))
        and _is_value(fact, row, known)
        and _is_measured(fact, str(row["value"]))
        and fact.get("observationDate", row.get("as_of")) == row.get("as_of")
        and fact.get("measurementTechnique") == (row.get("where") if "computed" in row else None)
    )


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    some = data if isinstance(data, list) else ()
    yield from (one for one in some if isinstance(one, dict))


def _plain(words: Any) -> str:
    """The plain text of a text with a language, or of a name."""
    if isinstance(words, list):
        return " ".join(map(_plain, words))
    return (
        str(words.get("@value", words.get("name", "")))
        if isinstance(words, dict)
        else str(words or "")
    )


def _differs(words: Any, told: str | None) -> bool:
    return told is not None and words is not None and letters(_plain(words)) != letters(told)


def _keys(data: Any) -> Iterator[str]:
    """The keys of all objects."""
    if isinstance(data, dict):
        yield from data
    for part in data.values() if isinstance(data, dict) else data:
        if isinstance(part, dict | list):
            yield from _keys(part)


def _is_measured(fact: Mapping[str, Any], canonical: str) -> bool:
    """Whether the bounds and unit of a number are those of its canonical value."""
    ends = values_of_range(canonical)
    if _number(ends[0] if ends else canonical) is None:
        return True
    bounds = [fact[name] for name in ("minValue", "maxValue") if name in fact]
    unit = (ends[0] if ends else canonical).partition(" ")[2]
    told = [str(fact[name]) for name in ("unitCode", "unitText") if name in fact]
    units = {unit, UNITS.get(unit)} if unit else {PERCENT, PERCENTAGE_POINTS}
    return units.issuperset(told) and (bool(ends) or all(one == fact["value"] for one in bounds))


def _is_in_names(words: str, row: Mapping[str, Any]) -> bool:
    return {run for name in row.get("names", ()) for run in runs(name)}.issuperset(runs(words))


def _is_value(fact: Mapping[str, Any], row: Mapping[str, Any], known: Values) -> bool:
    value, canonical = fact.get("value"), str(row["value"])
    if ends := values_of_range(canonical):
        stated = [fact[name] for name in ("minValue", "value", "maxValue") if name in fact]
        return len(stated) == len(ends) and all(
            _is_value({**fact, "value": one}, {**row, "value": end}, known)
            for one, end in zip(stated, ends, strict=True)
        )
    if isinstance(value, list):
        items = row.get("items") or []
        return len(value) == len(items) and all(
            one == item or one in tuple(known.at(item) or ())
            for one, item in zip(value, items, strict=True)
        )
    if isinstance(value, int):
        share = Fraction(value, 100) if fact.get("unitCode") == PERCENT else Fraction(value)
        return share == _number(canonical)
    if "description" not in fact:
        return True  # a sentence, in the page's language
    return value in (canonical, canonical.partition(" ")[0], *(known.at(canonical) or ()))


def _number(canonical: str) -> Fraction | None:
    try:
        return Fraction(canonical.partition(" ")[0])
    except (ValueError, ZeroDivisionError):
        return None


def _places(rows: Iterable[Mapping[str, Any]]) -> set[Any]:
    """The places in sources that the statements of a row or of its cells name."""
    cells = [cell for row in rows for cell in _objects([*(row.get("cited") or {}).values()])]
    return {one.get("where") for one in (*rows, *cells)}
