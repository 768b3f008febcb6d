"""Derive the grammatical gender of CLDR's units, src/factsheet/locales/unit_genders.json.

    python tools/derive_unit_genders.py UNITS TARGET

UNITS is the folder `main` of the npm package cldr-units-full 48.2.0 (Unicode License V3).
For each language, the units whose names are feminine or neuter. All others are masculine,
or of a gender that number words do not tell from it.
"""

import json
import sys
from pathlib import Path

GENDERS = ("feminine", "neuter")


def main(units: Path, target: Path) -> None:
    languages = sorted(folder for folder in units.iterdir() if "-" not in folder.name)
    table = {folder.name: row for folder in languages if (row := genders(folder))}
    lines = (f"{json.dumps(tag)}: {json.dumps(row)}" for tag, row in table.items())
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def genders(folder: Path) -> dict[str, list[str]]:
    """The units of one language by gender."""
    main = json.loads((folder / "units.json").read_text("utf-8"))["main"]
    long = main[folder.name]["units"]["long"]
    found = {
        gender: sorted(u for u, words in long.items() if words.get("gender") == gender)
        for gender in GENDERS
    }
    return {gender: units for gender, units in found.items() if units}


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
