"""Messages of templates; what is no message is left to the rendering to report."""

from factsheet.diagnostics import Findings
from factsheet.messages.templates import template_messages


def found(text: str) -> tuple[list[tuple[str | None, str, str | None]], Findings]:
    findings = Findings()
    messages = list(template_messages([("page.html.jinja", text)], findings))
    return [(one.context, one.singular, one.plural) for one in messages], findings


def test_every_form_of_trans_is_a_message() -> None:
    text = (
        "{% trans %}Sources{% endtrans %}"
        '{% trans "verb" %}Note{% endtrans %}'
        "{% trans n=1 %}{{ n }} page{% pluralize %}{{ n }} pages{% endtrans %}"
    )
    assert found(text)[0] == [
        (None, "Sources", None),
        ("verb", "Note", None),
        (None, "%(n)s page", "%(n)s pages"),
    ]


def test_calls_without_a_text_are_no_messages() -> None:
    messages, findings = found('{{ pgettext("verb") }}{{ gettext(name) }}{{ _("") }}{{ _(1) }}')
    assert (messages, list(findings)) == ([], [])


def test_a_template_that_does_not_parse_is_a_finding() -> None:
    messages, findings = found("\n{% trans %}")
    assert messages == []
    assert [(one.code, str(one.location)) for one in findings] == [
        ("template-syntax", "page.html.jinja:2:1")
    ]
