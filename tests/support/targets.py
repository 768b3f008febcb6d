"""Catalogs as rules read them, from a few lines of PO."""

from factsheet.catalogs.catalog import Catalog
from factsheet.catalogs.parser import parse
from factsheet.config.style import LocaleStyle
from factsheet.diagnostics import Findings
from factsheet.edition.source import sources_of
from factsheet.gate.target import Problem, Target, units_of
from factsheet.glossary.glossary import Glossary
from factsheet.glossary.tsv import read_tsv
from factsheet.locales.profile import profile_of
from factsheet.messages.message import Message
from factsheet.model.base import FactBase
from factsheet.model.text import Text

NOTHING = FactBase({}, {})


def target(
    written: str,
    locale: str = "fr",
    *,
    base: FactBase = NOTHING,
    siblings: dict[str, str] | None = None,
    source_locale: str = "en",
    glossary: str = "",
) -> Target:
    """The catalog that holds these entries, its source texts being their msgids.

    `siblings` are entries of other languages' catalogs, by tag; `glossary` is a table.
    """
    findings = Findings()
    profile = profile_of(LocaleStyle(locale))
    catalog = _catalog(written, locale, findings)
    others = {tag: _catalog(text, tag, findings) for tag, text in (siblings or {}).items()}
    assert not list(findings), [found.message for found in findings]
    entries = catalog.file.entries
    messages = [Message(e.singular, e.context, e.plural, flags=e.flags) for e in entries]
    texts = [
        Text(entry.singular, entry.context or "", entry.location)
        for entry in entries
        if "python-format" not in entry.flags
    ]
    keyed = [
        Message(m.singular, m.context or "", m.plural, flags=m.flags)
        if "python-format" not in m.flags
        else m
        for m in messages
    ]
    found = sources_of(keyed, texts, base)
    sources = {(context or None, singular): source for (context, singular), source in found.items()}
    return Target(
        catalog,
        profile,
        profile_of(LocaleStyle(source_locale)),
        locale == source_locale,
        base,
        sources,
        units_of(catalog, profile, sources),
        others,
        Glossary(tuple(read_tsv(glossary.encode(), "glossary.tsv", findings))),
    )


def _catalog(written: str, locale: str, findings: Findings) -> Catalog:
    path = f"locales/{locale}/LC_MESSAGES/factsheet.po"
    file = parse(written.encode(), path, findings, locale)
    assert file is not None, [found.message for found in findings]
    return Catalog(locale, path, file, {entry.key: entry for entry in file.entries})


def codes(problems: list[Problem]) -> list[str]:
    """The codes of what was found, each once."""
    return list(dict.fromkeys(problem.rule.code for problem in problems))
