"""Builds of this folder have workers, as many as this machine has processors."""

import pytest

from factsheet.publish.executors import machine

CORES = machine.cores


@pytest.fixture(autouse=True)
def all_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "cores", CORES)
