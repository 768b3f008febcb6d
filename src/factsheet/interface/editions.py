"""Editions that have been published: reading one back."""

from os import PathLike
from pathlib import Path

from factsheet.diagnostics import Findings
from factsheet.interface.progress import Progress, unheard
from factsheet.interface.results import VerifyResult
from factsheet.timing import Stopwatch
from factsheet.workspace import Workspace


def verify_edition(
    folder: str | PathLike[str] = "output",
    *,
    source: str | PathLike[str] | None = None,
    progress: Progress = unheard,
) -> VerifyResult:
    """Read a published edition back and check it against its manifest; nothing is changed.

    `folder` is the edition's. With `source`, the folder of the publication that it was built from,
    the edition is also built again, in a temporary folder, and compared byte by byte.
    `progress` is called with the number of PDFs read, the number of all, and the path of one.
    What is wrong is in the result's findings. Raises ImportError without the extra `verify`.
    """
    watch = Stopwatch()
    from factsheet.verify.verify import verify

    watch.ended("load libraries")
    findings = Findings()
    publication = Workspace(Path(source).resolve()) if source is not None else None
    extent = verify(Path(folder), findings, progress, publication)
    if extent is None:
        return VerifyResult(findings)
    return VerifyResult(
        findings,
        edition=extent.edition,
        languages=extent.languages,
        pages=extent.pages,
        pdfs=extent.pdfs,
        values=extent.values,
        unproven=extent.unproven,
    )
