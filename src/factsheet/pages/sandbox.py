"""Jinja's sandbox, which remembers what it has judged and counts what a template costs.

A template comes with a theme, and a few words of it can ask for any amount of work: loops in
loops, macros that call themselves twice, `"a" * 10**9`. So every turn of a loop, every macro,
block and template that is entered is a step, and a page has a number of them. What a template
makes is counted in characters. Both are the same on every machine.
"""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from math import prod
from types import BuiltinMethodType, GeneratorType, MethodType
from typing import Any, cast

from jinja2 import Template, TemplateRuntimeError, nodes, pass_context
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS = 5_000_000
"""Steps of a page: a table of 100,000 rows with ten columns takes a million."""
MOST_CHARACTERS = 32 * 2**20
"""Characters of a page, and of any text that a template makes on the way."""
MOST_WORK = 100_000_000
"""Product of the sizes that one call is given: `"a"|center(10**9)` is never begun."""
CHARACTERS_A_STEP = 100
"""What counts as a step where texts are gone through."""
ENTRY = 20
"""Steps of a macro, block or template that is entered: about as long as 20 turns of a loop."""
STEP, WEIGHED, SIZED = "factsheet_step", "factsheet_weighed", "factsheet_sized"
"""Filters that are put into templates where they are compiled."""

_METHODS = (MethodType, BuiltinMethodType)
_WIDE = re.compile(r"[0-9]{7}|[%.0-9]\*|\{[^{}]*:[^{}]*\{")
"""A field of formats that is millions of characters wide, or as wide as an argument says."""
_NUMBERS = (int, float)


class TemplateCostError(TemplateRuntimeError):
    """A template asks for more work than a page may take."""


class _Page(Template):
    def render(self, *arguments: Any, **values: Any) -> str:
        """Begin a page with all its steps."""
        cast("Sandbox", self.environment).spent = 0
        return super().render(*arguments, **values)


class Sandbox(ImmutableSandboxedEnvironment):
    """Judges each attribute of each type once: a page asks for hundreds of them.

    Jinja's judgement goes by the type of an object and the name of the attribute alone.
    """

    template_class = _Page
    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.judged: dict[tuple[type, str], bool] = {}
        self.spent = 0
        """Steps of the page so far."""
        self.globals.pop("lipsum")
        self.filters |= {name: self._counted(filter_) for name, filter_ in FILTERS.items()}

        @pass_context
        def step(_context: Any, value: Any) -> Any:
            self.spend(value)
            return value

        @pass_context
        def weighed(_context: Any, value: Any) -> Any:
            self.spend(_steps(value))
            return value

        @pass_context
        def sized(_context: Any, value: Any) -> Any:
            return self.bounded(value)

        self.filters |= {STEP: step, WEIGHED: weighed, SIZED: sized}

    def spend(self, steps: int) -> None:
        """Raises TemplateCostError where the page has no more steps."""
        self.spent += steps
        if self.spent > MOST_STEPS:
            message = f"the page takes more than {MOST_STEPS:,} steps of loops and macros"
            raise TemplateCostError(message)

    def bounded(self, value: Any) -> Any:
        """The value; raises TemplateCostError where it is a text or list that is too long."""
        if _size(value) > MOST_CHARACTERS:
            raise TemplateCostError(f"a text has more than {MOST_CHARACTERS:,} characters")
        return value

    def concat(self, parts: Iterable[str]) -> str:
        """The parts as one text. The line of a page that goes beyond the bound is named."""
        kept: list[str] = []
        length = 0
        for part in parts:
            length += len(part)
            if length > MOST_CHARACTERS:
                error = TemplateCostError(f"the page has more than {MOST_CHARACTERS:,} characters")
                if isinstance(parts, GeneratorType):
                    parts.throw(error)
                raise error
            kept.append(part)
        return "".join(kept)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A sum, product, power or formatted text, where its size can be foreseen."""
        if operator == "%" and isinstance(left, str):
            _refuse_width(left)
        if operator == "**":
            _refuse_work(_digits(left), _digits(right) and right)
        elif operator == "*" and not (isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS)):
            _refuse_work(left, right)
        result = super().call_binop(context, operator, left, right)
        self.spend(_steps(result))
        return self.bounded(result)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, PYI063 - as Jinja has it
        """A call; that of a text's method only where its result can't be too large."""
        owner = getattr(__obj, "__self__", None)
        if isinstance(__obj, BuiltinMethodType) and isinstance(owner, str | bytes):
            _refuse_work(owner, *args, *kwargs.values())
            result = super().call(__context, __obj, *args, **kwargs)
            __self.spend(_steps(owner) + _steps(result))
            return __self.bounded(result)
        return super().call(__context, __obj, *args, **kwargs)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """`str.format`, but for fields of any width."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None
        text = value.__self__

        @wraps(wrapped)
        def checked(*arguments: Any, **values: Any) -> str:
            _refuse_width(text)
            result: str = self.bounded(wrapped(*arguments, **values))
            return result

        return checked

    def _counted(self, filter_: Callable[..., Any]) -> Callable[..., Any]:
        """One of Jinja's own filters, refused where it would make or go through too much."""
        skipped = 1 if hasattr(filter_, "jinja_pass_arg") else 0

        @wraps(filter_)
        def counted(*arguments: Any, **values: Any) -> Any:
            given = (*arguments[skipped:], *values.values())
            _refuse_work(*given)
            if given and isinstance(given[0], str) and filter_ is FILTERS["format"]:
                _refuse_width(given[0])
            self.spend(1 + sum(map(_steps, given)))
            result = self.bounded(filter_(*arguments, **values))
            self.spend(_steps(result))
            return result

        return counted

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        # Each part that can be entered again counts itself.
        node: Any
        for node in (tree, *tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block))):
            steps = 1 if isinstance(node, nodes.For) else ENTRY
            first: nodes.Expr = nodes.Const(steps, lineno=node.lineno, environment=self)
            node.body.insert(0, nodes.ExprStmt(self._put(STEP, first), lineno=node.lineno))
        for loop in tree.find_all(nodes.For):
            if loop.test is not None:
                loop.iter = self._put(WEIGHED, loop.iter)
        operand: Any
        for operand in list(tree.find_all(nodes.Operand)):
            if operand.op in ("in", "notin"):
                operand.expr = self._put(WEIGHED, operand.expr)
        for joined in list(tree.find_all(nodes.Concat)):
            whole = nodes.Concat(joined.nodes, lineno=joined.lineno, environment=self)
            joined.nodes = [self._put(SIZED, whole)]
        return tree

    def _put(self, name: str, value: Any) -> nodes.Filter:
        line = value.lineno
        return nodes.Filter(value, name, [], [], None, None, lineno=line, environment=self)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute, else an item, where a template may read it.

        What has been judged once is handed out at once, but for methods: Jinja wraps
        `str.format` anew each time.
        """
        if self.judged.get((type(obj), attribute)):
            value = getattr(obj, attribute, _METHODS)
            if type(value) not in _METHODS and value is not _METHODS:
                return value
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read it."""
        key = (type(obj), attr)
        if key not in self.judged:
            self.judged[key] = super().is_safe_attribute(obj, attr, value)
        return self.judged[key]


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | bytes | list | tuple | range | dict) else 0


def _steps(value: Any) -> int:
    """What it takes to go through a value."""
    size = _size(value)
    return size // CHARACTERS_A_STEP if isinstance(value, str | bytes) else size


def _digits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 1


def _refuse_work(*values: Any) -> None:
    """Raises TemplateCostError by the product of sizes; a number is as large as it says."""
    sizes = (abs(int(v)) if isinstance(v, int) else _size(v) for v in values)
    if prod(max(1, size) for size in sizes) > MOST_WORK:
        raise TemplateCostError("a call would make or read too much")


def _refuse_width(text: str) -> None:
    if _WIDE.search(text):
        raise TemplateCostError("a text is formatted with a width of millions, or of an argument")
