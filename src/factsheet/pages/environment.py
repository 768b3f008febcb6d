"""The Jinja environment of a locale: templates, filters, translations, diagnostics.

Templates of the publication precede those of the theme. Undefined names are errors, and
everything is escaped, including translations: a catalog is data, not markup.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from traceback import walk_tb
from types import CodeType
from typing import Protocol

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from factsheet.catalogs.po import Key
from factsheet.diagnostics import Diagnostic, Location
from factsheet.load.theme import PUBLICATION, TEMPLATE, TemplateSource, Theme
from factsheet.locales.direction import direction_of
from factsheet.locales.numerals import NUMBERING_SYSTEMS, NumberingSystem
from factsheet.pages.alignment import aligned, alignments
from factsheet.pages.bars import bars, grouped_bars
from factsheet.pages.choropleth import choropleth
from factsheet.pages.citations import common_sources, joint, parted
from factsheet.pages.columns import setting
from factsheet.pages.contact import linked, qr_code, target_of
from factsheet.pages.figures import common_size, figures, per_row
from factsheet.pages.inline import inline, plain
from factsheet.pages.plots import draw
from factsheet.pages.rows import date_style, shared_sources
from factsheet.pages.sandbox import Sandbox
from factsheet.pages.shapes import donut, map_view
from factsheet.pages.worldmap import VIEW_BOX
from factsheet.rules.rendering import (
    TEMPLATE_ERROR,
    TEMPLATE_MISSING,
    TEMPLATE_SYNTAX,
    TEMPLATE_UNDEFINED,
)


class Translations(Protocol):
    """A catalog for templates: returns the translation, or the source text if there is none."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...

    def pgettext(self, context: str, message: str, /) -> str: ...

    def npgettext(self, context: str, singular: str, plural: str, number: int, /) -> str: ...


@dataclass(frozen=True, slots=True)
class PageLocale:
    """Properties of a locale that a page needs."""

    tag: str
    direction: str
    digits: str = "latn"
    """CLDR numbering system of page and source numbers."""
    font: str | None = None
    """Font family that precedes the theme's own."""

    @property
    def counter_style(self) -> str:
        """CSS name of the digits."""
        return self._system.counter_style

    def numeral(self, number: int) -> str:
        """A number that counts pages or sources, in the locale's digits."""
        return self._system.localize(str(number))

    @property
    def _system(self) -> NumberingSystem:
        return NUMBERING_SYSTEMS.get(self.digits, NUMBERING_SYSTEMS["latn"])


class _Compiled(BytecodeCache):
    """A cache of compiled templates, shared by the environments of all locales."""

    def __init__(self) -> None:
        self.code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()
PageEnvironment = Environment
"""The environment that renders the pages of one locale."""


def make_environment(
    theme: Theme,
    translations: Translations,
    locale: PageLocale,
    *,
    messages: list[Key] | None = None,
) -> PageEnvironment:
    """A new environment that renders the theme's templates in one locale.

    If there is a list of `messages`, texts carry the context of their message: see `pages.inline`.
    """
    marked = messages is not None
    environment = Sandbox(
        loader=FunctionLoader(lambda name: _source(theme.templates.get(name))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=COMPILED,
    )
    environment.policies["ext.i18n.trimmed"] = True
    _install(environment, translations)
    environment.globals |= {
        "locale": locale,
        "stylesheets": theme.stylesheets,
        "view_box": VIEW_BOX,
        "theme": theme,
        "tokens": theme.tokens,
    }
    environment.filters |= {
        "inline": partial(inline, marked=marked),
        "plain": partial(plain, messages=messages),
        "linked": linked,
        "target_of": target_of,
        "qr_code": qr_code,
        "direction": direction_of,
        "numeral": locale.numeral,
        "donut": donut,
        "bars": bars,
        "drawn": draw,
        "grouped_bars": grouped_bars,
        "per_row": per_row,
        "common_size": common_size,
        "date_style": date_style,
        "figures": figures,
        "shared_sources": shared_sources,
        "table_setting": setting,
        "alignments": partial(alignments, direction=locale.direction),
        "aligned": partial(aligned, marked=marked),
        "common_sources": common_sources,
        "joint": joint,
        "parted": partial(parted, language=locale.tag.partition("-")[0], marked=marked),
        "map_view": map_view,
        "choropleth": choropleth,
    }
    return environment


def _source(template: TemplateSource | None) -> tuple[str, str, Callable[[], bool]] | None:
    """A template for jinja2: text, path for diagnostics, and a function that says it is fresh."""
    if template is None:
        return None
    before, foreign, _ = template.text.partition("\ufffd")
    if foreign:
        line = before.count("\n") + 1
        raise TemplateSyntaxError("the file is not UTF-8", line, filename=template.path)
    return (template.text, template.path, lambda: True)


def _install(environment: Environment, catalog: Translations) -> None:
    """Connect the catalog to `{% trans %}`, whose placeholders look like `%(name)s`.

    Results are cached, because every page has the same messages.
    """

    @cache
    def gettext(message: str) -> Markup:
        return _safe(catalog.gettext(message), message)

    def ngettext(singular: str, plural: str, number: int) -> Markup:
        return _safe(catalog.ngettext(singular, plural, number), singular, plural, NUMBER)

    @cache
    def pgettext(context: str, message: str) -> Markup:
        return _safe(catalog.pgettext(context, message), message)

    def npgettext(context: str, singular: str, plural: str, number: int) -> Markup:
        translation = catalog.npgettext(context, singular, plural, number)
        return _safe(translation, singular, plural, NUMBER)

    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )


PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
NUMBER = "%(num)s"
"""The variable that Jinja always passes to a plural."""


def _safe(translation: str, *sources: str) -> Markup:
    """The escaped translation, or the source if a placeholder in it cannot be resolved.

    Jinja treats the result of gettext as markup and formats it with `%`, so a stray `%` or name
    would stop the build. Checks of the catalogs report such a translation.
    """
    known = {"%%", *PLACEHOLDER.findall(" ".join(sources))}
    is_stray = "%" in PLACEHOLDER.sub("", translation)
    if is_stray or not known.issuperset(PLACEHOLDER.findall(translation)):
        return escape(sources[0])
    return escape(translation)


def template_diagnostic(error: Exception) -> Diagnostic | None:
    """A diagnostic, with file and line, for an error raised by compiling or rendering a template.

    The error may come from Python instead of jinja2, such as adding a string and a number. None
    for an error outside of templates.
    """
    if isinstance(error, TemplateSyntaxError):
        at = Location(error.filename or error.name or "", error.lineno)
        return TEMPLATE_SYNTAX.found(error.message or "", at)
    at = _place(error)
    if isinstance(error, TemplateNotFound):
        hint = "each type of block has a template blocks/TYPE.html.jinja"
        return TEMPLATE_MISSING.found(f"there is no template “{error.name}”", at, hint=hint)
    if isinstance(error, UndefinedError):
        hint = "a template is handed document and page, that of a block has block too"
        return TEMPLATE_UNDEFINED.found(error.message or "", at, hint=hint)
    if isinstance(error, TemplateError):
        return TEMPLATE_ERROR.found(error.message or type(error).__name__, at)
    if at == Location(PUBLICATION):
        return None
    return TEMPLATE_ERROR.found(f"{type(error).__name__}: {error}", at)


def _place(error: Exception) -> Location:
    """The innermost template line in the error's traceback."""
    places = [
        Location(frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.endswith(TEMPLATE)
    ]
    return places[-1] if places else Location(PUBLICATION)
