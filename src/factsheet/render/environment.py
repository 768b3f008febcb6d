"""One Jinja environment a locale: templates, filters, translated words, diagnostics.

Templates are the publication's first, then the theme's. Nothing undefined is let
through, everything is escaped, translations too: a catalog is data, not markup.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from traceback import walk_tb
from typing import Protocol

from jinja2 import (
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from factsheet.diagnostics import Diagnostic, Location
from factsheet.render import shapes
from factsheet.render.inline import inline, plain
from factsheet.render.theme import TEMPLATE, TemplateSource, Theme
from factsheet.render.worldmap import VIEW_BOX

NUMERALS = {
    "latn": ("0", "decimal"),
    "arab": ("\u0660", "arabic-indic"),
    "arabext": ("\u06f0", "persian"),
    "deva": ("\u0966", "devanagari"),
    "beng": ("\u09e6", "bengali"),
    "thai": ("\u0e50", "thai"),
}
"""Zero and CSS counter style of a CLDR numbering system."""


class Translations(Protocol):
    """What a catalog answers: the translation, or the source text where there is none."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...

    def pgettext(self, context: str, message: str, /) -> str: ...

    def npgettext(self, context: str, singular: str, plural: str, number: int, /) -> str: ...


@dataclass(frozen=True, slots=True)
class PageLocale:
    """What a page must know of its locale."""

    tag: str
    direction: str
    digits: str = "latn"
    """CLDR numbering system of page and source numbers."""
    font: str | None = None
    """Family to set text in before the theme's own."""

    @property
    def counter_style(self) -> str:
        """CSS name of the digits."""
        return NUMERALS.get(self.digits, NUMERALS["latn"])[1]

    def numeral(self, number: int) -> str:
        """A number that counts pages or sources, in the locale's digits."""
        zero = ord(NUMERALS.get(self.digits, NUMERALS["latn"])[0])
        return str(number).translate({ord("0") + digit: zero + digit for digit in range(10)})


def make_environment(theme: Theme, translations: Translations, locale: PageLocale) -> Environment:
    """A fresh environment that renders the theme's templates in one locale."""
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(theme.templates.get(name))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    _install(environment, translations)
    environment.globals |= {
        "locale": locale,
        "stylesheets": theme.stylesheets,
        "view_box": VIEW_BOX,
        "tokens": theme.tokens,
    }
    environment.filters |= {
        "inline": lambda phrase: inline(phrase, locale.direction),
        "plain": plain,
        "numeral": locale.numeral,
        "donut": shapes.donut,
        "bars": shapes.bars,
        "per_row": shapes.per_row,
        "date_style": shapes.date_style,
        "figures": shapes.figures,
        "shared_sources": shapes.shared_sources,
        "map_groups": shapes.map_groups,
    }
    return environment


def _source(template: TemplateSource | None) -> tuple[str, str, Callable[[], bool]] | None:
    """What jinja2 compiles: text, the path that diagnostics name, and that it stays so."""
    return (template.text, template.path, lambda: True) if template else None


def _install(environment: Environment, catalog: Translations) -> None:
    """Hand the catalog to `{% trans %}`, in its own style of `%(name)s`."""

    def gettext(message: str) -> Markup:
        return _safe(catalog.gettext(message), message)

    def ngettext(singular: str, plural: str, number: int) -> Markup:
        return _safe(catalog.ngettext(singular, plural, number), plural)

    def pgettext(context: str, message: str) -> Markup:
        return _safe(catalog.pgettext(context, message), message)

    def npgettext(context: str, singular: str, plural: str, number: int) -> Markup:
        return _safe(catalog.npgettext(context, singular, plural, number), plural)

    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )


PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")


def _safe(translation: str, source: str) -> Markup:
    """The translation, escaped; the source where a placeholder in it would not resolve.

    Jinja takes what gettext returns for markup and formats it with `%`, so a stray sign
    or name would end the build. Checks of the catalogs report such a translation.
    """
    known = set(PLACEHOLDER.findall(source)) | {"%%", "%(num)s"}
    stray = "%" in PLACEHOLDER.sub("", translation)
    if stray or not known.issuperset(PLACEHOLDER.findall(translation)):
        return escape(source)
    return escape(translation)


def template_diagnostic(error: Exception) -> Diagnostic:
    """A template's problem with the file and line where it stands.

    Takes what jinja2 raised while it compiled or rendered a template; any other error
    raised below a template counts as the template's.
    """
    if isinstance(error, TemplateSyntaxError):
        at = Location(error.filename or error.name or "", error.lineno)
        return Diagnostic("template-syntax", error.message or str(error), at)
    at = _place(error)
    match error:
        case TemplateNotFound():
            message, code = error.message or f"no template “{error.name}”", "template-missing"
        case UndefinedError():
            message, code = error.message or str(error), "template-undefined"
        case TemplateRuntimeError():
            message, code = error.message or str(error), "template-error"
        case _:
            message, code = f"{type(error).__name__}: {error}", "template-error"
    return Diagnostic(code, message, at, hint=HINTS.get(code))


HINTS = {
    "template-missing": "each type of block has a template blocks/TYPE.html.jinja",
    "template-undefined": "a template is handed document, page and, for a block, block",
}


def _place(error: Exception) -> Location:
    """The innermost line of a template that the error came through."""
    places = [
        Location(frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.endswith(TEMPLATE)
    ]
    return places[-1] if places else Location(getattr(error, "name", None) or "")
