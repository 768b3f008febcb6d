"""Jinja's sandbox with cached access decisions, and limits on the cost of templates.

Templates come with a theme and are untrusted. A few words can cause any amount of work: nested
loops, macros that call themselves twice, `"a" * 10**9`. So each iteration of a loop, and each
macro, block and template entered, counts as a step, and steps and characters per page are
limited. The limits do not depend on the machine.
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
"""Maximum number of steps of a page: a table of 100,000 rows with ten columns takes a million."""
MOST_CHARACTERS = 32 * 2**20
"""Maximum number of characters of a page, and of any text made in a template."""
MOST_WORK = 100_000_000
"""Maximum product of the sizes of a call's arguments: `"a"|center(10**9)` is refused."""
CHARACTERS_A_STEP = 100
"""Number of characters that count as one step when a text is processed."""
ENTRY = 20
"""Steps for entering a macro, block or template: it takes about as long as 20 iterations."""
STEP, WEIGHED, SIZED = "factsheet_step", "factsheet_weighed", "factsheet_sized"
"""Filters that are inserted into templates when they are compiled."""

_METHODS = (MethodType, BuiltinMethodType)
_WIDE = re.compile(r"[0-9]{7}|[%.0-9]\*|\{[^{}]*:[^{}]*\{")
"""A format field that is millions of characters wide, or whose width is an argument."""
_NUMBERS = (int, float)


class TemplateCostError(TemplateRuntimeError):
    """A template asks for more work than a page may take."""


class _Page(Template):
    def render(self, *arguments: Any, **values: Any) -> str:
        """Render the page with a fresh count of steps."""
        cast("Sandbox", self.environment).spent = 0
        return super().render(*arguments, **values)


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that decides once for each attribute of each type whether it is safe.

    Jinja's decision depends only on the type of the object and the name of the attribute.
    """

    template_class = _Page
    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.judged: dict[tuple[type, str], bool] = {}
        self.spent = 0
        """Number of steps of the page so far."""
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
        """Count steps. Raises TemplateCostError if the page exceeds its limit."""
        self.spent += steps
        if self.spent > MOST_STEPS:
            message = f"the page takes more than {MOST_STEPS:,} steps of loops and macros"
            raise TemplateCostError(message)

    def bounded(self, value: Any) -> Any:
        """The value. Raises TemplateCostError if it is too long a text or list."""
        if _size(value) > MOST_CHARACTERS:
            raise TemplateCostError(f"a text has more than {MOST_CHARACTERS:,} characters")
        return value

    def concat(self, parts: Iterable[str]) -> str:
        """Join the parts. The error for a page that is too long names the line."""
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
        """Evaluate a sum, product, power or format, unless its result would be too large."""
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
        """Call an object; methods of strings only if their result cannot be too large."""
        owner = getattr(__obj, "__self__", None)
        if isinstance(__obj, BuiltinMethodType) and isinstance(owner, str | bytes):
            _refuse_work(owner, *args, *kwargs.values())
            result = super().call(__context, __obj, *args, **kwargs)
            __self.spend(_steps(owner) + _steps(result))
            return __self.bounded(result)
        return super().call(__context, __obj, *args, **kwargs)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """`str.format` without very wide fields."""
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
        """Wrap one of Jinja's filters, to refuse too large arguments and results."""
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
        # Each part that can be entered repeatedly counts its entries.
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
        """An attribute, else an item, if a template may read it.

        Decisions are cached, except for methods, because Jinja wraps `str.format` each time.
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
    """Number of steps that processing a value takes."""
    size = _size(value)
    return size // CHARACTERS_A_STEP if isinstance(value, str | bytes) else size


def _digits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 1


def _refuse_work(*values: Any) -> None:
    """Raise TemplateCostError if the product of sizes is too large. The size of a number is its
    value."""
    sizes = (abs(int(v)) if isinstance(v, int) else _size(v) for v in values)
    if prod(max(1, size) for size in sizes) > MOST_WORK:
        raise TemplateCostError("a call would make or read too much")


def _refuse_width(text: str) -> None:
    if _WIDE.search(text):
        raise TemplateCostError("a text is formatted with a width of millions, or of an argument")
