"""Every command, option, code and file that a help text names exists."""

import argparse
import re
import shlex
from collections.abc import Iterator

import pytest

from factsheet.cli.main import COMMANDS, parser
from factsheet.gate.rules import BY_CODE
from support.editions import ROOT

NAMES = ["", *COMMANDS]
_EXAMPLE = re.compile(r"^  (factsheet .*?)(?:  .*)?$", re.MULTILINE)


def commands() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command; of the command line itself under no name."""
    top = parser()
    [actions] = [one for one in top._actions if isinstance(one, argparse._SubParsersAction)]
    return {"": top, **actions.choices}


PARSERS = commands()
HELP = {name: PARSERS[name].format_help() for name in NAMES}


def examples(name: str) -> Iterator[list[str]]:
    """The calls of the command line in a help, each as its arguments."""
    for line in _EXAMPLE.findall(HELP[name]):
        for call in re.split(r"&&|\||>>|>", line):
            words = shlex.split(call, comments=True)
            if words[:1] == ["factsheet"]:
                yield words[1:]


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_a_call(name: str) -> None:
    found = list(examples(name))
    for call in found:
        options = parser().parse_args(call)
        assert options.command in COMMANDS


def test_most_commands_have_examples() -> None:
    assert sum(bool(list(examples(name))) for name in NAMES) > len(NAMES) / 2


def test_every_code_in_an_example_is_explained() -> None:
    codes = [
        code
        for name in NAMES
        for call in examples(name)
        if call[0] == "explain"
        for code in call[1:]
        if not code.startswith("-")
    ]
    assert codes
    assert set(codes) <= BY_CODE.keys()


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_one(name: str) -> None:
    """Of this command, or of the one that an example calls."""
    known = {option for one in ("", name) for option in PARSERS[one]._option_string_actions}
    for call in examples(name):
        known |= set(PARSERS[call[0]]._option_string_actions)
    said = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*[a-z]", HELP[name]))
    assert said <= known


@pytest.mark.parametrize("name", NAMES)
def test_every_file_of_the_documentation_is_there(name: str) -> None:
    for path in re.findall(r"\bdocs/[\w/.-]*\w", HELP[name]):
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is(name: str) -> None:
    for action in PARSERS[name]._actions:
        assert action.help, action.option_strings or action.dest
