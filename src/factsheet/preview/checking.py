"""Run the gate in a separate process, after pages have been shown."""

import asyncio
import os
from collections.abc import Mapping
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factsheet.diagnostics import Diagnostic
from factsheet.edition.policy import Decision
from factsheet.gate.inspect import inspect
from factsheet.publish.executors.pool import ProcessPool
from factsheet.publish.executors.server import context, uninterrupted
from factsheet.publish.executors.worker import end_with_parent
from factsheet.workspace import Workspace

YIELDING = 5
"""Niceness: pages and papers go before findings."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The gate's result for the files on disk."""

    findings: tuple[Diagnostic, ...]
    decisions: Mapping[str, Decision]


def judge(root: str, day: date) -> Judged:
    """Run every rule that needs no layout, in the gate's process."""
    verdict = inspect(Workspace(Path(root)), day)
    return Judged(tuple(verdict.findings), verdict.decisions)


def _prepare() -> None:
    end_with_parent()
    os.nice(YIELDING)


@dataclass(slots=True)
class Gate:
    """Runs the gate in a lasting process."""

    root: Path
    _pool: ProcessPool | None = None

    async def judge(self, day: date) -> Judged:
        """The gate's answer. Raises BrokenExecutor if its process has died twice, and OSError."""
        try:
            return await self._asked(day)
        except BrokenExecutor:
            self.close()
            return await self._asked(day)

    async def _asked(self, day: date) -> Judged:
        if self._pool is None:
            self._pool = ProcessPool(1, context(), initializer=_prepare)
        with uninterrupted():
            future = self._pool.submit(judge, str(self.root), day)
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """End the process."""
        if self._pool:
            self._pool.end()
            self._pool = None
