"""Workers of a Dask cluster. This is the only module that knows `distributed`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from factsheet.diagnostics import missing_extra
from factsheet.publish.executors.machine import workers
from factsheet.publish.executors.pool import AHEAD, ExecutorError, ExecutorPool
from factsheet.rules.rendering import EXECUTOR_UNAVAILABLE

TIMEOUT = 30
"""Seconds to wait for the scheduler."""
EMPTY_CLUSTER = 4
"""Jobs to submit to a cluster that has no workers yet."""


@contextmanager
def cluster_pool(address: str) -> Iterator[ExecutorPool]:
    """The workers of the scheduler at `HOST:PORT`; without an address, of a local cluster.

    Raises ExecutorError if no scheduler answers or `distributed` is not installed.
    """
    try:
        import distributed
    except ImportError as error:
        message = f"Dask is missing: {error}"
        hint = missing_extra("cluster")
        raise ExecutorError(EXECUTOR_UNAVAILABLE, message, hint) from error
    with _connected(distributed, address) as client:
        yield ExecutorPool(
            client.get_executor(pure=False),
            lambda: AHEAD * sum(client.nthreads().values()) or EMPTY_CLUSTER,
            (distributed.KilledWorker,),
        )


@contextmanager
def _connected(distributed: Any, address: str) -> Iterator[Any]:
    if not address:
        options = {"processes": True, "threads_per_worker": 1, "dashboard_address": None}
        with (
            distributed.LocalCluster(n_workers=workers(), **options) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = distributed.Client(_url(address), timeout=TIMEOUT)
    except (OSError, ValueError) as error:
        hint = "start one with “dask scheduler”, or see docs/scale.md"
        message = f"no Dask scheduler answers at {address}: {error}"
        raise ExecutorError(EXECUTOR_UNAVAILABLE, message, hint) from error
    with client:
        yield client


def _url(address: str) -> str:
    return address if "://" in address else f"tcp://{address}"
