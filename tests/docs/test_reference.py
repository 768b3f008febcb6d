"""The reference says what the code does: every kind, form, key and block, and no dead link."""

import argparse
import json
import re
from pathlib import Path

import pytest

from factsheet.cli.main import parser
from factsheet.config.keys import LOCALE, POLICY, PUBLICATION
from factsheet.config.policy import INCOMPLETE, LEVELS
from factsheet.edition.record import LanguageState
from factsheet.load.shape import keys_of
from factsheet.messages.forms import CASES, FORMS, GENDERS, LIST_FORMS, WORDS
from factsheet.model.facts import Approximation, Fact, Source, Statement
from factsheet.model.sheet import BLOCKS, Block, Chart, ChartKind, Sheet, Width
from factsheet.model.values import KINDS
from factsheet.report.statusformats import VERSION, as_json
from support.statuses import status

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def section(page: str, heading: str) -> str:
    """A page's text from a heading to the next one."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return text.split(f"\n{heading}\n")[1].split("\n#")[0]


def code(text: str) -> set[str]:
    """Words set as code, such as `count`; fenced examples are none."""
    return set(re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)))


def table(text: str) -> dict[str, set[str]]:
    """The tables in a text: the code words of each row, by those of its first cell."""
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if line.startswith("| "):
            first = line.split(" | ")[0]
            found |= dict.fromkeys(code(first), code(line) - code(first))
    return found


def names(model: type) -> set[str]:
    return {key.name for key in keys_of(model)}


@pytest.mark.parametrize("kind", KINDS)
def test_kind(kind: str) -> None:
    named = {form for form in FORMS[kind] if form and form not in WORDS[1:]}
    assert named <= table(section("facts.md", "## Kinds"))[kind]


def test_forms_in_words() -> None:
    assert {*GENDERS, *CASES} <= code(section("facts.md", "### Numbers in words"))


def test_forms_of_lists() -> None:
    lists = next(
        line for line in section("facts.md", "## Kinds").splitlines() if "a list of any" in line
    )
    assert {form for form in LIST_FORMS if form} <= code(lists)


def test_keys_of_sources() -> None:
    assert set(table(section("facts.md", "## Sources"))) == names(Source)


def test_keys_of_facts() -> None:
    written = set(table(section("facts.md", "## Facts")))
    assert written == names(Fact) - {"columns"}


def test_keys_of_statements() -> None:
    assert set(table(section("facts.md", "### Statements"))) == names(Statement)


def test_approximations() -> None:
    assert {word.value for word in Approximation} <= code(section("facts.md", "### Statements"))


def test_keys_of_sheets() -> None:
    text = (ROOT / "docs/sheets.md").read_text("utf-8").split("\n## ")[0]
    assert set(table(text)) == names(Sheet)


@pytest.mark.parametrize("kind", BLOCKS)
def test_block(kind: str) -> None:
    own = names(BLOCKS[kind]) - names(Block)
    assert own <= table(section("sheets.md", "## Blocks"))[kind]


def test_keys_of_every_block() -> None:
    assert names(Block) | {width.value for width in Width} <= code(
        section("sheets.md", "## Blocks")
    )


def test_kinds_of_chart() -> None:
    row = table(section("sheets.md", "## Blocks"))[Chart.__name__.lower()]
    assert {kind.value for kind in ChartKind} <= row


def test_configuration() -> None:
    text = section("publications.md", "## factsheet.toml")
    assert set(table(text)) == set(LOCALE)
    assert all(re.search(rf"^{key} = ", text, re.MULTILINE) for key in PUBLICATION)


def test_policy() -> None:
    text = section("publications.md", "### Policy")
    assert set(table(text)) == set(POLICY)
    assert {*INCOMPLETE, *LanguageState} <= {word.strip('"') for word in code(text)}


def test_levels_of_findings() -> None:
    text = section("publications.md", "### Levels of findings")
    assert set(LEVELS) <= {word.strip('"') for word in code(text)}


def test_status_json() -> None:
    """The example in the documentation has the keys that are written, and no other."""
    example = json.loads(section("status.md", "## JSON").split("```")[1].removeprefix("json"))
    written = json.loads(as_json(status()))["locales"]["fr"]
    documented = example["locales"]["fr"]
    assert documented.keys() == written.keys()
    assert documented["blockers"][0].keys() == written["blockers"][0].keys()
    for key in ("messages", "words"):
        assert documented[key].keys() == written[key].keys()
    assert example["version"] == VERSION


def test_forms_that_translators_may_choose() -> None:
    text = section("translating.md", "### Forms")
    forms = {form for kind in FORMS.values() for form in (*kind, *LIST_FORMS) if form}
    assert forms - {*WORDS[1:], *re.findall(r":([a-z]+(?:-[a-z]+)*)[`}]", text)} == {"short"}


def commands() -> dict[str, argparse.ArgumentParser]:
    return next(
        dict(action.choices)
        for action in parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )


def test_commands() -> None:
    text = (ROOT / "docs/commands.md").read_text("utf-8")
    written = re.findall(r"^\| `factsheet ([a-z]+)", text, re.MULTILINE)
    assert sorted(written) == sorted(commands())


def test_options() -> None:
    text = (ROOT / "docs/commands.md").read_text("utf-8")
    options = {
        name
        for command in commands().values()
        for action in command._actions
        for name in action.option_strings
        if name not in ("-h", "--help")
    }
    written = re.findall(r"^\| (`--?[a-zA-Z].*?) \| ", text, re.MULTILINE)
    assert set(re.findall(r"(?<![a-zA-Z-])--?[a-zA-Z-]+", " ".join(written))) == options


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs/decisions"
    listed = re.findall(r"\((\d{4}-.*\.md)\)", (folder / "README.md").read_text("utf-8"))
    assert listed == sorted(path.name for path in folder.glob("0*.md"))
