"""Renew src/factsheet/locales/calendars.json: `python tools/calendars.py 46.1.0 48.2.0`.

Babel carries the Gregorian calendar alone. Names of months, eras and patterns of the Solar Hijri
and the Umm al-Qura calendar come from CLDR's own npm packages, cldr-cal-persian-full and
cldr-cal-islamic-full (licence: Unicode-3.0), whose versions are the arguments. A locale is kept
where it differs from its parent, and each of its parts where that differs.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grouping import packed

from factsheet.locales.cldr import lineage

TABLE = Path(__file__).parents[1] / "src/factsheet/locales/calendars.json"
PACKAGES = {
    "persian": ("cldr-cal-persian-full", "/ca-persian.json"),
    "islamic-umalqura": ("cldr-cal-islamic-full", "/ca-islamic-umalqura.json"),
}
INTERVALS = {"day": ("yMMMMd", "yMMMd"), "month": ("yMMMM", "yMMM"), "year": ("y",)}
ROOT = "und"


def main() -> None:
    table = {}
    for (calendar, (package, ending)), version in zip(PACKAGES.items(), sys.argv[1:], strict=True):
        parts = dict(read(package, version, ending))
        locales = kept(parts)
        table[calendar] = {"source": f"{package} {version}", "locales": locales}
        print(f"{calendar}: {len(locales)} of {len(parts)} locales")
    lines = []
    for calendar, data in table.items():
        rows = ",\n".join(
            f"{json.dumps(name)}: {json.dumps(parts, ensure_ascii=False)}"
            for name, parts in data["locales"].items()
        )
        lines.append(
            f'{json.dumps(calendar)}: {{"source": {json.dumps(data["source"])}, '
            f'"locales": {{\n{rows}\n}}}}'
        )
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def read(package: str, version: str, ending: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is printed of the calendar, of every locale of a version."""
    for data in packed(package, version, ending):
        ((tag, of_locale),) = data["main"].items()
        [calendar] = of_locale["dates"]["calendars"].values()
        yield tag.replace("-", "_"), dict(_parts(calendar))


def _parts(calendar: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    months, times = calendar["months"], calendar["dateTimeFormats"]
    for context in ("format", "stand-alone"):
        yield context, list(months[context]["wide"].values())
    yield "era", calendar["eras"]["eraAbbr"]["0"]
    long = calendar["dateFormats"]["long"]
    yield "day", long if isinstance(long, str) else long["_value"]
    available = times["availableFormats"]
    month = available.get("yyyyMMMM") or available["yyyyMMM"]
    yield "month", month.replace("Y", "y")  # te has the year of weeks there
    yield "year", available["yyyy"]
    intervals = times["intervalFormats"]
    for precision, skeletons in INTERVALS.items():
        found = next((intervals[one] for one in skeletons if one in intervals), {})
        yield (
            f"{precision} intervals",
            {difference: pattern for difference, pattern in found.items() if difference in "yMd"},
        )
    yield "dash", intervals["intervalFormatFallback"]


def kept(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What cannot be inherited, by locale."""
    found = {}
    for name, own in sorted(parts.items()):
        above = [*lineage(name)[1:], ROOT] if name != ROOT else []
        inherited = next((parts[one] for one in above if one in parts), {})
        different = {key: part for key, part in own.items() if part != inherited.get(key)}
        if different:
            found[name] = different
    return found


if __name__ == "__main__":
    main()
