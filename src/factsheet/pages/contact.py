"""Contact details as links, and as a QR code for paper."""

from dataclasses import replace

from factsheet.edition.document import Datum, Element, FactView, Inline, Phrase, Run

QUIET = 4
"""Width of the white margin around a code, in modules (ISO/IEC 18004, 6.3.8)."""


def linked(view: FactView, scheme: str) -> Phrase:
    """The value of a fact as a link: `tel:`, `mailto:` or `https:`.

    The text of the link is the value, left-to-right in every language.
    """
    target = target_of(view.canonical, scheme)
    return replace(view.value, children=_linked(view.value.children, target))


def _linked(children: tuple[Inline, ...], target: str) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for child in children:
        if isinstance(child, Datum):
            link = Element("a", (("href", target), ("dir", "ltr")), child.children)
            made.append(replace(child, children=(link,)))
        elif isinstance(child, Run):
            made.append(child)
        else:
            made.append(replace(child, children=_linked(child.children, target)))
    return tuple(made)


def target_of(value: str, scheme: str) -> str:
    """The target of a link to a value. Telephone numbers have no spaces (RFC 3966)."""
    if scheme == "tel":
        return "tel:" + "".join(sign for sign in value if sign in "+0123456789")
    if scheme == "https":
        return value if value.startswith(("https://", "http://")) else f"https://{value}"
    return f"{scheme}:{value}"


def qr_code(address: str) -> tuple[int, str]:
    """The size of a QR code with its white margin, and its dark modules as an SVG path.

    Neighbouring modules of a row form one rectangle. With error correction M, 15 % of the code
    may be unreadable.
    """
    import segno  # imported on use: most pages have no code

    rows = segno.make(address, error="m", micro=False, boost_error=False).matrix
    path = "".join(
        f"M{start + QUIET} {y + QUIET}h{end - start}v1h-{end - start}z"
        for y, row in enumerate(rows)
        for start, end in _runs(row)
    )
    return len(rows) + 2 * QUIET, path


def _runs(row: bytearray) -> list[tuple[int, int]]:
    """(start, end) of each run of dark modules."""
    edges = [x for x in range(len(row) + 1) if _dark(row, x) != _dark(row, x - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _dark(row: bytearray, x: int) -> bool:
    return 0 <= x < len(row) and bool(row[x])
