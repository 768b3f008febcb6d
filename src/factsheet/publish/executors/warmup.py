"""Warm up workers by printing a page while a build is still rendering its own.

The first page of a process takes as long as three others, because libraries are loaded, style
sheets parsed and fonts read.
"""

from datetime import date

from factsheet.load.theme import Stylesheet
from factsheet.pages.pictures import Picture
from factsheet.paper.pdf import Pdf
from factsheet.publish.press import Job, Press

WEIGHTS = range(300, 800, 100)
PAGE = """\
<!doctype html>
<html lang="en">
<head><title>Warm-up</title>{styles}</head>
<body>
<h1>One</h1>
{weights}
<p>Two <a href="https://example.org/">three</a></p>
<ul><li>Four</li></ul>
<table><tbody><tr><th>Five</th><td>Six</td></tr></tbody></table>
<svg viewBox="0 0 9 9" width="9" height="9"><path d="M0 0L9 9z"/></svg>
<div style="display: flex"><p>Seven</p></div>
<div style="columns: 2"><p>Eight</p></div>
</body>
</html>
"""


def warm_up(press: Press) -> Pdf:
    """Print a page that uses every common feature. Raises what printing raises."""
    styles = (
        f'<link rel="stylesheet" href="{sheet.name}" media="{sheet.media}">'
        for sheet in map(Stylesheet, press.resources)
        if sheet.name.endswith(".css")
    )
    weights = (f'<p style="font-weight: {weight}">{weight}</p>' for weight in WEIGHTS)
    html = PAGE.format(styles="".join(styles), weights="".join(weights))
    return press.print(Job("warm-up.pdf", html, b"{}", date.min, limit=9, pictures=tuple(Picture)))
