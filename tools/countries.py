"""Make the tables of examples/countries from data that packages carry.

    pip install phonenumbers==9.0.43 tzdata==2026.6 babel==2.18.0
    npm pack cldr-core@48.2.0 && tar -xzf cldr-core-48.2.0.tgz
    python tools/countries.py package examples/countries/data

The first argument is the unpacked package cldr-core. The same packages give the same bytes;
others are refused, because facts/data.yaml states these. Building the publication needs
none of them: its tables are part of the repository.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import metadata, resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, reset_tzpath

import phonenumbers

from factsheet.locales.names import is_language

CLDR = "48.2.0"
PACKAGES = {"phonenumbers": "9.0.43", "tzdata": "2026.6", "babel": "2.18.0"}
"""Babel is not read for data: it says which languages can be named."""
EDITION = date(2026, 11, 22)
"""The day on which a currency has to be legal tender, and the year whose clocks are read."""

WORLD = "001"
SMALLEST_SHARE = 1
"""Per cent of the population from which on a language is listed; one with an official status is
listed whatever its share."""
UNDETERMINED = "und"
DAYS = {
    "mon": "monday",
    "tue": "tuesday",
    "wed": "wednesday",
    "thu": "thursday",
    "fri": "friday",
    "sat": "saturday",
    "sun": "sunday",
}
MEASURES = {"metric": "metric", "UK": "imperial", "US": "us_customary"}
STATUSES = {
    "official": "official",
    "de_facto_official": "official_de_facto",
    "official_regional": "official_regional",
}
CLOCKS = {"H": "clock_24", "h": "clock_12"}
PAPERS = {"A4": "A4", "US-Letter": "US Letter"}

Line = dict[str, str]
"""One line of a table: its cells by column. An empty cell: the source says nothing."""


def main(package: Path, target: Path) -> None:
    stop_unless_pinned(package)
    reset_tzpath(())
    cldr = Supplement(package / "supplemental")
    codes = sorted(code for code, *_ in zone_table("iso3166.tab"))
    territories = [territory(code, cldr) for code in codes]
    languages = [line for code in codes for line in languages_of(code, cldr)]
    tender = [name for code in codes for name in currencies(code, cldr)]
    official = {
        (line["territory"], line["language"].partition("-")[0])
        for line in languages
        if line["status"] in OFFICIAL
    }
    tables = {
        "territories": territories,
        "languages": languages,
        "regions": regions(territories),
        "largest": largest(territories),
        "currencies": frequency(Counter(tender), "currency"),
        "official_languages": frequency(Counter(name for _, name in official), "language"),
    }
    target.mkdir(parents=True, exist_ok=True)
    for name, lines in tables.items():
        write(target / f"{name}.csv", lines)


def stop_unless_pinned(package: Path) -> None:
    """Other versions have other data than the sources name."""
    found = {name: metadata.version(name) for name in PACKAGES}
    found["cldr-core"] = json.loads((package / "package.json").read_text("utf-8"))["version"]
    wanted = {**PACKAGES, "cldr-core": CLDR}
    if wrong := [f"{name} {found[name]}" for name in wanted if found[name] != wanted[name]]:
        sys.exit(f"countries.py: {', '.join(wrong)} is not what facts/data.yaml states")


@dataclass(frozen=True, slots=True)
class Supplement:
    """CLDR's supplemental data: `folder` holds its JSON files."""

    folder: Path

    def part(self, name: str) -> Any:
        """The content of a file, below the key that has the file's name."""
        text = (self.folder / f"{name}.json").read_text("utf-8")
        return json.loads(text)["supplemental"][name]


def zone_table(name: str) -> list[list[str]]:
    """The lines of one of the tables of the Time Zone Database, by cells."""
    text = (resources.files("tzdata") / "zoneinfo" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def by_territory(values: Mapping[str, str], code: str) -> str:
    """CLDR's value for a territory, or its default for the world (UTS 35, part 6)."""
    return values.get(code, values[WORLD])


def term(name: str | None) -> str:
    """The id of the fact that names it; nothing of nothing."""
    return f"term.{name}" if name else ""


OFFICIAL = (term("official"), term("official_de_facto"))


def territory(code: str, cldr: Supplement) -> Line:
    """What one country or territory's sheet prints, except its languages."""
    codes = cldr.part("codeMappings")[code]
    region, continent = place_in_world(code, cldr)
    week, measurement = cldr.part("weekData"), cldr.part("measurementData")
    start, end = (by_territory(week[key], code) for key in ("weekendStart", "weekendEnd"))
    return {
        "id": code.lower(),
        "territory": code,
        "region": region,
        "continent": continent,
        **people(code, cldr),
        "alpha_2": code,
        "alpha_3": codes["_alpha3"],
        "numeric": codes["_numeric"],
        "calling_code": calling_code(code),
        "currencies": ";".join(currencies(code, cldr)),
        "currency_codes": ";".join(currencies(code, cldr)),
        "january": ";".join(offsets(code, 1)),
        "july": ";".join(offsets(code, 7)),
        "first_day": term(DAYS[by_territory(week["firstDay"], code)]),
        "weekend": ";".join(term(day) for day in days_between(start, end)),
        "clock": term(CLOCKS[clock(code, cldr)]),
        "measures": term(MEASURES[by_territory(measurement["measurementSystem"], code)]),
        "paper": PAPERS[by_territory(measurement["paperSize"], code)],
    }


def place_in_world(code: str, cldr: Supplement) -> tuple[str, str]:
    """Region and continent by UN M49, which has Antarctica beside all of them."""
    contains = cldr.part("territoryContainment")
    inside = {
        part: whole
        for whole, entry in contains.items()
        if whole.isdigit() and "_grouping" not in entry
        for part in entry["_contains"]
    }
    region = inside.get(code, code)
    return region, inside.get(region, code)


def people(code: str, cldr: Supplement) -> Line:
    """Population, literacy and the number of languages.

    CLDR gives a population of 1, everybody literate in the language of the state, to islands
    on which nobody lives, and an undetermined language to Antarctica: none of that is a fact.
    """
    entry = cldr.part("territoryInfo")[code]
    known = int(entry["_population"]) > 1
    spoken = [name for name in entry["languagePopulation"] if name != UNDETERMINED]
    return {
        "population": entry["_population"] if known else "",
        "literacy": f"{entry['_literacyPercent']}%" if known and spoken else "",
        "languages": str(len(spoken)) if known and spoken else "",
    }


def languages_of(code: str, cldr: Supplement) -> list[Line]:
    """The languages that a sheet can list, the most widely used first.

    One without an English name in CLDR is left out: no sheet could name it.
    """
    entries = cldr.part("territoryInfo")[code]["languagePopulation"]
    if not people(code, cldr)["languages"]:
        return []
    lines = [language_line(code, name, entry) for name, entry in entries.items()]
    listed = [
        line
        for line in lines
        if is_language(line["language"]) and (line["status"] or percent(line) >= SMALLEST_SHARE)
    ]
    return sorted(listed, key=lambda line: (-percent(line), line["language"]))


def language_line(code: str, name: str, entry: Mapping[str, str]) -> Line:
    return {
        "id": f"{code}_{name}".lower(),
        "territory": code,
        "language": name.replace("_", "-"),
        "share": f"{entry['_populationPercent']}%",
        "status": term(STATUSES.get(entry.get("_officialStatus", ""))),
    }


def percent(line: Line) -> float:
    return float(line["share"].rstrip("%"))


def calling_code(code: str) -> str:
    """The country calling code of ITU-T E.164 with its plus, where numbers are in use."""
    number = phonenumbers.country_code_for_region(code)
    return f"+{number}" if number else ""


def currencies(code: str, cldr: Supplement) -> list[str]:
    """What is legal tender on the edition's day, the one introduced last first."""
    entries = [
        item for entry in cldr.part("currencyData")["region"][code] for item in entry.items()
    ]
    day = EDITION.isoformat()
    tender = [
        (entry["_from"], name)
        for name, entry in entries
        if entry.get("_tender") != "false"
        and entry["_from"] <= day
        and entry.get("_to", day) >= day
    ]
    return [name for _, name in sorted(tender, reverse=True)]


def offsets(code: str, month: int) -> list[str]:
    """The different offsets from UTC that clocks show at noon of the month's 15th, by size."""
    zones = [zone for place, _, zone, *_ in zone_table("zone.tab") if place == code]
    noon = datetime(EDITION.year, month, 15, 12, tzinfo=UTC)
    found = (noon.astimezone(ZoneInfo(zone)).utcoffset() for zone in zones)
    minutes = {int(offset.total_seconds() // 60) for offset in found if offset is not None}
    return [written(offset) for offset in sorted(minutes)]


def written(minutes: int) -> str:
    """-570 minutes are UTC-9:30."""
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''}"


def days_between(start: str, end: str) -> list[str]:
    """Names of the days of a weekend, from its first to its last."""
    names = list(DAYS)
    first, last = names.index(start), names.index(end)
    return [DAYS[names[day % 7]] for day in range(first, last + (last < first) * 7 + 1)]


def clock(code: str, cldr: Supplement) -> str:
    """CLDR's letter for the hours that are preferred: H up to 23, h up to 12."""
    times = cldr.part("timeData")
    preferred: str = times.get(code, times[WORLD])["_preferred"]
    return preferred


def regions(territories: Iterable[Line]) -> list[Line]:
    """How many territories each region has, and the sum of their populations."""
    number: Counter[tuple[str, str]] = Counter()
    population: Counter[tuple[str, str]] = Counter()
    for line in territories:
        key = line["continent"], line["region"]
        number[key] += 1
        population[key] += int(line["population"] or 0)
    return [
        {
            "id": f"region_{region.lower()}",
            "continent": continent,
            "region": region,
            "territories": str(number[continent, region]),
            "population": str(population[continent, region]),
        }
        for continent, region in sorted(number)
    ]


def largest(territories: Iterable[Line]) -> list[Line]:
    """The territories with most inhabitants, most first."""
    known = (line for line in territories if line["population"])
    most = sorted(known, key=lambda line: (-int(line["population"]), line["id"]))
    return [{name: line[name] for name in ("id", "territory", "population")} for line in most]


def frequency(found: Counter[str], name: str) -> list[Line]:
    """In how many territories each is found, most first."""
    return [
        {"id": value.lower(), name: value, "territories": str(number)}
        for value, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    ]


def write(path: Path, lines: list[Line]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(lines[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
