"""Find the fonts of pages, and report characters that none of them has.

This needs no layout, only the tables of font files, and no file at all for pages whose characters
the theme's fonts are known to have.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from factsheet.config.style import LocaleStyle
from factsheet.config.theme import FONT_TOKENS
from factsheet.diagnostics import Findings, Location
from factsheet.edition.edition import Edition
from factsheet.load.theme import FONTS, Theme
from factsheet.locales.letters import SCRIPT_NAMES, scripts_of
from factsheet.locales.numerals import NUMBERING_SYSTEMS
from factsheet.messages.leaves import texts
from factsheet.messages.phrases import ALL as PHRASES
from factsheet.model.sheet import Sheet
from factsheet.pages.coverage import (
    THEME_CHARACTERS,
    THEME_FAMILY,
    composed,
    hidden_on_paper,
    lacking,
    named,
    needs_glyph,
    printed_text,
    unshaped,
)
from factsheet.pages.families import Face, Repertoire, read_face, read_repertoire
from factsheet.pages.pages import Page
from factsheet.rules.configuration import FONT_UNREADABLE, MISSING_FONT
from factsheet.rules.rendering import MISSING_GLYPH, UNEVEN_FONT, UNSHAPED_SCRIPT
from factsheet.workspace import Workspace

Printed = Sequence[tuple[Sheet, str]]
"""The text of each sheet on paper, in one language."""
MESSAGES = 5
"""Maximum number of messages of a locale with separate findings; more share one."""
GUIDE = "docs/scripts.md shows how, step by step"


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font files for paper: the publication's and the package's."""

    own: tuple[Face, ...]
    package: tuple[Path, ...]
    _read: dict[Path, Repertoire] = field(default_factory=dict)

    @property
    def paths(self) -> tuple[Path, ...]:
        return (*self.package, *(face.path for face in self.own))

    def repertoires(self) -> Iterator[Repertoire]:
        """The repertoires of the files, the publication's first; each is read lazily."""
        yield from (self.repertoire(face.path) for face in self.own)
        yield from map(self.repertoire, self.package)

    def repertoire(self, path: Path) -> Repertoire:
        if path not in self._read:
            self._read[path] = read_repertoire(path)
        return self._read[path]


def fonts_of(workspace: Workspace, findings: Findings) -> Fonts:
    """The fonts of the publication's fonts/ and of the theme. Invalid files are reported."""
    own = []
    for name in workspace.files(FONTS, ".ttf", ".otf"):
        workspace.read_bytes(name)  # records it as an input of the build
        try:
            own.append(read_face(name, workspace.path(name)))
        except ValueError as error:
            findings.error(FONT_UNREADABLE, str(error), Location(name))
    package = Path(str(files("factsheet").joinpath("theme", FONTS)))
    return Fonts(tuple(own), tuple(sorted(package.glob("*.ttf"))))


def check_fonts(
    edition: Edition, pages: Collection[Page], theme: Theme, fonts: Fonts, findings: Findings
) -> None:
    """Report families that no file has; if all exist, report unprintable characters of `pages`."""
    if not findings.has_errors and _has_families(edition, fonts, findings):
        _check_glyphs(edition, pages, theme, fonts, findings)


def _has_families(edition: Edition, fonts: Fonts, findings: Findings) -> bool:
    """Report families that no file has, which would otherwise be replaced silently."""
    known = {THEME_FAMILY, *(family for face in fonts.own for family in face.families)}
    missing = [asked for asked in _asked(edition) if asked[0] not in known]
    for family, at, locale in missing:
        findings.error(
            MISSING_FONT,
            f"no font file has the family “{family}”",
            at,
            hint="put its .ttf or .otf files into fonts/ (a .ttc is not read): "
            f"{GUIDE}; there are: {', '.join(sorted(known))}",
            locale=locale,
        )
    return not missing


def _asked(edition: Edition) -> Iterator[tuple[str, Location, str | None]]:
    """The families named by locales and the theme's tokens, with place and locale."""
    for style in edition.config.locales:
        if style.font:
            yield style.font, style.place("font"), style.tag
    theme = edition.config.theme
    for path, tokens in ((("tokens",), theme.tokens), (("tokens", "rtl"), theme.rtl)):
        for name, family in tokens.items():
            if name in FONT_TOKENS:
                yield str(family), theme.place(*path, name), None


def _check_glyphs(
    edition: Edition, pages: Collection[Page], theme: Theme, fonts: Fonts, findings: Findings
) -> None:
    used: set[str] = set()
    for tag in dict.fromkeys(page.document.locale for page in pages):
        own = [page for page in pages if page.document.locale == tag]
        written = _digits(edition.config.style(tag)).union(*(page.html for page in own))
        if not any(map(needs_glyph, written - THEME_CHARACTERS)):
            continue
        used |= written
        if lacking(written, fonts.repertoires()):
            # Parts of a page are not text, or only for screens, such as the language menu.
            hidden = hidden_on_paper(theme)
            printed = [(page.sheet, composed(printed_text(page.html, hidden))) for page in own]
            characters = _digits(edition.config.style(tag)).union(*(text for _, text in printed))
            if missing := lacking(characters, fonts.repertoires()):
                _Report(edition, tag, missing, findings).add_all(printed)
    if used:
        _check_own(used, {face: fonts.repertoire(face.path) for face in fonts.own}, findings)


def _digits(style: LocaleStyle) -> set[str]:
    """The digits of page numbers."""
    system = NUMBERING_SYSTEMS.get(style.digits)
    return set(system.digits if system else "")


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text with characters that no font has."""

    name: str
    at: Location
    missing: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class _Report:
    """The characters that one locale's fonts lack."""

    edition: Edition
    tag: str
    missing: AbstractSet[str]
    findings: Findings

    def add_all(self, printed: Printed) -> None:
        """One finding for each message, or one for all of them if there are many."""
        passages = list(self._passages(printed))
        if len(passages) > MESSAGES:
            first = "; ".join(f"{one.name} ({one.at})" for one in passages[:MESSAGES])
            message = (
                f"no font has {named(sorted(self.missing))}, in {len(passages)} messages: {first} …"
            )
            self._add(message, self._style.place("font"))
            return
        for passage in passages:
            self._add(
                f"no font has {named(sorted(passage.missing))}, in {passage.name}", passage.at
            )

    def _passages(self, printed: Printed) -> Iterator[_Passage]:
        """Translations and texts with such characters; for other text, such as CLDR names, the
        sheets."""
        left = set(self.missing)
        for name, at, text in (*self._translations(), *self._texts()):
            if found := self.missing & set(composed(text)):
                left -= found
                yield _Passage(f"“{name}”", at, found)
        for sheet, text in printed:
            if found := left & set(text):
                left -= found
                name = f"a value or a template of the sheet “{sheet.id}”"
                yield _Passage(name, sheet.at, found)
        if left == self.missing:
            at = self._style.place("digits")
            yield _Passage("the digits that pages are counted in", at, left)

    def _translations(self) -> Iterator[tuple[str, Location, str]]:
        catalog = self.edition.voices[self.tag].catalog
        for entry in catalog.file.entries if catalog else ():
            if entry.is_translated:
                for index, form in enumerate(entry.translations):
                    yield entry.context or entry.singular, entry.form_location(index), form

    def _texts(self) -> Iterator[tuple[str, Location, str]]:
        """The source texts that replace missing translations."""
        voice, publication = self.edition.voices[self.tag], self.edition.publication
        for text in texts((publication.parts, PHRASES)):
            if voice.translation_of(text).usable is None:
                yield text.context, text.at, text.singular + (text.plural or "")

    def _add(self, message: str, at: Location) -> None:
        self.findings.error(MISSING_GLYPH, message, at, hint=self._hint, locale=self.tag)

    @property
    def _style(self) -> LocaleStyle:
        return self.edition.config.style(self.tag)

    @property
    def _hint(self) -> str:
        if self._style.font:
            return f"“{self._style.font}” lacks it: use a font that has it, or a larger subset"
        names = " and ".join(sorted(SCRIPT_NAMES.get(s, s) for s in scripts_of(self.tag)))
        return (
            f"use other characters, or put a font for {names} into {FONTS}/ and name its family "
            f"as font in [locales.{self.tag}]: {GUIDE}"
        )


def _check_own(
    characters: AbstractSet[str], fonts: Mapping[Face, Repertoire], findings: Findings
) -> None:
    """Report scripts that the publication's own fonts cannot shape."""
    families: dict[tuple[str, bool], list[Face]] = {}
    for face, repertoire in fonts.items():
        families.setdefault((face.families[0], face.is_italic), []).append(face)
        for script in unshaped(characters, repertoire):
            findings.warning(
                UNSHAPED_SCRIPT,
                f"the font has {script} letters, but no rules for joining them",
                Location(face.name),
                hint=f"use a font made for {script}, not a subset of single letters",
            )
    for (family, _), faces in families.items():
        known = frozenset().union(*(fonts[face].characters for face in faces))
        there = {one for one in characters if needs_glyph(one) and ord(one) in known}
        for face in faces:
            uneven = {one for one in there if ord(one) not in fonts[face].characters}
            if uneven:
                findings.warning(
                    UNEVEN_FONT,
                    f"it lacks {named(sorted(uneven))}, which another weight of “{family}” has",
                    Location(face.name),
                    hint="make the subsets of all weights from the same characters",
                )
