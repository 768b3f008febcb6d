"""Load all content files of a publication into the model."""

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import TypeVar

from factsheet.diagnostics import Findings, Location, nearest
from factsheet.load.decode import Decoder, UndecodableError
from factsheet.load.editions import EDITIONS, read_editions
from factsheet.load.facts import read_facts, read_sources
from factsheet.load.memory import FileMemory
from factsheet.load.sheets import read_sheet
from factsheet.load.yaml import Mapping, Node, parse_yaml
from factsheet.model.base import FactBase
from factsheet.model.corrections import EditionNotes
from factsheet.model.facts import Fact, Source
from factsheet.model.publication import Publication
from factsheet.model.sheet import PictureBlock, Sheet
from factsheet.rules.files import DUPLICATE_ID, FILE_NAME, NOTHING_THERE, UNREADABLE
from factsheet.rules.sheets import MISSING_PICTURE
from factsheet.workspace import UnreadError, Workspace

FACTS = "facts"
SHEETS = "sheets"
FOLDERS = (FACTS, SHEETS, "data", "locales", "templates", "fonts")
"""The folders of a publication that are read."""
SEARCHED = (FACTS, SHEETS, "templates", "fonts")
"""The folders that are searched for files."""
Content = TypeVar("Content")


def load_publication(
    workspace: Workspace, findings: Findings, memory: FileMemory | None = None
) -> Publication:
    """Read facts/ and sheets/, and add all problems to `findings`.

    With a memory, only files that have changed are read again.
    """
    facts: dict[str, Fact] = {}
    sources: dict[str, Source] = {}
    sheets: dict[str, Sheet] = {}
    broken: set[str] = set()
    memory = memory or FileMemory()
    _check_names(workspace, findings)
    _check_passed_over(workspace, findings)
    for new_sources, new_facts, new_broken in _read(FACTS, _fact_file, workspace, findings, memory):
        _merge(sources, new_sources, "source", findings)
        _merge(facts, new_facts, "fact", findings)
        broken |= new_broken
    for sheet in _read(SHEETS, _sheet_file, workspace, findings, memory):
        _merge(sheets, {sheet.id: sheet}, "sheet", findings)
        _check_pictures(sheet, workspace, findings)
    series = {sheet.id: sheet.for_each.id for sheet in sheets.values() if sheet.for_each}
    notes = memory.read(EDITIONS, workspace, findings, _edition_notes)
    return Publication(FactBase(facts, sources, series), sheets, frozenset(broken), notes)


def _check_names(workspace: Workspace, findings: Findings) -> None:
    """Report files that are not read because their names are not valid text."""
    for folder in FOLDERS:
        try:
            paths = workspace.misnamed(folder)
        except OSError:
            continue  # reported by the reader of the folder
        for path in paths:
            message = "the name of this file is not UTF-8, or has control characters in it"
            hint = "rename it, with letters, digits and hyphens"
            findings.error(FILE_NAME, message, Location(path), hint=hint)


def _check_passed_over(workspace: Workspace, findings: Findings) -> None:
    """Report entries of the folders that are not read, since they may be meant as content."""
    for folder in SEARCHED:
        try:
            found = list(workspace.passed_over(folder))
        except OSError:
            continue  # reported by the reader of the folder
        for path, why in found:
            hint = "replace it with a regular file or folder that you may read, or remove it"
            findings.error(UNREADABLE, f"this is not read: {why}", Location(path), hint=hint)


def _check_pictures(sheet: Sheet, workspace: Workspace, findings: Findings) -> None:
    """Report pictures that a sheet names and the publication does not have."""
    blocks = (block for block in sheet.blocks.values() if isinstance(block, PictureBlock))
    for picture in (*((sheet.cover,) if sheet.cover else ()), *blocks):
        path = picture.image.path
        if not workspace.exists(path):
            known = workspace.files("templates/images", *PurePosixPath(path).suffixes)
            hint = nearest(path, known) or "add the file"
            findings.error(MISSING_PICTURE, f"there is no file {path}", picture.at, hint=hint)


def _read(
    folder: str,
    reader: Callable[[str, Workspace, Findings], Content | None],
    workspace: Workspace,
    findings: Findings,
    memory: FileMemory,
) -> list[Content]:
    """The contents of a folder's files, except empty and unreadable ones."""
    paths = workspace.files(folder, ".yaml", ".yml")
    read = [memory.read(path, workspace, findings, partial(reader, path)) for path in paths]
    if not any(read) and not findings.has_errors:
        findings.error(NOTHING_THERE, f"there are no {folder}", Location(folder))
    return [content for content in read if content]


def _document(path: str, workspace: Workspace, findings: Findings) -> Node | None:
    """The file's root node; None for an empty file or, with a finding, for an unreadable one."""
    try:
        return parse_yaml(workspace.read_bytes(path), path, findings)
    except UnreadError as error:
        message = f"this file {error.why}"
        findings.error(UNREADABLE, message, Location(path), hint=error.hint)
        return None


def _sheet_file(path: str, workspace: Workspace, findings: Findings) -> Sheet | None:
    root = _document(path, workspace, findings)
    return None if root is None else read_sheet(Decoder(findings), root, path)


def _edition_notes(workspace: Workspace, findings: Findings) -> dict[str, EditionNotes]:
    root = _document(EDITIONS, workspace, findings) if workspace.exists(EDITIONS) else None
    return {} if root is None else read_editions(Decoder(findings), root)


def _fact_file(
    path: str, workspace: Workspace, findings: Findings
) -> tuple[dict[str, Source], dict[str, Fact], set[str]] | None:
    sources: dict[str, Source] = {}
    facts: dict[str, Fact] = {}
    broken: set[str] = set()
    root = _document(path, workspace, findings)
    if root is None:
        return None
    decoder = Decoder(findings)
    try:
        mapping: Mapping = decoder.mapping(root, "the file")
        decoder.known_keys(mapping, ["sources", "facts"])
        if (part := mapping.get("sources")) is not None:
            sources = read_sources(decoder, part)
        if (part := mapping.get("facts")) is not None:
            facts, broken = read_facts(decoder, part, workspace)
    except UndecodableError:
        pass  # the findings say why
    return sources, facts, broken


Part = TypeVar("Part", Fact, Source, Sheet)


def _merge(into: dict[str, Part], new: dict[str, Part], what: str, findings: Findings) -> None:
    for name, item in new.items():
        if first := into.get(name):
            findings.error(
                DUPLICATE_ID,
                f"the {what} “{name}” is given twice",
                item.at,
                hint=f"the first is at {first.at}",
            )
        else:
            into[name] = item
