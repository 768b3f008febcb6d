"""Check a page's language, direction, title and links."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from urllib.parse import unquote, urlsplit

from factsheet.config.config import is_pseudo
from factsheet.diagnostics import Findings, Location, excerpt
from factsheet.edition.record import LanguageState
from factsheet.pages.notice import ADDRESS as TRANSLATED
from factsheet.publish.artifacts import MANIFEST
from factsheet.published.manifest import Manifest
from factsheet.published.page import Link, PublishedPage
from factsheet.published.styles import Styles
from factsheet.rules.proof import (
    BROKEN_LINK,
    LANGUAGE_STATE,
    LINK_LANGUAGE,
    LINK_NOT_MUTUAL,
    PAGE_DIRECTION,
    PAGE_LANGUAGE,
    PAGE_TITLE,
    VALUE_DIFFERS,
)

SHOWN = 5
"""Maximum number of missing translations of a page that are named."""


def check_page(page: PublishedPage, manifest: Manifest, findings: Findings) -> None:
    """Check language, direction, title and publisher."""
    _check_language(page, manifest, findings)
    locale = page.locale or None
    language = manifest.languages.get(page.locale)
    author = page.metadata.get("author", manifest.publisher)
    if author != manifest.publisher and (not page.locale or (language and language.is_current)):
        message = f"the page is published by “{author}”, the edition by “{manifest.publisher}”"
        findings.error(VALUE_DIFFERS, message, page.at, locale=locale)
    if not page.title.strip():
        findings.error(PAGE_TITLE, "the page has no title", page.at, locale=locale)


def _check_language(page: PublishedPage, manifest: Manifest, findings: Findings) -> None:
    locale = page.locale or page.language or ""
    language = manifest.languages.get(locale)
    if page.language != locale or language is None:
        message = f"the page says lang=“{page.language or ''}”"
        hint = f"its folder is “{page.locale}”" if page.locale else None
        findings.error(PAGE_LANGUAGE, message, page.at, hint=hint, locale=page.locale or None)
    expected = language.direction if language else None
    if page.direction not in ("ltr", "rtl") or (expected and page.direction != expected):
        message = f"the page says dir=“{page.direction or ''}”"
        hint = f"“{locale}” runs {expected}" if expected else None
        findings.error(PAGE_DIRECTION, message, page.at, hint=hint, locale=page.locale or None)


def check_notices(pages: Iterable[PublishedPage], manifest: Manifest, findings: Findings) -> None:
    """Pages say that their language is published in part where it is, and only there."""
    saying = {
        page.locale or page.language
        for page in pages
        if any(value.address == TRANSLATED for value in page.values)
    }
    for tag, language in manifest.languages.items():
        state = language.record.state
        if language.is_current and (tag in saying) != (state is LanguageState.FALLBACK):
            says = "a page says" if tag in saying else "no page says"
            message = f"it is “{state.value}”, and {says} that a part of it is not translated"
            findings.error(LANGUAGE_STATE, message, Location(MANIFEST), locale=tag)


class Site:
    """All pages of an edition, and the names of all its files."""

    def __init__(
        self, pages: Mapping[str, PublishedPage], files: set[str], manifest: Manifest
    ) -> None:
        self.pages = pages
        self.files = files
        self.manifest = manifest
        self.current: dict[str, list[str]] = {}
        """The pages of each sheet that are of the edition, except pseudo-languages."""
        for page in pages.values():
            if page.locale and self._is_current(page) and not is_pseudo(page.locale):
                self.current.setdefault(page.sheet, []).append(page.name)

    def check_links(self, page: PublishedPage, findings: Findings) -> None:
        """Check that every link within the edition leads to a file, and to a place in it."""
        for link in page.links:
            if problem := self._problem(page.name, link.target):
                message = f"the link “{link.target}” {problem}"
                findings.error(BROKEN_LINK, message, link.at, locale=page.locale or None)
        self._check_languages_of_links(page, findings)
        if page.locale and not is_pseudo(page.locale):
            self._check_alternates(page, findings)

    def check_style(self, styles: Styles, findings: Findings) -> None:
        """Check that the files that a style sheet refers to exist."""
        for target, at in styles.addresses:
            if problem := self._problem(styles.name, target):
                findings.error(BROKEN_LINK, f"the address “{excerpt(target)}” {problem}", at)

    def _problem(self, base: str, target: str) -> str | None:
        try:
            parts = urlsplit(target.strip())
        except ValueError as error:
            return f"is not an address: {error}"
        if parts.scheme or parts.netloc:
            return None
        name = _resolved(base, target)
        if name.startswith(("../", "/")) or name == "..":
            return "leads out of the edition’s folder"
        if name not in self.files:
            return f"leads nowhere: there is no {name}"
        page = self.pages.get(name)
        fragment = unquote(parts.fragment)
        if fragment and page is not None and fragment not in page.ids:
            return f"leads nowhere: {name} has no id “{fragment}”"
        return None

    def _check_languages_of_links(self, page: PublishedPage, findings: Findings) -> None:
        for link in page.links:
            target = self.pages.get(self._local(page, link) or "")
            if link.language in (None, "x-default") or target is None:
                continue
            if target.language != link.language:
                message = f"the link to {target.name} says hreflang=“{link.language}”"
                hint = f"that page says lang=“{target.language}”"
                locale = page.locale or None
                findings.error(LINK_LANGUAGE, message, link.at, hint=hint, locale=locale)

    def _check_alternates(self, page: PublishedPage, findings: Findings) -> None:
        """Check that pages of one sheet name each other as translations, as hreflang requires."""
        if not self._is_current(page):
            return
        named = set(self._alternates(page))
        others = (name for name in self.current.get(page.sheet, ()) if name not in named)
        for name in islice(others, SHOWN):
            message = f"the page doesn’t name {name}, which is the same sheet"
            findings.error(LINK_NOT_MUTUAL, message, page.at, locale=page.locale)

    def _alternates(self, page: PublishedPage) -> Iterator[str]:
        for link in page.links:
            if link.tag == "link" and link.relation == "alternate" and link.language:
                yield self._local(page, link) or ""

    def _local(self, page: PublishedPage, link: Link) -> str | None:
        """The file that a link means; an absolute address of the edition's site counts too."""
        if not _is_address(link.target):
            return None
        if not urlsplit(link.target).netloc:
            return _resolved(page.name, link.target)
        own = f"/{link.language}/{page.name.rpartition('/')[2]}"
        return own[1:] if urlsplit(link.target).path.endswith(own) else None

    def _is_current(self, page: PublishedPage) -> bool:
        language = self.manifest.languages.get(page.locale)
        return language is not None and language.is_current


def _resolved(base: str, target: str) -> str:
    """The path in the folder that a relative address leads to from a file."""
    path = unquote(urlsplit(target.strip()).path)
    if not path:
        return base
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    return posixpath.join(name, "index.html") if path.endswith("/") else name


def _is_address(target: str) -> bool:
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True
