"""The pages of a site, for search engines (sitemaps.org, protocol 0.9)."""

from collections.abc import Iterable
from urllib.parse import urljoin

from markupsafe import escape

SITEMAP = "sitemap.xml"


def page_address(site: str, name: str) -> str:
    """URL of a file of output/ that is published at `site`."""
    return urljoin(f"{site.rstrip('/')}/", name)


def sitemap(site: str, pages: Iterable[str]) -> bytes:
    """The sitemap of these pages, which themselves name their translations."""
    lines = [f"<url><loc>{escape(page_address(site, name))}</loc></url>" for name in sorted(pages)]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>\n",
        ]
    ).encode()
