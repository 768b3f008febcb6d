"""What makes one PDF: a page, and what all pages of a build have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from factsheet.config.profiles import PRINT, SCREEN, UA2
from factsheet.pages.evidence import NAME as EVIDENCE
from factsheet.pages.pictures import Picture
from factsheet.paper.libraries import library_versions
from factsheet.paper.painting import pictures
from factsheet.paper.pdf import Attachment, Pdf, PdfUnavailableError, render_pdf
from factsheet.paper.standards import UA_1, UA_2
from factsheet.publish.artifacts import digest
from factsheet.publish.culprit import failing_style
from factsheet.publish.manifest import tool_versions

PAGE = "its page"
EVIDENCE_DESCRIPTION = "The facts of this sheet, with their sources and dates"


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to make."""

    name: str
    html: str
    facts: bytes
    dated: date
    limit: int
    """How many pages it may have."""
    profile: str = SCREEN
    """What it is made for, one of `PROFILES`."""
    pictures: tuple[Picture, ...] = ()
    """What is to be painted of it."""

    def parts(self) -> dict[str, str]:
        """What only this PDF is made from, in the order in which to tell what is new."""
        return {
            PAGE: digest(self.html.encode()),
            "its facts": digest(self.facts),
            "the edition’s day": self.dated.isoformat(),
            "its page limit": str(self.limit),
            "its profile": self.profile,
        }

    def key(self, common: Mapping[str, str]) -> str:
        """Two jobs with the same key make the same bytes; `common` is what `Press.parts` says."""
        return key_of(self.parts(), common)


@dataclass(frozen=True, slots=True)
class Press:
    """What all PDFs of a build have in common: styles, images, fonts."""

    resources: Mapping[str, bytes]
    fonts: tuple[Path, ...]

    def parts(self) -> dict[str, str]:
        """What a PDF is made from beside its page, by names that people know, with versions
        and digests."""
        assets = {name: digest(data) for name, data in self.resources.items()}
        fonts = {f"fonts/{font.name}": digest(font.read_bytes()) for font in self.fonts}
        tools = {"factsheet": _renderer(), **tool_versions(), **library_versions()}
        return {**tools, **dict(sorted(assets.items())), **fonts}

    def print(self, job: Job) -> Pdf:
        try:
            pdf = self._lay_out(job, job.html, self.resources)
        except PdfUnavailableError:
            raise
        except Exception as error:
            problem = failing_style(partial(self._lay_out, job), job.html, self.resources, error)
            if problem is None:
                raise
            return Pdf(b"", 0, (problem,))
        return replace(pdf, pictures=pictures(pdf.data, job.pictures))

    def _lay_out(self, job: Job, html: str, resources: Mapping[str, bytes]) -> Pdf:
        attachment = Attachment(EVIDENCE, job.facts, EVIDENCE_DESCRIPTION)
        return render_pdf(
            html,
            resources=resources,
            fonts=self.fonts,
            attachments=[attachment],
            dated=job.dated,
            limit=job.limit,
            standard=UA_2 if job.profile == UA2 else UA_1,
            for_press=job.profile == PRINT,
        )


def key_of(own: Mapping[str, str], common: Mapping[str, str]) -> str:
    """The key of a job with these parts."""
    parts = {**own, **common}
    return digest(*(f"{name}\0{part}".encode() for name, part in parts.items()))


@cache
def _renderer() -> str:
    """Digest of the code that lays pages out: its bounds, marks and repairs shape the bytes."""
    folder = Path(str(files("factsheet"))) / "render"
    return digest(*(file.read_bytes() for file in sorted(folder.rglob("*.py"))))
