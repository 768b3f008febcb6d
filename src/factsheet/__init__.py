"""Publish sourced facts as localized fact sheets: web pages and accessible PDFs.

The names in `__all__` are the public interface; docs/python.md describes it. Each is imported when
it is first used, so `import factsheet` loads nothing else.
"""

TYPE_CHECKING = False  # `typing` would take longer than all the rest; type checkers know the name
if TYPE_CHECKING:
    from factsheet.catalogs.catalog import Catalog
    from factsheet.diagnostics import Diagnostic, Findings, Severity
    from factsheet.edition.document import Document
    from factsheet.edition.formats import FormatRow
    from factsheet.interface.publication import OpenPublication, open_publication, verify_edition
    from factsheet.interface.results import BuildResult, CheckResult, UnknownNameError, VerifyResult

__version__ = "0.1.0"
__all__ = [
    "BuildResult",
    "Catalog",
    "CheckResult",
    "Diagnostic",
    "Document",
    "Findings",
    "FormatRow",
    "OpenPublication",
    "Severity",
    "UnknownNameError",
    "VerifyResult",
    "__version__",
    "open_publication",
    "verify_edition",
]
_HOMES = {
    "BuildResult": "interface.results",
    "Catalog": "catalogs.catalog",
    "CheckResult": "interface.results",
    "Diagnostic": "diagnostics",
    "Document": "edition.document",
    "Findings": "diagnostics",
    "FormatRow": "edition.formats",
    "OpenPublication": "interface.publication",
    "Severity": "diagnostics",
    "UnknownNameError": "interface.results",
    "VerifyResult": "interface.results",
    "open_publication": "interface.publication",
    "verify_edition": "interface.publication",
}

if not TYPE_CHECKING:  # otherwise type checkers would allow any name

    def __getattr__(name: str) -> object:
        """A public name, from the module that defines it."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = found  # look it up only once
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
