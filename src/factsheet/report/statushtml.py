"""A status as a single HTML file, for translators."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from factsheet.edition.completeness import PrintedMessage, Tally
from factsheet.report.status import HEAD, WORDS, LocaleStatus, Status, tally_cells

_STYLE = Markup("""\
:root { color-scheme: light dark; --line: light-dark(#c3c9d2, #48505c) }
html { background: light-dark(#fff, #14181f); color: light-dark(#14181f, #f2f4f8) }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem }
main { padding-inline: 1rem }
.frame { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: start }
td, th + th { text-align: end; font-variant-numeric: tabular-nums }
.bar { display: block; height: .4rem; min-width: 6rem; border: 1px solid var(--line) }
.bar span { display: block; height: 100%; background: light-dark(#0b6b74, #6cc7cd) }
li { margin-block: .5rem }
code { overflow-wrap: anywhere }
""")


def as_html(status: Status) -> str:
    """A table of the languages, and a section for each that is not complete."""
    title = Markup("Translations: {}").format(status.publisher)
    parts = [
        Markup('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">\n'),
        Markup("<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n").format(title, _STYLE),
        Markup("<main>\n<h1>{}</h1>\n<p>Edition of {}.</p>\n").format(title, status.edition),
        *_table("Languages", ("language", *HEAD, "next build"), map(_language, status.locales)),
        *(part for one in status.locales for part in _section(one, status)),
        Markup("</main>\n</body>\n</html>\n"),
    ]
    return str(Markup("").join(parts))


def _language(one: LocaleStatus) -> tuple[Markup, Tally, str]:
    return _name(one), one.total, _state(one)


def _name(one: LocaleStatus) -> Markup:
    name = Markup('<span lang="{}" dir="auto">{}</span> <code>{}</code>')
    return name.format(one.locale, one.autonym, one.locale)


def _state(one: LocaleStatus) -> str:
    return "source language" if one.is_source else WORDS[one.decision.state]


def _section(one: LocaleStatus, status: Status) -> Iterator[Markup]:
    if not (one.total.left or one.corrected or status.is_selection):
        return
    yield Markup('<section id="{}">\n<h2>{}</h2>\n').format(one.locale, _name(one))
    yield Markup("<p>{}: {}.</p>\n").format(_state(one).capitalize(), one.decision.reason)
    rows = [(Markup("<code>{}</code>").format(name), tally) for name, tally in one.sheets.items()]
    rows += [(Markup("every page"), one.frame)] if one.frame else []
    yield from _table(f"Sheets in {one.locale}", ("sheet", *HEAD), rows)
    blockers = [(b.unit, b.unit.progress + ", required" * b.is_required) for b in one.blockers]
    yield from _messages("What blocks publication", blockers)
    corrected = [(unit, "kept") for unit in one.corrected]
    yield from _messages("Translations kept when their source text was corrected", corrected)
    yield Markup("</section>\n")


def _table(
    name: str, heads: Sequence[str], rows: Iterable[tuple[Markup, Tally, *tuple[str, ...]]]
) -> Iterator[Markup]:
    yield Markup('<div class="frame" tabindex="0" role="group" aria-label="{}">\n').format(name)
    said = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in heads)
    yield Markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n").format(said)
    for head, tally, *words in rows:
        percent, *numbers = tally_cells(tally)
        yield Markup('<tr><th scope="row">{}</th><td>{}').format(head, percent)
        yield Markup(
            '<span class="bar" aria-hidden="true"><span style="width: {}"></span></span></td>'
        ).format(percent)
        yield from (Markup("<td>{}</td>").format(cell) for cell in (*numbers, *words))
        yield Markup("</tr>\n")
    yield Markup("</tbody>\n</table>\n</div>\n")


def _messages(heading: str, messages: list[tuple[PrintedMessage, str]]) -> Iterator[Markup]:
    if not messages:
        return
    yield Markup("<h3>{}: {}</h3>\n<ul>\n").format(heading, len(messages))
    for unit, why in messages:
        yield Markup("<li>{}: <code>{}</code> <bdi>{}</bdi><br><code>{}</code></li>\n").format(
            why, unit.message.context or "template", unit.message.singular, unit.at
        )
    yield Markup("</ul>\n")
