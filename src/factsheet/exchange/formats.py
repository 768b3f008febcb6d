"""The formats, and how a file's format is detected."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from factsheet.diagnostics import Findings, Location
from factsheet.exchange import tables, tbx, tmx, xliff, xliff2, xlsx
from factsheet.exchange.unit import Bundle, Reply
from factsheet.rules.exchange import EXCHANGE_FORMAT

Parse = Callable[[bytes, str, Findings], Reply | None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how a bundle is written, and how a reply is read."""

    suffix: str
    serialize: Callable[[Bundle], bytes]
    parse: Parse | None
    """None for a format that is only exported."""


FORMATS: dict[str, Format] = {
    "xliff": Format(".xlf", xliff.serialize, xliff.parse),
    "xliff2": Format(".xliff", xliff2.serialize, xliff2.parse),
    "tmx": Format(".tmx", tmx.serialize, tmx.parse),
    "tbx": Format(".tbx", tbx.serialize, None),
    "csv": Format(".csv", tables.serialize_csv, tables.parse_csv),
    "xlsx": Format(".xlsx", xlsx.serialize, xlsx.parse),
}
_ROOT = re.compile(r"<(?:[\w.-]+:)?(?P<name>xliff|tmx|martif|tbx)\b(?P<rest>[^>]*)", re.IGNORECASE)
_VERSION = re.compile(r"""\bversion\s*=\s*["']([0-9])""")
_HEAD = 4096


def read_reply(data: bytes, path: str, findings: Findings) -> Reply | None:
    """Read a reply in the format detected from its content; None, with a finding, if that fails."""
    name = detect(data)
    parse = FORMATS[name].parse if name else None
    if parse is None:
        readable = ", ".join(name for name, one in FORMATS.items() if one.parse)
        what = "a glossary, which can’t be imported" if name else "in an unknown format"
        hint = f"these can be imported: {readable}"
        findings.error(EXCHANGE_FORMAT, f"the file is {what}", Location(path), hint=hint)
        return None
    return parse(data, path, findings)


def detect(data: bytes) -> str | None:
    """The name of the content's format, regardless of the file's name."""
    if data.startswith(b"PK\3\4"):
        return "xlsx"
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    head = data[:_HEAD].decode("utf-16" if utf16 else "utf-8-sig", "ignore").lstrip()
    if not head.startswith("<"):
        return "csv" if head else None
    root = _ROOT.search(head)
    if root is None:
        return None
    name = root["name"].lower()
    if name == "xliff":
        version = _VERSION.search(root["rest"])
        return "xliff2" if version and version[1] == "2" else "xliff"
    return "tmx" if name == "tmx" else "tbx"
