"""The structure type of each HTML element.

The types are those of PDF 1.7 (ISO 32000-1, 14.8.4). PDF 2.0 has another name for one of
them, and leaves some out of its own namespace (ISO 32000-2, 14.8.6).
"""

from collections.abc import Mapping

ROLES = {
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "aside": "Note",
    "blockquote": "BlockQuote",
    "p": "P",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    "li": "LBody",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "figcaption": "Caption",
    "q": "Quote",
    "code": "Code",
}
"""Structure types by element name. An `<li>` is an LI with an LBody for its content."""
CAPTIONED = frozenset(("BlockQuote", "L", "Table"))
"""Types that may contain the `<figcaption>` of the `<figure>` around them."""
INLINE = frozenset(("Link", "Quote", "Code", "Span"))
"""Inline types (14.8.4.4)."""
# fmt: off
GROUPING = frozenset((
    "Document", "Part", "Art", "Sect", "Div", "Note", "BlockQuote",
    "L", "LI", "Table", "THead", "TBody", "TFoot", "TR",
))
# fmt: on
"""Types that hold blocks and no text: text directly in them is put into a P."""
RENAMED = {"Note": "Aside"}
"""Types of PDF 1.7 with another name in PDF 2.0. A `Note` there is a footnote (14.8.4.7.3)."""
ONLY_IN_1_7 = frozenset(("Art", "BlockQuote", "Quote", "Code"))
"""Types that are not in the namespace of PDF 2.0."""


def is_described(attributes: Mapping[str, str]) -> bool:
    """Whether an element with its contents is one figure, described by `aria-label`: a drawing with
    words beside it."""
    return attributes.get("role") == "figure" and bool(attributes.get("aria-label"))


def role_of(tag: str, attributes: Mapping[str, str], above: str | None) -> str | None:
    """The type for an element; None if it has no structure element of its own.

    `above` is the name of its parent. A link's type depends on whether it leads
    anywhere, which the caller knows. A `<figure>` only groups: its caption goes into the quotation,
    list or table in it; if there is only an image, both are put into a Sect. The content of a
    Figure is not read aloud, because its alternative text is (ISO 32000-2, 14.9.3).
    """
    if tag == "div" and above == "dl":
        return "LI"
    if is_described(attributes):
        return "Figure"
    if attributes.get("role") == "note" and tag in ("div", "section", "p"):
        return "Note"
    return ROLES.get(tag)
