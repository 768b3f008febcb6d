"""Hold what is printed against ICU in more languages than the tests do, for information.

    pip install icukit-pyicu
    python tools/compare_formats.py              50 locales that the tests leave out
    python tools/compare_formats.py sw ta-LK     these

For each kind of value: in how many cases the two differ, and the first of them. Babel and ICU
carry different versions of CLDR, so most of what differs has changed between the two; the
rest is worth a look. Nothing depends on the answer.
"""

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from babel.core import Locale  # noqa: E402

from factsheet.locales.cldr import cldr_version  # noqa: E402
from factsheet.locales.numerals import NUMBERING_SYSTEMS  # noqa: E402
from support.icu_formats import ICU_VERSION, KINDS  # noqa: E402

OTHERS = (
    *("af", "am", "az", "be", "bg", "bn", "bs", "ca", "cy", "da", "de-AT", "en-IN", "et", "eu"),
    *("fi", "fil", "fr-CA", "ga", "gl", "gu", "hr", "hu", "hy", "id", "is", "ka", "kk", "km"),
    *("kn", "lo", "lt", "lv", "mk", "ml", "mn", "ms", "my", "nb", "nl", "pa", "ro", "si", "sk"),
    *("sl", "sq", "sr", "sw", "ta", "te", "tr", "uk", "ur", "uz", "vi"),
)


def main() -> None:
    tags = sys.argv[1:] or OTHERS
    print(f"Babel with CLDR {cldr_version()}, ICU {ICU_VERSION}, {len(tags)} locales")
    total: Counter[str] = Counter()
    for tag in tags:
        for kind, compare in KINDS.items():
            found = compare(tag, digits(tag))
            total[kind] += len(found)
            if found:
                case, (ours, theirs) = next(iter(found.items()))
                print(f"{tag:6} {kind:9} {len(found):3}  {case}: {ours!r}, ICU {theirs!r}")
    print(", ".join(f"{kind} {total[kind]}" for kind in KINDS))


def digits(tag: str) -> str:
    """The numbering system that CLDR has for a language, where it can be printed."""
    system = Locale.parse(tag.replace("-", "_")).default_numbering_system
    return system if system in NUMBERING_SYSTEMS else "latn"


if __name__ == "__main__":
    main()
