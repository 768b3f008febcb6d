"""Phrases as HTML, with machine-readable values that are isolated by a `dir`.

An element with a `dir` is an isolate: the text around it treats it as one neutral character
(HTML, 15.3.6; UAX #9). Values, links and passages in another language are isolated. Other markup
is not, because the 2 in “(CO₂)” would otherwise move before the bracket. PDF/UA-1 (7.18.5)
requires links to contain only text.
"""

from markupsafe import Markup, escape

from factsheet.catalogs.po import Key
from factsheet.edition.document import (
    NOTE,
    Datum,
    Element,
    Inline,
    LocalizedText,
    LocalizedValue,
    Phrase,
    Run,
)
from factsheet.edition.lines import LONG_WORD
from factsheet.edition.walk import inlines
from factsheet.locales.direction import direction_of
from factsheet.pages.fallback import named

ISOLATED = frozenset(("a", "span"))
"""Tags of elements that are isolated from the text around them."""
ISOLATES = {"rtl": "\u2067", "ltr": "\u2066"}


def inline(phrase: Phrase, *, marked: bool = False) -> Markup:
    """The phrase as HTML.

    A phrase that fell back to another language is wrapped in an element with that language, for
    readers and screen readers. With `marked`, each text is wrapped in a `<span>` whose
    `data-message` is the context of its message, which leads from the page to the catalog.
    """
    html = Markup(_join(phrase.children, marked=marked))  # noqa: S704  (every part is escaped)
    if phrase.language is None:
        return html
    template = Markup('<span class="untranslated" lang="{}" dir="{}">{}</span>')
    return template.format(phrase.language, phrase.direction or direction_of(phrase.text), html)


def plain(phrase: Phrase, *, messages: list[Key] | None = None) -> str:
    """The phrase as plain text for titles, alternatives and metadata, with values in isolates.

    Its texts are named for `mark_messages`, if there is a list of `messages` to add theirs to.
    """
    text = phrase.text
    if messages is not None:
        for said in (
            one for one in reversed(list(inlines(phrase))) if isinstance(one, LocalizedText)
        ):
            messages.append((said.name, said.text.singular))
            text = named(len(messages) - 1, text)
    return f"{ISOLATES[phrase.direction]}{text}\u2069" if phrase.direction else text


def _join(children: tuple[Inline, ...], *, marked: bool) -> str:
    """HTML as a plain `str`: a page has hundreds of parts, and building Markup for each is slow."""
    return "".join([_html(child, marked=marked) for child in children])


def _html(node: Inline, *, marked: bool) -> str:
    match node:
        case Run(text):
            return escape(text)
        case Datum():
            return _datum(node, marked=marked)
        case Element():
            return _element(node, marked=marked)
        case LocalizedText() if marked:
            inner = _join(node.children, marked=marked)
            return f'<span data-message="{escape(node.name)}">{inner}</span>'
        case LocalizedText() | LocalizedValue():
            return _join(node.children, marked=marked)


def _datum(datum: Datum, *, marked: bool) -> str:
    tag, attribute = ("time", "datetime") if datum.is_time else ("data", "value")
    value, address, direction = map(escape, (datum.value, datum.address, datum.direction))
    # Markup.format does the same but is ten times slower, and a page has hundreds of values.
    style = ' class="long-word"' if _has_long_word(datum) else ""
    form = f' data-form="{escape(datum.rounding)}"' if datum.rounding else ""
    return (
        f'<{tag}{style} {attribute}="{value}" data-fact="{address}"{form} dir="{direction}">'
        f"{_join(datum.children, marked=marked)}</{tag}>"
    )


def _has_long_word(datum: Datum) -> bool:
    """Whether it has a word long enough to be broken. Numbers are never broken."""
    words = LONG_WORD.findall(Phrase(datum.children).text)
    return any(character.isalpha() for word in words for character in word)


def _element(element: Element, *, marked: bool) -> Markup:
    if element.tag == NOTE:
        return _call(dict(element.attributes))
    words = Phrase(element.children).text
    own = direction_of(words)
    content = words
    if element.tag != "a":
        content = Markup(_join(element.children, marked=marked))  # noqa: S704
    direction = {"dir": own} if element.tag in ISOLATED else {}
    attributes = direction | dict(element.attributes)
    pairs = Markup("").join(Markup(' {}="{}"').format(*pair) for pair in attributes.items())
    return Markup("<{0}{1}>{2}</{0}>").format(element.tag, pairs, content)


def _call(note: dict[str, str]) -> Markup:
    """The link to a note; empty for a note without number, which no block prints."""
    if "number" not in note:
        return Markup("")
    template = Markup(
        '<sup class="note-call"><a{3} href="#note_{0}" role="doc-noteref" dir="{1}">{2}</a></sup>'
    )
    number, label = note["number"], note["label"]
    place = Markup("") if "again" in note else Markup(' id="call_{}"').format(number)
    return template.format(number, direction_of(label), label, place)
