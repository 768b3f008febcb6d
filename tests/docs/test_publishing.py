"""The examples that publish: their scripts run here as a runner would run them, with a repository
beside them, and their files fit the schemas of GitHub and GitLab."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from factsheet.cli.main import main
from support.editions import ROOT

EXAMPLES = ROOT / "docs/examples"
SCHEMAS = [
    ("vendor.github-workflows", "github.yml", []),
    ("vendor.gitlab-ci", "gitlab-ci.yml", ["--data-transform", "gitlab-ci"]),
    ("vendor.compose-spec", "compose.yaml", []),
    ("vendor.github-actions", "../../action.yml", []),
]
"""What check-jsonschema brings along, and the file of ours that it is about."""


@pytest.mark.parametrize(("schema", "name", "options"), SCHEMAS, ids=str)
def test_schema(schema: str, name: str, options: list[str]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options]
    done = subprocess.run(
        [*command, str(EXAMPLES / name)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def scripts(name: str) -> list[str]:
    """What the example's job runs in a shell to publish, without what it installs."""
    example = yaml.safe_load((EXAMPLES / name).read_text("utf-8"))
    if "jobs" in example:
        steps = example["jobs"]["publish"]["steps"]
        return [step["run"] for step in steps if "run" in step and step["name"] != "Install"]
    # GitLab gives all lines to one shell
    return ["\n".join(example["pages"]["script"])]


@dataclass
class Runner:
    """Checkouts of a publication, one for each run, and the repository that they are of."""

    folder: Path
    runs: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def origin(self) -> Path:
        return self.folder / "origin.git"

    @property
    def work(self) -> Path:
        return self.folder / "work"

    @property
    def summary(self) -> Path:
        return self.folder / "summary.md"

    def git(self, *arguments: str, at: Path | None = None) -> str:
        name = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
        command = ["git", "-C", str(at or self.work), *name, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "edit")
        self.git("push", "--quiet", "origin", "main")

    def publish(self, example: str) -> int:
        """The exit code of the first script that fails, or 0. Each checkout is new."""
        self.runs += 1
        checkout = self.folder / f"checkout {self.runs}"
        self.git("clone", "-q", "--depth=1", f"file://{self.origin}", str(checkout), at=self.folder)
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        given = {"PATH": programs, "GITHUB_STEP_SUMMARY": str(self.summary)}
        for script in scripts(example):
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
                cwd=checkout,
                env=os.environ | given,
                capture_output=True,
                text=True,
                check=False,
            )
            self.told.append(done.stdout + done.stderr)
            if done.returncode:
                return done.returncode
        return 0

    def published(self, name: str) -> str:
        """A file of the branch that holds the last edition."""
        return self.git("show", f"published:{name}", at=self.origin)

    def editions(self) -> list[str]:
        return self.git("log", "--format=%H", "published", at=self.origin).splitlines()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """The starter in English and French, with a policy that keeps an incomplete language."""
    made = Runner(tmp_path)
    assert main(["new", "-q", str(made.work)]) == 0
    config = made.work / "factsheet.toml"
    head = config.read_text("utf-8").split("[locales.ar]")[0]
    config.write_text(f'{head}[locales.fr]\n\n[policy]\nincomplete = "keep"\n', "utf-8")
    made.git("init", "-q", "--bare", "-b", "main", str(made.origin), at=tmp_path)
    made.git("config", "receive.advertisePushOptions", "true", at=made.origin)
    made.git("init", "-q", "-b", "main")
    made.git("remote", "add", "origin", str(made.origin))
    made.commit()
    return made


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("example", ["github.yml", "gitlab-ci.yml"])
def test_the_last_good_edition_is_kept(example: str, runner: Runner) -> None:
    catalog = runner.work / "locales/fr/LC_MESSAGES/factsheet.po"
    assert runner.publish(example) == 0, runner.told
    first = runner.editions()
    assert len(first) == 1
    french = runner.published("fr/united-nations.html")

    # An incomplete translation: the other language moves on, this one stays as it was
    replace(catalog, 'msgstr "États Membres"', 'msgstr ""')
    replace(runner.work / "factsheet.toml", "2024-01-01", "2024-02-01")
    runner.commit()
    assert runner.publish(example) == 0, runner.told
    locales = json.loads(runner.published("manifest.json"))["locales"]
    assert {tag: entry["state"] for tag, entry in locales.items()} == {
        "en": "published",
        "fr": "kept",
    }
    assert runner.published("fr/united-nations.html") == french
    second = runner.editions()
    assert second[1:] == first
    reports = runner.told + ([runner.summary.read_text("utf-8")] if runner.summary.exists() else [])
    assert any("2024-01-01 → 2024-02-01" in text for text in reports)

    # Something wrong: nothing is published
    replace(runner.work / "sheets/united-nations.yaml", "{un.founded}", "{un.nothing}")
    runner.commit()
    assert runner.publish(example) == 1
    assert runner.editions() == second
