"""Formats as a page that stands alone: to be read by an editor of each language, and signed."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from factsheet.report.formats.table import HEAD, FormatTable, LanguageFormats, cells

_STYLE = Markup("""\
body { font: 1rem/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #bbb; padding: .25rem .5rem; vertical-align: top }
th, td { text-align: start }
td:last-child { font-size: 1.15em }
.signature { border-collapse: separate; margin-block: 2rem 4rem; width: auto }
.signature td { border-bottom: 1px solid; min-width: 14rem }
.signature th { border: 0 }
tr { break-inside: avoid }
@media print { section + section { break-before: page } }
""")


def as_html(table: FormatTable) -> str:
    """One section for each language, with a place for a name and a date below it."""
    versions = ", ".join(f"{name} {version}" for name, version in table.tools.items())
    title = Markup("Formats: {}").format(table.publisher)
    parts = [
        Markup('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">\n'),
        Markup("<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n").format(title, _STYLE),
        Markup("<h1>{}</h1>\n<p>Edition of {}. Written by {}.</p>\n").format(
            title, table.edition, versions
        ),
        *(part for language in table.languages for part in _section(language)),
        Markup("</body>\n</html>\n"),
    ]
    return str(Markup("").join(parts))


def _section(language: LanguageFormats) -> Iterator[Markup]:
    tag, direction = language.locale, language.direction
    yield Markup('<section>\n<h2>{} <span lang="{}" dir="{}">{}</span></h2>\n').format(
        tag, tag, direction, language.autonym
    )
    *names, last = HEAD
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in names)
    yield Markup(
        '<table>\n<thead><tr>{}<th scope="col" dir="{}">{}</th></tr></thead>\n<tbody>\n'
    ).format(heads, direction, last)
    for row in language.rows:
        *left, printed = map(escape, cells(row))
        data = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in left)
        yield Markup('<tr>{}<td lang="{}" dir="{}">{}</td></tr>\n').format(
            data, tag, direction, printed
        )
    yield Markup("</tbody>\n</table>\n")
    yield Markup(
        '<table class="signature"><tr><th scope="row">Read by</th><td></td>'
        '<th scope="row">on</th><td></td></tr></table>\n</section>\n'
    )
