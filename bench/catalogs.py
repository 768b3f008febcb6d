"""How long catalogs take, beside other tools that do the same work on the same files.

    python bench/catalogs.py [--messages N …] [--rounds N] [--json FILE]

Makes a publication of N messages in four languages, the whole of it translated, and an
edition of it in which one text in fifty is changed, moved, new or gone. Then every task
is done by this toolkit and by each other program that the machine has, one after the
other in every round. What is printed are ratios of medians of processor time: 0.5 means
half the other's. The toolkit's commands also read the publication and extract its texts, which the
others are spared; the lines marked «catalogs alone» leave that out.
"""

import argparse
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po

from factsheet.catalogs.catalog import Catalog, read_catalog
from factsheet.catalogs.compile import compile_catalog
from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry, PoFile
from factsheet.catalogs.sync import sync
from factsheet.catalogs.writer import serialize
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.locales.profile import LocaleProfile, profile_of
from factsheet.workspace import Workspace

TAGS = ("en", "ar", "es", "fr")
CONFIG = '[publication]\npublisher = "Bench"\nedition = 2021-11-25\nsource_locale = "en"\n'
TEMPLATE = "locales/factsheet.pot"
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابجدهوزحطيكلمنسعفصقرشتثخذض")
PER_SHEET = 50

Task = Callable[[], object]


def main() -> int:
    options = _options()
    results: dict[str, dict[str, dict[str, list[float]]]] = {}
    for messages in options.messages:
        result = results.setdefault(str(messages), {})
        with tempfile.TemporaryDirectory(prefix="factsheet-bench-") as name:
            publication = Publication.make(Path(name), messages)
            size = sum(path.stat().st_size for path in publication.catalogs) >> 10
            print(f"\n{messages:,} messages × {len(TAGS)} catalogs, {size:,} KiB")
            for title, tasks in _comparisons(publication):
                result[title] = _times(tasks, options.rounds)
                _print(title, {task: statistics.median(t) for task, t in result[title].items()})
        if options.json:
            Path(options.json).write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--messages", type=int, nargs="+", default=[10_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--json", metavar="FILE", help="write the times of every round")
    return parser.parse_args()


@dataclass(frozen=True)
class Publication:
    """A translated publication, and its next edition, whose catalogs are behind."""

    now: Path
    later: Path
    later_template: Path

    @classmethod
    def make(cls, folder: Path, messages: int) -> "Publication":
        now, later, ahead = (folder / name for name in ("now", "later", "ahead"))
        texts = dict(_texts(messages))
        _write_sheets(now, texts)
        _factsheet("sync", now)
        for tag in TAGS[1:]:
            _translate(_po(now, tag), tag)
        _write_sheets(later, dict(_edited(texts)))
        shutil.copytree(now / "locales", later / "locales")
        shutil.copytree(later, ahead)
        _factsheet("extract", ahead)
        return cls(now, later, ahead / TEMPLATE)

    @property
    def catalogs(self) -> list[Path]:
        return [_po(self.now, tag) for tag in TAGS]


def _texts(count: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(1)
    letters = "eeeeaaaiiioouutttnnnssrrllddmmccppgbfhvy"
    lexicon = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(8000)]
    weights = [1 / rank for rank in range(1, len(lexicon) + 1)]
    for number in range(count):
        words = chance.choices(lexicon, weights, k=chance.randint(4, 22))
        yield f"p{number}", f"{' '.join(words).capitalize()}."


def _edited(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    chance = random.Random(2)
    for number, (key, text) in enumerate(texts.items()):
        words = text.split(" ")
        words[chance.randrange(len(words))] = "anew"
        match number % 200:
            case 0:
                yield key, " ".join(words)
            case 50:
                yield f"moved{number}", " ".join(words)
            case 100:
                yield key, text
                yield f"new{number}", f"{key} is something that nobody said before."
            case 150:
                continue
            case _:
                yield key, text


def _write_sheets(folder: Path, texts: dict[str, str]) -> None:
    tables = "".join(f"\n[locales.{tag}]\n" for tag in TAGS)
    folder.mkdir(parents=True)
    (folder / "factsheet.toml").write_text(CONFIG + tables)
    for name in ("facts", "sheets"):
        (folder / name).mkdir()
    (folder / "facts/none.yaml").write_text("sources: {}\nfacts: {}\n")
    rows = list(texts.items())
    for number, start in enumerate(range(0, len(rows), PER_SHEET)):
        lines = [f"title: Sheet {number}", "lead: A sheet.", "pages: 9"]
        lines += ["keywords: {some: some words}", "blocks:", "  text:"]
        lines += ["    type: prose", "    paragraphs:"]
        lines += [f'      {key}: "{text}"' for key, text in rows[start : start + PER_SHEET]]
        (folder / f"sheets/s{number}.yaml").write_text("\n".join(lines) + "\n")


def _po(folder: Path, tag: str) -> Path:
    return folder / f"locales/{tag}/LC_MESSAGES/factsheet.po"


def _translate(path: Path, tag: str) -> None:
    def fill(entry: Entry) -> Entry:
        text = " ".join(reversed(entry.singular.split(" ")))
        text = text.lower().translate(ARABIC) if tag == "ar" else text.replace("e", "é")
        forms = (text,) * len(entry.translations)
        return replace(entry, translations=forms) if entry.is_blank else entry

    file = _parsed(path.read_bytes())
    path.write_bytes(serialize(replace(file, entries=tuple(map(fill, file.entries)))))


def _factsheet(command: str, folder: Path, *options: str) -> None:
    """Raises CalledProcessError where the tool itself fails, and not where it finds something."""
    arguments = [sys.executable, "-m", "factsheet", command, "-q", "-C", str(folder), *options]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode > 1 or "sheets/" in done.stderr:
        raise subprocess.CalledProcessError(done.returncode, arguments, done.stdout, done.stderr)


def _run(*arguments: str | Path) -> None:
    command = list(map(str, arguments))
    subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)


def _comparisons(publication: Publication) -> Iterator[tuple[str, dict[str, Task]]]:
    now, later = publication.now, publication.later
    profiles = {tag: profile_of(LocaleStyle(tag)) for tag in TAGS}
    data = {tag: _po(now, tag).read_bytes() for tag in TAGS}
    same, new = now / TEMPLATE, publication.later_template

    yield (
        "load",
        {
            "catalogs alone": lambda: [_catalog(now, profile) for profile in profiles.values()],
            "Babel": lambda: [read_po(BytesIO(part)) for part in data.values()],
        },
    )
    yield (
        "sync, nothing to do",
        {
            "factsheet sync --check": lambda: _factsheet("sync", now, "--check"),
            "catalogs alone": lambda: _sync(same, data, profiles),
            **_if_there("msgmerge", lambda program: _merge(program, now, same)),
        },
    )
    yield (
        "sync with the next edition",
        {
            "factsheet sync --check": lambda: _factsheet("sync", later, "--check"),
            "catalogs alone": lambda: _sync(new, data, profiles),
            **_if_there("msgmerge", lambda program: _merge(program, now, new)),
        },
    )
    yield (
        "read and write again",
        {
            "catalogs alone": lambda: [serialize(_parsed(part)) for part in data.values()],
            **_if_there("msgcat", lambda program: _each(publication, program, "-o", "-")),
        },
    )
    read = {tag: _catalog(now, profile) for tag, profile in profiles.items()}
    yield (
        "compile",
        {
            "factsheet compile": lambda: _factsheet("compile", now),
            "catalogs alone": lambda: [compile_catalog(catalog) for catalog in read.values()],
            **_if_there("msgfmt", lambda program: _each(publication, program, "-o", "/dev/null")),
        },
    )
    yield (
        "check",
        {
            "factsheet check": lambda: _factsheet("check", now),
            **_if_there(
                "msgfmt", lambda program: _each(publication, program, "-c", "-o", "/dev/null")
            ),
            **_if_there("pofilter", lambda program: _each(publication, program)),
            **_if_there("dennis-cmd", lambda program: _each(publication, program, "lint")),
        },
    )


def _if_there(program: str, task: Callable[[str], object]) -> dict[str, Task]:
    beside = Path(sys.executable).parent / program
    found = shutil.which(program) or (str(beside) if beside.is_file() else None)
    return {program: lambda: task(found)} if found else {}


def _each(publication: Publication, program: str, *options: str) -> None:
    for path in publication.catalogs:
        _run(program, *options, path)


def _merge(program: str, folder: Path, template: Path) -> None:
    for tag in TAGS:
        path = _po(folder, tag)
        _run(program, "--previous", "--quiet", "-o", "/dev/null", path, template)


def _parsed(data: bytes) -> PoFile:
    file = parse(data, "factsheet.po", Findings())
    assert file is not None
    return file


def _catalog(folder: Path, profile: LocaleProfile) -> Catalog:
    catalog = read_catalog(Workspace(folder), profile, Findings())
    assert catalog is not None
    return catalog


def _sync(template: Path, data: dict[str, bytes], profiles: dict[str, LocaleProfile]) -> None:
    file = _parsed(template.read_bytes())
    for tag, profile in profiles.items():
        assert sync(file, data[tag], profile, Findings(), is_source=tag == "en")


def _times(tasks: dict[str, Task], rounds: int) -> dict[str, list[float]]:
    """Seconds of processors that each took, with all processes it started."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            start = _cpu()
            task()
            times[name].append(round(_cpu() - start, 4))
    return times


def _cpu() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = map(resource.getrusage, whose)
    return sum(one.ru_utime + one.ru_stime for one in used)


def _print(title: str, medians: dict[str, float]) -> None:
    print(f"\n{title}")
    ours = ("factsheet", "catalogs alone")
    theirs = {name: other for name, other in medians.items() if not name.startswith(ours)}
    for name, taken in medians.items():
        if name.startswith(ours):
            ratios = [f"{taken / other:.2f} × {program}" for program, other in theirs.items()]
            beside = "   ".join(ratios) or "nothing there to compare with"
            print(f"  {name:24} {taken:7.2f} s  {beside}")


if __name__ == "__main__":
    sys.exit(main())
