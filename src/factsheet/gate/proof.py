"""The gate's last step: render all pages in memory and check them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from factsheet.diagnostics import Diagnostic, Findings, Location
from factsheet.edition.document import Document
from factsheet.edition.edition import Edition
from factsheet.edition.policy import Decision
from factsheet.edition.record import LanguageState
from factsheet.edition.voice import Voice
from factsheet.edition.walk import words
from factsheet.gate.theme.colours import check_contrast, check_tones, check_unpaired
from factsheet.gate.theme.marks import NUMBER, UNMARKED, unmarked
from factsheet.gate.theme.templates import check_templates
from factsheet.gate.theme.tokens import StyleSheet
from factsheet.load.theme import PUBLICATION, Stylesheet, Theme
from factsheet.pages.images import unsafe_images
from factsheet.pages.pages import Page, Pages
from factsheet.pages.stylecost import cmyk_in, excesses
from factsheet.rules.rendering import STYLESHEET, UNSAFE_IMAGE
from factsheet.workspace import CONFIG_NAME

NAMED = 5
"""Maximum number of numbers of one template that a finding names."""
_NO_TEXT = re.compile(r"<[^>]*+(?:>|\Z)|\{[{%#][^}%#]*+(?:[}%#](?!\})[^}%#]*+)*+(?:[}%#]\}|\Z)")
"""Tags and Jinja's syntax. Unclosed ones extend to the end."""


def check_look(theme: Theme, directions: Collection[str]) -> Iterator[Diagnostic]:
    """Check colours and templates, which needs no rendered pages.

    `directions` are those of the publication's languages: `ltr`, `rtl`.
    """
    sheets = tuple(_sheet(sheet, theme) for sheet in theme.stylesheets)
    yield from check_contrast(sheets)
    yield from check_tones(sheets)
    yield from check_unpaired(theme.settings, sheets, directions)
    own: dict[str, str] = {}
    package: dict[str, str] = {}
    for name, template in theme.templates.items():
        is_own = template.path.startswith(f"{PUBLICATION}/")
        (own if is_own else package)[name.removeprefix("theme/").removeprefix("base/")] = (
            template.text
        )
    yield from check_templates(own, package, PUBLICATION)


def check_images(theme: Theme) -> Iterator[Diagnostic]:
    """Report pictures of the publication that no page may show."""
    own = {
        name: data
        for name, data in theme.assets.items()
        if not theme.origins.get(name, "").startswith("factsheet/")
    }
    for name, error in unsafe_images(own):
        at = Location(theme.origins.get(name, name), error.line, 1 if error.line else 0)
        hint = "export it again as a plain picture without scripts and links"
        message = f"the picture can’t be shown: {error}"
        yield UNSAFE_IMAGE.found(message, at, hint=hint)


def check_styles(theme: Theme) -> Iterator[Diagnostic]:
    """Report style sheets of the publication that exceed the limits of their cost, or have CMYK."""
    for sheet in theme.stylesheets:
        path = theme.origins.get(sheet.name)
        if path is None or path == CONFIG_NAME or path.startswith("factsheet/"):
            continue  # the tool's own
        css = theme.assets[sheet.name].decode("utf-8", "replace")
        for line, column in cmyk_in(css):
            hint = "write the colour as #rrggbb; a printer's program makes CMYK of the PDF"
            message = "the style sheet has a CMYK colour or a profile, which PDF/A forbids here"
            yield STYLESHEET.found(message, Location(path, line, column), hint=hint)
        for found in excesses(css):
            at = Location(path, found.line, found.column)
            message = f"the style sheet costs too much: {found.message}"
            hint = "remove it, or simplify it: SECURITY.md states the limits"
            yield STYLESHEET.found(message, at, hint=hint)


def check_pages(
    edition: Edition, theme: Theme, decisions: Mapping[str, Decision], findings: Findings
) -> list[Page]:
    """Every page of these languages. Problems of templates and values are reported.

    Pages of withheld languages are included, so that they are correct once published.
    """
    pages = Pages(edition, theme, all_new(edition, decisions), lambda _: True, findings)
    made = pages.sheets()
    pages.indexes()
    typed = set(_literal_numbers(template.text for template in theme.templates.values()))
    typed.update(NUMBER.findall(edition.config.publisher))
    spoken = {tag: _translated_numbers(voice) for tag, voice in edition.voices.items()}
    for page in made:
        if numbers := list(unmarked(page.html)):
            written = {*typed, *spoken[page.document.locale], *_numbers(page.document)}
            findings.add(*_unmarked(page, [n for n in numbers if n[0] not in written], theme))
    return made


def all_new(edition: Edition, decisions: Mapping[str, Decision]) -> dict[str, Decision]:
    """The decisions for every language, with new pages for those that would be withheld."""
    return {
        tag: decision if decision and decision.has_new_pages else _published(tag)
        for tag in edition.voices
        for decision in [decisions.get(tag)]
    }


def _published(tag: str) -> Decision:
    return Decision(tag, LanguageState.PUBLISHED, 100, "")


def _sheet(sheet: Stylesheet, theme: Theme) -> StyleSheet:
    """A style sheet for rules. Tokens set in factsheet.toml have their place there."""
    path = theme.origins[sheet.name]
    table = ("tokens", "dark") if sheet.media == "screen" else ("tokens",)
    places = {keys[-1]: at for keys, at in theme.settings.places.items() if keys[:-1] == table}
    return StyleSheet(
        path,
        sheet.media,
        theme.assets[sheet.name].decode("utf-8", "replace"),
        places if path == CONFIG_NAME else {},
        path == CONFIG_NAME or path.startswith(f"{PUBLICATION}/"),
    )


def _unmarked(
    page: Page, bare: Iterable[tuple[str, str | None]], theme: Theme
) -> Iterator[Diagnostic]:
    """One finding for each template. `bare` are unmarked numbers with the type of their block."""
    found: dict[str | None, dict[str, None]] = {}
    for number, block in bare:
        found.setdefault(block, {})[number] = None
    for block, numbers in found.items():
        template = theme.templates.get(f"blocks/{block}.html.jinja")
        shown = ", ".join(list(numbers)[:NAMED])
        message = f"sheet “{page.sheet.id}” prints {shown} outside <data> and <time>"
        at = Location(template.path) if template else page.sheet.at
        hint = "print values by their phrase: {{ fact.value|inline }}"
        locale = page.document.locale
        yield UNMARKED.found(message, at, hint=hint, locale=locale)


def _literal_numbers(templates: Iterable[str]) -> Iterator[str]:
    """Numbers written as text in templates: © 2021."""
    for text in templates:
        yield from NUMBER.findall(_NO_TEXT.sub(" ", text))


def _translated_numbers(voice: Voice) -> set[str]:
    """Numbers in the translations of templates, which the rules of translations judge."""
    entries = voice.catalog.file.entries if voice.catalog else ()
    forms = (form for one in entries if ":" not in (one.context or "") for form in one.translations)
    return {number for form in forms for number in NUMBER.findall(form)}


def _numbers(document: Document) -> Iterator[str]:
    """Numbers in the words of a document, outside its values."""
    for run in words(document.page):
        yield from NUMBER.findall(run.text)
