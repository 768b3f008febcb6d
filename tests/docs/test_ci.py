"""What teams run: hooks, the action and the examples call the command line that there is."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheet.cli.main import main, parser
from support.editions import ROOT
from support.once import filled_once

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
EXAMPLES = {
    path.name: next(yaml.safe_load_all(path.read_text("utf-8")))
    for path in (ROOT / "docs/examples").glob("*.y*ml")
}
STEPS = [step for step in ACTION["runs"]["steps"] if "run" in step and step["name"] != "Install"]
BRANCH = "x;touch${IFS}pwned;$(touch${IFS}pwned)`touch${IFS}pwned`"
HOSTILE = 'a $(touch pwned) `touch pwned` | "; touch pwned; "'
ANNOTATION = "::error::injected"


def scripts() -> Iterator[tuple[str, str]]:
    """Everything that a shell would be given, by where it is written."""
    for step in STEPS:
        yield f"action.yml: {step['name']}", step["run"]
    for hook in HOOKS:
        yield f".pre-commit-hooks.yaml: {hook['id']}", hook["entry"]
    for name, job in EXAMPLES["gitlab-ci.yml"].items():
        if "script" in job:
            yield f"gitlab-ci.yml: {name}", "\n".join(job["script"])
    for page in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]):
        blocks = re.findall(
            r"^ *```sh\n(.*?)^ *```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
        if blocks:
            yield str(page.relative_to(ROOT)), "\n".join(blocks)


def commands(script: str) -> Iterator[list[str]]:
    """The arguments of each call of `factsheet` in a script."""
    for line in re.sub(r"\\\n", " ", script).splitlines():
        if line.startswith("docker "):  # an image has this name too: see test_docker.py
            continue
        words = shlex.shlex(line, posix=True, punctuation_chars="();<>|&")
        words.whitespace_split = True
        words.commenters = "#"
        call: list[str] | None = None
        for word in [*words, ";"]:
            if set(word) <= set("();<>|&"):
                if call is not None:
                    # `2>` is how shlex splits a redirection of one stream
                    yield call
                call = None
            elif call is not None:
                call.append(word)
            elif Path(word).name == "factsheet" and "://" not in word:
                call = []


SCRIPTS = list(scripts())


@pytest.mark.parametrize("script", [text for _, text in SCRIPTS], ids=[name for name, _ in SCRIPTS])
def test_every_command_line_parses(script: str) -> None:
    for arguments in commands(script):
        # $STRICT is an option or nothing
        given = [word for word in arguments if word != "$STRICT"]
        options = parser().parse_args(["status" if word == "COMMAND" else word for word in given])
        assert options.command


def test_the_pages_have_command_lines() -> None:
    assert sum(len(list(commands(text))) for _, text in SCRIPTS) > 30


def test_hooks_are_what_the_example_names() -> None:
    (repository,) = EXAMPLES["pre-commit-config.yaml"]["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in HOOKS}


def test_inputs_of_the_example_are_inputs() -> None:
    steps = EXAMPLES["github.yml"]["jobs"]["check"]["steps"]
    ours = next(step for step in steps if "factsheet@" in step["uses"])
    assert set(ours["with"]) <= set(ACTION["inputs"])


def test_no_expression_reaches_a_shell() -> None:
    assert not [step["name"] for step in STEPS if "${{" in step["run"]]


class Action:
    """The steps of the action that have a script, as a runner would run them."""

    def __init__(self, folder: Path, summary: Path) -> None:
        self.folder = folder
        self.summary = summary
        self.programs = Path(sys.executable).parent
        """The folder in which a shell finds `factsheet` first."""

    def run(self, *only: str, **given: str) -> dict[str, subprocess.CompletedProcess[str]]:
        """What each step did, or each of some, by its name."""
        inputs = {"directory": ".", "base": "", "sarif": "", "strict": "false"} | given
        return {
            step["name"]: self._step(step, inputs)
            for step in STEPS
            if self._is_on(step, inputs) and (not only or step["name"] in only)
        }

    @staticmethod
    def _is_on(step: dict[str, Any], inputs: dict[str, str]) -> bool:
        condition = step.get("if")
        if condition is None:
            return True
        found = re.fullmatch(r"inputs\.(\w+) != ''", condition)
        assert found, condition
        return inputs[found[1]] != ""

    def _step(
        self, step: dict[str, Any], inputs: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        def value(expression: str) -> str:
            if found := re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", expression):
                return inputs[found[1]]
            assert expression == "${{ inputs.strict == 'true' && '--strict' || '' }}"
            return "--strict" if inputs["strict"] == "true" else ""

        programs = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        own = {name: value(text) for name, text in step["env"].items()}
        # As GitHub starts `shell: bash`
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            env=os.environ | {"PATH": programs, "GITHUB_STEP_SUMMARY": str(self.summary)} | own,
            capture_output=True,
            text=True,
            check=False,
        )


def git(folder: Path, *arguments: str) -> str:
    name = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    command = ["git", "-C", str(folder), *name, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_once(tmp_path_factory, "repository", start) / "a repository"


def start(base: Path) -> None:
    folder = base / "a repository"
    assert main(["new", "-q", str(folder / "fact sheets")]) == 0
    config = folder / "fact sheets/factsheet.toml"
    head = config.read_text("utf-8").split("[locales.ar]")[0]
    config.write_text(f"{head}[locales.fr]\n", "utf-8")
    for tag in ("ar", "es"):
        shutil.rmtree(folder / f"fact sheets/locales/{tag}")
    assert main(["sync", "-q", "-C", str(folder / "fact sheets")]) == 0
    assert main(["formats", "-q", "--lock", "-C", str(folder / "fact sheets")]) == 0
    git(base, "init", "-q", "-b", "main", str(folder))
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "start")
    git(folder, "checkout", "-qb", BRANCH)


@pytest.fixture
def repository(started: Path, tmp_path: Path) -> Path:
    """A publication in a folder with a blank in its name, on a branch with a hostile one.

    In English and French: every step starts a process that reads each language.
    """
    return shutil.copytree(started, tmp_path / "a repository")


@pytest.fixture
def action(repository: Path, tmp_path: Path) -> Action:
    return Action(repository, tmp_path / "summary of the run.md")


def test_a_clean_publication_passes(action: Action) -> None:
    done = action.run(directory="fact sheets", strict="true")
    assert {name: step.returncode for name, step in done.items()} == {"Status": 0, "Check": 0}
    assert done["Check"].stdout == ""
    assert action.summary.read_text("utf-8").startswith("## Translations")


def test_a_pull_request_that_breaks_things(
    repository: Path, action: Action, tmp_path: Path
) -> None:
    publication = repository / "fact sheets"
    replace(publication / "facts/united-nations.yaml", "value: 193,", "value: 201,")
    replace(
        publication / "sheets/united-nations.yaml", "heading: In short", f"heading: '{HOSTILE}'"
    )
    replace(
        publication / "sheets/united-nations.yaml",
        "heading: In figures",
        f'heading: "x\\n{ANNOTATION}"',
    )
    french = publication / "locales/fr/LC_MESSAGES/factsheet.po"
    replace(french, 'msgstr "États Membres"', 'msgstr ""')
    git(repository, "commit", "-qam", HOSTILE)
    base = git(repository, "rev-parse", "main")
    # As a checkout in CI is: of one commit
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", "-b", BRANCH, f"file://{repository}", str(clone))
    action.folder = clone

    done = action.run(directory="fact sheets", base=base, sarif="out put.sarif")

    codes = {name: step.returncode for name, step in done.items()}
    assert codes == {"Status": 0, "Impact": 0, "Code scanning": 0, "Check": 1}
    notes = done["Check"].stdout
    assert "::error title=catalogs::" in notes
    place = "file=fact sheets/locales/fr/LC_MESSAGES/factsheet.po"
    assert re.search(rf"^::warning {place},line=\d+,.*title=untranslated", notes, re.MULTILINE)
    summary = action.summary.read_text("utf-8")
    # A heading needs a blank line before it, after what is HTML
    assert f"\n\n## Facts changed since {base}\n" in summary
    assert "193 → 201" in summary
    assert (clone / "out put.sarif").is_file()
    # Nothing of a title, a branch or a message was run, by the shell or by GitHub
    assert not list(tmp_path.rglob("pwned*"))
    said = "".join(step.stdout + step.stderr for step in done.values())
    assert ANNOTATION not in [text.strip() for text in said.splitlines()]


def test_base_may_be_a_branch(repository: Path, action: Action, tmp_path: Path) -> None:
    replace(repository / "fact sheets/facts/united-nations.yaml", "value: 193,", "value: 201,")
    git(repository, "commit", "-qam", "edit")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", "-b", BRANCH, f"file://{repository}", str(clone))
    action.folder = clone
    assert action.run("Impact", directory="fact sheets", base="main")["Impact"].returncode == 0
    assert "193 → 201" in action.summary.read_text("utf-8")


@pytest.mark.parametrize("base", ["nonsense", "--upload-pack=touch pwned"])
def test_an_unknown_base_fails_the_step(base: str, action: Action, tmp_path: Path) -> None:
    done = action.run("Impact", directory="fact sheets", base=base)["Impact"]
    assert done.returncode == 2
    assert "git knows no revision" in done.stderr
    assert action.summary.read_text("utf-8").strip() == ""
    assert not list(tmp_path.rglob("pwned*"))


class Stand:
    """A `factsheet` that ends with chosen exit codes, so that a step can be watched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def ends(self, **codes: int) -> None:
        """Exit codes by command; a command without one ends with 0."""
        cases = "".join(f"{command}) exit {code};;\n" for command, code in codes.items())
        program = self.folder / "factsheet"
        program.write_text(f'#!/bin/sh\ncase "$1" in\n{cases}esac\n', "utf-8")
        program.chmod(0o755)


@pytest.fixture
def stand(tmp_path: Path, action: Action) -> Stand:
    made = Stand(tmp_path / "programs")
    action.programs = made.folder
    return made


COMMANDS = {"Status": "status", "Impact": "impact", "Code scanning": "check", "Check": "check"}
"""What each step runs."""


@pytest.mark.parametrize("code", [0, 1, 2, 3, 127, 139])
@pytest.mark.parametrize("step", COMMANDS)
def test_findings_pass_a_report_and_failures_do_not(
    step: str, code: int, action: Action, stand: Stand
) -> None:
    stand.ends(**{COMMANDS[step]: code})
    done = action.run(step, directory="fact sheets", base="main", sarif="out.sarif")[step]
    passes = code == 0 or (code == 1 and step != "Check")
    assert done.returncode == (0 if passes else code)


@pytest.mark.parametrize(
    ("step", "topic"), [("Status", "translations"), ("Impact", "changed facts")]
)
def test_the_summary_names_only_findings(
    step: str, topic: str, action: Action, stand: Stand
) -> None:
    """A tool that broke off does not look like one that found errors."""
    for code, note in ((0, ""), (1, f"No report on {topic}: see the errors."), (3, "")):
        action.summary.unlink(missing_ok=True)
        stand.ends(**{COMMANDS[step]: code})
        action.run(step, directory="fact sheets", base="main")
        assert action.summary.read_text("utf-8").strip() == note


@pytest.mark.parametrize(("behind", "found", "end"), [(1, 0, 1), (0, 1, 1), (3, 1, 3), (1, 2, 2)])
def test_the_worse_of_catalogs_and_findings_counts(
    behind: int, found: int, end: int, action: Action, stand: Stand
) -> None:
    stand.ends(sync=behind, check=found)
    done = action.run("Check", directory="fact sheets")["Check"]
    assert done.returncode == end
    assert ("Catalogs are behind" in done.stdout) == (behind == 1)


def test_every_step_is_watched() -> None:
    assert {step["name"] for step in STEPS} == COMMANDS.keys()


def test_what_cannot_be_printed_has_no_report(repository: Path, action: Action) -> None:
    french = repository / "fact sheets/locales/fr/LC_MESSAGES/factsheet.po"
    replace(french, "\u00a0: {un.languages}.", "\u00a0: {un.languages.")
    assert action.run("Status", directory="fact sheets")["Status"].returncode == 0
    assert action.summary.read_text("utf-8") == "No report on translations: see the errors.\n"


def test_a_publication_that_is_not_there(action: Action) -> None:
    assert action.run("Check", directory="nowhere")["Check"].returncode == 2


@pytest.mark.parametrize("is_broken", [False, True])
def test_the_example_for_gitlab(repository: Path, *, is_broken: bool) -> None:
    publication = repository / "fact sheets"
    if is_broken:
        replace(publication / "facts/united-nations.yaml", "value: 193,", "value: 201,")
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    codes = {}
    for job in ("check", "impact"):
        lines = EXAMPLES["gitlab-ci.yml"][job]["script"]
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", "\n".join(lines)],
            cwd=publication,
            env=os.environ
            | {
                "PATH": programs,
                "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(repository, "rev-parse", "main"),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        codes[job] = done.returncode
    # Catalogs are behind where a value is, which the comments for translators show
    assert codes == {"check": int(is_broken), "impact": 0}
    assert ("193 → 201" in (publication / "impact.md").read_text("utf-8")) == is_broken
    for report in ("junit.xml", "gl-code-quality-report.json"):
        assert (publication / report).stat().st_size
