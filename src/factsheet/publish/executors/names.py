"""Executors by name, as a command line has them."""

LOCAL = "local"
DASK = "dask"
REMOTE = f"{DASK}://"


def is_executor(name: str) -> bool:
    """Whether it is the name of one: `local`, `dask` or `dask://HOST:PORT`."""
    return name in (LOCAL, DASK) or bool(name.startswith(REMOTE) and name.removeprefix(REMOTE))
