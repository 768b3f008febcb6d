"""What the other stages report: rules to read, whose finding out is elsewhere.

Loading, localizing and rendering put their findings where they meet them. Here stands what
each of their codes means, for `explain`, for the documentation and for the levels of
`[checks]`. A test holds the two together.
"""

from functools import partial

from factsheet.diagnostics import Severity
from factsheet.gate.rule import Rule

FATAL = partial(Rule, severity=Severity.ERROR, is_fixed=True)
"""Without it nothing could be made, or something wrong would be."""
NOTED = partial(Rule, severity=Severity.WARNING)
"""The pages are right as far as they go, and somebody should know."""
TOLD = partial(Rule, severity=Severity.NOTE)
"""Nothing is wrong: the tool says what it has done."""
