"""What the gate says of translations that people have published: its false alarms.

    python bench/pairs.py --locale fr FOLDER_OR_FILE… [--source en] [--rule CODE] [--warnings]

Reads .po files of other projects, keeps their sentences (at least five words, without
placeholders, markup, commands or addresses of files, which those projects write in their own
ways), and runs every rule about translations over them, one catalog at a time as
`factsheet check` does. Nearly all that it says is wrong, as these texts are in use: print
the errors, read each, and count those that a translator would have to silence. A number
that a project did get wrong is a right finding.

The catalogs themselves are not part of this repository: their licences are their own.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings, Severity
from factsheet.edition.source import source_of
from factsheet.gate.rules import TRANSLATIONS
from factsheet.gate.target import Problem, Target, units_of
from factsheet.locales.profile import LocaleProfile, profile_of
from factsheet.messages.message import Message
from factsheet.model.base import FactBase
from factsheet.model.text import Text

WORDS = 5
_TECHNICAL = re.compile(r"[{}<>&\\%`|*_=#~\[\]@^$\n]|https?:|--|\w\.\w{2,4}\b|\.\.\.$|\w\(\)|\t")
"""Marks of text that is not prose."""


def main() -> int:
    options = _options()
    profile = profile_of(LocaleStyle(options.locale, digits=options.digits))
    source = profile_of(LocaleStyle(options.source))
    pairs, codes = 0, Counter[tuple[str, str]]()
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for path in _files(options.paths):
        file = parse(path.read_bytes(), str(path), Findings(), options.locale)
        entries = list(_sentences(file, seen)) if file else []
        pairs += len(entries)
        for problem in _problems(entries, str(path), profile, source):
            rule, entry = problem.rule, problem.entry
            if options.rule not in (None, rule.code) or entry is None:
                continue
            codes[problem.severity.value, rule.code] += 1
            if problem.severity is Severity.ERROR or options.warnings:
                print(f"{problem.severity.value} {rule.code}: {problem.message}")
                print(f"  {problem.at}\n  {entry.singular}\n  {entry.translations[0]}\n")
    print(f"{pairs} sentences")
    for (severity, code), count in sorted(codes.items()):
        print(f"  {severity:8} {code:24} {count:5}  {1000 * count / pairs:.2f} in a thousand")
    errors = sum(count for (severity, _), count in codes.items() if severity == Severity.ERROR)
    print(f"{errors} errors, {1000 * errors / max(pairs, 1):.2f} in a thousand")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path, help=".po files, or folders of them")
    parser.add_argument("--locale", required=True, metavar="TAG", help="what they translate into")
    parser.add_argument("--source", default="en", metavar="TAG", help="what from (default: en)")
    parser.add_argument("--digits", default="latn", metavar="NAME", help="default: latn")
    parser.add_argument("--rule", metavar="CODE", help="only this rule")
    parser.add_argument("--warnings", action="store_true", help="print warnings as well")
    return parser.parse_args()


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.po")) if path.is_dir() else [path]


def _sentences(file: PoFile, seen: set[tuple[str, tuple[str, ...]]]) -> Iterator[Entry]:
    """The entries that are prose, each pair once however many catalogs have it."""
    for entry in file.entries:
        said = (entry.singular, entry.translations)
        is_prose = not any(map(_TECHNICAL.search, (entry.singular, *entry.translations)))
        is_pair = entry.is_translated and entry.plural is None and said not in seen
        if is_prose and is_pair and len(entry.singular.split()) >= WORDS:
            seen.add(said)
            context = f"fact:pairs.s{len(seen)}:text"
            yield replace(entry, context=context, flags=(), extracted=(), comments=())


def _problems(
    entries: list[Entry], path: str, profile: LocaleProfile, source: LocaleProfile
) -> Iterator[Problem]:
    base = FactBase({}, {})
    sources = {
        entry.key: source_of(
            Message(entry.singular, entry.context),
            Text(entry.singular, entry.context or "", entry.location),
            base,
        )
        for entry in entries
    }
    file = PoFile(tuple(entries))
    catalog = Catalog(profile.tag, path, file, {entry.key: entry for entry in entries})
    units = units_of(catalog, profile, sources)
    target = Target(catalog, profile, source, False, base, sources, units)
    for rule in TRANSLATIONS:
        yield from (problem for problem in rule(target) if problem.entry is not None)


if __name__ == "__main__":
    sys.exit(main())
