"""Every snippet of the documentation that is not a command is read by what reads such files.

Facts and sheets go through the loader and the schemas that editors use, tables of
factsheet.toml through the configuration's reader, catalogs through the parser of .po files.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import jinja2
import pytest
import tinycss2
import yaml

from factsheet.catalogs.parser import parse
from factsheet.cli.main import main
from factsheet.config.load import load_config
from factsheet.diagnostics import Findings
from factsheet.load.publication import load_publication
from factsheet.load.schema import editions_schema, facts_schema, sheet_schema
from factsheet.workspace import Workspace
from support.editions import ROOT
from support.schemas import problems
from support.snippets import Snippet, snippets

FOLDERS = "a folder's files, to look at"
TERMS = "a table with its columns set apart by blanks, to look at; tests/glossary reads such files"
OUTPUT = "findings about a publication that is not here; tests hold such messages to their rules"
DATA = "rows of an exported table; tests/pages/test_opendata.py reads them"
SHOWN = {
    ("docs/publications.md", "factsheet.toml "): FOLDERS,
    ("docs/themes.md", "themes/house/"): FOLDERS,
    ("docs/glossary.md", "id "): TERMS,
    ("docs/pdf.md", "sheets/staff.yaml"): OUTPUT,
    ("docs/pdf.md", "sheets/a.yaml"): OUTPUT,
    ("CONTRIBUTING-translators.md", "locales/fr/"): OUTPUT,
    ("docs/formats.md", "formats.lock.jsonl:"): OUTPUT,
    ("docs/open-data.md", "Session,"): DATA,
}
"""Blocks without a language, which nothing reads: page and beginning, and why."""

WORKFLOW = {"on": "push", "jobs": {"job": {"runs-on": "ubuntu-latest"}}}


def of(*languages: str) -> list[Snippet]:
    return [one for one in snippets() if one.language in languages]


def identified(one: Snippet) -> str:
    return str(one)


def test_every_language_is_known() -> None:
    known = {"", "text", "sh", "console", "yaml", "toml", "po", "json", "python", "css", "jinja"}
    assert {one.language for one in snippets()} - {"bash"} <= known
    # Scripts that need a whole shell: test_signing.py runs them.
    assert {one.page for one in of("bash")} == {"docs/signing.md"}


def test_what_is_only_shown_has_a_reason() -> None:
    shown = {
        next((key for key in SHOWN if key[0] == one.page and one.text.startswith(key[1])), str(one))
        for one in of("", "text")
    }
    assert shown == SHOWN.keys()
    assert len(SHOWN) == 8


# YAML: by its first key


def facts(data: dict[str, object], folder: Path) -> list[str]:
    """What the loader and the schema have against a file of facts."""
    path = folder / "facts/example.yaml"
    path.parent.mkdir()
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    (folder / "factsheet.toml").write_text("", "utf-8")
    load_publication(Workspace(folder), findings := Findings())
    # There are no sheets, nor tables; sources and facts that are named are elsewhere
    found = [one for one in findings if one.location.path == "facts/example.yaml"]
    elsewhere = ("unknown-source", "unknown-fact", "unreadable", "file-missing")
    told = [f"{one.message} [{one.code}]" for one in found if one.code not in elsewhere]
    return told + problems(path, facts_schema())


def sheet(data: dict[str, object], folder: Path) -> list[str]:
    """What the schema has against a sheet."""
    path = folder / "sheet.yaml"
    rest = {"title": "A sheet", "lead": "Its lead.", "pages": 1, "keywords": {"a": "a"}}
    whole = (rest if "title" not in data else {}) | data
    path.write_text(yaml.safe_dump(whole, sort_keys=False), "utf-8")
    return problems(path, sheet_schema())


def editions(text: str, folder: Path) -> list[str]:
    """What the loader and the schema have against a file of editions."""
    path = folder / "editions.yaml"
    path.write_text(text, "utf-8")
    load_publication(Workspace(folder), findings := Findings())
    found = [one for one in findings if one.location.path == path.name]
    return [f"{one.message} [{one.code}]" for one in found] + problems(path, editions_schema())


def schema(name: str, data: object, folder: Path, *options: str) -> list[str]:
    """What a CI service's schema has against a file."""
    path = folder / "ci.yaml"
    path.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", name, *options]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else [done.stdout]


def steps(data: list[object], folder: Path) -> list[str]:
    workflow = json.loads(json.dumps(WORKFLOW))
    workflow["jobs"]["job"]["steps"] = data
    return schema("vendor.github-workflows", workflow, folder)


def yaml_problems(text: str, folder: Path) -> list[str]:
    data = yaml.load(text, yaml.BaseLoader)
    if data is None:  # a comment alone
        (name,) = re.findall(r"\$schema=\.\./(\S+)", text)
        return [] if (ROOT / name).is_file() else [name]
    if isinstance(data, list):
        return steps(data, folder)
    keys = set(data)
    if all(key[:4].isdecimal() for key in keys):
        return editions(text, folder)
    if keys & {"facts", "sources"}:
        return facts(data, folder)
    if keys & {"title", "blocks"}:
        return sheet(data, folder)
    if any("script" in part for part in data.values()):
        plain = yaml.safe_load(text)
        return schema("vendor.gitlab-ci", plain, folder, "--data-transform", "gitlab-ci")
    if all("kind" in part and "type" not in part for part in data.values()):
        return facts({"facts": data}, folder)
    return sheet({"blocks": data}, folder)


@pytest.mark.parametrize("one", of("yaml"), ids=identified)
def test_yaml(one: Snippet, tmp_path: Path) -> None:
    assert yaml_problems(one.text, tmp_path) == []


@pytest.mark.parametrize(
    "text",
    [
        "facts:\n  a.b: {kind: cuont, value: 1}\n",
        "a.b: {kind: count, value: one, source: s, where: w}\n",
        "title: T\nblocks:\n  x: {type: figure}\n",
        "x: {type: table, serie: y}\n",
        "2021-11-25: {withdrawn: {date: 2021-12}}\n",
        "- {use: actions/checkout}\n",
        "job: {script: [x], artifacts: {path: [x]}}\n",
    ],
)
def test_a_wrong_example_would_be_found(text: str, tmp_path: Path) -> None:
    assert yaml_problems(text, tmp_path)


# The other languages


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter, with the files that examples of factsheet.toml name."""
    folder = tmp_path_factory.mktemp("snippets") / "publication"
    assert main(["new", "-q", str(folder)]) == 0
    for name in ("logo.svg", "logo-light.svg"):
        path = folder / "templates/images" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    shutil.copytree(ROOT / "src/factsheet/themes/classic", folder / "themes/house")
    (folder / "locales/glossary.tsv").write_text("id\tstatus\ten\n", "utf-8")
    return folder


@pytest.mark.parametrize("one", of("toml"), ids=identified)
def test_toml(one: Snippet, publication: Path) -> None:
    """A table of the example replaces the starter's of the same name."""
    written = tomllib.loads(one.text)
    own = (publication / "factsheet.toml").read_text("utf-8")
    parts = re.split(r"(?m)^(?=\[)", own)
    given = {name for name in written if name != "locales"}
    given |= {f"locales.{tag}" for tag in written.get("locales", {})}
    kept = [part for part in parts if re.match(r"\[([\w.-]+)\]", part) and _name(part) not in given]
    text = "\n".join([*kept, one.text])
    if "publication" in written and "publisher" not in written["publication"]:
        keys = "".join(part for part in parts if _name(part) == "publication")
        text = "\n".join([*kept, keys, one.text.replace("[publication]\n", "", 1)])
    config = publication / "factsheet.toml"
    config.write_text(text, "utf-8")
    try:
        assert load_config(Workspace(publication), findings := Findings()) is not None
        assert [str(found) for found in findings] == []
    finally:
        config.write_text(own, "utf-8")


def _name(part: str) -> str:
    found = re.match(r"\[([\w.-]+)\]", part)
    return found[1] if found else ""


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.mark.parametrize("one", of("po"), ids=identified)
def test_po(one: Snippet) -> None:
    file = parse(f"{HEADER}\n{one.text}".encode(), "example.po", findings := Findings())
    assert [str(found) for found in findings] == []
    assert file is not None
    assert [entry.context for entry in file.entries if entry.context]


@pytest.mark.parametrize("one", of("json"), ids=identified)
def test_json(one: Snippet) -> None:
    assert json.loads(one.text)


@pytest.mark.parametrize("one", of("css"), ids=identified)
def test_css(one: Snippet) -> None:
    rules = tinycss2.parse_stylesheet(one.text, skip_comments=True, skip_whitespace=True)
    assert rules
    assert [rule.type for rule in rules] == ["qualified-rule"] * len(rules)
    for rule in rules:
        declared = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
        assert {part.type for part in declared} == {"declaration"}
    used = set(re.findall(r"var\(--([\w-]+)\)", one.text))
    assert used <= declared_properties()


def declared_properties() -> set[str]:
    """Custom properties that the theme's own styles declare."""
    styles = (ROOT / "src/factsheet").glob("theme*/**/*.css")
    return {
        name for path in styles for name in re.findall(r"--([\w-]+)\s*:", path.read_text("utf-8"))
    }


@pytest.mark.parametrize("one", of("jinja"), ids=identified)
def test_jinja(one: Snippet) -> None:
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.parse(one.text)
    for name in re.findall(r'include "theme/([^"]+)"', one.text):
        assert (ROOT / "src/factsheet/theme" / name).is_file(), name


@pytest.mark.parametrize("one", of("python"), ids=identified)
def test_python(one: Snippet, publication: Path) -> None:
    """It runs as a program of its own, beside a publication in `publication`."""
    path = publication.parent / "example.py"
    # One worker: each imports all that makes PDFs
    path.write_text(one.text.replace("Executor(8,", "Executor(1,"), "utf-8")
    done = subprocess.run(
        [sys.executable, str(path)],
        cwd=publication.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT / "tests")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    if 'build("output"' in one.text:
        assert (publication.parent / "output/ar/united-nations.pdf").is_file()
