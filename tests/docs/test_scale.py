"""The examples of docs/scale.md are well formed, and call what there is."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from factsheet.cli.main import parser
from support.editions import ROOT
from support.publications import CONFIG, write_publication

EXAMPLES = ROOT / "docs" / "examples"


def test_compose() -> None:
    services = yaml.safe_load((EXAMPLES / "compose.yaml").read_text("utf-8"))["services"]
    assert services.keys() == {"scheduler", "worker", "build"}
    assert all(set(each.get("depends_on", ())) <= services.keys() for each in services.values())


def test_kubernetes() -> None:
    objects = list(yaml.safe_load_all((EXAMPLES / "kubernetes.yaml").read_text("utf-8")))
    assert [each["kind"] for each in objects] == [
        *("Deployment", "Service", "Deployment", "NetworkPolicy", "Job")
    ]
    [port] = objects[1]["spec"]["ports"]
    [scheduler] = objects[0]["spec"]["template"]["spec"]["containers"]
    assert scheduler["ports"] == [{"containerPort": port["port"]}]


def sample() -> str:
    page = (ROOT / "docs/scale.md").read_text("utf-8")
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    return code.replace("ProcessPoolExecutor(8,", "ProcessPoolExecutor(1,")


def test_from_python(tmp_path: Path) -> None:
    write_publication(tmp_path / "publication", {"factsheet.toml": CONFIG.split("[locales.ar]")[0]})
    (tmp_path / "sample.py").write_text(sample(), "utf-8")
    subprocess.run([sys.executable, "sample.py"], cwd=tmp_path, check=True)
    assert (tmp_path / "output/en/library.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("there", [False, True])
def test_from_python_where_there_is_no_publication(tmp_path: Path, there: bool) -> None:
    if there:
        (tmp_path / "publication").mkdir()
    (tmp_path / "sample.py").write_text(sample(), "utf-8")
    done = subprocess.run(
        [sys.executable, "sample.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "factsheet.toml: error: there is no configuration" in done.stderr
    assert "factsheet new FOLDER" in done.stderr
    assert "Traceback" not in done.stderr


def test_slurm() -> None:
    subprocess.run(["bash", "-n", str(EXAMPLES / "slurm.sh")], check=True)


@pytest.mark.parametrize("name", ["compose.yaml", "kubernetes.yaml", "slurm.sh"])
def test_each_builds_by_its_own_scheduler(name: str) -> None:
    text = (EXAMPLES / name).read_text("utf-8")
    called = re.search(
        r"factsheet,? build,? --executor,? (\S+)", text.replace("[", "").replace("]", "")
    )
    assert called
    address = shlex.split(called[1])[0].replace("$(hostname)", "node1").replace("$port", "8786")
    options = parser(["build"]).parse_args(["build", "--executor", address])
    assert re.fullmatch(r"dask://[\w-]+:8786", options.executor)
