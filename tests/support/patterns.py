"""Every regular expression of the package, how each is called, and texts that are hard for it.

A backtracking matcher is slow in two ways: parts of a pattern that can share a text in many
ways, and starts that each read the rest of the text in vain. So each text repeats what a part
of the pattern reads: one part alone after what comes before it, or the beginning of the whole
up to that part (Davis and others, “The Impact of Regular Expression Denial of Service”, 2018).
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import factsheet

SCANNING = ("search", "sub", "subn", "findall", "finditer", "split")
ANCHORED = ("match", "fullmatch")
FAVOURITES = "a1 -.<\u0639"
"""The letters that texts are made of, wherever a part of the pattern takes them."""
OTHERS = "a1 .-\n\"<>A_,:%/'{([\u00e9\u0661"
LONG = 8
"""Repetitions that count as unbounded."""


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern and the methods by which the package calls it."""

    name: str
    pattern: re.Pattern[Any]
    methods: tuple[str, ...]


def modules() -> Iterator[str]:
    """Names of all modules of the package, sorted."""
    found = pkgutil.walk_packages(factsheet.__path__, "factsheet.")
    yield from sorted(one.name for one in found if not one.name.endswith("__main__"))


@cache
def patterns() -> list[Used]:
    """Every compiled pattern that a module or class holds, and every literal one in a call."""
    held: dict[int, tuple[str, re.Pattern[Any]]] = {}
    literal: list[Used] = []
    names: dict[str, set[str]] = {}
    for module_name in modules():
        module = importlib.import_module(module_name)
        spaces = [(module_name, vars(module))]
        spaces += [
            (f"{module_name}.{one.__name__}", dict(vars(one)))
            for one in vars(module).values()
            if isinstance(one, type) and one.__module__ == module_name
        ]
        for path, space in spaces:
            for key, value in space.items():
                for pattern in _held(value):
                    held.setdefault(id(pattern), (f"{path}.{key}", pattern))
        tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
        for name, method in _calls(tree):
            key = f"{module_name}.{name}" if name.startswith("_") else name
            names.setdefault(key, set()).add(method)
        literal += _literals(module_name, tree)
    return literal + [
        Used(path, pattern, tuple(sorted(_methods(path, names)))) for path, pattern in held.values()
    ]


def _methods(path: str, names: dict[str, set[str]]) -> set[str]:
    """How a pattern is called; by `search`, where it is handed to others."""
    name = path.rpartition(".")[2]
    return names.get(path) or names.get(name) or {"search"}


def _held(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from _held(one)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for one in value:
            yield from _held(one)


def _calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Names that a method of a pattern is called of, or asked for, with the method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in SCANNING + ANCHORED:
            value = node.value
            while isinstance(value, ast.Subscript | ast.Call):
                value = value.value if isinstance(value, ast.Subscript) else value.func
            if isinstance(value, ast.Name):
                yield value.id, node.attr
            elif isinstance(value, ast.Attribute):
                yield value.attr, node.attr


def _literals(module: str, tree: ast.AST) -> Iterator[Used]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        method, of = node.func.attr, node.func.value
        if not (isinstance(of, ast.Name) and of.id == "re" and node.args):
            continue
        written = node.args[0]
        if method in SCANNING + ANCHORED and isinstance(written, ast.Constant):
            yield Used(f"{module}:{node.lineno}", re.compile(written.value), (method,))


def hard_texts(pattern: re.Pattern[Any]) -> Iterator["HardText"]:
    """Texts to try a pattern with, each once."""
    text = pattern.pattern
    is_bytes = isinstance(text, bytes)
    tree = parser.parse(text, pattern.flags & ~re.UNICODE if is_bytes else pattern.flags)
    seen = set()
    for favourite in FAVOURITES:
        for before, piece in _pieces(tree, "", Letters(favourite)):
            if piece and (before, piece) not in seen:
                seen.add((before, piece))
                yield HardText(before, piece, is_bytes)


@dataclass(frozen=True, slots=True)
class HardText:
    """What is written once, and what is repeated after it."""

    before: str
    piece: str
    is_bytes: bool

    def of(self, length: int) -> Any:
        """A text of about so many characters, of the pattern's type."""
        text = self.before + self.piece * max(1, length // len(self.piece))
        return text.encode("utf-8", "replace") if self.is_bytes else text


class Letters:
    """What each part of a pattern reads, with one letter wherever it will do."""

    def __init__(self, favourite: str) -> None:
        self.letters = favourite + OTHERS
        self.known: dict[str, str] = {}

    def of(self, node: Any) -> str:
        """The favourite that a set of characters takes."""
        kind, argument = node
        if kind is op.ANY:
            return self.letters[0]
        if (known := self.known.get(repr(node))) is not None:
            return known
        self.known[repr(node)] = letter = self._letter(kind, argument, node)
        return letter

    def _letter(self, kind: Any, argument: Any, node: Any) -> str:
        items = [node] if kind is not op.IN else argument
        inverse = bool(items) and items[0][0] is op.NEGATE
        for letter in (*self.letters, *map(chr, range(33, 0x3000))):
            if any(_takes(item, letter) for item in items) != inverse:
                return letter
        return ""

    def text(self, tree: Any) -> str:
        """A text that the parts read one after another."""
        return "".join(self.part(node) for node in tree)

    def part(self, node: Any) -> str:
        """A text that one part reads."""
        kind, argument = node
        if kind is op.LITERAL:
            return chr(argument)
        if kind in (op.ANY, op.IN, op.NOT_LITERAL):
            return self.of(node)
        if kind is op.BRANCH:
            return self.text(argument[1][0])
        if kind is op.SUBPATTERN:
            return self.text(argument[3])
        if kind is op.ATOMIC_GROUP:
            return self.text(argument)
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, most, body = argument
            return self.text(body) * min(max(least, 1), most, 40)
        return ""


def _takes(item: Any, letter: str) -> bool:
    kind, argument = item
    if kind is op.LITERAL:
        return chr(argument) == letter
    if kind is op.NOT_LITERAL:
        return chr(argument) != letter
    if kind is op.RANGE:
        return bool(argument[0] <= ord(letter) <= argument[1])
    if kind is op.CATEGORY:
        name = str(argument).removeprefix("CATEGORY_")
        plain = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
        found = re.match(plain[name.removeprefix("NOT_")], letter) is not None
        return found != name.startswith("NOT_")
    return False


def _pieces(tree: Any, before: str, letters: Letters) -> Iterator[tuple[str, str]]:
    """What to write once, and what to repeat after it."""
    for node in tree:
        kind, argument = node
        inner: list[Any] = []
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            if argument[1] >= LONG:
                yield before, letters.text(argument[2])
            inner = [argument[2]]
        elif kind is op.SUBPATTERN:
            inner = [argument[3]]
        elif kind is op.ATOMIC_GROUP:
            inner = [argument]
        elif kind is op.BRANCH:
            inner = argument[1]
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            inner = [argument[1]]
        for one in inner:
            yield from _pieces(one, before, letters)
        before += letters.part(node)
        yield "", before
