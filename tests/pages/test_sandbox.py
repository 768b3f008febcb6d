"""What templates may read of what they are handed, however often they ask."""

from dataclasses import dataclass

import pytest
from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment

from factsheet.pages.sandbox import Sandbox


@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    _secret: str = "secret"

    @property
    def absent(self) -> str:
        raise AttributeError("absent")


def said(environment: SandboxedEnvironment, expression: str) -> str | type[Exception]:
    template = environment.from_string(f"{{{{ {expression} }}}}")
    try:
        return template.render(thing=Thing("a"), data={"key": 1})
    except (SecurityError, UndefinedError) as error:
        return type(error)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("thing.name", "a"),
        ("thing.name.upper()", "A"),
        ("data.key", "1"),
        ("data.items()|list", "[('key', 1)]"),
        ("'{0.name}'.format(thing)", "a"),
        ("thing.absent", UndefinedError),
        ("thing.nothing", UndefinedError),
        ("thing.__class__", SecurityError),
        ("thing._secret", SecurityError),
        ("'{0.__class__}'.format(thing)", SecurityError),
        ("data.clear()", SecurityError),
    ],
)
def test_the_answer_is_jinjas_own_the_second_time_too(
    expression: str, expected: str | type[Exception]
) -> None:
    sandbox = Sandbox(undefined=StrictUndefined)
    assert said(ImmutableSandboxedEnvironment(undefined=StrictUndefined), expression) == expected
    assert [said(sandbox, expression) for _ in range(2)] == [expected] * 2
