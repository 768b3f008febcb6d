"""A token that the publication sets is also set where the theme has another value for it."""

from collections.abc import Collection, Iterator

from factsheet.config.theme import ThemeSettings
from factsheet.diagnostics import Diagnostic, Severity
from factsheet.gate.rule import Rule
from factsheet.gate.theme.tokens import DARK, StyleSheet, tokens_in

UNPAIRED = Rule(
    code="unpaired-token",
    severity=Severity.WARNING,
    summary="A token of the publication does not reach dark screens, or pages from right to left.",
    rationale="Themes have colours of their own for dark screens, and distances of their own for "
    "scripts that stand taller. A value in [theme.tokens] leaves these as they are, so that pages "
    "stay legible; but then half of the readers see the theme's accent, not the publication's.",
    bad='[theme.tokens]\naccent = "#9b2d5f"',
    good='[theme.tokens]\naccent = "#9b2d5f"\n\n[theme.tokens.dark]\naccent = "#ee9fc2"',
)
RULES = (UNPAIRED,)
RTL = ':root[dir="rtl"]'


def check_unpaired(
    settings: ThemeSettings, sheets: tuple[StyleSheet, ...], directions: Collection[str]
) -> Iterator[Diagnostic]:
    """What `[theme.tokens]` says and its tables for the special cases don't.

    `directions` are those of the publication's languages: `ltr`, `rtl`.
    """
    shared = [sheet for sheet in sheets if not sheet.is_own]
    dark = {name for one in shared for media, name, _ in tokens_in(one) if DARK.search(media)}
    rtl = {name for one in shared for _, name, _ in tokens_in(one, RTL)}
    for table, special, own, where in (
        ("dark", dark, settings.dark, "dark screens"),
        ("rtl", rtl if "rtl" in directions else (), settings.rtl, "pages from right to left"),
    ):
        for name in settings.tokens:
            if name in special and name not in own:
                message = f"{where} keep the theme's “{name}”"
                at = settings.place("tokens", name)
                hint = f"set it in [theme.tokens.{table}] too"
                yield Diagnostic(UNPAIRED.code, message, at, UNPAIRED.severity, hint)
