"""Small editions as they are published: the library's pages, without PDFs."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.locales.profile import profile_of
from factsheet.publish.build import Request, build
from factsheet.publish.layout import Means
from support.publications import write_publication

TAGS = ("ar", "de", "es", "fr")


def publish(folder: Path, extra: Mapping[str, str] | None = None) -> Path:
    """The library's edition in `folder`/output, made from its files with some replaced."""
    empty = {name: text for tag in TAGS for name, text in catalog(tag).items()}
    workspace = write_publication(folder, {**empty, **(extra or {})})
    edition = load_edition(workspace, findings := Findings())
    assert edition, list(findings)
    request = Request(
        folder / "output", tuple(edition.voices), tuple(edition.publication.sheets), ("html",)
    )
    means = Means.of(workspace, edition.config, findings)
    assert build(workspace, edition, means, request, findings, lambda *_: None), list(findings)
    return folder / "output"


def catalog(tag: str, *messages: tuple[str, str, str]) -> dict[str, str]:
    """A locale's catalog of messages: context, source, translation."""
    plural_forms = profile_of(LocaleStyle(tag)).plural_forms
    head = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {tag}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Plural-Forms: {plural_forms}\\n"\n'
    )
    entries = [
        f'\nmsgctxt "{context}"\nmsgid "{source}"\nmsgstr "{translation}"\n'
        for context, source, translation in messages
    ]
    return {f"locales/{tag}/LC_MESSAGES/factsheet.po": "".join([head, *entries])}


def moved(output: Path, place: Path) -> Path:
    """An edition where only itself is: no publication around it."""
    shutil.copytree(output, place)
    return place
