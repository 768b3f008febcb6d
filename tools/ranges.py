"""Renew src/factsheet/locales/ranges.json: `python tools/ranges.py 47.0.0 48.2.0`.

Babel carries neither CLDR's patterns of ranges (240–610, 240～610) nor its plural categories
of ranges (1–2 days), so they come from CLDR's own npm packages, cldr-numbers-full and
cldr-core (licence: Unicode-3.0). A locale is kept where it differs from its parent, a numbering
system where it differs from latn, and a plural category where it isn't that of the range's end.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from grouping import packed

from factsheet.locales.cldr import lineage

TABLE = Path(__file__).parents[1] / "src/factsheet/locales/ranges.json"
NUMBERS, CORE = "cldr-numbers-full", "cldr-core"
USUAL = "{0}–{1}"
"""The pattern of CLDR's root."""


def main() -> None:
    table = json.loads(TABLE.read_text("utf-8")) if TABLE.exists() else {}
    for version in sys.argv[1:]:
        patterns, plurals = kept(dict(read(version))), dict(categories(version))
        major = version.partition(".")[0]
        source = f"{NUMBERS} {version}, {CORE} {version}"
        table[major] = {"source": source, "patterns": patterns, "plurals": plurals}
        print(f"CLDR {major}: {len(patterns)} patterns, {len(plurals)} languages with plurals")
    lines = [
        f"{json.dumps(major)}: {json.dumps(table[major], sort_keys=True, ensure_ascii=False)}"
        for major in sorted(table)
    ]
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def read(version: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The patterns of every locale of a version, by numbering system."""
    for data in packed(NUMBERS, version, "/numbers.json"):
        ((tag, of_locale),) = data["main"].items()
        misc = {
            key.removeprefix("miscPatterns-numberSystem-"): patterns["range"]
            for key, patterns in of_locale["numbers"].items()
            if key.startswith("miscPatterns-numberSystem-")
        }
        yield tag.replace("-", "_"), misc


def kept(patterns: dict[str, dict[str, str]]) -> dict[str, str]:
    """What cannot be inherited, by locale, and by locale and numbering system."""
    found = {}
    for name, of_systems in sorted(patterns.items()):
        above = next((patterns[one] for one in lineage(name)[1:] if one in patterns), {})
        latin = of_systems["latn"]
        if latin != above.get("latn", USUAL):
            found[name] = latin
        for system, pattern in of_systems.items():
            if pattern not in (latin, above.get(system)):
                found[f"{name} {system}"] = pattern
    return found


def categories(version: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Of each language the categories of a range that are not those of its end."""
    for data in packed(CORE, version, "/supplemental/pluralRanges.json"):
        for language, rules in data["supplemental"]["plurals"].items():
            own = {}
            for rule, category in rules.items():
                _, _, start, _, end = rule.split("-")
                if category != end:
                    own[f"{start} {end}"] = category
            if own:
                yield language, own


if __name__ == "__main__":
    main()
