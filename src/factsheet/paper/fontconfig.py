"""A fontconfig that knows the given fonts and no other.

Fonts of the system would bypass every check of what a page fetches, and make it look
different on every machine.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

VARIABLE = "FONTCONFIG_FILE"
CONFIG = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
{folders}
<cachedir>{cache}</cachedir>
<selectfont>
<rejectfont><glob>*</glob></rejectfont>
<acceptfont>
{files}
</acceptfont>
</selectfont>
<config><rescan><int>0</int></rescan></config>
</fontconfig>
"""


@contextmanager
def only_fonts(fonts: Sequence[Path]) -> Iterator[None]:
    """While the block runs, a configuration that fontconfig loads has these font files.

    What was loaded stays good after the block, as long as the files do. The folder with
    the configuration and fontconfig's cache is gone then; nothing is written elsewhere.
    """
    before = os.environ.get(VARIABLE)
    with TemporaryDirectory(prefix="factsheet-fonts-") as folder:
        config = Path(folder) / "fonts.conf"
        config.write_text(_config(fonts, Path(folder) / "cache"), encoding="utf-8")
        os.environ[VARIABLE] = str(config)
        try:
            yield
        finally:
            del os.environ[VARIABLE]
            if before is not None:
                os.environ[VARIABLE] = before


def _config(fonts: Sequence[Path], cache: Path) -> str:
    files = [path.resolve() for path in fonts]
    folders = sorted({path.parent for path in files})
    return CONFIG.format(
        folders=_elements("dir", folders),
        files=_elements("glob", sorted(files)),
        cache=escape(str(cache), quote=False),
    )


def _elements(tag: str, paths: Sequence[Path]) -> str:
    return "\n".join(f"<{tag}>{escape(str(path), quote=False)}</{tag}>" for path in paths)
