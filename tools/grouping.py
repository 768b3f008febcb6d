"""Renew src/factsheet/locales/grouping.json: `python tools/grouping.py 47.0.0 48.2.0`.

Babel carries no minimumGroupingDigits, so they come from CLDR's own npm package,
cldr-numbers-full (licence: Unicode-3.0). Each locale is kept where it differs from its parent.
"""

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factsheet.locales.cldr import lineage

TABLE = Path(__file__).parents[1] / "src/factsheet/locales/grouping.json"
PACKAGE = "cldr-numbers-full"


def main() -> None:
    table = json.loads(TABLE.read_text("utf-8")) if TABLE.exists() else {}
    for version in sys.argv[1:]:
        digits = dict(read(version))
        major = version.partition(".")[0]
        table[major] = {"source": f"{PACKAGE} {version}", "digits": kept(digits)}
        print(f"CLDR {major}: {len(table[major]['digits'])} of {len(digits)} locales")
    lines = [
        f"{json.dumps(major)}: {json.dumps(table[major], sort_keys=True)}"
        for major in sorted(table)
    ]
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def read(version: str) -> Iterator[tuple[str, int]]:
    """The minimum grouping digits of every locale of a version."""
    for data in packed(PACKAGE, version, "/numbers.json"):
        ((tag, of_locale),) = data["main"].items()
        yield tag.replace("-", "_"), int(of_locale["numbers"]["minimumGroupingDigits"])


def packed(package: str, version: str, ending: str) -> Iterator[dict[str, Any]]:
    """The JSON files of an npm package whose names end so."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{package}@{version}"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            for member in archive:
                content = archive.extractfile(member)
                if content and member.name.endswith(ending):
                    yield json.load(content)


def kept(digits: dict[str, int]) -> dict[str, int]:
    """What cannot be inherited. A locale without a parent inherits 1, as from root."""
    inherited = {name: parent(name, digits) for name in digits}
    return {name: number for name, number in sorted(digits.items()) if number != inherited[name]}


def parent(name: str, digits: dict[str, int]) -> int:
    return next((digits[above] for above in lineage(name)[1:] if above in digits), 1)


if __name__ == "__main__":
    main()
