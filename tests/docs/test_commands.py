"""Every command that the documentation shows is run, page by page, in the order of the page.

A page is read as a story: its commands run in one sandbox, a copy of a publication that was built
once. What cannot be run stands in NOT_RUN with its reason.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factsheet.cli.main import main
from factsheet.locales.cldr import babel_version, cldr_version
from support.editions import ROOT
from support.once import filled_once
from support.snippets import Snippet, snippets

SHELL = ("sh", "console")
FACTSHEET = ("factsheet", ".venv/bin/factsheet")

NETWORK = "installs from the network; test_packages.py installs the wheel"
DOCKER = "needs Docker; test_docker.py checks the Dockerfile, step by step"
MAKE = "what CI itself runs, or a part of it"
CLUSTER = "needs a cluster; tests/publish/executors builds on one"
FONTS = "needs fonts of other packages; tests/scripts builds with such fonts"
BENCH = "takes minutes; tests/bench runs the benchmarks in their smallest form"
LARGE = "makes a thousand PDFs; tests/examples builds a part of them"
RELEASE = "releases; test_packages.py builds and tries the packages"
SERVER = "runs until it is ended; tests/preview shows sheets with it"
REMARKS = "needs what a browser saves; tests/browser/test_proof.py imports it"
NOT_RUN = {
    ("README.md", "pipx install …"): NETWORK,
    ("README.md", "uv tool install …"): NETWORK,
    ("README.md", "docker …"): DOCKER,
    ("README.md", "make …"): MAKE,
    ("CONTRIBUTING.md", "make …"): MAKE,
    ("CONTRIBUTING.md", ".venv/bin/python bench/…"): BENCH,
    ("RELEASING.md", "make …"): MAKE,
    ("RELEASING.md", ".venv/bin/python -m hatchling …"): RELEASE,
    ("RELEASING.md", "python3 -m venv …"): RELEASE,
    ("RELEASING.md", "/tmp/try/bin/…"): RELEASE,
    ("RELEASING.md", "git …"): RELEASE,
    ("docs/translating.md", "make …"): MAKE,
    ("docs/proof.md", "factsheet import remarks.ar.csv"): REMARKS,
    ("docs/preview.md", "factsheet preview"): SERVER,
    ("docs/scale.md", "factsheet build --executor …"): CLUSTER,
    ("docs/scripts.md", "apt-get install …"): FONTS,
    ("docs/scripts.md", "cp /usr/share/fonts/…"): FONTS,
    ("docs/scripts.md", "python - <<'END'"): FONTS,
    ("docs/scripts.md", "pyftsubset …"): FONTS,
    ("examples/countries/README.md", "factsheet build -C examples/countries"): LARGE,
}
"""Why a command is not run, by page and command; `…` stands for anything, or nothing."""
FOUND = {
    ("docs/status.md", "factsheet status --fail-under 95 --locale fr --sheet united-nations"),
    ("docs/scripts.md", "factsheet check"),  # it names the font that is missing
    ("docs/formats.md", "factsheet formats --check"),
}
"""Commands that end with 1, as the page says."""


@dataclass
class Sandbox:
    """Where a page's commands run."""

    root: Path
    """Holds publications side by side, as a reader's folder of projects does."""
    folder: Path
    """The current folder."""

    def run(self, line: str) -> tuple[int, str]:
        """The exit code and the standard output of a command line."""
        words = shlex.split(line, comments=True)
        target = None
        for sign, mode in ((">>", "a"), (">", "w")):
            if sign in words:
                at = words.index(sign)
                words, target = words[:at], (words[at + 1], mode)
        code, text = self._call(words)
        if target:
            with (self.folder / target[0]).open(target[1], encoding="utf-8") as file:
                file.write(text)
        return code, text

    def _call(self, words: list[str]) -> tuple[int, str]:
        if words[0] == "cd":
            self.folder /= words[1]
            return int(not self.folder.is_dir()), ""
        if words[0] in FACTSHEET:
            out = io.StringIO()
            with contextlib.chdir(self.folder), contextlib.redirect_stdout(out):
                return main([os.path.expanduser(word) for word in words[1:]]), out.getvalue()  # noqa: PTH111
        done = subprocess.run(words, cwd=self.folder, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


def git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def commit(folder: Path) -> None:
    """A repository in which `HEAD`, `origin/main` and `v1.2` are what it is now."""
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "start")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(folder, "tag", "v1.2")


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter, built once with its PDFs, in git."""

    def publish(folder: Path) -> None:
        assert main(["new", "-q", str(folder / "starter")]) == 0
        commit(folder / "starter")
        assert main(["build", "-q", "-C", str(folder / "starter")]) == 0

    return filled_once(tmp_path_factory, "docs", publish) / "starter"


@pytest.fixture(scope="session")
def interpol(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is written of the repository's own publication, in git, without its output."""
    folder = tmp_path_factory.mktemp("docs") / "interpol"
    folder.mkdir()
    for name in ("facts", "sheets", "locales", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    for path in ROOT.glob("factsheet*.toml"):
        shutil.copy(path, folder)
    commit(folder)
    return folder


def editions(sandbox: Sandbox) -> None:
    """docs/diff.md: an earlier edition in two folders, and a later one: a fact has changed, and
    French has one heading reworded and one missing."""
    for name in ("published", "last"):
        shutil.copytree(sandbox.folder / "output", sandbox.folder / name)
    replace(sandbox.folder / "facts/united-nations.yaml", "value: 193,", "value: 194,")
    replace(sandbox.folder / "factsheet.toml", "2024-01-01", "2024-02-01")
    french = sandbox.folder / "locales/fr/LC_MESSAGES/factsheet.po"
    replace(french, 'msgstr "Présentation"', 'msgstr "Présentation générale"')
    replace(french, 'msgstr "En chiffres"', 'msgstr ""')
    assert sandbox.run("factsheet sync -q")[0] == 0
    assert sandbox.run("factsheet build -q --format html")[0] == 0


def download(sandbox: Sandbox) -> None:
    """docs/verify.md: an edition that somebody has downloaded."""
    shutil.copytree(sandbox.folder / "output", sandbox.root / "Downloads/edition")


def languages(*tables: str) -> Callable[[Sandbox], None]:
    """Pages that add a language show its table first."""

    def add(sandbox: Sandbox) -> None:
        with (sandbox.folder / "factsheet.toml").open("a", encoding="utf-8") as file:
            file.write("\n" + "\n\n".join(tables) + "\n")

    return add


def half_translated(sandbox: Sandbox) -> None:
    """docs/status.md: French lacks one translation and has one that is fuzzy."""
    french = sandbox.folder / "locales/fr/LC_MESSAGES/factsheet.po"
    replace(french, 'msgstr "En chiffres"', 'msgstr ""')
    replace(
        french,
        'msgctxt "sheet:united-nations:details:heading"',
        "#, fuzzy\n" + 'msgctxt "sheet:united-nations:details:heading"',
    )


def translated(sandbox: Sandbox) -> None:
    """docs/translation-tools.md: OmegaT writes its result into target/."""
    (sandbox.folder / "target").mkdir()
    shutil.copy(sandbox.folder / "fr.xlf", sandbox.folder / "target/fr.xlf")


def examples(sandbox: Sandbox) -> None:
    """The page of the second publication speaks from the repository's root."""
    source = ROOT / "examples/countries"
    ignored = shutil.ignore_patterns("output", ".factsheet")
    shutil.copytree(source, sandbox.folder / "examples/countries", ignore=ignored)


def earlier_formats(sandbox: Sandbox) -> None:
    """docs/formats.md: the lock of a Babel that wrote a month otherwise."""
    lock = sandbox.folder / "formats.lock.jsonl"
    replace(lock, "26\u00a0June 1945", "26\u00a0Jun 1945")
    tools = f'"Babel": "{babel_version()}", "CLDR": "{cldr_version()}"'
    replace(lock, tools, '"Babel": "2.18.0", "CLDR": "47"')


BEFORE: dict[str, Callable[[Sandbox], None]] = {
    "docs/diff.md": editions,
    "docs/verify.md": download,
    "docs/publications.md": languages('[locales.fa]\ndigits = "arabext"', "[locales.ru]"),
    "docs/scripts.md": languages('[locales.hi]\ndigits = "deva"\nfont = "Noto Sans Devanagari"'),
    "docs/status.md": half_translated,
    "examples/countries/README.md": examples,
}
"""What a page takes for granted."""
BETWEEN: dict[tuple[str, str], Callable[[Sandbox], None]] = {
    ("docs/translation-tools.md", "factsheet import target/fr.xlf"): translated,
    ("docs/formats.md", "factsheet formats --check"): earlier_formats,
}
"""What somebody does just before a command."""
INTERPOL = ("docs/impact.md", "docs/translating.md")
"""Pages whose commands name facts and sheets of the repository's publication."""


def lines(snippet: Snippet) -> Iterator[tuple[str, str | None]]:
    """The commands of a snippet; of a console, each with what it prints."""
    if snippet.language == "sh":
        heredoc = re.sub(
            r"(<<'(\w+)'\n).*?^\2$", r"\1", snippet.text, flags=re.MULTILINE | re.DOTALL
        )
        yield from (
            (line, None) for line in heredoc.splitlines() if shlex.split(line, comments=True)
        )
        return
    for part in re.split(r"^\$ ", snippet.text, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def reason(page: str, line: str) -> tuple[str, str] | None:
    """The entry of NOT_RUN that a command falls under."""
    return next((key for key in NOT_RUN if key[0] == page and _covers(key[1], bare(line))), None)


def _covers(entry: str, command: str) -> bool:
    start = entry.removesuffix("…")
    return command == start.strip() or (start != entry and command.startswith(start))


def bare(line: str) -> str:
    """A command without its comment."""
    return re.split(r"\s+#", line)[0].strip()


def is_printed(expected: str, printed: str) -> bool:
    """Whether an output is as shown; `…` stands for anything, alone in a line for lines."""
    short = re.sub(r"\s*^ *…$\s*", "…", expected.strip(), flags=re.MULTILINE)
    parts = map(re.escape, short.split("…"))
    return re.fullmatch(".*".join(parts), printed.strip(), re.DOTALL) is not None


STORIES: dict[str, list[Snippet]] = {}
for one in snippets():
    if one.language in SHELL:
        STORIES.setdefault(one.page, []).append(one)


@pytest.mark.parametrize("page", STORIES)
def test_page(
    page: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [
        (str(snippet), line, printed)
        for snippet in STORIES[page]
        for line, printed in lines(snippet)
        if reason(page, line) is None
    ]
    if not commands:
        return
    monkeypatch.setenv("HOME", str(tmp_path))
    sandbox = Sandbox(tmp_path, tmp_path / "publication")
    given = request.getfixturevalue("interpol" if page in INTERPOL else "starter")
    shutil.copytree(given, sandbox.folder, symlinks=True)
    BEFORE.get(page, lambda _: None)(sandbox)
    for place, line, expected in commands:
        BETWEEN.get((page, bare(line)), lambda _: None)(sandbox)
        code, printed = sandbox.run(line)
        assert code == ((page, bare(line)) in FOUND), f"{place}: {line} ends with {code}"
        if expected is not None:
            assert is_printed(expected, printed), f"{place}: {line} prints\n{printed}"


def test_reasons_are_needed() -> None:
    """The table names commands that are there, and no more than what it names is left out."""
    passed = [
        key
        for page, story in STORIES.items()
        for snippet in story
        for line, _ in lines(snippet)
        if (key := reason(page, line))
    ]
    assert set(passed) == NOT_RUN.keys()
    assert len(NOT_RUN) == 20
    runs = sum(1 for story in STORIES.values() for one in story for _ in lines(one)) - len(passed)
    assert runs >= 45


@pytest.mark.parametrize("entry", sorted({entry for _, entry in FOUND}))
def test_findings_are_expected_of_commands_that_are_there(entry: str) -> None:
    assert any(entry in one.text for story in STORIES.values() for one in story)
