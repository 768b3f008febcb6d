"""The resources that a page may fetch, by address; everything else is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

BASE = "https://factsheet.invalid/"
"""The base address of pages. RFC 2606 reserves `.invalid`, so it is never a host."""
TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
FONTS = (".ttf", ".otf", ".ttc", ".woff", ".woff2")


class RefusedError(Exception):
    """The page refers to something that it may not fetch."""


class AbsentError(Exception):
    """The page refers to a file of the publication that does not exist."""


@dataclass(frozen=True, slots=True)
class Resource:
    """The bytes behind an address and their media type."""

    data: bytes
    type: str


@dataclass(frozen=True, slots=True)
class Resources:
    """Files by their path below `BASE`, such as `assets/css/tokens.css`.

    A path is looked up among these names, never in a file system; `..` at the root
    stays at the root (RFC 3986, 5.2.4), so `../assets/x` is `assets/x` from any page.
    """

    files: Mapping[str, bytes]

    def fetch(self, url: str) -> Resource:
        """The file at an absolute address. Raises RefusedError or AbsentError."""
        if not url.startswith(BASE):
            raise RefusedError(f"the page may not fetch {_short(url)}")
        path = unquote(urlsplit(url).path).removeprefix("/")
        suffix = PurePosixPath(path).suffix.lower()
        if suffix in FONTS:
            # It would stay loaded, and change how later pages look.
            raise RefusedError(f"a printed page may not load its own fonts: “{path}”")
        if path not in self.files:
            raise AbsentError(f"the page refers to “{path}”, which does not exist")
        return Resource(self.files[path], TYPES.get(suffix, "application/octet-stream"))


def _short(url: str) -> str:
    return url if len(url) <= 80 else f"{url[:80]}…"
