"""Prints how large the code is, where it repeats itself, and how long its tests take.

    python tools/measures.py [SOURCE] [--tests JUNIT.XML]

SOURCE is the folder of the package (default: src/factsheet). The last run of `make test` leaves its
times in .cache/tests.xml; without that file, they are left out. Every count is defined by a
function of this file, and held by tests/tools/test_measures.py. The table judges nothing: the exit
code is 0.
"""

import argparse
import ast
import io
import re
import signal
import tokenize
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[1]
LONG, SHORT = 300, 60
"""Lines: a module has no more than the first and no fewer than the second, as a rule."""
TABLE = 10
"""Lines from which on a constant of `locales` is a table of languages rather than code."""
DATA = (".json", ".txt", ".tsv", ".csv")
CONTENT = ("theme", "themes", "scaffold")
"""Folders whose files belong to publications: they are no data of the code."""
PAPER = "paper"
"""The folder where modules know WeasyPrint."""
LIBRARIES = re.compile(r"weasyprint|pydyf", re.IGNORECASE)
SHORTCUTS = ("paper/shortcuts",)
"""What replaces functions of WeasyPrint for speed."""
REPAIRS = ("paper/tags", "paper/divided.py", "paper/tounicode.py")
"""What replaces functions of WeasyPrint because their results are wrong: tags, columns, texts."""
LAYOUT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
OUTSIDE = {tokenize.ENCODING, tokenize.ENDMARKER}
FORMATTED = {
    getattr(tokenize, "FSTRING_START", None): 1,
    getattr(tokenize, "FSTRING_END", None): -1,
}
"""From Python 3.12 on, an f-string is several tokens; it counts as one, as before."""
F_STRING = re.compile(r"r?f", re.IGNORECASE)


@dataclass(frozen=True)
class Module:
    """One module: its path in the package, and its text."""

    path: str
    text: str

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def tokens(self) -> list[tokenize.TokenInfo]:
        """Names, numbers, operators and texts: no comments, no layout, no docstrings."""
        tokens, depth, begins = [], 0, True
        readline = io.StringIO(self.text).readline
        for token in tokenize.generate_tokens(readline):
            opens = FORMATTED.get(token.type, 0)
            if token.type in LAYOUT:
                begins = begins or token.type == tokenize.NEWLINE
            elif token.type not in OUTSIDE:
                is_text = token.type == tokenize.STRING and not F_STRING.match(token.string)
                is_docstring = begins and is_text
                if not depth and not is_docstring:
                    tokens.append(token)
                begins = False
            depth += opens
        return tokens

    @property
    def any_lines(self) -> int:
        """Lines that say `Any`."""
        said = (t for t in self.tokens if t.type == tokenize.NAME and t.string == "Any")
        return len({token.start[0] for token in said})

    @property
    def knows_weasyprint(self) -> bool:
        return is_inside(self.path, (PAPER,)) and bool(LIBRARIES.search(self.text))

    @property
    def tables(self) -> int:
        """Lines of constants of `locales` that are tables."""
        if not is_inside(self.path, ("locales",)):
            return 0
        heights = (
            1 + (node.end_lineno or 0) - node.lineno
            for node in self.tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign)
        )
        return sum(height for height in heights if height >= TABLE)

    def classes(self) -> Iterator[ast.ClassDef]:
        """Its public classes."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node

    def muted(self) -> Iterator[int]:
        """Lines of each `Findings()` that nobody reads: it is made as an argument, or its only
        use is to be one."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                yield from (argument.lineno for argument in given if makes_findings(argument))
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from muted_names(node)


def makes_findings(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Findings"
        and not node.args
    )


def muted_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[int]:
    """Lines where a variable gets a `Findings()` of its own, that is handed to one call and not
    looked at again."""
    nodes = list(ast.walk(function))
    made = {
        target.id: node.lineno
        for node in nodes
        if isinstance(node, ast.Assign)
        for target, value in assigned(node)
        if isinstance(target, ast.Name) and makes_findings(value)
    }
    arguments = {id(one) for node in nodes if isinstance(node, ast.Call) for one in node.args}
    for name, line in made.items():
        uses = [n for n in nodes if isinstance(n, ast.Name) and n.id == name and is_read(n)]
        if len(uses) == 1 and id(uses[0]) in arguments:
            yield line


def assigned(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each variable with its value, in `a = x` and in `a, b = x, y`."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)
        else:
            yield target, node.value


def is_read(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Load)


def is_inside(path: str, places: Iterable[str]) -> bool:
    """Whether a module is one of these, or lies in one of these folders."""
    return any(path == place or path.startswith(f"{place}/") for place in places)


def duplicates(modules: Iterable[Module]) -> dict[str, list[str]]:
    """Names of public classes that stand more than once, with path and line of each."""
    places = defaultdict(list)
    for module in modules:
        for node in module.classes():
            places[node.name].append(f"{module.path}:{node.lineno}")
    return {name: found for name, found in sorted(places.items()) if len(found) > 1}


def data_lines(source: Path) -> int:
    """Lines of data files, outside what belongs to publications."""
    return sum(
        len(path.read_text("utf-8").splitlines())
        for path in source.rglob("*")
        if path.suffix in DATA and not is_inside(path.relative_to(source).as_posix(), CONTENT)
    )


def test_times(junit: Path) -> dict[str, tuple[int, float]]:
    """Tests and seconds of each folder of tests/, from a JUnit file of pytest."""
    times: dict[str, tuple[int, float]] = {}
    for case in ET.parse(junit).iter("testcase"):
        parts = case.get("classname", "").split(".")
        folder = parts[1] if len(parts) > 2 and not parts[1].startswith("test_") else "."
        count, seconds = times.get(folder, (0, 0.0))
        times[folder] = count + 1, seconds + float(case.get("time", 0))
    return times


def rows(source: Path, modules: list[Module]) -> Iterator[tuple[str, str]]:
    """The table of measures: what is counted, and how much there is."""
    lines = sum(module.lines for module in modules)
    tables = sum(module.tables for module in modules)
    data = data_lines(source)
    twice = duplicates(modules)
    long = [module for module in modules if module.lines > LONG]
    yield "lines of Python", f"{lines:,}"
    yield "  of these, tables of languages", f"{tables:,}"
    yield "lines of data files", f"{data:,}"
    yield "lines together", f"{lines + data:,}"
    yield "tokens without docstrings", f"{sum(len(module.tokens) for module in modules):,}"
    yield "modules", f"{len(modules):,}"
    yield f"  over {LONG} lines", str(len(long))
    yield f"  under {SHORT} lines", str(sum(module.lines < SHORT for module in modules))
    yield "public class names that stand twice", str(len(twice))
    outside = [module for module in modules if not module.knows_weasyprint]
    yield "lines that say Any", str(sum(module.any_lines for module in outside))
    yield (
        "  in modules that know WeasyPrint",
        str(sum(module.any_lines for module in modules if module.knows_weasyprint)),
    )
    yield (
        "SimpleNamespace",
        str(
            sum(token.string == "SimpleNamespace" for module in modules for token in module.tokens)
        ),
    )
    yield "Findings() that nobody reads", str(sum(len(list(m.muted())) for m in modules))
    for label, places in (("shortcuts", SHORTCUTS), ("repairs", REPAIRS)):
        inside = sum(module.lines for module in modules if is_inside(module.path, places))
        yield f"lines inside libraries: {label}", f"{inside:,}"


def details(modules: list[Module]) -> Iterator[tuple[str, str]]:
    """Where the names stand that stand twice, and which modules are long."""
    for name, places in duplicates(modules).items():
        yield f"twice: {name}", " ".join(places)
    for module in modules:
        if module.lines > LONG:
            yield f"over {LONG} lines: {module.path}", str(module.lines)


def times_table(junit: Path) -> Iterator[tuple[str, str]]:
    """Folders of tests, the slowest first."""
    times = test_times(junit)
    for folder, (count, seconds) in sorted(times.items(), key=lambda item: -item[1][1]):
        yield f"tests/{folder}".removesuffix("/."), f"{seconds:,.1f} s, tests: {count}"
    yield "all tests", f"{sum(seconds for _, seconds in times.values()):,.1f} s of processes"


def table(pairs: Iterable[tuple[str, str]]) -> str:
    listed = list(pairs)
    width = max((len(label) for label, _ in listed), default=0)
    return "".join(f"{label:<{width}}  {figure}\n" for label, figure in listed)


def main() -> None:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends it without a traceback
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path, default=ROOT / "src/factsheet")
    parser.add_argument("--tests", type=Path, default=ROOT / ".cache/tests.xml")
    options = parser.parse_args()
    modules = [
        Module(path.relative_to(options.source).as_posix(), path.read_text("utf-8"))
        for path in sorted(options.source.rglob("*.py"))
    ]
    print(table(rows(options.source, modules)))
    if listed := list(details(modules)):
        print(table(listed))
    if options.tests.is_file():
        print(table(times_table(options.tests)), end="")
    else:
        print("No times of tests: make test writes them.")


if __name__ == "__main__":
    main()
