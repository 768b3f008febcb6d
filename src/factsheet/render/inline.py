"""Phrases as HTML: every printed value readable back, every inline isolated by a `dir`.

WeasyPrint knows neither `unicode-bidi` nor `<bdi>`, and reorders an inline box as one
neutral character unless it carries `dir`. So each inline element gets one. PDF/UA-1
(7.18.5) wants a link to hold nothing but text.
"""

from markupsafe import Markup, escape

from factsheet.locales.direction import direction_of
from factsheet.localize.document import Datum, Element, Inline, Phrase, Run

ISOLATES = {"rtl": "\u2067", "ltr": "\u2066"}


def inline(phrase: Phrase) -> Markup:
    """The phrase as HTML.

    A phrase that fell back to another language is wrapped, so that readers see it and
    screen readers pronounce it.
    """
    html = Markup(_join(phrase.children))  # noqa: S704  (every part is escaped)
    if phrase.language is None:
        return html
    template = Markup('<span class="untranslated" lang="{}" dir="{}">{}</span>')
    return template.format(phrase.language, phrase.direction or direction_of(phrase.text), html)


def plain(phrase: Phrase) -> str:
    """The phrase as text for titles, alternatives and metadata, values in isolates."""
    if phrase.direction is None:
        return phrase.text
    return f"{ISOLATES[phrase.direction]}{phrase.text}\u2069"


def _join(children: tuple[Inline, ...]) -> str:
    """HTML, as `_html` is. Plain text for Python: a page has hundreds of parts, and Markup would
    be made of each on the way up."""
    return "".join(map(_html, children))


def _html(node: Inline) -> str:
    match node:
        case Run(text):
            return escape(text)
        case Datum():
            return _datum(node)
        case Element():
            return _element(node)


def _datum(datum: Datum) -> str:
    tag, attribute = ("time", "datetime") if datum.is_time else ("data", "value")
    value, address, direction = map(escape, (datum.value, datum.address, datum.direction))
    # Put together by hand: Markup.format is the same, ten times slower, and a page has hundreds.
    return (
        f'<{tag} {attribute}="{value}" data-fact="{address}" dir="{direction}">'
        f"{_join(datum.children)}</{tag}>"
    )


def _element(element: Element) -> Markup:
    words = Phrase(element.children).text
    own = direction_of(words)
    content = words if element.tag == "a" else Markup(_join(element.children))  # noqa: S704
    attributes = {"dir": own} | dict(element.attributes)
    pairs = Markup("").join(Markup(' {}="{}"').format(*pair) for pair in attributes.items())
    return Markup("<{0}{1}>{2}</{0}>").format(element.tag, pairs, content)
