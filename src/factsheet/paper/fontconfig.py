"""A fontconfig configuration with the given fonts and no others.

Fonts of the system would bypass every check of what a page fetches, and make it look
different on every machine.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path

from factsheet.scratch import scratch_folder

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
    """Let fontconfig load a configuration with these font files while the block runs.

    Loaded configurations stay valid after the block, as long as the files exist. The folder with
    the configuration and fontconfig's cache is then deleted; nothing is written elsewhere.
    """
    before = os.environ.get(VARIABLE)
    with scratch_folder() as folder:
        config = folder / "fonts.conf"
        config.write_text(_config(fonts, folder / "cache"), encoding="utf-8")
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
