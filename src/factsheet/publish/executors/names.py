"""Names of executors, as given on the command line."""

LOCAL = "local"
DASK = "dask"
REMOTE = f"{DASK}://"


def is_executor(name: str) -> bool:
    """Whether the name is `local`, `dask` or `dask://HOST:PORT`."""
    return name in (LOCAL, DASK) or bool(name.startswith(REMOTE) and name.removeprefix(REMOTE))
