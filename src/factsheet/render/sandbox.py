"""Jinja's sandbox, which remembers what it has judged."""

from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

_METHODS = (MethodType, BuiltinMethodType)


class Sandbox(ImmutableSandboxedEnvironment):
    """Judges each attribute of each type once: a page asks for hundreds of them.

    Jinja's judgement goes by the type of an object and the name of the attribute alone.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.judged: dict[tuple[type, str], bool] = {}

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
