from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType

import pytest
from jinja2 import TemplateError

from factsheet.diagnostics import Location
from factsheet.load.theme import TemplateSource, Theme, load_theme
from factsheet.pages.environment import (
    PageLocale,
    Translations,
    make_environment,
    template_diagnostic,
)
from factsheet.workspace import Workspace

ENGLISH = PageLocale("en", "ltr")
ROOT = Path(__file__).parents[2]


class Catalog(NullTranslations):
    """Answers from a mapping, messages of a context under «context|message»."""

    def __init__(self, **messages: str) -> None:
        super().__init__()
        self.messages = messages

    def gettext(self, message: str) -> str:
        return self.messages.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.messages.get(f"{context}|{message}", message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.pgettext(context, msgid1 if n == 1 else msgid2)


def theme(**templates: str) -> Theme:
    sources = {
        f"{name}.html.jinja": TemplateSource(f"templates/{name}.html.jinja", text)
        for name, text in templates.items()
    }
    return Theme(MappingProxyType(sources), MappingProxyType({}))


def render(template: str, catalog: Translations | None = None, **values: object) -> str:
    environment = make_environment(theme(page=template), catalog or Catalog(), ENGLISH)
    return environment.get_template("page.html.jinja").render(**values)


def test_words_come_from_the_catalog() -> None:
    template = '{% trans %}Sources{% endtrans %} {% trans "verb" %}Note{% endtrans %}'
    assert (
        render(template, Catalog(**{"Sources": "المصادر", "verb|Note": "لاحظ"})) == "المصادر لاحظ"
    )


def test_plurals_come_from_the_catalog() -> None:
    template = "{% trans n=pages %}{{ n }} page{% pluralize %}{{ n }} pages{% endtrans %}"
    catalog = Catalog(**{"%(n)s pages": "%(n)s صفحات"})
    assert render(template, catalog, pages=3) == "3 صفحات"


def test_plurals_in_context_come_from_the_catalog() -> None:
    template = '{% trans "sheet" n=2 %}{{ n }} page{% pluralize %}{{ n }} pages{% endtrans %}'
    assert render(template, Catalog(**{"sheet|%(n)s pages": "%(num)s feuilles"})) == "2 feuilles"


def test_translations_are_no_markup() -> None:
    catalog = Catalog(Sources='<script>"x"</script>')
    assert render("{% trans %}Sources{% endtrans %}", catalog) == (
        "&lt;script&gt;&#34;x&#34;&lt;/script&gt;"
    )


@pytest.mark.parametrize("wrong", ["100 % de %(date)s", "%(other)s", "%(num)s", "%s", "%"])
def test_a_translation_that_can_t_be_filled_is_left_aside(wrong: str) -> None:
    template = "{% trans date=day %}Edition of {{ date }}{% endtrans %}"
    assert render(template, Catalog(**{"Edition of %(date)s": wrong}), day="x") == "Edition of x"


def test_a_percent_sign_is_only_a_sign() -> None:
    assert render("{% trans %}100 %{% endtrans %}") == "100 %"
    catalog = Catalog(**{"100 %%": "%% 100"})
    assert render("{% trans %}100 %{% endtrans %}", catalog) == "% 100"


def test_values_are_escaped() -> None:
    assert render("{{ value }}", value="<b>") == "&lt;b&gt;"


def failure(environment_theme: Theme, **values: object) -> TemplateError:
    environment = make_environment(environment_theme, Catalog(), ENGLISH)
    with pytest.raises(TemplateError) as raised:
        environment.get_template("page.html.jinja").render(**values)
    return raised.value


def test_syntax_is_reported_where_it_is_wrong() -> None:
    found = template_diagnostic(failure(theme(page="one\ntwo {% if %}\n")))
    assert found.code == "template-syntax"
    assert found.location == Location("templates/page.html.jinja", 2)


def test_syntax_of_an_included_template_is_reported_there() -> None:
    found = template_diagnostic(
        failure(theme(page='\n{% include "part.html.jinja" %}', part="\n\n{% nonsense %}"))
    )
    assert found.location == Location("templates/part.html.jinja", 3)
    assert "nonsense" in found.message


def test_undefined_is_reported_where_it_is_used() -> None:
    part = theme(page='\n{% include "part.html.jinja" %}', part="\n\n{{ documnet.title }}")
    found = template_diagnostic(failure(part))
    assert found.code == "template-undefined"
    assert found.location == Location("templates/part.html.jinja", 3)
    assert "documnet" in found.message
    assert found.hint


def test_undefined_field_is_reported() -> None:
    found = template_diagnostic(failure(theme(page="\n{{ document.titel }}"), document=ENGLISH))
    assert found.location == Location("templates/page.html.jinja", 2)
    assert "titel" in found.message


def test_missing_template_is_reported_where_it_is_asked_for() -> None:
    found = template_diagnostic(failure(theme(page='\n\n{% include "blocks/poll.html.jinja" %}')))
    assert found.code == "template-missing"
    assert found.location == Location("templates/page.html.jinja", 3)
    assert "blocks/poll.html.jinja" in found.message


def test_a_template_reaches_nothing_but_what_it_is_handed() -> None:
    found = template_diagnostic(failure(theme(page="{{ locale.__class__.__mro__ }}")))
    assert found.code == "template-error"
    assert found.location == Location("templates/page.html.jinja", 1)


def test_sources_are_counted_in_the_locale_s_digits() -> None:
    assert PageLocale("ar", "rtl", "arab").numeral(2026) == "٢٠٢٦"
    assert PageLocale("ar", "rtl", "arab").counter_style == "arabic-indic"
    assert PageLocale("gu", "ltr", "gujr").numeral(12) == "૧૨"
    assert PageLocale("ar", "rtl").numeral(12) == "12"
    assert PageLocale("ar", "rtl").counter_style == "decimal"


def test_an_unknown_numbering_system_counts_in_latin_digits() -> None:
    assert PageLocale("und", "ltr", "roman").numeral(7) == "7"


@pytest.mark.slow
@pytest.mark.parametrize("workspace", [None, Workspace(ROOT)], ids=["theme", "publication"])
def test_every_template_compiles(workspace: Workspace | None) -> None:
    loaded = load_theme(workspace)
    environment = make_environment(loaded, Catalog(), ENGLISH)
    for name in loaded.templates:
        environment.get_template(name)
