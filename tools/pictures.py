"""The reference pictures that the tests in tests/visual compare pages with.

    python tools/pictures.py            say which pages differ, and show how
    python tools/pictures.py --renew    the same, and make what is there now the reference

Of each page that differs, a picture is written into tests/visual/differences/: the reference,
the page now, and where they differ. Look at it before you commit.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIFFERENCES = ROOT / "tests/visual/differences"
sys.path.insert(0, str(ROOT / "tests"))

from support.comparison import Comparison  # noqa: E402
from support.portraits import REFERENCES, SUBJECTS, keep, portraits, references  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--renew", action="store_true", help="make the pages now the reference")
    is_renewing = parser.parse_args().renew
    found = [change for name in SUBJECTS for change in _changes(name, is_renewing)]
    print("\n".join(found) or "every page looks as it did")
    return 1 if found and not is_renewing else 0


def _changes(name: str, is_renewing: bool) -> list[str]:
    """What differs of one PDF; the pictures that do are kept where that is wanted."""
    before, now = references(name), portraits(name, SUBJECTS[name]())
    said = [f"{page}: gone" for page in before.keys() - now.keys()]
    said += [f"{page}: new" for page in now.keys() - before.keys()]
    changed = set(now.keys() - before.keys())
    for page in sorted(now.keys() & before.keys()):
        comparison = Comparison(before[page], now[page])
        if not comparison.is_same:
            DIFFERENCES.mkdir(exist_ok=True)
            comparison.picture().save(DIFFERENCES / page)
            said.append(f"{page}: differs by {comparison.difference}, see {DIFFERENCES / page}")
            changed.add(page)
    if is_renewing:
        for page in before.keys() - now.keys():
            (REFERENCES / page).unlink()
        for page in changed:
            keep(page, now[page])
    return sorted(said)


if __name__ == "__main__":
    sys.exit(main())
