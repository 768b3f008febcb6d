"""Rules whose findings are reported while files are read, pages are made or an edition is verified.

Rules of the gate are in its modules, beside the functions that apply them. Those here are reported
by several packages, none of which the others may import.
"""

from functools import partial
from types import ModuleType

from factsheet.diagnostics import Rule, Severity

fixed_error = partial(Rule, severity=Severity.ERROR, is_fixed=True)
"""A rule without which nothing could be made, or something wrong would be."""
error = partial(Rule, severity=Severity.ERROR)
warning = partial(Rule, severity=Severity.WARNING)
note = partial(Rule, severity=Severity.NOTE)


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """All rules of a module of this package, in its order."""
    return tuple(one for one in vars(module).values() if isinstance(one, Rule))
