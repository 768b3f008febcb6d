"""What makes one PDF: a page, and what all pages of a build have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factsheet.build.artifacts import digest
from factsheet.build.evidence import NAME as EVIDENCE
from factsheet.build.manifest import tool_versions
from factsheet.render.pdf import Attachment, Pdf, render_pdf

EVIDENCE_DESCRIPTION = "The facts of this sheet, with their sources and dates"


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to make."""

    name: str
    html: str
    facts: bytes
    dated: date


@dataclass(frozen=True, slots=True)
class Press:
    """What all PDFs of a build have in common: styles, images, fonts."""

    resources: Mapping[str, bytes]
    fonts: tuple[Path, ...]

    def fingerprint(self) -> bytes:
        """Changes with anything but the page itself that a PDF is made from."""
        versions = "\n".join(f"{name} {number}" for name, number in tool_versions().items())
        styles = [
            part for name, data in sorted(self.resources.items()) for part in (name.encode(), data)
        ]
        fonts = [font.read_bytes() for font in self.fonts]
        return digest(versions.encode(), *styles, *fonts).encode()

    def key(self, job: Job, fingerprint: bytes) -> str:
        """Two jobs with the same key make the same bytes."""
        return digest(job.html.encode(), job.facts, job.dated.isoformat().encode(), fingerprint)

    def print(self, job: Job) -> Pdf:
        attachment = Attachment(EVIDENCE, job.facts, EVIDENCE_DESCRIPTION)
        return render_pdf(
            job.html,
            resources=self.resources,
            fonts=self.fonts,
            attachments=[attachment],
            dated=job.dated,
        )
