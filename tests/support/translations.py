"""Catalogs of small publications, filled as far as a test wants."""

from collections.abc import Container
from dataclasses import replace
from pathlib import Path

from factsheet.catalogs.parser import parse
from factsheet.catalogs.po import Entry
from factsheet.catalogs.writer import serialize
from factsheet.cli.main import main
from factsheet.diagnostics import Findings
from support.publications import CONFIG, write_publication

BILINGUAL = CONFIG.split("[locales.ar]")[0] + "[locales.fr]\n"
"""English and French."""


def translated_publication(folder: Path, policy: str = "") -> Path:
    """The library in English and French, translated in full, with a policy of its own."""
    write_publication(folder, {"factsheet.toml": f"{BILINGUAL}\n{policy}"})
    assert main(["sync", "-q", "-C", str(folder)]) == 0
    translate(folder, "fr")
    return folder


def with_policy(folder: Path, policy: str) -> None:
    """Replace what factsheet.toml says of the policy."""
    (folder / "factsheet.toml").write_text(f"{BILINGUAL}\n{policy}", "utf-8")


def translate(
    folder: Path, tag: str, missing: Container[str] = (), fuzzy: Container[str] = ()
) -> None:
    """Fill every entry with its English in angle quotes, but for those of some contexts.

    What the toolkit translates itself stays as it is.
    """
    path = folder / f"locales/{tag}/LC_MESSAGES/factsheet.po"
    file = parse(path.read_bytes(), path.name, Findings())
    assert file is not None

    def filled(entry: Entry) -> Entry:
        context = entry.context or ""
        if context in missing:
            return replace(entry, translations=("",) * len(entry.translations))
        own = not context.startswith(("sheet:", "fact:", "source:"))
        text = entry.plural or entry.singular
        forms = entry.translations if own else (f"‹{text}›",) * len(entry.translations)
        flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
        added = ("fuzzy",) if context in fuzzy else ()
        return replace(entry, translations=forms, flags=(*added, *flags))

    path.write_bytes(serialize(replace(file, entries=tuple(map(filled, file.entries)))))
