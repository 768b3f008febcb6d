"""Jobs and the press: the inputs of one PDF, and those that all PDFs of a build share."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from importlib.resources import files
from pathlib import Path

from factsheet.config.policy import PRINT, SCREEN, UA2
from factsheet.pages.evidence import DESCRIPTION
from factsheet.pages.evidence import NAME as EVIDENCE
from factsheet.pages.pictures import Picture
from factsheet.paper.libraries import library_versions
from factsheet.paper.painting import pictures
from factsheet.paper.pdf import Attachment, Pdf, PdfUnavailableError, render_pdf
from factsheet.paper.problems import PdfProblem
from factsheet.paper.standards import UA_1, UA_2
from factsheet.publish.artifacts import digest
from factsheet.publish.manifest import tool_versions
from factsheet.rules.rendering import STYLESHEET

DRAFT = "draft"
"""The profile of PDFs for previews, which no build makes."""
ANATOMY = "anatomy"
"""The profile of a draft that is not written, made to find where its parts are."""
PAGE = "its page"
_ATTRIBUTE = re.compile(r'\sstyle="[^"]*+"')
STYLE_HINT = (
    "change or remove what it says: sizes, factors and counts that WeasyPrint can’t work with"
)


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to make."""

    name: str
    html: str
    facts: bytes
    dated: date
    limit: int
    """Maximum number of pages."""
    profile: str = SCREEN
    """One of `PROFILES`, `DRAFT` or `ANATOMY`."""
    pictures: tuple[Picture, ...] = ()
    """The pictures to make of its first page."""

    def parts(self) -> dict[str, str]:
        """Digests of the inputs of this PDF alone, in the order in which changes are reported."""
        return {
            PAGE: digest(self.html.encode()),
            "its facts": digest(self.facts),
            "the edition’s day": self.dated.isoformat(),
            "its page limit": str(self.limit),
            "its profile": self.profile,
        }

    def key(self, common: Mapping[str, str]) -> str:
        """The cache key: jobs with the same key produce the same bytes. `common` is the result of
        `Press.parts`."""
        return key_of(self.parts(), common)


@dataclass(frozen=True, slots=True)
class Press:
    """The inputs that all PDFs of a build share: styles, images, fonts."""

    resources: Mapping[str, bytes]
    fonts: tuple[Path, ...]

    def parts(self) -> dict[str, str]:
        """Versions and digests of the inputs of a PDF beside its page, by readable names."""
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
            problem = _failing_style(partial(self._lay_out, job), job.html, self.resources, error)
            if problem is None:
                raise
            return Pdf(b"", 0, (problem,))
        return replace(pdf, pictures=pictures(pdf.data, job.pictures)) if job.pictures else pdf

    def _lay_out(self, job: Job, html: str, resources: Mapping[str, bytes]) -> Pdf:
        attachment = Attachment(EVIDENCE, job.facts, DESCRIPTION)
        return render_pdf(
            html,
            resources=resources,
            fonts=self.fonts,
            attachments=[attachment],
            dated=job.dated,
            limit=job.limit,
            standard=UA_2 if job.profile == UA2 else UA_1,
            for_press=job.profile == PRINT,
            is_draft=job.profile in (DRAFT, ANATOMY),
            with_places=job.profile == ANATOMY,
        )


def key_of(own: Mapping[str, str], common: Mapping[str, str]) -> str:
    """The key of a job with these parts."""
    parts = {**own, **common}
    return digest(*(f"{name}\0{part}".encode() for name, part in parts.items()))


@cache
def _renderer() -> str:
    """Digest of the code of `factsheet.paper`, which determines the bytes of PDFs."""
    folder = Path(str(files("factsheet"))) / "paper"
    return digest(*(file.read_bytes() for file in sorted(folder.rglob("*.py"))))


def _failing_style(
    lay_out: Callable[[str, Mapping[str, bytes]], object],
    html: str,
    resources: Mapping[str, bytes],
    error: Exception,
) -> PdfProblem | None:
    """A problem that names the style without which the page can be laid out, or None if the page
    fails without any single one of them.

    Style sheets are tried last first, since those of a publication come after the theme's.
    """
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    for name, page, rest in _without(html, resources):
        with suppress(Exception):  # then this style is not the only cause
            lay_out(page, rest)
            message = f"{name}: the page can’t be laid out with it: {said}"
            return PdfProblem(STYLESHEET.code, message, STYLE_HINT)
    return None


def _without(
    html: str, resources: Mapping[str, bytes]
) -> Iterator[tuple[str, str, Mapping[str, bytes]]]:
    for name in sorted((name for name in resources if name.endswith(".css")), reverse=True):
        yield name, html, {**resources, name: b""}
    yield "style attributes of a template", _ATTRIBUTE.sub("", html), resources
