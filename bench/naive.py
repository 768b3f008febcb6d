"""The `weasyprint` command as on a machine that has no libharfbuzz-subset.

    python bench/naive.py INPUT OUTPUT

WeasyPrint cuts fonts with fontTools then, as it did for years.
"""

import logging
import sys

import cffi

HIDDEN = "harfbuzz-subset"


def main() -> None:
    known = cffi.FFI.dlopen

    def dlopen(self: cffi.FFI, name: str | None, flags: int = 0) -> object:
        if name and HIDDEN in name:
            raise OSError(f"{name} is hidden")
        return known(self, name, flags)

    cffi.FFI.dlopen = dlopen
    from weasyprint.__main__ import main as weasyprint

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    weasyprint(["-q", *sys.argv[1:]])


if __name__ == "__main__":
    main()
