"""Check the scripts, search indexes and sitemap of an edition."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path, PurePosixPath

from factsheet.diagnostics import Findings, Location
from factsheet.pages.search import search_index
from factsheet.pages.sitemap import SITEMAP, sitemap
from factsheet.publish.paths import own_file
from factsheet.published.allowed import PLACE_SCRIPT, SEARCH_SCRIPT, is_script
from factsheet.published.files import INDEX
from factsheet.published.page import PublishedPage
from factsheet.rules.proof import PAGE_SCRIPT, SEARCH_DIFFERS, SITEMAP_DIFFERS
from factsheet.workspace import holds


def check_search(
    folder: Path, names: Iterable[str], pages: Mapping[str, PublishedPage], findings: Findings
) -> None:
    """Compare scripts with the toolkit's, and each index with one made of the pages beside it.

    `names` are the files of the edition; `pages` are those that can be read.
    """
    for name in filter(is_script, names):
        path, at = own_file(folder, name), Location(name)
        if path is None:
            continue
        if name in (SEARCH_SCRIPT, PLACE_SCRIPT):
            own = files("factsheet").joinpath("search", "js", path.name)
            if not holds(path, own.read_bytes()):
                message = "this is not the script of this version of factsheet"
                hint = "verify with the version that built the edition, or build it again"
                findings.error(PAGE_SCRIPT, message, at, hint=hint)
            continue
        locale = PurePosixPath(name).parent.name
        sheets = {
            page.sheet: (folder / page.name).read_text("utf-8")
            for page in pages.values()
            if page.locale == locale and page.sheet != INDEX.removesuffix(".html")
        }
        if not holds(path, search_index(locale, sheets)):
            message = "the index is not that of the pages beside it"
            hint = "build the edition again, with all sheets"
            findings.error(SEARCH_DIFFERS, message, at, hint=hint, locale=locale)


def check_sitemap(folder: Path, pages: Mapping[str, PublishedPage], findings: Findings) -> None:
    """Compare the sitemap, if there is one, with the addresses that pages state as their own."""
    path = own_file(folder, SITEMAP)
    if path is None:
        return
    named = [name for name in pages if name != INDEX]
    sites = {
        link.target.removesuffix(name)
        for name in named
        for link in pages[name].links
        if link.relation == "canonical"
    }
    if len(sites) != 1 or not holds(path, sitemap(sites.pop(), named)):
        message = "the sitemap names other addresses than the pages have"
        hint = "build the edition again, with all sheets"
        findings.error(SITEMAP_DIFFERS, message, Location(SITEMAP), hint=hint)
