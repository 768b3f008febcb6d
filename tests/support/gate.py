"""The gate on one catalog after another, the rest of the publication being read once."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from shutil import copytree

from factsheet.catalogs.catalog import catalog_path, read_catalog
from factsheet.catalogs.po import Entry, Key, PoFile
from factsheet.catalogs.writer import serialize
from factsheet.diagnostics import Diagnostic, Findings
from factsheet.gate import inspect as gate
from factsheet.gate.catalogs.flags import check_unused
from factsheet.gate.editions import load_parts, with_catalogs
from factsheet.gate.rules import SILENCING, TRANSLATIONS
from factsheet.gate.target import units_of
from factsheet.gate.verdict import Verdict
from factsheet.glossary.load import load_glossary
from factsheet.load.theme import load_theme
from factsheet.workspace import Workspace

CORPUS = Path(__file__).parents[1] / "gate" / "corpus"
"""A real publication whose texts do not change: see its README."""


FEW = 6
"""Of so many entries, `with_few` keeps one: fewer say nothing of what lengths are usual."""


class Gate:
    """The publication of the corpus, as `factsheet check` sees it."""

    def __init__(self, folder: Path) -> None:
        for part in ("facts", "sheets", "locales", "templates"):
            if (CORPUS / part).exists():
                copytree(CORPUS / part, folder / part)
        (folder / "factsheet.toml").write_bytes((CORPUS / "factsheet.toml").read_bytes())
        self.workspace = Workspace(folder)
        findings = Findings()
        edition = load_parts(self.workspace, findings)
        assert edition is not None
        self.edition = with_catalogs(edition, self.workspace, findings)
        theme = load_theme(self.workspace, edition.config.theme)
        sources = gate._sources(self.edition, theme, findings)
        config = self.edition.config
        glossary = load_glossary(self.workspace, config.glossaries, config.source_locale, findings)
        assert not findings.has_errors
        self.targets = {
            target.tag: replace(target, glossary=glossary)
            for target in gate._targets(self.edition, sources)
        }
        self.profiles = {tag: voice.profile for tag, voice in self.edition.voices.items()}
        self.written = {tag: self.path(tag).read_bytes() for tag in self.targets}

    def path(self, tag: str) -> Path:
        return self.workspace.path(catalog_path(self.profiles[tag]))

    def file(self, tag: str) -> PoFile:
        """The catalog as it stands in the repository."""
        return self.targets[tag].catalog.file

    def found(
        self, tag: str, data: bytes, among: Collection[Key] | None = None
    ) -> list[Diagnostic]:
        """What `factsheet check` says of this catalog in the place of the real one.

        `among` are the messages that there are to translate, where these are not all.
        """
        self.path(tag).write_bytes(data)
        findings = Findings()
        catalog = read_catalog(self.workspace, self.profiles[tag], findings)
        verdict = Verdict(self.edition.config.checks)
        verdict.add_findings(findings)
        if catalog is not None:
            known = self.targets[tag]
            sources = known.sources
            if among is not None:
                sources = {key: source for key, source in sources.items() if key in among}
            units = units_of(catalog, known.profile, sources)
            target = replace(known, catalog=catalog, units=units, sources=sources)
            for rule in TRANSLATIONS:
                verdict.add_problems(rule(target))
            verdict.add_problems(check_unused(target, SILENCING, verdict.used))
        self.path(tag).write_bytes(self.written[tag])
        return list(verdict.findings)

    def with_entry(self, tag: str, old: Entry, new: Entry) -> bytes:
        """The catalog with one entry changed."""
        file = self.file(tag)
        entries = tuple(new if entry is old else entry for entry in file.entries)
        return serialize(replace(file, entries=entries))

    def with_few(self, tag: str, old: Entry, new: Entry) -> tuple[bytes, range, set[Key]]:
        """One entry in FEW of the catalog, and the changed one after them: as bytes, with the
        changed one's lines, and the messages that are there."""
        file = self.file(tag)
        others = tuple(entry for entry in file.entries[::FEW] if entry is not old)
        first = serialize(replace(file, entries=others, obsolete=())).count(b"\n") + 1
        data = serialize(replace(file, entries=(*others, new), obsolete=()))
        keys = {old.key, *(entry.key for entry in others)}
        return data, range(first, data.count(b"\n") + 2), keys
