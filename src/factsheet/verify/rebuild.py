"""Compare an edition with its source: build it again, and compare every byte."""

import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path

from factsheet.config.load import load_config
from factsheet.config.policy import PROFILES
from factsheet.diagnostics import Findings, Location, Severity, counted, excerpt
from factsheet.edition.edition import Edition
from factsheet.edition.record import LanguageState
from factsheet.gate.editions import load_edition
from factsheet.pages.jsonfile import json_file, parse_json
from factsheet.publish.artifacts import MANIFEST
from factsheet.publish.build import FORMATS, Request, build
from factsheet.publish.layout import Means
from factsheet.publish.paths import own_file
from factsheet.published.files import LARGEST_FILE, listed
from factsheet.published.manifest import Manifest
from factsheet.rules.proof import SOURCE_DAY, SOURCE_DIFFERS, SOURCE_UNBUILT
from factsheet.scratch import scratch_folder
from factsheet.verify.papers import profile_of
from factsheet.workspace import Workspace

Progress = Callable[[int, int, str], None]
TEXTS = (".html", ".css", ".csv", ".json", ".jsonld", ".svg", ".txt")
_BLOCK = 1 << 16
_AROUND = 30
"""Number of characters shown on either side of the place where two lines begin to differ."""


def compare_with_source(
    folder: Path, manifest: Manifest, source: Workspace, findings: Findings, progress: Progress
) -> list[str]:
    """Build the edition again from its publication, and compare all files byte by byte.

    The same day, languages and profiles are built, into a temporary folder. Nothing is written
    to the publication, and nothing is taken from what earlier builds left there. Returns what
    could not be compared: the pages of languages that the policy `keep` took over from an
    earlier edition.
    """
    kept = {
        tag for tag, one in manifest.languages.items() if one.record.state is LanguageState.KEPT
    } & _keeping(source)
    with scratch_folder() as temporary:
        built = temporary / "output"
        _seed(folder, manifest, kept, built)
        if not build_again(manifest, source, built, findings, progress):
            return []
        of_files = Findings()
        compare_files(folder, built, manifest, of_files, kept)
    findings.add(*of_files)
    if of_files.has_errors:
        _report_day(manifest, source, findings)
    return [
        f"the pages and PDFs in “{tag}”, which were kept from an earlier edition"
        for tag in sorted(kept)
    ]


def _keeping(source: Workspace) -> set[str]:
    """The languages for which the publication's policy may keep an earlier edition."""
    config = load_config(source, Findings())
    policies = config.policies.items() if config else ()
    return {tag for tag, policy in policies if policy.incomplete == "keep"}


def _seed(folder: Path, manifest: Manifest, kept: set[str], built: Path) -> None:
    """Recreate the result of the previous build, as far as this one depended on it. Kept files are
    copied, with the state of every language, because whether one stays published depends on it.
    """
    built.mkdir()
    names = [
        name
        for name in manifest.artifacts
        if name.partition("/")[0] in kept or (kept and name.startswith("assets/"))
    ]
    for name in names:
        path = own_file(folder, name)
        if path and path.stat().st_size <= LARGEST_FILE:
            (built / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, built / name)
    entries = {name: manifest.artifacts[name].data for name in names}
    locales = {tag: one.record.data for tag, one in manifest.languages.items()}
    (built / MANIFEST).write_bytes(json_file({"artifacts": entries, "locales": locales}))


def build_again(
    manifest: Manifest, source: Workspace, built: Path, findings: Findings, progress: Progress
) -> bool:
    """Build the manifest's day, languages, formats and profiles into a folder. Return False, with
    findings, if that fails.
    """
    found = Findings()
    try:
        day = date.fromisoformat(manifest.edition)
    except ValueError:
        message = f"“{manifest.edition}” is not a day: the edition can’t be built again"
        findings.error(SOURCE_UNBUILT, message, Location(MANIFEST))
        return False
    config = load_config(source, Findings())
    means = Means.of(source, config, found) if config else None
    edition = load_edition(source, found, day, manifest.languages)
    outcome = None
    if means is not None and edition is not None:
        _report_parts(manifest, edition, findings)
        request = _request(manifest, built, edition)
        outcome = build(source, edition, means, request, found, progress)
    if outcome is None:
        findings.add(*(one for one in found if one.severity is Severity.ERROR))
        message = "the publication can’t be built, so the edition can’t be compared with it"
        hint = f"make it build first: factsheet build -C {source.root} --as-of {day}"
        findings.error(SOURCE_UNBUILT, message, Location(MANIFEST), hint=hint)
    return outcome is not None


def _report_day(manifest: Manifest, source: Workspace, findings: Findings) -> None:
    """Report first that the publication has another edition date now, which may explain
    differences."""
    config = load_config(source, Findings())
    if config and config.edition.isoformat() != manifest.edition:
        findings.warning(
            SOURCE_DAY,
            f"the edition is of {manifest.edition}, and its publication has {config.edition} now: "
            "what differs may be what has changed in between",
            Location(MANIFEST),
            hint="compare with the publication as it was, such as a checkout of its tag",
        )


def _report_parts(manifest: Manifest, edition: Edition, findings: Findings) -> None:
    """Report the languages and sheets of the source that the edition does not have."""
    hint = "build all of it; an edition of a part is proven without --source"
    sheets = {document.sheet_id for document in edition.documents([edition.config.source_locale])}
    parts = {
        "language": [tag for tag in edition.voices if tag not in manifest.languages],
        "sheet": sorted(sheets - manifest.limits.keys()),
    }
    for what, names in parts.items():
        if names:
            message = (
                f"the edition does not have {counted(len(names), what)} of the source: "
                f"{listed(names)}"
            )
            findings.error(SOURCE_DIFFERS, message, Location(MANIFEST), hint=hint)


def _request(manifest: Manifest, built: Path, edition: Edition) -> Request:
    """The request that the edition was built with: languages, sheets, formats and profiles."""
    papers = [name for name in manifest.artifacts if name.endswith(".pdf")]
    used = {profile_of(name) for name in papers}
    return Request(
        output=built,
        locales=tuple(tag for tag in edition.voices if tag in manifest.languages),
        sheets=tuple(filter(manifest.limits.__contains__, edition.sheets)),
        formats=FORMATS if papers else FORMATS[:1],
        profiles=tuple(profile for profile in PROFILES if profile in used),
        is_trusted=True,
        is_noted=False,
    )


def compare_files(
    folder: Path,
    built: Path,
    manifest: Manifest,
    findings: Findings,
    kept: Collection[str] = frozenset(),
) -> None:
    """Report every file of an edition that is not, byte by byte, what a build gave.

    The pages of the languages that are `kept` are not compared.
    """
    _Comparison(folder, built, manifest, kept, findings).run()


@dataclass(frozen=True, slots=True)
class _Comparison:
    """The comparison of an edition's folder with a new build of its source."""

    folder: Path
    built: Path
    manifest: Manifest
    kept: Collection[str]
    findings: Findings

    def run(self) -> None:
        """Report every file that only one folder has, or that differs."""
        again = {
            path.relative_to(self.built).as_posix()
            for path in self.built.rglob("*")
            if path.is_file()
        }
        there = {name for name in self.manifest.artifacts if own_file(self.folder, name)}
        for name in sorted(there - again):
            self._error(name, "the source builds no such file", "remove it")
        for name in sorted(again - there - {MANIFEST}):
            self._error(name, "the source builds this file, but the edition does not have it")
        for name in sorted(there & again):
            if name.partition("/")[0] not in self.kept:
                self._compare(name)
        self._compare(MANIFEST)

    def _compare(self, name: str) -> None:
        ours, theirs = self.built / name, own_file(self.folder, name)
        if theirs is None or _is_same(ours, theirs):
            return
        line, message = _difference(ours, theirs) if name.endswith(TEXTS) else (0, "")
        hint = _versions(ours, theirs) if name == MANIFEST else None
        said = message or "the bytes differ from those that the source builds"
        self.findings.error(SOURCE_DIFFERS, said, Location(name, line, 1 if line else 0), hint=hint)

    def _error(self, name: str, message: str, hint: str | None = None) -> None:
        self.findings.error(SOURCE_DIFFERS, message, Location(name), hint=hint)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two files of any size have the same bytes."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while block := first.read(_BLOCK):
            if block != second.read(_BLOCK):
                return False
    return True


def _difference(source: Path, edition: Path) -> tuple[int, str]:
    """The first line that differs, and how; line 0 if both are the same as text.

    The source's file decides how much is read of the other, which may have any size.
    """
    size = source.stat().st_size
    with source.open("rb") as first, edition.open("rb") as second:
        right, found = (file.read(size + 1).decode("utf-8", "replace") for file in (first, second))
    pairs = zip_longest(right.split("\n"), found.split("\n"), fillvalue="")
    for number, (one, other) in enumerate(pairs, 1):
        if one != other:
            same = next(_differing(one, other))
            start = max(0, same - _AROUND)
            stop = same + _AROUND
            said = f"the edition has “{other[start:stop]}”"
            return number, f"{said}, and the source gives “{one[start:stop]}”"
    return 0, ""


def _differing(one: str, other: str) -> Iterator[int]:
    """The places at which two lines differ; the end of the shorter one is the last."""
    yield from (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    yield min(len(one), len(other))


def _versions(source: Path, edition: Path) -> str | None:
    """A hint if other versions of the tools made the edition, according to its manifest."""
    ours, theirs = (parse_json(path.read_bytes()).get("tools") for path in (source, edition))
    if not isinstance(theirs, dict):
        return None
    changed = sorted(name for name in ours if ours[name] != theirs.get(name))
    if not changed:
        return None
    listed = ", ".join(f"{name} {excerpt(str(theirs.get(name)), 20)}" for name in changed)
    return f"the edition was built with other versions: {listed}; compare with these"
