"""The examples of docs/scale.md are well formed, and call what there is."""

import re
import shlex
import subprocess

import pytest
import yaml

from factsheet.cli.main import parser
from support.editions import ROOT

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
