"""Make any page of a publication from the current files on disk."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from factsheet.config.config import is_pseudo
from factsheet.config.load import load_config
from factsheet.diagnostics import Diagnostic, Findings, Location
from factsheet.edition.document import Document, LeftOut
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision
from factsheet.edition.voice import Voice
from factsheet.gate.editions import read_edition
from factsheet.gate.proof import all_new
from factsheet.gate.rules import check
from factsheet.load.memory import FileMemory
from factsheet.load.publication import FOLDERS
from factsheet.locales.profile import offered_digits, profile_of
from factsheet.model.publication import Publication
from factsheet.model.sheet import Sheet
from factsheet.pages.pages import Page, Pages
from factsheet.publish.layout import Means, job_for
from factsheet.publish.press import ANATOMY, DRAFT, Job
from factsheet.rules.files import UNREADABLE
from factsheet.workspace import CONFIG_NAME, UnreadError, Workspace


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A sheet in one language on one day."""

    sheet: str
    locale: str
    day: date
    digits: str = ""
    """The numbering system to show; empty for that of the house style."""


@dataclass(frozen=True, slots=True)
class ShownPage:
    """The page of a place. If `html` is None, the findings say why."""

    html: str | None
    findings: tuple[Diagnostic, ...] = ()
    why: str = ""
    """The failure, if no finding reports it yet."""
    languages: frozenset[str] = frozenset()
    """The languages that have the sheet, to which the page links."""


@dataclass(slots=True)
class Live:
    """A publication whose changed files `refresh` reads again.

    Pages are those that a build would make, by the same functions. So that they appear at once,
    the rules of the gate are not run: see `preview.checking`.
    """

    root: Path
    pseudo: tuple[str, ...] = ()
    """The pseudo-locales that are shown."""
    edition: Edition | None = None
    means: Means | None = None
    findings: Findings = field(default_factory=Findings)
    """Findings about files that can't be read."""
    decisions: Mapping[date, Mapping[str, Decision]] = field(default_factory=dict)
    """The decisions about languages, by day, from the gate's last results."""
    _read: set[str] = field(default_factory=set)
    _memory: FileMemory = field(default_factory=FileMemory)
    _sheets: tuple[Publication, dict[date, dict[str, Sheet]]] | None = None
    _documents: dict[PagePlace, tuple[Voice, Voice, Document | LeftOut]] = field(
        default_factory=dict
    )
    _before: dict[PagePlace, Document | LeftOut] = field(default_factory=dict)
    """The last documents that were made before facts or sheets changed."""
    _voices: dict[tuple[str, str], tuple[Voice, Voice]] = field(default_factory=dict)
    """Voices of the publication, each with its copy that has other digits."""

    def refresh(self) -> None:
        """Read what has changed."""
        workspace, self.findings = Workspace(self.root), Findings()
        before = self.edition and self.edition.publication
        try:
            self.edition = read_edition(workspace, self.findings, self._memory, self.pseudo)
            self.means = self._memory.read("means", workspace, self.findings, _means)
        except OSError as error:
            why, hint = (error.why, error.hint) if isinstance(error, UnreadError) else (error, None)
            path = getattr(error, "path", None) or CONFIG_NAME
            self.findings.error(UNREADABLE, f"this file {why}", Location(path), hint=hint)
            self.edition = None
        glossaries = self.edition.config.glossaries if self.edition else ()
        self._read = {*workspace.reads, *glossaries}
        if self.edition is None or self.edition.publication is not before:
            self._before |= {place: known[2] for place, known in self._documents.items()}
            self._documents.clear()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that files were read from, and those where files may be added."""
        names = {path.partition("/")[0] for path in self._read if "/" in path}
        paths = (self.root / name for name in sorted(names.union(FOLDERS)))
        return tuple(path for path in paths if path.is_dir())

    def sheets(self, day: date) -> dict[str, Sheet]:
        """The sheets of a day, by id."""
        if self.edition is None:
            return {}
        publication = self.edition.publication
        if self._sheets is None or self._sheets[0] is not publication:
            self._sheets = (publication, {})
        by_day = self._sheets[1]
        if day not in by_day:
            by_day[day] = publication.sheets_on(day)
        return by_day[day]

    def digits(self, locale: str) -> tuple[str, ...]:
        """The numbering systems in which a language may be shown."""
        edition = self.edition
        return (
            offered_digits(edition.config.style(locale))
            if edition and locale in edition.voices
            else ()
        )

    def _seen(self, edition: Edition, place: PagePlace) -> Edition:
        """The edition of the day, with the digits of the place."""
        edition = replace(edition, day=place.day)
        tag = place.locale
        if not place.digits:
            return edition
        style = replace(edition.config.style(tag), digits=place.digits)
        styles = tuple(style if one.tag == tag else one for one in edition.config.locales)
        key, voice = (tag, place.digits), edition.voices[tag]
        if key not in self._voices or self._voices[key][0] is not voice:
            self._voices[key] = (voice, replace(voice, profile=profile_of(style)))
        voices = {**edition.voices, tag: self._voices[key][1]}
        return replace(edition, config=replace(edition.config, locales=styles), voices=voices)

    def document(self, place: PagePlace) -> Document | LeftOut:
        """The sheet of a place, localized. Raises any error that a faulty publication causes."""
        assert self.edition is not None  # noqa: S101  (there are no places without one)
        edition = self._seen(self.edition, place)
        voice, source = edition.voices[place.locale], edition.source
        kept = self._documents.get(place)
        if kept is None or kept[0] is not voice or kept[1] is not source:
            made = edition.localize(self.sheets(place.day)[place.sheet], place.locale)
            kept = self._documents[place] = (voice, source, made)
        return kept[2]

    def documents(self, locale: str, day: date) -> Iterable[tuple[PagePlace, Document]]:
        """All sheets of a language that can be made."""
        for sheet in self.sheets(day):
            place = PagePlace(sheet, locale, day)
            try:
                made = self.document(place)
            except Exception:  # noqa: BLE001, S112  (its own page says what is wrong)
                continue
            if isinstance(made, Document):
                yield place, made

    def languages(self, place: PagePlace) -> frozenset[str]:
        """The languages that have the sheet of a place; none if the sheet is left out."""
        tags = self.edition.voices if self.edition else ()
        with suppress(Exception):  # the page reports what is wrong
            made = {one.locale: self.document(one) for one in _in(tags, place)}
            return frozenset(tag for tag, one in made.items() if isinstance(one, Document))
        return frozenset()

    def page(self, place: PagePlace, *, at_once: bool = False) -> ShownPage:
        """The page, whose texts carry the names of their messages.

        With `at_once`, other languages that have not been localized since the last change are taken
        as they were before it. The page is right if its `languages` are still current.
        """
        try:
            made, findings, languages = self._made(place, marked=True, at_once=at_once)
        except Exception as error:  # noqa: BLE001  (what the gate would refuse may fail anywhere)
            assert self.edition is not None  # noqa: S101
            check(self.edition.publication, found := Findings())
            return ShownPage(None, tuple(found), f"{type(error).__name__}: {error}")
        return ShownPage(made.html if made else None, tuple(findings), languages=languages)

    def job(self, place: PagePlace, profile: str = DRAFT, *, at_once: bool = False) -> Job | None:
        """The job that draws the page on paper or, for `ANATOMY`, finds its parts; None if there is
        no page."""
        try:
            made, _, _ = self._made(place, marked=profile == ANATOMY, at_once=at_once)
        except Exception:  # noqa: BLE001  (`page` says what is wrong)
            return None
        return replace(job_for(made, profile), pictures=()) if made else None

    def _made(
        self, place: PagePlace, *, marked: bool, at_once: bool
    ) -> tuple[Page | None, Findings, frozenset[str]]:
        edition, means = self.edition, self.means
        sheet = self.sheets(place.day).get(place.sheet)
        voice = edition.voices.get(place.locale) if edition else None
        is_mute = voice is None or (voice.catalog is None and not voice.is_source)
        if edition is None or means is None or sheet is None or is_mute:
            return None, self._about(place), frozenset()
        found = Findings()
        localized = [
            (sheet, self._before_or_now(one) if at_once and one != place else self.document(one))
            for one in _in(edition.voices, place)
        ]
        pages = Pages(
            self._seen(edition, place),
            means.theme,
            all_new(edition, self.decisions.get(place.day, {})),
            lambda _: True,
            found,
            localized=localized,
            marked=marked,
            with_data=False,
        )
        languages = frozenset(pages.there.get(sheet.id, ()))
        made = pages.sheets(lambda document: document.locale == place.locale)
        if not made:
            found.add(*self._about(place))
            return None, found, languages
        return made[0], found.about([place.locale]), languages

    def _before_or_now(self, place: PagePlace) -> Document | LeftOut:
        known = None if place in self._documents else self._before.get(place)
        return known or self.document(place)

    def _about(self, place: PagePlace) -> Findings:
        """The errors that may have prevented a page: its own if there are any, else all."""
        errors = Findings(dict.fromkeys(f for f in self.findings if f.severity == "error"))
        own = Findings(
            dict.fromkeys(f for f in errors if place.sheet == f.sheet or place.locale == f.locale)
        )
        return own if len(own) else errors


def pseudo_among(locales: Iterable[str]) -> tuple[str, ...]:
    """The pseudo-locales in a list, each once."""
    return tuple(sorted({tag for tag in locales if is_pseudo(tag)}))


def _in(tags: Iterable[str], place: PagePlace) -> Iterator[PagePlace]:
    """The place in each language. Other languages than its own have the digits of the house
    style."""
    for tag in tags:
        yield place if tag == place.locale else replace(place, locale=tag, digits="")


def _means(workspace: Workspace, findings: Findings) -> Means | None:
    config = load_config(workspace, Findings())
    if config is None:
        return None
    # The frames that show pages run no scripts.
    silent = replace(config, theme=replace(config.theme, search=False))
    return Means.of(workspace, silent, findings)
