"""Read a manifest: files, languages, sheets, and the facts with their values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from factsheet.diagnostics import Location
from factsheet.edition.record import LanguageState, Record
from factsheet.model.corrections import CORRECTION, edition_name
from factsheet.model.dates import YearPart
from factsheet.model.ranges import values_of_range
from factsheet.pages.jsonfile import parse_json
from factsheet.pages.statements import Statements, read_statements
from factsheet.publish.artifacts import LARGEST_MANIFEST, MANIFEST, Artifact, check_format
from factsheet.published.folding import runs
from factsheet.workspace import UnreadError, read_file

PAGES_MADE = (LanguageState.PUBLISHED, LanguageState.FALLBACK)


class ManifestError(Exception):
    """The manifest is missing or malformed."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the edition."""

    record: Record
    direction: str | None
    """`ltr` or `rtl`; None if the manifest does not state it."""

    @property
    def is_current(self) -> bool:
        """Whether its pages are of this edition, not of an earlier one."""
        return self.record.state in PAGES_MADE


@dataclass(frozen=True, slots=True)
class Manifest:
    """The contents of output/manifest.json."""

    edition: str
    artifacts: Mapping[str, Artifact]
    languages: Mapping[str, Language]
    limits: Mapping[str, int]
    """The maximum number of printed pages of each sheet."""
    facts: Statements
    """Statements by fact, in the form of `pages.evidence`."""
    corrections: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    """Corrections of earlier editions, by edition date and day of the correction: the sentence in
    each language."""
    publisher: str | None = None
    source_locale: str | None = None
    """None in editions that do not state it."""
    materials: Mapping[str, str] = field(default_factory=dict)
    """Versions of tools, and hashes of fonts."""
    earlier: Statements = field(default_factory=dict)
    """Earlier statements that blocks compare with those of the edition date."""

    @property
    def records(self) -> dict[str, Record]:
        """The state of each language."""
        return {tag: language.record for tag, language in self.languages.items()}

    @property
    def printable(self) -> Statements:
        """All statements that pages may print, by fact."""
        return {
            name: (*statements, *self.earlier.get(name, ()))
            for name, statements in self.facts.items()
        }

    @property
    def name(self) -> str:
        """The name of the edition in an archive."""
        return edition_name(self.edition, self.corrections.get(self.edition, ()))

    @property
    def former_name(self) -> str | None:
        """The name in the archive of the edition that it corrects, if any."""
        days = list(self.corrections.get(self.edition, ()))
        return edition_name(self.edition, days[:-1]) if days else None

    @property
    def sheets(self) -> list[str]:
        """Ids of all sheets."""
        return sorted(self.limits)


def read_manifest(place: Path) -> Manifest:
    """Read a manifest, or the one in a folder.

    Raises ManifestError with the problem, or NewerManifestError.
    """
    path = place / MANIFEST if place.is_dir() else place
    try:
        data = parse_json(read_file(path, LARGEST_MANIFEST))
        check_format(data, Location(MANIFEST))
        return Manifest(
            edition=str(data["edition"]),
            artifacts={name: Artifact.read(entry) for name, entry in data["artifacts"].items()},
            languages={
                tag: Language(Record.read(entry), _text(entry, "direction"))
                for tag, entry in data["locales"].items()
            },
            limits={name: int(entry["pages"]) for name, entry in data["sheets"].items()},
            publisher=_text(data, "publisher"),
            source_locale=_text(data, "source_locale") or None,
            materials={
                str(name): str(what)
                for name, what in (data.get("tools", {}) | data.get("fonts", {})).items()
            },
            facts=read_statements(data["facts"]),
            earlier=read_statements(data.get("earlier", {})),
            corrections={
                str(day): {
                    str(one["date"]): [str(text) for text in one["texts"].values()]
                    for one in notices
                }
                for day, notices in data.get("corrections", {}).items()
            },
        )
    except UnreadError as error:
        raise ManifestError(f"it {error.why}") from error
    except KeyError as error:
        raise ManifestError(f"it has no {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise ManifestError(f"it is damaged: {error}") from error


def _text(entry: Mapping[str, Any], name: str) -> str | None:
    value = entry.get(name)
    if not isinstance(value, str | None):
        raise TypeError(f"“{name}” is not a text")
    return value


class Values:
    """The values that `value` and `datetime` may have, by address, for some facts."""

    def __init__(
        self,
        facts: Mapping[str, Iterable[Mapping[str, Any]]],
        edition: str,
        corrections: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.edition = edition
        self.corrections = corrections or {}
        self.facts = {name: list(statements) for name, statements in facts.items()}
        self._known: dict[str, set[str]] = {"edition": {edition}}
        if self.corrections:
            self._known[CORRECTION] = set(self.corrections)
        # A correction may contain a number, so its whole sentence is known.
        self._names = {f"{CORRECTION} {day}": texts for day, texts in self.corrections.items()}
        self.sources: set[str] = set()
        """Titles and publishers of sources, in the source language."""
        for name, rows in self.facts.items():
            if any("cells" in row for row in rows):
                self._add(name, str(len(rows)))
            for statement in rows:
                self._add_statement(name, statement)
                for source in _sources(statement):
                    self.sources |= {source.get("title") or "", source.get("publisher") or ""}
                self._names.setdefault(name, []).extend(statement.get("names", ()))

    def at(self, address: str) -> set[str] | None:
        """The values that an address may have; None if the edition doesn't state it."""
        return self._known.get(address)

    def stated(self, address: str) -> list[Mapping[str, Any]]:
        """The statements of a fact or a cell; none if it is unknown."""
        if address in self.facts:
            return self.facts[address]
        series, _, column = address.rpartition(".")
        series, _, row = series.rpartition(".")
        return [
            {
                **one,
                "value": one["cells"][column],
                "items": one.get("lists", {}).get(column),
                "decimals": one.get("decimals", {}).get(column),
            }
            for one in self.facts.get(series, ())
            if one["id"] == row and column in one.get("cells", ())
        ]

    @property
    def cited(self) -> list[str]:
        """The addresses of all sources with a date."""
        return [address for address in self._known if address.startswith("source:")]

    def names_at(self, address: str) -> list[str]:
        """The names with digits of the facts that an address, a list or a cell names."""
        named = [address, *self._known.get(address, ())]
        return [name for one in named for name in self._names.get(one, ())]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All names with digits."""
        return tuple({name: None for names in self._names.values() for name in names})

    @cached_property
    def runs_of_names(self) -> frozenset[str]:
        """The runs of digits in these names."""
        return frozenset(run for name in self.names for run in runs(name))

    def _add(self, address: str, *values: str) -> None:
        self._known.setdefault(address, set()).update(values)

    def _add_statement(self, name: str, statement: Mapping[str, Any]) -> None:
        for source in _sources(statement):
            if source.get("date"):
                self._add(f"source:{source['id']}", source["date"])
        cells = statement.get("cells")
        if cells is not None:
            for column, value in cells.items():
                items = statement.get("lists", {}).get(column, ())
                count = (str(len(items)),) if items else ()
                address = f"{name}.{statement['id']}.{column}"
                self._add(address, value, *_bounds(value), *items, *count)
            return
        value = statement["value"]
        self._add(name, value, *_bounds(value))
        if items := statement.get("items"):
            self._add(name, str(len(items)), *items)


def _sources(statement: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """All sources of a statement: cells of a row may have their own."""
    cited = statement.get("cited", {}).values()
    return [statement["source"], *(one["source"] for one in cited)]


def _bounds(value: str) -> tuple[str, ...]:
    """The parts of a value that a page may print alone: first and last day of a period, numbers of
    a range, best value of an estimate."""
    if ends := values_of_range(value):
        return ends
    try:
        part = YearPart.parse(value)
    except ValueError:
        pass
    else:
        return (part.start.canonical, part.end.canonical)
    parts = value.split("/")
    is_period = len(parts) == 2 and all(part[:4].isdecimal() and len(part) >= 4 for part in parts)
    return tuple(parts) if is_period else ()
