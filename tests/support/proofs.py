"""An edition's folder that tests damage and prove."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from factsheet.diagnostics import Findings, Severity
from factsheet.publish.artifacts import digest
from factsheet.published.manifest import read_manifest
from factsheet.verify.rebuild import compare_files
from factsheet.verify.verify import verify

PDF = "ar/library.pdf"


@dataclass(frozen=True)
class Folder:
    """An edition's folder."""

    path: Path

    def found(self) -> list[tuple[str, str]]:
        """What is wrong with it: code and place."""
        findings = Findings()
        verify(self.path, findings, lambda *_: None)
        return [(one.code, str(one.location)) for one in findings]

    def errors(self) -> list[tuple[str, str]]:
        """What makes verify refuse it: code and place."""
        findings = Findings()
        verify(self.path, findings, lambda *_: None)
        return [(one.code, str(one.location)) for one in findings if one.severity is Severity.ERROR]

    def unlike(self, built: Path) -> set[str]:
        """The names of files that are not what its source gives, which was built before: what
        verify says with the source at hand. Of the manifest only the hashes may be changed."""
        findings = Findings()
        compare_files(self.path, built, read_manifest(self.path), findings)
        return {one.location.path for one in findings}

    def messages(self) -> str:
        findings = Findings()
        verify(self.path, findings, lambda *_: None)
        return "\n".join(one.message for one in findings)

    def vouch(self, *names: str) -> None:
        """Let the manifest say that these files are as they should be."""
        manifest = self.manifest()
        for name in names:
            manifest["artifacts"].setdefault(name, {})["sha256"] = digest(
                (self.path / name).read_bytes()
            )
        self.write_manifest(manifest)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a page as somebody would who knows how to deceive the manifest."""
        path = self.path / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} has no {old}"
        path.write_text(text.replace(old, new, 1), "utf-8")
        self.vouch(name)

    def edit_pdf(self, change: Callable[[pikepdf.Pdf], object], name: str = PDF) -> None:
        path = self.path / name
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(path)
        self.vouch(name)

    def manifest(self) -> dict:  # type: ignore[type-arg]
        loaded: dict = json.loads((self.path / "manifest.json").read_text("utf-8"))  # type: ignore[type-arg]
        return loaded

    def write_manifest(self, manifest: dict) -> None:  # type: ignore[type-arg]
        (self.path / "manifest.json").write_text(json.dumps(manifest), "utf-8")

    def line(self, name: str, text: str) -> int:
        """The first line of a page that has this text."""
        lines = (self.path / name).read_text("utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if text in line)
