"""What a build would hand to its workers, without building."""

from collections.abc import Callable
from pathlib import Path

from factsheet.build.artifacts import Output
from factsheet.build.editions import load_edition
from factsheet.build.layout import job_for
from factsheet.build.means import Means
from factsheet.build.pages import Pages
from factsheet.build.plan import make_plan
from factsheet.build.press import Job, Press
from factsheet.diagnostics import Findings
from factsheet.workspace import Workspace


def jobs_of(root: Path, chosen: Callable[[list[str]], list[str]]) -> tuple[Press, list[Job]]:
    """A PDF for each chosen sheet in each language; `chosen` picks from the names of all sheets."""
    workspace, findings = Workspace(root), Findings()
    edition = load_edition(workspace, findings)
    if edition is None:
        raise SystemExit("\n".join(map(str, findings)))
    means = Means.of(workspace, edition.config, findings)
    names = frozenset(chosen(list(edition.sheets)))
    output = Output.open(root / "no-such-folder")
    theme = means.theme
    plan = make_plan(edition, theme, output, findings, asked=tuple(edition.voices), is_whole=True)
    pages = Pages(edition, theme, plan.decisions, lambda _: True, findings)
    wanted = pages.sheets(lambda document: document.sheet_id in names)
    return means.printers.press, [job_for(page) for page in wanted]
