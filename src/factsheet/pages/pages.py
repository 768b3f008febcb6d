"""Make all HTML pages of an edition, with the links between them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from factsheet.catalogs.po import Key
from factsheet.diagnostics import Findings
from factsheet.edition.document import Document, LeftOut
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision
from factsheet.load.theme import Theme
from factsheet.model.sheet import Sheet
from factsheet.pages.environment import (
    PageEnvironment,
    PageLocale,
    make_environment,
    template_diagnostic,
)
from factsheet.pages.evidence import sheet_facts
from factsheet.pages.fallback import mark_foreign, mark_messages
from factsheet.pages.index import Card, make_listings, render_index
from factsheet.pages.notice import notice
from factsheet.pages.opendata import as_file, as_script, linked_data
from factsheet.pages.page import Alternate, PageContext, render_page
from factsheet.pages.pictures import Picture
from factsheet.pages.search import INDEX_SCRIPT
from factsheet.pages.sitemap import page_address
from factsheet.pages.tables import table_names, tables
from factsheet.pages.words import TemplateWords

INDEX, EDITIONS = "index.html", "editions.html"
LIST, NOTICE = "editions.html.jinja", "withdrawn.html.jinja"
"""Templates of publications with an archive."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet's page in one language. `name` is its path in output/, without suffix."""

    name: str
    sheet: Sheet
    document: Document
    html: str
    facts: bytes
    """The facts that it prints, as JSON."""
    is_unfinished: bool
    """Whether it has a notice that it is not fully translated."""
    data: Mapping[str, bytes] = field(default_factory=dict)
    """Open data files by their paths in output/."""
    pictures: tuple[Picture, ...] = ()
    """Pictures to make of its PDF."""


class Pages:
    """All new pages of an edition.

    `has_pdf` returns whether a PDF, or a picture of one, will exist in output/. `kept` are paths
    in output/ of languages without new pages. `localized` are the sheets to make, where not all
    are wanted. With `marked`, texts carry the names of their messages, for `factsheet preview`.
    Without `with_data`, pages have neither the files beside them nor the facts for their PDFs.
    """

    def __init__(
        self,
        edition: Edition,
        theme: Theme,
        decisions: Mapping[str, Decision],
        has_pdf: Callable[[str], bool],
        findings: Findings,
        kept: Mapping[str, Collection[str]] | None = None,
        *,
        localized: Iterable[tuple[Sheet, Document | LeftOut]] | None = None,
        marked: bool = False,
        with_data: bool = True,
    ) -> None:
        self.edition = edition
        self.theme = theme
        self.kept = kept or {}
        self.has_archive = LIST in theme.templates
        self.has_pdf = has_pdf
        self.findings = findings
        self.tags = [tag for tag in edition.voices if decisions[tag].has_new_pages]
        self.documents: list[tuple[Sheet, Document]] = []
        self.marked = marked
        self.with_data = with_data
        for sheet, document in edition.localized(self.tags) if localized is None else localized:
            findings.add(*document.findings)
            if isinstance(document, Document):
                self.documents.append((sheet, document))
        self.there = _languages(self.documents)
        self.environments: dict[str, PageEnvironment] = {}
        self.messages: list[Key] = []
        self.facts: dict[tuple[str, frozenset[tuple[str, str]]], bytes] = {}
        self.notices = {tag: notice(edition, decisions[tag], findings) for tag in self.tags}

    @property
    def names(self) -> set[str]:
        """The ids of the sheets that have a page."""
        return {document.sheet_id for _, document in self.documents}

    def sheets(self, wants: Callable[[Document], bool] = lambda _: True) -> list[Page]:
        """The pages of these documents, in every language that gets new pages."""
        wanted = [(sheet, document) for sheet, document in self.documents if wants(document)]
        return [page for sheet, document in wanted if (page := self._page(sheet, document))]

    def indexes(self) -> dict[str, str]:
        """The index page of each language, and the publication's front page.

        The front page is in the source language, or in the first one where that has no pages.
        """
        pages = {f"{tag}/{INDEX}": self._index(tag, "../") for tag in self.tags}
        source = self.edition.config.source_locale
        for tag in sorted(self.tags, key=lambda tag: tag != source)[:1]:
            pages[INDEX] = self._index(tag, "")
        return {name: html for name, html in pages.items() if html is not None}

    def other(
        self,
        tag: str,
        template: str,
        name: str,
        root: str,
        values: Mapping[str, object],
        assets: str | None = None,
    ) -> str | None:
        """A page other than a sheet's, made of a template and its values; None, with a finding, if
        the template has an error.

        `name` is its name in every language of `kept`, and `root` leads to their folders. `assets`
        is the path to the assets, for pages without an address for search engines.
        """
        alternates = self._alternates(name, root)
        if assets:
            alternates = tuple(replace(one, address=None) for one in alternates)
        context = replace(self._context(tag, root, alternates), editions=None)
        context = replace(context, assets=assets or context.assets)
        environment = self._environment(tag)
        return self._rendered(
            tag, lambda: environment.get_template(template).render(page=context, **values)
        )

    def _environment(self, tag: str) -> PageEnvironment:
        if tag not in self.environments:
            self.environments[tag] = self._new_environment(tag)
        return self.environments[tag]

    def _new_environment(self, tag: str) -> PageEnvironment:
        voice = self.edition.voices[tag]
        style = self.edition.config.style(tag)
        locale = PageLocale(tag, voice.profile.direction, style.digits, style.font)
        messages = self.messages if self.marked else None
        words = TemplateWords(voice, self.findings, messages)
        return make_environment(self.theme, words, locale, messages=messages)

    def _page(self, sheet: Sheet, document: Document) -> Page | None:
        tag = document.locale
        context = self._context(
            tag,
            "../",
            self._alternates(f"{sheet.id}.html", "../", sheet.id),
            pdf=f"{sheet.id}.pdf" if self.has_pdf(f"{tag}/{sheet.id}.pdf") else None,
            index=INDEX,
        )
        names = table_names(document)
        speaker = self.edition.speaker(tag)
        facts_of_page = linked_data(
            document, speaker, context.publisher, context.address(tag), names
        )
        if before := self.edition.former_name:
            former = self._archived(before, f"{tag}/{sheet.id}.html")
            facts_of_page |= {"isBasedOn": former} if former and document.corrections else {}
        data_file = f"{sheet.id}.jsonld"
        archived = self._archived(self.edition.name, f"{tag}/{sheet.id}.html")
        context = replace(
            context,
            data=as_script(facts_of_page),
            data_file=data_file,
            downloads=names,
            card=self._card(tag, sheet),
            permanent=archived,
        )
        html = self._rendered(tag, lambda: render_page(self._environment(tag), document, context))
        if html is None:
            return None
        is_unfinished = self.notices[tag] is not None
        facts, files = b"", {}
        if self.with_data:
            facts = self._facts(document)
            files = {data_file: as_file(facts_of_page), **tables(document)}
        data = {f"{tag}/{name}": content for name, content in files.items()}
        pictures = self._pictures(document)
        name = f"{tag}/{sheet.id}"
        return Page(name, sheet, document, html, facts, is_unfinished, data, pictures)

    def _facts(self, document: Document) -> bytes:
        """The facts that the sheet prints, as JSON; computed once for languages with the same."""
        printed = frozenset((fact.id, statement) for fact, statement in document.facts)
        key = (document.sheet_id, printed)
        if key not in self.facts:
            self.facts[key] = sheet_facts(document, self.edition.publication.base)
        return self.facts[key]

    def _pictures(self, document: Document) -> tuple[Picture, ...]:
        """A thumbnail if the index has a card for the sheet, and a picture for sharing if the
        publication has a site."""
        wanted = {
            Picture.THUMBNAIL: document.row is None,
            Picture.CARD: self.edition.config.site is not None,
        }
        return tuple(picture for picture, is_wanted in wanted.items() if is_wanted)

    def _card(self, tag: str, sheet: Sheet) -> str | None:
        name = f"{tag}/{sheet.id}{Picture.CARD.suffix}"
        return self._address(name) if self.has_pdf(name) else None

    def _address(self, name: str) -> str | None:
        """URL of a file of output/, if the publication has a site."""
        site = self.edition.config.site
        return page_address(site, name) if site else None

    def _archived(self, edition: str, name: str) -> str | None:
        """URL of a file of an edition in the archive, if the publication has one."""
        return self._address(f"editions/{edition}/{name}") if self.has_archive else None

    def _index(self, tag: str, root: str) -> str | None:
        order = {name: place for place, name in enumerate(self.edition.config.order)}
        cards = [
            Card(
                document,
                href=f"{root}{name}.html",
                pdf=f"{root}{name}.pdf" if self.has_pdf(f"{name}.pdf") else None,
                alternates=self._alternates(f"{sheet.id}.html", root, sheet.id),
                thumbnail=f"{root}{shown}" if self.has_pdf(shown) else None,
                topic=sheet.kicker.singular if sheet.kicker else "",
            )
            for sheet, document in self.documents
            if document.locale == tag
            and (name := f"{tag}/{sheet.id}")
            and (shown := f"{name}{Picture.THUMBNAIL.suffix}")
        ]
        cards.sort(key=lambda card: order.get(_written(card.document), len(order)))
        context = self._context(tag, root, self._alternates(INDEX, root))
        if self.theme.settings.search:
            context = replace(context, search=f"{root}{tag}/{INDEX_SCRIPT}")
        lists = make_listings(cards, self.edition.voices[tag].profile.sort)
        has_topics = self.theme.settings.index_topics
        return self._rendered(
            tag,
            lambda: render_index(
                self._environment(tag), cards, context, lists, has_topics=has_topics
            ),
        )

    def _rendered(self, tag: str, render: Callable[[], str]) -> str | None:
        source = self.edition.source.profile
        try:
            html = mark_foreign(render(), source.tag, source.direction, tag)
            return mark_messages(html, self.messages) if self.marked else html
        except Exception as error:
            found = template_diagnostic(error)
            if found is None:
                raise
            self.findings.add(found)
            return None

    def _context(
        self,
        tag: str,
        root: str,
        alternates: tuple[Alternate, ...],
        pdf: str | None = None,
        index: str | None = None,
    ) -> PageContext:
        config = self.edition.config
        default = next((a.address for a in alternates if a.tag == config.source_locale), None)
        return PageContext(
            publisher=config.publisher,
            assets=f"{root}assets/",
            alternates=alternates,
            default=default,
            pdf=pdf,
            index=index,
            notice=self.notices[tag],
            editions=self._address(f"{tag}/{EDITIONS}") if self.has_archive else None,
        )

    def _alternates(self, name: str, root: str, sheet: str | None = None) -> tuple[Alternate, ...]:
        """The page in every language that has it, including its own."""
        kept = {tag for tag, files in self.kept.items() if f"{tag}/{name}" in files}
        there = self.there.get(sheet, set()) | kept
        return tuple(
            Alternate(
                tag,
                voice.profile.autonym,
                voice.profile.direction,
                f"{root}{tag}/{name}",
                self._address(f"{tag}/{name}"),
            )
            for tag, voice in self.edition.voices.items()
            if tag in there
        )


def _languages(documents: Iterable[tuple[Sheet, Document]]) -> dict[str | None, set[str]]:
    """The languages in which each sheet has a document; under None, those with any document."""
    there: dict[str | None, set[str]] = {}
    for sheet, document in documents:
        for name in (sheet.id, None):
            there.setdefault(name, set()).add(document.locale)
    return there


def _written(document: Document) -> str:
    """The id of the sheet as it is written: one for all rows of a series."""
    return document.row.sheet if document.row else document.sheet_id
