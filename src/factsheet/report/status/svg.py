"""The status as a badge: a self-contained SVG for a README.

It has a text alternative (`role="img"`, `<title>`), names states in words, not by colour alone,
and has a text contrast of at least 4.5:1 (WCAG 1.4.3).
"""

from html import escape
from unicodedata import bidirectional, combining

from factsheet.edition.record import LanguageState
from factsheet.report.status.status import LocaleStatus, Status
from factsheet.report.status.table import WORDS

LABEL, INK = "#3b4754", "#ffffff"
COLOURS = {
    LanguageState.PUBLISHED: "#1f7a3d",
    LanguageState.FALLBACK: "#8a5a00",
    LanguageState.KEPT: "#8a5a00",
    LanguageState.LEFT_OUT: "#b3261e",
}
HEIGHT, GAP, PADDING, LETTER = 20, 4, 8, 7
FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', 'Noto Sans', Arial, sans-serif"


def as_svg(status: Status) -> str:
    """One badge for each language, one below the other; the source language has none."""
    shown = [one for one in status.locales if not one.is_source] or list(status.locales)
    label = max(_width(one.autonym) for one in shown)
    value = max(_width(_value(one)) for one in shown)
    height = len(shown) * (HEIGHT + GAP) - GAP
    title = "; ".join(f"{one.autonym}: {_value(one, ' translated')}" for one in shown)
    rows = "".join(_row(one, n * (HEIGHT + GAP), label, value) for n, one in enumerate(shown))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-label="{escape(title)}" '
        f'width="{label + value}" height="{height}" viewBox="0 0 {label + value} {height}">\n'
        f"<title>{escape(title)}</title>\n"
        f'<g font-family="{FONT}" font-size="12" fill="{INK}" text-anchor="middle">\n'
        f"{rows}</g>\n</svg>\n"
    )


def _row(one: LocaleStatus, top: int, label: int, value: int) -> str:
    baseline = top + 14
    return (
        f'<rect y="{top}" width="{label}" height="{HEIGHT}" fill="{LABEL}"/>'
        f'<rect x="{label}" y="{top}" width="{value}" height="{HEIGHT}" '
        f'fill="{COLOURS[one.decision.state]}"/>'
        f'<text x="{label / 2:g}" y="{baseline}" xml:lang="{one.locale}" '
        f'direction="{_direction(one.autonym)}">{escape(one.autonym)}</text>'
        f'<text x="{label + value / 2:g}" y="{baseline}">{_value(one)}</text>\n'
    )


def _value(one: LocaleStatus, what: str = "") -> str:
    state = one.decision.state
    said = "" if state is LanguageState.PUBLISHED else f", {WORDS[state]}"
    return f"{one.selected.percent}%{what}{said}"


def _width(text: str) -> int:
    """Wide enough for any system's font, in px."""
    return 2 * PADDING + LETTER * sum(not combining(character) for character in text)


def _direction(text: str) -> str:
    is_rtl = any(bidirectional(character) in ("R", "AL") for character in text)
    return "rtl" if is_rtl else "ltr"
