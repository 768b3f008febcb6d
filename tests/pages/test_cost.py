"""A template that asks for too much work ends with the line that does."""

import time

import pytest
from jinja2 import FunctionLoader

from factsheet.pages import sandbox as bounds
from factsheet.pages.environment import template_diagnostic
from factsheet.pages.sandbox import Sandbox, TemplateCostError

NAME = "templates/page.jinja"
HUNGRY = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) if a < 0 %}{% endfor %}" * 60,
    "{% for a in range(99999) %}{% for b in range(99999) if b < 0 %}{% endfor %}{% endfor %}",
    "{% for a in range(9999) recursive %}{{ loop(range(99)) }}{{ loop(range(99)) }}{% endfor %}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    '{{ "a" * 10**9 }}',
    '{{ "a" * 1000000000 }}',
    "{{ ([1] * 1000000000)|length }}",
    "{{ 10 ** (10 ** 9) }}",
    '{{ "a"|center(1000000000) }}',
    '{{ "a".center(1000000000) }}',
    '{{ "a".zfill(10**9) }}',
    '{{ "%1000000000d" % 1 }}',
    '{{ "%*d" % (1000000000, 1) }}',
    '{{ "%1000000000d"|format(1) }}',
    '{{ "{:>1000000000}".format(1) }}',
    '{{ "{:>{}}".format(1, 1000000000) }}',
    '{{ range(99999)|join("a" * 99999) }}',
    '{{ ("a" * 99999).replace("a", "b" * 99999) }}',
    '{{ ("a" * 99999)|replace("a", "b" * 99999) }}',
    '{{ ("a" * 99999).join(range(99999)|map("string")|list) }}',
    '{% set n = namespace(x="a") %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}',
    '{% set n = namespace(x="a") %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}',
    "{% for i in range(99999) %}{{ range(99999)|sum }}{% endfor %}",
    "{% for i in range(99999) %}{{ range(99999)|list }}{% endfor %}",
    "{% set l = range(99999)|list %}{% for i in l %}{{ -1 in l }}{% endfor %}",
    "{% for i in range(99999) %}" + "a" * 9999 + "{% endfor %}",
    "{% set x %}{% for i in range(99999) %}" + "a" * 9999 + "{% endfor %}{% endset %}",
    "{{ lipsum(1000000) }}",
]


def made(text: str, **values: object) -> str:
    templates = {NAME: text, "twice.jinja": '{% include "twice.jinja" %}' * 2}
    return sandbox(templates).get_template(NAME).render(**values)


def sandbox(templates: dict[str, str]) -> Sandbox:
    loader = FunctionLoader(lambda name: (templates[name], name, lambda: True))
    return Sandbox(loader=loader, autoescape=True)


@pytest.fixture
def fewer_steps(monkeypatch: pytest.MonkeyPatch) -> int:
    """A tenth of the steps that a page may take, which takes a tenth of the time."""
    monkeypatch.setattr(bounds, "MOST_STEPS", bounds.MOST_STEPS // 10)
    return bounds.MOST_STEPS


@pytest.mark.slow
@pytest.mark.parametrize("text", HUNGRY)
def test_is_stopped_at_its_line(text: str, fewer_steps: int) -> None:
    began = time.process_time()
    with pytest.raises(Exception) as raised:  # noqa: PT011 - which is what is asked of each
        made(f"\n\n{text}")
    assert time.process_time() - began < 2
    found = template_diagnostic(raised.value)
    assert found is not None
    assert found.code in ("template-error", "template-undefined")
    assert found.location.line == 3


@pytest.mark.slow
def test_all_steps_that_a_page_may_take() -> None:
    began = time.process_time()
    with pytest.raises(TemplateCostError):
        made(HUNGRY[0])
    assert time.process_time() - began < 20


def test_templates_that_include_themselves(fewer_steps: int) -> None:
    with pytest.raises((RecursionError, TemplateCostError)):
        made('{% include "twice.jinja" %}')


@pytest.mark.slow
def test_every_page_begins_anew(fewer_steps: int) -> None:
    text = "{% for a in range(9999) %}{% for b in range(9) %}{% endfor %}{% endfor %}"
    environment = sandbox({NAME: text})
    for _ in range(6):
        assert environment.get_template(NAME).render() == ""
    assert 90_000 < environment.spent < fewer_steps < 6 * environment.spent


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{% for a in 'abc' %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/3 2/3 3/3 "),
        ("{% for a in [1, 2, 3] if a > 1 %}{{ loop.last }}{% endfor %}", "FalseTrue"),
        ("{{ 'a' ~ 1 ~ '<' }}{% set b = '<b>'|safe %}{{ b ~ '<' }}", "a1&lt;<b>&lt;"),
        (
            "{{ 2 * 3 }}{{ 2 ** 10 }}{{ '=' * 3 }}{{ 1 in [1, 2] }}{{ 5000000000 * 7 }}",
            "61024===True35000000000",
        ),
        ("{{ '%s-%03d' % ('a', 7) }}{{ '{:>3}'.format(7) }}{{ 'ab'.upper() }}", "a-007  7AB"),
        ("{{ [3, 1]|sort|join(', ') }}{{ 'abcdef'|truncate(5) }}", "1, 3abcdef"),
        (
            "{% macro m(a) %}[{{ a }}{{ caller() }}]{% endmacro %}{% call m(2) %}x{% endcall %}",
            "[2x]",
        ),
    ],
)
def test_what_templates_do_otherwise_is_as_ever(text: str, printed: str) -> None:
    assert made(text) == printed
