"""What a build would hand to its workers, without building."""

from collections.abc import Callable, Collection
from pathlib import Path

from factsheet.diagnostics import Findings
from factsheet.gate.editions import load_edition
from factsheet.pages.pages import Pages
from factsheet.publish.artifacts import Output
from factsheet.publish.layout import Means, job_for
from factsheet.publish.plan import make_plan
from factsheet.publish.press import Job, Press
from factsheet.workspace import Workspace


def jobs_of(
    root: Path, chosen: Callable[[list[str]], list[str]], tags: Collection[str] = ()
) -> tuple[Press, list[Job]]:
    """A PDF for each chosen sheet in the languages, or in all.

    `chosen` picks from the names of all sheets.
    """
    workspace, findings = Workspace(root), Findings()
    edition = load_edition(workspace, findings)
    if edition is None:
        raise SystemExit("\n".join(map(str, findings)))
    means = Means.of(workspace, edition.config, findings)
    names = frozenset(chosen(list(edition.sheets)))
    output = Output.open(root / "no-such-folder")
    theme = means.theme
    languages = tuple(tag for tag in edition.voices if not tags or tag in tags)
    everything = (languages, tuple(edition.sheets))
    plan = make_plan(edition, theme, output, findings, *everything, has_html=True)
    pages = Pages(edition, theme, plan.decisions, lambda _: True, findings)
    wanted = pages.sheets(lambda document: document.sheet_id in names)
    return means.printers.press, [job_for(page) for page in wanted]
